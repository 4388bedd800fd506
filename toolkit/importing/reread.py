"""Read an exported workbook back exactly: its sheets hang together by Id, which no general rule can know.

The general reader finds the cells; this module puts the records together again from the sheets Interventies,
Werkzame elementen and Publicaties, with the same list of columns that wrote them. A label that the vocabulary knows is
the term it came from: nothing is spotted or guessed. Anything else is left to the general rules.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from toolkit import exportvorm as vorm
from toolkit.codes import BRON, INTERMEDIAIR, SAMENSTELLER, UITEINDELIJK, Status
from toolkit.importing.settled import ExportReading, ExportRecord, SettledTag
from toolkit.importing.sheets import Bladkolom, Bladrij, ExportBlad, find_blad
from toolkit.reading.workbook_reading import (
    ColumnReading,
    FieldValue,
    Richting,
    SourceCell,
    SourceRecord,
    TableReading,
    Waarom,
    WorkbookReading,
)
from toolkit.schermwoorden import HERKOMST, IS_INTERMEDIAIR, NIETS, SAMENGESTELD, SAMENGESTELD_EERDER, STATUS, TOEGEKEND
from toolkit.vocabulary.dimension import Dimension, Vocabulary
from toolkit.vocabulary.velden import Veld

_STATUS_CODE: dict[str, Status | None] = {"": None, **{words: code for code, words in STATUS.items()}}
_TOEGEKEND_CODE = {words: code for code, words in TOEGEKEND.items()}
_HERKOMST_CODE = {words: code for code, words in HERKOMST.items()}


@dataclass(slots=True)
class _Record:
    rij: int
    values: list[FieldValue] = field(default_factory=list)
    tags: list[SettledTag] = field(default_factory=list)
    overig: list[FieldValue] = field(default_factory=list)

    def finished(self, werkblad: str) -> ExportRecord:
        source = SourceRecord(werkblad, self.rij, self.rij, tuple(self.values))
        return ExportRecord(source, tuple(self.tags), tuple(self.overig))


Fill = Callable[[_Record, Bladrij], None]


def read_back(reading: WorkbookReading, vocabulary: Vocabulary, velden: Iterable[Veld]) -> ExportReading | None:
    """Return the records of an exported workbook, or None when `reading` is of another workbook.

    A workbook is an export when its sheet Interventies has a row with the headers Naam interventie, Pagina in de
    catalogus and Id. Rows that a maintainer added without Id hang together by name; a column that an export does not
    have gives a question.

    Args:
        reading: what the general reader made of the workbook; its cells get their field and header.
        vocabulary: for the names of the dimensions, which are headers, and of the terms.
        velden: the fields that are a column of `interventie`, for their headers.

    """
    fields = vorm.velden_per_kop(vocabulary, velden)
    found = {name: find_blad(reading, name, fields[name]) for name in fields}
    tables = {name: _without_notice(table) for name, table in found.items() if table is not None}
    main = tables.get(vorm.BLAD_INTERVENTIES)
    if main is None or not {vorm.KENMERK, vorm.PAGINA} <= {column.kop for column in main.columns}:
        return None
    terms = _term_ids(vocabulary)
    records: dict[str, _Record] = {}
    for row in main.rows:
        if row.key:  # a row without Id and name is a note
            _fill_interventie(vocabulary, terms, records.setdefault(row.key, _Record(row.rij)), row)
    questions = [
        *(
            _unknown_column(table, column)
            for table in tables.values()
            for column in table.columns
            if column.kop not in fields[table.werkblad]
        ),
        *(
            question
            for dimensie in vocabulary
            if vorm.has_sheet(dimensie)
            for question in _join(records, tables.get(vorm.blad_van(dimensie)), partial(_fill_element, dimensie, terms))
        ),
        *_join(records, tables.get(vorm.BLAD_PUBLICATIES), _fill_publicatie),
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


def _without_notice(table: ExportBlad) -> ExportBlad:
    """Take out the line which says that the list was empty; its cell is no name of an intervention."""
    notices = [row for row in table.rows if row.text(vorm.NAAM) == vorm.GEEN_INTERVENTIES]
    for row in notices:
        for _, cell in row.cells:
            cell.kop = cell.veld = None
    return replace(table, rows=tuple(row for row in table.rows if row not in notices))


Terms = Mapping[tuple[str, str], str]


def _term_ids(vocabulary: Vocabulary) -> Terms:
    """Return (dimension, label as exported) → id of the term."""
    return {(d.naam, term.nl): term.id for d in vocabulary for term in d.termen.values()}


def _fill_interventie(vocabulary: Vocabulary, terms: Terms, record: _Record, row: Bladrij) -> None:
    for column, cell in row.cells:
        if column.veld is not None and column.kop.endswith(vorm.IN_WOORDEN):
            # Words of a source: kept as they are, never recognised again.
            record.values.append(_value(column, cell, str(cell.waarde)))
        elif column.veld in vocabulary:
            for line in _lines(cell):
                _fill_tag(vocabulary[str(column.veld)], terms, record, _value(column, cell, line))
        elif column.veld == "naamsvariant":
            record.values += [_value(column, cell, line) for line in _lines(cell)]
        elif column.veld == "herkomst":
            record.values.append(_value(column, cell, _herkomst_code(str(cell.waarde))))
        elif column.veld is not None:
            record.values.append(_value(column, cell, str(cell.waarde)))


def _herkomst_code(words: str) -> str:
    """Return the code of one of our own names of a list; other words unchanged, for who knows more names."""
    return _HERKOMST_CODE.get(words.removesuffix(SAMENGESTELD).removesuffix(SAMENGESTELD_EERDER), words)


def _lines(cell: SourceCell) -> list[str]:
    return [line.strip().removeprefix("•").strip() for line in str(cell.waarde).split("\n") if line.strip()]


def _fill_tag(dimensie: Dimension, terms: Terms, record: _Record, value: FieldValue) -> None:
    record.values.append(value)
    label, rol = value.text, None
    if "rol" in dimensie.kenmerken:
        label = value.text.removesuffix(IS_INTERMEDIAIR)
        rol = UITEINDELIJK if label == value.text else INTERMEDIAIR
    term = terms.get((value.veld, label))
    if term is None:
        record.overig.append(value)
        return
    who = SAMENSTELLER if (value.kop or "").endswith(vorm.DOOR_SAMENSTELLERS) else BRON
    record.tags.append(SettledTag(value.veld, term, value.cell, label, who, rol=rol))


def _fill_element(dimensie: Dimension, terms: Terms, record: _Record, row: Bladrij) -> None:
    found = row.cell(dimensie.label)
    if found is None:
        return
    column, cell = found
    label, status, note = str(cell.waarde), row.text(vorm.STATUS_KOP), row.text(vorm.TOELICHTING_KOP)
    status = "" if status == NIETS else status
    shown = f"• {label}" + (f" ({status})" if status else "") + (f": {note}" if note else "")
    value = _value(column, cell, shown)
    record.values.append(value)
    term = terms.get((dimensie.naam, label))
    if term is None or status not in _STATUS_CODE:
        record.overig.append(value)
        return
    who = _TOEGEKEND_CODE.get(row.text(vorm.TOEGEKEND_KOP), BRON)
    code = _STATUS_CODE[status]
    record.tags.append(SettledTag(dimensie.naam, term, cell, label, who, status=code, toelichting=note or None))


def _fill_publicatie(record: _Record, row: Bladrij) -> None:
    record.values += [
        _value(column, cell, str(cell.waarde))
        for column, cell in row.cells
        if column.veld is not None and column.veld != "id"
    ]


def _value(column: Bladkolom, cell: SourceCell, text: str) -> FieldValue:
    return FieldValue(str(column.veld), text, cell, kop=column.kop)


def _join(records: Mapping[str, _Record], table: ExportBlad | None, fill: Fill) -> list[str]:
    """Add the rows of a sheet to their records; return a question for each row that belongs to none."""
    questions = []
    for row in table.rows if table else ():
        if row.key in records:
            fill(records[row.key], row)
        else:
            questions.append(
                f"Blad “{table.werkblad if table else ''}”, rij {row.rij}: op blad “{vorm.BLAD_INTERVENTIES}” staat "
                f"geen interventie met id of naam “{row.text(vorm.KENMERK) or row.text(vorm.NAAM)}”. De regel is niet "
                "gebruikt. Verbeter het id of voeg de interventie toe."
            )
    return questions


def _unknown_column(table: ExportBlad, column: Bladkolom) -> str:
    return (
        f"Blad “{table.werkblad}”, kolom {column.letter}: een export heeft geen kolom “{column.kop}”. De cellen zijn "
        "bewaard maar tellen niet mee. Zet de waarden in een kolom die de export wel heeft."
    )


def _label_cells(tables: Iterable[ExportBlad]) -> None:
    for table in tables:
        for row in table.rows:
            for column, cell in row.cells:
                cell.kop, cell.veld, cell.kopcel = column.kop, column.veld, False


def _table_reading(table: ExportBlad) -> TableReading:
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


def _skipped(reading: WorkbookReading, tables: Mapping[str, ExportBlad]) -> list[tuple[str, str]]:
    """Name the sheets of the export that hold no data, such as Verantwoording."""
    known = {name for name, _ in reading.overgeslagen}
    names = dict.fromkeys(cell.werkblad for cell in reading.cellen)
    return [(name, "geen tabel") for name in names if name not in tables and name not in known]
