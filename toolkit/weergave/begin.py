"""The entrances of the home page: the terms that the vocabulary offers to begin with, with their counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary


@dataclass(frozen=True, slots=True)
class Ingangsrij:
    """One line of an entrance: the words before it, and each term with its number of interventions."""

    titel: str
    dimensie: Dimension
    keuzes: tuple[tuple[Term, int], ...]


def ingangen_of(
    begrippen: Vocabulary, totalen: Mapping[str, Mapping[str, int]]
) -> Mapping[str, tuple[Ingangsrij, ...]]:
    """Return the lines per task, in their order; a term that no intervention has is no way in.

    Args:
        begrippen: the dimensions.
        totalen: per dimension and term, the number of interventions with it or a term under it.

    """
    asked = sorted(((i, d) for d in begrippen for i in d.gebruik.ingang), key=lambda one: one[0].volgorde)
    lines: dict[str, list[Ingangsrij]] = {}
    for ingang, d in asked:
        counted = ((d.termen[term], totalen[d.naam].get(term, 0)) for term in ingang.termen if term in d.termen)
        if known := tuple((term, aantal) for term, aantal in counted if aantal):
            lines.setdefault(ingang.groep, []).append(Ingangsrij(ingang.titel, d, known))
    return {groep: tuple(own) for groep, own in lines.items()}


def in_order_of_filters(begrippen: Vocabulary) -> tuple[Dimension, ...]:
    """Return the dimensions as filters: those with a place of their own first, then the others in their own order."""
    last = 1 + max((d.gebruik.filter.volgorde for d in begrippen if d.gebruik.filter), default=0)
    return tuple(sorted(begrippen, key=lambda d: d.gebruik.filter.volgorde if d.gebruik.filter else last))
