"""Which interventions a question gives, and in what order, on the example catalogue."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.lezer.opbouw import read_vocabulary
from toolkit.search import Searcher
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.geheugen import Geheugen, read_geheugen
from toolkit.web.parameters import parse_vraag
from toolkit.web.selectie import selectie_from


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
    assert selectie.status_counts(conn) == {"effect": 1, "ervaren": 1, "geen_effect": 1}


def test_the_number_beside_a_value_is_the_length_of_its_list(
    conn: sqlite3.Connection, geheugen: Geheugen, vocabulary: Vocabulary
) -> None:
    vraag = parse_vraag("doelgroep=jongeren&werkzaam_element_status=effect", vocabulary).zoekvraag
    counts = selectie_from(conn, vraag, geheugen).counts(conn, "werkzaam_element")
    for term in vocabulary["werkzaam_element"].termen:
        chosen = parse_vraag(f"doelgroep=jongeren&werkzaam_element_status=effect&werkzaam_element={term}", vocabulary)
        assert counts.get(term, 0) == selectie_from(conn, chosen.zoekvraag, geheugen).count(conn), term
