"""Lines above a table that say something about it: a name and one value per line."""

from statistics import median

from toolkit.reading.shape import Strip, is_numeric

_LOOK = 400
_LONGEST = 12  # lines of one block; a longer one is a table
_FILLED_ROWS = 4
_NUMBERS = 0.7
_SEVERAL_TIMES = 3


def metadata_lines(strip: Strip) -> set[int]:
    """Return the lines at the top that hold at most a name and a value while the table below them is wider.

    A merged range is one cell. A block that looks like a table of its own, with numbers below a name, stays out.
    """
    lines = strip.lines[:_LOOK]
    counts = [len(strip.cells(line)) for line in lines]
    if max(counts, default=0) < 2:
        return set()
    widest = _usual_width(lines, counts)
    most = max(2.0, widest / 3)
    end = next((place for place, count in enumerate(counts) if count > most), len(lines))
    if widest < 2 * min(most, 2) or end == len(lines) or sum(count > most for count in counts) < min(2, end / 2):
        return set()
    return {
        line
        for block in _blocks(lines[:end])
        if len(block) <= _LONGEST and not _is_table(strip, block) and block[-1] + 1 != lines[end]
        for line in block
    } | set(_before_header(strip, lines[:end], lines[end]))


def _usual_width(lines: tuple[int, ...], counts: list[int]) -> float:
    """Return the number of cells of a usual line: of the widest block when that is several times as wide as the rest.

    A table may have fewer lines than what is said about it.
    """
    usual = median(count for count in counts if count > 1)
    count_of = dict(zip(lines, counts, strict=True))
    block = max(_blocks(lines), key=lambda block: max(count_of[line] for line in block))
    wide = [count_of[line] for line in block if count_of[line] > 1]
    return max(usual, median(wide)) if max(wide) >= _SEVERAL_TIMES * usual else usual


def _before_header(strip: Strip, lines: tuple[int, ...], below: int) -> list[int]:
    """Return the lines of the block that touches the table, without the last: that one may be its header."""
    blocks = _blocks((*lines, below))
    block = blocks[-1][:-1]
    return block[:-1] if len(block) <= _LONGEST and not _is_table(strip, block) else []


def _blocks(lines: tuple[int, ...]) -> list[list[int]]:
    blocks: list[list[int]] = []
    for line in lines:
        if blocks and line == blocks[-1][-1] + 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_table(strip: Strip, block: list[int]) -> bool:
    """Return whether a block of two columns has a name above numbers."""
    last = [list(strip.cells(line).values())[-1] for line in block if len(strip.cells(line)) > 1]
    if len(last) < _FILLED_ROWS or is_numeric(last[0]):
        return False
    return sum(map(is_numeric, last[1:])) >= _NUMBERS * (len(last) - 1)
