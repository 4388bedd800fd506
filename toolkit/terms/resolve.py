"""Say which terms a wording stands for, in the order: decision, label, synonym, near-certain typing error.

An item of a cell, a header, the name of a group of rows and the name of a sheet each have their own ways to write a
wording (`read_item`, `header_wordings`); what a wording means is decided here, once, and with the rule that decided.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from toolkit.terms.decisions import UITEINDELIJK, DecidedWording, Decision, Decisions
from toolkit.terms.dimension_terms import DimensionTerms, ResolvedTerm
from toolkit.terms.header_keys import header_wordings, wording_key
from toolkit.terms.items import ItemReading, read_item
from toolkit.terms.labels import Methode
from toolkit.text import fold, plain_sign
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.waarden import Status, Woorden, is_doubted

_WORD = re.compile(r"[^\W\d_]+(?:[-.' ][^\W\d_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """What a header, the name of a group or the name of a sheet stands for.

    Attributes:
        veld: the dimension.
        term: id of the term; None when curators decided otherwise about the wording, as only they can say what it is.
        wording: the words that name it.
        methode: the rule that decided.

    """

    veld: str
    term: str | None
    wording: str
    methode: Methode


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of one item.

    Attributes:
        tekst: the item as it stands in the cell.
        termen: the terms it stands for; empty when ignored or without a value.
        beslist: False when a person must decide.
        herkend: True when it is a known wording, so not a mark such as ``-`` and not undecided.
        status, toelichting: what stands behind the wording.
        onduidelijk: an outcome stands behind it that `status` does not tell.
        teken: the sign where a status could stand (see `ItemReading`).
        kandidaten: ids of the best candidates of an undecided item, best first.

    """

    tekst: str
    termen: tuple[ResolvedTerm, ...] = ()
    beslist: bool = True
    herkend: bool = True
    status: Status | None = None
    toelichting: str | None = None
    onduidelijk: bool = False
    teken: str | None = None
    kandidaten: tuple[str, ...] = ()

    @property
    def by_sign(self) -> bool:
        """Whether a sign behind it is an outcome, unless the sheet explains the sign otherwise."""
        return self.teken is not None and plain_sign(self.toelichting or "") != self.teken

    @property
    def methode(self) -> Methode | None:
        """How it was resolved: a decision also when it says to ignore the item; None when it was not."""
        if self.termen:
            return self.termen[0].methode
        return Methode.CURATOR if self.herkend else None


