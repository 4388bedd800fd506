"""Telephone numbers that lack their first zero or their plus, mostly since Excel took them for a quantity.

Nothing in ``612345678`` says that it is one; the words above it or before it do, or a country set apart (``31-6-…``).
"""

import re
from collections.abc import Collection

from phonenumbers import NumberParseException, PhoneNumber, is_valid_number, parse

from toolkit.reading.sheet import Cell, Kind, Sheet
from toolkit.reading.work import Work
from toolkit.taalwoorden import TAALWOORDEN
from toolkit.text import fold
from toolkit.waarden import any_of, first_of

_WORDS = TAALWOORDEN.contact.telefoonkop
_DIGITS = re.compile(r"\d{8,14}")
_YEARS = r"(?:1[5-9]|20)\d\d\s?[-/ ]\s?(?:1[5-9]|20)\d\d(?!\d)"
_BETWEEN = r"[^\S\n]?+(?:[-./()][^\S\n]?+)?+"
_NUMBER = rf"(?!{_YEARS})(?P<number>[1-9](?:{_BETWEEN}\d){{7,13}})(?![^\W_])"
# Without a sign behind the word it is no small number: ``mobiel 12345678 keer``.
_AFTER_WORD = r"\)?(?:\s?\([^()\n]{1,30}\))?(?:\s?[.:=][\s.:=]{0,3}" + rf"|\s{{0,3}}(?=(?:{_BETWEEN}\d){{9}}))"
_SAID = rf"(?P<word>(?<![^\W_])(?:{any_of(_WORDS)})){_AFTER_WORD}"
_ABROAD = r"(?<![\w+,./-])(?=3[12][-./ ]\d)"
IN_TEXT = re.compile(rf"(?=3|{first_of(_WORDS)})(?:{_SAID}|{_ABROAD}){_NUMBER}", re.IGNORECASE)
"""What may be such a number in a running text: a word says so, or it begins with a country code that stands apart."""
_IN_CELL = re.compile(rf"(?<![\w+,./-]){_NUMBER}")
_SAYS_SO = re.compile(rf"(?<![^\W_])(?:{any_of(tuple(map(fold, _WORDS)))})(?![^\W_])")
# After a country code: ``31 612 345 678`` is an amount, ``32-33-34-35-36`` a row of ages.
_NO_GROUPS = re.compile(r"\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*|\d\d(?:[-./ ]\d\d)+")
_LONGEST_WORDS = 2_000  # characters of a header or a label that are looked at
_NEIGHBOURS = {"NL": 31, "BE": 32, "DE": 49, "FR": 33, "GB": 44}
IN_TEXT_OF = ("NL", "BE")  # of which countries a number in a running text may be; in Germany almost any digits are one
COST_OF_PARSING = 50
"""What one look at a number costs, in characters that libphonenumber goes through."""


def numbers_without_zero(sheet: Sheet, remark: str, work: Work) -> list[tuple[Cell, str, str]]:
    """Return the cells with a telephone number that lacks its zero, and their `raw` and `text` with `remark` instead.

    In other cells `remark` may stand already; it says nothing about what is below or beside it.
    """
    found = []
    perhaps = [cell for _, cell in sorted(sheet.cells.items()) if _DIGITS.fullmatch(_value(cell)) or _holds(cell)]
    columns, heads = {cell.col for cell in perhaps}, dict[int, int]()
    for (row, col), cell in sorted(sheet.cells.items()):
        if col in columns and col not in heads and _says_so(cell, remark):
            heads[col] = row
    for cell in perhaps:
        if heads.get(cell.col, cell.row) < cell.row or _says_so(sheet.cells.get((cell.row, cell.col - 1)), remark):
            raw, text = (_masked(words, cell, remark, work) for words in (cell.raw, cell.text))
            if (raw, text) != (cell.raw, cell.text):
                found.append((cell, raw, text))
    return found


def number_at(text: str, regions: Collection[str]) -> int:
    """Return how long the telephone number is with which `text` begins, or 0.

    Args:
        text: digits and signs, from a digit to a digit.
        regions: of which countries it may be when a zero lacks, since words say that it is one; without any, it must
            have the country code of a neighbour.

    """
    if not regions and _NO_GROUPS.fullmatch(text):
        return 0
    ends = [match.end() for match in re.finditer(r"\d+", text)]
    return next((end for end in reversed(ends) if _is_number(re.sub(r"\D", "", text[:end]), regions)), 0)


def _masked(words: str, cell: Cell, remark: str, work: Work) -> str:
    if _DIGITS.fullmatch(digits := _value(cell)):
        return remark if not work.may(COST_OF_PARSING) or _is_number(digits, _NEIGHBOURS) else words

    def hidden(match: re.Match[str]) -> str:
        end = number_at(match[0], _NEIGHBOURS) if work.may(COST_OF_PARSING) else len(match[0])
        return (remark if end else "") + match[0][end:]

    return _IN_CELL.sub(hidden, words)


def _value(cell: Cell) -> str:
    return cell.ruw or cell.raw


def _holds(cell: Cell) -> bool:
    return cell.kind is Kind.TEXT and _IN_CELL.search(cell.raw) is not None


def _says_so(cell: Cell | None, remark: str) -> bool:
    if cell is None or cell.kind is Kind.NUMBER:
        return False
    return _SAYS_SO.search(fold(cell.text.replace(remark, "")[:_LONGEST_WORDS])) is not None


def _is_number(digits: str, regions: Collection[str]) -> bool:
    if _DIGITS.fullmatch(digits) is None:
        return False
    abroad = _valid(f"+{digits}", None)
    return (abroad is not None and (bool(regions) or abroad.country_code in _NEIGHBOURS.values())) or any(
        _valid(f"0{digits}", region) for region in regions
    )


def _valid(number: str, region: str | None) -> PhoneNumber | None:
    try:
        read = parse(number, region)
    except NumberParseException:
        return None
    return read if is_valid_number(read) else None
