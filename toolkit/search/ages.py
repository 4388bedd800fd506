"""Ages in a question: by which words they are known, and what is searched for them (``data/zoeken/leeftijden.yml``)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# An age or a range of ages becomes one word, which no text has: leeftijdx17, leeftijd12x18.
_AS_WORD = re.compile(r"leeftijd(\d*)x(\d+)$")


@dataclass(frozen=True, slots=True)
class AgeSettings:
    """The curators' words about ages, as the database has them.

    Attributes:
        units: words behind a number that make it an age (*jaar*, *jarige*).
        between: words between the two ends of a range (*tot*).
        persons: words after which a number is an age (*jongen van 15*).
        of_persons: words between those and the number (*van*).
        groups: (upper bound in years, wording that is searched), ascending.

    """

    units: tuple[str, ...]
    between: tuple[str, ...]
    persons: tuple[str, ...]
    of_persons: tuple[str, ...]
    groups: tuple[tuple[int, str], ...]


class TypedAges:
    """Finds ages in what was typed."""

    def __init__(self, settings: AgeSettings) -> None:
        self._groups = settings.groups
        between, units = _one_of(settings.between), _one_of(settings.units)
        self._age = re.compile(
            rf"\b(?:(\d{{1,3}}) ?(?:-|–|{between}) ?)?(\d{{1,3}})[- ]?(?:{units})\b",
            re.IGNORECASE,
        )
        self._of_person = re.compile(
            rf"\b({_one_of(settings.persons)}),? (?:(?:{_one_of(settings.of_persons)}) )?(\d{{1,2}})\b(?! ?\w)",
            re.IGNORECASE,
        )

    def with_unit(self, text: str) -> str:
        """Return `text` in which every age says that it is one: ``jongen van 15`` → ``jongen 15 jaar``."""
        return self._of_person.sub(r"\1 \2 jaar", text)

    def as_words(self, text: str) -> str:
        """Return `text` in which every age is one word."""
        return self._age.sub(r" leeftijd\1x\2 ", text)

    def find(self, text: str) -> Iterator[tuple[tuple[int, int], int | None, int]]:
        """Yield the place of each age in `text`, with its first year, or None for an age by itself, and its last."""
        for found in self._age.finditer(text):
            yield found.span(), int(found[1]) if found[1] else None, int(found[2])

    def wordings(self, first: int | None, last: int) -> Iterator[str]:
        """Yield the wordings of the groups that an age, or the ages from `first`, belong to."""
        start = 0
        for end, wording in self._groups:
            if (start <= last < end) if first is None else (start < last and first < end):
                yield wording
            start = end


def age_of(word: str) -> tuple[int | None, int] | None:
    """Return the first and last year of an age that is one word, or None; an age by itself has no first."""
    age = _AS_WORD.match(word)
    return (int(age[1]) if age[1] else None, int(age[2])) if age else None


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of `words`, the longest first; a blank may be typed as a hyphen (*16-year-old*)."""
    longest: Sequence[str] = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[- ]") for word in longest)
