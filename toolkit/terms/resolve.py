"""Say which terms one item stands for, in the order: decision, label, synonym, near-certain typing error."""

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from toolkit.terms.decisions import UITEINDELIJK, DecidedWording, Decision, Decisions
from toolkit.terms.fuzzy import candidates, near_certain
from toolkit.terms.items import ItemReading, read_item
from toolkit.terms.labels import LabelIndex, Methode, index_labels
from toolkit.terms.values import Status, ValueWords
from toolkit.text import fold
from toolkit.vocabulary.model import Dimension, Vocabulary

_DOUBT = re.compile(r"\?\s*\)?$")  # "Empathie?" and "Empathie (?)" ask rather than say


@dataclass(frozen=True, slots=True)
class ResolvedTerm:
    """A term an item stands for, and how that was established; `score` is 0 to 100."""

    dimensie: str
    term_id: str
    methode: Methode
    score: int = 100
    rol: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of one item.

    Attributes:
        tekst: the item as it stands in the cell.
        termen: the terms it stands for; empty when ignored or without a value.
        beslist: False when a person must decide.
        herkend: True when it is a known wording, so not a mark such as ``-`` and not undecided.
        status, toelichting: what stands behind the wording.
        kandidaten: ids of the best candidates of an undecided item, best first.

    """

    tekst: str
    termen: tuple[ResolvedTerm, ...] = ()
    beslist: bool = True
    herkend: bool = True
    status: Status | None = None
    toelichting: str | None = None
    kandidaten: tuple[str, ...] = ()

    @property
    def methode(self) -> Methode | None:
        """How it was resolved: a decision also when it says to ignore the item; None when it was not."""
        if self.termen:
            return self.termen[0].methode
        return Methode.CURATOR if self.herkend else None


class Resolver:
    """Resolves items of any field; holds the indexes over vocabulary and decisions."""

    def __init__(self, vocabulary: Vocabulary, decisions: Decisions, words: ValueWords):
        self._dimensions = {dimension.naam: _DimensionResolver(dimension) for dimension in vocabulary}
        self._all_decisions = decisions
        self._decisions = decisions.overal
        self._words = words
        self._resolved: dict[tuple[str, str], Resolution] = {}
        self._met: set[DecidedWording] = set()  # shared by the resolvers of all workbooks

    def for_workbook(self, werkboek: str) -> "Resolver":
        """Return the resolver with the decisions that hold in one workbook, named without extension."""
        if werkboek not in self._all_decisions.per_werkboek:
            return self
        other = copy(self)
        other._decisions = self._all_decisions.of(werkboek)
        other._resolved = {}
        return other

    def decision(self, veld: str, text: str) -> Decision | None:
        """Return what curators decided about `text` as a whole value of `veld`, or None."""
        wording = fold(text)
        decision = self._decisions.get(veld, {}).get(wording)
        if decision is not None:
            self._met.add(DecidedWording(veld, wording, decision.werkboek))
        return decision

    def decisions_not_met(self) -> dict[DecidedWording, str]:
        """Return the decisions whose wording stood in nothing that was asked so far, with the wording as written."""
        written = self._all_decisions.geschreven
        return {wording: waarde for wording, waarde in written.items() if wording not in self._met}

    def is_known(self, veld: str, text: str) -> bool:
        """Tell whether `text` is a wording of `veld`: it gives terms, or curators decided to ignore it."""
        return self.resolve(veld, text).herkend

    @property
    def words(self) -> ValueWords:
        """The wordings that are no term."""
        return self._words

    def has_value(self, text: str) -> bool:
        """Tell whether `text` is a value, and not a mark such as ``n.v.t.``."""
        return self._words.geen_waarde(text) is None

    def resolve(self, veld: str, text: str) -> Resolution:
        """Resolve one item of the dimension `veld`."""
        key = (veld, text)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(veld, text)
        return self._resolved[key]

    def _resolve(self, veld: str, text: str) -> Resolution:
        readings = read_item(text, self._words)
        for reading in readings:
            if (decision := self.decision(veld, reading.woord)) is not None:
                return _resolution(text, reading, _decided(decision))
        dimension = self._dimensions[veld]
        for find in (dimension.by_label, dimension.by_typing_error):
            for reading in readings:
                if (term := find(reading.woord)) is not None:
                    if is_doubted(text):
                        return Resolution(text, beslist=False, herkend=False, kandidaten=(term.term_id,))
                    return _resolution(text, reading, (term,))
        if self._words.geen_waarde(text) is not None:
            return Resolution(text, herkend=False)
        return Resolution(text, beslist=False, herkend=False, kandidaten=dimension.candidates(readings))


def is_doubted(text: str) -> bool:
    """Return whether an item ends in a question mark: ``Empathie?``."""
    return _DOUBT.search(text) is not None


class _DimensionResolver:
    """The labels of one dimension, ready for lookup."""

    def __init__(self, dimension: Dimension):
        self._naam = dimension.naam
        self._rol = UITEINDELIJK if dimension.naam == "doelgroep" else None
        self._index: LabelIndex = index_labels(dimension)
        self._labels = {label: hit.term_id for label, hit in self._index.hits.items()}
        self._hidden = {fold(word): term.id for term in dimension.termen.values() for word in term.zoekterm}

    def by_label(self, text: str) -> ResolvedTerm | None:
        hit = self._index.find(text)
        return None if hit is None else ResolvedTerm(self._naam, hit.term_id, hit.methode, 100, self._rol)

    def by_typing_error(self, text: str) -> ResolvedTerm | None:
        hit = near_certain(text, self._labels)
        if hit is None:
            return None
        return ResolvedTerm(self._naam, self._labels[hit.label], Methode.FUZZY, hit.score, self._rol)

    def candidates(self, readings: list[ItemReading]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._candidate_ids(readings)))[:3]

    def _candidate_ids(self, readings: list[ItemReading]) -> Iterator[str]:
        for reading in readings:
            folded = fold(reading.woord)
            yield from (term_id for word, term_id in self._hidden.items() if word in folded)
        for hit in candidates(readings[-1].woord, self._labels):
            yield self._labels[hit.label]


def _decided(decision: Decision) -> tuple[ResolvedTerm, ...]:
    return tuple(ResolvedTerm(t.dimensie, t.term_id, Methode.CURATOR, 100, t.rol) for t in decision.termen)


def _resolution(text: str, reading: ItemReading, termen: tuple[ResolvedTerm, ...]) -> Resolution:
    return Resolution(text, termen, status=reading.status, toelichting=reading.toelichting)
