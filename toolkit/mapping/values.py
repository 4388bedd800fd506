"""The values of a record: cells of its lines, crosses as terms, and what groups of rows and sheet names add."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.meant import meant_text
from toolkit.mapping.records import RecordLines
from toolkit.reading.body import group_name
from toolkit.reading.grid import Span
from toolkit.reading.marks import is_doubtful, is_missing, is_no, is_unknown, is_yes, says_no
from toolkit.reading.model import FieldValue, SourceCell
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.tables import Table
from toolkit.text import fold

_DENIAL = "nee"
_DENIES = re.compile(r"(?:nee|niet|geen|no|not|none|nein|non)\b", re.IGNORECASE)

CellIndex = dict[tuple[int, int], SourceCell]


@dataclass(frozen=True, slots=True)
class RecordContext:
    """What the values of the records of one table are made from.

    Attributes:
        table: the table.
        columns: how its columns are read.
        cells: the source cells of the sheet by (row, column).
        sheet_name: the source cell of the sheet's name.
        knowledge: fields and terms.
        links: where the visible cells of the sheet lead, by (row, column).

    """

    table: Table
    columns: Sequence[Column]
    cells: CellIndex
    sheet_name: SourceCell
    knowledge: Knowledge
    links: Mapping[tuple[int, int], str]

    def link_of(self, column: Column, cell: Cell) -> str | None:
        """Return where a cell of a column that wants addresses leads."""
        wants = column.veld in self.knowledge.velden.addresses
        return self.links.get((cell.row, cell.col)) if wants else None


def record_values(context: RecordContext, record: RecordLines) -> tuple[FieldValue, ...]:
    """Return the values of one record, in the order of the sheet, taken-over values last."""
    values = [value for line in record.lines for value in _line_values(context, record, line)]
    own = {value.veld for value in values}
    for cell in record.groups:
        values += [
            value
            for value in _named_by(context, group_name(cell.text), context.cells[cell.row, cell.col])
            if value.veld not in own
        ]
    own |= {value.veld for value in values}
    values += [value for value in _named_by_sheet(context) if value.veld not in own]
    return tuple(values)


def doubtful_cells(context: RecordContext) -> Iterator[tuple[Column, SourceCell]]:
    """Yield the cells of columns of crosses that say neither yes nor no, such as ``?``: nothing is read there."""
    for column in context.columns:
        for line in context.table.data_lines if column.crosses and column.veld else ():
            cell = context.table.grid.at(line, column.pos)
            if cell is None or not _is_unclear(cell.text):
                continue
            source = context.cells[cell.row, cell.col]
            answered = column.answers and context.knowledge.is_answer(cell.text, column.veld or "")
            if source.waarde is not None and not answered:
                yield column, source


def _line_values(context: RecordContext, record: RecordLines, line: int) -> Iterator[FieldValue]:
    for column in context.columns:
        if column.veld is None:
            continue
        cell = context.table.grid.at(line, column.pos)
        shared = False
        if cell is not None:
            span = context.table.grid.span_at(line, column.pos)
            if span is not None and span.pos1 != column.pos:
                continue
            shared = span is not None and not _within(span, record)
        elif line == record.lines[0]:
            cell, shared = _from_merge_above(context.table, line, column.pos), True
        if cell is not None:
            value = _value(context, column, cell, shared=shared)
            if value is not None:
                yield value


def _within(span: Span, record: RecordLines) -> bool:
    """Return whether a merged range covers no line of another record."""
    return record.lines[0] <= span.line1 and span.line2 <= record.lines[-1]


def _from_merge_above(table: Table, line: int, pos: int) -> Cell | None:
    """Return the cell of a merged range that starts at a line above this record and reaches down to it."""
    span = table.grid.span_at(line, pos)
    if span is None or span.line1 == line or span.line1 in table.header:
        return None
    return table.grid.at(span.line1, span.pos1) if span.pos1 == pos else None


def _value(context: RecordContext, column: Column, cell: Cell, *, shared: bool) -> FieldValue | None:
    source = context.cells[cell.row, cell.col]
    veld = column.veld
    if veld is None or source.waarde is None or cell.kind in (Kind.ERROR, Kind.FORMULA):
        return None
    text = meant_text(cell, source, veld, context.link_of(column, cell))
    if column.answers and says_no(text) and not context.knowledge.is_answer(text, veld):
        denied = context.knowledge.names.literally(_DENIAL, veld)  # *n* or 0 where *nee* is a term as well
        return FieldValue(veld, text, source, term=denied.term, kop=column.kop, overgenomen=True) if denied else None
    if column.crosses and not (column.answers and context.knowledge.is_answer(text, veld)):
        return _cross(column, veld, text, source)
    if not text or _says_nothing(text, veld, context.knowledge):
        return None
    return FieldValue(veld, text, source, kop=column.kop or None, overgenomen=shared)


def _is_unclear(text: str) -> bool:
    """Return whether a text where a cross could stand says neither yes nor no: ``?``, or a code such as ``9``."""
    return is_doubtful(text) or (text.strip().isdecimal() and not is_yes(text) and not is_no(text))


def _cross(column: Column, veld: str, text: str, source: SourceCell) -> FieldValue | None:
    """Return the value behind a cross; a header that is no known term is passed on as the value to be decided."""
    if not is_yes(text) and (is_no(text) or _is_unclear(text) or _DENIES.match(text)):
        return None
    if column.term is not None:
        return FieldValue(veld, text, source, term=column.term, kop=column.kop, overgenomen=True)
    return FieldValue(veld, column.leaf, source, kop=column.kop, overgenomen=True)


def _says_nothing(text: str, veld: str, knowledge: Knowledge) -> bool:
    """Return whether a text only says *empty*, *not applicable* or *unknown*, and no term of the field says so."""
    if (
        is_missing(text)
        or is_unknown(text)
        or (veld in knowledge.vocabulary and fold(text) in {"geen", "none", "nee", "no"})
    ):
        return veld not in knowledge.vocabulary or knowledge.names.literally(text, veld) is None
    return False


def _named_by(context: RecordContext, text: str, source: SourceCell) -> list[FieldValue]:
    """Return what the name of a group of rows says: a term, or nothing."""
    named = context.knowledge.names.anywhere(text)
    if named is None or source.waarde is None:
        return []
    return [FieldValue(named.veld, text, source, overgenomen=True)]


def _named_by_sheet(context: RecordContext) -> list[FieldValue]:
    named = context.knowledge.names.in_sheet_name(context.sheet_name.werkblad)
    if named is None or context.sheet_name.waarde is None:
        return []
    is_code = named.wording.isupper() and len(named.wording) == 2
    term, kop = (named.term, named.wording) if is_code else (None, None)
    return [FieldValue(named.veld, named.wording, context.sheet_name, term=term, kop=kop, overgenomen=True)]
