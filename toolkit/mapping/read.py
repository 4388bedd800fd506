"""Read one workbook of any layout: the entry point of everything after it."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from openpyxl.utils.cell import column_index_from_string

from toolkit.config.correcties import Celcorrectie
from toolkit.config.workbook import WorkbookConfig, WrittenAs
from toolkit.corrections.apply import apply_corrections
from toolkit.findings import Bevindingen
from toolkit.mapping.column import Knowledge
from toolkit.mapping.doubts import ask_about_cells
from toolkit.mapping.kinds import field_column, holds_interventions, might_hold_interventions, only_looks_like_data
from toolkit.mapping.likely import Likely
from toolkit.mapping.naming import name_candidates
from toolkit.mapping.numbered import add_by_number, without_names
from toolkit.mapping.questions import Asked, Held, Questions
from toolkit.mapping.records import RecordLines, group_lines
from toolkit.mapping.remarks import EMPTY, NO_TABLE, Remarks
from toolkit.mapping.runs import first_of_runs
from toolkit.mapping.sheets import ReadSheet, ReadTable, named_by_sheets, read_sheets
from toolkit.mapping.shown import held_back, label_cells, table_reading
from toolkit.mapping.unused_names import ask_about_sheet_names
from toolkit.mapping.values import RecordContext, record_values, unknown_cells
from toolkit.mapping.word_lists import explains_words, measures_interventions
from toolkit.reading.masking import mask_contact_data
from toolkit.reading.open import open_workbook
from toolkit.reading.sheet import Sheet, mark_cells
from toolkit.reading.source_cells import CellNotes, source_cells
from toolkit.reading.workbook_reading import Celsoort, SourceCell, SourceRecord, WorkbookReading
from toolkit.vocabulary.velden import NAAM

HIDDEN_SHEET = "verborgen werkblad"
NO_NAME = "geen kolom heeft zeker de namen van interventies"


def read_workbook(
    path: Path,
    *,
    knowledge: Knowledge,
    config: WorkbookConfig,
    bevindingen: Bevindingen,
    corrections: Sequence[Celcorrectie] = (),
    written_as: WrittenAs | None = None,
) -> WorkbookReading:
    """Return all source cells, tables and records of the workbook at `path`.

    Args:
        path: an ``.xlsx`` or ``.xlsm`` file.
        knowledge: fields, terms and words, with the decisions that hold in this workbook.
        config: what the curators decided about this workbook.
        bevindingen: collects what a person should know.
        corrections: values of this workbook that curators put right.
        written_as: by which names curators' files are about it, to be told; its own when None.

    Raises:
        WorkbookError: the file cannot be opened; the message is Dutch.
        ConfigError: see `WorkbookConfig.named_as`.

    """
    book, sha256 = open_workbook(path)
    config = config.named_as(mask_contact_data)  # as in the workbook that was opened
    written_as = written_as or WrittenAs.itself(path)
    applied = apply_corrections(book.sheets, corrections, path.name, bevindingen, written_as.correcties)
    for sheet in book.sheets:
        mark_cells(sheet, knowledge.woorden)
    reading = WorkbookReading(path, sha256, written_as, correcties=applied)
    remarks = Remarks(path.name, bevindingen, reading.vragen, written_as.indeling)
    remarks.opened(book)
    notes = CellNotes(path.name, bevindingen, config.publiceer_verborgen)
    sheets = read_sheets(book.sheets, config, knowledge, remarks)
    by_sheet = named_by_sheets(sheets, knowledge)
    for read in sheets:
        _add_sheet(reading, read, sheets, by_sheet, notes, knowledge, remarks)
    ask_about_sheet_names(reading, by_sheet, knowledge, remarks)
    catalogue = any(holds_interventions(t.columns, knowledge) for s in _visible(sheets) for t in s.tables)
    linked = add_by_number(reading, _nameless_tables(reading, sheets, knowledge) if catalogue else (), remarks)
    _ask(reading, sheets, linked, knowledge, remarks)
    reading.overgeslagen.extend((naam, "geen cellen, alleen een grafiek of iets anders") for naam in book.other)
    remarks.unknown_sheets(config, [sheet.naam for sheet in book.sheets])
    return reading


def _visible(sheets: Sequence[ReadSheet]) -> Iterator[ReadSheet]:
    return (read for read in sheets if not read.sheet.hidden)


def _ask(
    reading: WorkbookReading,
    sheets: Sequence[ReadSheet],
    linked: frozenset[str],
    knowledge: Knowledge,
    remarks: Remarks,
) -> None:
    """Hold back the tables without a sure name, and ask what only a person can say, the most valuable first."""
    held, asked = [], []
    for read in sheets:
        for one in read.tables:
            if one.place is None:
                continue
            table = reading.tabellen[one.place]
            is_list = not without_names(one.columns)
            fields = field_column(one.columns, one.cells, knowledge)
            if fields is not None or (without_names(one.columns) and read.sheet.naam not in linked):
                candidates = name_candidates(one.columns, one.cells)
                is_list = bool(candidates) and (not reading.records or might_hold_interventions(one.columns, knowledge))
                is_list = is_list and fields is None
                best = next(iter(candidates if is_list else ()), None)
                table = reading.tabellen[one.place] = held_back(table, NO_NAME, best)
                held.append(Held(table, candidates if is_list else (), fields))
            asked.append(Asked(table, one.columns, one.doubles, is_list))
    questions = Questions(reading.written_as, remarks, knowledge)
    questions.names(held)
    questions.columns(asked)
    if reading.tabellen and not reading.records and not any(one.candidates or one.fields for one in held):
        remarks.no_records()
    else:
        questions.no_lists(held)


def _nameless_tables(
    reading: WorkbookReading, sheets: list[ReadSheet], knowledge: Knowledge
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
                read_table.table,
                read_table.columns,
                index,
                cells[0],
                knowledge,
                links,
                read_table.headings,
                read_table.signs,
                by_group=read_table.by_group,
            )


def _add_sheet(
    reading: WorkbookReading,
    read: ReadSheet,
    sheets: Sequence[ReadSheet],
    by_sheet: frozenset[str],
    notes: CellNotes,
    knowledge: Knowledge,
    remarks: Remarks,
) -> None:
    sheet = read.sheet
    reason = _why_skipped(read, sheets, knowledge)
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
        _add_table(reading, sheet, read_table, cells, knowledge, remarks, by_sheet)


def _why_skipped(read: ReadSheet, sheets: Sequence[ReadSheet], knowledge: Knowledge) -> str | None:
    if read.indeling.overslaan:
        return "overgeslagen volgens de indeling"
    if not read.tables:
        return NO_TABLE if read.sheet.cells else EMPTY
    if read.indeling.overslaan is False:
        return None
    others = [one for other in _visible(sheets) if other is not read for one in other.tables]
    own = any(holds_interventions(one.columns, knowledge) for one in read.tables)
    if not own and not any(might_hold_interventions(one.columns, knowledge) for one in others):
        return None
    reasons = [
        only_looks_like_data(read.sheet.naam, one.table, one.columns, knowledge)
        or ("woordenlijst bij een ander blad" if explains_words(one, others) else None)
        or ("metingen bij de interventies van een ander blad" if measures_interventions(one, others) else None)
        for one in read.tables
    ]
    return reasons[0] if all(reasons) else None


def _add_table(
    reading: WorkbookReading,
    sheet: Sheet,
    read: ReadTable,
    cells: list[SourceCell],
    knowledge: Knowledge,
    remarks: Remarks,
    by_sheet: frozenset[str],
) -> None:
    table = read.table
    index = _index(cells)
    label_cells(table, read.columns, cells)
    records: list[RecordLines] = []
    if not without_names(read.columns) and field_column(read.columns, read.cells, knowledge) is None:
        records = group_lines(table, read.columns, knowledge.vocabulary.landen)
        links = _links(cells)
        context = RecordContext(
            table, read.columns, index, cells[0], knowledge, links, read.headings, read.signs, by_sheet, read.by_group
        )
        told = [(record, record_values(context, record)) for record in records]
        ask_about_cells(context, told, remarks)
        for record, values in told:
            if any(value.veld == NAAM for value in values):
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
        remarks.first_of_runs(sheet.naam, first_of_runs(table, read.columns, records, knowledge))
    shown = table_reading(sheet.naam, read.table, read.columns)
    read.place = len(reading.tabellen)
    reading.tabellen.append(shown)
    if read.headless:
        remarks.no_header(shown)
    remarks.records(sheet.naam, records)
    if holds_interventions(read.columns, knowledge):
        known = partial(read.headings.knows, by_group=read.by_group)
        remarks.unknown_groups(sheet.naam, table, known, Likely(reading.written_as, knowledge))


def _index(cells: list[SourceCell], soort: Celsoort = Celsoort.WAARDE) -> dict[tuple[int, int], SourceCell]:
    return {
        (cell.rij, column_index_from_string(cell.kolom)): cell
        for cell in cells
        if cell.soort is soort and cell.rij is not None and cell.kolom is not None
    }


def _links(cells: list[SourceCell]) -> dict[tuple[int, int], str]:
    """Return where the visible cells lead; hidden links and links to people are not among them."""
    found = _index(cells, Celsoort.KOPPELING)
    return {place: cell.waarde for place, cell in found.items() if cell.waarde is not None}
