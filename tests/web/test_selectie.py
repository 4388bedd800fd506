"""Which interventions a question gives, and in what order, on the example catalogue."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.lezer.opbouw import read_vocabulary
from toolkit.search import Searcher
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.geheugen import Geheugen, read_geheugen
from toolkit.web.parameters import parse_vraag
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag, freeze


@pytest.fixture
def conn(voorbeeld_db: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{voorbeeld_db}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.fixture
def geheugen(conn: sqlite3.Connection) -> Geheugen:
    return read_geheugen(conn, read_vocabulary(conn), Searcher.load(conn))


# Accents and capitals do not matter: École between Diamant and Exit.
TWEE = "werkzaam_element=zelfvertrouwen&werkzaam_element=persoonlijke-veerkracht"
ALLES = ["bounce", "diamant", "ecole", "exit", "exit-lijn-a", "inear", "leeg"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ALLES),
        ("fase=groepsfase&fase=gevoeligheidsfase", ["bounce", "diamant", "exit", "inear"]),
        ("fase=groepsfase&land=au", ["inear"]),
        ("fase=niet-gerapporteerd", ["exit-lijn-a", "leeg"]),
        ("fase=niet-gerapporteerd&fase=actiefase", ["ecole", "exit", "exit-lijn-a", "leeg"]),
        ("werkzaam_element=psychosociale-factoren", ["bounce", "diamant", "inear"]),
        (TWEE, ["diamant", "inear"]),
        (TWEE + "&werkzaam_element_modus=alle", ["diamant"]),
        ("werkzaam_element_status=effect", ["diamant", "inear"]),
        ("werkzaam_element_status=effect&werkzaam_element=zelfvertrouwen", ["inear"]),
        ("werkzaam_element_status=niet-gerapporteerd", ["bounce", "diamant"]),
        ("herkomst=slo", ["exit", "inear"]),
        ("herkomst=slo&herkomst=beide", ["diamant", "exit", "inear"]),
        ("jaar_van=2016", ["inear"]),
        ("jaar_van=2013&jaar_tot=2015", ["diamant"]),
        ("jaar_tot=2014", ["inear"]),
        ("jaar_van=2013&jaar_tot=2014", []),
        ("sorteer=jaar", ["inear", "diamant", "bounce", "ecole", "exit", "exit-lijn-a", "leeg"]),
        ("doelgroep=leeftijd", ["bounce", "diamant", "inear"]),
        ("sorteer=relevantie", ALLES),
        ("zonder_fase=groepsfase", ["bounce", "diamant", "ecole", "exit-lijn-a", "leeg"]),
        ("zonder_doelgroep=leeftijd", ["ecole", "exit", "exit-lijn-a", "leeg"]),
        ("zonder_doelgroep=leeftijd&zonder_land=dk", ["exit-lijn-a", "leeg"]),
        ("fase=gevoeligheidsfase&zonder_fase=groepsfase", ["bounce", "diamant"]),
    ],
)  # fmt: skip
def test_a_question_gives_exactly_these(
    query: str, ids: list[str], conn: sqlite3.Connection, geheugen: Geheugen, vocabulary: Vocabulary
) -> None:
    vraag = parse_vraag(query, vocabulary).zoekvraag
    selectie = selectie_from(conn, vraag, geheugen)
    assert list(selectie.ids(conn)) == ids
    assert selectie.count(conn) == len(ids)


def test_counts_leave_their_own_choice_out(
    conn: sqlite3.Connection, geheugen: Geheugen, vocabulary: Vocabulary
) -> None:
    vraag = parse_vraag("fase=groepsfase&herkomst=slo", vocabulary).zoekvraag
    selectie = selectie_from(conn, vraag, geheugen)
    assert selectie.counts(conn, "fase") == {
        "gevoeligheidsfase": 1,
        "groepsfase": 2,
        "actiefase": 1,
        "niet-gerapporteerd": 0,
    }
    assert selectie.counts(conn, "land") == {"au": 1, "dk": 1, "niet-gerapporteerd": 0}
    assert selectie.herkomst_counts(conn) == {"slo": 2}
    assert selectie.status_counts(conn, "werkzaam_element") == {"effect": 1, "ervaren": 1, "geen_effect": 1}


def test_the_number_beside_a_value_is_the_length_of_its_list(
    conn: sqlite3.Connection, geheugen: Geheugen, vocabulary: Vocabulary
) -> None:
    vraag = parse_vraag("doelgroep=jongeren&werkzaam_element_status=effect", vocabulary).zoekvraag
    counts = selectie_from(conn, vraag, geheugen).counts(conn, "werkzaam_element")
    for term in vocabulary["werkzaam_element"].termen:
        chosen = parse_vraag(f"doelgroep=jongeren&werkzaam_element_status=effect&werkzaam_element={term}", vocabulary)
        assert counts.get(term, 0) == selectie_from(conn, chosen.zoekvraag, geheugen).count(conn), term


# What one condition of an address means, in plain SQL.
IN_TERMS = """id in (select interventie_id from interventie_{d} where {d}_id in (
    with recursive onder(t) as (select value from json_each(?) union select id from {d} join onder on broader_id = t)
    select t from onder))"""
NO_TERM = "id not in (select interventie_id from interventie_{d})"
TERMS = {
    "fase": ("groepsfase", "gevoeligheidsfase", "actiefase", "niet-gerapporteerd"),
    "land": ("nl", "be", "dk", "au", "niet-gerapporteerd"),
    "doelgroep": ("leeftijd", "jongeren", "betrokkenheid", "niet-gerapporteerd"),
}


def plain(conn: sqlite3.Connection, vraag: Zoekvraag) -> set[str]:
    conditions: list[str] = ["1"]
    values: list[str | int] = []
    for d, terms in vraag.keuzes.items():
        known = [term for term in terms if term != "niet-gerapporteerd"]
        none = [NO_TERM.format(d=d)] if len(known) < len(terms) else []
        conditions.append(" or ".join([IN_TERMS.format(d=d), *none]))
        values.append(json.dumps(known))
    if vraag.herkomst:
        conditions.append("herkomst in (select value from json_each(?))")
        values.append(json.dumps(vraag.herkomst))
    if vraag.jaar_van is not None:
        conditions.append(
            "id in (select interventie_id from interventie_publicatie join publicatie p on p.id = publicatie_id "
            "where p.jaar >= ?)"
        )
        values.append(vraag.jaar_van)
    where = " and ".join(f"({condition})" for condition in conditions)
    return {i for (i,) in conn.execute(f"select id from interventie where {where}", values)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keuzes=st.fixed_dictionaries(
        {}, optional={d: st.lists(st.sampled_from(t), min_size=1, max_size=3, unique=True) for d, t in TERMS.items()}
    ),
    herkomst=st.lists(st.sampled_from(("slo", "database", "beide")), max_size=2, unique=True),
    jaar_van=st.none() | st.integers(2010, 2020),
)
def test_lists_and_every_number_are_those_of_plain_sql(
    conn: sqlite3.Connection,
    geheugen: Geheugen,
    keuzes: dict[str, list[str]],
    herkomst: list[str],
    jaar_van: int | None,
) -> None:
    vraag = Zoekvraag(
        keuzes=freeze({d: tuple(terms) for d, terms in keuzes.items()}), herkomst=tuple(herkomst), jaar_van=jaar_van
    )
    selectie = selectie_from(conn, vraag, geheugen)
    assert set(selectie.ids(conn)) == plain(conn, vraag)
    for d, terms in TERMS.items():
        counts = selectie.counts(conn, d)
        for term in terms:
            assert counts.get(term, 0) == len(plain(conn, replace(vraag, keuzes=freeze({**vraag.keuzes, d: (term,)}))))
    for kind, number in {"slo": 0, "database": 0, "beide": 0, **selectie.herkomst_counts(conn)}.items():
        assert number == len(plain(conn, replace(vraag, herkomst=(kind,))))
