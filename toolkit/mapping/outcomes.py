"""A column beside the columns of elements that says with which outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.mapping.certainty import OUTCOMES, propose
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.fields import SURE
from toolkit.mapping.signs import Signs
from toolkit.reading.sheet import Cell
from toolkit.reading.workbook_reading import Waarom
from toolkit.terms.header_keys import header_keys
from toolkit.terms.split import Splitter
from toolkit.terms.told import told_status
from toolkit.text import plain_sign
from toolkit.waarden import Status, Woorden, is_sign, is_status

_MOSTLY, _HARDLY = 0.6, 0.4
_FEW = 3  # cells; so few are judged together with those below the same header


def mark_outcomes(
    columns: Sequence[Column], cells: Mapping[int, list[Cell]], signs: Signs, knowledge: Knowledge, *, confirmed: bool
) -> list[Column]:
    """Mark each column that says the outcome of the elements in the columns beside it.

    Its header may mean other things (*Status*), so its cells decide, as a whole: most are statuses, hardly any is, or a
    person must say. A person says so by giving it the dimension of the elements.

    Args:
        columns: all columns of a table, with what a person decided about them.
        cells: the cells by position.
        signs: the signs that a legend or a curator explains.
        knowledge: fields, terms and words.
        confirmed: a person has looked at all columns, so that only what was decided counts.

    """
    headed = [column for column in columns if _may_hold_outcomes(column, columns, knowledge, confirmed=confirmed)]
    elements = [column for column in columns if column not in headed and knowledge.has_status(column.veld or "")]
    if not elements:
        return list(columns)
    marked = {column.pos: _share(column, headed, cells, signs, knowledge) for column in headed}
    outcomes = [column for column in headed if _is_outcome(column, marked[column.pos])]
    settled = []
    for column in columns:
        if column in outcomes:
            owners = _owners(column, elements, outcomes)
            column = replace(
                column,
                veld=owners[0].veld,
                term=None,
                crosses=False,
                outcome_of=tuple(owner.pos for owner in owners),
                zekerheid=max(column.zekerheid, SURE),
                waarom=Waarom.CURATOR if column.waarom is Waarom.CURATOR else Waarom.WAARDEN,
                voorstel=(),
                regel="",
            )
        elif column.pos in marked and column.waarom is not Waarom.CURATOR:
            column = _asked(column, elements[0].veld or "", marked[column.pos])
        settled.append(column)
    return settled


def _is_outcome(column: Column, share: float) -> bool:
    return share > 0 if column.waarom is Waarom.CURATOR else share >= _MOSTLY


def _may_hold_outcomes(column: Column, columns: Sequence[Column], knowledge: Knowledge, *, confirmed: bool) -> bool:
    """Return whether a header may head outcomes; *Empathie › Status* alone is the column of the element itself."""
    if not any(map(knowledge.woorden.is_status_header, header_keys(column.leaf))):
        return False
    if column.waarom is Waarom.CURATOR:
        return column.term is None and knowledge.has_status(column.veld or "")
    siblings = (one for one in columns if one.pos != column.pos and one.term == column.term and _band(one, column))
    return not confirmed and (column.term is None or any(siblings))


def _band(one: Column, other: Column) -> bool:
    return one.path[:-1] == other.path[:-1]


def _owners(column: Column, elements: Sequence[Column], outcomes: Sequence[Column]) -> list[Column]:
    """Return the columns of elements whose outcome `column` says: the nearest one, or the row of crosses it ends.

    Outcomes stand behind their elements, unless the first stands before the first element.
    """
    banded = [one for one in elements if _band(one, column)] if len(column.path) > 1 else []
    elements = banded or elements
    if column.term is not None:
        elements = [one for one in elements if one.term == column.term]
    before = min(one.pos for one in outcomes) < min(one.pos for one in elements)
    behind = [one for one in elements if (one.pos > column.pos) is before]
    nearest = min(behind or elements, key=lambda one: abs(one.pos - column.pos))
    step = 1 if nearest.pos > column.pos else -1
    crossed = {one.pos: one for one in elements if one.term is not None or one.crosses}
    run = [nearest]
    while nearest.pos in crossed and run[-1].pos + step in crossed:
        run.append(crossed[run[-1].pos + step])
    return sorted(run, key=lambda one: one.pos)


def _share(
    column: Column, headed: Sequence[Column], cells: Mapping[int, list[Cell]], signs: Signs, knowledge: Knowledge
) -> float:
    """Return the share of the cells of a column that are outcomes: 0 to 1."""
    woorden = knowledge.woorden
    told = _told(cells.get(column.pos, []), signs, woorden)
    alike = [one for one in headed if header_keys(one.leaf) == header_keys(column.leaf)]
    if len(told) < _FEW:
        told = [said for one in alike for said in _told(cells.get(one.pos, []), signs, woorden)]
    if told:
        return sum(told) / len(told)
    found = (cell for one in alike for cell in cells.get(one.pos, []))
    return float(any(is_sign(cell.text) and woorden.status(plain_sign(cell.text)) is not None for cell in found))


def _told(cells: Sequence[Cell], signs: Signs, woorden: Woorden) -> list[bool]:
    """Return of every cell that says something whether that is an outcome; a dash or *onbekend* says nothing."""
    return [
        is_sign(cell.text) or None not in outcomes_in(cell.text, signs, woorden)
        for cell in cells
        if signs.meaning(cell.text) is not None or not (cell.mark.leeg or cell.mark.onbekend)
    ]


def _asked(column: Column, veld: str, share: float) -> Column:
    """Return a column that may hold outcomes: a question when that is not sure, or when it is nothing else for sure."""
    if share >= _HARDLY or (share > 0 and column.veld is None):
        return propose(column, OUTCOMES, *column.voorstel, veld)
    return column


def outcomes_in(text: str, signs: Signs, woorden: Woorden, *, by_line: bool = False) -> tuple[Status | None, ...]:
    """Return the statuses that the items of a cell say; None for what is no status.

    `by_line`: the elements stand on lines of their own, so ``geen`` above ``effect`` are two.
    """

    def status(item: str) -> Status | None:
        meaning = signs.meaning(item)
        if meaning is not None and is_status(meaning):
            return meaning
        told = told_status(item, woorden)
        meaning = signs.known.get(told.teken or "")
        said = meaning if meaning is not None and is_status(meaning) else told.status
        return None if told.unclear else said

    if status(text) is not None and not (by_line and "\n" in text):
        return (status(text),)
    return tuple(
        status(item) for item in Splitter(woorden.opsomming).items(text, lambda item: status(item) is not None)
    )
