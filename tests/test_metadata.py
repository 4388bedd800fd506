"""Every table and column that users see is described, by metadata.yml or by the database; the named queries run."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.utils import parse_metadata

from tests.conftest import DATA
from tests.described import describe, schema
from tests.small_catalogue import make_small_catalogue
from toolkit.search import load_search_words, write_search_index
from toolkit.store.seal import seal
from toolkit.tabelteksten import describe_tables

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def metadata() -> dict[str, Any]:
    loaded: dict[str, Any] = parse_metadata((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def tables() -> dict[str, list[str]]:
    conn = sqlite3.connect(":memory:")
    conn.executescript(schema())
    names = [row[0] for row in conn.execute("select name from sqlite_master where type = 'table' order by name")]
    return {name: [row[1] for row in conn.execute(f"pragma table_info({name})")] for name in names}


def _described(metadata: dict[str, Any]) -> dict[str, dict[str, Any]]:
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.executescript(schema())
        describe(conn)
        described = describe_tables(conn, metadata["databases"]["interventies"]["tables"])
    return {name: table for name, table in described.items() if not table.get("hidden")}


def test_every_table_of_the_schema_is_described_and_no_other(
    metadata: dict[str, Any], tables: dict[str, list[str]]
) -> None:
    described = _described(metadata)
    assert sorted(described) == sorted(tables)
    assert [name for name, table in described.items() if not (table["title"] and table["description"])] == []


def test_every_column_has_a_label_and_an_explanation(metadata: dict[str, Any], tables: dict[str, list[str]]) -> None:
    described = _described(metadata)
    assert {name: sorted(table["columns"]) for name, table in described.items()} == {
        name: sorted(columns) for name, columns in tables.items()
    }
    texts = {f"{name}.{column}": text for name, t in described.items() for column, text in t["columns"].items()}
    wrong = [where for where, text in texts.items() if not _label_and_explanation(text)]
    assert wrong == []


def _label_and_explanation(text: str) -> bool:
    label, colon, explanation = text.partition(": ")
    return bool(colon) and 0 < len(label) <= 40 and explanation.endswith(".")


def test_sort_facets_and_labels_are_columns(metadata: dict[str, Any], tables: dict[str, list[str]]) -> None:
    for name, table in _described(metadata).items():
        used = {table[key] for key in ("sort", "sort_desc", "label_column") if key in table}
        used |= {facet for facet in table.get("facets", []) if isinstance(facet, str)}
        assert used <= set(tables[name]), name


def test_facets_over_tags_are_dimensions(metadata: dict[str, Any], tables: dict[str, list[str]]) -> None:
    facets = [facet for table in _described(metadata).values() for facet in table.get("facets", [])]
    over_tags = [dict(facet) for facet in facets if not isinstance(facet, str)]
    assert over_tags
    assert [facet for facet in over_tags if f"interventie_{facet.get('m2m')}" not in tables] == []


def test_numbers_have_a_unit(metadata: dict[str, Any]) -> None:
    conn = sqlite3.connect(":memory:")
    conn.executescript(schema())
    yes_or_no = {"kop", "kopcel", "toegevoegd", "verborgen", "samengesteld", "in_woorden", "eerste_filter", "landen"}
    for name, table in _described(metadata).items():
        for row in conn.execute(f"pragma table_info({name})"):
            if row[2].lower() == "integer" and row[1] not in yes_or_no:
                assert "Eenheid: " in table["columns"][row[1]], f"{name}.{row[1]}"


EXPECTED = {
    "interventies_per_element_en_land": [],
    "elementen_zonder_geevalueerde_interventie": [
        ["Psychosociale factoren", None, 1],
        ["Zelfvertrouwen", "Psychosociale factoren", 1],
        ["Empathie", "Psychosociale factoren", 1],
        ["Sociaal kapitaal", None, 0],
    ],
    "ouders_in_gevoeligheidsfase": [
        ["familiesteun", "Familiesteun", "intermediair", "Nederland", "Ouders helpen", "https://voorbeeld.nl/familiesteun"]
    ],
    "doelgroep_en_fase?doelgroep=jongeren&fase=gevoeligheidsfase": [
        ["familiesteun", "Familiesteun", "=1+1", "Ouders helpen", "https://voorbeeld.nl/familiesteun"]
    ],
    "publicaties_per_jaar_en_design": [[2019, "Niet gerapporteerd", 1], [2015, "RCT", 1]],
    "status_per_element": [
        ["Psychosociale factoren", 0, 0, 0, 0, 0, 0, 0],
        ["Zelfvertrouwen", 1, 1, 0, 1, 0, 0, 0],
        ["Empathie", 1, 0, 0, 0, 0, 0, 1],
        ["Sociaal kapitaal", 0, 0, 0, 0, 0, 0, 0],
    ],
    "interventies_zonder_publicatie": [
        ["gesprekskring", "Gesprekskring, dag & nacht", "database", "@Buurt", None],
        ["theater", "Théâtre", "database", None, "http://voorbeeld.nl/theater"],
    ],
}  # fmt: skip


@pytest.fixture
def datasette(tmp_path: Path, metadata: dict[str, Any]) -> Datasette:
    database = make_small_catalogue(tmp_path / "interventies.db")
    with closing(sqlite3.connect(database)) as connection:  # the site's own plugin searches
        write_search_index(connection, load_search_words(DATA / "zoeken"))
        seal(connection)
    return Datasette([], immutables=[str(database)], metadata=metadata, settings={"default_allow_sql": False})


async def test_every_named_query_gives_what_it_says(datasette: Datasette, metadata: dict[str, Any]) -> None:
    queries = metadata["databases"]["interventies"]["queries"]
    assert {url.partition("?")[0] for url in EXPECTED} == set(queries)
    assert [name for name, query in queries.items() if not (query["title"] and query["description"])] == []
    found = {}
    for url in EXPECTED:
        response = await datasette.client.get(
            f"/interventies/{url.replace('?', '.json?') if '?' in url else url + '.json'}"
        )
        assert response.status_code == 200, response.text
        found[url] = response.json()["rows"]
    assert found == EXPECTED


async def test_per_element_and_country_counts_a_category_with_what_is_below_it(datasette: Datasette) -> None:
    database = datasette.get_database("interventies")
    sql = datasette.metadata("queries", database="interventies")["interventies_per_element_en_land"]["sql"]
    conn = sqlite3.connect(database.path)
    conn.execute("insert into interventie_land values ('boks-mee', 'nl', 'slo/blad1/A3', 'NL', 'exact', 100, 'bron')")
    assert conn.execute(sql).fetchall() == [
        ("Psychosociale factoren", "Nederland", 1),
        ("Zelfvertrouwen", "Nederland", 1),
        ("Empathie", "Nederland", 1),
    ]
    conn.close()


async def test_the_lists_of_tables_leave_out_the_search_index(
    datasette: Datasette, metadata: dict[str, Any], tables: dict[str, list[str]]
) -> None:
    database = datasette.get_database("interventies")
    index = set(await database.table_names()) - set(tables) | {"sqlite_stat1"}
    assert {"zoek_document", "interventie_fts"} < index
    described = metadata["databases"]["interventies"]["tables"]
    assert {name for name, table in described.items() if table.get("hidden")} == index
    listed = (await datasette.client.get("/interventies.json")).json()["tables"]
    assert {table["name"] for table in listed} == set(tables)
    assert (await datasette.client.get("/interventies/zoek_document.json")).status_code == 403
    assert (await datasette.client.get("/interventies/interventie.json?_search=boks")).json()["rows"][0][
        0
    ] == "boks-mee"


async def test_the_page_of_interventions_is_light_and_its_numbers_hold_on_every_page(
    built_database: Path, metadata: dict[str, Any]
) -> None:
    site = Datasette([], immutables=[str(built_database)], metadata=metadata, settings={"suggest_facets": False})
    page = await site.client.get("/interventies/interventie")
    assert (page.status_code, len(page.content) < 150_000) == (200, True)
    first = (await site.client.get("/interventies/interventie.json")).json()
    second = (await site.client.get(f"/interventies/interventie.json?_next={first['next']}")).json()
    assert (len(first["rows"]), len(second["rows"])) == (25, 25)
    counts = [
        {name: [(r["value"], r["count"]) for r in facet["results"]] for name, facet in answer["facet_results"].items()}
        for answer in (first, second)
    ]
    assert set(counts[0]) >= {"fase", "land"}
    assert "herkomst" not in counts[0]
    assert counts[0] == counts[1]


async def test_datasettes_pages_show_the_descriptions(datasette: Datasette) -> None:
    page = await datasette.client.get("/interventies/interventie")
    assert page.status_code == 200
    assert "Eén regel per interventie" in page.text
    assert "wat de interventie wil bereiken" in page.text
