"""Columns that may be filled only on the first line of a run, as a person does who leaves out what repeats."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.records import RecordLines
from toolkit.reading.tables import SheetTable
from toolkit.text import fold

_BLANK = 1 / 3
_LEAST_BLANK = 2


def first_of_runs(
    table: SheetTable, columns: Sequence[Column], records: Sequence[RecordLines], knowledge: Knowledge
) -> Iterator[tuple[Column, int]]:
    """Yield the columns that may hold for empty lines below as well, and the number of records without a value.

    Such a column stands before the names, or tells the country; the first record has a value, a third of the records
    have none, and no value is repeated on the next line.
    """
    names = [column.pos for column in columns if "naam" in column.velden]
    for column in columns:
        leads = column.veld == knowledge.vocabulary.landen or (
            column.pos < names[0] and column.veld in knowledge.vocabulary
        )
        if not leads or column.crosses:
            continue
        texts = [_text(table, record, column.pos) for record in records]
        blank = texts.count("")
        repeated = any(one and one == other for one, other in pairwise(texts))
        if texts[0] and not repeated and blank >= max(_LEAST_BLANK, _BLANK * len(texts)):
            yield column, blank


def _text(table: SheetTable, record: RecordLines, pos: int) -> str:
    cells = (table.grid.shown_at(line, pos) for line in record.lines)
    return next((fold(cell.text) for cell in cells if cell is not None), "")
