"""Facets on the pages of Datasette: numbers, order, links, and the same numbers on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.m2m.served.conftest import Get
from tests.m2m.served.library import config, serve
from toolkit.m2m.engine import answers_for
from toolkit.m2m.memory import MemoryIndex

URL = "/bibliotheek/boeken.json?_facet_m2m=genre&_extra=facet_results,count"


@pytest.fixture(params=["asked in SQL", "read into memory"])
def get(library: Path, request: pytest.FixtureRequest) -> Get:
    datasette = serve(library, config(), immutable=request.param == "read into memory")

    async def ask(path: str) -> Any:
        await datasette.invoke_startup()
        engine = answers_for(datasette, "bibliotheek", "boeken")
        assert isinstance(engine, MemoryIndex) == (request.param == "read into memory")
        return await datasette.client.get(path)

    return ask


def facet(payload: dict[str, Any], naam: str) -> dict[str, Any]:
    found = payload["facet_results"]
    result: dict[str, Any] = found.get("results", found)[naam]
    return result


def lines(payload: dict[str, Any], naam: str = "genre") -> list[tuple[str, str, int, bool, str | None]]:
    return [
        (line["value"], line["label"], line["count"], line["selected"], line["broader"])
        for line in facet(payload, naam)["results"]
    ]


ALL_BOOKS = [
    ("fictie", "Fictie", 15, False, None),
    ("thriller", "Thriller", 12, False, "fictie"),
    ("noir", "Noir", 5, False, "thriller"),
    ("fantasy", "Fantasy & <magie>", 6, False, "fictie"),
    ("kookboek", "Kookboek", 2, False, None),
    ("not-reported", "not reported", 8, False, None),
]


async def test_numbers_of_all_books_as_a_tree(get: Get) -> None:
    assert lines((await get(URL)).json()) == ALL_BOOKS


@pytest.mark.parametrize("sort", ["", "&_sort=titel", "&_sort_desc=kleur"])
async def test_numbers_are_the_same_on_every_page(get: Get, sort: str) -> None:
    payload = (await get(URL + sort)).json()
    pages = 1
    while payload["next"]:
        payload = (await get(f"{URL}{sort}&_next={payload['next']}")).json()
        pages += 1
        assert lines(payload) == ALL_BOOKS
    assert pages == 3


async def test_numbers_follow_other_filters_and_not_the_own_choice(get: Get) -> None:
    payload = (await get(URL + "&_facet_m2m=taal&kleur=rood&_m2m_genre=noir&_m2m_genre=kookboek")).json()
    assert sorted(_keys(payload)) == [5, 10, 11, 15]
    assert lines(payload) == [
        ("fictie", "Fictie", 9, False, None),
        ("thriller", "Thriller", 7, False, "fictie"),
        ("noir", "Noir", 3, True, "thriller"),
        ("fantasy", "Fantasy & <magie>", 3, False, "fictie"),
        ("kookboek", "Kookboek", 1, True, None),
        ("not-reported", "not reported", 5, False, None),
    ]
    assert lines(payload, "taal") == [("1", "Nederlands", 4, False, None), ("2", "Fries", 1, False, None)]


async def test_a_chosen_term_without_books_stays_in_sight(get: Get) -> None:
    payload = (await get(URL + "&_m2m_genre=poezie&nr=3")).json()
    assert lines(payload) == [
        ("fictie", "Fictie", 1, False, None),
        ("thriller", "Thriller", 1, False, "fictie"),
        ("poezie", "Poëzie", 0, True, None),
    ]


async def test_a_link_toggles_its_term_and_goes_to_the_first_page(get: Get) -> None:
    first = (await get(URL + "&_m2m_genre=noir&kleur=rood")).json()
    urls = {line["value"]: _path(line["toggle_url"]) for line in facet(first, "genre")["results"]}
    added = (await get(urls["kookboek"])).json()
    removed = (await get(urls["noir"])).json()
    assert sorted(_keys(added)) == [5, 10, 11, 15]
    assert removed["next"] is not None
    assert lines(removed)[0] == ("fictie", "Fictie", 9, False, None)
    page2 = (await get(f"{URL}&_next={removed['next']}")).json()
    urls = {line["value"]: _path(line["toggle_url"]) for line in facet(page2, "genre")["results"]}
    assert sorted(_keys((await get(urls["noir"])).json())) == [5, 10, 15, 20, 25]


async def test_room_for_two_terms(get: Get) -> None:
    payload = (await get(URL + "&_facet_size=2")).json()
    assert [line[0] for line in lines(payload)] == ["fictie", "thriller", "not-reported"]
    assert facet(payload, "genre")["truncated"] is True
    assert facet((await get(URL)).json(), "genre")["truncated"] is False


async def test_a_view_has_numbers_of_its_own_rows(get: Get) -> None:
    payload = (await get("/bibliotheek/dunne_boeken.json?_facet_m2m=taal&_extra=facet_results")).json()
    assert lines(payload, "taal") == [("1", "Nederlands", 10, False, None), ("2", "Fries", 5, False, None)]


async def test_html_shows_the_tree_and_escapes_labels(get: Get) -> None:
    page = BeautifulSoup((await get("/bibliotheek/boeken?_facet_m2m=genre&_m2m_genre=noir")).text, "html.parser")
    items = page.select("#facet-genre li")
    assert [" ".join(item.get_text(" ").split()) for item in items] == [
        "Fictie 15",
        "– Thriller 12",
        "– – Noir · 5 ✖",
        "– Fantasy & <magie> 6",
        "Kookboek 2",
        "not reported 8",
    ]


def _path(url: str) -> str:
    assert url.startswith("http://localhost/")
    return url.removeprefix("http://localhost")


def _keys(payload: dict[str, Any]) -> list[int]:
    return [row["nr"] if isinstance(row, dict) else row[0] for row in payload["rows"]]
