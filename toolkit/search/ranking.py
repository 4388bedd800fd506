"""Which documents answer a question, best first.

A concept is scored as one word whatever its spelling: the ways to find it are added up, weighted, per field, before
BM25 looks at how rare it is (BM25F with pseudo-terms, Robertson and Zaragoza 2009). Otherwise a rare synonym would
outrank the word that was typed.
"""

import math
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from toolkit.search.documents import VELDEN
from toolkit.search.places import Places
from toolkit.search.search_question import Alternative, Concept
from toolkit.search.wordings import SAME_MEANING

# Per field of VELDEN: what a word in it is worth, and how much (0-1) that depends on the length of the text.
_FIELDS = ((7.0, 0.3), (4.0, 0.5), (1.5, 0.5), (2.5, 0.5), (1.0, 0.6), (1.0, 0.3))
_SYNONIEMEN = VELDEN.index("synoniemen")
_BRON = VELDEN.index("bron")
_SATURATION = 4.0
_ALL_PARTS = 0.6  # weight of a compound or phrase of which only the parts are found
_GENERAL = 0.05  # weight of a concept that fits nearly everything, beside one word that matters
_GENERAL_IN_SITUATION = 0.2  # the same where ordinary words together tell of a situation
_WELL_MATCHED = 0.55  # matches by meaning or better tell how rare a concept is
_NEAR = 0.6  # how far something near it answers a concept
_ENOUGH_RELATED = 1.0  # amount from which related words only make an answer
ENOUGH = 5  # answers to everything; with fewer, answers to most of it are added
_MOST = 0.5  # share of what is asked, by rarity, that such an answer must have
_FEW = 3  # answers when much of what was asked is not in the catalogue at all
_MOST_HAVE = 0.5  # share of the documents from which parts of a word say nothing beside the word itself
_SITUATION = 4  # things asked from which the whole says more than its rarest word
_SHORT = 2  # things asked up to which one that is nowhere leaves nothing to answer
_RANK = 10  # smooths reciprocal ranks: the higher, the less the first places count
_MEANING = 0.5  # what the order by meaning is worth beside the order by words
_FILLER = 0.3  # share of a question that may be in no text without saying much


Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lengths:
    """What a word is worth in each field of each document: less in a text that is longer than others.

    `factors` is of shape (documents + 1, fields), in the order of `zoek_document.id`, which counts from 1.
    """

    factors: Floats

    @classmethod
    def load(cls, conn: sqlite3.Connection) -> "Lengths":
        """Read the lengths that were counted while building."""
        columns = ", ".join(f"woorden_{name}" for name in VELDEN)
        rows = conn.execute(f"select {columns} from zoek_document order by id").fetchall()  # noqa: S608
        lengths = np.array([[0] * len(VELDEN), *rows], dtype=np.float64)
        average = lengths.sum(axis=0) / max(1, len(rows))
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
    what that way is: empty for a spelling of what was typed, else the curators' wording that was searched as well.
    `same` tells whether the document holds the concept itself (see `Alternative`). Where nothing is found, all of it is
    zero.
    """

    found: Marks
    amount: Floats
    strength: Floats
    wording: NDArray[np.object_]
    same: Marks

    def __len__(self) -> int:
        """Return the number of documents that answer it."""
        return int(self.found.sum())

    @property
    def related(self) -> Marks:
        """Where only something near it was found, and neither what was typed nor what means the same."""
        return self.wording.astype(bool) & (self.strength < _WELL_MATCHED)

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
            np.where(chosen, self.wording, ""),
            self.same & chosen,
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """Documents, best first; the first `complete` of them answer everything that was asked."""

    documents: tuple[int, ...]
    complete: int


def match(concept: Concept, places: Places, lengths: Lengths) -> FoundPlaces:
    """Return how the documents answer `concept`."""
    ways, way, document, field, count = _occurrences(concept, places)
    weight = np.array([one.weight for one in ways])
    wording = np.array([one.wording for one in ways], dtype=object)
    is_typed = ~wording.astype(bool)
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
    strength, said = np.zeros(size), np.full(size, "", dtype=object)
    for level in np.unique(own):
        there = np.flatnonzero(own == level)[::-1]  # of equals the first is written last, so it stays
        strength[document[there]] = level
        said[document[there]] = wording[way[there]]
    # A related word that is mentioned once somewhere in a long text is no answer.
    counts = (strength >= _WELL_MATCHED) | (amount >= _ENOUGH_RELATED)
    found = FoundPlaces(strength > 0, amount, strength, said, same).among(counts | concept.begun)
    if not concept.parts:
        return found
    parts = _all_parts([match(part, places, lengths) for part in concept.parts])
    if len(found) and len(parts) > _MOST_HAVE * lengths.documents:
        return found  # *fase* of *groepsfase* is in every text
    stronger = parts.strength > found.strength
    return FoundPlaces(
        found.found | parts.found,
        np.maximum(found.amount, parts.amount),
        np.where(stronger, parts.strength, found.strength),
        np.where(stronger, parts.wording, found.wording),
        found.same,
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
    rows = [(words[word], at["document"], at["veld"], at["aantal"]) for word, at in places.words(words)]
    by_way: dict[int, list[str]] = {}
    for phrase, number in phrases.items():
        by_way.setdefault(number, []).append(phrase)
    seen: set[tuple[float, int, int]] = set()
    for number, together in by_way.items():
        # Wordings of one meaning in one text (*sterk maken*, *sterker maken*) are one mention.
        new = [at for at in places.phrases(together) if (ways[number].weight, *at) not in seen]
        seen.update((ways[number].weight, *at) for at in new)
        document, field = np.array(new, dtype=np.int64).reshape(-1, 2).T
        rows.append((number, document, field, np.ones(len(new))))
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
        )

    least = reduce(weaker, parts)
    # What is near one of the parts (*jongeren* for *jongens*) is near the whole.
    wording = np.where(least.related, least.wording, "")
    nothing = np.zeros_like(least.same)
    together = FoundPlaces(least.found, _ALL_PARTS * least.amount, _ALL_PARTS * least.strength, wording, nothing)
    return together.among(least.found)


class RankedAnswers:
    """The documents that answer a question, concept by concept."""

    def __init__(self, concepts: Sequence[Concept], matches: Sequence[FoundPlaces], documents: int) -> None:
        """Take per concept how documents answer it, and how many documents there are in all."""
        # What is rare in the catalogue counts more, and what is ordinary in the language less.
        rarity = [concept.weight * _rarity(found, documents) for concept, found in zip(concepts, matches, strict=True)]
        rows = list(zip(concepts, matches, rarity, strict=True))
        self._nowhere: Marks = np.zeros(documents + 1, dtype=bool)
        # When everything that is asked fits nearly all interventions, that is what is asked.
        telling = [row for row in rows if not row[0].general] or rows
        self._general = [] if telling is rows else [row for row in rows if row[0].general]
        self._telling = [row for row in telling if row[1]]
        self._unknown = [concept for concept, found, _ in telling if not found]
        self._asked = sum(rare for _, _, rare in self._telling)

    def rank(
        self, named: Mapping[int, float], called: Collection[int], meaning: Callable[[], Mapping[int, float]]
    ) -> Ranked:
        """Return the documents that answer well enough, best first.

        Answers to everything come first, then those to something near it. When there are few of these, answers to most
        of the question follow. When hardly anything answers most of it, or much of what was asked is nowhere in the
        catalogue, a few answers to the rest are all there is to give.
        `named` has points for documents whose name is like the whole question; those in `called` have a name that
        begins with it, so these answer it. `meaning` gives how much each document resembles the question; it is asked
        only for a whole situation.
        """
        candidates = self._candidates()
        share, points = self._share(candidates), np.zeros(len(candidates))
        for document, earned in named.items():
            candidates[document], share[document], points[document] = True, 1.0, earned
        documents = np.flatnonzero(candidates)
        best = np.argsort((-share * self._points() - points)[documents], kind="stable")
        order = documents[best].tolist()
        if self._is_situation and not named:
            order = _fused(order, meaning())
        general_missing = not all(matches for _, matches, _ in self._general)
        nothing_missing = not (self._unknown or self._is_partly or general_missing)
        answered = set(called)
        if nothing_missing:
            answered |= set(np.flatnonzero(candidates & self._in_all(lambda matches: matches.same)).tolist())
        touching = set(np.flatnonzero(self._in_all(lambda matches: matches.found)).tolist())
        complete = [d for d in order if d in answered]
        if self._is_much_unknown():
            most_shown = ENOUGH if self._is_situation else _FEW
            rest = [] if self._asked_for_what_is_unknown() else order[:most_shown]
            return Ranked(tuple(dict.fromkeys((*complete, *rest))), len(complete))
        others = [d for d in order if d not in answered]
        near = [d for d in others if d in touching]
        if complete and len(complete) + len(near) >= ENOUGH and not self._is_situation:
            return Ranked((*complete, *near), len(complete))
        most = [d for d in others if share[d] >= _MOST and d not in touching]
        if complete:
            if self._is_situation and len(complete) < ENOUGH:
                few = {*near, *most, *others[: ENOUGH - len(complete)]}
                return Ranked((*complete, *(d for d in others if d in few)), len(complete))
            return Ranked((*complete, *near, *most), len(complete))
        few = {*near[:ENOUGH], *most, *(order[:ENOUGH] if self._is_situation else ())}
        return Ranked(tuple(d for d in order if d in few) if len(few) >= _FEW else tuple(order[:_FEW]), 0)

    def _in_all(self, what: Callable[[FoundPlaces], Marks]) -> Marks:
        return reduce(np.logical_and, (what(matches) for _, matches, _ in self._telling), ~self._nowhere)

    @property
    def _is_partly(self) -> bool:
        return any(concept.partly for concept, _, _ in self._telling)

    def _is_much_unknown(self) -> bool:
        """Whether more than a filler (*iets*, *in de ban van*) of what was asked is nowhere in the catalogue."""
        return self._is_partly or len(self._unknown) > _FILLER * (len(self._unknown) + len(self._telling))

    @property
    def _is_situation(self) -> bool:
        """Whether so much is asked that the whole says more than its rarest word."""
        return len(self._telling) + len(self._unknown) >= _SITUATION

    def _asked_for_what_is_unknown(self) -> bool:
        """Whether the question is so short that what is nowhere in the catalogue is what was asked for."""
        return not self._is_partly and 0 < len(self._telling) + len(self._unknown) <= _SHORT

    def _candidates(self) -> Marks:
        if any(concept.literal for concept in self._unknown):
            return self._nowhere.copy()
        found = reduce(np.logical_or, (matches.found for _, matches, _ in self._telling), self._nowhere.copy())
        for concept, matches, _ in self._telling:
            if concept.literal:
                found &= matches.found
        return found

    def _share(self, candidates: Marks) -> Floats:
        """Return how much of what is asked each document answers, rare things counting more; 1 is everything."""
        if not candidates.any():
            return np.zeros(len(candidates))
        answered = sum(rare * matches.credit for _, matches, rare in self._telling)
        return np.minimum(1.0, answered / self._asked) * candidates

    def _points(self) -> Floats:
        telling, general = (
            reduce(np.add, (_points(matches, rare) for _, matches, rare in rows), np.zeros(len(self._nowhere)))
            for rows in (self._telling, self._general)
        )
        points: Floats = telling + (_GENERAL_IN_SITUATION if self._is_situation else _GENERAL) * general
        return points


def _fused(order: Sequence[int], resembling: Mapping[int, float]) -> list[int]:
    """Return `order` put together with the order by meaning, by reciprocal rank (Cormack et al. 2009)."""
    by_meaning = sorted(resembling, key=lambda d: (-resembling[d], d))
    place = {document: number for number, document in enumerate(by_meaning)}
    fused = {
        document: 1 / (_RANK + number) + _MEANING / (_RANK + place.get(document, len(place)))
        for number, document in enumerate(order)
    }
    return sorted(order, key=lambda document: (-fused[document], document))


def _points(hits: FoundPlaces, rarity: float) -> Floats:
    return rarity * hits.strength * hits.amount / (_SATURATION + hits.amount)


def _rarity(found: FoundPlaces, documents: int) -> float:
    well = int((found.strength >= _WELL_MATCHED).sum()) or len(found)
    return math.log(1 + (documents - well + 0.5) / (well + 0.5))
