"""The sheets of an exported workbook as tables: header rows, columns and rows of source cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from toolkit.export.columns import KENMERK, NAAM
from toolkit.reading.model import Soort, SourceCell, WorkbookReading
from toolkit.text import fold


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its letter, header, group header (empty when there is none), and field."""

    letter: str
    kop: str
    groep: str
    veld: str | None

    @property
    def path(self) -> str:
        """Header with the group header before it, as the reader joins them."""
        return f"{self.groep} › {self.kop}" if self.groep else self.kop


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number, and the cells that have a value, from left to right."""

    rij: int
    cells: tuple[tuple[Column, SourceCell], ...]

    def cell(self, kop: str) -> tuple[Column, SourceCell] | None:
        """Return column and cell under a header that occurs once, or None when the cell is empty."""
        return next(((column, cell) for column, cell in self.cells if column.kop == kop), None)

    def text(self, kop: str) -> str:
        """Return the text under a header, empty when there is none."""
        found = self.cell(kop)
        return "" if found is None else str(found[1].waarde)

    @property
    def key(self) -> str:
        """What a row belongs to: Kenmerk, or the name when a maintainer left it empty."""
        return self.text(KENMERK) or fold(self.text(NAAM))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as a table; `kop` is the first and last header row."""

    werkblad: str
    kop: tuple[int, int]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def find_table(reading: WorkbookReading, werkblad: str, fields: Mapping[str, str | None]) -> Table | None:
    """Find the header row of a sheet, the first with the header Naam interventie, and the rows below it."""
    grid: dict[int, dict[str, SourceCell]] = {}
    for cell in reading.cellen:
        if cell.werkblad == werkblad and cell.soort is Soort.WAARDE and cell.rij and cell.kolom and cell.waarde:
            grid.setdefault(cell.rij, {})[cell.kolom] = cell
    header = min((rij for rij, row in grid.items() if NAAM in {cell.waarde for cell in row.values()}), default=None)
    if header is None:
        return None
    groups = _in_order(grid.get(header - 1, {}))
    columns = {
        letter: Column(letter, str(cell.waarde), _group_of(letter, groups), fields.get(str(cell.waarde)))
        for letter, cell in _in_order(grid[header])
    }
    rows = tuple(
        Row(rij, tuple((columns[letter], cell) for letter, cell in _in_order(grid[rij]) if letter in columns))
        for rij in sorted(grid)
        if rij > header
    )
    return Table(werkblad, (header - 1 if groups else header, header), tuple(columns.values()), rows)


def _in_order(row: Mapping[str, SourceCell]) -> list[tuple[str, SourceCell]]:
    return sorted(row.items(), key=lambda item: column_index_from_string(item[0]))


def _group_of(letter: str, groups: list[tuple[str, SourceCell]]) -> str:
    """Return the group header above a column; a merged one stands in its first column."""
    number = column_index_from_string(letter)
    before = [str(cell.waarde) for start, cell in groups if column_index_from_string(start) <= number]
    return before[-1] if before else ""
