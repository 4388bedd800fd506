"""Ages in running Dutch or English text, and the age groups they overlap.

The groups are half-open, as the contract says: [0,12) kinderen, [12,18) jongeren, [18,27) jongvolwassenen,
[27,∞) volwassenen. A range gives every group it overlaps; an average gives the group it falls in.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_GROUPS = (
    ("kinderen", 0.0, 12.0),
    ("jongeren", 12.0, 18.0),
    ("jongvolwassenen", 18.0, 27.0),
    ("volwassenen", 27.0, math.inf),
)
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)"
_UNIT = r"\s*-?\s*(?:jaar|jarigen?|jr\b\.?|years?|yrs?\b|y/o)"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:-|–|—|/|tot en met|t/m|tot|to|en)\s*{_NUMBER}{_UNIT}", re.IGNORECASE)
_AND_OLDER = re.compile(
    rf"(?:vanaf\s+|from\s+)?{_NUMBER}(?:{_UNIT}\s*(?:en ouder|and older|plus)|\s*\+(?={_UNIT}|\s*[),;.]|\s*$))",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:vanaf|ouder dan|from|older than|>)\s*{_NUMBER}{_UNIT}", re.IGNORECASE)
_BELOW = re.compile(rf"(?:tot|jonger dan|onder(?: de)?|under|below|<)\s*{_NUMBER}{_UNIT}(?!\s+na\b)", re.IGNORECASE)
_AVERAGE = re.compile(
    rf"(?:gemiddeld(?:e leeftijd)?(?: van)?|mean age(?: of)?|average(?: age)?(?: of)?)\s*{_NUMBER}{_UNIT}",
    re.IGNORECASE,
)
# A bare "3 jaar" is more often a duration than an age.
_SINGLE = re.compile(
    rf"(?<=van )\s*{_NUMBER}{_UNIT}|{_NUMBER}[\s-]*jarigen?|(?<=\(){_NUMBER}{_UNIT}(?=\))", re.IGNORECASE
)


# Words before a number of years that make it a length of time.
_DURATION = re.compile(
    r"\b(?:straf\w*|traject|looptijd|duur|gedurende|binnen|periode|termijn|sinds|na|al|begeleiding|programma|nazorg|"
    r"sentence|period|duration|within|after|for)\W+(?:(?:van|tot|tussen|of|to|minimaal|maximaal)\W+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AgeMention:
    """Ages named in a text: from `van` (years, inclusive) to `tot` (exclusive), and the words that say so."""

    van: float
    tot: float
    tekst: str

    def groups(self) -> tuple[str, ...]:
        """Return the ids of the age groups that the range overlaps, youngest first."""
        return tuple(term for term, low, high in _GROUPS if self.van < high and self.tot > low)


def find_ages(text: str) -> list[AgeMention]:
    """Return the ages that `text` names, in order; ``12-23 jr`` is the range [12, 24), ``straf van 2 jaar`` is none."""
    return [mention for _, mention in sorted(_mentions(text), key=lambda found: found[0])]


def _mentions(text: str) -> Iterator[tuple[int, AgeMention]]:
    rest = text
    for pattern, bounds in _PATTERNS:
        for match in pattern.finditer(rest):
            if not _DURATION.search(text[: match.start()]):
                van, tot = bounds([float(group.replace(",", ".")) for group in match.groups() if group])
                yield match.start(), AgeMention(van, tot, match[0].strip())
        # What was read is blanked with something that no pattern reaches over.
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)


def _whole_years(age: float) -> float:
    return math.floor(age) + 1.0


_Bounds = Callable[[list[float]], tuple[float, float]]
_PATTERNS: tuple[tuple[re.Pattern[str], _Bounds], ...] = (
    (_RANGE, lambda ages: (min(ages), _whole_years(max(ages)))),
    (_AVERAGE, lambda ages: (ages[0], math.nextafter(ages[0], math.inf))),
    (_AND_OLDER, lambda ages: (ages[0], math.inf)),
    (_FROM, lambda ages: (ages[0], math.inf)),
    (_BELOW, lambda ages: (0.0, ages[0])),
    (_SINGLE, lambda ages: (ages[0], _whole_years(ages[0]))),
)
