"""Which documents answer a question, best first.

A concept is scored as one word whatever its spelling: the ways to find it are added up, weighted, per field, before
BM25 looks at how rare it is (BM25F with pseudo-terms, Robertson and Zaragoza 2009). Otherwise a rare synonym would
outrank the word that was typed.
"""

import math
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Lengths:
    """Words per document and field, with the averages; document numbers are `zoek_document.id`."""

    of_document: Mapping[int, tuple[int, ...]]
    average: tuple[float, ...]

    @classmethod
    def load(cls, conn: sqlite3.Connection) -> "Lengths":
        """Read the lengths that were counted while building."""
        columns = ", ".join(f"woorden_{name}" for name in VELDEN)
        rows = {row[0]: tuple(row[1:]) for row in conn.execute(f"select id, {columns} from zoek_document")}  # noqa: S608
        totals = [sum(lengths[i] for lengths in rows.values()) for i in range(len(VELDEN))]
        return cls(rows, tuple(total / max(1, len(rows)) or 1.0 for total in totals))

    def factor(self, document: int, field: int) -> float:
        """Return what a word in this field is worth: less in a text that is longer than others."""
        weight, matters = _FIELDS[field]
        return weight / (1 - matters + matters * self.of_document[document][field] / self.average[field])


@dataclass(slots=True)
class DocumentMatch:
    """How one document answers one concept.

    `amount` adds up all ways, `strength` is the weight of the best one, and `wording` what that way is: empty for a
    spelling of what was typed, else the curators' wording that was searched as well. `typed` tells whether any way was
    a spelling of what was typed, and `same` whether the document holds the concept itself (see `Alternative`).
    """

    amount: float = 0.0
    strength: float = 0.0
    wording: str = ""
    typed: bool = False
    same: bool = False

    @property
    def counts(self) -> bool:
        """Whether this is an answer: a related word that is mentioned once somewhere in a long text is not."""
        return self.strength >= _WELL_MATCHED or self.amount >= _ENOUGH_RELATED

    @property
    def related(self) -> bool:
        """Whether only something near it was found, and neither what was typed nor what means the same."""
        return bool(self.wording) and self.strength < _WELL_MATCHED

    @property
    def credit(self) -> float:
        """Return how far this answers a concept, from 0 to 1."""
        return _NEAR if self.related else 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """Documents, best first; the first `complete` of them answer everything that was asked."""

    documents: tuple[int, ...]
    complete: int


def match(concept: Concept, places: Places, lengths: Lengths) -> dict[int, DocumentMatch]:
    """Return the documents that answer `concept`."""
    found: dict[int, DocumentMatch] = {}
    for way, document, field, count in _occurrences(concept, places):
        if field == _BRON and way.wording and len(way.pattern) == 1:
            continue  # names of people and organisations are found as they are written, and no further
        hit = found.setdefault(document, DocumentMatch())
        hit.amount += way.weight * count * lengths.factor(document, field)
        hit.typed |= not way.wording
        # Everyday words and search words of a tag stand among its other labels; they say it only one way.
        hit.same |= way.same and field != _SYNONIEMEN
        # Another label of a tag says the same in other words than the description does.
        strength = min(way.weight, SAME_MEANING) if field == _SYNONIEMEN else way.weight
        if strength > hit.strength:
            hit.strength, hit.wording = strength, way.wording
    found = {document: hit for document, hit in found.items() if hit.counts or concept.begun}
    parts = _all_parts([match(part, places, lengths) for part in concept.parts])
    if found and len(parts) > _MOST_HAVE * len(lengths.of_document):
        return found  # *fase* of *groepsfase* is in every text
    for document, together in parts.items():
        hit = found.get(document, DocumentMatch())
        best = max(hit, together, key=lambda m: m.strength)
        found[document] = DocumentMatch(
            max(hit.amount, together.amount), best.strength, best.wording, hit.typed or together.typed, hit.same
        )
    return found


def _occurrences(concept: Concept, places: Places) -> Iterator[tuple[Alternative, int, int, int]]:
    """Yield (way, document, field, count) for each spelling of `concept`; a spelling counts once, at its best."""
    words: dict[str, Alternative] = {}
    phrases: dict[str, Alternative] = {}
    for way in sorted(concept.alternatives, key=lambda way: -way.weight):
        kind = words if len(way.pattern) == 1 else phrases
        for spelling in way.spellings():
            kind.setdefault(spelling, way)
    for word, document, field, count in places.words(words):
        yield words[word], document, field, count
    by_way: dict[Alternative, list[str]] = {}
    for phrase, way in phrases.items():
        by_way.setdefault(way, []).append(phrase)
    seen: set[tuple[float, int, int]] = set()
    for way, together in by_way.items():
        for document, field in places.phrases(together):
            # Wordings of one meaning in one text (*sterk maken*, *sterker maken*) are one mention.
            if (way.weight, document, field) not in seen:
                seen.add((way.weight, document, field))
                yield way, document, field, 1