class Resolver:
    """Resolves items of any field; holds the indexes over vocabulary and decisions."""

    def __init__(self, vocabulary: Vocabulary, decisions: Decisions, words: Woorden):
        self._dimensions = {dimension.naam: DimensionTerms(dimension, words) for dimension in vocabulary}
        self._landen = vocabulary.landen or ""  # a vocabulary without countries knows none
        # Every cell of a sheet is looked up, so per wording the dimensions that know it.
        self._acronyms = _dimensions_of({veld: one.index.acronyms for veld, one in self._dimensions.items()})
        self._wordings = _dimensions_of({veld: one.index.hits for veld, one in self._dimensions.items()})
        self._all_decisions = decisions
        self._decisions = decisions.overal
        self._words = words
        self._resolved: dict[tuple[str, str], Resolution] = {}
        self._met: set[DecidedWording] = set()  # shared by the resolvers of all workbooks

    @property
    def workbooks(self) -> frozenset[str]:
        """The workbooks, named without extension, that have decisions of their own."""
        return frozenset(self._all_decisions.per_werkboek)

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
    def words(self) -> Woorden:
        """The wordings that are no term."""
        return self._words

    def has_status(self, veld: str) -> bool:
        """Tell whether the terms of a dimension have an outcome."""
        return self._dimensions[veld].has_status

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
        readings = read_item(text, self._words, has_status=self._dimensions[veld].has_status)
        found = self._find(veld, [reading.woord for reading in readings])
        if found is not None:
            place, termen = found
            if is_doubted(text) and all(term.methode is not Methode.CURATOR for term in termen) and termen:
                return Resolution(text, beslist=False, herkend=False, kandidaten=(termen[0].term_id,))
            return _resolution(text, readings[place], termen)
        if self._words.geen_waarde(text) is not None:
            return Resolution(text, herkend=False)
        return Resolution(text, beslist=False, herkend=False, kandidaten=self._dimensions[veld].candidates(readings))

    def _find(self, veld: str, wordings: Iterable[str]) -> tuple[int, tuple[ResolvedTerm, ...]] | None:
        """Return which of `wordings` stands for terms of `veld`, and the terms; no terms when it is to be ignored."""
        wordings = list(wordings)
        for place, wording in enumerate(wordings):
            if (decision := self.decision(veld, wording)) is not None:
                return place, _decided(decision)
        dimension = self._dimensions[veld]
        for find in (dimension.by_label, dimension.by_typing_error):
            for place, wording in enumerate(wordings):
                if (term := find(wording)) is not None:
                    return place, (term,)
        return None

    def name(self, veld: str, text: str) -> NamedTerm | None:
        """Return what `text` as a whole, written as a header, names in dimension `veld`, or None."""
        wordings = header_wordings(text)
        found = self._find(veld, wordings) if veld in self._dimensions else None
        return None if found is None else _named(veld, wordings[found[0]], found[1])

    def country(self, text: str) -> NamedTerm | None:
        """Return the country that `text` as a whole names, or None."""
        return self.name(self._landen, text)

    def literally(self, veld: str, text: str) -> NamedTerm | None:
        """Return the term of dimension `veld` that `text` as a whole names by a label, or None."""
        dimension = self._dimensions.get(veld)
        if dimension is None:
            return None
        for wording in header_wordings(text):
            if (term := dimension.by_label(wording)) is not None:
                return _named(veld, wording, (term,))
        return None

    def anywhere(self, text: str) -> NamedTerm | None:
        """Return what `text` as a whole names in exactly one dimension (countries first), or None."""
        label = self.label_anywhere(text)
        if label is not None:
            return self.name(label.veld, text)
        wordings = header_wordings(text)
        decided = [(veld, wording) for veld in self._decisions for wording in wordings if self.decision(veld, wording)]
        return self.name(decided[0][0], text) if len({veld for veld, _ in decided}) == 1 else None

    def label_anywhere(self, text: str) -> NamedTerm | None:
        """Return the term whose label `text` as a whole is, in exactly one dimension (countries first), or None."""
        found: dict[str, NamedTerm] = {}
        for wording in header_wordings(text):
            for veld in (*self._acronyms.get(wording.strip(), ()), *self._wordings.get(wording_key(wording), ())):
                hit = self._dimensions[veld].index.name(wording)
                if veld not in found and hit is not None:
                    found[veld] = NamedTerm(veld, hit.term_id, wording, hit.methode)
        return found.get(self._landen) or (next(iter(found.values())) if len(found) == 1 else None)

    def in_sheet_name(self, naam: str) -> NamedTerm | None:
        """Return what the name of a sheet stands for: ``Nederland``, ``3. België (12)``, ``DE``."""
        whole = self.anywhere(naam) or self.literally(self._landen, naam)
        if whole is not None:
            return whole
        found = {named.term: named for piece in _pieces(naam) if (named := self._country(piece)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _country(self, piece: str) -> NamedTerm | None:
        """Return the country that words within the name of a sheet are; a short word only as a code in capitals."""
        if len(piece) <= 2 and not piece.isupper():
            return None
        landen = self._dimensions.get(self._landen)
        hit = landen.index.find(piece) if landen else None
        return None if hit is None else NamedTerm(self._landen, hit.term_id, piece, hit.methode)


def _dimensions_of(wordings: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for veld, known in wordings.items():
        for wording in known:
            found[wording] = (*found.get(wording, ()), veld)
    return found


def _named(veld: str, wording: str, termen: tuple[ResolvedTerm, ...]) -> NamedTerm:
    own = len(termen) == 1 and termen[0].dimensie == veld and termen[0].rol in (None, UITEINDELIJK)
    return NamedTerm(
        veld, termen[0].term_id if own else None, wording, termen[0].methode if termen else Methode.CURATOR
    )


def _pieces(naam: str) -> Iterator[str]:
    """Yield the words of the name of a sheet, and those that follow each other."""
    for found in _WORD.findall(naam.replace("_", " ").replace("-", " - ")):
        words = found.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                yield " ".join(words[start:end])


def _decided(decision: Decision) -> tuple[ResolvedTerm, ...]:
    return tuple(ResolvedTerm(t.dimensie, t.term_id, Methode.CURATOR, 100, t.rol) for t in decision.termen)


def _resolution(text: str, reading: ItemReading, termen: tuple[ResolvedTerm, ...]) -> Resolution:
    return Resolution(
        text,
        termen,
        status=reading.status,
        toelichting=reading.toelichting,
        onduidelijk=reading.onduidelijk,
        teken=reading.teken,
    )
