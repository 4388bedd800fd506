"""Tables without a header: their first line holds a record of the same kind as those below it."""

from toolkit.reading.header import Header
from toolkit.reading.shape import ColumnShape, Strip, column_shapes, is_period
from toolkit.reading.sheet import Cell, Kind

_LOOK = 40
_RECORDS = 10  # lines below each other that make a table although nothing names its columns
_COLUMNS = 3
_AMOUNTS = 0.9
_FULL = 0.5


def starts_with_record(strip: Strip, line: int) -> bool:
    """Return whether a line that was taken for a header holds a record: amounts and dates, just as the lines below.

    A header may hold years or dates, but hardly amounts.
    """
    below = [other for other in strip.lines if other > line][:_LOOK]
    cells, shapes = strip.cells(line), column_shapes(strip, below)
    numeric = {pos for pos, shape in shapes.items() if _holds_amounts(shape, len(below))}
    if len(numeric) < 2 or not numeric <= set(cells) or strip.emphasis(line) > max(map(strip.emphasis, below)):
        return False
    alike = all(_is_value(cells[pos]) and _is_date(cells[pos]) == (shapes[pos].dates > 0) for pos in numeric)
    return alike and any(not is_period(cells[pos]) for pos in numeric)


def headless_block(strip: Strip) -> Header | None:
    """Return the first line of a block of amounts in which nothing looks like a header; None when it is no such block.

    Records without names are still records: the line stands in for the header, and `starts_with_record` says whether
    it is one.
    """
    first = next((line for line in strip.lines if len(strip.cells(line)) >= _COLUMNS), None)
    if first is None:
        return None
    block = [line for line in strip.lines if line >= first][:_RECORDS]
    if len(block) < _RECORDS or block[-1] - first >= _RECORDS:
        return None
    amounts = [shape for shape in column_shapes(strip, block).values() if _holds_amounts(shape, _RECORDS)]
    return Header((first,), 0.0) if len(amounts) >= 2 else None


def _holds_amounts(shape: ColumnShape, lines: int) -> bool:
    return shape.numeric >= _AMOUNTS and shape.filled >= _FULL * lines


def _is_value(cell: Cell) -> bool:
    """Return whether a cell holds a number, a date or a period; a text that starts with a digit may be a name."""
    return cell.number is not None or is_period(cell)


def _is_date(cell: Cell) -> bool:
    return cell.kind is Kind.DATE
