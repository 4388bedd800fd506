"""The lines below a header: records, group names inside the table, totals, legends and notes."""

import re
from dataclasses import dataclass
from enum import StrEnum

from toolkit.reading.shape import LOOK_AHEAD, Hints, Strip, is_mark, is_numeric
from toolkit.reading.tail import Body, below_merged_cell, spans_most, tail_start, words_in_numbers
from toolkit.text import fold

_IN_A_ROW = 4


class LineKind(StrEnum):
    """What a line below a header is; the values are the reasons a person reads."""

    DATA = "gegevens"
    GROUP = "groepsregel"
    NOTE = "voetnoot"
    TOTAL = "totaal"
    LEGEND = "legenda"
    REPEATED = "herhaalde kop"


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line below the header of a table."""

    line: int
    kind: LineKind


def classify_body(strip: Strip, body: list[int], header: tuple[int, ...], hints: Hints) -> list[BodyLine]:
    """Return what each line of `body` is.

    Args:
        strip: the strip of the table.
        body: the lines below the header, in order.
        header: the lines of the header.
        hints: which words are known, so that they may name a group.

    """
    whole = Body(strip, body, hints, frozenset(pos for line in header for pos in strip.filled(line)))
    bare = _bare_records(whole)
    header_texts = {fold(cell.text) for cell in strip.cells(header[-1]).values()}
    tail = tail_start(whole)
    kinds = []
    for place, line in enumerate(body):
        if place >= tail:
            kinds.append(BodyLine(line, _tail_kind(whole, place)))
        else:
            kind = _inner_kind(whole, place, header_texts, hints)
            kinds.append(BodyLine(line, LineKind.DATA if kind is LineKind.GROUP and line in bare else kind))
    return _trailing_groups_are_notes(strip, kinds)


def _bare_records(body: Body) -> set[int]:
    """Return the lines with a name only, when several stand below each other: records of which nothing else is known.

    Names of groups do not: records follow each of them.
    """
    first = body.strip.pos1
    alone = [set(body.strip.cells(line)) == {first} and not body.strip.emphasis(line) for line in body.lines]
    for place in range(len(alone) - _IN_A_ROW + 1):
        run = body.lines[place : place + _IN_A_ROW]
        if all(alone[place : place + _IN_A_ROW]) and run[-1] - run[0] == _IN_A_ROW - 1:
            return {line for line, one in zip(body.lines, alone, strict=True) if one}
    return set()


def _tail_kind(body: Body, place: int) -> LineKind:
    cells = body.strip.cells(body.lines[place])
    first = next(iter(cells.values())).text
    sums = len(cells) > 2 and body.always and body.always <= set(cells) and not words_in_numbers(body, cells)
    if body.is_total(place) or (place > 0 and sums):
        return LineKind.TOTAL
    regels = body.hints.regels
    explains = regels.is_legend(first) or body.hints.explains([cell.text for cell in cells.values()])
    if explains or (len(cells) == 2 and not regels.is_note(first) and len(first) < 20):
        return LineKind.LEGEND
    return LineKind.NOTE


def _inner_kind(body: Body, place: int, header_texts: set[str], hints: Hints) -> LineKind:
    strip, line = body.strip, body.lines[place]
    cells = strip.cells(line)
    if len(cells) >= 2 and len(cells) >= 0.6 * len(header_texts) and len(header_texts) > 1:
        same = sum(fold(cell.text) in header_texts for cell in cells.values())
        if same >= 0.9 * len(cells) and same >= 2:
            return LineKind.REPEATED
    if _names_group(strip, line, body.width, hints):
        return LineKind.GROUP
    return LineKind.TOTAL if len(cells) < 0.5 * body.width and body.is_total(place) else LineKind.DATA


def _names_group(strip: Strip, line: int, width: float, hints: Hints) -> bool:
    cells = strip.cells(line)
    if len(cells) != 1 or width <= 1:
        return False
    pos, cell = next(iter(cells.items()))
    if is_numeric(cell) or is_mark(cell):
        return False
    if _continues_record(strip, line, pos, hints):
        return False
    return spans_most(strip, line) or hints.known(group_name(cell.text)) or (pos == strip.pos1 and width >= 3)


def _continues_record(strip: Strip, line: int, pos: int, hints: Hints) -> bool:
    """Return whether a lone cell belongs to the record above: below merged cells, or a term in a column of terms."""
    if below_merged_cell(strip, line):
        return True
    if pos == strip.pos1:
        return False
    rows = (strip.cells(other) for other in strip.lines[:LOOK_AHEAD] if other != line)
    alike = [cells[pos].text for cells in rows if len(cells) > 1 and pos in cells]
    return sum(map(hints.known, alike)) > 0.5 * len(alike)


def group_name(text: str) -> str:
    """Return the name in a group line: without ``Land:`` before it or ``(12)`` behind it."""
    bare = re.sub(r"\s*\(\d+\)\s*$", "", text)
    return re.sub(r"^[\w ]{2,25}:\s+", "", bare).strip()


def _trailing_groups_are_notes(strip: Strip, lines: list[BodyLine]) -> list[BodyLine]:
    """A group without records below it is a note."""
    place = len(lines)
    while place > 0 and lines[place - 1].kind is not LineKind.DATA:
        place -= 1
    return [
        BodyLine(entry.line, LineKind.NOTE) if at >= place and entry.kind is LineKind.GROUP else entry
        for at, entry in enumerate(lines)
    ]
