"""Which list an intervention stands on, whatever the file of that list is called now."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final


def _by_its_own_name(bestand: str) -> Collection[str]:
    return (bestand,)


@dataclass(frozen=True, slots=True)
class Lists:
    """What is known of lists when two of them have an intervention of one name.

    Attributes:
        known_as: file name of a workbook → the names by which curators may know it (itself and what it replaces).
        published: id → names of the files whose cells gave it its terms in the last publication.
        corrected: file name → name as a correction writes it, folded → name that it put right.

    """

    known_as: Callable[[str], Collection[str]] = _by_its_own_name
    published: Mapping[str, frozenset[str]] = field(default_factory=dict)
    corrected: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def is_named(self, werkboek: str, bestand: str) -> bool:
        """Return whether `werkboek`, a file name without its ending, is the list in `bestand`."""
        return werkboek in (PurePath(name).stem for name in self.known_as(bestand))

    def gave(self, id_: str, bestand: str) -> bool:
        """Return whether the last publication read intervention `id_` from the list in `bestand`."""
        return not self.published.get(id_, frozenset()).isdisjoint(self.known_as(bestand))


BY_NAME: Final = Lists()
"""Nothing was published yet, and every file is known by its own name only."""
