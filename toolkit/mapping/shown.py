"""How a table is read, as a person sees it: on its source cells, and in Excel's numbers and letters."""

from dataclasses import replace

from openpyxl.utils.cell import column_index_from_string, get_column_letter

from toolkit.mapping.column import Column
from toolkit.mapping.naming import TITEL
from toolkit.reading.body import LineKind
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.sheet import Cell
from toolkit.reading.tables import SheetTable
from toolkit.reading.workbook_reading import ColumnReading, Richting, SourceCell, TableReading, Waarom
from toolkit.vocabulary.velden import NAAM


def label_cells(table: SheetTable, columns: list[Column], cells: list[SourceCell]) -> None:
    """Note the header on every source cell of the header and the data lines, and the field on the latter when used."""
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


def _end_of_header(table: SheetTable) -> int:
    """Return the last line of a header; ranges merged downwards may reach over empty lines below its last text."""
    spans = [span for line in table.header for span in table.strip.spans(line)]
    first = min((entry.line for entry in table.body), default=table.header[-1] + 1)
    reach = (span.line2 for span in spans if span.line1 in table.header and span.line2 < first)
    return max((table.header[-1], *reach))


def table_reading(naam: str, table: SheetTable, columns: list[Column]) -> TableReading:
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
                column.veld or next(iter(column.voorstel), None),
                column.zekerheid,
                column.waarom,
                column.term,
                column.ook,
                gebruikt=column.veld is not None,
                kandidaten=column.voorstel,
                regel=column.regel,
            )
            for column in columns
        ),
        regels={**table.found.rules, **{entry.line: entry.regel for entry in table.body if entry.regel}},
        einde_kop=table.found.end,
        zekerheid_kop=table.found.zekerheid,
    )


def held_back(table: TableReading, reden: str, best: Column | None) -> TableReading:
    """Return a table of which nothing is read until a person says which column names the interventions.

    Args:
        table: as it was read.
        reden: why it is held back, in Dutch.
        best: the column that seems to hold the names, or None.

    """
    upright = table.richting is Richting.RIJEN
    place = None if best is None else get_column_letter(best.pos) if upright else str(best.pos)
    columns = tuple(
        _proposed_name(column) if column.kolom == place else replace(column, gebruikt=False)
        for column in table.kolommen
    )
    return replace(table, opgehouden=reden, kolommen=columns)


def _proposed_name(column: ColumnReading) -> ColumnReading:
    ook = (TITEL,) if TITEL in (column.veld, *column.ook) else ()
    kandidaten = tuple(dict.fromkeys((NAAM, *column.kandidaten)))
    return replace(
        column,
        veld=NAAM,
        ook=ook,
        gebruikt=False,
        kandidaten=kandidaten,
        zekerheid=max(column.zekerheid if column.veld == NAAM else 0, 50),
        waarom=column.waarom or Waarom.POSITIE,
        regel=column.regel or "lijkt de namen te hebben",
    )
