"""Everything a data sheet holds as source cells: values, links, comments and the sheet's name."""

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils.cell import get_column_letter

from toolkit.findings import Bevindingen, bevinding
from toolkit.reading.masking import has_masked
from toolkit.reading.sheet import Cell, Kind, Sheet
from toolkit.reading.workbook_reading import Celsoort, SourceCell
from toolkit.text import visible

_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CellNotes:
    """Where findings about cells go, and whether hidden values are published."""

    bestand: str
    bevindingen: Bevindingen
    publish_hidden: bool = False

    def add(self, soort: str, cell: SourceCell, /, **woorden: str) -> None:
        """Report something about one cell."""
        self.bevindingen.add(bevinding(soort, bestand=self.bestand, werkblad=cell.werkblad, cel=cell.adres, **woorden))


def source_cells(sheet: Sheet, notes: CellNotes) -> list[SourceCell]:
    """Return the sheet's name and all its content, row by row; hidden values left out."""
    hidden_sheet = sheet.hidden and not notes.publish_hidden
    name = SourceCell(sheet.naam, None, None, Celsoort.BLADNAAM, None if hidden_sheet else sheet.naam, hidden_sheet)
    if has_masked(sheet.naam):
        notes.add("contactgegevens_afgeschermd", name, soort=name.soort)
    cells = [name]
    for row, col in sorted({*sheet.cells, *sheet.links, *sheet.comments}):
        cells.extend(_at(sheet, row, col, notes))
    _report_struck(sheet, notes)
    return cells


def _at(sheet: Sheet, row: int, col: int, notes: CellNotes) -> Iterator[SourceCell]:
    hidden = sheet.is_hidden(row, col) and not notes.publish_hidden
    cell = sheet.cells.get((row, col))
    contents = (
        (Celsoort.WAARDE, None if cell is None else cell.raw),
        (Celsoort.KOPPELING, sheet.links.get((row, col))),
        (Celsoort.OPMERKING, sheet.comments.get((row, col))),
    )
    for soort, text in contents:
        if text is None:
            continue
        source = SourceCell(sheet.naam, row, get_column_letter(col), soort, None, hidden)
        if not hidden:
            source.waarde = visible(text)
            if (row, col, soort) in sheet.masked:
                notes.add("contactgegevens_afgeschermd", source, soort=soort)
            if cell is not None and soort is Celsoort.WAARDE:
                source.ruw = cell.ruw
                source.zonder_doorhaling = cell.text if cell.struck else None
        yield source
    if cell is not None and not hidden:
        _report_kind(cell, SourceCell(sheet.naam, row, get_column_letter(col), Celsoort.WAARDE, None), notes)


def _report_struck(sheet: Sheet, notes: CellNotes) -> None:
    """Report the struck words of a sheet, once per row."""
    rows: dict[int, list[Cell]] = {}
    for (row, col), cell in sorted(sheet.cells.items()):
        if cell.struck and (notes.publish_hidden or not sheet.is_hidden(row, col)):
            rows.setdefault(row, []).append(cell)
    for row, cells in rows.items():
        whole = [cell.address for cell in cells if not cell.text]
        partly = [f"{cell.address} (“{_short(cell.text)}” telt nog wel)" for cell in cells if cell.text]
        first = SourceCell(sheet.naam, row, get_column_letter(cells[0].col), Celsoort.WAARDE, None)
        geldt = "Gelden ze" if len(cells) > 1 else "Geldt dit"
        notes.add("doorgehaald", first, cellen=", ".join([*whole, *partly]), geldt=geldt)


def _short(text: str) -> str:
    """Return the start of a text for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else line[:_MOST_SHOWN].rstrip() + "…"


def _report_kind(cell: Cell, source: SourceCell, notes: CellNotes) -> None:
    if cell.kind is Kind.ERROR:
        notes.add("foutwaarde", source, fout=cell.raw)
    elif cell.kind is Kind.FORMULA:
        notes.add("formule_zonder_waarde", source)
    elif cell.day_and_month is not None:
        notes.add("datum_of_bereik", source, gelezen=cell.day_and_month)
