"""The evidence map as page, picture and workbook, in-process."""

import io

import openpyxl
import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.conftest import DATA
from tests.web.lezen import soup, text
from toolkit.vocabulary.load import load_vocabulary

WOORDEN = {*load_vocabulary(DATA / "vocabulaire")["onderzoeksdesign"].gebruik.kort.values(), "opzet onbekend"}


async def test_a_cell_of_the_map_counts_the_list_behind_it(site: Datasette) -> None:
    for query in ("", "?fase=groepsfase&fase=actiefase", "?werkzaam_element_status=effect", "?herkomst=slo&rij=land"):
        page = await soup(site, f"/bewijskaart{query}")
        for cell in page.select("td.cel a"):
            listed = await soup(site, str(cell["href"]))
            assert text(cell.select_one("b")) == text(listed.select_one("[data-aantal]")), cell["href"]


async def test_the_map_shows_gaps_and_designs(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=werkzaam_element&kolom=fase")
    row = next(tr for tr in page.select(".matrix tbody tr") if text(tr.th) == "Zelfvertrouwen")
    assert [text(td) for td in row.select("td")] == [
        "2 interventies, waarvan 2 geëvalueerd: 1 RCT, 1 voor- en nameting. Dit element: 1 effect, 1 gemengd.",
        "1 interventie, waarvan 1 geëvalueerd: 1 RCT. Dit element: 1 effect.",
        "0 leemte",
        "0",
    ]
    # Size and evidence of the disc, then the outcomes; a gap has no mark.
    assert [[str(use["href"]) for use in td.select("use")] for td in row.select("td")] == [
        ["#m13", "#t-effect", "#t-gemengd"],
        ["#m13", "#t-effect"],
        [],
        [],
    ]


async def test_the_table_says_what_the_map_shows_and_comes_first(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=werkzaam_element&kolom=fase")
    first, second = page.select("main table")
    assert second["class"] == ["matrix"]
    rows = [[text(cell) for cell in tr.select("th, td")] for tr in first.select("tr")]
    assert rows[0] == [
        *("Werkzaam element", "Fase", "Interventies", "Geëvalueerd"),
        *("Opzet van het onderzoek", "Uitkomst voor dit element"),
    ]
    assert [row[1:] for row in rows if row[0] == "Zelfvertrouwen"] == [
        ["Gevoeligheidsfase", "2", "2", "1 RCT, 1 voor- en nameting", "1 effect, 1 gemengd"],
        ["Groepsfase", "1", "1", "1 RCT", "1 effect"],
        ["Leemte: actiefase"],
    ]
    alone = await soup(site, "/bewijskaart?rij=werkzaam_element&kolom=fase&tabel=alleen")
    assert [[text(cell) for cell in tr.select("th, td")] for tr in alone.select("main tr")] == rows
    assert (await site.client.get("/bewijskaart?tabel=kaart")).status_code == 400


async def test_rows_and_columns_are_ordered_and_folded_by_the_address(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=werkzaam_element&kolom=fase&rij_volgorde=aantal&kolom_volgorde=aantal")
    broad = [
        tr
        for tr in page.select(".matrix tbody tr.categorie-rij")
        if text(tr.select_one("th span")) != "Niet gerapporteerd"
    ]
    first = [int(text(tr.b)) if tr.b else 0 for tr in broad]
    assert first == sorted(first, reverse=True)
    assert [str(o["value"]) for o in page.select("option[selected]")] == [
        "werkzaam_element",
        "fase",
        "aantal",
        "aantal",
    ]
    link = next(a for a in page.select("tbody th a") if "psychosociale" in text(a))
    folded = await soup(site, str(link["href"]))
    names = [text(th.span) for th in folded.select("tbody .categorie-rij th")]
    assert "Zelfvertrouwen" in text(page.select_one(".matrix"))
    assert "Zelfvertrouwen" not in text(folded.select_one(".matrix"))
    assert names == [text(tr.select_one("th span")) for tr in page.select(".matrix tbody tr.categorie-rij")]
    assert [text(a) for a in folded.select("tbody th a")][names.index("Psychosociale factoren")] == (
        "toon 9 begrippen onder psychosociale factoren"
    )
    assert (await site.client.get("/bewijskaart?rij_volgorde=naam")).status_code == 400
    assert (await site.client.get("/bewijskaart?rij=fase&dicht=zelfvertrouwen")).status_code == 400


async def test_an_evaluation_is_not_an_outcome_for_the_element(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=werkzaam_element&kolom=fase")
    row = next(tr for tr in page.select(".matrix tbody tr") if text(tr.th) == "Persoonlijke veerkracht")
    assert text(row.td) == "1 interventie, waarvan 1 geëvalueerd: 1 voor- en nameting. Dit element: 1 beoogd."
    turned = await soup(site, "/bewijskaart?rij=fase&kolom=werkzaam_element&open=psychosociale-factoren")
    places = [text(th.span) for th in turned.select(".matrix thead th[scope=col]")[1:]]
    cell = turned.select(".matrix tbody tr")[0].select("td")[places.index("Persoonlijke veerkracht")]
    assert (text(cell), [str(use["href"]) for use in cell.select("use")]) == (text(row.td), ["#m13"])
    assert "er is onderzoek naar de interventie als geheel" in text(turned.select_one(".kaart-uitleg"))
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
    "query", ["rij=fase&kolom=land", "rij=fase&kolom=werkzaam_element&open=psychosociale-factoren"]
)
async def test_every_cell_names_its_designs_in_words(site: Datasette, query: str) -> None:
    page = await soup(site, f"/bewijskaart?{query}")
    cells = [cell for cell in page.select("td.cel a small") if "waarvan 0" not in text(cell)]
    assert cells
    for cell in cells:
        listed = text(cell).split(": ")[1].split(".")[0]
        designs = [item.split(" ", 1) for item in listed.split(", ")]
        assert {name for _, name in designs} <= WOORDEN, text(cell)
        assert all(int(number) > 0 for number, _ in designs)
    assert page.select(".kaart-uitleg a[href='/begrippen#onderzoeksdesign']")


async def test_the_picture_cuts_no_label(site: Datasette) -> None:
    for query in ("rij=werkzaam_element&kolom=doelgroep", "rij=fase&kolom=uitvoeringskenmerk", "rij=land&kolom=fase"):
        page = await soup(site, f"/bewijskaart?{query}")
        picture = BeautifulSoup((await site.client.get(f"/bewijskaart.svg?{query}")).text, "html.parser")
        drawn = " ".join(text(line) for line in picture.select("text"))
        assert "…" not in drawn
        for head in page.select(".matrix th > span"):
            assert all(word in drawn for word in text(head).split()), text(head)


async def test_what_is_not_reported_is_no_gap_and_is_left_out_when_it_is_so_for_none(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=fase&kolom=land")
    assert [text(th) for th in page.select(".matrix tbody th > span")][-1] == "Niet gerapporteerd"
    assert not page.select(".matrix tbody tr:last-child .leemte")
    page = await soup(site, "/bewijskaart?rij=fase&kolom=land&herkomst=slo")
    assert "Niet gerapporteerd" not in text(page.select_one(".matrix"))
    page = await soup(site, "/bewijskaart?rij=fase&kolom=land&fase=niet-gerapporteerd&herkomst=slo")
    assert [text(th) for th in page.select(".matrix tbody th > span")] == ["Niet gerapporteerd"]


async def test_a_wide_map_starts_with_broad_terms_and_opens_one_by_its_address(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=doelgroep&kolom=werkzaam_element")
    breed = [text(th.span) for th in page.select(".matrix thead th[scope=col]")[1:]]
    assert breed == [
        *("Cognitieve factoren", "Psychosociale factoren", "Sociale en educatieve ontwikkeling", "Gedragsfactoren"),
        *("Factoren op maatschappelijk vlak", "Niet gerapporteerd"),
    ]
    link = page.select(".matrix thead a")[1]
    assert text(link) == "toon 9 begrippen onder psychosociale factoren"
    opened = await soup(site, str(link["href"]))
    assert len(opened.select(".matrix thead th")) == len(breed) + 1 + 9
    assert [str(a["href"]) for a in opened.select(".matrix thead a") if text(a).startswith("klap in")] == [
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
    drawn = await site.client.get("/bewijskaart.png?rij=fase&kolom=land")
    assert (drawn.headers["content-type"], drawn.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert drawn.content == (await site.client.get("/bewijskaart.png?rij=fase&kolom=land")).content
    for formaat, size in (("dia", (1280 * 2, 720 * 2)), ("a4", (1588, 2246))):
        drawn = await site.client.get(f"/bewijskaart.png?rij=werkzaam_element&kolom=fase&formaat={formaat}")
        assert (int.from_bytes(drawn.content[16:20]), int.from_bytes(drawn.content[20:24])) == size
    page = await soup(site, "/bewijskaart?rij=fase&kolom=land")
    assert [str(a["href"]) for a in page.select(".onder-tabel a")[:6]] == [
        f"/bewijskaart.{kind}?rij=fase&kolom=land{formaat}"
        for formaat in ("", "&formaat=dia", "&formaat=a4")
        for kind in ("svg", "png")
    ]
    assert (await site.client.get("/bewijskaart.svg?rij=fase&kolom=land&formaat=a5")).status_code == 400
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


async def test_the_picture_names_its_address_and_nothing_else_of_the_visitor(site: Datasette) -> None:
    query = "rij=fase&kolom=land"
    plain = (await site.client.get(f"/bewijskaart.svg?{query}")).text
    assert f"/bewijskaart?{query.replace('&', '&amp;')}" in plain
    assert (await site.client.get(f"/bewijskaart.svg?{query}&utm_source=nieuwsbrief&fbclid=x")).text == plain
