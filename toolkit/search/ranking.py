"""Which documents answer a question, best first: what answers its concepts (`matching`), put in order."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from toolkit.search.matching import WELL_MATCHED, Floats, FoundPlaces, Marks
from toolkit.search.meaning import Vectors
from toolkit.search.places import Numbers
from toolkit.search.search_question import Concept

_SATURATION = 4.0
_GENERAL = 0.05  # weight of a concept that fits nearly everything, beside one word that matters
_GENERAL_AMONG_SEVERAL = 0.2  # the same where ordinary words together tell of a situation
ENOUGH = 5  # answers to everything; with fewer, answers to most of it are added
_MOST = 0.5  # share of what is asked, by rarity, that such an answer must have
_FEW = 3  # answers when much of what was asked is not in the catalogue at all
_SEVERAL = 3  # things asked from which the best answers to part of it are shown
_SITUATION = 4  # things asked from which the whole says more than its rarest word
_SHORT = 2  # things asked up to which one that is nowhere leaves nothing to answer
_RANK = 5  # smooths reciprocal ranks: the higher, the less the first places count
_MEANING = 0.5  # what the order by meaning is worth beside the order by words
_FILLER = 0.3  # share of a question that may be in no text without saying much


@dataclass(frozen=True, slots=True)
class Ranked:
    """Documents, best first; the first `complete` of them answer everything that was asked."""

    documents: Numbers
    complete: int


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

    def rank(self, named: Mapping[int, float], called: Collection[int], meaning: Callable[[], Vectors]) -> Ranked:
        """Return the documents that answer well enough, best first.

        Answers to everything come first, then those to something near it. When there are few of these, answers to most
        of the question follow. When hardly anything answers most of it, or much of what was asked is nowhere in the
        catalogue, a few answers to the rest are all there is to give.
        `named` has points for documents whose name is like the whole question; those in `called` have a name that
        begins with it, so these answer it. `meaning` gives how much each document resembles the question; it is asked
        only for a whole situation, and has a place for each number, with NaN where nothing is known.
        """
        candidates = self._candidates()
        share, points = self._share(candidates), np.zeros(len(candidates))
        for document, earned in named.items():
            candidates[document], share[document], points[document] = True, 1.0, earned
        documents = np.flatnonzero(candidates)
        order = documents[np.argsort((-share * self._points() - points)[documents], kind="stable")]
        if self._is_situation and not named:
            order = _fused(order, meaning())
        general_missing = not all(matches for _, matches, _ in self._general)
        nothing_missing = not (self._unknown or self._is_partly or general_missing)
        answered = self._nowhere.copy()
        answered[list(called)] = True
        if nothing_missing:
            answered |= candidates & self._in_all(lambda matches: matches.same)
        complete = order[answered[order]]
        return Ranked(self._chosen(order, complete, answered, share), len(complete))

    def _chosen(self, order: Numbers, complete: Numbers, answered: Marks, share: Floats) -> Numbers:
        """Return the documents to show, of all in `order`; those in `complete` answer everything."""
        touching = self._in_all(lambda matches: matches.found) & ~answered
        if self._is_much_unknown():
            most_shown = ENOUGH if self._asks_several else _FEW
            rest = order[:0] if self._asked_for_what_is_unknown() else order[:most_shown]
            return np.append(complete, rest[~answered[rest]])
        others = order[~answered[order]]
        near = others[touching[others]]
        if len(complete) and len(complete) + len(near) >= ENOUGH and not self._asks_several:
            return np.append(complete, near)
        most = others[(share[others] >= _MOST) & ~touching[others]]
        if len(complete):
            if self._asks_several and len(complete) < ENOUGH:
                few = np.concatenate([near, most, others[: ENOUGH - len(complete)]])
                return np.append(complete, others[np.isin(others, few)])
            return np.concatenate([complete, near, most])
        few = order[np.isin(order, np.concatenate([near[:ENOUGH], most, order[: ENOUGH * self._asks_several]]))]
        return few if len(few) >= _FEW else order[:_FEW]

    def _in_all(self, what: Callable[[FoundPlaces], Marks]) -> Marks:
        return reduce(np.logical_and, (what(matches) for _, matches, _ in self._telling), ~self._nowhere)

    @property
    def _is_partly(self) -> bool:
        return any(concept.partly for concept, _, _ in self._telling)

    def _is_much_unknown(self) -> bool:
        """Whether more than a filler (*iets*, *in de ban van*) of what was asked is nowhere in the catalogue."""
        return self._is_partly or len(self._unknown) > _FILLER * (len(self._unknown) + len(self._telling))

    @property
    def _asks_several(self) -> bool:
        """Whether several things are asked, so that an answer to part of it may be one."""
        return len(self._telling) + len(self._unknown) >= _SEVERAL

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
        points: Floats = telling + (_GENERAL_AMONG_SEVERAL if self._asks_several else _GENERAL) * general
        return points


def _fused(order: Numbers, resembling: Vectors) -> Numbers:
    """Return `order` put together with the order by meaning, by reciprocal rank (Cormack et al. 2009)."""
    alike = np.flatnonzero(~np.isnan(resembling))
    place = np.full(len(resembling), len(alike))
    place[alike[np.argsort(-resembling[alike], kind="stable")]] = np.arange(len(alike))
    fused = 1 / (_RANK + np.arange(len(order))) + _MEANING / (_RANK + place[order])
    return order[np.lexsort((order, -fused))]


def _points(hits: FoundPlaces, rarity: float) -> Floats:
    return rarity * hits.strength * hits.amount / (_SATURATION + hits.amount)


def _rarity(found: FoundPlaces, documents: int) -> float:
    well = int((found.strength >= WELL_MATCHED).sum()) or len(found)
    return math.log(1 + (documents - well + 0.5) / (well + 0.5))
