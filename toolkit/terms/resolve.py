"""Say which terms a wording stands for, in the order: decision, label, synonym, near-certain typing error.

An item of a cell, a header, the name of a group of rows and the name of a sheet each have their own ways to write a
wording (`read_item`, `header_wordings`); what a wording means is decided here, once, and with the rule that decided.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from toolkit.codes import UITEINDELIJK, Methode
from toolkit.terms.decisions import DecidedWording, Decision, Decisions
from toolkit.terms.dimension_terms import DimensionTerms, ResolvedTerm
from toolkit.terms.header_keys import header_wordings, wording_key
from toolkit.terms.items import ItemReading, read_item
from toolkit.text import fold, plain_sign
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.waarden import Status, Woorden, is_doubted


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

    def is_used(self, together: frozenset[str]) -> bool:
        """Return whether the name of a group of rows or sheet says it of the interventions there.

        `together`: the dimensions that all those names together say; else only a curator can say so of one.
        """
        return self.veld in together or self.methode is Methode.CURATOR


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
        self._possible: dict[str, tuple[NamedTerm, ...]] = {}
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
        other._resolved, other._possible = {}, {}
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

    def _find(
        self, veld: str, wordings: Iterable[str], *, near: bool = True
    ) -> tuple[int, tuple[ResolvedTerm, ...]] | None:
        """Return which of `wordings` stands for terms of `veld`, and the terms; no terms when it is to be ignored.

        This is the one place where a wording becomes a term, wherever it stands. Without `near` a typing error is none.
        """
        wordings = list(wordings)
        for place, wording in enumerate(wordings):
            if (decision := self.decision(veld, wording)) is not None:
                return place, _decided(decision)
        dimension = self._dimensions[veld]
        for find in (dimension.by_label, *((dimension.by_typing_error,) if near else ())):
            for place, wording in enumerate(wordings):
                if (term := find(wording)) is not None:
                    return place, (term,)
        return None

    def name(self, veld: str, text: str, *, near: bool = True) -> NamedTerm | None:
        """Return what `text` as a whole, written as a header, names in dimension `veld`, or None.

        Without `near` a typing error names nothing: values that are no terms yet are only evidence for their column.
        """
        wordings = header_wordings(text)
        found = self._find(veld, wordings, near=near) if veld in self._dimensions else None
        return None if found is None else _named(veld, wordings[found[0]], found[1])

    def country(self, text: str) -> NamedTerm | None:
        """Return the country that `text` as a whole names, or None."""
        return self.name(self._landen, text)

    def anywhere(self, text: str) -> NamedTerm | None:
        """Return what `text` as a whole names in exactly one dimension, or None.

        A decision for this workbook says which; then a label does (of a country before others), a decision for any
        workbook, and a near-certain typing error. Where two dimensions know it, a person is to say which.
        """
        here, decided = self._decided_anywhere(text)
        label = self.label_anywhere(text)
        known = [label.veld] if label is not None else list(self._labels_anywhere(text))
        near = () if here or known or decided else {named.veld for named in self.possible(text)}
        velden = list(here or known or decided or near)
        return self.name(velden[0], text) if len(velden) == 1 else None

    def _decided_anywhere(self, text: str) -> tuple[list[str], list[str]]:
        """Return the dimensions in which curators decided about `text`: for this workbook, and for any."""
        wordings = header_wordings(text)
        found = [
            (veld, decision)
            for veld in self._decisions
            for wording in wordings
            if (decision := self.decision(veld, wording)) is not None
        ]
        here = [veld for veld, decision in found if decision.werkboek is not None]
        return list(dict.fromkeys(here)), list(dict.fromkeys(veld for veld, _ in found))

    def possible(self, text: str) -> tuple[NamedTerm, ...]:
        """Return the terms that `text` as a whole may name, for a person to choose from.

        They are those of the dimensions that know it, or else those of which it may be a typing error.
        """
        if text not in self._possible:
            known = list(self._labels_anywhere(text).values())
            decided = [self.name(veld, text) for veld in self._decided_anywhere(text)[1]] if not known else []
            known += [named for named in decided if named is not None and named.term is not None]
            self._possible[text] = tuple(known or self._near_anywhere(text))
        return self._possible[text]

    def label_anywhere(self, text: str) -> NamedTerm | None:
        """Return the term whose label `text` as a whole is, in exactly one dimension (countries first), or None."""
        found = self._labels_anywhere(text)
        return found.get(self._landen) or (next(iter(found.values())) if len(found) == 1 else None)

    def labelled(self, text: str) -> tuple[NamedTerm, ...]:
        """Return the terms of which `text` as a whole is a label, at most one per dimension."""
        return tuple(self._labels_anywhere(text).values())

    def _near_anywhere(self, text: str) -> Iterator[NamedTerm]:
        for veld, dimension in self._dimensions.items():
            for wording in header_wordings(text):
                if terms := dimension.nearly(wording):
                    yield from (NamedTerm(veld, term, wording, Methode.FUZZY) for term in terms)
                    break

    def _labels_anywhere(self, text: str) -> dict[str, NamedTerm]:
        """Return the terms whose label `text` as a whole is, by dimension."""
        found: dict[str, NamedTerm] = {}
        for wording in header_wordings(text):
            for veld in (*self._acronyms.get(wording.strip(), ()), *self._wordings.get(wording_key(wording), ())):
                hit = self._dimensions[veld].index.name(wording)
                if veld not in found and hit is not None:
                    found[veld] = NamedTerm(veld, hit.term_id, wording, hit.methode)
        return found


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
