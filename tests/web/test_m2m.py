"""The filters on Datasette's own table pages: in Dutch, and for every dimension in the database."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from datasette.plugins import pm

import toolkit.web.m2m
from tests.web.conftest import serve
from toolkit.m2m import Words
from toolkit.web.m2m import WOORDEN

URL = "/interventies/interventie.json?_shape=array&_col=naam"
WITH_FASE = "select interventie_id from interventie_fase where fase_id"
TWO = "_m2m_fase=gevoeligheidsfase&_m2m_fase=groepsfase"
CHOICES = {
    f"{TWO}&_m2m_fase_modus=een": f"{WITH_FASE} in ('gevoeligheidsfase', 'groepsfase')",
    f"{TWO}&_m2m_fase_modus=alle": f"{WITH_FASE} = 'gevoeligheidsfase' intersect {WITH_FASE} = 'groepsfase'",
    f"{TWO}&_m2m_fase_modus=geen": (
        f"select id from interventie except {WITH_FASE} in ('gevoeligheidsfase', 'groepsfase')"
    ),
    "_m2m_land=niet-gerapporteerd": "select id from interventie except select interventie_id from interventie_land",
    "_m2m_werkzaam_element_status=effect": (
        "select interventie_id from interventie_werkzaam_element where status = 'effect'"
    ),
    "_m2m_doelgroep_rol=intermediair": "select interventie_id from interventie_doelgroep where rol = 'intermediair'",
}


@pytest.mark.parametrize(("query", "sql"), CHOICES.items(), ids=CHOICES)
async def test_the_parameters_of_the_contract(site: Datasette, voorbeeld_db: Path, query: str, sql: str) -> None:
    with closing(sqlite3.connect(voorbeeld_db)) as conn:
        expected = sorted({row[0] for row in conn.execute(sql)})
    response = await site.client.get(f"{URL}&{query}")
    assert response.status_code == 200, response.text
    assert sorted(row["id"] for row in response.json()) == expected
    assert expected


async def test_what_is_refused_is_refused_in_dutch(site: Datasette) -> None:
    found = {}
    for query in ("_m2m_fase=x", "_m2m_fase_modus=any", "_facet_m2m=kleur", "_m2m_kolom=land&_shape=arrayfirst"):
        response = await site.client.get(f"/interventies/interventie.json?{query}")
        found[query] = (response.status_code, response.json()["error"].partition(" Tabel ")[0])
    assert found == {
        "_m2m_fase=x": (400, "Onbekende waarde voor fase: “x”. In de tabel fase staat wat er kan."),
        "_m2m_fase_modus=any": (400, "_m2m_fase_modus kan een, alle of geen zijn, niet “any”."),
        "_facet_m2m=kleur": (400, "Onbekende dimensie: “kleur”."),
        "_m2m_kolom=land&_shape=arrayfirst": (400, "_m2m_kolom kan in HTML, JSON en CSV, maar niet in deze vorm."),
    }


def test_no_word_is_left_in_english() -> None:
    same = {name for name in Words.model_fields if getattr(WOORDEN, name) == getattr(Words(), name)}
    assert same == set()


@pytest.fixture
def only_its_words_and_dimensions() -> Iterator[None]:
    """Serve with the words and dimensions of the site, without its pages."""
    site = pm.unregister(name="interventiecatalogus")
    pm.register(toolkit.web.m2m, name="words and dimensions")
    yield
    pm.unregister(name="words and dimensions")
    pm.register(site, name="interventiecatalogus")


@pytest.mark.usefixtures("only_its_words_and_dimensions")
async def test_a_new_dimension_in_the_database_is_a_facet_and_a_filter(voorbeeld_db: Path, tmp_path: Path) -> None:
    database = tmp_path / "interventies.db"
    shutil.copy(voorbeeld_db, database)
    with closing(sqlite3.connect(database)) as conn:
        (interventie,) = conn.execute("select min(id) from interventie").fetchone()
        columns = [row[1] for row in conn.execute("pragma table_info(dimensie)")]
        values = ", ".join({"id": "'ritme'", "volgorde": "99"}.get(column, column) for column in columns)
        conn.executescript(f"""
            create table ritme (id text primary key, label text not null, broader_id text);
            create table interventie_ritme (
              interventie_id text, ritme_id text, broncel_id text, brontekst text, methode text, score integer,
              toegekend_door text, toelichting text, eenheid text);
            insert into ritme values ('kort', 'Kort', null), ('een-dag', 'Eén dag', 'kort');
            insert into interventie_ritme
            values ('{interventie}', 'een-dag', null, 'dag', 'exact', 100, 'bron', 'x', 'uur');
            insert into dimensie select {values} from dimensie where id = 'fase';
        """)
        conn.commit()
    datasette = serve(database)
    rows = (await datasette.client.get(f"{URL}&_m2m_ritme=kort&_m2m_ritme_eenheid=uur&_m2m_kolom=ritme")).json()
    assert [(row["id"], row["ritme"]) for row in rows] == [(interventie, [{"id": "een-dag", "label": "Eén dag"}])]
    page = BeautifulSoup((await datasette.client.get("/interventies/interventie?_facet_m2m=ritme")).text, "html.parser")
    assert [" ".join(item.get_text(" ").split()) for item in page.select("#facet-ritme li")][:2] == [
        "Kort 1",
        "– Eén dag 1",
    ]
