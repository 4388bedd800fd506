"""Two columns never silently claim one field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.mapping.column import Column, Knowledge
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.workbook_reading import Waarom

_LITERAL = 100


@dataclass(frozen=True, slots=True)
class Double:
    """Two columns for one field.

    Attributes:
        kept: the column that is read as the field.
        other: the column that also claims it.
        both: both are read; a dimension may have several columns.
        same_header: their headers are equal.

    """

    kept: Column
    other: Column
    both: bool
    same_header: bool


def settle_columns(columns: Sequence[Column], knowledge: Knowledge) -> tuple[list[Column], list[Double]]:
    """Return the columns with every field claimed once where it can only be one column, and what was settled.

    A person's decision wins, then the surest claim, then the first. Columns for one dimension are all read; so are the
    same fields of several publications, each below its own group header, and columns that a person gave one field.
    """
    best: dict[tuple[str, ...], Column] = {}
    for column in sorted(columns, key=lambda column: (column.waarom is not Waarom.CURATOR, -column.zekerheid)):
        if column.veld is not None and not column.crosses and not column.outcome_of:
            best.setdefault(_claim(column, knowledge), column)
    settled, doubles = [], []
    headers: dict[tuple[str, str], Column] = {}
    for column in columns:
        if column.veld is None or column.outcome_of:
            settled.append(column)
            continue
        double = _double(column, best, headers, knowledge)
        if double is not None:
            doubles.append(double)
        settled.append(
            column if double is None or double.both else replace(column, veld=None, zekerheid=0, waarom=None)
        )
        headers.setdefault((column.veld, column.kop.casefold()), column)
    return settled, doubles


def _double(
    column: Column, best: dict[tuple[str, ...], Column], headers: dict[tuple[str, str], Column], knowledge: Knowledge
) -> Double | None:
    veld = column.veld or ""
    twin = headers.get((veld, column.kop.casefold()))
    if column.crosses:
        return Double(twin, column, both=True, same_header=True) if twin is not None else None
    first = best[_claim(column, knowledge)]
    if first.pos == column.pos:
        return None
    several = veld in knowledge.vocabulary or (
        veld not in knowledge.velden.single and {column.waarom, first.waarom} == {Waarom.CURATOR}
    )
    if several and twin is None and (_same_group(column, first, knowledge) or _both_literal(column, first)):
        return None
    return Double(first, column, both=several, same_header=twin is not None)


def _both_literal(column: Column, first: Column) -> bool:
    """Return whether each header is literally one of the field: *Doelgroep* and *Intermediaire doelgroep*.

    Both are read, and the curators' files say of both what they are: nothing is left to decide.
    """
    return column.zekerheid == first.zekerheid == _LITERAL


def _claim(column: Column, knowledge: Knowledge) -> tuple[str, ...]:
    veld = column.veld or ""
    if veld in knowledge.velden.single or veld in knowledge.vocabulary:
        return (veld,)
    if veld.startswith("publicatie."):
        return (veld, SEPARATOR.join(column.path[:-1]))
    return (veld,)


def _same_group(column: Column, first: Column, knowledge: Knowledge) -> bool:
    """Return whether both columns stand below one group header that names their field."""
    if len(column.path) < 2 or column.path[:-1] != first.path[:-1]:
        return False
    return knowledge.velden.strong(column.path[-2]) == column.veld
