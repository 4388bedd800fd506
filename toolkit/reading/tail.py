"""Where the records of a table end: totals, legends and notes below them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isclose
from statistics import fmean, median

from toolkit.reading.rules import Rule, decide
from toolkit.reading.shape import ColumnShape, Hints, Strip, column_shapes, is_address, is_mark, is_numeric
from toolkit.reading.sheet import Cell
from toolkit.reading.thresholds import (
    AFTER_TOTAL,
    ALWAYS_TAIL,
    CELL_BUDGET_HEADER,
    LONGEST_REMARKS,
    MANY_TAIL,
    NUMBERS_OF_TOTAL,
    SAMPLE,
    VARIED,
)

_CLOSE = 1e-6


@dataclass(frozen=True)
class Body:
    """The lines below a header, and what most of them look like."""

    strip: Strip
    lines: list[int]
    hints: Hints
    named: frozenset[int] = frozenset()  # columns with a name

    @cached_property
    def width(self) -> float:
        """Number of cells of a usual line: of the first block, as there may be more notes than records."""
        counts = [len(self.strip.cells(line)) for line in self.lines[:500]]
        gap = next((place for place, line in enumerate(self.lines[:500]) if line > self.lines[0] + place), len(counts))
        block = [count for count in counts[:gap] if count > 1]
        wide = block if len(block) >= MANY_TAIL else [count for count in counts if count > 1] or counts
        return median(wide) if wide else 0.0

    @cached_property
    def _sample(self) -> list[int]:
        some = self.lines[: max(MANY_TAIL, min(SAMPLE, CELL_BUDGET_HEADER // int(max(1.0, self.width))))]
        usual = [line for line in some if self.width <= 2 or len(self.strip.cells(line)) > 0.5 * self.width]
        return usual[: max(1, len(usual) - 1)]

    @cached_property
    def shapes(self) -> dict[int, ColumnShape]:
        """The columns, as the first lines fill them."""
        return column_shapes(self.strip, self._sample)

    @cached_property
    def always(self) -> set[int]:
        """Columns of numbers that every record fills."""
        return {pos for pos in self._full if self.shapes[pos].numeric >= ALWAYS_TAIL}

    @cached_property
    def names(self) -> set[int]:
        """Columns of text that every record fills."""
        return {pos for pos in self._full if not self.shapes[pos].numeric}

    @cached_property
    def _full(self) -> set[int]:
        """Columns that every record fills; none when there are too few records to tell."""
        if len(self._sample) < MANY_TAIL:
            return set()
        return {pos for pos, shape in self.shapes.items() if shape.filled >= ALWAYS_TAIL * len(self._sample)}

    def is_total(self, place: int) -> bool:
        """Return whether a line is a total by its name: numbers only, and no name shared with the line beside it."""
        cells = list(self.strip.cells(self.lines[place]).values())
        named = self.hints.regels.is_total
        if not named(cells[0].text):
            return False
        if not all(
            is_numeric(cell) or cell.raw.startswith(("=", "#")) or is_mark(cell) or named(cell.text)
            for cell in cells[1:]
        ):
            return False
        return self._first(place) not in (self._first(place - 1), self._first(place + 1))

    def is_remark(self, texts: Sequence[str]) -> bool:
        """Return whether a line with these texts starts as a note or legend, or explains a sign."""
        regels = self.hints.regels
        return regels.is_note(texts[0]) or regels.is_legend(texts[0]) or self.hints.explains(texts)

    def explains(self, line: int) -> bool:
        """Return whether a line says what a sign means."""
        return self.hints.explains([cell.text for cell in self.strip.cells(line).values()])

    def _first(self, place: int) -> tuple[int, str] | None:
        if not 0 <= place < len(self.lines):
            return None
        pos, cell = next(iter(self.strip.cells(self.lines[place]).items()))
        return pos, cell.text

    def misfits(self, line: int) -> bool:
        """Return whether most of two or more cells of a line are outside the columns or of another kind."""
        wrong = 0
        cells = self.strip.cells(line)
        for pos, cell in cells.items():
            shape = self.shapes.get(pos)
            wrong += (shape is None and pos not in self.named) or (
                shape is not None
                and shape.numeric >= ALWAYS_TAIL
                and not is_numeric(cell)
                and not cell.mark.leeg
                and not is_mark(cell)
            )
        return wrong >= 2 and wrong > 0.5 * len(cells)


def tail_rules(body: Body) -> dict[int, str]:
    """Return which lines after the last record are none, by place in the lines below the header, and by which rule."""
    found: dict[int, str] = {}
    end = len(body.lines)
    for naam, start_of in _SCANS:
        start = start_of(body, end)
        found |= dict.fromkeys(range(start, end), naam)
        end = start
        while end > 1 and naam == _REMARKS and (rule := decide(END_RULES, EndCase(body, end - 1))) and rule.verdict:
            end -= 1
            found[end] = rule.naam
    return found


def _start_of_loose_blocks(body: Body, end: int) -> int:
    """Return where the last blocks between gaps start that hold no records."""
    while end > 1:
        start = end - 1
        while start > 0 and body.lines[start] == body.lines[start - 1] + 1:
            start -= 1
        if start == 0 or not _ends_table(body, start, end):
            break
        end = start
    return end


def _ends_table(body: Body, start: int, end: int) -> bool:
    """Return whether the block of lines from `start` to `end`, after a gap, holds no records."""
    return all(_sparse(body, place) or body.misfits(body.lines[place]) for place in range(start, end))


def _start_of_remarks(body: Body, end: int) -> int:
    """Return where a legend or block of notes starts that runs to the end; `end` when there is none."""
    for place in range(end - 1, max(end - LONGEST_REMARKS, 0), -1):
        cells = body.strip.cells(body.lines[place])
        first = next(iter(cells.values())).text
        if len(cells) == 1 and body.is_remark([first]):
            end = place
    return end


def _total_with_remarks(body: Body, end: int) -> int:
    """Return the place of a total that only nearly empty lines follow; `end` when there is none."""
    for place in range(end - 1, max(end - 1 - AFTER_TOTAL, 1), -1):
        if body.is_total(place):
            return place
    return end


def _start_of_sums(body: Body, end: int) -> int:
    """Return the place of a last line of which the numbers are the sums, or the means, of the columns above it.

    That is a total in any language, when several numbers say so and it holds few other values.
    """
    place = end - 1
    if place < VARIED:
        return end
    columns: dict[int, list[float]] = {}
    for line in body.lines[:place]:
        for pos, cell in body.strip.cells(line).items():
            if cell.number is not None:
                columns.setdefault(pos, []).append(cell.number)
    cells = body.strip.cells(body.lines[place])
    numbers = {pos: cell.number for pos, cell in cells.items() if cell.number}
    if sum(not is_numeric(cell) for cell in cells.values()) > 1 + len(numbers) / 2:
        return end
    enough = max(2, 0.6 * len(numbers))
    several = {pos: numbers[pos] for pos in numbers if len(columns.get(pos, ())) > 1}
    sums = sum(isclose(sum(columns[pos]), number, rel_tol=_CLOSE) for pos, number in several.items())
    varied = {pos: numbers[pos] for pos in numbers if len(set(columns.get(pos, ()))) >= VARIED}
    means = sum(isclose(fmean(columns[pos]), number, rel_tol=_CLOSE) for pos, number in varied.items())
    return place if max(sums, means) >= enough else end


def _sparse(body: Body, place: int) -> bool:
    """Return whether a line after a gap is too empty to be a record, or says that it is none."""
    cells = body.strip.cells(body.lines[place])
    if body.is_remark([cell.text for cell in cells.values()]) or body.is_total(place):
        return True
    if len(cells) == 1:
        return body.width > 1
    return len(cells) <= 2 and body.width >= 4 and len(cells) <= 0.5 * body.width


@dataclass(frozen=True)
class EndCase:
    """The question whether the line at a place, which follows the records without a gap, is no record."""

    body: Body
    place: int

    @cached_property
    def line(self) -> int:
        """The line itself."""
        return self.body.lines[self.place]

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """Its cells."""
        return self.body.strip.cells(self.line)

    @cached_property
    def first(self) -> Cell:
        """Its first cell."""
        return next(iter(self.cells.values()))

    @cached_property
    def alone(self) -> bool:
        """Whether that is its only cell."""
        return len(self.cells) == 1


def _numbers_without_name(case: EndCase) -> bool:
    """Return whether a line holds several numbers and nothing in the columns of text that name every record."""
    numbers = sum(cell.number is not None for cell in case.cells.values())
    nameless = bool(case.body.names) and not case.body.names & set(case.cells)
    several = numbers == len(case.cells) >= NUMBERS_OF_TOTAL and case.place >= MANY_TAIL
    return several and nameless and not below_merged_cell(case.body.strip, case.line)


END_RULES: tuple[Rule[EndCase, bool], ...] = (
    Rule("getallen zonder naam", True, _numbers_without_name),
    Rule("zegt wat een teken betekent", True, lambda c: c.body.explains(c.line)),
    Rule("woorden waar getallen horen", True, lambda c: words_in_numbers(c.body, c.cells)),
    Rule("alleen een webadres", True, lambda c: c.alone and c.body.width > 1 and is_address(c.first)),
)


def words_in_numbers(body: Body, cells: dict[int, Cell]) -> bool:
    """Return whether a line puts words in nearly all of the columns that hold numbers only."""
    numeric = [pos for pos, shape in body.shapes.items() if shape.numeric >= ALWAYS_TAIL and pos in cells]
    words = [pos for pos in numeric if not (is_numeric(cells[pos]) or cells[pos].mark.leeg)]
    return len(words) >= MANY_TAIL and len(words) >= ALWAYS_TAIL * len(numeric) and len(words) > 0.5 * len(cells)


def spans_most(strip: Strip, line: int) -> bool:
    """Return whether a merged range of a line covers half of the columns or more."""
    span = next((span for span in strip.spans(line) if span.width > 1), None)
    return span is not None and span.width >= 0.5 * (strip.pos2 - strip.pos1 + 1)


def below_merged_cell(strip: Strip, line: int) -> bool:
    """Return whether cells that are merged downwards reach into a line: it belongs to their record."""
    return any(span.line1 != span.line2 for span in strip.spans(line))


_REMARKS = "noten of legenda tot het einde"
_SCANS: tuple[tuple[str, Callable[[Body, int], int]], ...] = (
    ("een blok zonder records na een lege regel", _start_of_loose_blocks),
    (_REMARKS, _start_of_remarks),  # what `END_RULES` say of each line directly above comes with it
    ("een totaal met alleen noten eronder", _total_with_remarks),
    ("de sommen of gemiddelden van de regels erboven", _start_of_sums),
)
