"""Choosing terms on the pages of Datasette, and what happens with parameters that make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.m2m.served.conftest import Get
from tests.m2m.served.library import config, serve

URL = "/bibliotheek/boeken.json?_shape=array&_size=100"

CHOICES = {
    "_m2m_genre=noir": [5, 10, 15, 20, 25],
    "_m2m_genre=noir&_m2m_genre=kookboek": [5, 10, 11, 15, 20, 22, 25],
    "_m2m_genre=thriller": [3, 5, 6, 9, 10, 12, 15, 18, 20, 21, 24, 25],
    "_m2m_genre=thriller&_m2m_genre=fantasy&_m2m_genre_mode=all": [12, 20, 24],
    "_m2m_genre=fictie&_m2m_genre_mode=none": [1, 2, 7, 11, 13, 14, 17, 19, 22, 23],
    "_m2m_genre=not-reported": [1, 2, 7, 13, 14, 17, 19, 23],
    "_m2m_genre=not-reported&_m2m_genre=kookboek": [1, 2, 7, 11, 13, 14, 17, 19, 22, 23],
    "_m2m_genre=noir&_m2m_taal=2": [10, 20],
    "_m2m_genre=noir&_m2m_taal=2&kleur=rood": [10],
    "_m2m_genre_oordeel=slecht": [5, 10, 15, 20, 25],
    "_m2m_genre=thriller&_m2m_genre_oordeel=goed": [3, 6, 9, 12, 15, 18, 21, 24],
    "_m2m_genre_oordeel=not-reported": [4, 8, 12, 16, 20, 24],
    "_m2m_genre=": list(range(1, 26)),
    "_m2m_genre_mode=all": list(range(1, 26)),
}


@pytest.mark.parametrize(("query", "expected"), CHOICES.items(), ids=CHOICES)
async def test_rows(get: Get, query: str, expected: list[int]) -> None:
    response = await get(f"{URL}&{query}")
    assert [row["nr"] for row in response.json()] == expected


async def test_csv_and_html_have_the_same_rows(get: Get) -> None:
    query = "_m2m_genre=thriller&_m2m_genre=fantasy&_m2m_genre_mode=all"
    text = (await get(f"/bibliotheek/boeken.csv?_stream=on&{query}&_col=kleur")).text
    assert text == "nr,kleur\r\n12,rood\r\n20,blauw\r\n24,blauw\r\n"
    page = BeautifulSoup((await get(f"/bibliotheek/boeken?{query}")).text, "html.parser")
    assert [cell.text for cell in page.select("td.col-nr")] == ["12", "20", "24"]
    assert "genre has all of: Thriller, Fantasy & <magie>" in page.get_text()


async def test_a_view_is_filtered_as_well(get: Get) -> None:
    rows = (await get("/bibliotheek/dunne_boeken.json?_shape=array&_m2m_genre=noir")).json()
    assert [row["nr"] for row in rows] == [5, 10]


async def test_the_form_keeps_what_is_chosen(get: Get) -> None:
    page = BeautifulSoup((await get("/bibliotheek/boeken?_m2m_genre=noir&_m2m_genre_mode=none")).text, "html.parser")
    kept = {field["name"]: field["value"] for field in page.select("form.filters input[type=hidden]")}
    assert kept == {"_m2m_genre": "noir", "_m2m_genre_mode": "none"}


async def test_the_menu_offers_dimensions_and_other_ways_to_combine(get: Get) -> None:
    page = BeautifulSoup((await get("/bibliotheek/boeken?_m2m_genre=noir&_facet_m2m=taal")).text, "html.parser")
    links = {link.text.strip(): link["href"] for link in page.select("a[href*=m2m]")}
    path = "/bibliotheek/boeken?_m2m_genre=noir&_facet_m2m=taal"
    for label, href in {
        "genre: all of the chosen values": f"{path}&_m2m_genre_mode=all",
        "genre: none of the chosen values": f"{path}&_m2m_genre_mode=none",
        "Count by genre": f"{path}&_facet_m2m=genre",
        "Show genre as a column": f"{path}&_m2m_column=genre",
        "Show taal as a column": f"{path}&_m2m_column=taal",
    }.items():
        assert links[label] == href
    assert "Count by taal" not in links


BAD = {
    "_m2m_genre=onzin": "Unknown value for genre: “onzin”. Table genres has the values there are.",
    "_m2m_taal=1.0": "Unknown value for taal: “1.0”. Table talen has the values there are.",
    "_m2m_kleur=rood": "Unknown parameter: _m2m_kleur. Table boeken has the dimensions genre, taal.",
    "_m2m_taal_oordeel=goed": "Unknown parameter: _m2m_taal_oordeel. Table boeken has the dimensions genre, taal.",
    "_facet_m2m=kleur": "Unknown dimension: “kleur”. Table boeken has the dimensions genre, taal.",
    '_facet_m2m={"a":1}': 'Unknown dimension: “{"a":1}”. Table boeken has the dimensions genre, taal.',
    "_m2m_column=kleur": "Unknown dimension: “kleur”. Table boeken has the dimensions genre, taal.",
    "_m2m_genre=noir&_m2m_genre_mode=soms": "_m2m_genre_mode can be any, all or none, not “soms”.",
    "_m2m_genre_mode=any&_m2m_genre_mode=all": "_m2m_genre_mode is given 2 times. Give it once.",
    "_m2m_genre_oordeel=matig": "Unknown value for oordeel of genre: “matig”.",
    "_m2m_genre=noir&_m2m_genre=not-reported&_m2m_genre_mode=all": (
        "What you choose for genre contradicts itself: not-reported means that nothing is filled in. "
        "Leave it out, or leave the other choices out."
    ),
    "&".join(["x=1"] * 10_000): "This address has more than 500 parameters. That is too many: leave some out.",
}


@pytest.mark.parametrize(("query", "message"), BAD.items(), ids=[query[:40] for query in BAD])
async def test_nonsense_is_refused(get: Get, query: str, message: str) -> None:
    for format_ in (".json", ".csv", ""):
        response = await get(f"/bibliotheek/boeken{format_}?{query}")
        assert response.status_code == 400
        page = BeautifulSoup(response.text, "html.parser").get_text()
        assert message in (response.json()["error"] if format_ == ".json" else page)


async def test_a_table_without_dimensions_says_so(get: Get) -> None:
    response = await get("/bibliotheek/genres.json?_m2m_genre=noir")
    assert (response.status_code, response.json()["error"]) == (
        400,
        "Table genres has no dimensions to choose from.",
    )
    assert (await get("/bibliotheek/genres.json")).status_code == 200


async def test_who_may_not_see_the_terms_cannot_filter_on_them(library: Path) -> None:
    configuration = config(facets=[{"m2m": "genre"}, {"m2m": "taal"}])
    configuration["databases"]["bibliotheek"]["tables"]["talen"] = {"allow": False}
    configuration["databases"]["bibliotheek"]["tables"]["boeken"]["plugins"]["m2m"]["columns"] = ["taal"]
    datasette = serve(library, configuration)
    for query in ("_m2m_taal=1", "_facet_m2m=taal", "_m2m_column=taal"):
        assert (await datasette.client.get(f"/bibliotheek/boeken.json?{query}")).status_code == 403
    page = await datasette.client.get("/bibliotheek/boeken")
    assert page.status_code == 200
    assert "Kookboek" in page.text
    assert "Fries" not in page.text
