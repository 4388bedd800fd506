"""How many lines a header has: which lines below its clearest line still belong to it.

What stands between the clearest line and the records belongs to the header when it differs in kind from the records:
words, years or numbers of columns where the records hold amounts, or names for what has no name yet.
"""

from itertools import pairwise

from toolkit.reading.header_groups import is_group_line
from toolkit.reading.line_kinds import (
    Below,
    explains_columns,
    holds_codes,
    labels_of_numbers,
    may_hold_words,
    words_over_numbers,
)
from toolkit.reading.shape import LONGEST_NAME, LOOK_AHEAD, Hints, Strip, is_mark, is_numeric, is_period, is_series
from toolkit.reading.sheet import Cell, Kind

MAX_DEPTH = 12
_LABELS = 3
_SEVERAL_TIMES = 3
_ALL_PERIODS = 0.95
_NUMBERS_ONLY = 0.7
_SKIPPED = 3  # lines of a header that differ less from the records than a line below them


def header_lines(strip: Strip, place: int, hints: Hints) -> tuple[int, ...]:
    """Return the lines of the header of which the line at `place` is the clearest one."""
    first = last = place
    while last - first < MAX_DEPTH - 1 and (further := _next_below(strip, first, last, hints)) is not None:
        last = further
    body = Below.of(strip, last + 1)
    while last - first < MAX_DEPTH - 1 and first > 0 and is_group_line(strip, (first - 1, first), body, hints):
        first -= 1
    while last + 2 < len(strip.lines) and _reached(strip, first, last, body):
        last += 1
    return strip.lines[first : max(last, _last_before_periods(strip, first)) + 1]


def _last_before_periods(strip: Strip, first: int) -> int:
    """Return the place of the last line with a label when all below it start with a period; else `first`.

    Series are published so: ``Unit``, ``Frequency`` and ``Series ID`` below each other, perhaps with blank lines
    between them, and then a line per month.
    """
    starts = [strip.grid.at(line, strip.pos1) for line in strip.lines[first : first + MAX_DEPTH + LOOK_AHEAD]]
    labels = next((at for at, cell in enumerate(starts) if cell is None or is_period(cell)), len(starts))
    periods = starts[labels:]
    amounts = sum(_holds_amounts(strip, line) for line in strip.lines[first : first + labels])
    wide = min(len(strip.cells(line)) for line in strip.lines[first : first + max(labels, 1)])
    if not _LABELS <= labels <= MAX_DEPTH or len(periods) < MAX_DEPTH or wide < 2 or amounts > 1:
        return first
    return first + labels - 1 if all(cell is not None and is_period(cell) for cell in periods) else first


def _holds_amounts(strip: Strip, line: int) -> bool:
    """Return whether most of what follows the first column of a line is numbers."""
    values = [cell for pos, cell in strip.cells(line).items() if pos != strip.pos1]
    return sum(cell.kind in (Kind.NUMBER, Kind.FORMULA) for cell in values) > 0.5 * len(values)


def _next_below(strip: Strip, first: int, last: int, hints: Hints) -> int | None:
    """Return the place of the next line of the header below place `last`; None when the records start there.

    A line that could be either belongs to the header when one directly after it surely does.
    """
    for place in range(last + 1, min(last + 1 + _SKIPPED, len(strip.lines) - 1)):
        if place == last + 1 and _continues(strip, first, last, hints):
            return place
        if strip.lines[place] != strip.lines[place - 1] + 1:
            return None
        cells = strip.cells(strip.lines[place])
        if place > last + 1 and may_hold_words(cells) and words_over_numbers(cells, Below.of(strip, place + 1)):
            return place
    return None


def _reached(strip: Strip, first: int, last: int, body: Below) -> bool:
    """Return whether a range merged downwards from the header, above a column, reaches the line after place `last`."""
    line = strip.lines[last + 1]
    inside = (
        span
        for span in strip.spans(line)
        if strip.lines[first] <= span.line1 <= strip.lines[last] and not body.shapes.keys().isdisjoint(span.positions)
    )
    return any(not set(strip.cells(line)) <= set(span.positions) for span in inside)


