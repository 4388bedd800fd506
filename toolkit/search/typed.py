"""What was typed: quoted phrases, words, ages, and the commands of other search boxes."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from toolkit.search.language import words
from toolkit.search.lexicon import Curated

MOST_LETTERS = 5_000
OR = frozenset({"of", "or"})

_QUOTED = re.compile(r'["“”„]([^"“”„]+)["“”„]')
# An age or a range of ages becomes one word, which no text has: leeftijdx17, leeftijd12x18.
_AGE_WORDS = re.compile(
    r"\b(?:(\d{1,3}) ?(?:-|–|tot|t/m|to|en) ?)?(\d{1,3})[- ]?(?:jarigen?|jaar|jr|years?(?:[- ]olds?)?)\b", re.IGNORECASE
)
_AGE = re.compile(r"leeftijd(\d*)x(\d+)$")
_MORE = " *"  # after a word that is not finished


@dataclass(frozen=True, slots=True)
class Typed:
    """A question before its words are looked up.

    Attributes:
        phrases: what stands between quotes.
        words: the words outside quotes, an age as one word.
        outside: the text outside quotes.
        excluding: the command or sign that is to leave out what follows it, or nothing.

    """

    phrases: tuple[str, ...]
    words: tuple[str, ...]
    outside: str
    excluding: str

    def ends_with(self, word: str) -> bool:
        """Return whether `word` is the last thing outside quotes, so that it may not be finished."""
        return self.outside.rstrip(_MORE).casefold().endswith(word)


class Typing:
    """Takes questions apart with the curators' words."""

    def __init__(self, curated: Curated) -> None:
        self._operator = re.compile(rf"(?<![\w-])(?:{_any_of(curated.operators)})(?![\w-])")
        # A command or a minus sign right before a word that is to be left out, after something else.
        self._excluding = re.compile(
            rf"(?<!\S)(?:(?P<command>{_any_of(curated.excluding)})(?=\W+\w)|(?P<sign>-)(?=[^\W\d]))"
        )
        self._age_of_person = re.compile(
            rf"\b({_any_of(curated.persons)}),? (?:van |of )?(\d{{1,2}})\b(?! ?\w)", re.IGNORECASE
        )

    def read(self, question: str) -> Typed:
        """Return the pieces of `question`."""
        question = question[:MOST_LETTERS]
        outside = self._age_of_person.sub(r"\1 \2 jaar", _QUOTED.sub(" ", question))
        found = words(_AGE_WORDS.sub(r" leeftijd\1x\2 ", self._without_operators(outside)))
        excluding = self._excluding.search(outside)
        return Typed(tuple(_QUOTED.findall(question)), tuple(found), outside, excluding[0] if excluding else "")

    def _without_operators(self, text: str) -> str:
        """Return `text` without commands of other search boxes, but for one that means "or" between words."""
        if not any(words(self._operator.sub(" ", text))):
            return ""
        return self._operator.sub(lambda found: f" {name} " if (name := found[0].lower()) in OR else " ", text)


def age_of(word: str) -> tuple[int | None, int] | None:
    """Return the first and last year of an age that `Typing` made one word, or None; an age by itself has no first."""
    age = _AGE.match(word)
    return (int(age[1]) if age[1] else None, int(age[2])) if age else None


def ages_in(text: str) -> Iterator[tuple[tuple[int, int], int | None, int]]:
    """Yield the place of each age in `text`, with its first year, or None for an age by itself, and its last."""
    for found in _AGE_WORDS.finditer(text):
        yield found.span(), int(found[1]) if found[1] else None, int(found[2])


def wordings_of_age(groups: Sequence[tuple[int, str]], first: int | None, last: int) -> Iterator[str]:
    """Yield the wordings of the `groups` (upper bound, wording) that an age, or the ages from `first`, belong to."""
    start = 0
    for end, wording in groups:
        if (start <= last < end) if first is None else (start < last and first < end):
            yield wording
        start = end


def _any_of(listed: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(listed)))
