"""Which texts of two long lists are alike, without comparing each with each.

A pair that scores high shares a rare word or many runs of three letters, so only texts that share those are compared.
This leaves out nothing (prefix filter and count filter; Chaudhuri, Ganti and Kaushik 2006, "A primitive operator for
similarity joins"; Gravano et al. 2001, "Approximate string joins in a database (almost) for free").
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process

Numbers = NDArray[np.int32]

_RUN = 3  # letters
_NONE: Numbers = np.zeros(0, dtype=np.int32)


class Scorer(Protocol):
    """How alike two texts are, 0 to 100."""

    def __call__(self, __s1: Sequence[Hashable], __s2: Sequence[Hashable], *, score_cutoff: float | None) -> float:
        """Return the score, or 0 when it is below the cutoff."""


def alike(left: Sequence[str], right: Sequence[str], scorer: Scorer, cutoff: float) -> Iterator[tuple[int, int, float]]:
    """Yield (place in `left`, place in `right`, score) for each pair that scores at least `cutoff`.

    Args:
        left, right: texts in lower case without marks, none empty.
        scorer: `rapidfuzz.fuzz.token_set_ratio`, or `ratio`, which never gives more.
        cutoff: between 50 and 100.

    """
    index = _Index(right, cutoff / 100)
    for number, text in enumerate(left):
        candidates = index.candidates(text)
        scores = process.cdist([text], [right[c] for c in candidates], scorer=scorer, score_cutoff=cutoff)[0]
        for place in np.flatnonzero(scores):
            yield number, int(candidates[place]), float(scores[place])


@dataclass(frozen=True)
class _Index:
    """Texts by their words and by their runs of letters."""

    texts: Sequence[str]
    share: float

    @cached_property
    def _by_word(self) -> Mapping[str, Numbers]:
        return _places(map(_words, self.texts))

    @cached_property
    def _by_rare_word(self) -> Mapping[str, Numbers]:
        return _places(map(self._rare_words, self.texts))

    @cached_property
    def _by_run(self) -> Mapping[str, Numbers]:
        return _places(map(_runs, self.texts))

    @cached_property
    def _lengths(self) -> Numbers:
        return np.array(list(map(len, self.texts)), dtype=np.int32)

    @cached_property
    def _least_shared(self) -> NDArray[np.float64]:
        return np.array([_least_shared(text, 1 - self.share) for text in self.texts])

    def candidates(self, text: str) -> Numbers:
        """Return the places of texts that may be alike to `text`, in order."""
        by_words = [self._by_word.get(word, _NONE) for word in self._rare_words(text)]
        by_words += [self._by_rare_word.get(word, _NONE) for word in _words(text)]
        return np.unique(np.concatenate([*by_words, self._by_letters(text)]))

    def _rare_words(self, text: str) -> list[str]:
        """Return words of `text` of which one must be shared when shared words alone make the score.

        Without them the shared words are too short beside the others.
        """
        words = sorted(_words(text), key=lambda word: (len(self._by_word.get(word, ())), word))
        total, missing = sum(len(word) + 1 for word in words), 0
        for number, word in enumerate(words):
            missing += len(word) + 1
            if 2 * (1 - self.share) * (total - 1 - missing) < self.share * missing:
                return words[: number + 1]
        return words

    def _by_letters(self, text: str) -> Numbers:
        """Return the places of texts that share so many runs of letters that the others may be errors."""
        runs = [self._by_run.get(run, _NONE) for run in _runs(text)]
        shared = np.bincount(np.concatenate([_NONE, *runs]), minlength=len(self.texts))
        error = 1 - self.share
        near = np.abs(self._lengths - len(text)) <= error * (self._lengths + len(text))
        least = np.maximum(self._least_shared, _least_shared(text, error))
        return np.flatnonzero(near & (shared >= least)).astype(np.int32)


def _least_shared(text: str, error: float) -> float:
    """Return how many runs of letters a text must share; a letter left out spoils three, one put in spoils two."""
    spoiled = max(_RUN * 2 * error / (1 + error), (_RUN - 1) * 2 * error / (1 - error)) * len(text)
    return len(_runs(text)) - spoiled


def _words(text: str) -> set[str]:
    return set(text.split())


def _runs(text: str) -> set[str]:
    padded = (f" {word} " for word in _words(text))
    return {word[start : start + _RUN] for word in padded for start in range(len(word) - _RUN + 1)}


def _places(found: Iterable[Iterable[str]]) -> Mapping[str, Numbers]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, features in enumerate(found):
        for feature in features:
            places[feature].append(number)
    return {feature: np.array(numbers, dtype=np.int32) for feature, numbers in places.items()}
