"""Ages in running Dutch or English text, and the age groups they overlap.

The groups are half-open, as the contract says: [0,12) kinderen, [12,18) jongeren, [18,27) jongvolwassenen,
[27,∞) volwassenen. A range gives every group it overlaps; an average gives the group it falls in. Groups and words
stand in ``data/zoeken/leeftijden.yml``; what is here is how numbers and words follow each other.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.config.leeftijden import AgeWords, WordsBesideAges
from toolkit.taalwoorden import any_stem
from toolkit.waarden import any_of

_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)(?!\d)"
_NO_LETTER = r"(?![^\W\d_])"
_REACH = 200  # characters before a number in which a word may make it a length of time


@dataclass(frozen=True, slots=True)
class AgeMention:
    """Ages named in a text: from `van` (years, inclusive) to `tot` (exclusive), and the words that say so.

    `groepen` are the ids of the age groups that they overlap, youngest first.
    """

    van: float
    tot: float
    tekst: str
    groepen: tuple[str, ...]


class Ages:
    """Finds ages by the curators' words."""

    def __init__(self, model: AgeWords):
        ends = [float(group.tot) for group in model.leeftijden[:-1]]
        self._groups = tuple(
            zip([group.term for group in model.leeftijden], [0.0, *ends], [*ends, math.inf], strict=True)
        )
        between = any_of(model.tussen_duur)
        self._duration = re.compile(rf"\b(?:{any_stem(model.duur)})\W+(?:(?:{between})\W+){{0,2}}$", re.IGNORECASE)
        words = model.woorden
        unit = rf"(?:\s*-?\s*(?:{any_of(words.eenheid)}){_NO_LETTER})"
        no_unit = rf"(?:{unit}|(?!\s*(?:[%€$]|[^\W\d_]|-\s*\d)))"
        single = rf"(?:{'|'.join(f'(?<={re.escape(van)} )' for van in words.van)})\s*{{N}}{{U}}"
        single += rf"|{{N}}[\s-]*(?:{any_of(words.jarig)}){_NO_LETTER}|(?<=\(){{N}}{{U}}(?=\))"
        through = rf"-|–|—|/|{any_of(words.tot_en_met)}"
        aged = (
            rf"\b(?:{any_of(words.leeftijd)})\s*(?:{any_of(words.na_leeftijd)}|:)?\s*"
            rf"{_NUMBER}\s*(?:{through}|{any_of(words.tot)})\s*{_NUMBER}"
        )
        texts = {**_texts(words, through), "single": single}
        self._patterns = (*_compiled(texts, unit), (re.compile(aged, re.IGNORECASE), _BOUNDS["range"]))
        # A lone 0 or 1 is a mark rather than an age.
        lone = {**texts, "single": "(?<![\\d.,])(?![01](?![\\d.,])){N}{U}"}
        self._patterns_about_ages = _compiled(lone, no_unit)

    def find(self, text: str, *, about_ages: bool = False) -> list[AgeMention]:
        """Return the ages in `text`, in order; ``12-23 jr`` is the range [12, 24), ``straf van 2 jaar`` is none.

        Args:
            text: any text.
            about_ages: it stands in a column of ages, where ``12-23`` and ``15`` are ages without the word for years.

        """
        patterns = self._patterns_about_ages if about_ages else self._patterns
        return [mention for _, mention in sorted(self._mentions(text, patterns), key=lambda found: found[0])]

    def _mentions(self, text: str, patterns: "_Patterns") -> Iterator[tuple[int, AgeMention]]:
        rest = text
        for pattern, bounds in patterns:
            for match in pattern.finditer(rest):
                if not self._duration.search(text[max(match.start() - _REACH, 0) : match.start()]):
                    van, tot = bounds([float(group.replace(",", ".")) for group in match.groups() if group])
                    groups = tuple(term for term, low, high in self._groups if van < high and tot > low)
                    yield match.start(), AgeMention(van, tot, match[0].strip(), groups)
            # What was read is blanked with something that no pattern reaches over.
            rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)


def _texts(words: WordsBesideAges, through: str) -> dict[str, str]:
    """Return the patterns of ages by name; {N} is a number and {U} the word for years."""
    until, most, link = any_of(words.tot), any_of(words.hoogstens), any_of(words.verbinding)
    return {
        # "tot" does not include the year it names; "tot en met" does.
        "until": rf"{{N}}{{U}}?\s*-?\s*(?!{most})(?:{until})\s*{{N}}{{U}}",
        "range": rf"{{N}}{{U}}?\s*(?:{through})\s*{{N}}{{U}}",
        "average": rf"(?:{any_of(words.gemiddeld)})\s*{{N}}{{U}}",
        "and_older": rf"(?:(?:{any_of(words.vanaf_los)})\s+)?{{N}}(?:{{U}}\s*(?:(?:{link})\s+(?:{any_of(words.ouder)})"
        rf"|(?:{any_of(words.plus)}))|\s*\+(?={{U}}|\s*[),;.]|\s*$))",
        "from": rf"(?:{any_of(words.vanaf)}|>=?|≥)\s*{{N}}{{U}}",
        "and_younger": rf"{{N}}{{U}}\s*(?:{link})\s+(?:{any_of(words.jonger)})|(?:{most}|≤|<=)\s*{{N}}{{U}}",
        "below": rf"(?:{any_of(words.onder)}|<)\s*{{N}}{{U}}(?!\s+(?:{any_of(words.daarna)})\b)",
    }


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


def _compiled(texts: dict[str, str], unit: str) -> _Patterns:
    return tuple(
        (re.compile(texts[name].replace("{N}", _NUMBER).replace("{U}", unit), re.IGNORECASE), bounds)
        for name, bounds in _BOUNDS.items()
    )
