"""Columns of crosses: cells that only say whether their header holds, or with which outcome."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.signs import Signs
from toolkit.reading.sheet import Cell
from toolkit.terms.told import Told, told_status
from toolkit.waarden import Status, Woorden, is_sign, is_status

_CROSSES = 0.6
_LONGEST_SIGN = 2


def holds_crosses(cells: Sequence[Cell], remarks: Sequence[str], signs: Signs, woorden: Woorden) -> bool:
    """Return whether the cells of a column only say yes or no, or which status a term has.

    Args:
        cells: the cells of the column.
        remarks: what stands above and below the table; a sign that is explained there may mean anything.
        signs: the signs of which the meaning is known.
        woorden: the curators' words.

    """
    if own_sign(cells, remarks, woorden):
        return True
    if not any(cell.mark.ja or _has_outcome(cell, woorden) or signs.meaning(cell.text) for cell in cells):
        return False
    marks = sum(
        _is_mark(cell) or told_status(cell.text, woorden).tells or signs.meaning(cell.text) is not None
        for cell in cells
    )
    return marks >= _CROSSES * len(cells)


def own_sign(cells: Sequence[Cell], remarks: Sequence[str], woorden: Woorden) -> bool:
    """Return whether one sign, such as ``*``, is all there is in a column, and no remark explains it."""
    sign = _only_sign(cells, woorden)
    return bool(sign) and not any(remark.startswith(sign) or _explains(remark, sign) for remark in remarks)


def _has_outcome(cell: Cell, woorden: Woorden) -> bool:
    return told_status(cell.text, woorden).tells and not (is_sign(cell.text) and cell.mark.nee)


def _only_sign(cells: Sequence[Cell], woorden: Woorden) -> str:
    """Return the sign, such as ``*``, that is all there is in a column; empty when there is more, or it says no."""
    marks = {cell.text.strip(): cell for cell in cells if cell.text.strip()}
    text, cell = marks.popitem() if len(marks) == 1 else ("", None)
    known = cell is None or _is_mark(cell) or woorden.status(text) is not None
    return "" if len(text) > _LONGEST_SIGN or any(map(str.isalnum, text)) or known else text


def _explains(remark: str, sign: str) -> bool:
    return re.search(rf"(?:^|\s){re.escape(sign)}\s*[=:]", remark) is not None


def _is_mark(cell: Cell) -> bool:
    return cell.mark.ja or cell.mark.no_cross or cell.mark.twijfel


class Says(Enum):
    """What a cell says where a cross could stand."""

    JA = auto()
    NEE = auto()
    TEKEN = auto()  # a sign, or a word that denies, that may mean several things here
    ONDUIDELIJK = auto()  # neither yes nor no, or a denial in words
    TEKST = auto()  # words of which only a person knows whether they are more than a cross


@dataclass(frozen=True, slots=True)
class Crossed:
    """What one cell says of the term above it; `status` only when it says so."""

    says: Says
    status: Status | None = None


def read_cross(text: str, signs: Signs, woorden: Woorden, *, has_status: bool, own_sign: bool) -> Crossed:
    """Return what `text` says where a cross could stand.

    Args:
        text: the cell.
        signs: what signs mean in this table.
        woorden: the curators' words.
        has_status: the terms of the dimension have an outcome.
        own_sign: the column holds one sign only, which is its cross.

    """
    meaning, mark = signs.meaning(text), woorden.mark(text)
    if meaning is not None and is_status(meaning) and has_status:
        return Crossed(Says.JA, meaning)
    if meaning in {"ja", "nee", "leeg"}:
        return Crossed(Says.JA if meaning == "ja" else Says.NEE)
    told = told_status(text, woorden) if has_status and not is_sign(text) else Told(None, text)
    if told.status is not None and not told.unclear:
        return Crossed(Says.JA, told.status)
    if told.by_sign:  # with a remark behind it: "+ (n=30)"
        meaning = signs.known.get(told.teken or "")
        known = meaning is not None and is_status(meaning) and not told.unclear
        return Crossed(Says.JA, meaning) if known else Crossed(Says.TEKEN)  # type: ignore[arg-type]  # a status
    if has_status and signs.is_unclear(text):
        return Crossed(Says.TEKEN)
    if mark.ja:
        return Crossed(Says.JA)
    if mark.twijfel:
        return Crossed(Says.ONDUIDELIJK)
    if mark.no_cross:
        return Crossed(Says.NEE)
    if told.unclear or (is_sign(text) and not own_sign) or woorden.holds_denial(text):
        return Crossed(Says.ONDUIDELIJK)
    return Crossed(Says.TEKST)


def mark_answers(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """Mark the only column of a dimension whose header is what *ja* means there: its *nee* is a term as well.

    Next to a column of its own for each answer, a cross only says that its own header holds.
    """
    crossed = Counter(column.veld for column in columns if column.crosses)
    return [
        replace(column, answers=True)
        if column.crosses
        and column.term is not None
        and crossed[column.veld] == 1
        and _is_affirmative(column, knowledge)
        else column
        for column in columns
    ]


def _is_affirmative(column: Column, knowledge: Knowledge) -> bool:
    named = (knowledge.names.name(column.veld or "", word) for word in knowledge.woorden.ja_woorden)
    return any(one is not None and one.term == column.term for one in named)
