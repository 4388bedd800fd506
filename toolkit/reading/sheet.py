"""A sheet as it was opened: only the cells that hold something, and what Excel says about rows, columns and ranges."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import is_normalized

from openpyxl.utils.cell import get_column_letter, range_boundaries

from toolkit.codes import Celsoort
from toolkit.text import INVISIBLE, clean, visible
from toolkit.waarden import NO_MARK, Mark, Woorden

# Most text is tidy already; `clean` is only called where it could change something (a third of the reading time).
_UNTIDY = re.compile(rf"[\x00-\x1f\x7f-\xa0\xad\u1680\u2000-\u202f\u205f\u3000{INVISIBLE}]|  |^ | $|_x00")


class Kind(StrEnum):
    """What type of value a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    FORMULA = "formula"  # without a cached value: Excel never calculated it


@dataclass(slots=True)
class Cell:
    """One non-empty cell.

    Attributes:
        row, col: Excel's numbers, from 1.
        raw: the value as text, as it will be kept: as Excel shows it, without what is invisible.
        kind: type of the value.
        emphasis: the cell is bold or has a fill colour.
        number: the value of a number, else None.
        date_format: number format of a date, such as ``d-mmm``, else None.
        ruw: the value itself, such as ``0.45`` where Excel shows ``45%``; None when that is `raw`.
        struck: it holds words that are struck through.
        corrected: a curator put another text in the place of that of the source.
        text: `raw` as a person sees it, without struck words; empty when nothing is left to see.
        mark: what it says where a cross could stand; see `mark_cells`.

    """

    row: int
    col: int
    raw: str
    kind: Kind
    emphasis: bool = False
    number: float | None = None
    date_format: str | None = None
    ruw: str | None = field(init=False, default=None)
    struck: bool = field(init=False, default=False)
    corrected: bool = field(init=False, default=False)
    text: str = field(init=False)
    mark: Mark = field(init=False, default=NO_MARK)

    def __post_init__(self) -> None:
        untidy = self.kind is Kind.TEXT and (_UNTIDY.search(self.raw) or not is_normalized("NFC", self.raw))
        if untidy:
            self.raw = visible(self.raw)
        self.text = clean(self.raw) if untidy else self.raw

    def shown_as(self, shown: str, ruw: str) -> None:
        """Keep what Excel shows, and beside it the value itself where they differ."""
        self.raw = self.text = shown
        self.ruw = ruw if ruw != shown else None

    def conceal(self, raw: str, text: str) -> None:
        """Keep only these words; a number or a date that it was is gone."""
        self.raw, self.text, self.kind = raw, text, Kind.TEXT
        self.ruw = self.number = self.date_format = None

    def keep_valid(self, text: str) -> None:
        """Let only `text` count; the other words are struck through."""
        self.struck = True
        self.text = clean(text).strip(" ;,")

    @property
    def sign(self) -> str:
        """What it says where a cross could stand: the number itself, such as ``1`` where Excel shows ``1,00``."""
        if self.ruw is None or self.number is None or self.struck or self.corrected:
            return self.text
        return self.ruw

    @property
    def address(self) -> str:
        """The Excel address, such as ``B6``."""
        return f"{get_column_letter(self.col)}{self.row}"

    @property
    def day_and_month(self) -> str | None:
        """Day and month of a date that shows no year: probably a range such as ``10-12`` that Excel took for a date."""
        if self.kind is not Kind.DATE or not self.date_format or re.search(r"[yjh]", self.date_format, re.IGNORECASE):
            return None
        found = re.match(r"\d{4}-(\d\d)-(\d\d)", self.raw)
        return f"{int(found[2])}-{int(found[1])}" if found else None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, bounds included."""

    row1: int
    col1: int
    row2: int
    col2: int

    @classmethod
    def from_ref(cls, ref: str) -> "Area":
        """Return the area of a reference such as ``B4:D4``.

        Raises:
            ValueError: `ref` is no reference to cells.

        """
        col1, row1, col2, row2 = range_boundaries(ref)
        return cls(row1 or 1, col1 or 1, row2 or 1_048_576, col2 or 16_384)

    def swapped(self) -> "Area":
        """Return the area with rows and columns exchanged."""
        return Area(self.col1, self.row1, self.col2, self.row2)


class Intervals:
    """Whole numbers as sorted, separate stretches: hidden columns D to XFD cost one entry."""

    def __init__(self, stretches: list[tuple[int, int]] | None = None) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in sorted(stretches or []):
            if self._ends and first <= self._ends[-1] + 1:
                self._ends[-1] = max(self._ends[-1], last)
            else:
                self._starts.append(first)
                self._ends.append(last)

    def __contains__(self, number: int) -> bool:
        place = bisect_right(self._starts, number) - 1
        return place >= 0 and number <= self._ends[place]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def overlaps(self, first: int, last: int) -> bool:
        """Return whether any number from `first` to `last` is in a stretch."""
        place = bisect_left(self._ends, first)
        return place < len(self._starts) and self._starts[place] <= last


@dataclass(slots=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        naam: its title.
        hidden: the sheet is hidden.
        cells: the non-empty cells by (row, column), top-left cells only of merged ranges.
        merges: merged ranges.
        hidden_rows, hidden_cols: rows and columns that a person hid.
        hidden_cells: cells whose number format shows nothing.
        filtered_rows: rows that only a filter hides.
        tables: areas that the maker of the workbook declared as a table or gave a filter; the first row is the header.
        frozen_rows: number of rows that stay in view, or 0.
        links: target of a hyperlink by (row, column).
        comments: text of a comment by (row, column).
        masked: row, column and kind of content in which contact data was masked.

    """

    naam: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: Intervals = field(default_factory=Intervals)
    hidden_cols: Intervals = field(default_factory=Intervals)
    hidden_cells: set[tuple[int, int]] = field(default_factory=set)
    filtered_rows: set[int] = field(default_factory=set)
    tables: list[Area] = field(default_factory=list)
    frozen_rows: int = 0
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    masked: set[tuple[int, int, Celsoort]] = field(default_factory=set)

    def is_hidden(self, row: int, col: int) -> bool:
        """Return whether the cell is on a hidden sheet, row or column, or is hidden itself."""
        return self.hidden or self.hides(row, col)

    def hides(self, row: int, col: int) -> bool:
        """Return whether the cell is hidden on its sheet, shown or not."""
        return row in self.hidden_rows or col in self.hidden_cols or (row, col) in self.hidden_cells


@dataclass(slots=True)
class OpenedWorkbook:
    """The sheets of a workbook in their order, and what could not be read from it.

    Attributes:
        sheets: worksheets, hidden ones included.
        other: names of sheets without cells, such as charts.
        limits: Dutch sentences on what this reader cannot see.

    """

    sheets: list[Sheet]
    other: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)


def mark_cells(sheet: Sheet, woorden: Woorden) -> None:
    """Note on every cell what it says by the curators' words; finding tables and mapping columns use it."""
    for cell in sheet.cells.values():
        cell.mark = woorden.mark(cell.sign)
