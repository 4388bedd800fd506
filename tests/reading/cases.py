"""A sheet and what should be found in it, for the tests of tables."""

from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from tests.conftest import DATA
from tests.workbooks import Rows, write_rows
from toolkit.reading.body import LineKind
from toolkit.reading.open import open_workbook
from toolkit.reading.shape import Hints
from toolkit.reading.sheet import Sheet, mark_cells
from toolkit.reading.tables import find_tables
from toolkit.waarden import load_words

WOORDEN = load_words(DATA)
NO_HINTS = Hints(lambda _: False, lambda _: False, WOORDEN.regels)

Lines = tuple[tuple[int, ...], list[int], tuple[tuple[int, str], ...]]


@dataclass(frozen=True)
class Case:
    """A sheet, and what is expected: header lines, data lines, and skipped lines with the reason."""

    naam: str
    rows: Rows
    header: tuple[int, ...]
    data: list[int]
    skipped: tuple[tuple[int, str], ...] = ()
    merges: tuple[str, ...] = ()
    declared: str | None = None


def sheet_of(tmp_path: Path, rows: Rows, merges: tuple[str, ...] = (), declared: str | None = None) -> Sheet:
    """Return a sheet with these rows, merged ranges and declared table, written to a file and read again."""
    book = Workbook()
    sheet = book.worksheets[0]
    write_rows(sheet, rows)
    for ref in merges:
        sheet.merge_cells(ref)
    if declared:
        sheet.add_table(Table(displayName="Tabel", ref=declared))
    book.save(tmp_path / "x.xlsx")
    opened = open_workbook(tmp_path / "x.xlsx")[0].sheets[0]
    mark_cells(opened, WOORDEN)
    return opened


def lines_of(tmp_path: Path, case: Case) -> Lines:
    """Return the header lines, the data lines and the skipped lines with their reason of the only table."""
    (table,) = find_tables(sheet_of(tmp_path, case.rows, case.merges, case.declared), NO_HINTS)
    skipped = tuple((entry.line, entry.kind.value) for entry in table.body if entry.kind is not LineKind.DATA)
    return table.header, table.data_lines, skipped
