"""How the documents answer one concept of a question.

A concept is scored as one word whatever its spelling: the ways to find it are added up, weighted, per field, before
BM25 looks at how rare it is (BM25F with pseudo-terms, Robertson and Zaragoza 2009). Otherwise a rare synonym would
outrank the word that was typed.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from toolkit.search.documents import VELDEN
from toolkit.search.numbers import read_numbers
from toolkit.search.places import Numbers, Places
from toolkit.search.search_question import Alternative, Concept
from toolkit.search.wordings import SAME_MEANING

# Per field of VELDEN: what a word in it is worth, and how much (0-1) that depends on the length of the text.
_FIELDS = ((7.0, 0.3), (4.0, 0.5), (1.5, 0.5), (2.5, 0.5), (1.0, 0.6), (1.0, 0.3))
_SYNONIEMEN = VELDEN.index("synoniemen")
_BRON = VELDEN.index("bron")
_ALL_PARTS = 0.6  # weight of a compound or phrase of which only the parts are found
WELL_MATCHED = 0.55  # matches by meaning or better tell how rare a concept is
_NEAR = 0.6  # how far something near it answers a concept
_ENOUGH_RELATED = 1.0  # amount from which related words only make an answer
_MOST_HAVE = 0.5  # share of the documents from which parts of a word say nothing beside the word itself

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lengths:
    """What a word is worth in each field of each document: less in a text that is longer than others.

    `factors` is of shape (documents + 1, fields), by `zoek_document.id`, which counts from 1.
    """

    factors: Floats

    @classmethod
    def load(cls, conn: sqlite3.Connection) -> "Lengths":
        """Read the lengths that were counted while building."""
        counted = np.frombuffer(read_numbers(conn)["lengte"], "<u2").reshape(-1, len(VELDEN))
        lengths = np.vstack([np.zeros((1, len(VELDEN))), counted])
        average = lengths.sum(axis=0) / max(1, len(counted))
        weight, matters = np.array(_FIELDS).T
        return cls(weight / (1 - matters + matters * lengths / np.where(average, average, 1.0)))

    @property
    def documents(self) -> int:
        """Return the number of documents."""
        return len(self.factors) - 1


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """Which documents answer one concept, and how: arrays with a place for each document, by `zoek_document.id`.

    `found` tells whether it does. `amount` adds up all ways, `strength` is the weight of the best one, and `wording`
    its place in `wordings`: 0 for a spelling of what was typed, else the curators' wording that was searched as well.
    `same` tells whether the document holds the concept itself (see `Alternative`). Where nothing is found, all of it is
    zero.
    """

    found: Marks
    amount: Floats
    strength: Floats
    wording: Numbers
    same: Marks
    wordings: Sequence[str]

    def __len__(self) -> int:
        """Return the number of documents that answer it."""
        return int(self.found.sum())

    @property
    def related(self) -> Marks:
        """Where only something near it was found, and neither what was typed nor what means the same."""
        return (self.wording > 0) & (self.strength < WELL_MATCHED)

    @property
    def credit(self) -> Floats:
        """Return how far each document answers the concept, from 0 to 1."""
        return np.where(self.related, _NEAR, 1.0) * self.found

    def among(self, chosen: Marks) -> "FoundPlaces":
        """Return the matches of some documents."""
        return FoundPlaces(
            self.found & chosen,
            self.amount * chosen,
            self.strength * chosen,
            self.wording * chosen,
            self.same & chosen,
            self.wordings,
        )


def match(concept: Concept, places: Places, lengths: Lengths) -> FoundPlaces:
    """Return how the documents answer `concept`."""
    return _match(concept, places, lengths, {"": 0})


def _match(concept: Concept, places: Places, lengths: Lengths, wordings: dict[str, int]) -> FoundPlaces:
    ways, way, document, field, count = _occurrences(concept, places)
    weight = np.array([one.weight for one in ways])
    wording = np.array([wordings.setdefault(one.wording, len(wordings)) for one in ways], dtype=np.int64)
    is_typed = wording == 0
    # Names of people and organisations are found as they are written, and no further.
    one_word = np.array([len(one.pattern) == 1 for one in ways], dtype=bool)
    kept = (field != _BRON) | (is_typed | ~one_word)[way]
    way, document, field, count = way[kept], document[kept], field[kept], count[kept]
    size = lengths.documents + 1
    earned = weight[way] * count * lengths.factors[document, field]
    amount = np.bincount(document, earned, size).astype(np.float64)
    same = np.zeros(size, dtype=bool)
    # Everyday words and search words of a tag stand among its other labels; they say it only one way.
    same[document[np.array([one.same for one in ways], dtype=bool)[way] & (field != _SYNONIEMEN)]] = True
    # Another label of a tag says the same in other words than the description does.
    own = np.where(field == _SYNONIEMEN, np.minimum(weight, SAME_MEANING)[way], weight[way])
    strength, said = np.zeros(size), np.zeros(size, dtype=np.int64)
    for level in np.unique(own):
        there = np.flatnonzero(own == level)[::-1]  # of equals the first is written last, so it stays
        strength[document[there]] = level
        said[document[there]] = wording[way[there]]
    # A related word that is mentioned once somewhere in a long text is no answer.
    counts = (strength >= WELL_MATCHED) | (amount >= _ENOUGH_RELATED)
    found = FoundPlaces(strength > 0, amount, strength, said, same, list(wordings)).among(counts | concept.begun)
    if not concept.parts:
        return found
    parts = _all_parts([_match(part, places, lengths, wordings) for part in concept.parts])
    if len(found) and len(parts) > _MOST_HAVE * lengths.documents:
        return found  # *fase* of *groepsfase* is in every text
    stronger = parts.strength > found.strength
    return FoundPlaces(
        found.found | parts.found,
        np.maximum(found.amount, parts.amount),
        np.where(stronger, parts.strength, found.strength),
        np.where(stronger, parts.wording, found.wording),
        found.same,
        parts.wordings,
    )


def _occurrences(concept: Concept, places: Places) -> tuple[list[Alternative], Numbers, Numbers, Numbers, Numbers]:
    """Return the ways to find `concept`, and per occurrence the number of its way, document, field and count.

    A spelling counts once, at its best.
    """
    ways = sorted(concept.alternatives, key=lambda way: -way.weight)
    words: dict[str, int] = {}
    phrases: dict[str, int] = {}
    for number, way in enumerate(ways):
        kind = words if len(way.pattern) == 1 else phrases
        for spelling in way.spellings():
            kind.setdefault(spelling, number)
    rows = [(words[word], at.document, at.veld, at.aantal) for word, at in places.words(words)]
    by_way: dict[int, list[str]] = {}
    for phrase, number in phrases.items():
        by_way.setdefault(number, []).append(phrase)
    seen: dict[float, Numbers] = {}
    for number, together in by_way.items():
        # Wordings of one meaning in one text (*sterk maken*, *sterker maken*) are one mention.
        before = seen.get(ways[number].weight, np.zeros(0, dtype=np.int64))
        new = np.setdiff1d(places.phrases(together), before)
        seen[ways[number].weight] = np.append(before, new)
        document, field = np.divmod(new, len(VELDEN))
        rows.append((number, document, field, np.ones(len(new), dtype=np.int64)))
    numbers = [number for number, *_ in rows]
    columns = [np.concatenate([np.zeros(0, dtype=np.int64), *(row[i] for row in rows)]) for i in (1, 2, 3)]
    document, field, count = (column.astype(np.int64) for column in columns)
    return ways, np.repeat(np.array(numbers, dtype=np.int64), [len(row[1]) for row in rows]), document, field, count


def _all_parts(parts: Sequence[FoundPlaces]) -> FoundPlaces:
    """Return the documents that answer all parts, as well as the part that they answer least."""

    def weaker(one: FoundPlaces, other: FoundPlaces) -> FoundPlaces:
        less = other.strength < one.strength
        return FoundPlaces(
            one.found & other.found,
            np.minimum(one.amount, other.amount),
            np.where(less, other.strength, one.strength),
            np.where(less, other.wording, one.wording),
            one.same,
            other.wordings,
        )

    least = reduce(weaker, parts)
    # What is near one of the parts (*jongeren* for *jongens*) is near the whole.
    together = replace(
        least,
        amount=_ALL_PARTS * least.amount,
        strength=_ALL_PARTS * least.strength,
        wording=least.wording * least.related,
        same=np.zeros_like(least.same),
    )
    return together.among(least.found)
