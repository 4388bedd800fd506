"""The JSON of ``scripts/inspect_workbook.py --json``: what the contract promises about the layout of a workbook."""

from typing import Any

from openpyxl.utils.cell import get_column_letter

from toolkit.reading.workbook_reading import ColumnReading, Richting, TableReading, WorkbookReading

Json = dict[str, Any]


def reading_as_json(reading: WorkbookReading) -> Json:
    """Return the layout of a workbook as one JSON object, in the order of the sheets."""
    return {
        "bestand": reading.pad.name,
        "tabellen": [table_as_json(table) for table in reading.tabellen],
        "overgeslagen": [{"werkblad": naam, "reden": reden} for naam, reden in reading.overgeslagen],
        "vragen": list(reading.vragen),
    }


def table_as_json(table: TableReading) -> Json:
    """Return one table; letters and `rij` when records are columns, an empty list for a header that is not there."""
    upright = table.richting is Richting.RIJEN
    lines, unit = ("regels", "rij") if upright else ("kolommen", "kolom")
    shown = {
        "werkblad": table.werkblad,
        "richting": table.richting.value,
        f"kop{lines}": [] if table.zonder_kop else [_line(number, upright=upright) for number in table.kop],
        f"gegevens{lines}": [_line(number, upright=upright) for number in table.gegevens],
        "aantal_regels": table.aantal,
        f"overgeslagen_{lines}": [
            {unit: _line(number, upright=upright), "reden": reden} for number, reden in table.overgeslagen
        ],
        "beslist": {
            "zekerheid_kop": table.zekerheid_kop,
            "einde_kop": table.einde_kop,
            "regels": [
                {unit: _line(number, upright=upright), "regel": regel} for number, regel in sorted(table.regels.items())
            ],
        },
        "kolommen": [_column(column, upright=upright) for column in table.kolommen],
    }
    return shown if table.opgehouden is None else shown | {"opgehouden": table.opgehouden}


def _line(number: int, *, upright: bool) -> int | str:
    return number if upright else get_column_letter(number)


def _column(column: ColumnReading, *, upright: bool) -> Json:
    shown: Json = {"kolom": column.kolom} if upright else {"rij": int(column.kolom)}
    shown |= {"kop": column.kop, "veld": [column.veld, *column.ook] if column.ook else column.veld}
    if column.term is not None:
        shown["term"] = column.term
    shown["zekerheid"] = column.zekerheid if column.veld is not None else 0
    shown["waarom"] = column.waarom.value if column.waarom is not None else None
    shown["gebruikt"] = bool(column.velden)
    if column.regel:
        shown["regel"] = column.regel
    if len(column.kandidaten) > 1:
        shown["kandidaten"] = list(column.kandidaten)
    return shown
