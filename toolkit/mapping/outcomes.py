"""A column beside the column of elements that says with which outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.fields import SURE
from toolkit.mapping.signs import STATUSES, Signs
from toolkit.reading.sheet import Cell
from toolkit.reading.workbook_reading import Waarom
from toolkit.terms.header_keys import header_keys
from toolkit.terms.split import Splitter
from toolkit.terms.told import told_status
from toolkit.waarden import Status, Woorden, is_sign

_MOSTLY = 0.6


def mark_outcomes(
    columns: Sequence[Column], cells: Mapping[int, list[Cell]], signs: Signs, knowledge: Knowledge
) -> list[Column]:
    """Mark each column that says the outcome of the elements in another column: the nearest, the one before it first.

    Its header may mean other things (*Status*), so most of its cells must be statuses.
    """
    elements = [
        column.pos
        for column in columns
        if column.veld is not None and column.term is None and not column.crosses and knowledge.has_status(column.veld)
    ]
    settled = []
    for column in columns:
        others = [pos for pos in elements if pos != column.pos]
        if others and _holds_outcomes(column, cells.get(column.pos, []), signs, knowledge.woorden):
            beside = min(others, key=lambda pos: (pos > column.pos, abs(pos - column.pos)))
            veld = next(one.veld for one in columns if one.pos == beside)
            column = replace(
                column, veld=veld, term=None, crosses=False, outcome_of=beside, zekerheid=SURE, waarom=Waarom.WAARDEN
            )
        settled.append(column)
    return settled


def _holds_outcomes(column: Column, cells: Sequence[Cell], signs: Signs, woorden: Woorden) -> bool:
    if not cells or not any(map(woorden.is_status_header, header_keys(column.leaf))):
        return False
    told = sum(
        cell.mark.no_cross or is_sign(cell.text) or None not in outcomes_in(cell.text, signs, woorden) for cell in cells
    )
    return told >= _MOSTLY * len(cells)


def outcomes_in(text: str, signs: Signs, woorden: Woorden, *, by_line: bool = False) -> tuple[Status | None, ...]:
    """Return the statuses that the items of a cell say; None for what is no status.

    `by_line`: the elements stand on lines of their own, so ``geen`` above ``effect`` are two.
    """

    def status(item: str) -> Status | None:
        meaning = signs.meaning(item)
        if meaning in STATUSES:
            return meaning  # type: ignore[return-value]  # one of STATUSES
        told = None if is_sign(item) else told_status(item, woorden)
        return None if told is None or told.unclear else told.status

    if status(text) is not None and not (by_line and "\n" in text):
        return (status(text),)
    return tuple(
        status(item) for item in Splitter(woorden.opsomming).items(text, lambda item: status(item) is not None)
    )
