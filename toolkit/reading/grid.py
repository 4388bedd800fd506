"""A sheet as lines and positions: rows and columns, or columns and rows when the records are columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.reading.sheet import Area, Cell, Sheet
from toolkit.reading.workbook_reading import Richting

Line = dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range in lines and positions, bounds included."""

    line1: int
    pos1: int
    line2: int
    pos2: int

    @property
    def width(self) -> int:
        """Number of positions it covers."""
        return self.pos2 - self.pos1 + 1

    @property
    def positions(self) -> range:
        """The positions it covers."""
        return range(self.pos1, self.pos2 + 1)


class Grid:
    """The visible, non-empty cells of a sheet in one direction.

    Attributes:
        richting: what a line is: a row (`rijen`) or a column (`kolommen`).
        lines: per line number the cells by position; only lines with content, in order.
        numbers: the keys of `lines`.
        declared: areas that the workbook itself declares as a table or gives a filter.

    """

    def __init__(self, richting: Richting, cells: Iterable[Cell], merges: list[Area], declared: list[Area]) -> None:
        self.richting = richting
        across = richting is Richting.KOLOMMEN
        self.lines: dict[int, Line] = {}
        for cell in cells:
            line, pos = (cell.col, cell.row) if across else (cell.row, cell.col)
            self.lines.setdefault(line, {})[pos] = cell
        self.lines = {number: dict(sorted(self.lines[number].items())) for number in sorted(self.lines)}
        self.numbers = list(self.lines)
        self.declared = [area.swapped() if across else area for area in declared]
        self._spans: dict[int, list[Span]] = {}
        for area in merges:
            self._keep(area.swapped() if across else area)

    def _keep(self, area: Area) -> None:
        span = Span(area.row1, area.col1, area.row2, area.col2)
        if self.at(span.line1, span.pos1) is None:
            return
        for line in self.between(span.line1, span.line2):
            self._spans.setdefault(line, []).append(span)

    def between(self, first: int, last: int) -> list[int]:
        """Return the numbers of the lines with content from `first` to `last`."""
        return self.numbers[bisect_left(self.numbers, first) : bisect_right(self.numbers, last)]

    def at(self, line: int, pos: int) -> Cell | None:
        """Return the cell that stands at this place itself, or None."""
        return self.lines.get(line, {}).get(pos)

    def spans(self, line: int) -> list[Span]:
        """Return the merged ranges with content that touch `line` (only lines that hold content are known)."""
        return self._spans.get(line, [])

    def span_at(self, line: int, pos: int) -> Span | None:
        """Return the merged range that covers this place, or None."""
        return next((span for span in self.spans(line) if span.pos1 <= pos <= span.pos2), None)

    def shown_at(self, line: int, pos: int) -> Cell | None:
        """Return the cell a person sees here: its own, or the top-left cell of the merged range over it."""
        own = self.at(line, pos)
        if own is not None:
            return own
        span = self.span_at(line, pos)
        return None if span is None else self.at(span.line1, span.pos1)


def build_grid(sheet: Sheet, richting: Richting, *, hidden_too: bool = False) -> Grid:
    """Return the grid of what is visible on `sheet` (everything when `hidden_too`).

    Cells that hold invisible characters only count as empty.
    """
    visible = (
        cell for (row, col), cell in sheet.cells.items() if cell.text and (hidden_too or not sheet.hides(row, col))
    )
    return Grid(richting, visible, sheet.merges, sheet.tables)
