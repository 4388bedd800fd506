"""Which lines above the clearest line of a header name groups of its columns, and which are titles or remarks."""

import re
from dataclasses import dataclass
from functools import cached_property

from toolkit.reading.grid import Span
from toolkit.reading.line_kinds import Below
from toolkit.reading.rules import Rule, decide
from toolkit.reading.shape import (
    LONGEST_NAME,
    Hints,
    Strip,
    is_mark,
    is_numeric,
    is_series,
    is_year,
)
from toolkit.reading.sheet import Cell
from toolkit.reading.thresholds import BESIDE, LONG_FIRST, LONGEST_GROUP, MANY_HEADER_GROUPS, NAMING, WORDY

_COLONS = (":", "：")
_SENTENCE = re.compile(r"\S\s+\S.*[.!?;,]$|\S\s+\S.*\w{4}[.!?]\s+[^\W\d_a-z]|\S\s+=\s+\S")


@dataclass(frozen=True)
class GroupCase:
    """The question whether the line at `place` names groups of the header line below it, above `body`."""

    strip: Strip
    place: int
    body: Below
    hints: Hints

    @cached_property
    def line(self) -> int:
        """The line itself."""
        return self.strip.lines[self.place]

    @cached_property
    def below(self) -> int:
        """The header line below it."""
        return self.strip.lines[self.place + 1]

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """Its cells."""
        return self.strip.cells(self.line)

    @cached_property
    def header(self) -> dict[int, Cell]:
        """The cells of the header line below it."""
        return self.strip.cells(self.below)

    @cached_property
    def texts(self) -> list[Cell]:
        """Its cells that are no numbers."""
        return [cell for cell in self.cells.values() if not is_numeric(cell)]

    @cached_property
    def merged(self) -> list[Span]:
        """Its merged ranges over some of the columns."""
        return self.strip.group_spans(self.line)

    @cached_property
    def alone(self) -> tuple[int, Cell, Span | None] | None:
        """Position, cell and merged range of its only cell; None when it has several."""
        if len(self.cells) != 1:
            return None
        ((pos, cell),) = self.cells.items()
        return pos, cell, self.strip.grid.span_at(self.line, pos)

    @cached_property
    def beside(self) -> bool:
        """Whether its first cell is to the right of the first column; a title starts there."""
        return next(iter(self.cells)) > min(self.body.shapes, default=self.strip.pos1)


def group_rule(case: GroupCase) -> Rule[GroupCase, bool] | None:
    """Return the rule that decides whether a line names groups; None when none does, and it names none."""
    return decide(GROUP_RULES, case)


def _holds_amounts(case: GroupCase) -> bool:
    """Return whether a line holds amounts; a year or period that is merged over several columns is a name."""
    merged = {span.pos1 for span in case.merged}
    numbers = [cell for pos, cell in case.cells.items() if is_numeric(cell) and pos not in merged]
    years = len(numbers) >= MANY_HEADER_GROUPS and all(map(is_year, numbers))
    return bool(numbers) and not years and not is_series(numbers)


def _too_long(case: GroupCase) -> bool:
    """Return whether texts are too long for names; a line with merged ranges or many names may hold a few long ones."""
    long = sum(len(cell.text) > LONGEST_NAME for cell in case.texts)
    if len(case.texts) >= MANY_HEADER_GROUPS or case.merged:
        return long > 0.5 * len(case.texts)
    first, pos1 = case.cells.get(case.strip.pos1), case.strip.pos1
    title = first is not None and len(first.text) > LONG_FIRST and case.strip.grid.span_at(case.line, pos1) is None
    return long > 0 or title


def _beside_declared(case: GroupCase) -> bool:
    """Return whether a line above a declared header stands above one column each: remarks.

    A workbook that declares a table says where its header is; what names groups stands above two or more columns.
    """
    if not case.strip.declares(case.below):
        return False
    spans = {span.pos1 for span in case.merged}
    covering = sum(
        pos in spans or case.hints.known(cell.text) or not (pos + 1 in case.cells or pos + 1 > case.strip.pos2)
        for pos, cell in case.cells.items()
    )
    return 2 * covering < len(case.cells)


