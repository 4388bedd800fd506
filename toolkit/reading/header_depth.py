"""How many lines a header has: which lines below its clearest line still belong to it.

What stands between the clearest line and the records belongs to the header when it differs in kind from the records:
words, years or numbers of columns where the records hold amounts, or names for what has no name yet.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from toolkit.reading.header_groups import GroupCase, group_rule
from toolkit.reading.line_kinds import (
    Below,
    holds_codes,
    labels_of_numbers,
)
from toolkit.reading.rules import Rule, decide
from toolkit.reading.shape import LONGEST_NAME, LOOK_AHEAD, Hints, Strip, is_numeric, is_period, is_series
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.thresholds import (
    ALL_PERIODS,
    LABELS_HEADER_DEPTH,
    MAX_DEPTH,
    SEVERAL_TIMES,
)

_TAG = re.compile(r"#[a-z]\w*(?:\s*[+-]\s*\w+)*", re.IGNORECASE)

RECORDS_START = "hieronder beginnen de gegevens"
TAGS = "alleen #tags"
CLEAREST = "de duidelijkste kopregel"


@dataclass(frozen=True)
class Step:
    """The question whether the line at place `last` + 1 still belongs to the header that starts at place `first`."""

    strip: Strip
    first: int
    last: int
    hints: Hints

    @cached_property
    def upper(self) -> int:
        """The line above it."""
        return self.strip.lines[self.last]

    @cached_property
    def line(self) -> int:
        """The line itself."""
        return self.strip.lines[self.last + 1]

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """Its cells."""
        return self.strip.cells(self.line)

    @cached_property
    def above(self) -> dict[int, Cell]:
        """The cells of the line above it."""
        return self.strip.cells(self.upper)

    @cached_property
    def body(self) -> Below:
        """What stands below it."""
        return Below.of(self.strip, self.last + 2)

    @cached_property
    def named(self) -> set[int]:
        """The positions that have a name in the header so far."""
        return {pos for line in self.strip.lines[self.first : self.last + 1] for pos in self.strip.filled(line)}

    @cached_property
    def reach(self) -> int:
        """The last line that a range which is merged downwards from the line above reaches."""
        spans = self.strip.spans(self.upper)
        return max((span.line2 for span in spans if span.line1 >= self.strip.lines[self.first]), default=self.upper)

    @cached_property
    def names_only(self) -> bool:
        """Whether no text in it is too long for a name."""
        return all(len(cell.text) <= LONGEST_NAME for cell in self.cells.values())

    @cached_property
    def different(self) -> bool:
        """Whether all texts in it differ."""
        return len({cell.text.casefold() for cell in self.cells.values()}) == len(self.cells)


def header_lines(strip: Strip, place: int, hints: Hints) -> tuple[dict[int, str], str]:
    """Return the lines of the header of which the line at `place` is the clearest one, and why it ends there.

    Each line comes with the name of the rule by which it belongs to the header.
    """
    first = last = place
    why = {place: CLEAREST}
    end = None
    while last - first < MAX_DEPTH - 1 and last + 2 < len(strip.lines):
        end = decide(DEPTH_RULES, Step(strip, first, last, hints))
        if end is None or not end.verdict:
            break
        last += 1
        why[last] = end.naam
    body = Below.of(strip, last + 1)
    while last - first < MAX_DEPTH - 1 and first > 0:
        rule = group_rule(GroupCase(strip, first - 1, body, hints))
        if rule is None or not rule.verdict:
            break
        first -= 1
        why[first] = rule.naam
    for at in range(last + 1, _last_before_periods(strip, first) + 1):
        why[at] = "een opschrift boven een reeks perioden"
    return {strip.lines[at]: why[at] for at in sorted(why)}, RECORDS_START if end is None or end.verdict else end.naam


def _last_before_periods(strip: Strip, first: int) -> int:
    """Return the place of the last line with a label when all below it start with a period; else `first`.

    Series are published so: ``Unit``, ``Frequency`` and ``Series ID`` below each other, perhaps with blank lines
    between them, and then a line per month.
    """
    starts = [strip.grid.at(line, strip.pos1) for line in strip.lines[first : first + MAX_DEPTH + LOOK_AHEAD]]
    labels = next((at for at, cell in enumerate(starts) if cell is None or is_period(cell)), len(starts))
    periods = starts[labels:]
    amounts = sum(_holds_amounts(strip, line) for line in strip.lines[first : first + labels])
    wide = min(len(strip.cells(line)) for line in strip.lines[first : first + max(labels, 1)])
    if not LABELS_HEADER_DEPTH <= labels <= MAX_DEPTH or len(periods) < MAX_DEPTH or wide < 2 or amounts > 1:
        return first
    return first + labels - 1 if all(cell is not None and is_period(cell) for cell in periods) else first


def _holds_amounts(strip: Strip, line: int) -> bool:
    """Return whether most of what follows the first column of a line is numbers."""
    values = [cell for pos, cell in strip.cells(line).items() if pos != strip.pos1]
    return sum(cell.kind in (Kind.NUMBER, Kind.FORMULA) for cell in values) > 0.5 * len(values)


def _full_width(step: Step) -> bool:
    """Return whether one merged cell of the line itself covers nearly the whole width."""
    width = step.strip.pos2 - step.strip.pos1 + 1
    return any(span.line1 == step.line and span.width >= 0.8 * width for span in step.strip.spans(step.line))


def _numbers_columns(step: Step) -> bool:
    """Return whether the line numbers the columns: 1, 2, 3 … or a, b, c …."""
    if len(step.cells) < 3 or len(step.cells) < 0.7 * len(step.above):
        return False
    texts = [cell.text.strip("()[]. ").casefold() for cell in step.cells.values()]
    start = texts[0]
    if start in {"0", "1"}:
        return texts == [str(number) for number in range(int(start), int(start) + len(texts))]
    return texts == [chr(ord("a") + number) for number in range(len(texts))]


def _names_kinds(step: Step) -> bool:
    """Return whether the line says what kind of answer each column takes: free text, a list, a date."""
    kinds = sum(step.hints.regels.is_kind_of_answer(cell.text) for cell in step.cells.values())
    return kinds >= max(2, 0.5 * len(step.cells)) and len(step.cells) >= 0.5 * len(step.above)


def _tags_columns(step: Step) -> bool:
    """Return whether the line holds nothing but tags for machines, as HXL has them: ``#date+start``."""
    return len(step.cells) >= 2 and all(map(_TAG.fullmatch, (cell.text for cell in step.cells.values())))


