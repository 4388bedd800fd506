"""Related interventions, always with the reason why."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.vocabulary.dimension import Vocabulary
from toolkit.weergave.tekst import opsomming, term_in_zin

MEESTE = 5
_GENOEMD = 3


def makes_alike(begrippen: Vocabulary) -> dict[str, str]:
    """Return the dimensions that make two interventions alike, with the words that introduce what they share."""
    found = [(d.gebruik.verwant, d.naam) for d in begrippen if d.gebruik.verwant]
    return {naam: verwant.woorden for verwant, naam in sorted(found, key=lambda one: one[0].volgorde)}


@dataclass(frozen=True, slots=True)
class Verwant:
    """Another intervention and what it shares."""

    id: str
    naam: str
    reden: str


def verwant_aan(
    shared: Mapping[str, Mapping[str, Sequence[str]]],
    namen: Mapping[str, str],
    begrippen: Vocabulary,
    totalen: Mapping[str, Mapping[str, int]],
) -> tuple[Verwant, ...]:
    """Return the interventions that share most with one, rare terms counting for more than common ones.

    Each shared term weighs log(N / n): N interventions in the catalogue, n of them with the term (inverse document
    frequency). Only interventions that share an element are considered.

    Args:
        shared: per other intervention and dimension of `makes_alike`, the terms it shares with the one.
        namen: the name of every intervention.
        begrippen: dimensions and terms.
        totalen: per dimension and term, the number of interventions with it or a term under it.

    """
    elementen = begrippen.elementen
    alike = {ander: terms for ander, terms in shared.items() if elementen is None or elementen.naam in terms}
    weight = {ander: _weight(terms, len(namen), totalen) for ander, terms in alike.items()}
    ranked = sorted(alike, key=lambda ander: (-weight[ander], namen[ander], ander))
    return tuple(Verwant(ander, namen[ander], _reden(begrippen, alike[ander])) for ander in ranked[:MEESTE])


def _weight(terms: Mapping[str, Sequence[str]], aantal: int, totalen: Mapping[str, Mapping[str, int]]) -> float:
    return sum(
        math.log(aantal / max(1, totalen[dimensie].get(term, 1)))
        for dimensie, shared in terms.items()
        for term in shared
    )


def _reden(begrippen: Vocabulary, terms: Mapping[str, Sequence[str]]) -> str:
    parts = []
    for dimensie, inleiding in makes_alike(begrippen).items():
        labels = [begrippen[dimensie].termen[term].nl for term in terms.get(dimensie, ())]
        if labels:
            shown = [term_in_zin(label, begrippen[dimensie]) for label in labels]
            more = [f"{len(shown) - _GENOEMD} meer"] if len(shown) > _GENOEMD else []
            parts.append(f"{inleiding} {opsomming([*shown[:_GENOEMD], *more])}")
    reden = "; ".join(parts)
    return reden[0].upper() + reden[1:]
