"""Which lines above the clearest line of a header name groups of its columns, and which are titles or remarks."""

import re

from toolkit.reading.grid import Span
from toolkit.reading.line_kinds import Below
from toolkit.reading.shape import (
    LONGEST_NAME,
    LOOK_AHEAD,
    Hints,
    Strip,
    is_address,
    is_mark,
    is_numeric,
    is_series,
    is_year,
)
from toolkit.reading.sheet import Cell

_WORDY = 9
_CAPITALS = 0.8
_UNNAMED = 0.3
_NAMING = 0.6
_MANY = 4
_LONG_FIRST = 40  # characters; in the first column that is a title
_BESIDE = 2  # positions between a name and its value
_COLONS = (":", "：")
_SENTENCE = re.compile(r"\S\s+\S.*[.!?;,]$|\S\s+\S.*\w{4,}[.!?]\s+[^\W\d_a-z]|\S\s+=\s+\S")


def is_group_line(strip: Strip, places: tuple[int, int], body: Below, hints: Hints) -> bool:
    """Return whether the line at the first of two places names groups of the header line directly below it.

    Args:
        strip: the lines of the table.
        places: of the line, and of the header line below it.
        body: what stands below the header.
        hints: which words are known.

    """
    line, below = strip.lines[places[0]], strip.lines[places[1]]
    if line + 1 != below:
        return False
    if _cannot_name(strip, line) or (strip.declares(below) and not _covers(strip, line, hints)):
        return False
    if _completes(strip, line, below, body):
        return True
    if _reads_as_remarks(strip, line, below, hints) or _names_nothing(strip, line, places[1]):
        return False
    if _cuts_groups(strip, line, below) or _names_and_value(strip, line, below, body):
        return False
    cells = strip.cells(line)
    if len(cells) == 1:
        return _single_group(strip, (line, below), body, hints)
    if any(cell.text.endswith(":") for cell in cells.values()) and len(cells) <= 2:
        return False
    if strip.group_spans(line) or any(span.line2 > line for span in strip.spans(line)):
        return True
    return _reads_as_groups(strip, line, below, hints)


def _cannot_name(strip: Strip, line: int) -> bool:
    """Return whether a line holds what names no columns: amounts, long texts, crosses, names with values, addresses."""
    cells = strip.cells(line)
    texts = [cell for cell in cells.values() if not is_numeric(cell)]
    # A year or period that is merged over several columns is a name.
    merged = {span.pos1 for span in strip.group_spans(line)}
    numbers = [cell for pos, cell in cells.items() if is_numeric(cell) and pos not in merged]
    years = len(numbers) >= _MANY and all(map(is_year, numbers))
    if (numbers and not years and not is_series(numbers)) or _too_long(strip, line, texts):
        return True
    if texts and len(cells) <= 2 and all(cell.text[0] in "(（[" and cell.text[-1] in ")）]" for cell in texts):
        return True  # the unit of the whole table
    if texts and (all(map(is_mark, texts)) or all(any(colon in cell.text for colon in _COLONS) for cell in texts)):
        return True
    return any(map(is_address, texts))


def _too_long(strip: Strip, line: int, texts: list[Cell]) -> bool:
    """Return whether texts are too long for names; a line with merged ranges or many names may hold a few long ones."""
    long = sum(len(cell.text) > LONGEST_NAME for cell in texts)
    if len(texts) >= _MANY or strip.group_spans(line):
        return long > 0.5 * len(texts)
    first = strip.cells(line).get(strip.pos1)
    return long > 0 or (
        first is not None and len(first.text) > _LONG_FIRST and strip.grid.span_at(line, strip.pos1) is None
    )


def _covers(strip: Strip, line: int, hints: Hints) -> bool:
    """Return whether half of the texts of a line stand above two or more columns, or are known.

    A workbook that declares a table says where its header is; remarks above it stand above one column each.
    """
    cells = strip.cells(line)
    spans = {span.pos1 for span in strip.group_spans(line)}
    covering = sum(
        pos in spans or hints.known(cell.text) or not (pos + 1 in cells or pos + 1 > strip.pos2)
        for pos, cell in cells.items()
    )
    return 2 * covering >= len(cells)


def _completes(strip: Strip, line: int, below: int, body: Below) -> bool:
    """Return whether a line names most of the columns that the header line below it leaves without a name."""
    columns = {pos for pos, shape in body.shapes.items() if shape.filled > 1}
    unnamed = columns - strip.filled(below)
    named = unnamed & set(strip.cells(line))
    return len(named) >= 2 and len(unnamed) >= _UNNAMED * len(columns) and len(named) > 0.5 * len(unnamed)


