"""Find the tables of a sheet: side by side, stacked, with their records as rows or as columns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from toolkit.reading.body import BodyLine, LineKind, classify_body
from toolkit.reading.grid import Grid, build_grid
from toolkit.reading.header import Header, find_header
from toolkit.reading.header_depth import TAGS
from toolkit.reading.headless import headless_block
from toolkit.reading.paths import header_paths
from toolkit.reading.shape import Hints, Strip, column_shapes, is_numeric
from toolkit.reading.sheet import Sheet
from toolkit.reading.strips import side_by_side, whole_strip
from toolkit.reading.thresholds import LABEL_COLUMNS, LABELS_TABLES
from toolkit.reading.workbook_reading import Richting
from toolkit.text import fold

_BY_PERSON = "vastgelegd door een mens"
_SURE, _LIKELY = 0.8, 0.6  # shares of known names


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table as lines and positions; lines are rows, or columns when the records are columns.

    Attributes:
        strip: where it stands, from its header to its last line.
        header: lines of the header.
        body: every line below the header with what it is.
        paths: joined header texts by position, outermost first; empty for a column without a header.
        found: how the header was found.
        titles: lines above the header, since the table before.

    """

    strip: Strip
    header: tuple[int, ...]
    body: tuple[BodyLine, ...]
    paths: dict[int, tuple[str, ...]]
    found: Header
    titles: tuple[int, ...] = ()

    @property
    def grid(self) -> Grid:
        """The grid it is part of."""
        return self.strip.grid

    @property
    def data_lines(self) -> list[int]:
        """The lines that hold records."""
        return [entry.line for entry in self.body if entry.kind is LineKind.DATA]


def find_tables(sheet: Sheet, hints: Hints, *, hidden_too: bool = False) -> list[SheetTable]:
    """Return the tables of a sheet, from left to right and from top to bottom.

    Args:
        sheet: an opened sheet.
        hints: which words are known.
        hidden_too: look at hidden rows and columns as well.

    """
    upright = _tables(build_grid(sheet, Richting.RIJEN, hidden_too=hidden_too), hints)
    lying_grid = build_grid(sheet, Richting.KOLOMMEN, hidden_too=hidden_too)
    if _reads_sideways(lying_grid, upright, hints):
        lying = _tables(lying_grid, hints)
        if lying and _fields(lying, hints) > _fields(upright, hints):
            return lying
    return upright


def _reads_sideways(lying: Grid, upright: list[SheetTable], hints: Hints) -> bool:
    """Return whether a column is made of column names: three or more, and most of what it holds."""
    most = _fields(upright, hints)
    for line in lying.numbers[:LABEL_COLUMNS]:
        texts = {fold(cell.text) for cell in list(lying.lines[line].values())[:LABELS_TABLES]}
        fields = {text for text in texts if hints.field(text)}
        terms = {text for text in texts - fields if hints.known(text)}
        if len(fields) >= 3 and len(fields) > most and len(fields | terms) >= 0.4 * len(texts):
            return True
    return False


def _fields(tables: list[SheetTable], hints: Hints) -> int:
    """Return the number of different column names in the header of the best table."""
    return max(
        (len({path[-1] for path in t.paths.values() if path and hints.field(path[-1])}) for t in tables), default=0
    )


def _tables(grid: Grid, hints: Hints) -> list[SheetTable]:
    if not grid.numbers:
        return []
    return [table for strip in side_by_side(grid, hints) for table in _stacked(strip, hints)]


def _stacked(strip: Strip, hints: Hints) -> Iterator[SheetTable]:
    """Yield the tables of a strip from top to bottom."""
    rest = strip
    while len(rest.lines) >= 2:
        header = find_header(rest, hints) or headless_block(rest)
        if header is None:
            return
        below = [line for line in rest.lines if line > header.lines[-1]]
        end = _next_table(rest, header, below, hints)
        body = below[:end]
        if not body:
            return
        titles = tuple(line for line in rest.lines if line < header.lines[0])
        yield replace(_table(rest, header, body, hints), titles=titles)
        rest = rest.only(tuple(below[end:]))


def _table(strip: Strip, header: Header, body: list[int], hints: Hints) -> SheetTable:
    part = strip.only((*header.lines, *body))
    positions = _table_positions(part, header, body)
    narrowed = Strip(part.grid, positions[0], positions[-1], part.lines)
    lines = classify_body(narrowed, body, header.lines, hints)
    names = tuple(line for line in header.lines if header.rules.get(line) != TAGS)  # tags say nothing to a person
    return SheetTable(narrowed, header.lines, tuple(lines), header_paths(narrowed, names, positions), header)


