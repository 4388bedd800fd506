"""What was typed: quoted phrases, words, ages, and the commands of other search boxes."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from toolkit.search.language import words
from toolkit.search.lexicon import Curated

MOST_LETTERS = 5_000

_QUOTED = re.compile(r'["“”„]([^"“”„]+)["“”„]')
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
        self._ages = curated.ages
        self._either = curated.either

    def read(self, question: str) -> Typed:
        """Return the pieces of `question`."""
        question = question[:MOST_LETTERS]
        outside = self._ages.with_unit(_QUOTED.sub(" ", question))
        found = words(self._ages.as_words(self._without_operators(outside)))
        excluding = self._excluding.search(outside)
        return Typed(tuple(_QUOTED.findall(question)), tuple(found), outside, excluding[0] if excluding else "")

    def _without_operators(self, text: str) -> str:
        """Return `text` without commands of other search boxes, but for one that means "or" between words."""
        if not any(words(self._operator.sub(" ", text))):
            return ""
        return self._operator.sub(
            lambda found: f" {name} " if (name := found[0].lower()) in self._either else " ", text
        )


def _any_of(listed: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(listed)))