def _sentences(case: GroupCase) -> bool:
    """Return whether a line above a header holds sentences, or remarks, in cells that are not merged."""
    if case.merged:
        return False
    texts = [cell.text for cell in case.texts if not case.hints.known(cell.text)]
    wordy = sum(
        len(text.split()) >= WORDY or bool(_SENTENCE.search(text) or case.hints.regels.is_remark(text))
        for text in texts
    )
    return wordy > (0 if len(case.cells) < NAMING * len(case.header) else 0.5 * len(texts))


def _cuts_groups(case: GroupCase) -> bool:
    """Return whether merged ranges in a line cut through merged ranges below it, or name a part of one."""
    lower = [span for span in case.strip.spans(case.below) if span.line1 == case.below and span.width > 1]
    upper = [span for span in case.strip.spans(case.line) if span.line1 == case.line and span.width > 1]
    return any(
        one.pos1 <= other.pos2 and one.pos2 >= other.pos1 and not (one.pos1 <= other.pos1 and one.pos2 >= other.pos2)
        for one in upper
        for other in lower
    )


def _name_and_value(case: GroupCase) -> bool:
    """Return whether a line holds a name and one value, above a header that has its own name in that first column."""
    if len(case.cells) != 2 or len(case.header) < 2 * len(case.cells):
        return False
    first, second = case.cells
    span = case.strip.grid.span_at(case.line, first)
    last = first if span is None else span.pos2
    named = sum(first <= pos <= last for pos in case.header)
    stub = case.body.stub if case.body.stub is not None else case.strip.pos1
    return second <= last + BESIDE and first == stub and named == 1


def _within_series(case: GroupCase) -> bool:
    """Return whether a merged range stands above a part of one series of years: a remark, as no group is cut so."""
    if case.alone is None or case.alone[2] is None:
        return False
    years = [cell for cell in case.header.values() if is_numeric(cell)]
    inside = [pos for pos in case.header if pos in case.alone[2].positions]
    return (
        len(years) >= MANY_HEADER_GROUPS
        and all(map(is_year, years))
        and is_series(years)
        and 0 < len(inside) < len(years)
    )


def _one_over_several(case: GroupCase) -> bool:
    """Return whether the only cell of a line stands above two or more columns, but not above the first."""
    if case.alone is None or len(case.header) == 1:
        return False
    pos, cell, span = case.alone
    first, last = next(iter(case.header)), next(reversed(case.header))
    if not (pos > first or (span is not None and case.beside)):
        return False
    several = span is not None or pos < last
    return several and len(cell.text) <= LONGEST_GROUP and not any(colon in cell.text for colon in _COLONS)


def _merged(case: GroupCase) -> bool:
    return bool(case.merged) or any(span.line2 > case.line for span in case.strip.spans(case.line))


def _beside_names(case: GroupCase) -> bool:
    return case.strip.pos1 not in case.cells or any(pos not in case.header for pos in case.cells)


def _repeated_below(case: GroupCase) -> bool:
    names = [cell.text.casefold() for cell in case.header.values()]
    return len(set(names)) < len(names)


GROUP_RULES: tuple[Rule[GroupCase, bool], ...] = (
    Rule("niet direct boven de kop", False, lambda c: c.line + 1 != c.below),
    Rule("boven een tabel die het bestand zelf aanwijst", False, _beside_declared),
    Rule("een regel met getallen", False, _holds_amounts),
    Rule("te lang voor een naam", False, _too_long),
    Rule("alleen kruisjes", False, lambda c: bool(c.texts) and all(map(is_mark, c.texts))),
    Rule("een zin of opmerking", False, _sentences),
    Rule("loopt dwars door samengevoegde koppen", False, _cuts_groups),
    Rule("een naam met een waarde", False, _name_and_value),
    Rule("boven een deel van een reeks jaren", False, _within_series),
    Rule("één groepsnaam boven meer kolommen", True, _one_over_several),
    Rule("één cel boven de eerste kolom", False, lambda c: c.alone is not None),
    Rule("samengevoegde groepsnamen", True, _merged),
    Rule("groepsnamen naast of boven de kolomnamen", True, _beside_names),
    Rule("dezelfde namen keren terug onder groepen", True, _repeated_below),
)
