"""Find the header of a table: which lines name the columns, judged by what stands below and above them.

A header is recognised by general signs: it covers the columns that the lines below fill, it holds short, different
texts where the columns below hold numbers, dates, crosses or long text, it is bold or coloured while the lines below
are not, the workbook declares it (a table, a filter), or its words are known column names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.reading.header_depth import header_lines
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
from toolkit.reading.sheet import Cell
from toolkit.reading.thresholds import (
    AFTER_GAP,
    BELOW_TEXT,
    CANDIDATES,
    CELL_BUDGET_HEADER,
    CLEAR,
    ENOUGH,
    FEW,
    FEW_HOLD_VALUES,
    FURTHEST,
    HIGHEST,
    HOLDS_VALUES,
    MUCH_WIDER,
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
    for place, line in enumerate(lines[: min(FURTHEST, len(lines) - 1)]):
        if place > 0 and line > lines[place - 1] + 1:
            data_above *= AFTER_GAP
            if best.score >= CLEAR and len(strip.filled(line)) <= MUCH_WIDER * best.width:
                break
        own = _score(strip, place, look, hints)
        score = own - data_above
        if score > best.score:
            best = _Candidate(score, place, len(strip.filled(line)))
        if own > clearest.score:
            clearest = _Candidate(own, place, len(strip.filled(line)))
        data_above += _above_penalty(strip, line)
        looked += len(strip.cells(line)) > 1
        if best.score > HIGHEST - data_above or looked >= candidates:
            break
    if best.score < ENOUGH and clearest.score >= CLEAR:
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
    if any(is_numeric(cell) or is_mark(cell) for cell in cells) and not is_series(cells[1:]):
        return 1.0
    if strip.group_spans(line):
        return 0.0
    return 0.4 if len(cells) > 2 else TWO_OF_THREE if strip.pos2 - strip.pos1 < FEW else 0.3


def _score(strip: Strip, place: int, look: int, hints: Hints) -> float:
    line, body = strip.lines[place], _block_below(strip.lines, place, look)
    cells = strip.cells(line)
    texts = [cell.text for cell in cells.values()]
    rows = [below for below in body if [cell.text for cell in strip.cells(below).values()] != texts]  # no header again
    shapes = column_shapes(strip, rows)
    least = max(1.0, 0.15 * len(rows))
    columns = {pos for pos, shape in shapes.items() if shape.filled >= least}
    if not columns or all(map(is_mark, cells.values())) or (len(cells) == 1 and not _heads_values(strip, line, shapes)):
        return 0.0
    coverage = len(strip.filled(line) & columns) / len(columns)
    fitting = _fitting_share(cells, shapes)
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    series = is_series(numbers)
    contrast = sum(_contrast(cell, shapes[pos], series=series) for pos, cell in cells.items() if pos in shapes)
    names = {cell.text.casefold(): cell for cell in cells.values()}
    distinct = len(names) / len(cells)
    familiar = sum(map(hints.familiar, names.values())) / len(cells)
    emphasis = strip.emphasis(line) - max((strip.emphasis(below) for below in rows[1:4]), default=0.0)
    plain = contrast <= PLAIN * len(cells) and familiar <= PLAIN
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
    """Return whether a line follows one with two or more texts that are no numbers."""
    above = strip.cells(strip.lines[place - 1]).values() if place else ()
    return sum(not is_numeric(cell) for cell in above) >= 2


def _heads_values(strip: Strip, line: int, shapes: dict[int, ColumnShape]) -> bool:
    """Return whether the only cell of a line names the only column, or the last one, and that holds numbers."""
    (pos,) = strip.cells(line)
    return pos in shapes and shapes[pos].numeric >= NUMBERS_ONLY_HEADER and pos == max(shapes)


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
    series = is_series(numbers)
    good = 0
    for pos, cell in cells.items():
        if is_numeric(cell):
            good += series
        elif len(cell.text) <= LONGEST_NAME:
            good += not (is_mark(cell) and pos in shapes)
    return 2 * good / len(cells) - 1


def _contrast(cell: Cell, below: ColumnShape, *, series: bool) -> float:
    """Return how differently a cell looks from its column below, from -1 (one of them) to 1."""
    if cell.text in below.texts:
        return -1.0
    if is_numeric(cell):
        return SERIES_CONTRAST if series and below.numeric >= NUMBERS_ONLY_HEADER else 0.0
    if max(below.numeric, below.marks) >= (HOLDS_VALUES if below.filled >= SEVERAL else FEW_HOLD_VALUES):
        return 1.0
    return 0.5 if below.length >= 2 * len(cell.text) or below.length > 40 else 0.1
