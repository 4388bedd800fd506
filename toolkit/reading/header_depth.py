"""How many lines a header has: which lines above and below its clearest line belong to it."""

import re

from toolkit.reading.marks import is_missing
from toolkit.reading.shape import (
    LONGEST_NAME,
    LOOK_AHEAD,
    ColumnShape,
    KnownHeader,
    Strip,
    column_shapes,
    is_mark,
    is_numeric,
    is_series,
)
from toolkit.reading.sheet import Cell

MAX_DEPTH = 4
_WORDY = 9
_CAPITALS = 0.8
_SENTENCE = re.compile(r"\S\s+\S.*[.!?;,]$|\S\s+\S.*\w{4,}[.!?]\s+[^\W\d_a-z]|\S\s+=\s+\S")
_REMARK = re.compile(r"^(let op|n\.?b\.?|zie|see|siehe|voir|noot|note|hinweis)\b\s*[:.]?\s+\w", re.IGNORECASE)


def header_lines(strip: Strip, place: int, known: KnownHeader) -> tuple[int, ...]:
    """Return the lines of the header of which the line at `place` is the clearest one."""
    first = last = place
    while last - first < MAX_DEPTH - 1 and last + 2 < len(strip.lines) and _continues(strip, first, last, known):
        last += 1
    while last - first < MAX_DEPTH - 1 and first > 0 and _is_group_line(strip, first - 1, first, known):
        first -= 1
    return strip.lines[first : last + 1]


def _continues(strip: Strip, first: int, last: int, known: KnownHeader) -> bool:
    """Return whether the line after place `last` still belongs to the header that starts at place `first`."""
    upper, line = strip.lines[last], strip.lines[last + 1]
    cells = strip.cells(line)
    own = [span for span in strip.spans(upper) if span.line1 >= strip.lines[first]]
    if line != upper + 1 and not any(span.line2 >= line - 1 and span.line2 > upper for span in own):
        return False
    if any(span.line2 >= line for span in own):
        return bool(cells) and (len(cells) > 1 or not _full_width(strip, line))
    shapes = column_shapes(strip, list(strip.lines[last + 2 : last + 2 + LOOK_AHEAD]))
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    if _is_numbering(cells, strip, upper):
        return True
    marks = any(is_mark(cell) and pos in shapes and shapes[pos].holds_marks for pos, cell in cells.items())
    if marks or (numbers and not is_series(numbers)):
        return False
    return (
        _below_groups(strip, upper, line)
        or _fills_gaps(strip, upper, line)
        or _names_nameless(strip, strip.lines[first : last + 1], line, shapes)
        or _text_above_numbers(cells, shapes)
        or (_known_line(cells, known) and not _known_line(strip.cells(strip.lines[last + 2]), known))
        or _in_brackets(cells)
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


def _names_nameless(strip: Strip, header: tuple[int, ...], line: int, shapes: dict[int, ColumnShape]) -> bool:
    """Return whether `line` only names two or more columns that have content and no name yet."""
    named = {pos for above in header for pos in strip.filled(above)}
    cells = strip.cells(line)
    return len(cells) >= 2 and all(pos not in named and pos in shapes for pos in cells) and _names(list(cells.values()))


def _text_above_numbers(cells: dict[int, Cell], shapes: dict[int, ColumnShape]) -> bool:
    """Return whether a line holds text where the columns below hold numbers: units, or a second header.

    A line that also fills every column of text may be a record, unless several columns say otherwise.
    """
    numeric = [pos for pos, shape in shapes.items() if shape.numeric >= 0.7 and shape.filled >= 2]
    words = [pos for pos in numeric if pos in cells and not is_numeric(cells[pos]) and not is_missing(cells[pos].text)]
    labels = [pos for pos, shape in shapes.items() if shape.numeric < 0.3 and shape.filled >= 2]
    if len(words) <= 2 and labels and all(pos in cells for pos in labels):
        return False
    return bool(numeric) and len(words) >= max(1, 0.5 * len(numeric)) and len(words) >= 0.4 * len(cells)


def _known_line(cells: dict[int, Cell], known: KnownHeader) -> bool:
    return len(cells) >= 3 and sum(known(cell.text) for cell in cells.values()) >= 0.7 * len(cells)


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


def _is_group_line(strip: Strip, place: int, below: int, known: KnownHeader) -> bool:
    """Return whether the line at `place` names groups of the header line directly below it."""
    line = strip.lines[place]
    if line + 1 != strip.lines[below]:
        return False
    cells = strip.cells(line)
    texts = [cell for cell in cells.values() if not is_numeric(cell)]
    numbers = [cell for cell in cells.values() if is_numeric(cell)]
    if (numbers and not is_series(numbers)) or any(len(cell.text) > LONGEST_NAME for cell in texts):
        return False
    if texts and all(map(is_mark, texts)):
        return False
    if _reads_as_remarks(strip, line, strip.lines[below], known) or _names_nothing(strip, line, below):
        return False
    if len(cells) == 1:
        return _single_group(strip, line, known)
    if any(cell.text.endswith(":") for cell in texts) and len(cells) <= 2:
        return False
    if strip.group_spans(line) or any(span.line2 > line for span in strip.spans(line)):
        return True
    return _reads_as_groups(strip, line, strip.lines[below], known)


def _reads_as_remarks(strip: Strip, line: int, below: int, known: KnownHeader) -> bool:
    """Return whether a line above a header holds remarks: sentences, or pieces of them, in cells that are not merged.

    A piece of a sentence starts in lower case where the names in the header start with a capital.
    """
    cells = strip.cells(line)
    if strip.group_spans(line):
        return False
    texts = [cell.text for cell in cells.values() if not is_numeric(cell) and not known(cell.text)]
    if any(_SENTENCE.search(text) or _REMARK.match(text) or len(text.split()) >= _WORDY for text in texts):
        return True
    names = [cell.text for cell in strip.cells(below).values()]
    capitals = sum(name[:1].isupper() for name in names) >= _CAPITALS * len(names)
    return capitals and sum(text[:1].islower() for text in texts) > 0.5 * len(cells)


def _names_nothing(strip: Strip, line: int, below: int) -> bool:
    """Return whether everything in a line stands to the right of the header and of all that is below it."""
    first = next(iter(strip.cells(line)))
    following = strip.lines[below : below + 1 + LOOK_AHEAD]
    return all(first > next(reversed(strip.cells(number)), first) for number in following)


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
    return strip.emphasis(line) >= 0.8 and strip.emphasis(below) >= 0.8


def _single_group(strip: Strip, line: int, known: KnownHeader) -> bool:
    pos, cell = next(iter(strip.cells(line).items()))
    span = strip.grid.span_at(line, pos)
    width = strip.pos2 - strip.pos1 + 1
    if span is not None and span.width >= 0.9 * width:
        return False
    if pos > strip.pos1:
        return len(cell.text) <= 60 and not cell.text.endswith(":")
    return span is not None and span.width >= 2 and known(cell.text)
