"""Find the header of a table: which lines name the columns, judged by what stands below and above them.

A header is recognised by general signs: it covers the columns that the lines below fill, it holds short, different
texts where the columns below hold numbers, dates, crosses or long text, it is bold or coloured while the lines below
are not, the workbook declares it (a table, a filter), or its words are known column names.
"""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.reading.grid import Span
from toolkit.reading.shape import ColumnShape, Strip, column_shapes, is_mark, is_numeric, is_series
from toolkit.reading.sheet import Cell, Kind

KnownHeader = Callable[[str], bool]

MAX_DEPTH = 4
_CANDIDATES = 60
_FURTHEST = 400  # lines of text above a header
_LOOK_AHEAD = 40
_CELL_BUDGET = 60_000  # candidates x look-ahead x width stay below this, so a sheet of 16,384 columns costs the same
_LONG = 90
_HALF = 0.5
_CLEAR = 2.6  # after a clear header, only a much wider block below a gap can hold the header of the first table
_MUCH_WIDER = 1.5
_AFTER_GAP = 0.6  # lines above a gap count less against a header below it
_ENOUGH = 1.6
_HIGHEST = 7.5  # no score is higher


@dataclass(frozen=True, slots=True)
class Header:
    """The lines of a header, and how clearly they are one."""

    lines: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    place: int
    width: int


