"""Cut a sheet into strips: tables that stand beside each other."""

from collections.abc import Iterator
from itertools import pairwise

from toolkit.reading.grid import Grid
from toolkit.reading.header import Header, find_header
from toolkit.reading.shape import Hints, Strip, column_shapes, is_mark, is_numeric
from toolkit.reading.thresholds import ITEMS, SAME
from toolkit.text import fold


def whole_strip(grid: Grid) -> Strip:
    """Return the strip of the whole grid."""
    pos1 = min(next(iter(line)) for line in grid.lines.values())
    pos2 = max(next(reversed(line)) for line in grid.lines.values())
    return Strip(grid, pos1, pos2, tuple(grid.numbers))


def side_by_side(grid: Grid, hints: Hints) -> list[Strip]:
    """Cut a grid along empty columns where both sides are tables of their own."""
    pending, done = [whole_strip(grid)], []
    while pending:
        strip = pending.pop()
        for cut in _gaps(strip):
            left, right = _part(strip, strip.pos1, cut[0]), _part(strip, cut[1], strip.pos2)
            if left and right and _independent(left, right, hints):
                done.append(left)
                pending.append(right)
                break
        else:
            done.append(strip)
    return sorted(done, key=lambda strip: strip.pos1)


def _gaps(strip: Strip) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions with only empty positions between them, titles and notes left out."""
    used: set[int] = set()
    for line in strip.lines:
        cells = strip.cells(line)
        if len(cells) > 1:
            used.update(cells)
            used.update(pos for span in strip.group_spans(line) for pos in span.positions)
    ordered = sorted(used)
    yield from ((a, b) for a, b in pairwise(ordered) if b > a + 1)


def _part(strip: Strip, pos1: int, pos2: int) -> Strip | None:
    part = Strip(strip.grid, pos1, pos2, strip.lines)
    lines = tuple(line for line in strip.lines if part.cells(line))
    return part.only(lines) if lines and pos2 > pos1 else None


def _independent(left: Strip, right: Strip, hints: Hints) -> bool:
    """Return whether both sides are tables of their own: each has a header, and names its own records."""
    one, other = find_header(left, hints), find_header(right, hints)
    if one is None or other is None or len(left.lines) < 2 or len(right.lines) < 2:
        return False
    texts = [
        [cell.text for cell in part.cells(head.lines[-1]).values()] for part, head in ((left, one), (right, other))
    ]
    if fold(texts[0][0]) == fold(texts[1][0]) or all(any(map(hints.naming, side)) for side in texts):
        return True
    if _same_items(left, one, right, other):
        return True
    if not _has_labels(right, other):
        return False
    shared = set(left.lines) & set(right.lines)
    alone = len(left.lines) + len(right.lines) - 2 * len(shared)
    return one.lines != other.lines or alone >= 0.2 * max(len(left.lines), len(right.lines))


def _same_items(left: Strip, one: Header, right: Strip, other: Header) -> bool:
    """Return whether the first columns of both sides list largely the same texts, such as countries."""
    lists = []
    for part, head in ((left, one), (right, other)):
        cells = [
            cell for line in part.lines if line > head.lines[-1] for cell in [part.grid.at(line, part.pos1)] if cell
        ]
        lists.append({fold(cell.text) for cell in cells if not is_mark(cell) and not is_numeric(cell)})
    smallest = min(map(len, lists))
    return smallest >= ITEMS and len(lists[0] & lists[1]) >= SAME * smallest


def _has_labels(strip: Strip, header: Header) -> bool:
    """Return whether the first column of a strip names things: different texts."""
    below = [line for line in strip.lines if line > header.lines[-1]]
    shape = column_shapes(strip, below).get(strip.pos1)
    if shape is None or shape.numeric > 0.3 or shape.marks > 0.3:
        return False
    return shape.filled >= 0.5 * len(below) and len(shape.texts) >= 0.6 * shape.filled
