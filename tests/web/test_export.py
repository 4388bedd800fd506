"""What is on screen is what people take along: exports against the page itself, and the open data."""

import io
import json
import random
from csv import reader
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from openapi_spec_validator import validate

from tests.web.conftest import INSTELLINGEN, serve
from toolkit.opendata.matches import Matches
from toolkit.opendata.uitgever import OpenDataConfig
from toolkit.opendata.write import write_open_data
from toolkit.vocabulary.dimension import Vocabulary


async def _on_screen(site: Datasette, query: str) -> list[str]:
    """Return the ids that the list page shows, all pages."""
    found: list[str] = []
    for number in range(1, 100):
        page = await site.client.get(f"/?{query}&pagina={number}")
        if page.status_code == 404:
            return found
        assert page.status_code == 200, page.text
        soup = BeautifulSoup(page.text, "html.parser")
        ids = [str(tag["data-interventie"]) for tag in soup.select("[data-interventie]")]
        found += ids
        if len(ids) < 10:
            return found
    raise AssertionError("no end to the list")


def _question(choose: random.Random, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for dimension in choose.sample(
        ["werkzaam_element", "fase", "doelgroep", "domein", "evaluatie"], choose.randint(0, 2)
    ):
        terms = [*vocabulary[dimension].termen, "niet-gerapporteerd"]
        pairs += [(dimension, term) for term in choose.sample(terms, choose.randint(1, 2))]
    if choose.random() < 0.3:
        pairs.append(("werkzaam_element_status", choose.choice(["effect", "gemengd", "beoogd", "niet-gerapporteerd"])))
    if choose.random() < 0.3:
        pairs.append(("herkomst", choose.choice(["slo", "database", "beide"])))
    if choose.random() < 0.3:
        pairs.append(("jaar_van", str(choose.randint(2009, 2022))))
    if choose.random() < 0.4:
        pairs.append(("zoek", choose.choice(["jongeren", "gevangenis", "theater", "familie begeleiding"])))
    if choose.random() < 0.5:
        pairs.append(("sorteer", choose.choice(["naam", "jaar"])))
    return pairs


async def test_an_export_is_the_list_on_screen_for_random_questions(
    real_site: Datasette, vocabulary: Vocabulary
) -> None:
    choose = random.Random(20261122)
    sizes = set()
    for _ in range(25):
        query = urlencode(_question(choose, vocabulary))
        shown = await _on_screen(real_site, query)
        data = (await real_site.client.get(f"/export.json?{query}")).json()
        assert [row["id"] for row in data["interventies"]] == shown, query
        assert data["selectie"]["aantal"] == len(shown)
        csv = await real_site.client.get(f"/export.csv?{query}")
        rows = list(reader(io.StringIO(csv.text.removeprefix("\ufeff"), newline=""), delimiter=";"))
        assert [row[0] for row in rows[1:]] == shown
        sizes.add(len(shown))
    assert 0 in sizes
    assert max(sizes) > 10


async def test_the_workbook_says_which_list_it_is(real_site: Datasette) -> None:
    query = "fase=groepsfase&evaluatie=geevalueerd&utm_source=x&pagina=2"
    answer = await real_site.client.get(f"/export.xlsx?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="interventies-{date.today()}.xlsx"'
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    workbook: Any = openpyxl.load_workbook(io.BytesIO(answer.content))
    lines = {row[0]: row[1] for row in workbook["Verantwoording"].iter_rows(min_row=3, values_only=True)}
    assert lines["Selectie"] == "Fase: groepsfase; Evaluatie: evaluatie bekend. Volgorde: naam."
    assert lines["Adres van deze lijst"] == f"{INSTELLINGEN['basisadres']}/?fase=groepsfase&evaluatie=geevalueerd"


async def test_a_hand_picked_list_keeps_its_order(real_site: Datasette) -> None:
    answer = await real_site.client.get("/export.json?id=diamant&id=aarhusmodel&id=diamant")
    data = answer.json()
    assert [row["id"] for row in data["interventies"]] == ["diamant", "aarhusmodel"]
    assert data["selectie"]["parameters"] == {"id": ["diamant", "aarhusmodel", "diamant"]}
    assert data["selectie"]["in_woorden"] == "Met de hand gekozen interventies, in de gekozen volgorde"


@pytest.mark.parametrize(
    ("url", "status", "message"),
    [
        ("/export.pdf", 404, "maken we niet"),
        ("/export.csv?scheiding=tab", 400, "scheiding"),
        ("/export.xlsx?scheiding=komma", 400, "scheiding"),
        ("/export.json?id=bestaat-niet", 400, "geen interventie ‘bestaat-niet’"),
        ("/export.json?id=diamant&fase=groepsfase", 400, "Gebruik een van de twee"),
        ("/export.ris?fase=onzin", 400, "onzin"),
        ("/export.csv?onbekend=1", 400, "onbekend"),
        ("/export.csv?" + "&".join(["id=x"] * 10_000), 400, "geen interventie"),
        ("/open-data/geheim.txt", 404, "geen bestand"),
        ("/open-data/..%2F..%2Fmetadata.yml", 404, ""),
    ],
)
async def test_a_wrong_question_gets_a_dutch_answer(real_site: Datasette, url: str, status: int, message: str) -> None:
    answer = await real_site.client.get(url)
    assert answer.status_code == status
    assert message in answer.json()["error"] if url.startswith("/export.json") else message in answer.text


async def test_an_empty_list_is_a_valid_file(real_site: Datasette) -> None:
    query = "fase=niet-gerapporteerd&herkomst=beide&jaar_van=2023&land=se"
    assert await _on_screen(real_site, query) == []
    data = (await real_site.client.get(f"/export.json?{query}")).json()
    assert (data["interventies"], data["selectie"]["aantal"]) == ([], 0)
    ris = await real_site.client.get(f"/export.ris?{query}")
    assert (ris.status_code, ris.content) == (200, b"")
    assert "geen-interventies" in ris.headers["content-disposition"]


async def test_the_routes_are_described_as_openapi(real_site: Datasette) -> None:
    document = (await real_site.client.get("/export.openapi.json")).json()
    validate(document)
    files = {f"/export.{formaat}" for formaat in ("xlsx", "ods", "odt", "csv", "json", "ris")}
    assert set(document["paths"]) >= files | {"/-/gezond"}
    described = {
        parameter["name"]: parameter["schema"] for parameter in document["paths"]["/export.csv"]["get"]["parameters"]
    }
    assert described["fase"]["items"]["enum"] == ["gevoeligheidsfase", "groepsfase", "actiefase", "niet-gerapporteerd"]
    # What is described works: every parameter with a value of its own.
    for name, schema in described.items():
        values = schema.get("items", schema).get("enum", ["2015"])
        answer = await real_site.client.get(
            "/export.csv?" + urlencode({name: "diamant" if name == "id" else values[0]})
        )
        assert answer.status_code == 200, name


async def test_pages_describe_themselves_for_search_engines(real_site: Datasette) -> None:
    found = {}
    for url in ("/interventie/diamant", "/over", "/"):
        soup = BeautifulSoup((await real_site.client.get(url)).text, "html.parser")
        found[url] = [json.loads(block.text) for block in soup.select("script[type='application/ld+json']")]
    assert [block["@type"] for block in found["/over"]] == ["Dataset"]
    (diamant,) = found["/interventie/diamant"]
    assert (diamant["@type"], diamant["url"]) == ("Service", f"{INSTELLINGEN['basisadres']}/interventie/diamant")
    assert found["/"] == []


async def test_open_data_can_be_downloaded(built_database: Path, tmp_path: Path) -> None:
    database = tmp_path / "interventies.db"
    database.write_bytes(built_database.read_bytes())
    config = OpenDataConfig(
        "https://catalogus.example", "Uitgever", "https://uitgever.example", "meld@uitgever.example", "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/", "Catalogus", "Beschrijving.", {},
    )  # fmt: skip
    site = serve(database)
    assert (await site.client.get("/open-data/")).status_code == 404
    write_open_data(database, tmp_path / "open-data", config, Matches({}))
    page = await site.client.get("/open-data/")
    assert page.status_code == 200
    for link in BeautifulSoup(page.text, "html.parser").select("main a[href^='/open-data/']"):
        answer = await site.client.get(str(link["href"]))
        assert answer.status_code == 200, link
    turtle = await site.client.get("/begrippen.ttl")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert turtle.content == (tmp_path / "open-data" / "begrippen.ttl").read_bytes()
    assert json.loads((await site.client.get("/begrippen.jsonld")).content)["@context"]["skos"]
    assert (await site.client.get("/open-data/interventies.db")).content == database.read_bytes()


async def test_what_stands_in_columns_without_a_place_is_asked_for_by_name(real_site: Datasette) -> None:
    page = await real_site.client.get("/export.json?id=diamant&overig=ja")
    assert page.json()["overige_gegevens"] == []
    assert page.json()["selectie"]["parameters"] == {"id": ["diamant"], "overig": ["ja"]}
    for wrong in ("/export.json?overig=nee", "/export.csv?overig=ja", "/?overig=ja"):
        assert (await real_site.client.get(wrong)).status_code == 400, wrong
    assert "overig=ja" not in (await real_site.client.get("/")).text, "nothing is offered that is not there"
