"""Read an exported workbook back exactly: its sheets hang together by Id, which no general rule can know.

The general reader finds the cells; this module puts the records together again from the sheets Interventies,
Werkzame elementen and Publicaties, with the same list of columns that wrote them. A label that the vocabulary knows is
the term it came from: nothing is spotted or guessed. Anything else is left to the general rules.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from toolkit.bronwoorden import INTERMEDIAIR
from toolkit.export import columns as c
from toolkit.export.settled import ExportReading, ExportRecord, SettledTag
from toolkit.export.tables import Column, Row, Table, find_table
from toolkit.export.words import (
    DOOR_SAMENSTELLERS,
    GEEN_INTERVENTIES,
    HERKOMST,
    IN_WOORDEN,
    NIETS,
    STATUS_CODE,
    TOEGEKEND_CODE,
    herkomst_code,
)
from toolkit.reading.model import (
    ColumnReading,
    FieldValue,
    Richting,
    SourceCell,
    SourceRecord,
    TableReading,
    Waarom,
    WorkbookReading,
)
from toolkit.vocabulary.load import DIMENSIES
from toolkit.vocabulary.model import Vocabulary


@dataclass(slots=True)
class _Record:
    rij: int
    values: list[FieldValue] = field(default_factory=list)
    tags: list[SettledTag] = field(default_factory=list)
    overig: list[FieldValue] = field(default_factory=list)

    def finished(self, werkblad: str) -> ExportRecord:
        source = SourceRecord(werkblad, self.rij, self.rij, tuple(self.values))
        return ExportRecord(source, tuple(self.tags), tuple(self.overig))


Fill = Callable[[_Record, Row], None]


def read_back(reading: WorkbookReading, vocabulary: Vocabulary) -> ExportReading | None:
    """Return the records of an exported workbook, or None when `reading` is of another workbook.

    A workbook is an export when its sheet Interventies has a row with the headers Naam interventie, Pagina in de
    catalogus and Id. Rows that a maintainer added without Id hang together by name; a column that an export does not
    have gives a question.

    Args:
        reading: what the general reader made of the workbook; its cells get their field and header.
        vocabulary: for the names of the dimensions, which are headers, and of the terms.

    """
    fields = _fields(vocabulary)
    found = {name: find_table(reading, name, fields[name]) for name in fields}
    tables = {name: _without_notice(table) for name, table in found.items() if table is not None}
    main = tables.get(c.BLAD_INTERVENTIES)
    if main is None or not {c.KENMERK, c.PAGINA} <= {column.kop for column in main.columns}:
        return None
    terms = _term_ids(vocabulary)
    records: dict[str, _Record] = {}
    for row in main.rows:
        if row.key:  # a row without Id and name is a note
            _fill_interventie(terms, records.setdefault(row.key, _Record(row.rij)), row)
    questions = [
        *(
            _unknown_column(table, column)
            for table in tables.values()
            for column in table.columns
            if column.kop not in fields[table.werkblad]
        ),
        *_join(records, tables.get(c.BLAD_ELEMENTEN), partial(_fill_element, terms)),
        *_join(records, tables.get(c.BLAD_PUBLICATIES), _fill_publicatie),
    ]
    _label_cells(tables.values())
    finished = tuple(record.finished(main.werkblad) for record in records.values())
    labelled = replace(
        reading,
        cellen=[cell for cell in reading.cellen if cell.werkblad in tables],
        tabellen=[_table_reading(table) for table in tables.values()],
        records=[record.source for record in finished],
        overgeslagen=[*reading.overgeslagen, *_skipped(reading, tables)],
        vragen=questions,
    )
    return ExportReading(labelled, finished)


def _without_notice(table: Table) -> Table:
    """Take out the line which says that the list was empty; its cell is no name of an intervention."""
    notices = [row for row in table.rows if row.text(c.NAAM) == GEEN_INTERVENTIES]
    for row in notices:
        for _, cell in row.cells:
            cell.kop = cell.veld = None
    return replace(table, rows=tuple(row for row in table.rows if row not in notices))


def _fields(vocabulary: Vocabulary) -> dict[str, dict[str, str | None]]:
    """Return per sheet: header → field."""
    labels = {dimension.naam: dimension.label for dimension in vocabulary}
    groups = dict.fromkeys(labels, ("bron", "samensteller"))
    return {
        c.BLAD_INTERVENTIES: {
            column.kop: column.veld for column in c.interventie_columns(labels, groups, HERKOMST, "", labels)
        },
        c.BLAD_ELEMENTEN: {column.kop: column.veld for column in c.element_columns()},
        c.BLAD_PUBLICATIES: {column.kop: column.veld for column in c.publicatie_columns()},
    }


Terms = Mapping[tuple[str, str], str]


def _term_ids(vocabulary: Vocabulary) -> Terms:
    """Return (dimension, label as exported) → id of the term."""
    return {(d.naam, term.nl): term.id for d in vocabulary for term in d.termen.values()}


def _fill_interventie(terms: Terms, record: _Record, row: Row) -> None:
    for column, cell in row.cells:
        if column.veld is not None and column.kop.endswith(IN_WOORDEN):
            # Words of a source: kept as they are, never recognised again.
            record.values.append(_value(column, cell, str(cell.waarde)))
        elif column.veld in DIMENSIES:
            for line in _lines(cell):
                _fill_tag(terms, record, _value(column, cell, line))
        elif column.veld == "naamsvariant":
            record.values += [_value(column, cell, line) for line in _lines(cell)]
        elif column.veld == "herkomst":
            record.values.append(_value(column, cell, herkomst_code(str(cell.waarde))))
        elif column.veld is not None:
            record.values.append(_value(column, cell, str(cell.waarde)))


def _lines(cell: SourceCell) -> list[str]:
    return [line.strip().removeprefix("•").strip() for line in str(cell.waarde).split("\n") if line.strip()]


def _fill_tag(terms: Terms, record: _Record, value: FieldValue) -> None:
    record.values.append(value)
    label, rol = value.text, None
    if value.veld == "doelgroep":
        label = value.text.removesuffix(INTERMEDIAIR)
        rol = "uiteindelijk" if label == value.text else "intermediair"
    term = terms.get((value.veld, label))
    if term is None:
        record.overig.append(value)
        return
    who = "samensteller" if (value.kop or "").endswith(DOOR_SAMENSTELLERS) else "bron"
    record.tags.append(SettledTag(value.veld, term, value.cell, label, who, rol=rol))


def _fill_element(terms: Terms, record: _Record, row: Row) -> None:
    found = row.cell(c.ELEMENT)
    if found is None:
        return
    column, cell = found
    label, status, note = str(cell.waarde), row.text(c.STATUS_KOP), row.text(c.TOELICHTING_KOP)
    status = "" if status == NIETS else status
    shown = f"• {label}" + (f" ({status})" if status else "") + (f": {note}" if note else "")
    value = _value(column, cell, shown)
    record.values.append(value)
    term = terms.get(("werkzaam_element", label))
    if term is None or status not in STATUS_CODE:
        record.overig.append(value)
        return
    who = TOEGEKEND_CODE.get(row.text(c.TOEGEKEND_KOP), "bron")
    code = STATUS_CODE[status]
    record.tags.append(SettledTag("werkzaam_element", term, cell, label, who, status=code, toelichting=note or None))


def _fill_publicatie(record: _Record, row: Row) -> None:
    record.values += [
        _value(column, cell, str(cell.waarde))
        for column, cell in row.cells
        if column.veld is not None and column.veld != "id"
    ]


def _value(column: Column, cell: SourceCell, text: str) -> FieldValue:
    return FieldValue(str(column.veld), text, cell, kop=column.kop)


def _join(records: Mapping[str, _Record], table: Table | None, fill: Fill) -> list[str]:
    """Add the rows of a sheet to their records; return a question for each row that belongs to none."""
    questions = []
    for row in table.rows if table else ():
        if row.key in records:
            fill(records[row.key], row)
        else:
            questions.append(
                f"Blad “{table.werkblad if table else ''}”, rij {row.rij}: op blad “{c.BLAD_INTERVENTIES}” staat geen "
                f"interventie met id of naam “{row.text(c.KENMERK) or row.text(c.NAAM)}”. De regel is niet "
                "gebruikt. Verbeter het id of voeg de interventie toe."
            )
    return questions


def _unknown_column(table: Table, column: Column) -> str:
    return (
        f"Blad “{table.werkblad}”, kolom {column.letter}: een export heeft geen kolom “{column.kop}”. De cellen zijn "
        "bewaard maar tellen niet mee. Zet de waarden in een kolom die de export wel heeft."
    )


def _label_cells(tables: Iterable[Table]) -> None:
    for table in tables:
        for row in table.rows:
            for column, cell in row.cells:
                cell.kop, cell.veld, cell.kopcel = column.kop, column.veld, False


def _table_reading(table: Table) -> TableReading:
    first, last = (table.rows[0].rij, table.rows[-1].rij) if table.rows else (table.kop[1] + 1, table.kop[1])
    return TableReading(
        table.werkblad,
        Richting.RIJEN,
        table.kop,
        (first, last),
        len(table.rows),
        (),
        tuple(
            ColumnReading(
                column.letter,
                column.kop,
                column.veld,
                100 if column.veld else 0,
                Waarom.EXACT if column.veld else None,
            )
            for column in table.columns
        ),
    )


def _skipped(reading: WorkbookReading, tables: Mapping[str, Table]) -> list[tuple[str, str]]:
    """Name the sheets of the export that hold no data, such as Verantwoording."""
    known = {name for name, _ in reading.overgeslagen}
    names = dict.fromkeys(cell.werkblad for cell in reading.cellen)
    return [(name, "geen tabel") for name in names if name not in tables and name not in known]
