"""Find interventions that may stand on two lists, or twice on one, for a curator to decide about. Never merges."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from toolkit.linking.linked import LinkedInterventie
from toolkit.linking.names import name_variants, without_brackets
from toolkit.text import fold

# Scores of rapidfuzz, 0 to 100. A name alone must be near; with the same organisation less is enough.
_NAME_ALONE = 88
_WITH_ORGANISATION = 60
_SAME_ORGANISATION = 85
_ALL_WORDS = 100
# Of two rows of one list: a list has names alike on purpose (two towns, two years), so that less is a guess.
_ON_ONE_LIST = 92
_BATCH = 200  # names of one list at a time, so that memory does not grow with both


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two interventions that look alike, with the reason in Dutch and a score (0-100)."""

    een: LinkedInterventie
    ander: LinkedInterventie
    score: int
    reden: str


def find_overlap(interventies: Sequence[LinkedInterventie]) -> list[Overlap]:
    """Return pairs with a name alike and no conflicting country, best first.

    Between two workbooks many names are compared at once (`rapidfuzz.process.cdist`). Within one it takes the same name
    but for marks, order and what stands in brackets, or a typing error in it with the same organisation and country.
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
    apart = {frozenset((overlap.een.id, overlap.ander.id)) for overlap in found}
    within = [overlap for bron in sorted(per_bron) for overlap in _within(per_bron[bron])]
    found += [overlap for overlap in within if frozenset((overlap.een.id, overlap.ander.id)) not in apart]
    return sorted(found, key=lambda o: (-o.score, o.een.id, o.ander.id))


def _within(interventies: list[LinkedInterventie]) -> Iterator[Overlap]:
    """Yield each pair of one list once: those of one name, then those that differ a letter and not in who or where."""
    by_name: dict[str, list[LinkedInterventie]] = {}
    by_carrier: dict[tuple[str, frozenset[str]], list[LinkedInterventie]] = {}
    for one in interventies:
        by_name.setdefault(_plain(one.naam), []).append(one)
        if (organisatie := one.veld("organisatie")) is not None and _landen(one):
            by_carrier.setdefault((fold(organisatie), _landen(one)), []).append(one)
    for same in by_name.values():
        for een, ander in combinations(same, 2):
            if not _countries_conflict(een, ander) and _brackets_agree(een.naam, ander.naam):
                yield Overlap(een, ander, _ALL_WORDS, f"{_same_name(een, ander)}, en het land spreekt het niet tegen")
    for same in by_carrier.values():
        for een, ander in combinations(same, 2):
            left, right = _plain(een.naam), _plain(ander.naam)
            score = round(fuzz.ratio(left, right))
            if left != right and score >= _ON_ONE_LIST and _digits(left) == _digits(right):
                yield Overlap(een, ander, score, f"dezelfde organisatie, en {_alike(een, ander, score)}")


def _plain(naam: str) -> str:
    """Return a name without case, accents, marks, brackets and the order of its words."""
    return " ".join(sorted(default_process(fold(without_brackets(naam))).split()))


def _brackets_agree(een: str, ander: str) -> bool:
    """Tell whether what stands in brackets does not set two names apart: ``Exit (Gent)`` is not ``Exit (Genk)``."""
    bare = (without_brackets(een) == een, without_brackets(ander) == ander)
    return any(bare) or default_process(fold(een)) == default_process(fold(ander))


def _same_name(een: LinkedInterventie, ander: LinkedInterventie) -> str:
    if fold(een.naam) == fold(ander.naam):
        return "de namen zijn gelijk"
    return "de namen zijn gelijk, op leestekens, volgorde of wat tussen haakjes staat na"


def _digits(naam: str) -> list[str]:
    return [word for word in naam.split() if any(sign.isdigit() for sign in word)]


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
