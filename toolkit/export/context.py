"""What an export says about itself: which list it is, whose it is, and when it was taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.site_config import Publisher
from toolkit.text import dutch_date

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ExportContext:
    """The list that is exported.

    Attributes:
        parameters: the parameters of the URL, name → values, as validated.
        in_woorden: the same selection in Dutch words, such as ``fase is Groepsfase``.
        url: public address of the page that shows the same list.
        geraadpleegd: the day on which the list was taken.
        publisher: who publishes the catalogue.
        overig: with what stands in columns that nobody named yet; see `toolkit.weergave.overig`.

    """

    parameters: Parameters
    in_woorden: str
    url: str
    geraadpleegd: date
    publisher: Publisher
    overig: bool = False

    @property
    def in_een_regel(self) -> str:
        """What this is, in one line: title, selection and day."""
        return f"{self.publisher.titel}. {self.in_woorden} ({self.dag})"

    @property
    def citation(self) -> str:
        """How to cite this list, in Dutch."""
        return f"{self.publisher.uitgever}. {self.publisher.titel}. Geraadpleegd op {self.dag}, via {self.url}"

    @property
    def dag(self) -> str:
        """The day on which the list was taken, such as ``22 november 2026``."""
        return dutch_date(self.geraadpleegd)
