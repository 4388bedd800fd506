"""The terms, in-process."""

from datasette.app import Datasette

from tests.web.lezen import soup, text


async def test_a_term_has_its_meaning_names_and_list(site: Datasette) -> None:
    page = await soup(site, "/begrippen/werkzaam_element/zelfvertrouwen")
    head = text(page.select_one(".pagina-kop"))
    assert "Een positiever en stabieler beeld van zichzelf" in head and "Self-esteem" in head
    assert [str(e["data-interventie"]) for e in page.select("[data-interventie]")] == ["diamant", "inear"]


async def test_terms_are_folded_per_kind_and_found_by_name_synonym_and_description(site: Datasette) -> None:
    page = await soup(site, "/begrippen")
    kinds = page.select("details.soort")
    assert len(kinds) == 15 and not page.select("details.soort[open]")
    assert page.select_one("details.soort #fase") and page.select_one("details.soort #fase-groepsfase")
    page = await soup(site, "/begrippen?zoek=SELF-esteem")
    assert [str(e["id"]) for e in page.select("details.soort[open] .begrip")] == ["werkzaam_element-zelfvertrouwen"]
    assert "1 begrip met ‘SELF-esteem’" in text(page.select_one(".pagina-kop"))
    page = await soup(site, "/begrippen?zoek=bestaatniet")
    assert "0 begrippen met ‘bestaatniet’" in text(page.select_one(".pagina-kop")) and not page.select(".soort")
    assert (await site.client.get("/begrippen?zoekt=a")).status_code == 400


async def test_the_address_of_a_kind_of_terms_leads_to_its_place_in_the_overview(site: Datasette) -> None:
    answer = await site.client.get("/begrippen/fase")
    assert (answer.status_code, answer.headers["location"]) == (303, "/begrippen#fase")
    assert (await site.client.get("/begrippen/bestaatniet")).status_code == 404


async def test_a_term_says_what_sources_report_and_with_which_designs(site: Datasette) -> None:
    page = await soup(site, "/begrippen/werkzaam_element/zelfvertrouwen")
    lines = [text(li) for li in page.select("[aria-labelledby=status] li")]
    # One cell of Diamant names the element without a status: the other cell has one, so it is not counted again.
    assert lines == ["Effect : 1 interventie Opzet: 1 RCT.", "Gemengd : 1 interventie Opzet: 1 voor- en nameting."]
    assert "kan bij twee statussen staan" not in text(page)
    broad = await soup(site, "/begrippen/werkzaam_element/psychosociale-factoren")
    assert "Eén interventie kan bij twee statussen staan" in text(broad)
    for element in (page, broad):
        for link in element.select("[aria-labelledby=status] a"):
            listed = await soup(site, str(link["href"]))
            assert f": {text(listed.select_one('[data-aantal]'))} interventie" in text(link)


async def test_a_status_is_a_term_with_a_page(site: Datasette) -> None:
    page = await soup(site, "/begrippen?zoek=ervaren+effect")
    assert [a["href"] for a in page.select("#status-ervaren a")] == ["/begrippen/status/ervaren"]
    page = await soup(site, "/begrippen/status/effect")
    assert text(page.select_one("h1")) == "Effect"
    (link,) = page.select(".leesblok a")
    listed = await soup(site, str(link["href"]))
    (aantal,) = listed.select("[data-aantal]")
    assert text(link).split()[0] == aantal.text
    assert (await site.client.get("/begrippen/status/goed")).status_code == 404
