"""Cells with a telephone number that Excel took for a quantity, so that its first zero or its plus is gone.

Nothing in ``612345678`` says that it is one; the words above it or before it do.
"""

import re
from collections.abc import Iterator

from phonenumbers import NumberParseException, is_valid_number, parse

from toolkit.reading.sheet import Cell, Kind, Sheet
from toolkit.taalwoorden import TAALWOORDEN
from toolkit.text import fold
from toolkit.waarden import any_of

_DIGITS = re.compile(r"\d{8,14}")
_SAYS_SO = re.compile(
    rf"(?<![^\W_])(?:{any_of(tuple(fold(word) for word in TAALWOORDEN.contact.telefoonkop))})(?![^\W_])"
)
_LONGEST_WORDS = 60  # characters of a header or a label; what is longer is a text about something
_REGIONS = ("NL", "BE", "DE", "FR", "GB")


def numbers_without_zero(sheet: Sheet) -> Iterator[Cell]:
    """Yield the cells of a sheet that hold a telephone number as a quantity."""
    columns: set[int] = set()
    rows: dict[int, int] = {}
    for (row, col), cell in sorted(sheet.cells.items()):
        if cell.kind is Kind.NUMBER:
            if (col in columns or rows.get(row) == col - 1) and _is_number(cell):
                yield cell
        elif len(cell.text) <= _LONGEST_WORDS and _SAYS_SO.search(fold(cell.text)):
            columns.add(col)
            rows[row] = col


def _is_number(cell: Cell) -> bool:
    digits = cell.ruw or cell.raw
    return _DIGITS.fullmatch(digits) is not None and (
        _is_valid(f"+{digits}", None) or any(_is_valid(f"0{digits}", region) for region in _REGIONS)
    )


def _is_valid(number: str, region: str | None) -> bool:
    try:
        return is_valid_number(parse(number, region))
    except NumberParseException:
        return False
