"""Related interventions, always with the reason why."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from toolkit.talen import _
from toolkit.vocabulary.dimension import Term, Vocabulary
from toolkit.weergave.tekst import opsomming, term_in_zin
from toolkit.weergave.verzamelingen import Rows

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


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """A term that others may share, the interventions that have it, and what sharing it weighs."""

    dimensie: str
    term: Term
    rows: Rows
    gewicht: float

    @classmethod
    def of(cls, dimensie: str, term: Term, rows: Rows, aantal: int, dragers: int) -> "Gedeeld":
        """Weigh a term that `dragers` of all `aantal` interventions have, itself or one under it.

        Rare terms count for more than common ones: log(N / n), the inverse document frequency.
        """
        return cls(dimensie, term, rows, math.log(aantal / max(1, dragers)))


def nearest(gedeeld: Sequence[Gedeeld], others: Rows) -> Iterator[tuple[Rows, tuple[Gedeeld, ...]]]:
    """Yield sets of interventions that share exactly the same terms, the weightiest first, until `MEESTE` are found.

    Best first: a set is divided by one more term at a time, and the set that can still weigh most goes on, so that most
    of the catalogue is never looked at.

    Args:
        gedeeld: the terms of the intervention.
        others: the interventions to choose from.

    """
    # The weightiest terms first, so that a bound falls fast.
    order = sorted(range(len(gedeeld)), key=lambda place: -gedeeld[place].gewicht)
    tried = count()
    waiting = [(-_weight(gedeeld), next(tried), 0, others, frozenset[int]())]
    wanted, last = MEESTE, 0.0
    while waiting and (wanted > 0 or waiting[0][0] == last):
        bound, _, depth, rows, shared = heappop(waiting)
        if depth == len(order):
            yield rows, tuple(gedeeld[place] for place in sorted(shared))
            wanted, last = wanted - rows.bit_count(), bound
            continue
        place = order[depth]
        has = rows & gedeeld[place].rows
        for part, own in ((has, shared | {place}), (rows & ~has, shared)):
            if part:
                best = own.union(order[depth + 1 :])
                weight = _weight([gedeeld[one] for one in sorted(best)])
                heappush(waiting, (-weight, next(tried), depth + 1, part, own))


def _weight(gedeeld: Sequence[Gedeeld]) -> float:
    # An exact sum: equal terms weigh the same in whatever order they are added.
    return math.fsum(one.gewicht for one in gedeeld)


def reason(begrippen: Vocabulary, gedeeld: Sequence[Gedeeld]) -> str:
    """Return in words what another intervention shares."""
    parts = []
    for dimensie, inleiding in makes_alike(begrippen).items():
        shown = [term_in_zin(one.term.label, begrippen[dimensie]) for one in gedeeld if one.dimensie == dimensie]
        if shown:
            more = [_("%(aantal)s meer", aantal=len(shown) - _GENOEMD)] if len(shown) > _GENOEMD else []
            parts.append(f"{inleiding} {opsomming([*shown[:_GENOEMD], *more])}")
    reden = "; ".join(parts)
    return reden[0].upper() + reden[1:]
