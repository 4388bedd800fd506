"""How a table hangs on its terms, and what a person may choose among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

TermId = str | int


class Modus(StrEnum):
    """How the chosen terms of one dimension work together."""

    EEN = "een"
    ALLE = "alle"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Relation:
    """One dimension: a table, the junction table beside it and the table of terms behind that.

    `broader_kolom` is the column of the term table that names the broader term, or None when the terms are a flat list.
    `kenmerken` are columns of the junction table that say something about one tag, such as its status.
    """

    naam: str
    tabel: str
    sleutel: str
    koppeltabel: str
    tabel_kolom: str
    term_kolom: str
    termtabel: str
    label_kolom: str
    broader_kolom: str | None = None
    term_sleutel: str = "id"
    kenmerken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen in one dimension; a broader term means itself and everything under it.

    The choice is two conditions on a row, and a row has to meet both:

    - *terms*: under `een` the row has at least one of `term_ids`, or no term at all in the dimension when
      `niet_gerapporteerd`; under `alle` it has every one of them. No terms chosen is no condition.
    - *kenmerken*: at least one tag of the row has a chosen value in each of these columns at once. Values are text,
      whatever the column holds, and None is an empty cell. Where terms are chosen it has to be a tag of one of those,
      else any tag of the dimension will do.

    `geen` is the opposite of `een`: the rows that the same choice under `een` would leave out.
    """

    relation: Relation
    term_ids: tuple[TermId, ...] = ()
    modus: Modus = Modus.EEN
    niet_gerapporteerd: bool = False
    kenmerken: Mapping[str, tuple[str | None, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        unknown = sorted(set(self.kenmerken) - set(self.relation.kenmerken))
        if unknown:
            raise ValueError(f"{self.relation.naam!r} has no attribute column {', '.join(unknown)}")
        if not all(self.kenmerken.values()):
            raise ValueError(f"an attribute of {self.relation.naam!r} is filtered on no value at all")

    @property
    def is_empty(self) -> bool:
        """True when nothing is chosen, so every row passes, whatever the modus is."""
        return not (self.term_ids or self.niet_gerapporteerd or self.kenmerken)

    @property
    def is_contradiction(self) -> bool:
        """True when no row can meet the choice, whatever is in the database (for `geen`: when every row does).

        A row without terms has none of the chosen ones, and has no tag that could carry an attribute.
        """
        if not self.niet_gerapporteerd:
            return False
        every = self.modus is Modus.ALLE
        return bool(every and self.term_ids) or bool(self.kenmerken and (every or not self.term_ids))