def _continues(strip: Strip, first: int, last: int, hints: Hints) -> bool:
    """Return whether the line after place `last` still belongs to the header that starts at place `first`."""
    upper, line = strip.lines[last], strip.lines[last + 1]
    cells = strip.cells(line)
    own = [span for span in strip.spans(upper) if span.line1 >= strip.lines[first]]
    if line != upper + 1 and not any(span.line2 >= line - 1 and span.line2 > upper for span in own):
        return False
    if any(span.line2 >= line for span in own):
        return bool(cells) and (len(cells) > 1 or not _full_width(strip, line))
    body = Below.of(strip, last + 2)
    if _is_numbering(cells, strip, upper) or labels_of_numbers(cells, body) or _names_kinds(cells, upper, strip, hints):
        return True
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    marks = any(is_mark(cell) and pos in body.shapes and body.shapes[pos].holds_marks for pos, cell in cells.items())
    if marks or (numbers and not is_series(numbers)):
        return False
    return (
        _below_groups(strip, upper, line)
        or _names_many_more(strip, upper, line)
        or _goes_on_below_names(cells, strip.cells(upper), body)
        or _fills_gaps(strip, upper, line)
        or _names_nameless(strip, strip.lines[first : last + 1], line, body)
        or _names_corner(strip, strip.lines[first : last + 1], line, body)
        or _text_above_numbers(cells, body)
        or _in_brackets(cells)
        or explains_columns(cells, strip.cells(upper), body)
        or holds_codes(cells, strip.cells(upper), body)
        or (hints.names_columns(cells) and not hints.names_columns(strip.cells(upper)))
        or _bold_line(strip, upper, line, last)
    )


def _full_width(strip: Strip, line: int) -> bool:
    """Return whether one merged cell of this line itself covers nearly the whole width."""
    width = strip.pos2 - strip.pos1 + 1
    return any(span.line1 == line and span.width >= 0.8 * width for span in strip.spans(line))


def _is_numbering(cells: dict[int, Cell], strip: Strip, upper: int) -> bool:
    """Return whether a line numbers the columns: 1, 2, 3 … or a, b, c …."""
    if len(cells) < 3 or len(cells) < 0.7 * len(strip.cells(upper)):
        return False
    texts = [cell.text.strip("()[]. ").casefold() for cell in cells.values()]
    start = texts[0]
    if start in {"0", "1"}:
        return texts == [str(number) for number in range(int(start), int(start) + len(texts))]
    return texts == [chr(ord("a") + number) for number in range(len(texts))]


def _names_kinds(cells: dict[int, Cell], upper: int, strip: Strip, hints: Hints) -> bool:
    """Return whether a line says what kind of answer each column takes: free text, a list, a date."""
    kinds = sum(hints.regels.is_kind_of_answer(cell.text) for cell in cells.values())
    return len(cells) >= 2 and kinds >= max(2, 0.5 * len(cells)) and len(cells) >= 0.5 * len(strip.cells(upper))


def _below_groups(strip: Strip, upper: int, line: int) -> bool:
    """Return whether `line` names the parts of merged headers in `upper`.

    It does when it names nothing else, or when every one of several groups has parts, all different.
    """
    spans = strip.group_spans(upper)
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
    return all(len(text) <= LONGEST_NAME for text in texts)


def _fills_gaps(strip: Strip, upper: int, line: int) -> bool:
    """Return whether `line` only fills the gaps that `upper` left to the right of a group name."""
    above, cells = strip.cells(upper), strip.cells(line)
    if len(above) < 2 or len(cells) < 2 or strip.pos1 in cells:
        return False
    gaps = {pos for pos in cells if pos not in above}
    starts = {pos for pos in cells if pos in above and pos + 1 not in above and pos + 1 in cells}
    singles = [pos for pos in above if pos not in cells]
    return bool(gaps) and bool(singles) and gaps | starts == set(cells) and _names(list(cells.values()))


def _names_many_more(strip: Strip, upper: int, line: int) -> bool:
    """Return whether `line` has names, all different, for several times as many columns as `upper`, and for those."""
    above, cells = strip.cells(upper), strip.cells(line)
    different = {cell.text.casefold() for cell in cells.values()}
    return (
        len(above) >= 2
        and len(cells) >= _SEVERAL_TIMES * len(above)
        and set(above) <= set(cells)
        and len(different) == len(cells)
        and not any(map(is_numeric, cells.values()))
        and _names(list(cells.values()))
    )