def _holds_amounts_itself(step: Step) -> bool:
    numbers = [cell for cell in step.cells.values() if is_numeric(cell)]
    return bool(numbers) and not is_series(numbers)


def _fills_gaps(step: Step) -> bool:
    """Return whether the line only fills the gaps that the line above left to the right of a group name."""
    above, cells = step.above, step.cells
    if len(above) < 2 or len(cells) < 2 or step.strip.pos1 in cells:
        return False
    gaps = {pos for pos in cells if pos not in above}
    starts = {pos for pos in cells if pos in above and pos + 1 not in above and pos + 1 in cells}
    singles = [pos for pos in above if pos not in cells]
    return bool(gaps) and bool(singles) and gaps | starts == set(cells) and step.names_only


def _names_many_more(step: Step) -> bool:
    """Return whether the line names several times as many columns as the line above, and those too, all differently."""
    return (
        len(step.cells) >= SEVERAL_TIMES * len(step.above)
        and len(step.above) >= 2
        and set(step.above) <= set(step.cells)
        and step.different
        and step.names_only
        and not any(map(is_numeric, step.cells.values()))
    )


def _names_corner(step: Step) -> bool:
    """Return whether the line only names the column of the records, below a line that names the values.

    So does a cross table: ``Time | 2019 | 2020`` and ``Country`` below it. A group name looks the same, but then the
    line above has a name there that is no part of a series, or more groups follow.
    """
    strip, cells, body = step.strip, step.cells, step.body
    stub = _records_column(strip, body)
    if len(cells) != 1 or stub not in cells:
        return False
    if _full_width(step):
        return False
    values = [cell for pos, cell in step.above.items() if pos != stub]
    series = bool(values) and all(map(is_numeric, values)) and (len(values) == 1 or is_series(values))
    return series or body.stub is None or stub not in step.named


def _records_column(strip: Strip, body: Below) -> int | None:
    """Return the column that names the records: the stub, or else a first column of periods."""
    if body.stub is not None:
        return body.stub
    first = body.shapes.get(strip.pos1)
    periods = first is not None and max(first.years, first.dates) >= ALL_PERIODS and first.filled == len(body.lines)
    return strip.pos1 if periods else None


def _text_above_numbers(step: Step) -> bool:
    """Return whether the line holds text where the columns below hold numbers: units, or a second header.

    A line that also fills every column of text may be a record, unless several columns say otherwise.
    """
    cells, shapes = step.cells, step.body.shapes
    numeric = [pos for pos, shape in shapes.items() if shape.numeric >= 0.7 and shape.filled >= 2]
    words = [pos for pos in numeric if pos in cells and not is_numeric(cells[pos]) and not cells[pos].mark.leeg]
    words = [pos for pos in words if cells[pos].text not in shapes[pos].texts]
    labels = [pos for pos, shape in shapes.items() if shape.numeric < 0.3 and shape.filled >= 2]
    if len(words) <= 2 and (step.body.stub in cells or (labels and all(pos in cells for pos in labels))):
        return False
    return bool(numeric) and len(words) >= max(1, 0.5 * len(numeric)) and len(words) >= 0.4 * len(cells)


DEPTH_RULES: tuple[Rule[Step, bool], ...] = (
    Rule("een samengevoegde cel van de kop loopt door", True, lambda s: s.reach >= s.line),
    Rule("nummert de kolommen", True, _numbers_columns),
    Rule("jaren of nummers boven bedragen", True, lambda s: labels_of_numbers(s.cells, s.body)),
    Rule("zegt wat voor antwoord in de kolom hoort", True, _names_kinds),
    Rule(TAGS, True, _tags_columns),
    Rule("een regel met getallen", False, _holds_amounts_itself),
    Rule("geeft veel meer kolommen een naam", True, _names_many_more),
    Rule("vult de gaten naast een groepsnaam", True, _fills_gaps),
    Rule("geeft de eerste kolom een naam", True, _names_corner),
    Rule("tekst boven kolommen met getallen", True, _text_above_numbers),
    Rule("codes van de kolommen", True, lambda s: holds_codes(s.cells, s.above, s.body)),
)
