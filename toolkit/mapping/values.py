"""The values of a record: cells of its lines, crosses as terms, and what groups of rows and sheet names add."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.crosses import Crossed, Says, read_cross
from toolkit.mapping.headings import Headings
from toolkit.mapping.meant import meant_text
from toolkit.mapping.outcomes import outcomes_in
from toolkit.mapping.records import RecordLines
from toolkit.mapping.signs import NO_SIGNS, Signs
from toolkit.reading.body import group_name
from toolkit.reading.grid import Span
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.tables import SheetTable
from toolkit.reading.workbook_reading import FieldValue, SourceCell, Waarom
from toolkit.terms.resolve import NamedTerm
from toolkit.terms.sheet_names import in_sheet_name
from toolkit.text import plain_sign
from toolkit.waarden import Status, is_sign

CellIndex = dict[tuple[int, int], SourceCell]


@dataclass(frozen=True, slots=True)
class RecordContext:
    """What the values of the records of one table are made from.

    Attributes:
        table: the table.
        columns: how its columns are read.
        cells: the source cells of the sheet by (row, column).
        sheet_name: the source cell of the sheet's name.
        knowledge: fields, terms and words.
        links: where the visible cells of the sheet lead, by (row, column).
        headings: what its headings say of the outcomes below them.
        signs: what signs such as ``+`` mean in this table.
        by_sheet: the dimensions of which the names of the sheets together are terms.
        by_group: the dimensions of which the names of the groups of rows together are terms.

    """

    table: SheetTable
    columns: Sequence[Column]
    cells: CellIndex
    sheet_name: SourceCell
    knowledge: Knowledge
    links: Mapping[tuple[int, int], str]
    headings: Headings
    signs: Signs = NO_SIGNS
    by_sheet: frozenset[str] = frozenset()
    by_group: frozenset[str] = frozenset()

    def has_status(self, veld: str | None) -> bool:
        """Return whether the terms of a field have an outcome."""
        return self.knowledge.has_status(veld or "")

    def read_cross(self, column: Column, text: str) -> Crossed:
        """Return what a cell says where a cross could stand."""
        has_status = self.has_status(column.veld)
        return read_cross(text, self.signs, self.knowledge.woorden, has_status=has_status, own_sign=column.own_sign)

    def is_title(self, cell: Cell) -> bool:
        """Return whether a cell above records is a title of the whole table, and no name of a group of rows."""
        return any(cell in self.table.grid.lines[line].values() for line in self.table.titles)

    def groups_by(self, name: str) -> bool:
        """Return whether the name of a group of rows is a term that is used."""
        named = self.knowledge.names.anywhere(name)
        return named is not None and named.is_used(self.by_group)

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
            if value.veld not in own and (context.is_title(cell) or context.groups_by(group_name(cell.text)))
        ]
    own |= {value.veld for value in values}
    values += [value for value in _named_by_sheet(context) if value.veld not in own]
    return tuple(_below_headings(context, record, values))


def _below_headings(context: RecordContext, record: RecordLines, values: list[FieldValue]) -> Iterator[FieldValue]:
    """Yield the values with the status that a curator gave the innermost heading above them."""
    headings = [context.sheet_name.werkblad, *(cell.text for cell in record.groups)]
    decided = [said for text in headings if (said := context.headings.decided(text))]
    for value in values:
        above = decided and value.erboven is None and context.has_status(value.veld)
        yield replace(value, erboven=decided[-1]) if above else value


def unknown_cells(context: RecordContext, record: RecordLines) -> Iterator[SourceCell]:
    """Yield the cells of one record in columns that were not recognised, unless a person left the column alone."""
    unknown = [column for column in context.columns if column.veld is None and column.waarom is not Waarom.CURATOR]
    for line in record.lines:
        for column in unknown:
            cell = context.table.grid.at(line, column.pos)
            source = None if cell is None else context.cells[cell.row, cell.col]
            if source is not None and source.waarde is not None and column.kop:
                yield source


def _line_values(context: RecordContext, record: RecordLines, line: int) -> Iterator[FieldValue]:
    found = dict(_own_values(context, record, line))
    for column in context.columns:
        found |= _beside(context, column, line, found)
    for column in context.columns:
        if column.pos in found:
            value = found[column.pos]
            yield value
            yield from (replace(value, veld=veld) for veld in column.ook)


def _own_values(context: RecordContext, record: RecordLines, line: int) -> Iterator[tuple[int, FieldValue]]:
    """Yield the positions of the columns with the values that stand there on a line."""
    for column in context.columns:
        if column.veld is None or column.outcome_of:
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
                yield column.pos, value


def _beside(
    context: RecordContext, column: Column, line: int, found: Mapping[int, FieldValue]
) -> dict[int, FieldValue]:
    """Return the values on a line with the outcomes that stand beside them in `column`, by position.

    In a row of crosses each gets the one outcome of its own, or the only one gets all.
    """
    cell = context.table.grid.at(line, column.pos) if column.outcome_of else None
    source = None if cell is None else context.cells[cell.row, cell.col]
    if cell is None or source is None or source.waarde is None:
        return {}
    if (is_sign(cell.text) and not tells_outcome(context, cell)) or says_no_outcome(context, cell):
        return {}
    owners = [pos for pos in column.outcome_of if pos in found]
    by_line = any("\n" in found[pos].text for pos in owners)
    told = outcomes_in(cell.text, context.signs, context.knowledge.woorden, by_line=by_line)
    if len(owners) == 1:
        return {owners[0]: _with_outcomes(found[owners[0]], told, source)}
    if len(told) == len(owners):
        return {pos: _with_outcomes(found[pos], (one,), source) for pos, one in zip(owners, told, strict=True)}
    return {owners[0]: _with_outcomes(found[owners[0]], (None,), source)} if owners else {}  # one question


def _with_outcomes(value: FieldValue, told: tuple[Status | None, ...], source: SourceCell) -> FieldValue:
    """Return a value with outcomes beside it; two cells beside it that differ are a question."""
    if value.statussen not in ((), told):
        told = (*value.statussen, *told) if value.term is not None else (None,)
    return replace(value, statussen=told, naast=source)


def tells_outcome(context: RecordContext, cell: Cell) -> bool:
    """Return whether a sign is explained."""
    return context.signs.meaning(cell.text) is not None


def says_no_outcome(context: RecordContext, cell: Cell) -> bool:
    """Return whether a cell for an outcome says that there is none to tell; *nee* may be one."""
    meaning = context.signs.meaning(cell.text)
    if meaning is not None:
        return meaning == "leeg"
    empty = cell.mark.leeg or cell.mark.onbekend
    return empty and context.knowledge.woorden.status(plain_sign(cell.text)) is None


def _within(span: Span, record: RecordLines) -> bool:
    """Return whether a merged range covers no line of another record."""
    return record.lines[0] <= span.line1 and span.line2 <= record.lines[-1]


def _from_merge_above(table: SheetTable, line: int, pos: int) -> Cell | None:
    """Return the cell of a merged range that starts at a line above this record and reaches down to it."""
    span = table.grid.span_at(line, pos)
    if span is None or span.line1 == line or span.line1 in table.header:
        return None
    return table.grid.at(span.line1, span.pos1) if span.pos1 == pos else None


def _value(context: RecordContext, column: Column, cell: Cell, *, shared: bool) -> FieldValue | None:
    source = context.cells[cell.row, cell.col]
    veld = column.veld
    if veld is None or source.waarde is None or cell.kind is Kind.ERROR:
        return None
    is_count = veld in context.knowledge.velden.numbers
    text = meant_text(cell, source, veld, context.link_of(column, cell), is_count=is_count)
    if (column.crosses or column.term) and cell.number is not None:
        text = cell.sign
    if not text:
        return None
    is_answer = column.answers and context.knowledge.is_answer(text, veld)
    if column.answers and context.knowledge.woorden.mark(text).denies and not is_answer:
        return _denied(context, column, veld, text, source)
    if (column.crosses or column.term) and not is_answer:
        crossed = context.read_cross(column, text)
        if column.crosses or crossed.says in (Says.JA, Says.NEE, Says.TEKEN):
            return _cross(column, veld, text, source, crossed)
    if says_nothing(text, veld, context.knowledge):
        return None
    tekens = context.signs.known if context.has_status(veld) else None
    kop = column.kop or None
    return FieldValue(veld, text, source, kop=kop, overgenomen=shared, erboven=column.erboven, tekens=tekens)


def _denied(context: RecordContext, column: Column, veld: str, text: str, source: SourceCell) -> FieldValue | None:
    """Return the value of *n* or 0 where *nee* is a term as well."""
    terms = (context.knowledge.names.name(veld, word) for word in context.knowledge.woorden.nee_woorden)
    denied = next((named for named in terms if named is not None and named.term is not None), None)
    return FieldValue(veld, text, source, term=denied.term, kop=column.kop, overgenomen=True) if denied else None


def _cross(column: Column, veld: str, text: str, source: SourceCell, crossed: Crossed) -> FieldValue | None:
    """Return the value behind a cross; a header that is no known term is passed on as the value to be decided."""
    if crossed.says not in (Says.JA, Says.TEKST):
        return None
    statussen = () if crossed.status is None else (crossed.status,)
    text = text if column.term is not None else column.leaf
    return FieldValue(
        veld, text, source, column.term, column.kop, overgenomen=True, statussen=statussen, erboven=column.erboven
    )


def says_nothing(text: str, veld: str, knowledge: Knowledge) -> bool:
    """Return whether a text only says *empty*, *not applicable* or *unknown*, and no term of the field says so."""
    if veld in knowledge.vocabulary:
        return knowledge.woorden.geen_kenmerk(text) and knowledge.names.name(veld, text) is None
    mark = knowledge.woorden.mark(text)
    return mark.leeg or mark.onbekend


def _named_by(context: RecordContext, text: str, source: SourceCell) -> list[FieldValue]:
    """Return what the name of a group of rows says: a term, or nothing."""
    named = context.knowledge.names.anywhere(text)
    return [] if named is None or source.waarde is None else [_named(context, named, text, source)]


def _named_by_sheet(context: RecordContext) -> list[FieldValue]:
    source = context.sheet_name
    named = in_sheet_name(context.knowledge.names, source.werkblad)
    if named is None or source.waarde is None or not named.is_used(context.by_sheet):
        return []
    return [_named(context, named, source.werkblad, source)]


def _named(context: RecordContext, named: NamedTerm, text: str, source: SourceCell) -> FieldValue:
    """Return the value that a heading is: as a cell would say it, an outcome included, or else its wording alone."""
    is_code = named.wording.isupper() and len(named.wording) == 2
    whole = bool(context.knowledge.names.resolve(named.veld, text).termen)
    term, kop = (named.term, named.wording) if is_code else (None, None)
    return FieldValue(
        named.veld, text if whole and not is_code else named.wording, source, term=term, kop=kop, overgenomen=True
    )