def _table_positions(part: Strip, header: Header, body: list[int]) -> list[int]:
    """Return the positions of a table: what its body fills, and headers without content that adjoin it.

    When the records are columns, titles above and notes below the table stand in the line of its header; they are
    no part of it.
    """
    filled = {pos for line in body for pos in part.cells(line)}
    named = {pos for line in header.lines for pos in part.filled(line)}
    first, last = min(filled), max(filled)
    if part.grid.richting is Richting.RIJEN:
        while first - 1 in named:
            first -= 1
        while last + 1 in named:
            last += 1
    return sorted(pos for pos in filled | named if first <= pos <= last)


def _next_table(strip: Strip, header: Header, below: list[int], hints: Hints) -> int:
    """Return the place in `below` where the next table, its title included, starts; the length when there is none."""
    place = 1
    while place < len(below) - 1:
        if _titles_again(strip, header, below, place):
            return place
        gap = below[place] > below[place - 1] + 1
        if gap or hints.names_columns(strip.cells(below[place]), _SURE):
            start = _starts_table(strip, header, below, place, hints)
            if start:
                return place
        place += 1
    return len(below)


def _titles_again(strip: Strip, header: Header, below: list[int], place: int) -> bool:
    """Return whether a line holds only a title, with the header once more directly below it."""
    line, following = below[place], below[place + 1]
    if len(strip.cells(line)) != 1 or following != line + 1 or len(strip.cells(following)) < 2:
        return False
    names = [cell.text for cell in strip.cells(header.lines[-1]).values()]
    return [cell.text for cell in strip.cells(following).values()] == names


def _starts_table(strip: Strip, header: Header, below: list[int], place: int, hints: Hints) -> bool:
    """Return whether a table with its own header starts at `place`, perhaps after a few lines of title."""
    block = [below[place]]
    for line in below[place + 1 :]:
        if line > block[-1] + 1 and len(block) > 2:
            break
        block.append(line)
        if len(block) >= 12:
            break
    titles = 0
    while titles < min(3, len(block) - 1) and len(strip.cells(block[titles])) == 1:
        titles += 1
    line = block[titles]
    following = block[titles + 1 :]
    if not following or len(strip.cells(line)) < 2:
        return False
    if _is_new_header(strip, header, line, following, hints):
        return True
    wider = len(strip.cells(following[0])) > len(strip.cells(line))
    return wider and len(following) > 1 and _is_new_header(strip, header, following[0], following[1:], hints)


def _is_new_header(strip: Strip, header: Header, line: int, following: list[int], hints: Hints) -> bool:
    cells = strip.cells(line)
    if any(is_numeric(cell) for cell in cells.values()):
        return False
    old = {fold(cell.text) for head in header.lines for cell in strip.cells(head).values()}
    same = sum(fold(cell.text) in old for cell in cells.values())
    if same >= 2 and same >= 0.8 * len(cells):
        return True
    if hints.names_columns(cells, _LIKELY):
        return True
    shapes = column_shapes(strip, following)
    numeric = [pos for pos, shape in shapes.items() if shape.numeric >= 0.7]
    contrast = [pos for pos in numeric if pos in cells]
    bold = all(cell.emphasis for cell in cells.values())
    plain = not any(cell.emphasis for below in following[:2] for cell in strip.cells(below).values())
    return (bold and plain) or (len(contrast) >= max(1, 0.5 * len(numeric)) and len(contrast) >= 0.3 * len(cells))


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a person says the table of a sheet is; what is None is found by the program.

    Attributes:
        richting: what a record is.
        header: first and last line of the header.
        body: first and last line with records.

    """

    richting: Richting | None = None
    header: tuple[int, int] | None = None
    body: tuple[int, int] | None = None


def table_at(sheet: Sheet, place: TablePlace, hints: Hints, *, hidden_too: bool = False) -> list[SheetTable]:
    """Return the table of a sheet at the place that a person gave; no table when there is no content there."""
    grid = build_grid(sheet, place.richting or Richting.RIJEN, hidden_too=hidden_too)
    if not grid.numbers:
        return []
    strip = whole_strip(grid)
    if place.header is None:
        header = find_header(strip, hints) or Header(tuple(grid.numbers[:1]), 0.0)
    else:
        lines = tuple(grid.between(*place.header))
        header = Header(lines, inf, dict.fromkeys(lines, _BY_PERSON), _BY_PERSON)
    body = [line for line in grid.numbers if header.lines and line > header.lines[-1]]
    if place.body is not None:
        body = grid.between(*place.body)
    return [_table(strip, header, body, hints)] if header.lines and body else []
