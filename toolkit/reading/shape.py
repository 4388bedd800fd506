"""What lines and columns look like: how full, which types, how they differ."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from toolkit.reading.grid import Grid, Span
from toolkit.reading.sheet import Cell, Kind
from toolkit.waarden import LineWords
from toolkit.webadres import is_typed

_NUMBER = r"[-+±<>≤≥~]?\s*[€$£]?\s*\d[\d.,\s]*\s*(?:%|\*{0,4}|[a-zA-Z*†]{0,2})?"
_NUMERIC = re.compile(rf"\(?{_NUMBER}(?:\s*(?:[-‐‑–]|tot|to)\s*{_NUMBER})?\)?$")
KnownHeader = Callable[[str], bool]  # tells whether a text is a known column name or term


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of words, one sign of a header among others.

    Attributes:
        known: a text is a column name or a term.
        field: a text is a column name.
        regels: the words by which lines of a sheet are known.
        naming: a text is the name of the column that names the records.
        explains: a cell says what a sign means, or does so with the cell beside it.

    """

    known: KnownHeader
    field: KnownHeader
    regels: LineWords
    naming: KnownHeader = lambda _: False
    explains: Callable[[Sequence[str]], bool] = lambda _: False

    def familiar(self, cell: Cell) -> float:
        """Return how much a word says that it stands in a header: a term stands in records as well."""
        if is_mark(cell):
            return 0.0
        if not self.known(cell.text):  # looked at first, as it costs less
            return 0.0
        return 1.0 if self.field(cell.text) else _TERM

    def names_columns(self, cells: dict[int, Cell], share: float = 0.7) -> bool:
        """Return whether a line of three or more cells holds names of columns: two or more, and else known words.

        Terms alone say nothing: a record holds them as well. Looks no further than needed.
        """
        allowed = (1 - share) * len(cells)
        if len(cells) < _SHORTEST or sum(is_numeric(cell) or is_mark(cell) for cell in cells.values()) > allowed:
            return False
        fields: set[str] = set()
        unknown = 0
        for cell in cells.values():
            known = self.known(cell.text)
            if known and self.field(cell.text):
                fields.add(cell.text.casefold())
            unknown += not known
            if unknown > allowed:
                return False
        return len(fields) >= 2


