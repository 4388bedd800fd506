"""How a table hangs on its terms, and what a person may choose among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

TermId = str | int


class Mode(StrEnum):
    """How the chosen terms of one dimension work together."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Relation:
    """One dimension: a table, the junction table beside it and the table of terms behind that.

    `terms` is that table, and `broader_column` its column that names the broader term, None when terms are a flat list.
    `attributes` are columns of the junction table that say something about one tag, such as its status.
    """

    name: str
    table: str
    key: str
    junction: str
    row_column: str
    term_column: str
    terms: str
    label_column: str
    broader_column: str | None = None
    term_key: str = "id"
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen in one dimension; a broader term means itself and everything under it.

    The choice is two conditions on a row, and a row has to meet both:

    - *terms*: under `any` the row has at least one of `term_ids`, or no term at all in the dimension when
      `not_reported`; under `all` it has every one of them. No terms chosen is no condition.
    - *attributes*: at least one tag of the row has a chosen value in each of these columns at once. Values are text,
      whatever the column holds, and None is an empty cell. Where terms are chosen it has to be a tag of one of those,
      else any tag of the dimension will do.

    `none` is the opposite of `any`: the rows that the same choice under `any` would leave out.
    """

    relation: Relation
    term_ids: tuple[TermId, ...] = ()
    mode: Mode = Mode.ANY
    not_reported: bool = False
    attributes: Mapping[str, tuple[str | None, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        unknown = sorted(set(self.attributes) - set(self.relation.attributes))
        if unknown:
            raise ValueError(f"{self.relation.name!r} has no attribute column {', '.join(unknown)}")
        if not all(self.attributes.values()):
            raise ValueError(f"an attribute of {self.relation.name!r} is filtered on no value at all")

    @property
    def is_empty(self) -> bool:
        """True when nothing is chosen, so every row passes, whatever the mode is."""
        return not (self.term_ids or self.not_reported or self.attributes)

    @property
    def is_contradiction(self) -> bool:
        """True when no row can meet the choice, whatever is in the database (for `none`: when every row does).

        A row without terms has none of the chosen ones, and has no tag that could carry an attribute.
        """
        if not self.not_reported:
            return False
        every = self.mode is Mode.ALL
        return bool(every and self.term_ids) or bool(self.attributes and (every or not self.term_ids))