def _goes_on_below_names(cells: dict[int, Cell], names: dict[int, Cell], body: Below) -> bool:
    """Return whether a line only holds words below the names of columns of numbers: the rest of those names."""
    return (
        len(cells) >= _LABELS
        and set(cells) <= set(names)
        and body.stub not in cells
        and all(pos in body.shapes and body.shapes[pos].numeric >= _NUMBERS_ONLY for pos in cells)
        and not any(is_numeric(cell) or cell.mark.leeg for cell in cells.values())
    )


def _names_nameless(strip: Strip, header: tuple[int, ...], line: int, body: Below) -> bool:
    """Return whether `line` only names two or more columns that have content and no name yet."""
    named = {pos for above in header for pos in strip.filled(above)}
    cells = strip.cells(line)
    return (
        len(cells) >= 2
        and all(pos not in named and pos in body.shapes for pos in cells)
        and _names(list(cells.values()))
    )


def _names_corner(strip: Strip, header: tuple[int, ...], line: int, body: Below) -> bool:
    """Return whether `line` only names the column of the records, below a line that names the values.

    So does a cross table: ``Time | 2019 | 2020`` and ``Country`` below it. A group name looks the same, but then the
    line above has a name there that is no part of a series, or more groups follow.
    """
    cells = strip.cells(line)
    stub = _records_column(strip, body)
    if len(cells) != 1 or stub not in cells:
        return False
    width = len(strip.cells(body.lines[0])) if body.lines else 0
    if _full_width(strip, line) or any(
        set(strip.cells(below)) == set(cells) and len(strip.cells(after)) > max(1, width / 2)
        for below, after in pairwise(body.lines)
    ):
        return False
    values = [cell for pos, cell in strip.cells(header[-1]).items() if pos != stub]
    series = bool(values) and all(map(is_numeric, values)) and (len(values) == 1 or is_series(values))
    if len(body.lines) < 2:
        return series and len(values) >= _SEVERAL_TIMES
    return series or body.stub is None or not any(stub in strip.filled(above) for above in header)


def _records_column(strip: Strip, body: Below) -> int | None:
    """Return the column that names the records: the stub, or else a first column of periods."""
    if body.stub is not None:
        return body.stub
    first = body.shapes.get(strip.pos1)
    periods = first is not None and max(first.years, first.dates) >= _ALL_PERIODS and first.filled == len(body.lines)
    return strip.pos1 if periods else None


def _text_above_numbers(cells: dict[int, Cell], body: Below) -> bool:
    """Return whether a line holds text where the columns below hold numbers: units, or a second header.

    A line that also fills every column of text may be a record, unless several columns say otherwise.
    """
    numeric = [pos for pos, shape in body.shapes.items() if shape.numeric >= 0.7 and shape.filled >= 2]
    words = [pos for pos in numeric if pos in cells and not is_numeric(cells[pos]) and not cells[pos].mark.leeg]
    words = [pos for pos in words if cells[pos].text not in body.shapes[pos].texts]
    labels = [pos for pos, shape in body.shapes.items() if shape.numeric < 0.3 and shape.filled >= 2]
    if len(words) <= 2 and (body.stub in cells or (labels and all(pos in cells for pos in labels))):
        return False
    return bool(numeric) and len(words) >= max(1, 0.5 * len(numeric)) and len(words) >= 0.4 * len(cells)


def _in_brackets(cells: dict[int, Cell]) -> bool:
    """Return whether a line only adds remarks in brackets to the names above it."""
    return len(cells) >= 2 and all(cell.text.startswith("(") and cell.text.endswith(")") for cell in cells.values())


def _bold_line(strip: Strip, upper: int, line: int, last: int) -> bool:
    """Return whether both header lines stand out and what follows does not."""
    following = strip.lines[last + 2 : last + 5]
    return (
        len(strip.cells(line)) >= 2
        and strip.emphasis(upper) >= 0.8
        and strip.emphasis(line) >= 0.8
        and all(strip.emphasis(below) <= 0.3 for below in following)
    )
