"""The pictures of a list: years and countries, each with its table, as SVG and PNG."""

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.web.lezen import soup, text
from toolkit.weergave.wereldkaart import BREED, outlines


async def test_the_tables_count_the_list_and_the_pictures_show_the_same_numbers(site: Datasette) -> None:
    for query in ("", "?herkomst=slo"):
        page = await soup(site, f"/beeld{query}")
        years, countries = (
            [[text(cell) for cell in tr.select("th, td")] for tr in table.select("tbody tr")]
            for table in page.select("table")
        )
        drawn = BeautifulSoup((await site.client.get(f"/beeld/jaren.svg{query}")).text, "html.parser")
        shown = sorted(text(t) for t in drawn.select("text[text-anchor=middle][font-size]"))
        assert shown == sorted(number for row in years for number in row[2:])
        world = BeautifulSoup((await site.client.get(f"/beeld/landen.svg{query}")).text, "html.parser")
        assert sorted(text(t) for t in world.select("path title")) == sorted(f"{naam}: {n}" for naam, n in countries)
        for naam, number in countries:
            listed = await soup(site, f"/?land={LANDEN[naam]}{query.replace('?', '&')}")
            assert text(listed.select_one("[data-aantal]")) == number


LANDEN = {"Denemarken": "dk", "Australië": "au", "België": "be", "Nederland": "nl"}


@pytest.mark.parametrize("naam", ["jaren", "landen"])
async def test_a_picture_can_be_taken_along(site: Datasette, naam: str) -> None:
    svg = await site.client.get(f"/beeld/{naam}.svg?fase=groepsfase&utm_source=x")
    assert svg.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert "Keuze: " in svg.text and "/beeld?fase=groepsfase<" in svg.text
    png = await site.client.get(f"/beeld/{naam}.png?fase=groepsfase&formaat=dia")
    assert png.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png.content[16:20]), int.from_bytes(png.content[20:24])) == (1280 * 2, 720 * 2)
    assert (await site.client.get(f"/beeld/{naam}.svg?onzin=1")).status_code == 400


async def test_a_list_without_years_and_countries_says_so(site: Datasette) -> None:
    page = await soup(site, "/beeld?zoek=bestaatnietinhetvoorbeeld")
    assert not page.select("img")
    assert "geen jaren en landen bekend" in text(page.main)


def test_outlines_are_of_countries_within_the_picture() -> None:
    paths = outlines()
    assert {"nl", "be", "gb", "us", "dk"} <= paths.keys()
    assert "aq" not in paths
    start = paths["nl"][1:].split("l")[0].split()
    assert BREED / 2 < int(start[0]) < BREED * 0.55


def test_no_outline_has_a_line_from_one_edge_of_the_map_to_the_other() -> None:
    for code, path in outlines().items():
        for ring in filter(None, path.removesuffix("z").split("z")):
            (x, y), *steps = ([int(number) for number in point.split()] for point in ring.lstrip("M").split("l"))
            assert max(abs(dx) for dx, _ in steps) < BREED / 2, code
            end = (x + sum(dx for dx, _ in steps), y + sum(dy for _, dy in steps))
            assert max(abs(end[0] - x), abs(end[1] - y)) < BREED / 2, code