_TERM = 0.4
_SHORTEST = 3
LOOK_AHEAD = 40  # lines below a header that say what its columns hold
LONGEST_NAME = 90  # characters of a column name
_YEAR_RANGE = (1800, 2100)
_YEARS = re.compile(
    r"[(\[]?(?:\d{1,2}[./-]\d{1,2}[./-])?(?P<year>(?:1[89]|20)\d\d)\s*(?:[-‐‑–/]\s*(?:\d\d){1,2}(?:-\d\d)?)?\s?[a-zA-Z]?[*)\]]*(?:\d\)[\s,]*)*$"
)


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a grid: positions `pos1` to `pos2` of the lines in `lines`."""

    grid: Grid
    pos1: int
    pos2: int
    lines: tuple[int, ...]

    def cells(self, line: int) -> dict[int, Cell]:
        """Return the cells of `line` within the strip, by position."""
        row = self.grid.lines[line]
        if not row or (self.pos1 <= next(iter(row)) and next(reversed(row)) <= self.pos2):
            return row
        return {pos: cell for pos, cell in row.items() if self.pos1 <= pos <= self.pos2}

    def filled(self, line: int) -> set[int]:
        """Return the positions where a person sees something, merged ranges over several positions included."""
        positions = set(self.cells(line))
        for span in self.spans(line):
            positions.update(range(max(span.pos1, self.pos1), min(span.pos2, self.pos2) + 1))
        return positions

    def spans(self, line: int) -> list[Span]:
        """Return the merged ranges that touch `line` within the strip."""
        return [span for span in self.grid.spans(line) if span.pos2 >= self.pos1 and span.pos1 <= self.pos2]

    def emphasis(self, line: int) -> float:
        """Return the share of the cells of `line` that are bold or coloured."""
        cells = self.cells(line)
        return sum(cell.emphasis for cell in cells.values()) / len(cells) if cells else 0.0

    def group_spans(self, line: int) -> list[Span]:
        """Return the merged ranges that end at `line` and cover some, not all, of the positions."""
        width = self.pos2 - self.pos1 + 1
        return [span for span in self.spans(line) if span.line2 == line and 2 <= span.width < width]

    def declares(self, line: int) -> bool:
        """Return whether the workbook declares a table or filter in the strip of which `line` is the header."""
        return any(
            area.row1 == line and area.col1 <= self.pos2 and area.col2 >= self.pos1 for area in self.grid.declared
        )

    def only(self, lines: tuple[int, ...]) -> "Strip":
        """Return the strip with other lines."""
        return Strip(self.grid, self.pos1, self.pos2, lines)


def is_numeric(cell: Cell) -> bool:
    """Return whether a cell is a number, a date, or a text that reads as a number (``12,5 %``, ``<5``)."""
    if cell.kind in (Kind.NUMBER, Kind.DATE):
        return True
    return cell.kind is Kind.TEXT and len(cell.text) < 24 and _reads_as_number(cell.text)


@lru_cache(maxsize=65_536)
def _reads_as_number(text: str) -> bool:
    return _NUMERIC.match(text) is not None


def is_year(cell: Cell) -> bool:
    """Return whether a cell reads as a year, perhaps with a flag, a range of years or a date of one.

    ``2019``, ``2019p``, ``2015-19``, ``2019/2020``, ``1.1.2019``, ``2019-01-01``.
    """
    if cell.number is not None:
        return _YEAR_RANGE[0] <= cell.number <= _YEAR_RANGE[1] and cell.number == int(cell.number)
    return len(cell.text) <= 12 and _YEARS.match(cell.text) is not None


def is_period(cell: Cell) -> bool:
    """Return whether a cell is a date, or reads as a year or a range of years."""
    return cell.kind is Kind.DATE or is_year(cell)


def is_address(cell: Cell) -> bool:
    """Return whether a cell holds nothing but the address of a page."""
    return is_typed(cell.text)


def is_mark(cell: Cell) -> bool:
    """Return whether a cell is a cross or tick, or says no."""
    return cell.kind is Kind.BOOL or (len(cell.text) <= 8 and (cell.mark.ja or cell.mark.no_cross))


def is_series(cells: list[Cell]) -> bool:
    """Return whether numbers or dates among `cells` form a series such as 2019, 2020, 2021, as headers do."""
    if any(cell.kind is Kind.DATE for cell in cells):
        dates = [cell.raw for cell in cells if cell.kind is Kind.DATE]
        return len(dates) >= 2 and (dates == sorted(set(dates)) or dates == sorted(set(dates), reverse=True))
    numbers = [cell.number if cell.number is not None else _as_number(cell.text) for cell in cells]
    known = [number for number in numbers if number is not None]
    if len(known) < 2 or len(known) < len(numbers):
        return False
    steps = {round(b - a, 6) for a, b in pairwise(known)}
    years = all(_YEAR_RANGE[0] <= number <= _YEAR_RANGE[1] and number == int(number) for number in known)
    regular = len(steps) == 1 and abs(next(iter(steps))) in {1, 5, 10}
    if len(known) >= 8 and sum(b - a == 1 for a, b in pairwise(known)) >= 0.8 * (len(known) - 1):
        return True
    counted = regular and known[0] in {0, 1} and len(known) >= 3
    return counted or (years and (regular or known == sorted(set(known)) or known == sorted(set(known), reverse=True)))


def _as_number(text: str) -> float | None:
    year = _YEARS.match(text)
    if year is not None:
        return float(year["year"])
    bare = text.strip("()* ")
    return float(bare) if re.fullmatch(r"\d{1,4}", bare) else None


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """What the cells of one column look like, over a number of lines.

    Attributes:
        filled: number of cells with content.
        numeric, marks: share of the cells that are numbers or dates, and crosses; placeholders left out.
        years: share of the cells that read as years; dates: share that are dates.
        length: median number of characters.
        texts: how often each text occurs.

    """

    filled: int
    numeric: float
    marks: float
    years: float
    dates: float
    length: float
    texts: Counter[str]


def column_shape(cells: list[Cell]) -> ColumnShape:
    """Return the shape of a column that holds `cells`."""
    telling = [cell for cell in cells if not cell.mark.leeg]
    numeric = sum(is_numeric(cell) or cell.kind is Kind.FORMULA for cell in telling)
    marks = sum(is_mark(cell) for cell in cells)
    return ColumnShape(
        filled=len(cells),
        numeric=numeric / len(telling) if telling else 0.0,
        marks=marks / len(cells) if cells else 0.0,
        years=sum(is_year(cell) for cell in cells) / len(cells) if numeric else 0.0,
        dates=sum(cell.kind is Kind.DATE for cell in cells) / len(cells) if cells else 0.0,
        length=median(len(cell.text) for cell in cells) if cells else 0.0,
        texts=Counter(cell.text for cell in cells),
    )


def column_shapes(strip: Strip, lines: list[int]) -> dict[int, ColumnShape]:
    """Return the shape of every column of `strip` that has content in `lines`."""
    columns: dict[int, list[Cell]] = {}
    for line in lines:
        for pos, cell in strip.cells(line).items():
            columns.setdefault(pos, []).append(cell)
    return {pos: column_shape(cells) for pos, cells in sorted(columns.items())}
