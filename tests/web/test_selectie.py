"""Which interventions a question gives, and in what order, on the example catalogue."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.search import Searcher
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.parameters import parse_vraag
from toolkit.web.selectie import ordered_ids, selectie_from


@pytest.fixture
def conn(voorbeeld_db: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{voorbeeld_db}?mode=ro", uri=True)
    yield connection
    connection.close()


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
    query: str, ids: list[str], conn: sqlite3.Connection, vocabulary: Vocabulary
) -> None:
    vraag = parse_vraag(query, vocabulary).zoekvraag
    zoeker = Searcher.load(conn)
    assert ordered_ids(conn, vraag, zoeker) == ids
    assert selectie_from(conn, vraag, zoeker).count(conn) == len(ids)


def test_counts_leave_their_own_choice_out(conn: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    vraag = parse_vraag("fase=groepsfase&herkomst=slo", vocabulary).zoekvraag
    selectie = selectie_from(conn, vraag, Searcher.load(conn))
    assert selectie.counts(conn, "fase") == {
        "gevoeligheidsfase": 1,
        "groepsfase": 2,
        "actiefase": 1,
        "niet-gerapporteerd": 0,
    }
    assert selectie.counts(conn, "land") == {"au": 1, "dk": 1, "niet-gerapporteerd": 0}
    assert selectie.herkomst_counts(conn) == {"slo": 2}
    assert selectie.status_counts(conn, "werkzaam_element") == {"effect": 1, "ervaren": 1, "geen_effect": 1}


def test_the_number_beside_a_value_is_the_length_of_its_list(conn: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    zoeker = Searcher.load(conn)
    vraag = parse_vraag("doelgroep=jongeren&werkzaam_element_status=effect", vocabulary).zoekvraag
    counts = selectie_from(conn, vraag, zoeker).counts(conn, "werkzaam_element")
    for term in vocabulary["werkzaam_element"].termen:
        chosen = parse_vraag(f"doelgroep=jongeren&werkzaam_element_status=effect&werkzaam_element={term}", vocabulary)
        assert counts.get(term, 0) == len(ordered_ids(conn, chosen.zoekvraag, zoeker)), term
