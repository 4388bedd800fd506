"""Find the header of a table: which lines name the columns, judged by what stands below and above them.

A header is recognised by general signs: it covers the columns that the lines below fill, it holds short, different
texts where the columns below hold numbers, dates, crosses or long text, it is bold or coloured while the lines below
are not, the workbook declares it (a table, a filter), or its words are known column names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.reading.header_depth import header_lines
from toolkit.reading.metadata import metadata_lines
from toolkit.reading.shape import (
    LONGEST_NAME,
    LOOK_AHEAD,
    ColumnShape,
    Hints,
    Strip,
    column_shapes,
    is_mark,
    is_numeric,
    is_series,
)
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.thresholds import (
    AFTER_GAP,
    BELOW_TEXT,
    CANDIDATES,
    CELL_BUDGET_HEADER,
    CLEAR,
    ENOUGH,
    FAR_MORE,
    FEW,
    FIRST_LINES,
    FURTHEST,
    HIGHEST,
    MOSTLY_NUMBERS,
    MUCH_WIDER,
    NEARLY_ALL,
    NUMBERS_ONLY_HEADER,
    PLAIN,
    SERIES_CONTRAST,
    SEVERAL,
    TWO_OF_THREE,
)

_SURE = 2 * CLEAR  # from here on a header is as sure as can be


@dataclass(frozen=True, slots=True)
class Header:
    """The lines of a header, how clearly they are one, which rule took each line, and which one ends it."""

    lines: tuple[int, ...]
    score: float
    rules: Mapping[int, str] = field(default_factory=dict)
    end: str = ""

    @property
    def zekerheid(self) -> int:
        """How sure it is that this is a header, from 0 to 100."""
        return round(100 * max(0.0, min(1.0, self.score / _SURE)))


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    place: int
    width: int


def find_header(strip: Strip, hints: Hints) -> Header | None:
    """Return the header of the first table of `strip`, or None when nothing looks like one.

    Args:
        strip: the lines to look in; the table may start with titles and metadata.
        hints: which words are known.

    """
    lines = strip.lines
    width = strip.pos2 - strip.pos1 + 1
    look = max(6, min(LOOK_AHEAD, CELL_BUDGET_HEADER // (width * 10)))
    candidates = max(12, min(CANDIDATES, CELL_BUDGET_HEADER // (width * look)))
    best, data_above, looked = _Candidate(0.0, 0, 0), 0.0, 0
    clearest = best  # whatever stands above it
    about = metadata_lines(strip)
    for place, line in enumerate(lines[: min(FURTHEST, len(lines) - 1)]):
        if line in about:
            continue
        if place > 0 and line > lines[place - 1] + 1:
            data_above *= AFTER_GAP
            followed = lines[best.place + 1] == lines[best.place] + 1
            if best.score >= CLEAR and followed and len(strip.filled(line)) <= MUCH_WIDER * best.width:
                break
        own = _score(strip, place, look, hints)
        score = own - data_above
        if score > best.score:
            best = _Candidate(score, place, len(strip.filled(line)))
        if place <= FIRST_LINES and own > clearest.score:
            clearest = _Candidate(own, place, len(strip.filled(line)))
        data_above += _above_penalty(strip, line)
        looked += len(strip.cells(line)) > 1
        if best.score > HIGHEST - data_above or looked >= candidates:
            break
    if best.score < ENOUGH and clearest.score >= CLEAR and len(lines) >= FAR_MORE * (clearest.place + 1):
        best = clearest  # sums stand above it
    if best.score < ENOUGH:
        return None
    rules, end = header_lines(strip, best.place, hints)
    return Header(tuple(rules), best.score, rules, end)


def _above_penalty(strip: Strip, line: int) -> float:
    """Return how much a line counts against a header below it: lines of data do, titles do not."""
    cells = list(strip.cells(line).values())
    if len(cells) < 2:
        return 0.0
    numbers = sum(is_numeric(cell) for cell in cells) + sum(is_mark(cell) for cell in cells)
    if numbers and not is_series(cells[1:]):
        return 1.0 if len(cells) > 2 and not _labelled(cells) else 0.15
    if strip.group_spans(line):
        return 0.0
    return 0.4 if len(cells) > 2 else TWO_OF_THREE if strip.pos2 - strip.pos1 < FEW else 0.3


def _labelled(cells: list[Cell]) -> bool:
    """Return whether a line holds metadata: a label, its value, a label, its value."""
    return (
        len(cells) % 2 == 0 and not any(is_numeric(cell) for cell in cells[::2]) and all(map(is_numeric, cells[1::2]))
    )


def _score(strip: Strip, place: int, look: int, hints: Hints) -> float:
    line, body = strip.lines[place], _block_below(strip.lines, place, look)
    cells = strip.cells(line)
    texts = [cell.text for cell in cells.values()]
    body = [
        below for below in body if [cell.text for cell in strip.cells(below).values()] != texts
    ]  # a repeated header
    shapes = column_shapes(strip, body)
    least = max(1.0, 0.15 * len(body))
    columns = {pos for pos, shape in shapes.items() if shape.filled >= least}
    if len(cells) >= SEVERAL and (_labelled(list(cells.values())) or all(map(is_mark, cells.values()))):
        return 0.0
    filled = strip.filled(line)
    if not columns or (len(cells) == 1 and not (strip.declares(line) or _heads_values(strip, line, body, shapes))):
        return 0.0
    coverage = _coverage(filled, columns)
    fitting = _fitting_share(cells, shapes)
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    series = len(numbers) >= FEW and is_series(numbers)
    contrast = sum(_contrast(cell, shapes[pos], series=series) for pos, cell in cells.items() if pos in shapes)
    names = {cell.text.casefold(): cell for cell in cells.values()}
    distinct = len(names) / len(cells)
    familiar = sum(map(hints.familiar, names.values())) / len(cells)
    emphasis = strip.emphasis(line) - max((strip.emphasis(below) for below in body[1:4]), default=0.0)
    plain = contrast <= PLAIN * len(cells) and emphasis <= 0 and familiar <= PLAIN and not strip.declares(line)
    return (
        2.0 * coverage
        + 1.5 * fitting
        + 1.2 * contrast / len(cells)
        + 0.5 * distinct
        + 1.5 * familiar
        + 0.8 * max(emphasis, 0.0)
        + (2.0 if strip.declares(line) else 0.0)
        - 1.0
        - (BELOW_TEXT if plain and _below_text(strip, place) else 0.0)
    )


def _below_text(strip: Strip, place: int) -> bool:
    """Return whether a line follows, without a gap, one with two or more different short texts and no numbers."""
    if place == 0 or strip.lines[place - 1] + 1 != strip.lines[place]:
        return False
    texts = [cell.text for cell in strip.cells(strip.lines[place - 1]).values() if not is_numeric(cell)]
    short = all(len(text) <= LONGEST_NAME // 2 for text in texts)
    return short and len(texts) >= 2 and len(set(texts)) == len(strip.cells(strip.lines[place - 1]))


def _coverage(filled: set[int], columns: set[int]) -> float:
    """Return the share of the columns that have a name; the corner above the names of the records may be empty."""
    named = filled & columns
    corner = min(columns)
    if corner not in named and len(columns) > 1 and len(named) == len(columns) - 1:
        return 1.0 - 0.5 / len(columns)
    return len(named) / len(columns)


def _heads_values(strip: Strip, line: int, body: list[int], shapes: dict[int, ColumnShape]) -> bool:
    """Return whether the only cell of a line names a column of numbers.

    That column is the only one, or the last one directly below the line, after columns that say what is counted.
    """
    ((pos, cell),) = strip.cells(line).items()
    if pos not in shapes or is_numeric(cell) or len(cell.text) > LONGEST_NAME // 2 or shapes[pos].filled < 2:
        return False
    if strip.pos1 == strip.pos2:
        return shapes[pos].numeric >= NUMBERS_ONLY_HEADER
    values = shapes[pos].numeric >= MOSTLY_NUMBERS and shapes[pos].filled >= max(FEW, NEARLY_ALL * len(body))
    return values and 1 < len(shapes) <= FEW and pos == max(shapes) and bool(body) and body[0] == line + 1


def _block_below(lines: tuple[int, ...], place: int, look: int) -> list[int]:
    """Return the lines below `place` up to the first gap after at least two of them."""
    block: list[int] = []
    for line in lines[place + 1 : place + 1 + look]:
        if len(block) >= 2 and line > block[-1] + 1:
            break
        block.append(line)
    return block


def _fitting_share(cells: dict[int, Cell], shapes: dict[int, ColumnShape]) -> float:
    """Return the share of cells that could be a column name, from -1 (none) to 1 (all)."""
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    series = len(numbers) >= 2 and is_series(numbers)
    good = 0
    for pos, cell in cells.items():
        if is_numeric(cell):
            good += series
        elif cell.kind is Kind.TEXT and len(cell.text) <= LONGEST_NAME:
            good += not (is_mark(cell) and pos in shapes and shapes[pos].holds_marks)
    return 2 * good / len(cells) - 1


def _contrast(cell: Cell, below: ColumnShape, *, series: bool) -> float:
    """Return how differently a cell looks from its column below, from -1 (one of them) to 1."""
    if cell.text in below.texts:
        return -1.0
    if is_numeric(cell):
        return SERIES_CONTRAST if series and below.numeric >= NUMBERS_ONLY_HEADER else 0.0
    if max(below.numeric, below.marks) >= (0.6 if below.filled >= SEVERAL else 0.75):
        return 1.0
    return 0.5 if below.length >= 2 * len(cell.text) or below.length > 40 else 0.1
