"""Find interventions that may stand on two lists, for a curator to decide about. Never merges anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from toolkit.linking.linked import LinkedInterventie
from toolkit.linking.names import name_variants
from toolkit.text import fold

# Scores of rapidfuzz, 0 to 100. A name alone must be near; with the same organisation less is enough.
_NAME_ALONE = 88
_WITH_ORGANISATION = 60
_SAME_ORGANISATION = 85
_ALL_WORDS = 100
_BATCH = 200  # names of one list at a time, so that memory does not grow with both


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two interventions of different lists that look alike, with the reason in Dutch and a score (0-100)."""

    een: LinkedInterventie
    ander: LinkedInterventie
    score: int
    reden: str


def find_overlap(interventies: Sequence[LinkedInterventie]) -> list[Overlap]:
    """Return pairs of different workbooks with a name alike and no conflicting country, best first.

    Many names are compared at once (`rapidfuzz.process.cdist`); only pairs of two workbooks count.
    """
    per_bron: dict[str, list[LinkedInterventie]] = {}
    for interventie in interventies:
        for bron in sorted({record.bron_id for record in interventie.records}):
            per_bron.setdefault(bron, []).append(interventie)
    found = [
        overlap
        for first, second in combinations(sorted(per_bron), 2)
        for overlap in _between(per_bron[first], per_bron[second])
    ]
    return sorted(found, key=lambda o: (-o.score, o.een.id, o.ander.id))


def _between(left: list[LinkedInterventie], right: list[LinkedInterventie]) -> Iterator[Overlap]:
    left_names = [(variant, i) for i in left for variant in sorted(_variants(i))]
    right_names = [(variant, i) for i in right for variant in sorted(_variants(i))]
    names = [name for name, _ in right_names]
    best: dict[tuple[str, str], Overlap] = {}
    for start in range(0, len(left_names), _BATCH):
        some = left_names[start : start + _BATCH]
        scores = process.cdist(
            [name for name, _ in some], names, scorer=fuzz.token_set_ratio, score_cutoff=_WITH_ORGANISATION
        )
        for row, column in zip(*scores.nonzero(), strict=True):
            een, ander = some[row][1], right_names[column][1]
            overlap = _judge(een, ander, round(float(scores[row][column])))
            if overlap and overlap.score > getattr(best.get((een.id, ander.id)), "score", 0):
                best[een.id, ander.id] = overlap
    yield from best.values()


def _variants(interventie: LinkedInterventie) -> frozenset[str]:
    names = (interventie.naam, *interventie.namen, *(record.naam for record in interventie.records))
    return frozenset(variant for name in names for variant in name_variants(name))


def _judge(een: LinkedInterventie, ander: LinkedInterventie, score: int) -> Overlap | None:
    if een.id == ander.id or _countries_conflict(een, ander):
        return None
    if score >= _NAME_ALONE:
        return Overlap(een, ander, score, f"{_alike(een, ander, score)}, en het land spreekt het niet tegen")
    if _same_organisation(een, ander):
        return Overlap(een, ander, score, f"dezelfde organisatie, en {_alike(een, ander, score)}")
    return None


def _alike(een: LinkedInterventie, ander: LinkedInterventie, score: int) -> str:
    """Return in Dutch how two names are alike; only words are compared, so names that differ can score 100."""
    if fold(een.naam) == fold(ander.naam):
        return "de namen zijn gelijk"
    if score >= _ALL_WORDS:
        return "alle woorden van de ene naam staan ook in de andere"
    return f"de woorden van de namen lijken op elkaar ({score} van 100)"


def _countries_conflict(een: LinkedInterventie, ander: LinkedInterventie) -> bool:
    first, second = _landen(een), _landen(ander)
    return bool(first) and bool(second) and not first & second


def _landen(interventie: LinkedInterventie) -> frozenset[str]:
    return frozenset(land for record in interventie.records for land in record.landen)


def _same_organisation(een: LinkedInterventie, ander: LinkedInterventie) -> bool:
    """The organisation of one is named by the other, as organisation or in its name."""
    return any(
        fuzz.token_set_ratio(fold(own), fold(text), processor=default_process) >= _SAME_ORGANISATION
        for this, other in ((een, ander), (ander, een))
        if (own := this.veld("organisatie")) is not None
        for text in (other.naam, other.veld("organisatie") or "")
        if text
    )