def _cuts_groups(strip: Strip, line: int, below: int) -> bool:
    """Return whether merged ranges in a line cut through merged ranges below it, or name a part of one."""
    lower = [span for span in strip.spans(below) if span.line1 == below and span.width > 1]
    upper = [span for span in strip.spans(line) if span.line1 == line and span.width > 1]
    return any(
        one.pos1 <= other.pos2 and one.pos2 >= other.pos1 and not (one.pos1 <= other.pos1 and one.pos2 >= other.pos2)
        for one in upper
        for other in lower
    )


def _names_and_value(strip: Strip, line: int, below: int, body: Below) -> bool:
    """Return whether a line holds a name and one value, above a header that has its own name in that first column."""
    cells = strip.cells(line)
    header = strip.cells(below)
    if len(cells) != 2 or len(header) < 2 * len(cells):
        return False
    first, second = cells
    span = strip.grid.span_at(line, first)
    last = first if span is None else span.pos2
    named = sum(first <= pos <= last for pos in header)
    return second <= last + _BESIDE and first == (body.stub if body.stub is not None else strip.pos1) and named == 1


def _reads_as_remarks(strip: Strip, line: int, below: int, hints: Hints) -> bool:
    """Return whether a line above a header holds remarks: sentences, or pieces of them, in cells that are not merged.

    A piece of a sentence starts in lower case where the names in the header start with a capital.
    """
    cells = strip.cells(line)
    if strip.group_spans(line):
        return False
    texts = [cell.text for cell in cells.values() if not is_numeric(cell) and not hints.known(cell.text)]
    wordy = sum(
        bool(_SENTENCE.search(text) or hints.regels.is_remark(text)) or len(text.split()) >= _WORDY for text in texts
    )
    if wordy > (0 if len(cells) < _NAMING * len(strip.cells(below)) else 0.5 * len(texts)):
        return True
    names = [cell.text for cell in strip.cells(below).values()]
    capitals = sum(name[:1].isupper() for name in names) >= _CAPITALS * len(names)
    return capitals and sum(text[:1].islower() for text in texts) > 0.5 * len(cells)


def _names_nothing(strip: Strip, line: int, below: int) -> bool:
    """Return whether everything in a line stands to the right of the header and of all that is below it."""
    first = next(iter(strip.cells(line)))
    following = strip.lines[below : below + 1 + LOOK_AHEAD]
    return all(first > next(reversed(strip.cells(number)), first) for number in following)


def _reads_as_groups(strip: Strip, line: int, below: int, hints: Hints) -> bool:
    """Return whether unmerged texts above a header name groups of it, and are no remarks that happen to stand there."""
    cells, header = strip.cells(line), strip.cells(below)
    if strip.pos1 not in cells or any(pos not in header for pos in cells):
        return True
    names = [cell.text.casefold() for cell in header.values()]
    if len(set(names)) < len(names) or hints.names_columns(cells):
        return True
    if len(cells) <= 0.6 * len(header) and any(hints.known(cell.text) for cell in cells.values()):
        return True
    return strip.emphasis(line) >= 0.8 and strip.emphasis(below) >= 0.8


def _single_group(strip: Strip, lines: tuple[int, int], body: Below, hints: Hints) -> bool:
    """Return whether the only cell of a line names two or more columns below it, or is above the only cell there."""
    line, below = lines
    pos, cell = next(iter(strip.cells(line).items()))
    beside = pos > min(body.shapes, default=strip.pos1)  # a title starts at the first column
    span = strip.grid.span_at(line, pos)
    header = strip.cells(below)
    width = strip.pos2 - strip.pos1 + 1
    first, last = next(iter(header)), next(reversed(header))
    if span is not None and span.width >= 0.9 * width and pos <= first and not beside:
        return False
    if len(header) == 1:
        return pos == first > strip.pos1
    if span is not None and _within_series(header, span):
        return False
    if pos > first or (span is not None and beside):
        several = span is not None or pos < last
        return several and len(cell.text) <= 60 and not any(colon in cell.text for colon in _COLONS)
    return span is not None and span.width >= 2 and hints.known(cell.text)


def _within_series(header: dict[int, Cell], span: Span) -> bool:
    """Return whether a merged range stands above a part of one series of years: a remark, as no group is cut so."""
    years = [cell for cell in header.values() if is_numeric(cell)]
    inside = [pos for pos in header if span.pos1 <= pos <= span.pos2]
    return len(years) >= _MANY and all(map(is_year, years)) and is_series(years) and 0 < len(inside) < len(years)
