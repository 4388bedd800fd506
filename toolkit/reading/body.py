"""The lines below a header: records, group names inside the table, totals, legends and notes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from toolkit.reading.rules import Rule, decide
from toolkit.reading.shape import LOOK_AHEAD, Hints, Strip, is_numeric
from toolkit.reading.sheet import Cell
from toolkit.reading.tail import Body, spans_most, tail_rules, words_in_numbers
from toolkit.reading.thresholds import IN_A_ROW, WIDE
from toolkit.text import fold


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
    """One line below the header of a table, and the rule that says so when it is no record."""

    line: int
    kind: LineKind
    regel: str = ""


def classify_body(strip: Strip, body: list[int], header: tuple[int, ...], hints: Hints) -> list[BodyLine]:
    """Return what each line of `body` is.

    Args:
        strip: the strip of the table.
        body: the lines below the header, in order.
        header: the lines of the header.
        hints: which words are known, so that they may name a group.

    """
    whole = Body(strip, body, hints, frozenset(pos for line in header for pos in strip.filled(line)))
    names = strip.cells(header[-1])
    tail = tail_rules(whole)
    bare = _bare_records(strip, [line for place, line in enumerate(body) if place not in tail])
    kinds = []
    for place, line in enumerate(body):
        if place in tail:
            kinds.append(BodyLine(line, _tail_kind(whole, place), tail[place]))
            continue
        rule = decide(INNER_RULES, InnerCase(whole, place, names))
        if rule is None or line in bare:
            kinds.append(BodyLine(line, LineKind.DATA))
        else:
            kinds.append(BodyLine(line, rule.verdict, rule.naam))
    return _trailing_groups_are_notes(kinds)


def _bare_records(strip: Strip, lines: list[int]) -> set[int]:
    """Return which of `lines` hold a name only, when several stand below each other: records with nothing more.

    Names of groups do not: records follow each of them.
    """
    alone = [set(strip.cells(line)) == {strip.pos1} and not strip.emphasis(line) for line in lines]
    below = any(all(alone[place : place + IN_A_ROW]) for place in range(len(alone) - IN_A_ROW + 1))
    return {line for line, one in zip(lines, alone, strict=True) if one and below}


def _tail_kind(body: Body, place: int) -> LineKind:
    cells = body.strip.cells(body.lines[place])
    first = next(iter(cells.values())).text
    sums = body.always and body.always <= set(cells) and not words_in_numbers(body, cells)
    if sums or body.is_total(place):
        return LineKind.TOTAL
    return LineKind.LEGEND if len(cells) == 2 and len(first) < 20 else LineKind.NOTE


@dataclass(frozen=True)
class InnerCase:
    """The question what the line at a place between the records is, below a header line with `names`."""

    body: Body
    place: int
    names: dict[int, Cell]

    @cached_property
    def line(self) -> int:
        """The line itself."""
        return self.body.lines[self.place]

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """Its cells."""
        return self.body.strip.cells(self.line)

    @cached_property
    def alone(self) -> tuple[int, Cell] | None:
        """Its only cell and the position of that, when it could name a group."""
        if len(self.cells) != 1 or self.body.width <= 1:
            return None
        ((pos, cell),) = self.cells.items()
        return None if is_numeric(cell) or _continues_record(self.body, self.line, pos) else (pos, cell)


def _repeats_header(case: InnerCase) -> bool:
    """Return whether nearly all texts of a line are names in the header, perhaps abbreviated: ``Doelgr.``."""
    texts = {fold(cell.text) for cell in case.names.values()}
    same = sum(fold(cell.text) in texts for cell in case.cells.values())
    short = sum(pos in case.names and _abbreviates(cell, case.names[pos]) for pos, cell in case.cells.items())
    return same >= 2 and same + short >= 0.9 * len(case.cells)


def _abbreviates(cell: Cell, name: Cell) -> bool:
    return cell.text.endswith(".") and fold(name.text).startswith(fold(cell.text.rstrip(".")))


INNER_RULES: tuple[Rule[InnerCase, LineKind], ...] = (
    Rule("de kop nog een keer", LineKind.REPEATED, _repeats_header),
    Rule(
        "één tekst over de breedte",
        LineKind.GROUP,
        lambda c: c.alone is not None and spans_most(c.body.strip, c.line),
    ),
    Rule(
        "een bekend woord alleen",
        LineKind.GROUP,
        lambda c: c.alone is not None and c.body.hints.known(group_name(c.alone[1].text)),
    ),
    Rule(
        "één tekst in de eerste kolom",
        LineKind.GROUP,
        lambda c: (
            c.alone is not None and c.alone[0] == c.body.strip.pos1 and (c.body.width >= WIDE or _heads_blocks(c.body))
        ),
    ),
)


def _heads_blocks(body: Body) -> bool:
    """Return whether the lines with a name only are the heads of blocks of records, in a table of two columns.

    A record may lack its only value. But when the first line is such a line, and each is followed by a full one, they
    are names of groups.
    """
    alone = [set(body.strip.cells(line)) == {body.strip.pos1} for line in body.lines]
    heads = alone[0] and not alone[-1] and not any(one and other for one, other in pairwise(alone))
    return heads and sum(alone) >= 2


def _continues_record(body: Body, line: int, pos: int) -> bool:
    """Return whether a lone cell is one more term in a column of terms: it belongs to the record above."""
    if pos == body.strip.pos1:
        return False
    rows = (body.strip.cells(other) for other in body.strip.lines[:LOOK_AHEAD] if other != line)
    alike = [cells[pos].text for cells in rows if pos in cells]
    return sum(map(body.hints.known, alike)) > 0.5 * len(alike)


def group_name(text: str) -> str:
    """Return the name in a group line: without ``Land:`` before it or ``(12)`` behind it."""
    bare = re.sub(r"\s*\(\d+\)\s*$", "", text)
    return re.sub(r"^[\w ]{2,25}:\s+", "", bare).strip()


def _trailing_groups_are_notes(lines: list[BodyLine]) -> list[BodyLine]:
    """A group without records below it is a note."""
    place = len(lines)
    while place and lines[place - 1].kind is not LineKind.DATA:
        place -= 1
    return [
        BodyLine(entry.line, LineKind.NOTE, "een groepsregel zonder records eronder")
        if at >= place and entry.kind is LineKind.GROUP
        else entry
        for at, entry in enumerate(lines)
    ]
