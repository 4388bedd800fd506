"""Columns of crosses: cells that only say whether their header holds."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from toolkit.mapping.column import Column, Knowledge
from toolkit.reading.marks import is_doubtful, is_no, is_yes
from toolkit.reading.shape import column_shape
from toolkit.reading.sheet import Cell
from toolkit.text import fold

_STATUS_WORDS = "effect|ervaren|ervaren effect|gemengd|geen effect|beoogd|perceived|perceived effect|mixed|intended"
_STATUSES = frozenset([*_STATUS_WORDS.split("|"), "no effect"])
_AFFIRMATIVE = "ja"
_CROSSES = 0.6
_LONGEST_SIGN = 2


def holds_crosses(cells: Sequence[Cell], remarks: Sequence[str] = ()) -> bool:
    """Return whether the cells of a column only say yes or no, or which status a term has.

    Args:
        cells: the cells of the column.
        remarks: what stands above and below the table; a sign that is explained there may mean anything.

    """
    sign = _only_sign(cells)
    if sign and not any(remark.startswith(sign) or _explains(remark, sign) for remark in remarks):
        return True
    if not cells or not any(is_yes(cell.text) or fold(cell.text) in _STATUSES for cell in cells):
        return False
    marks = sum(_is_mark(cell.text) or fold(cell.text) in _STATUSES for cell in cells)
    return marks >= _CROSSES * len(cells) and column_shape(list(cells)).length <= 14


def _only_sign(cells: Sequence[Cell]) -> str:
    """Return the sign, such as ``*``, that is all there is in a column; empty when there is more, or it says no."""
    texts = {cell.text.strip() for cell in cells if cell.text.strip()}
    text = texts.pop() if len(texts) == 1 else ""
    return "" if len(text) > _LONGEST_SIGN or any(map(str.isalnum, text)) or _is_mark(text) else text


def _explains(remark: str, sign: str) -> bool:
    return re.search(rf"(?:^|\s){re.escape(sign)}\s*[=:]", remark) is not None


def _is_mark(text: str) -> bool:
    return is_yes(text) or is_no(text) or is_doubtful(text)


def mark_answers(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """Mark the only column of a dimension whose header is what *ja* means there: its *nee* is a term as well.

    Next to a column of its own for each answer, a cross only says that its own header holds.
    """
    crossed = Counter(column.veld for column in columns if column.crosses)
    return [
        replace(column, answers=True)
        if column.term is not None and crossed[column.veld] == 1 and _is_affirmative(column, knowledge)
        else column
        for column in columns
    ]


def _is_affirmative(column: Column, knowledge: Knowledge) -> bool:
    named = knowledge.names.literally(_AFFIRMATIVE, column.veld or "")
    return named is not None and named.term == column.term