def _all_parts(parts: Sequence[Mapping[int, DocumentMatch]]) -> dict[int, DocumentMatch]:
    """Return the documents that answer all parts, as well as the part that they answer least."""
    found = {}
    for document in set(parts[0]).intersection(*parts[1:]) if parts else ():
        hits = [part[document] for part in parts]
        least = min(hits, key=lambda hit: hit.strength)
        # What is near one of the parts (*jongeren* for *jongens*) is near the whole.
        wording = least.wording if least.related else ""
        amount = _ALL_PARTS * min(hit.amount for hit in hits)
        found[document] = DocumentMatch(amount, _ALL_PARTS * least.strength, wording, all(hit.typed for hit in hits))
    return found


class RankedAnswers:
    """The documents that answer a question, concept by concept."""

    def __init__(
        self, concepts: Sequence[Concept], matches: Sequence[Mapping[int, DocumentMatch]], documents: int
    ) -> None:
        """Take per concept the documents that answer it, and how many documents there are in all."""
        # What is rare in the catalogue counts more, and what is ordinary in the language less.
        rarity = [concept.weight * _rarity(found, documents) for concept, found in zip(concepts, matches, strict=True)]
        rows = list(zip(concepts, matches, rarity, strict=True))
        # When everything that is asked fits nearly all interventions, that is what is asked.
        telling = [row for row in rows if not row[0].general] or rows
        self._general = [row for row in rows if row not in telling]
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
        share = {document: self._share(document) for document in self._candidates()}
        share |= dict.fromkeys(named, 1.0)
        order = sorted(share, key=lambda d: (-share[d] * self._points(d) - named.get(d, 0.0), d))
        if self._is_situation and not named:
            resembling = meaning()
            order = _fused(order, sorted(resembling, key=lambda d: (-resembling[d], d)))
        general_missing = not all(matches for _, matches, _ in self._general)
        nothing_missing = not (self._unknown or self._is_partly or general_missing)
        answered = {d for d in share if d in called or (nothing_missing and self._holds_all(d))}
        complete = [d for d in order if d in answered]
        if self._is_much_unknown():
            most_shown = ENOUGH if self._is_situation else _FEW
            rest = [] if self._asked_for_what_is_unknown() else order[:most_shown]
            return Ranked(tuple(dict.fromkeys((*complete, *rest))), len(complete))
        others = [d for d in order if d not in answered]
        near = [d for d in others if self._touches_all(d)]
        if complete and len(complete) + len(near) >= ENOUGH and not self._is_situation:
            return Ranked((*complete, *near), len(complete))
        most = [d for d in others if share[d] >= _MOST and not self._touches_all(d)]
        if complete:
            if self._is_situation and len(complete) < ENOUGH:
                few = {*near, *most, *others[: ENOUGH - len(complete)]}
                return Ranked((*complete, *(d for d in others if d in few)), len(complete))
            return Ranked((*complete, *near, *most), len(complete))
        few = {*near[:ENOUGH], *most, *(order[:ENOUGH] if self._is_situation else ())}
        return Ranked(tuple(d for d in order if d in few) if len(few) >= _FEW else tuple(order[:_FEW]), 0)

    def _holds_all(self, document: int) -> bool:
        return all(document in matches and matches[document].same for _, matches, _ in self._telling)

    def _touches_all(self, document: int) -> bool:
        return all(document in matches for _, matches, _ in self._telling)

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

    def _candidates(self) -> set[int]:
        if any(concept.literal for concept in self._unknown):
            return set()
        found = set().union(*(matches for _, matches, _ in self._telling))
        for concept, matches, _ in self._telling:
            if concept.literal:
                found &= matches.keys()
        return found

    def _share(self, document: int) -> float:
        """Return how much of what is asked `document` answers, rare things counting more; 1 is everything."""
        answered = sum(rare * matches[document].credit for _, matches, rare in self._telling if document in matches)
        return min(1.0, answered / self._asked)

    def _points(self, document: int) -> float:
        telling = sum(_points(matches[document], rare) for _, matches, rare in self._telling if document in matches)
        general = sum(_points(matches[document], rare) for _, matches, rare in self._general if document in matches)
        return telling + (_GENERAL_IN_SITUATION if self._is_situation else _GENERAL) * general


def _fused(order: Sequence[int], by_meaning: Sequence[int]) -> list[int]:
    """Return `order` put together with the order by meaning, by reciprocal rank (Cormack et al. 2009)."""
    place = {document: number for number, document in enumerate(by_meaning)}
    fused = {
        document: 1 / (_RANK + number) + _MEANING / (_RANK + place.get(document, len(place)))
        for number, document in enumerate(order)
    }
    return sorted(order, key=lambda document: (-fused[document], document))


def _points(hit: DocumentMatch, rarity: float) -> float:
    return rarity * hit.strength * hit.amount / (_SATURATION + hit.amount)


def _rarity(found: Mapping[int, DocumentMatch], documents: int) -> float:
    well = sum(hit.strength >= _WELL_MATCHED for hit in found.values()) or len(found)
    return math.log(1 + (documents - well + 0.5) / (well + 0.5))
