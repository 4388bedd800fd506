"""What an export says about itself: which list it is, whose it is, and when it was taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the catalogue, for the licence and the citation."""

    titel: str
    basisadres: str
    uitgever: str
    licentie: str
    licentie_url: str
    contact: str


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
    def citation(self) -> str:
        """How to cite this list, in Dutch."""
        day = f"{self.geraadpleegd.day} {_MONTHS[self.geraadpleegd.month - 1]} {self.geraadpleegd.year}"
        return f"{self.publisher.uitgever}. {self.publisher.titel}. Geraadpleegd op {day}, via {self.url}"


_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
