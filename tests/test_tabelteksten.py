"""What the tables of a dimension say about themselves follows from the database, and metadata.yml goes before it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tests.small_catalogue import make_small_catalogue
from toolkit.tabelteksten import describe_tables
from toolkit.vocabulary.kinds import KENMERKEN

KENDEN_TOE = "De samenstellers van de werkboeken kenden dit toe; de bronnen gebruiken deze indeling niet."
DEELS = "Een deel kenden de samenstellers van de werkboeken toe; de kolom toegekend_door zegt welk deel."


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(make_small_catalogue(tmp_path / "interventies.db"))) as connection:
        yield connection


def test_the_tags_of_a_dimension(conn: sqlite3.Connection) -> None:
    described = describe_tables(conn, {})["interventie_doelgroep"]
    columns = described.pop("columns")
    assert described == {
        "title": "Doelgroepen bij interventies",
        "description": "Op wie een interventie zich richt, en of dat de uiteindelijke doelgroep is of een"
        " intermediair.",
        "sort": "interventie_id",
        "size": 50,
        "facets": ["doelgroep_id", "rol"],
    }
    assert list(columns) == [row[1] for row in conn.execute("pragma table_info(interventie_doelgroep)")]
    assert columns["doelgroep_id"] == "Doelgroep: id van het begrip in de tabel doelgroep."
    assert columns["rol"] == "Rol: uiteindelijk (om wie het gaat) of intermediair (via wie zij bereikt worden)."


@pytest.mark.parametrize(("who", "says"), [(None, KENDEN_TOE), ("bron", DEELS)])
def test_who_assigned_the_tags_is_said_as_the_tags_say_it(conn: sqlite3.Connection, who: str | None, says: str) -> None:
    if who:
        row = ("boks-mee", "gevoeligheidsfase", "slo/blad1/A3", "x", "exact", 100, who)
        conn.execute("insert into interventie_fase values (?, ?, ?, ?, ?, ?, ?)", row)
    described = describe_tables(conn, {})["interventie_fase"]["description"]
    assert described == f"Op welke fase een interventie zich richt. {says}"


def test_countries_are_codes_and_only_those_in_use(conn: sqlite3.Connection) -> None:
    described = describe_tables(conn, {})
    assert described["land"]["description"].endswith("Alleen landen die in de catalogus voorkomen, staan in de lijst.")
    assert described["interventie_land"]["columns"]["land_id"] == "Land: tweeletterige landcode (ISO 3166-1)."


def test_terms_can_be_counted_by_broader_term_only_where_there_are_layers(conn: sqlite3.Connection) -> None:
    described = describe_tables(conn, {})
    assert described["werkzaam_element"]["facets"] == ["broader_id"]
    assert "facets" not in described["fase"]


def test_a_dimension_without_words_of_its_own_gets_the_general_ones(conn: sqlite3.Connection) -> None:
    conn.execute("update dimensie set uitleg_tags = null where id = 'land'")
    assert describe_tables(conn, {})["interventie_land"]["description"] == (
        "Welke begrippen van de dimensie Land bij een interventie staan."
    )


def test_the_first_filters_are_the_facets_of_the_interventions(conn: sqlite3.Connection) -> None:
    conn.execute("update dimensie set eerste_filter = (id in ('evaluatie', 'fase'))")
    assert describe_tables(conn, {})["interventie"]["facets"] == [{"m2m": "fase"}, {"m2m": "evaluatie"}]


def test_what_is_given_goes_first_and_columns_keep_the_order_of_the_table(conn: sqlite3.Connection) -> None:
    given: dict[str, dict[str, Any]] = {
        "interventie": {"title": "Eigen titel", "facets": [], "columns": {"herkomst": "H: h.", "naam": "N: n."}},
        "zoek_deel": {"hidden": True},
    }
    described = describe_tables(conn, given)
    assert list(described)[:2] == ["interventie", "zoek_deel"]
    assert described["zoek_deel"] == {"hidden": True}
    table = described["interventie"]
    assert (table["title"], table["facets"]) == ("Eigen titel", [])
    assert list(table["columns"].items())[:3] == [
        ("naam", "N: n."),
        ("herkomst", "H: h."),
        ("organisatie", "Organisatie: wie de interventie uitvoert of maakte."),
    ]


def test_everything_that_a_tag_can_say_has_a_text() -> None:
    texts = YAML(typ="safe", pure=True).load((ROOT / "toolkit" / "tabelteksten.yml").read_text("utf-8"))
    assert list(texts["tags"]["kenmerken"]) == list(KENMERKEN)
