"""What signs such as ``+`` and ``-`` mean: as a legend on the sheet says, or a curator, or not known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.config.workbook import Teken
from toolkit.reading.sheet import Cell
from toolkit.reading.tables import SheetTable
from toolkit.terms.told import told_status
from toolkit.text import plain_sign
from toolkit.waarden import Woorden, is_sign

_SIGN = r"(?:[^\w\s=:;,.()\"'“”]{1,3}|\d)"
_EXPLAINED = re.compile(
    rf"(?<![^\s(])(?P<sign>{_SIGN})\s*[=:]\s*(?P<meaning>[^;,\n|=:]+?)\s*(?=$|[;,\n|.)]|\s{_SIGN}\s*[=:])"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one table: `known` have a meaning, `unclear` need one."""

    known: Mapping[str, Teken]
    unclear: frozenset[str] = frozenset()

    def meaning(self, text: str) -> Teken | None:
        """Return what the legend or a curator says that a cell means, or None."""
        return self.known.get(plain_sign(text))

    def is_unclear(self, text: str) -> bool:
        """Return whether a cell holds a sign that may mean several things here."""
        return plain_sign(text) in self.unclear


NO_SIGNS = Signs({})


def meaning_of(text: str, woorden: Woorden) -> Teken | None:
    """Return what the words behind a sign in a legend stand for, or None."""
    if is_sign(text):
        return None
    status, mark = woorden.status(text), woorden.mark(text)
    if status is not None:
        return status
    if mark.leeg or mark.onbekend:
        return "leeg"
    return "ja" if mark.ja else "nee" if mark.nee else None


def signs_in(text: str, woorden: Woorden) -> dict[str, Teken]:
    """Return the signs that a text explains: ``+ = effect; - = geen effect``."""
    if "=" not in text and ":" not in text:
        return {}
    found = ((plain_sign(match["sign"]), meaning_of(match["meaning"], woorden)) for match in _EXPLAINED.finditer(text))
    return {sign: meaning for sign, meaning in found if meaning is not None}


def legend(table: SheetTable, woorden: Woorden) -> dict[str, Teken]:
    """Return what the cells around the records of `table` say about signs, in one cell or in two beside each other."""
    found: dict[str, Teken] = {}
    for cells in _around(table):
        for cell in cells.values():
            found |= signs_in(cell.text, woorden)
        if len(cells) == 2:
            sign, beside = cells.values()
            meaning = meaning_of(beside.text, woorden) if is_sign(sign.text) and len(beside.text) > 1 else None
            if meaning is not None:
                found[plain_sign(sign.text)] = meaning
    return found


def _around(table: SheetTable) -> Iterator[dict[int, Cell]]:
    """Yield per line the cells of the sheet that are no part of a record of `table`."""
    records, strip = set(table.data_lines), table.strip
    for line, cells in table.grid.lines.items():
        if line not in records:
            yield cells
        elif next(iter(cells)) < strip.pos1 or next(reversed(cells)) > strip.pos2:
            yield {pos: cell for pos, cell in cells.items() if not strip.pos1 <= pos <= strip.pos2}


def unclear_signs(texts: set[str], known: Mapping[str, Teken], woorden: Woorden) -> frozenset[str]:
    """Return which signs and words may mean several things in columns of one dimension that hold `texts` as cells.

    A plus, a dash, a nought or *nee* among crosses is just a cross or none. Among signs of degree (``++``, ``±``) or
    words for a status it may be an outcome.
    """
    signs = {plain_sign(text) for text in texts if is_sign(text)} - known.keys()
    outcomes = {sign for sign in signs if woorden.status(sign) is not None}
    plain = {sign for sign in outcomes if woorden.mark(sign).ja}
    none = {sign for sign in outcomes if woorden.mark(sign).nee}
    degrees = outcomes - plain - none
    words = any(not is_sign(text) and told_status(text, woorden).status is not None for text in texts)
    if degrees or words or known.keys() & outcomes_of(woorden) or (plain and none):
        denials = {plain_sign(text) for text in texts if not is_sign(text) and _only_denies(text, woorden)}
        return frozenset(outcomes | (denials - known.keys()))
    return frozenset()


def _only_denies(text: str, woorden: Woorden) -> bool:
    """Return whether a cell is a word that says no, and no status."""
    return woorden.mark(text).denies and woorden.status(text) is None


def outcomes_of(woorden: Woorden) -> frozenset[str]:
    """Return the signs that stand for a status in a list."""
    return frozenset(word for word in woorden.status_words if is_sign(word))
