"""How a line compares in kind with the columns below it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from toolkit.reading.shape import LOOK_AHEAD, ColumnShape, Strip, column_shapes, is_numeric, is_series, is_year
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.thresholds import ALWAYS_LINE_KINDS, CELL_BUDGET_LINE_KINDS, FEW, NUMBERS

_CODE = re.compile(r"[A-Za-z]\w*(?:_\w+)+|[A-Za-z]{1,4}\.?\d+\w?|[a-z]+(?:[A-Z][a-z]+)+")


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below a line.

    Attributes:
        lines: the lines looked at.
        shapes: the columns, by position.
        stub: the first column that names the records: nearly always filled, hardly ever with a number; or None.

    """

    lines: tuple[int, ...]
    shapes: dict[int, ColumnShape]
    stub: int | None

    @classmethod
    def of(cls, strip: Strip, place: int) -> "Below":
        """Return what stands from `place` in the lines of `strip` on; wide sheets are looked at less far."""
        look = max(6, min(LOOK_AHEAD, CELL_BUDGET_LINE_KINDS // (strip.pos2 - strip.pos1 + 1)))
        lines = strip.lines[place : place + look]
        shapes = column_shapes(strip, list(lines))
        wide = sum(len(strip.cells(line)) > 1 for line in lines)
        stub = (
            pos
            for pos, shape in shapes.items()
            if shape.numeric < 1 - NUMBERS and shape.marks < 0.5 and shape.filled >= ALWAYS_LINE_KINDS * wide
        )
        return cls(lines, shapes, next(stub, None))

    def values(self) -> list[int]:
        """Return the columns that hold numbers."""
        return [pos for pos, shape in self.shapes.items() if shape.numeric >= NUMBERS and shape.filled > 1]


def labels_of_numbers(cells: dict[int, Cell], body: Below) -> bool:
    """Return whether the numbers of a line are no values but labels: years above amounts, or numbers of columns.

    The column of names is empty there, or holds a text that says what the line is.
    """
    values = body.values()
    numbers = {pos: cell for pos, cell in cells.items() if is_numeric(cell)}
    labels = {pos for pos, cell in cells.items() if pos in values and is_year_label(cell)}
    flags = {pos for pos, cell in cells.items() if pos != body.stub and len(cell.text) == 1 and cell.text.isalpha()}
    others = [pos for pos in cells if pos not in numbers and pos not in labels and pos not in flags]
    labelled = numbers.keys() | labels
    if not numbers or len(labelled) < NUMBERS * len(values) or not labelled <= set(body.shapes) or len(others) > 1:
        return False
    if len(numbers) >= FEW and _dates_over_amounts(numbers, body):
        return True
    if all(map(is_year, numbers.values())):
        return not any(body.shapes[pos].years >= 0.5 for pos in numbers) and (len(labelled) >= 2 or not others)
    return body.stub not in cells and _counts_columns(list(numbers.values()))


def _dates_over_amounts(numbers: dict[int, Cell], body: Below) -> bool:
    """Return whether numbers are a series of dates above columns that hold no dates."""
    dates = all(cell.kind is Kind.DATE for cell in numbers.values()) and is_series(list(numbers.values()))
    return dates and not any(body.shapes[pos].dates for pos in numbers)


def is_year_label(cell: Cell) -> bool:
    """Return whether a text holds a year: ``avg 2015-19``."""
    return not is_numeric(cell) and any(
        word[:2] in {"18", "19", "20"} and word[:4].isdigit() and len(word) >= 4 for word in cell.text.split()
    )


def _counts_columns(cells: list[Cell]) -> bool:
    """Return whether cells count columns from 1 on, perhaps again for every group of them."""
    numbers = [int(cell.number) for cell in cells if cell.number is not None and cell.number == int(cell.number)]
    if len(numbers) < FEW or len(numbers) < len(cells) or numbers[0] not in {0, 1}:
        return False
    return all(b == a + 1 or b == numbers[0] for a, b in pairwise(numbers)) and numbers[1] == numbers[0] + 1


def holds_codes(cells: dict[int, Cell], names: dict[int, Cell], body: Below) -> bool:
    """Return whether a line below names in words holds the codes of the columns, as the records below do not."""
    if len(cells) < max(FEW, NUMBERS * len(names)) or len({cell.text for cell in cells.values()}) < len(cells):
        return False
    if sum(_CODE.fullmatch(cell.text) is not None for cell in names.values()) > 0.3 * len(names):
        return False
    coded = sum(_CODE.fullmatch(cell.text) is not None for cell in cells.values())
    alike = sum(
        pos in body.shapes and sum(_CODE.fullmatch(text) is not None for text in body.shapes[pos].texts) > 0
        for pos in cells
    )
    return coded >= NUMBERS * len(cells) and alike <= 0.3 * len(cells)
