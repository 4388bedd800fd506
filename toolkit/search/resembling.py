"""What only meaning found: beside the list, with the words that make it resemble the question."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from toolkit.search.language import key, same_word
from toolkit.search.meaning import NEAR, AskedWords, Meaning

_MOST = 3  # interventions
_MOST_REASONS = 3  # of one
_ENOUGH = 1.2  # what the words of a question say together; one word, however near, says less
_SAME_BEGINNING = 4  # letters
_SAME_LETTERS = 50  # share of letters (0-100) from which words may have a vector alike for their letters only


@dataclass(frozen=True, slots=True)
class Resembling:
    """An intervention that resembles a question by meaning.

    Attributes:
        id: the intervention.
        lijkt_op: (word of the question, word of the intervention) that resemble each other, the nearest first.
        staat_erin: words of the question that the intervention has itself, or in another form.

    """

    id: str
    lijkt_op: tuple[tuple[str, str], ...]
    staat_erin: tuple[str, ...]


def resembling(
    meaning: Meaning, asked: AskedWords, listed: Collection[int], ids: NDArray[np.object_]
) -> tuple[Resembling, ...]:
    """Return what resembles the words `asked` enough and is not among `listed`, most alike first; `ids` by number.

    One that only has words of the question itself does not resemble it: the search by words left it out.
    """
    alike = meaning.alike(asked)
    found: list[tuple[float, int, Resembling]] = []
    for document in (d for d in np.flatnonzero(alike >= _ENOUGH).tolist() if d not in listed):
        pairs = _reasons(asked, meaning.nearest_words(asked, document))
        others = tuple((word, own) for _, word, own in pairs if not same_word(word, own))
        if sum(says for says, *_ in pairs) >= _ENOUGH and any(not _begins_alike(*pair) for pair in others):
            itself = tuple(word for _, word, own in pairs if same_word(word, own))
            found.append((-float(alike[document]), document, Resembling(ids[document], others[:_MOST_REASONS], itself)))
    return tuple(one for *_, one in sorted(found, key=lambda row: row[:2])[:_MOST])


def _reasons(asked: AskedWords, nearest: tuple[tuple[str, float], ...]) -> list[tuple[float, str, str]]:
    """Return (what it says, word of the question, word of the text), each word of the text once, the nearest first."""
    rows = zip(asked.words, nearest, asked.weights, strict=True)
    near = sorted((-how, word, own, how * float(weight)) for word, (own, how), weight in rows if how >= NEAR)
    best: dict[str, tuple[float, str, str]] = {}
    for _, word, own, says in near:
        if same_word(word, own) or _begins_alike(word, own) or fuzz.ratio(key(word), key(own)) < _SAME_LETTERS:
            best.setdefault(own, (says, word, own))
    return list(best.values())


def _begins_alike(word: str, other: str) -> bool:
    """Return whether two words share their beginning, so that letters say what they have to do with each other."""
    return Prefix.similarity(key(word), key(other)) >= _SAME_BEGINNING
