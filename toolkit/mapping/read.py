"""Read one workbook of any layout: the entry point of everything after it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl.utils.cell import column_index_from_string, get_column_letter

from toolkit.config.workbook import BladIndeling, Teken, WorkbookConfig
from toolkit.corrections.apply import apply_corrections
from toolkit.corrections.config import Correctie
from toolkit.findings import Bevindingen
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.columns import read_columns
from toolkit.mapping.doubles import Double, settle_columns
from toolkit.mapping.headless import without_header
from toolkit.mapping.kinds import holds_interventions, only_looks_like_data
from toolkit.mapping.layout import SheetLayout
from toolkit.mapping.numbered import add_by_number, without_names
from toolkit.mapping.records import RecordLines, group_lines
from toolkit.mapping.remarks import Remarks
from toolkit.mapping.runs import first_of_runs
from toolkit.mapping.signs import NO_SIGNS, Signs, legend, unclear_signs
from toolkit.mapping.values import (
    RecordContext,
    doubtful_cells,
    loose_outcomes,
    record_values,
    unclear_sign_cells,
    unknown_cells,
)
from toolkit.reading.body import LineKind
from toolkit.reading.model import (
    ColumnReading,
    Richting,
    Soort,
    SourceCell,
    SourceRecord,
    TableReading,
    WorkbookReading,
)
from toolkit.reading.open import open_workbook
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.sheet import Cell, Sheet, mark_cells
from toolkit.reading.source_cells import CellNotes, source_cells
from toolkit.reading.tables import Place, Table, find_tables, table_at

HIDDEN_SHEET = "verborgen werkblad"
NO_TABLE = "geen tabel"
EMPTY = "leeg"


@dataclass(slots=True)
class _ReadTable:
    """One table with its columns, before records are made."""

    table: Table
    columns: list[Column]
    doubles: list[Double]
    signs: Signs = NO_SIGNS
    headless: bool = False


@dataclass(slots=True)
class _ReadSheet:
    """One sheet with its tables."""

    sheet: Sheet
    indeling: BladIndeling
    tables: list[_ReadTable] = field(default_factory=list)


def read_workbook(
    path: Path,
    *,
    knowledge: Knowledge,
    config: WorkbookConfig,
    bevindingen: Bevindingen,
    corrections: Sequence[Correctie] = (),
) -> WorkbookReading:
    """Return all source cells, tables and records of the workbook at `path`.

    Args:
        path: an ``.xlsx`` or ``.xlsm`` file.
        knowledge: fields, terms and words, with the decisions that hold in this workbook.
        config: what the curators decided about this workbook.
        bevindingen: collects what a person should know.
        corrections: values of this workbook that curators put right.

    Raises:
        WorkbookError: the file cannot be opened; the message is Dutch.

    """
    book, sha256 = open_workbook(path)
    applied = apply_corrections(book.sheets, corrections, path.name, bevindingen)
    for sheet in book.sheets:
        mark_cells(sheet, knowledge.woorden)
    reading = WorkbookReading(path, sha256, correcties=applied)
    remarks = Remarks(path.name, bevindingen, reading.vragen)
    remarks.opened(book)
    notes = CellNotes(path.name, bevindingen, config.publiceer_verborgen)
    sheets = [_read_sheet(sheet, config, knowledge, remarks) for sheet in book.sheets]
    catalogue = any(holds_interventions(t.columns, knowledge) for s in sheets for t in s.tables if not s.sheet.hidden)
    for read in sheets:
        _add_sheet(reading, read, notes, knowledge, remarks, catalogue)
    add_by_number(reading, _nameless_tables(reading, sheets, knowledge) if catalogue else (), remarks)
    if reading.tabellen and not reading.records:
        remarks.no_records()
    reading.overgeslagen.extend((naam, "geen cellen, alleen een grafiek of iets anders") for naam in book.other)
    remarks.unknown_sheets(config, [sheet.naam for sheet in book.sheets])
    return reading


def _nameless_tables(
    reading: WorkbookReading, sheets: list[_ReadSheet], knowledge: Knowledge
) -> Iterator[RecordContext]:
    """Yield the tables without names on the sheets that are read."""
    left_out = {naam for naam, _ in reading.overgeslagen}
    for read in sheets:
        nameless = [t for t in read.tables if without_names(t.columns)]
        if not nameless or read.sheet.naam in left_out:
            continue
        cells = [cell for cell in reading.cellen if cell.werkblad == read.sheet.naam]
        for read_table in nameless:
            index, links = _index(cells), _links(cells)
            yield RecordContext(
                read_table.table, read_table.columns, index, cells[0], knowledge, links, read_table.signs
            )


def _read_sheet(sheet: Sheet, config: WorkbookConfig, knowledge: Knowledge, remarks: Remarks) -> _ReadSheet:
    indeling = config.sheet(sheet.naam)
    hidden_too = config.publiceer_verborgen or sheet.hidden
    place = _place(indeling)
    if place is None:
        tables = find_tables(sheet, knowledge.hints, hidden_too=hidden_too)
    else:
        tables = table_at(sheet, place, knowledge.hints, hidden_too=hidden_too)
    read = _ReadSheet(sheet, indeling)
    layout = SheetLayout(sheet.naam, indeling, knowledge, remarks)
    for found in tables:
        headless = without_header(found, knowledge) if place is None else None
        table = headless or found
        known = legend(table, knowledge.woorden) | config.signs(sheet.naam)
        columns = layout.apply(read_columns(table, Signs(known), knowledge), table.grid.richting)
        signs = Signs(known, _unclear_signs(table, columns, known, knowledge))
        read.tables.append(_ReadTable(table, *settle_columns(columns, knowledge), signs, headless is not None))
    layout.compare([(read_table.table.grid.richting, read_table.columns) for read_table in read.tables])
    return read


def _unclear_signs(
    table: Table, columns: list[Column], known: Mapping[str, Teken], knowledge: Knowledge
) -> frozenset[str]:
    """Return the signs of which only a person knows what they mean where outcomes may stand."""
    positions = {
        column.pos for column in columns if (column.term or column.crosses) and knowledge.has_status(column.veld or "")
    }
    cells = (cell for line in table.data_lines for pos, cell in table.strip.cells(line).items() if pos in positions)
    return unclear_signs({cell.text for cell in cells}, known, knowledge.woorden)


def _place(indeling: BladIndeling) -> Place | None:
    if not (indeling.richting or indeling.kopregels or indeling.gegevensregels):
        return None
    richting = Richting(indeling.richting) if indeling.richting else None
    return Place(richting, indeling.kopregels, indeling.gegevensregels)


def _add_sheet(
    reading: WorkbookReading,
    read: _ReadSheet,
    notes: CellNotes,
    knowledge: Knowledge,
    remarks: Remarks,
    catalogue: bool,
) -> None:
    sheet = read.sheet
    reason = _why_skipped(read, knowledge, catalogue)
    if reason is not None and not (sheet.hidden and read.tables):
        reading.overgeslagen.append((sheet.naam, reason))
        remarks.skipped(sheet.naam, reason, read.indeling)
        return
    cells = source_cells(sheet, notes)
    reading.cellen.extend(cells)
    if sheet.hidden and not notes.publish_hidden:
        reading.overgeslagen.append((sheet.naam, HIDDEN_SHEET))
        remarks.hidden_sheet(sheet.naam)
        return
    remarks.hidden_parts(sheet, publish=notes.publish_hidden)
    for read_table in read.tables:
        _add_table(reading, sheet, read_table, cells, knowledge, remarks)


def _why_skipped(read: _ReadSheet, knowledge: Knowledge, catalogue: bool) -> str | None:
    if read.indeling.overslaan:
        return "overgeslagen volgens de indeling"
    if not read.tables:
        return NO_TABLE if read.sheet.cells else EMPTY
    if read.indeling.overslaan is False or not catalogue:
        return None
    reasons = [only_looks_like_data(read.sheet.naam, t.table, t.columns, knowledge) for t in read.tables]
    return reasons[0] if all(reasons) else None


def _add_table(
    reading: WorkbookReading,
    sheet: Sheet,
    read: _ReadTable,
    cells: list[SourceCell],
    knowledge: Knowledge,
    remarks: Remarks,
) -> None:
    table = read.table
    index = _index(cells)
    _label_cells(table, read.columns, cells)
    records: list[RecordLines] = []
    if any(column.veld == "naam" for column in read.columns):
        records = group_lines(table, read.columns)
        context = RecordContext(table, read.columns, index, cells[0], knowledge, _links(cells), read.signs)
        for record in records:
            values = record_values(context, record)
            if any(value.veld == "naam" for value in values):
                reading.records.append(
                    SourceRecord(
                        sheet.naam,
                        record.lines[0],
                        record.lines[-1],
                        values,
                        table.grid.richting,
                        tuple(unknown_cells(context, record)),
                    )
                )
            else:
                remarks.nameless(sheet.naam, record.lines, table.grid.richting)
        remarks.doubtful_crosses(sheet.naam, doubtful_cells(context))
        remarks.unclear_signs(sheet.naam, unclear_sign_cells(context))
        remarks.loose_outcomes(sheet.naam, loose_outcomes(context))
        remarks.first_of_runs(sheet.naam, first_of_runs(table, read.columns, records, knowledge))
    shown = table_reading(sheet.naam, read.table, read.columns)
    reading.tabellen.append(shown)
    is_catalogue = holds_interventions(read.columns, knowledge)
    if read.headless:
        remarks.no_header(shown)
    remarks.columns(shown, read.doubles, is_catalogue=is_catalogue)
    remarks.records(sheet.naam, records)
    if is_catalogue:
        remarks.unknown_groups(sheet.naam, table, lambda text: knowledge.names.anywhere(text) is not None)


def _index(cells: list[SourceCell], soort: Soort = Soort.WAARDE) -> dict[tuple[int, int], SourceCell]:
    return {
        (cell.rij, column_index_from_string(cell.kolom)): cell
        for cell in cells
        if cell.soort is soort and cell.rij is not None and cell.kolom is not None
    }


def _links(cells: list[SourceCell]) -> dict[tuple[int, int], str]:
    """Return where the visible cells lead; hidden links and links to people are not among them."""
    found = _index(cells, Soort.KOPPELING)
    return {place: cell.waarde for place, cell in found.items() if cell.waarde is not None}


def _label_cells(table: Table, columns: list[Column], cells: list[SourceCell]) -> None:
    """Note the header on every source cell of the header and the data lines, and the field on the latter."""
    by_pos = {column.pos: column for column in columns}
    data = set(table.data_lines)
    header = {*table.header, *(entry.line for entry in table.body if entry.kind is LineKind.REPEATED)}
    upright = table.grid.richting is Richting.RIJEN
    for cell in cells:
        if cell.rij is None or cell.kolom is None or cell.verborgen:
            continue
        col = column_index_from_string(cell.kolom)
        line, pos = (cell.rij, col) if upright else (col, cell.rij)
        column = by_pos.get(pos)
        if column is not None and line in data:
            cell.kop = column.kop or None
            cell.veld = column.veld
        elif column is not None and line in header:
            cell.kop = _path_to(column, table.grid.at(line, pos)) or None
            cell.kopcel = True


def _path_to(column: Column, cell: Cell | None) -> str:
    """Return the path of a header down to `cell`: ``Fase`` of a group name, ``Fase › Groep`` of the line below it."""
    text = " ".join(cell.text.split()) if cell is not None else ""
    depth = column.path.index(text) + 1 if text in column.path else len(column.path)
    return SEPARATOR.join(column.path[:depth])


def _end_of_header(table: Table) -> int:
    """Return the last line of a header; ranges merged downwards may reach over empty lines below its last text."""
    spans = [span for line in table.header for span in table.strip.spans(line)]
    first = min((entry.line for entry in table.body), default=table.header[-1] + 1)
    reach = (span.line2 for span in spans if span.line1 in table.header and span.line2 < first)
    return max((table.header[-1], *reach))


def table_reading(naam: str, table: Table, columns: list[Column]) -> TableReading:
    """Return how a table is read, in Excel's numbers and letters."""

    upright = table.grid.richting is Richting.RIJEN
    data = table.data_lines
    return TableReading(
        werkblad=naam,
        richting=table.grid.richting,
        kop=(table.header[0], _end_of_header(table)),
        gegevens=(data[0], data[-1]) if data else (table.header[-1], table.header[-1]),
        aantal=len(data),
        overgeslagen=tuple((entry.line, entry.kind.value) for entry in table.body if entry.kind is not LineKind.DATA),
        kolommen=tuple(
            ColumnReading(
                get_column_letter(column.pos) if upright else str(column.pos),
                column.kop,
                column.veld,
                column.zekerheid,
                column.waarom,
                column.term,
            )
            for column in columns
        ),
    )
