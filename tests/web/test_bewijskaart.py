"""The evidence map as page, picture and workbook, in-process."""

import io
import re

import openpyxl
import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.conftest import DATA
from tests.web.lezen import soup, text
from toolkit.vocabulary.load import load_vocabulary
from toolkit.web.stippen import Stippen, stippen

WOORDEN = {*load_vocabulary(DATA / "vocabulaire")["onderzoeksdesign"].gebruik.kort.values(), "opzet onbekend"}


async def test_a_cell_of_the_map_counts_the_list_behind_it(site: Datasette) -> None:
    for query in ("", "?fase=groepsfase&fase=actiefase", "?werkzaam_element_status=effect", "?herkomst=slo&rij=land"):
        page = await soup(site, f"/bewijskaart{query}")
        for cell in page.select("td.cel a"):
            listed = await soup(site, str(cell["href"]))
            assert text(cell.select_one("b")) == text(listed.select_one("[data-aantal]")), cell["href"]


async def test_the_map_shows_gaps_and_designs(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=werkzaam_element&kolom=fase")
    row = next(tr for tr in page.select("tbody tr") if text(tr.th) == "Zelfvertrouwen")
    assert [text(td) for td in row.select("td")] == [
        "2 interventies, waarvan 2 geëvalueerd , 2 met uitkomst voor dit element (Zelfvertrouwen, gevoeligheidsfase) "
        "Opzet: 1 RCT, 1 voor- en nameting Dit element: 1 effect, 1 gemengd",
        "1 interventie, waarvan 1 geëvalueerd , 1 met uitkomst voor dit element (Zelfvertrouwen, groepsfase) "
        "Opzet: 1 RCT Dit element: 1 effect",
        "0 leemte",
        "0",
    ]


async def test_an_evaluation_is_not_an_outcome_for_the_element(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=werkzaam_element&kolom=fase")
    row = next(tr for tr in page.select("tbody tr") if text(tr.th) == "Persoonlijke veerkracht")
    assert text(row.td) == (
        "1 interventie, waarvan 1 geëvalueerd , 0 met uitkomst voor dit element (Persoonlijke veerkracht, "
        "gevoeligheidsfase) Opzet: 1 voor- en nameting Dit element: 1 beoogd"
    )
    turned = await soup(site, "/bewijskaart?rij=fase&kolom=werkzaam_element&open=psychosociale-factoren")
    places = [text(th.span) for th in turned.select("thead th[scope=col]")[1:]]
    cell = turned.select("tbody tr")[0].select("td")[places.index("Persoonlijke veerkracht")]
    assert text(cell) == "1 interventie, waarvan 1 geëv. : 1 voor- en nameting 1 v/n 0 uitk. : 1 beoogd"
    assert "er is onderzoek naar de interventie als geheel" in text(turned.select_one(".boven-tabel"))
    picture = await site.client.get("/bewijskaart.svg?rij=werkzaam_element&kolom=fase")
    assert (
        '<tspan font-weight="700">1</tspan> (1)<tspan x="346.5" dy="15" font-size="11">1\u00a0v/n</tspan>'
        '<tspan x="346.5" dy="13" font-size="11">u\u00a00</tspan>'
    ) in picture.text
    workbook = await site.client.get("/bewijskaart.xlsx?rij=werkzaam_element&kolom=fase")
    book = openpyxl.load_workbook(io.BytesIO(workbook.content))
    heads, *rows = ([c.value for c in row] for row in book["Per vak"].iter_rows())
    found = next(dict(zip(heads, r, strict=True)) for r in rows if r[:2] == ["Zelfvertrouwen", "Gevoeligheidsfase"])
    assert {head: number for head, number in found.items() if number} == {
        "Werkzaam element": "Zelfvertrouwen",
        "Fase": "Gevoeligheidsfase",
        "Interventies": 2,
        "Geëvalueerd": 2,
        "RCT": 1,
        "voor- en nameting": 1,
        "Met uitkomst voor het element": 2,
        "Element: effect": 1,
        "Element: gemengd": 1,
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("rij=werkzaam_element&kolom=fase", WOORDEN),
        ("rij=fase&kolom=land", WOORDEN),
        ("rij=fase&kolom=werkzaam_element&open=psychosociale-factoren", None),
    ],
)
async def test_every_cell_shows_its_designs_to_everybody(site: Datasette, query: str, names: set[str] | None) -> None:
    page = await soup(site, f"/bewijskaart?{query}")
    explained = {text(b) for b in page.select(".boven-tabel b")}
    for hidden in page.select(".cel i, .cel .onzichtbaar"):
        hidden.decompose()
    cells = [cell for cell in page.select("td.cel a") if not re.search(r"\b0 geëv", text(cell))]
    assert cells
    for cell in cells:
        designs = [item.split(" ", 1) for item in text(cell.select_one(".opzet, .cel-designs")).split(", ")]
        assert {name for _, name in designs} <= (names or explained), text(cell)
        assert all(int(number) > 0 for number, _ in designs)
    assert page.select(".boven-tabel a[href='/begrippen#onderzoeksdesign']")


async def test_the_picture_names_every_design_and_cuts_no_label(site: Datasette) -> None:
    for query in ("rij=werkzaam_element&kolom=doelgroep", "rij=fase&kolom=uitvoeringskenmerk", "rij=land&kolom=fase"):
        page = await soup(site, f"/bewijskaart?{query}")
        picture = BeautifulSoup((await site.client.get(f"/bewijskaart.svg?{query}")).text, "html.parser")
        drawn = " ".join(text(line) for line in picture.select("text"))
        assert "…" not in drawn
        for head in page.select("thead th > span, tbody th"):
            assert all(word in drawn for word in text(head).split()), text(head)


async def test_what_is_not_reported_is_no_gap_and_is_left_out_when_it_is_so_for_none(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=fase&kolom=land")
    assert [text(th) for th in page.select("tbody th")][-1] == "Niet gerapporteerd"
    assert not page.select("tbody tr:last-child .leemte")
    page = await soup(site, "/bewijskaart?rij=fase&kolom=land&herkomst=slo")
    assert "Niet gerapporteerd" not in text(page.select_one(".matrix"))
    page = await soup(site, "/bewijskaart?rij=fase&kolom=land&fase=niet-gerapporteerd&herkomst=slo")
    assert [text(th) for th in page.select("tbody th")] == ["Niet gerapporteerd"]


async def test_a_wide_map_starts_with_broad_terms_and_opens_one_by_its_address(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=doelgroep&kolom=werkzaam_element")
    breed = [text(th.span) for th in page.select("thead th[scope=col]")[1:]]
    assert breed == [
        *("Cognitieve factoren", "Psychosociale factoren", "Sociale en educatieve ontwikkeling", "Gedragsfactoren"),
        *("Factoren op maatschappelijk vlak", "Niet gerapporteerd"),
    ]
    link = page.select("thead a")[1]
    assert text(link) == "toon 9 begrippen onder psychosociale factoren"
    opened = await soup(site, str(link["href"]))
    assert len(opened.select("thead th")) == len(breed) + 1 + 9
    assert [str(a["href"]) for a in opened.select("thead a") if text(a) == "klap in"] == [
        "/bewijskaart?rij=doelgroep&kolom=werkzaam_element"
    ]
    assert (await site.client.get("/bewijskaart?open=zelfvertrouwen&rij=fase")).status_code == 400
    whole = await site.client.get("/bewijskaart.xlsx?rij=doelgroep&kolom=werkzaam_element")
    assert openpyxl.load_workbook(io.BytesIO(whole.content))["Interventies"].max_column > 20


async def test_a_map_that_cannot_be_made_keeps_what_was_chosen(site: Datasette) -> None:
    response = await site.client.get("/bewijskaart?rij=land&kolom=land&fase=groepsfase")
    page = BeautifulSoup(response.text, "html.parser")
    assert [str(o["value"]) for o in page.select("option[selected]")] == ["land", "land"]
    assert [str(i["value"]) for i in page.select("input[name=fase]")] == ["groepsfase"]


async def test_the_map_can_be_taken_along(site: Datasette) -> None:
    picture = await site.client.get("/bewijskaart.svg?rij=fase&kolom=land")
    assert picture.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert picture.text.startswith("<svg ")
    workbook = await site.client.get("/bewijskaart.xlsx?rij=fase&kolom=herkomst")
    assert workbook.status_code == 400
    workbook = await site.client.get("/bewijskaart.xlsx?rij=fase&kolom=land&herkomst=slo")
    book = openpyxl.load_workbook(io.BytesIO(workbook.content))
    assert book.sheetnames == ["Interventies", "Geëvalueerd", "Per vak", "Verantwoording"]
    assert [[c.value for c in row] for row in book["Interventies"].iter_rows(max_row=3)] == [
        ["Fase / Land", "Denemarken", "Australië", "België", "Nederland"],
        ["Gevoeligheidsfase", 0, 1, 0, 0],
        ["Groepsfase", 1, 1, 0, 0],
    ]


def test_dots_are_solid_when_evaluated() -> None:
    assert stippen(0, 0) is None
    assert stippen(81, 0) is None
    assert stippen(18, 17) == Stippen(144, 18, "M4 4h136M4 13h10", "M13 13h0.1")


async def test_the_picture_names_its_address_and_nothing_else_of_the_visitor(site: Datasette) -> None:
    query = "rij=fase&kolom=land"
    plain = (await site.client.get(f"/bewijskaart.svg?{query}")).text
    assert f"/bewijskaart?{query.replace('&', '&amp;')}" in plain
    assert (await site.client.get(f"/bewijskaart.svg?{query}&utm_source=nieuwsbrief&fbclid=x")).text == plain
