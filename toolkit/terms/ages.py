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
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)(?!\d)"
_UNIT = r"(?:\s*-?\s*(?:jaar|jarigen?|jr\b\.?|years?(?:\s+olds?)?|yrs?\b|y/o))"
_NO_UNIT = rf"(?:{_UNIT}|(?!\s*(?:[%€$]|[^\W\d_]|-\s*\d)))"
_TO = r"-|–|—|/|tot en met|t/m|to|en|and"
_PATTERN_TEXTS = {
    # "tot" does not include the year it names; "tot en met" does.
    "until": r"{N}{U}?\s*-?\s*tot(?! en met)\s*{N}{U}",
    "range": r"{N}{U}?\s*(?:{TO})\s*{N}{U}",
    "average": r"(?:gemiddeld(?:e leeftijd)?(?: van)?|mean age(?: of)?|average(?: age)?(?: of)?)\s*{N}{U}",
    "and_older": r"(?:vanaf\s+|from\s+)?{N}(?:{U}\s*(?:(?:en|of|and|or)\s+(?:ouder|older|over)|plus)|"
    r"\s*\+(?={U}|\s*[),;.]|\s*$))",
    "from": r"(?:vanaf|ouder dan|minimaal|from|older than|>=?|≥)\s*{N}{U}",
    "and_younger": r"{N}{U}\s*(?:en|of|and|or)\s+(?:jonger|younger|under)|(?:tot en met|t/m|≤|<=)\s*{N}{U}",
    "below": r"(?:tot|jonger dan|onder(?: de)?|under|below|<)\s*{N}{U}(?!\s+na\b)",
}
# A bare "3 jaar" is more often a duration than an age.
_SINGLE = r"(?<=van )\s*{N}{U}|{N}[\s-]*jarigen?|(?<=\(){N}{U}(?=\))"
_AGED = r"\b(?:aged|ages?|leeftijd(?:en)?|leeftijdsgroep)\s*(?:van|tussen|of|between|:)?\s*{N}\s*(?:{TO}|tot)\s*{N}"


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


def find_ages(text: str, *, about_ages: bool = False) -> list[AgeMention]:
    """Return the ages that `text` names, in order; ``12-23 jr`` is the range [12, 24), ``straf van 2 jaar`` is none.

    Args:
        text: any text.
        about_ages: it stands in a column of ages, where ``12-23`` and ``15`` are ages without the word for years.

    """
    patterns = _PATTERNS_ABOUT_AGES if about_ages else _PATTERNS
    return [mention for _, mention in sorted(_mentions(text, patterns), key=lambda found: found[0])]


def _mentions(text: str, patterns: "_Patterns") -> Iterator[tuple[int, AgeMention]]:
    rest = text
    for pattern, bounds in patterns:
        for match in pattern.finditer(rest):
            if not _DURATION.search(text[: match.start()]):
                van, tot = bounds([float(group.replace(",", ".")) for group in match.groups() if group])
                yield match.start(), AgeMention(van, tot, match[0].strip())
        # What was read is blanked with something that no pattern reaches over.
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)


def _whole_years(age: float) -> float:
    return math.floor(age) + 1.0


_Bounds = Callable[[list[float]], tuple[float, float]]
_Patterns = tuple[tuple[re.Pattern[str], _Bounds], ...]
_BOUNDS: dict[str, _Bounds] = {
    "until": lambda ages: (min(ages), max(ages)),
    "range": lambda ages: (min(ages), _whole_years(max(ages))),
    "average": lambda ages: (ages[0], math.nextafter(ages[0], math.inf)),
    "and_older": lambda ages: (ages[0], math.inf),
    "from": lambda ages: (ages[0], math.inf),
    "and_younger": lambda ages: (0.0, _whole_years(ages[0])),
    "below": lambda ages: (0.0, ages[0]),
    "single": lambda ages: (ages[0], _whole_years(ages[0])),
}


def _patterns(unit: str, **more: str) -> _Patterns:
    texts = {**_PATTERN_TEXTS, **more}
    return tuple(
        (re.compile(text.replace("{N}", _NUMBER).replace("{U}", unit).replace("{TO}", _TO), re.IGNORECASE), bounds)
        for name, bounds in _BOUNDS.items()
        if (text := texts[name])
    )


_PATTERNS = (
    *_patterns(_UNIT, single=_SINGLE),
    (re.compile(_AGED.replace("{N}", _NUMBER).replace("{TO}", _TO), re.IGNORECASE), _BOUNDS["range"]),
)
# A lone 0 or 1 is a mark rather than an age.
_PATTERNS_ABOUT_AGES = _patterns(_NO_UNIT, single="(?<![\\d.,])(?![01](?![\\d.,])){N}{U}")
