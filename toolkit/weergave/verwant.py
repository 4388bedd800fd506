"""Related interventions, always with the reason why."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.vocabulary.dimension import Vocabulary
from toolkit.weergave.tekst import opsomming, term_in_zin

MEESTE = 5
# Dimensions that make two interventions alike, with the words that introduce what they share.
SAMEN: Mapping[str, str] = {
    "werkzaam_element": "ook",
    "psychologische_behoefte": "speelt ook in op",
    "doelgroep": "ook voor",
    "vorm_van_extremisme": "ook bij",
    "fase": "ook in de",
    "land": "ook in",
}
_GENOEMD = 3


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
    frequency). Only interventions that share a working element are considered.

    Args:
        shared: per other intervention and dimension of `SAMEN`, the terms it shares with the one.
        namen: the name of every intervention.
        begrippen: dimensions and terms.
        totalen: per dimension and term, the number of interventions with it or a term under it.

    """
    alike = {ander: terms for ander, terms in shared.items() if "werkzaam_element" in terms}
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
    for dimensie, inleiding in SAMEN.items():
        labels = [begrippen[dimensie].termen[term].nl for term in terms.get(dimensie, ())]
        if labels:
            shown = [term_in_zin(label, begrippen[dimensie]) for label in labels]
            more = [f"{len(shown) - _GENOEMD} meer"] if len(shown) > _GENOEMD else []
            parts.append(f"{inleiding} {opsomming([*shown[:_GENOEMD], *more])}")
    reden = "; ".join(parts)
    return reden[0].upper() + reden[1:]
