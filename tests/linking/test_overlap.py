"""Which names may be of one intervention: the same pairs as when each name is compared with each other."""

import sqlite3
from itertools import combinations, product
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from tests.builders import record
from toolkit.linking.alike import Scorer, alike
from toolkit.linking.linked import LinkedInterventie
from toolkit.linking.names import name_variants
from toolkit.linking.overlap import find_overlap
from toolkit.text import fold

_WORDS = ("buurt", "vader", "buurtvader", "jeugd", "jeugdwerk", "werk", "exit", "project", "de", "in", "2020", "2021")
_TEXTS = st.lists(
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text("abde", min_size=1, max_size=6)), min_size=1, max_size=5).map(
        lambda found: " ".join(sorted(set(found)))
    ),
    max_size=12,
)


@given(_TEXTS, _TEXTS, st.sampled_from([fuzz.token_set_ratio, fuzz.ratio]), st.sampled_from([60.0, 84.5, 91.5, 99.0]))
def test_no_pair_is_left_out(left: list[str], right: list[str], scorer: Scorer, cutoff: float) -> None:
    scores = process.cdist(left, right, scorer=scorer, score_cutoff=cutoff)
    each = [(int(a), int(b), float(scores[a, b])) for a, b in zip(*np.nonzero(scores), strict=True)]
    assert sorted(alike(left, right, scorer, cutoff)) == each


def _shipped(database: Path) -> list[LinkedInterventie]:
    with sqlite3.connect(database) as conn:
        rows = conn.execute(
            "select i.id, i.naam, i.organisatie, group_concat(distinct b.bron_id), group_concat(distinct l.land_id) "
            "from interventie i join broncel b on b.interventie_id = i.id "
            "left join interventie_land l on l.interventie_id = i.id group by i.id"
        ).fetchall()
    return [
        _intervention(i, naam, lijst, organisatie, *(landen or "").split(","))
        for i, naam, organisatie, lijsten, landen in rows
        for lijst in lijsten.split(",")
    ]


def _made_up(number: int) -> list[LinkedInterventie]:
    """Return interventions on two lists, with few words and organisations, and errors in letters."""
    chance, found = Random(number), []
    vocabulary = [*_WORDS, "weerbaar", "jongeren", "training", "samen", "dialoog", "Amsterdam", "Gent", "ouders"]
    for place in range(number):
        naam = " ".join(chance.choices(vocabulary, k=chance.randint(1, 4)))
        if place % 3 == 0:
            at = chance.randrange(len(naam))
            naam = naam[:at] + chance.choice(["", " ", "e", "x"]) + naam[at + chance.randint(0, 1) :]
        naam += chance.choice(["", "", f" ({chance.choice(vocabulary)})"])
        organisatie = chance.choice([None, "Gemeente Gent", "Gem. Gent", "Stichting Samen", "Universiteit Leiden"])
        landen = chance.choice([(), ("nl",), ("be",), ("nl", "be")])
        lijst = chance.choice(["een", "twee"])
        found.append(_intervention(f"{lijst}-{place}", naam, lijst, organisatie, *landen))
    return found


def _intervention(i: str, naam: str, lijst: str, organisatie: str | None, *landen: str) -> LinkedInterventie:
    velden = {} if organisatie is None else {"organisatie": organisatie}
    one = record(naam, *filter(None, landen), bron_id=lijst, **velden)
    return LinkedInterventie(i, naam, "database", (one,))


@pytest.mark.parametrize("which", ["shipped", "made up"])
def test_the_same_pairs_as_when_each_is_compared_with_each(which: str, built_database: Path) -> None:
    interventies = _shipped(built_database) if which == "shipped" else _made_up(200)
    found = {(frozenset((o.een.id, o.ander.id)), o.score) for o in find_overlap(interventies)}
    each = {
        (frozenset((one.id, other.id)), score)
        for one, other in combinations(interventies, 2)
        if one.id != other.id and (score := _score(one, other))
    }
    assert found == each
    assert len(found) >= (1 if which == "shipped" else 500)


def _score(one: LinkedInterventie, other: LinkedInterventie) -> int:
    """Return how much two are alike by what `find_overlap` promises, or 0; without any index."""
    landen, others = one.records[0].landen, other.records[0].landen
    if landen and others and not landen & others:
        return 0
    if one.records[0].bron_id != other.records[0].bron_id:
        names = product(name_variants(one.naam), name_variants(other.naam))
        score = round(max((fuzz.token_set_ratio(*pair) for pair in names), default=0.0), 6)
        return round(score) if score >= (60 if _carried_out_by_one(one, other) else 87.5) else 0
    plain, plain_other = (" ".join(sorted(default_process(fold(_bare(i.naam))).split())) for i in (one, other))
    if plain == plain_other:
        brackets = "(" in one.naam and "(" in other.naam
        return 0 if brackets and default_process(fold(one.naam)) != default_process(fold(other.naam)) else 100
    organisaties = {fold(i.veld("organisatie") or "") for i in (one, other)}
    if len(organisaties) > 1 or organisaties == {""} or landen != others or not landen:
        return 0
    digits, others_digits = ([w for w in text.split() if any(c.isdigit() for c in w)] for text in (plain, plain_other))
    score = round(fuzz.ratio(plain, plain_other))
    return score if score >= 92 and digits == others_digits else 0


def _bare(naam: str) -> str:
    return naam.partition(" (")[0]


def _carried_out_by_one(one: LinkedInterventie, other: LinkedInterventie) -> bool:
    return any(
        fuzz.token_set_ratio(fold(organisatie), fold(text), processor=default_process) >= 85
        for this, that in ((one, other), (other, one))
        if (organisatie := this.veld("organisatie"))
        for text in (that.naam, that.veld("organisatie"))
        if text
    )
