"""Names and terms to choose from while typing."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from toolkit.search.language import is_word
from toolkit.text import fold

_NAAM = "interventie"
_SHORTEST_WITH_ERROR = 5
_MOST_WORDS = 8  # a longer question is no name or term


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name or term that begins with what was typed; `soort` is ``interventie`` or a dimension."""

    label: str
    soort: str
    id: str


class Suggestions:
    """All names and terms of a catalogue, the best first: names before terms, and what most interventions have.

    Words of labels lead to the places of the labels in that order, so that only labels that may fit are looked at.
    """

    def __init__(self, rows: Iterable[tuple[str, str, str, str, int]]) -> None:
        """Take rows of `zoek_voorstel`: label, the same in plain words, kind, id, count."""
        ordered = sorted(rows, key=lambda row: (row[2] != _NAAM, -row[4], row[1]))
        self._shown = [Suggestion(label, kind, one) for label, _, kind, one, _ in ordered]
        self._labels = [plain_label for _, plain_label, *_ in ordered]
        self._by_label = sorted(range(len(ordered)), key=self._labels.__getitem__)
        self._sorted_labels = [self._labels[place] for place in self._by_label]
        by_word: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, label in enumerate(self._labels):
            for word in set(label.split()):
                by_word[word].append(place)
        self._by_word = dict(sorted(by_word.items()))
        self._words = list(self._by_word)

    def named(self, begin: str) -> list[tuple[str, str]]:
        """Return (plain words, id) of the names that begin with plain words `begin`, in the order of those words."""
        places = self._by_label[_beginning(self._sorted_labels, begin)]
        return [(self._labels[place], self._shown[place].id) for place in places if self._shown[place].soort == _NAAM]

    def names(self) -> list[tuple[str, str]]:
        """Return (plain words, id) of every name."""
        return [(p, one.id) for p, one in zip(self._labels, self._shown, strict=True) if one.soort == _NAAM]

    def beginning_with(self, begin: str, limit: int) -> list[Suggestion]:
        """Return at most `limit` suggestions, those that begin with what was typed first.

        When no label has that, those in which each typed word begins a word, in any order (*gezin sys*); and else those
        in which it does so but for one typing error.
        """
        typed = plain(begin)
        every = typed.split()
        if not every:
            return []
        ways: tuple[Callable[[], Iterable[int]], ...] = (
            lambda: self._with_typed(typed, every),
            lambda: self._with_each(map(self._begun, every)),
            lambda: self._with_each(map(self._nearly_begun, every)),
        )
        for places in ways[: 1 if len(every) > _MOST_WORDS else None]:
            best: dict[tuple[str, str], Suggestion] = {}
            for suggestion in (self._shown[place] for place in places()):
                best.setdefault((suggestion.soort, suggestion.id), suggestion)
                if len(best) == limit:
                    break
            if best:
                return list(best.values())
        return []

    def _with_typed(self, typed: str, every: Sequence[str]) -> Iterator[int]:
        """Yield the places of labels that begin with `typed`, and then of those of which a later word does."""
        begins = sorted(self._by_label[_beginning(self._sorted_labels, typed)])
        yield from begins
        first = self._begun(typed) if len(every) == 1 else [every[0]]
        already = set(begins)
        for place in self._having(first):
            if place not in already and f" {typed}" in self._labels[place]:
                yield place

    def _with_each(self, words: Iterable[Sequence[str]]) -> list[int]:
        """Return the places of labels that have one of each of `words`."""
        found = reduce(np.intersect1d, map(self._having, words))
        return [int(place) for place in found]

    def _having(self, words: Sequence[str]) -> NDArray[np.uint32]:
        places = [np.frombuffer(self._by_word[word], np.uint32) for word in words if word in self._by_word]
        return np.unique(np.concatenate([np.zeros(0, np.uint32), *places]))

    def _begun(self, typed: str) -> list[str]:
        return self._words[_beginning(self._words, typed)]

    def _nearly_begun(self, typed: str) -> list[str]:
        if len(typed) < _SHORTEST_WITH_ERROR or is_word(typed):
            return self._begun(typed)
        # The first letter is seldom wrong.
        return [word for word in self._words[_beginning(self._words, typed[0])] if _nearly_begins(word, typed)]


def _beginning(ordered: Sequence[str], begin: str) -> slice:
    """Return the part of texts in order that begin with `begin`."""
    first = bisect_left(ordered, begin)
    return slice(first, bisect_left(ordered, begin + "\U0010ffff", lo=first))


def plain(text: str) -> str:
    """Return the words of `text` without accents and signs, with a space between them."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def _nearly_begins(word: str, typed: str) -> bool:
    """Return whether `word` begins with `typed` but for at most one typing error."""
    ends = (len(typed) + more for more in (-1, 0, 1))
    return any(OSA.distance(typed, word[:end], score_cutoff=1) <= 1 for end in ends)
