"""The site on the database of the shipped workbooks."""

import re
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from datasette.utils import parse_metadata

from tests.conftest import ROOT
from tests.described import DIMENSIES


def size(*names: str) -> int:
    return sum(len((files("toolkit.web") / "static" / name).read_bytes()) for name in names)


STATISCH = size("catalogus.css", "catalogus.js", "suggesties.js", "merk.svg")


async def test_every_tag_of_every_intervention_shows_its_cell(built_database: Path, real_site: Datasette) -> None:
    with sqlite3.connect(built_database) as conn:
        ids = [i for (i,) in conn.execute("select id from interventie")]
        union = " union ".join(f"select interventie_id, broncel_id from interventie_{d}" for d in DIMENSIES)
        cells: dict[str, set[str]] = {i: set() for i in ids}
        for interventie, cel in conn.execute(union):
            cells[interventie].add(cel)
    assert len(ids) == 72
    for i in ids:
        response = await real_site.client.get(f"/interventie/{i}")
        assert response.status_code == 200, i
        shown = set(re.findall(r'data-broncel="([^"]+)"', response.text))
        assert cells[i] <= shown, (i, cells[i] - shown)
        assert len(response.content) + STATISCH + size("detail.css") < 150_000, i


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?zoek=jongeren&werkzaam_element=psychosociale-factoren",
        "/begrippen",
        "/en/",
        "/en/begrippen",
        "/bewijskaart?rij=werkzaam_element&kolom=doelgroep",
        "/bewijskaart?rij=doelgroep&kolom=werkzaam_element",
        "/situatie?fase=gevoeligheidsfase&doelgroep=jongeren&domein=sociaal",
        "/situatie?doelgroep=betrokkenheid",
        "/bewijskaart?rij=doelgroep&kolom=werkzaam_element&open=psychosociale-factoren",
        "/bewijskaart?rij=werkzaam_element&kolom=doelgroep&open=betrokkenheid&herkomst=slo&herkomst=database",
        "/over",
        "/beeld",
    ],
)
async def test_a_page_with_all_it_loads_stays_under_150_kb(real_site: Datasette, path: str) -> None:
    response = await real_site.client.get(path)
    assert response.status_code == 200
    pictures = [str(img["src"]) for img in BeautifulSoup(response.text, "html.parser").select("main img")]
    own = sum(size(name) for name in ("lijst.js", "kaart.css") if name in response.text)
    drawn = [len((await real_site.client.get(picture)).content) for picture in pictures]
    assert len(response.content) + sum(drawn) + own + STATISCH < 150_000


async def test_the_first_view_of_every_table_stays_under_150_kb(built_database: Path) -> None:
    metadata = parse_metadata((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    settings = {"default_allow_sql": False, "suggest_facets": False}
    site = Datasette([], immutables=[str(built_database)], metadata=metadata, settings=settings)
    start = BeautifulSoup((await site.client.get("/interventies")).text, "html.parser")
    tables = sorted({str(a["href"]) for a in start.select("main a[href^='/interventies/']")})
    assert len(tables) > 40
    sizes = {path: len((await site.client.get(path)).content) + STATISCH for path in tables}
    assert {path: size for path, size in sizes.items() if size >= 150_000} == {}


async def test_a_sample_is_not_given_the_year_of_another_publication(real_site: Datasette) -> None:
    """The 191 pupils of UCARE are of a publication of 2020, and there is one of 2021."""
    page = BeautifulSoup((await real_site.client.get("/interventie/ucare")).text, "html.parser")
    studied = " ".join(str(page.select(".samenvatting")[0].get_text(" ")).split())
    assert "n = 191; nieuwste publicatie: 2021" in studied


async def test_compiled_lists_are_never_shown_as_the_annexes(real_site: Datasette) -> None:
    page = BeautifulSoup((await real_site.client.get("/?herkomst=slo&herkomst=beide")).text, "html.parser")
    labels = [" ".join(label.get_text(" ").split()) for label in page.select("[data-facet=herkomst] label")]
    assert labels == [
        "Literatuurlijst (door ons gemaakt) 22",
        "Databanklijst (door ons gemaakt) 46",
        "Beide lijsten (door ons gemaakt) 4",
    ]


async def test_a_word_found_in_the_goal_is_marked_there_and_not_shown_twice(real_site: Datasette) -> None:
    page = BeautifulSoup((await real_site.client.get("/?zoek=weerbaarheid")).text, "html.parser")
    marked = 0
    for kaart in page.select(".kaart"):
        doel, *fragments = [p.get_text() for p in kaart.select(".kaart-doel p")]
        assert not [f for f in fragments if doel in f], kaart["data-interventie"]
        marked += bool(kaart.select(".kaart-doel p:not(.fragment) mark"))
    assert marked > 2