def find_header(strip: Strip, known: KnownHeader) -> Header | None:
    """Return the header of the first table of `strip`, or None when nothing looks like one.

    Args:
        strip: the lines to look in; the table may start with titles and metadata.
        known: tells whether a text is a known column name or term.

    """
    lines = strip.lines
    width = strip.pos2 - strip.pos1 + 1
    look = max(6, min(_LOOK_AHEAD, _CELL_BUDGET // (width * 10)))
    candidates = max(12, min(_CANDIDATES, _CELL_BUDGET // (width * look)))
    best, data_above, looked = _Candidate(0.0, 0, 0), 0.0, 0
    for place, line in enumerate(lines[: min(_FURTHEST, len(lines) - 1)]):
        if place > 0 and line > lines[place - 1] + 1:
            data_above *= _AFTER_GAP
            followed = lines[best.place + 1] == lines[best.place] + 1
            if best.score >= _CLEAR and followed and len(strip.filled(line)) <= _MUCH_WIDER * best.width:
                break
        score = _score(strip, place, look, known) - data_above
        if score > best.score:
            best = _Candidate(score, place, len(strip.filled(line)))
        data_above += _above_penalty(strip, line)
        looked += len(strip.cells(line)) > 1
        if best.score > _HIGHEST - data_above or looked >= candidates:
            break
    return _extend(strip, best.place, best.score, known) if best.score >= _ENOUGH else None


def _above_penalty(strip: Strip, line: int) -> float:
    """Return how much a line counts against a header below it: lines of data do, titles do not."""
    cells = list(strip.cells(line).values())
    if len(cells) < 2:
        return 0.0
    numbers = sum(is_numeric(cell) for cell in cells) + sum(is_mark(cell) for cell in cells)
    if numbers and not is_series(cells[1:]):
        return 0.6 if len(cells) > 2 and not _labelled(cells) else 0.15
    if _group_spans(strip, line):
        return 0.0
    return 0.4 if len(cells) > 2 else 0.3


def _labelled(cells: list[Cell]) -> bool:
    """Return whether a line holds metadata: a label, its value, a label, its value."""
    return (
        len(cells) % 2 == 0 and not any(is_numeric(cell) for cell in cells[::2]) and all(map(is_numeric, cells[1::2]))
    )


def _score(strip: Strip, place: int, look: int, known: KnownHeader) -> float:
    line, body = strip.lines[place], _block_below(strip.lines, place, look)
    cells = strip.cells(line)
    if len(cells) == 1 and strip.pos1 != strip.pos2 and not _declared(strip, line):
        return 0.0
    texts = [cell.text for cell in cells.values()]
    body = [
        below for below in body if [cell.text for cell in strip.cells(below).values()] != texts
    ]  # a repeated header
    shapes = column_shapes(strip, body)
    least = max(1.0, 0.15 * len(body))
    columns = {pos for pos, shape in shapes.items() if shape.filled >= least}
    filled = strip.filled(line)
    if not columns or (len(cells) == 1 and not (_declared(strip, line) or _heads_single_column(strip, cells, shapes))):
        return 0.0
    coverage = len(filled & columns) / len(columns)
    fitting = _fitting_share(list(cells.values()))
    contrast = sum(_contrast(cell, shapes[pos]) for pos, cell in cells.items() if pos in shapes) / len(cells)
    names = {cell.text.casefold() for cell in cells.values()}
    distinct = len(names) / len(cells)
    familiar = sum(known(cell.text) for cell in cells.values()) / len(cells)
    emphasis = _emphasis(strip, line) - max((_emphasis(strip, below) for below in body[1:4]), default=0.0)
    return (
        2.0 * coverage
        + 1.5 * fitting
        + 1.2 * contrast
        + 0.5 * distinct
        + 1.5 * familiar
        + 0.8 * max(emphasis, 0.0)
        + (2.0 if _declared(strip, line) else 0.0)
        - 1.0
    )


def _heads_single_column(strip: Strip, cells: dict[int, Cell], shapes: dict[int, ColumnShape]) -> bool:
    """Return whether the only column of a strip holds numbers below a name; any other single column is just text."""
    cell = cells.get(strip.pos1)
    if strip.pos1 != strip.pos2 or cell is None or is_numeric(cell) or len(cell.text) > _LONG // 2:
        return False
    return shapes[strip.pos1].filled >= 2 and shapes[strip.pos1].numeric >= 0.6


def _block_below(lines: tuple[int, ...], place: int, look: int) -> list[int]:
    """Return the lines below `place` up to the first gap after at least two of them."""
    block: list[int] = []
    for line in lines[place + 1 : place + 1 + look]:
        if len(block) >= 2 and line > block[-1] + 1:
            break
        block.append(line)
    return block


def _declared(strip: Strip, line: int) -> bool:
    return any(
        area.row1 == line and area.col1 <= strip.pos2 and area.col2 >= strip.pos1 for area in strip.grid.declared
    )


def _emphasis(strip: Strip, line: int) -> float:
    cells = strip.cells(line)
    return sum(cell.emphasis for cell in cells.values()) / len(cells) if cells else 0.0


def _fitting_share(cells: list[Cell]) -> float:
    """Return the share of cells that could be a column name, from -1 (none) to 1 (all)."""
    numbers = [cell for cell in cells if is_numeric(cell)]
    series = len(numbers) >= 2 and is_series(numbers)
    good = 0
    for cell in cells:
        if is_numeric(cell):
            good += series
        elif cell.kind is Kind.TEXT and not is_mark(cell) and len(cell.text) <= _LONG:
            good += 1
    return 2 * good / len(cells) - 1


def _contrast(cell: Cell, below: ColumnShape) -> float:
    """Return how differently a cell looks from its column below, from -1 (one of them) to 1."""
    if cell.text in below.texts:
        return -1.0
    if is_numeric(cell):
        return 0.0
    if max(below.numeric, below.marks) >= 0.6:
        return 1.0
    return 0.5 if below.length >= 2 * len(cell.text) or below.length > 40 else 0.1


def _extend(strip: Strip, place: int, score: float, known: KnownHeader) -> Header:
    first = last = place
    while last - first < MAX_DEPTH - 1 and last + 2 < len(strip.lines) and _continues(strip, first, last, known):
        last += 1
    while last - first < MAX_DEPTH - 1 and first > 0 and _is_group_line(strip, first - 1, first, known):
        first -= 1
    return Header(strip.lines[first : last + 1], score)


def _continues(strip: Strip, first: int, last: int, known: KnownHeader) -> bool:
    """Return whether the line after place `last` still belongs to the header that starts at place `first`."""
    upper, line = strip.lines[last], strip.lines[last + 1]
    if line != upper + 1:
        return False
    cells = strip.cells(line)
    if any(
        span.line1 <= upper and span.line2 >= line for span in strip.spans(upper) if span.line1 >= strip.lines[first]
    ):
        return bool(cells) and (len(cells) > 1 or not _full_width(strip, line))
    shapes = column_shapes(strip, list(strip.lines[last + 2 : last + 2 + _LOOK_AHEAD]))
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    if _is_numbering(cells, strip, upper):
        return True
    marks = any(is_mark(cell) and pos in shapes and shapes[pos].marks >= _HALF for pos, cell in cells.items())
    if marks or (numbers and not is_series(numbers)):
        return False
    return (
        _below_groups(strip, upper, line)
        or _fills_gaps(strip, upper, line)
        or _text_above_numbers(cells, shapes)
        or _known_line(cells, known)
        or _bold_line(strip, upper, line, last)
    )


def _full_width(strip: Strip, line: int) -> bool:
    return len(strip.filled(line)) >= 0.8 * (strip.pos2 - strip.pos1 + 1)


def _is_numbering(cells: dict[int, Cell], strip: Strip, upper: int) -> bool:
    """Return whether a line numbers the columns: 1, 2, 3 … or a, b, c …."""
    if len(cells) < 3 or len(cells) < 0.7 * len(strip.cells(upper)):
        return False
    texts = [cell.text.strip("()[]. ").casefold() for cell in cells.values()]
    start = texts[0]
    if start in {"0", "1"}:
        return texts == [str(number) for number in range(int(start), int(start) + len(texts))]
    return texts == [chr(ord("a") + number) for number in range(len(texts))]


def _group_spans(strip: Strip, upper: int) -> list[Span]:
    width = strip.pos2 - strip.pos1 + 1
    return [span for span in strip.spans(upper) if span.line2 == upper and 2 <= span.width < width]


def _below_groups(strip: Strip, upper: int, line: int) -> bool:
    """Return whether `line` names the parts of merged headers in `upper`.

    It does when it names nothing else, or when every one of several groups has parts, all different.
    """
    spans = _group_spans(strip, upper)
    cells = strip.cells(line)
    parts = [[cell for pos, cell in cells.items() if span.pos1 <= pos <= span.pos2] for span in spans]
    inside = [cell for part in parts for cell in part]
    if len(inside) < 2 or not _names(list(cells.values())):
        return False
    if len(inside) == len(cells):
        return True
    different = len({cell.text.casefold() for cell in cells.values()}) == len(cells)
    return len(spans) >= 2 and different and all(len(part) >= 2 for part in parts) and len(inside) >= 0.6 * len(cells)


def _names(cells: list[Cell]) -> bool:
    texts = [cell.text for cell in cells]
    return all(len(text) <= _LONG for text in texts)


def _fills_gaps(strip: Strip, upper: int, line: int) -> bool:
    """Return whether `line` only fills the gaps that `upper` left to the right of a group name."""
    above, cells = strip.cells(upper), strip.cells(line)
    if len(above) < 2 or len(cells) < 2 or strip.pos1 in cells:
        return False
    gaps = {pos for pos in cells if pos not in above}
    starts = {pos for pos in cells if pos in above and pos + 1 not in above and pos + 1 in cells}
    singles = [pos for pos in above if pos not in cells]
    return bool(gaps) and bool(singles) and gaps | starts == set(cells) and _names(list(cells.values()))


def _text_above_numbers(cells: dict[int, Cell], shapes: dict[int, ColumnShape]) -> bool:
    """Return whether a line holds text where the columns below hold numbers: units, or a second header.

    A line that also fills every column of text may be a record, unless several columns say otherwise.
    """
    numeric = [pos for pos, shape in shapes.items() if shape.numeric >= 0.7 and shape.filled >= 2]
    words = [pos for pos in numeric if pos in cells and not is_numeric(cells[pos])]
    labels = [pos for pos, shape in shapes.items() if shape.numeric < 0.3 and shape.filled >= 2]
    if len(words) == 1 and labels and all(pos in cells for pos in labels):
        return False
    return bool(numeric) and len(words) >= max(1, 0.5 * len(numeric)) and len(words) >= 0.4 * len(cells)


def _known_line(cells: dict[int, Cell], known: KnownHeader) -> bool:
    return len(cells) >= 3 and sum(known(cell.text) for cell in cells.values()) >= 0.7 * len(cells)


def _bold_line(strip: Strip, upper: int, line: int, last: int) -> bool:
    """Return whether both header lines stand out and what follows does not."""
    following = strip.lines[last + 2 : last + 5]
    return (
        len(strip.cells(line)) >= 2
        and _emphasis(strip, upper) >= 0.8
        and _emphasis(strip, line) >= 0.8
        and all(_emphasis(strip, below) <= 0.3 for below in following)
    )


def _is_group_line(strip: Strip, place: int, below: int, known: KnownHeader) -> bool:
    """Return whether the line at `place` names groups of the header line directly below it."""
    line = strip.lines[place]
    if line + 1 != strip.lines[below]:
        return False
    cells = strip.cells(line)
    texts = [cell for cell in cells.values() if not is_numeric(cell)]
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    if (numbers and not is_series(numbers)) or any(len(cell.text) > _LONG for cell in texts):
        return False
    if len(cells) == 1:
        return _single_group(strip, line, known)
    if any(cell.text.endswith(":") for cell in texts) and len(cells) <= 2:
        return False
    if _group_spans(strip, line) or any(span.line2 > line for span in strip.spans(line)):
        return True
    return _reads_as_groups(strip, line, strip.lines[below], known)


def _reads_as_groups(strip: Strip, line: int, below: int, known: KnownHeader) -> bool:
    """Return whether unmerged texts above a header name groups of it, and are no remarks that happen to stand there."""
    cells, header = strip.cells(line), strip.cells(below)
    if strip.pos1 not in cells or any(pos not in header for pos in cells):
        return True
    names = [cell.text.casefold() for cell in header.values()]
    if len(set(names)) < len(names) or _known_line(cells, known):
        return True
    if len(cells) <= 0.6 * len(header) and any(known(cell.text) for cell in cells.values()):
        return True
    return _emphasis(strip, line) >= 0.8 and _emphasis(strip, below) >= 0.8


def _single_group(strip: Strip, line: int, known: KnownHeader) -> bool:
    pos, cell = next(iter(strip.cells(line).items()))
    span = strip.grid.span_at(line, pos)
    width = strip.pos2 - strip.pos1 + 1
    if span is not None and span.width >= 0.9 * width:
        return False
    if pos > strip.pos1:
        return len(cell.text) <= 60 and not cell.text.endswith(":")
    return span is not None and span.width >= 2 and known(cell.text)
