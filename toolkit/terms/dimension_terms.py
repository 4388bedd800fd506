"""The wordings of the terms of one dimension, and what is nearly one of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.codes import UITEINDELIJK, Methode
from toolkit.terms.fuzzy import candidates, near, near_certain
from toolkit.terms.items import ItemReading
from toolkit.terms.labels import LabelIndex, index_labels, is_acronym
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension
from toolkit.waarden import Woorden


@dataclass(frozen=True, slots=True)
class ResolvedTerm:
    """A term an item stands for, and how that was established; `score` is 0 to 100."""

    dimensie: str
    term_id: str
    methode: Methode
    score: int = 100
    rol: str | None = None


class DimensionTerms:
    """The labels of one dimension, ready for lookup."""

    def __init__(self, dimension: Dimension, words: Woorden):
        self._naam, self._landen = dimension.naam, dimension.landen
        self._rol = UITEINDELIJK if "rol" in dimension.kenmerken else None
        self.has_status = "status" in dimension.kenmerken
        self.index: LabelIndex = index_labels(dimension, words)
        self._labels = _spellings(dimension)
        self._hidden = {fold(word): term.id for term in dimension.termen.values() for word in term.zoekterm}

    def by_label(self, text: str) -> ResolvedTerm | None:
        """Return the term that `text` names by a label or synonym, or None."""
        hit = self.index.find(text)
        return None if hit is None else ResolvedTerm(self._naam, hit.term_id, hit.methode, 100, self._rol)

    def by_typing_error(self, text: str) -> ResolvedTerm | None:
        """Return the term that `text` names but for a near-certain typing error, or None."""
        hit = near_certain(text, self._labels, place_names=self._landen)
        if hit is None:
            return None
        return ResolvedTerm(self._naam, self._labels[hit.label], Methode.FUZZY, hit.score, self._rol)

    def nearly(self, text: str) -> tuple[str, ...]:
        """Return the ids of the terms that `text` may be a typing error of; *Granada* may be another place as well."""
        return tuple(dict.fromkeys(self._labels[hit.label] for hit in near(text, self._labels)))

    def candidates(self, readings: list[ItemReading]) -> tuple[str, ...]:
        """Return the ids of the terms that an unknown item may mean, best first."""
        return tuple(dict.fromkeys(self._candidate_ids(readings)))[:3]

    def _candidate_ids(self, readings: list[ItemReading]) -> Iterator[str]:
        for reading in readings:
            folded = fold(reading.woord)
            yield from (term_id for word, term_id in self._hidden.items() if word in folded)
        for hit in candidates(readings[-1].woord, self._labels):
            yield self._labels[hit.label]


def _spellings(dimension: Dimension) -> dict[str, str]:
    """Return the labels that can be misspelt, folded, with the id of their term."""
    labels: dict[str, str] = {}
    for term in dimension.termen.values():
        for label in (term.nl, term.en, *term.alt, *term.alledaags):
            if not is_acronym(label):
                labels.setdefault(fold(label), term.id)
    return labels
