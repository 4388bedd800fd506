"""Find interventions that may stand on two lists, or twice on one, for a curator to decide about. Never merges."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from toolkit.linking.alike import alike
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
_ROUNDED = 0.51  # a score of so much less is rounded up to a whole number


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two interventions that look alike, with the reason in Dutch and a score (0-100)."""

    een: LinkedInterventie
    ander: LinkedInterventie
    score: int
    reden: str


def find_overlap(interventies: Sequence[LinkedInterventie]) -> list[Overlap]:
    """Return pairs with a name alike and no conflicting country, best first.

    Between two workbooks only names that share a rare word or many letters are compared (`toolkit.linking.alike`).
    Within one it takes the same name but for marks, order and what stands in brackets, or a typing error in it with the
    same organisation and country.
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
        names = [_plain(one.naam) for one in same]
        for first, second, exact in alike(names, names, fuzz.ratio, _ON_ONE_LIST - _ROUNDED) if len(same) > 1 else ():
            een, ander, score = same[first], same[second], round(exact)
            differ = first < second and names[first] != names[second]
            if differ and score >= _ON_ONE_LIST and _digits(names[first]) == _digits(names[second]):
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
    names, others = ([sorted(_variants(one)) for one in some] for some in (left, right))
    for one, other in {*_sharing(names, others, _NAME_ALONE), *_of_one_organisation(left, right)}:
        both = product(names[one], others[other])
        score = max((fuzz.token_set_ratio(*some) for some in both), default=0.0)
        if score >= _WITH_ORGANISATION and (overlap := _judge(left[one], right[other], round(score))):
            yield overlap


def _of_one_organisation(
    left: Sequence[LinkedInterventie], right: Sequence[LinkedInterventie]
) -> Iterator[tuple[int, int]]:
    """Yield the places of interventions of which the organisation of one may be named by the other."""
    organisations = [[_processed(one.veld("organisatie")) for one in some] for some in (left, right)]
    naming = [[_processed(one.naam, one.veld("organisatie")) for one in some] for some in (left, right)]
    yield from _sharing(organisations[0], naming[1], _SAME_ORGANISATION)
    yield from ((one, other) for other, one in _sharing(organisations[1], naming[0], _SAME_ORGANISATION))


def _sharing(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], score: int) -> Iterator[tuple[int, int]]:
    """Yield the places of items of which a text of one may be as near as `score`, rounded, to a text of the other."""
    left_places, right_places = _per_text(left), _per_text(right)
    left_texts, right_texts = list(left_places), list(right_places)
    for one, other, _ in alike(left_texts, right_texts, fuzz.token_set_ratio, score - _ROUNDED):
        yield from product(left_places[left_texts[one]], right_places[right_texts[other]])


def _per_text(items: Sequence[Sequence[str]]) -> Mapping[str, Sequence[int]]:
    """Return each text, its words once and in order, with the places of the items that have it."""
    places: dict[str, list[int]] = {}
    for place, texts in enumerate(items):
        for text in {" ".join(sorted(set(text.split()))) for text in texts}:
            places.setdefault(text, []).append(place)
    return places


def _processed(*texts: str | None) -> list[str]:
    return [processed for text in texts if text and (processed := default_process(fold(text)))]


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
