"""The sheets of an exported workbook as tables: header rows, columns and rows of source cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from toolkit.exportvorm import KENMERK, NAAM
from toolkit.reading.workbook_reading import Celsoort, SourceCell, WorkbookReading
from toolkit.text import fold


@dataclass(frozen=True, slots=True)
class Bladkolom:
    """A column: its letter, header and field."""

    letter: str
    kop: str
    veld: str | None


@dataclass(frozen=True, slots=True)
class Bladrij:
    """A row: its number, and the cells that have a value, from left to right."""

    rij: int
    cells: tuple[tuple[Bladkolom, SourceCell], ...]

    def cell(self, kop: str) -> tuple[Bladkolom, SourceCell] | None:
        """Return column and cell under a header that occurs once, or None when the cell is empty."""
        return next(((column, cell) for column, cell in self.cells if column.kop == kop), None)

    def text(self, kop: str) -> str:
        """Return the text under a header, empty when there is none."""
        found = self.cell(kop)
        return "" if found is None else str(found[1].waarde)

    @property
    def key(self) -> str:
        """What a row belongs to: Id, or the name when a maintainer left it empty."""
        return self.text(KENMERK) or fold(self.text(NAAM))


@dataclass(frozen=True, slots=True)
class ExportBlad:
    """A sheet as a table; `kop` is the first and last header row."""

    werkblad: str
    kop: tuple[int, int]
    columns: tuple[Bladkolom, ...]
    rows: tuple[Bladrij, ...]


def find_blad(reading: WorkbookReading, werkblad: str, fields: Mapping[str, str | None]) -> ExportBlad | None:
    """Find the header row of a sheet, the first with the header Naam interventie, and the rows below it."""
    grid: dict[int, dict[str, SourceCell]] = {}
    for cell in reading.cellen:
        if cell.werkblad == werkblad and cell.soort is Celsoort.WAARDE and cell.rij and cell.kolom and cell.waarde:
            grid.setdefault(cell.rij, {})[cell.kolom] = cell
    header = min((rij for rij, row in grid.items() if NAAM in {cell.waarde for cell in row.values()}), default=None)
    if header is None:
        return None
    columns = {
        letter: Bladkolom(letter, str(cell.waarde), fields.get(str(cell.waarde)))
        for letter, cell in _in_order(grid[header])
    }
    rows = tuple(
        Bladrij(rij, tuple((columns[letter], cell) for letter, cell in _in_order(grid[rij]) if letter in columns))
        for rij in sorted(grid)
        if rij > header
    )
    return ExportBlad(werkblad, (header, header), tuple(columns.values()), rows)


def _in_order(row: Mapping[str, SourceCell]) -> list[tuple[str, SourceCell]]:
    return sorted(row.items(), key=lambda item: column_index_from_string(item[0]))
