"""The other pages, in-process."""

import io
import json
import logging
from pathlib import Path
from urllib.parse import parse_qs

import openpyxl
import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from jinja2 import Undefined, UndefinedError

from tests.web.conftest import INSTELLINGEN, serve
from tests.web.test_lijst import soup, text
from tests.web.voorbeeld import Geval, Tag, write_catalogus
from toolkit.config.strict_yaml import ConfigError
from toolkit.vocabulary.model import Vocabulary
from toolkit.web.beveiliging import WithoutQuestions
from toolkit.web.config import load_site_config
from toolkit.web.pagina import render_text
from toolkit.web.stippen import Stippen, stippen

SAMENSTELLERS = (
    "Toegekend door de samenstellers op basis van de gelezen beschrijving; de bron gebruikt deze indeling niet."
)
PAGINAS = (
    "/",
    "/?zoek=weerbaarheid",
    "/interventie/diamant",
    "/interventie/leeg",
    "/vergelijk?id=diamant&id=inear",
    "/begrippen",
    "/begrippen/werkzaam_element/zelfvertrouwen",
    "/bewijskaart",
    "/bewijskaart?rij=land&kolom=werkzaam_element",
    "/situatie?fase=groepsfase",
    "/over",
    "/over/privacy",
    "/over/toegankelijkheid",
    "/interventies",
    "/interventies/interventie",
    "/interventies/interventie/diamant",
    "/bestaat-niet",
)


@pytest.mark.parametrize("path", PAGINAS)
async def test_every_page_is_dutch_light_and_strict(site: Datasette, path: str) -> None:
    response = await site.client.get(path)
    page = BeautifulSoup(response.text, "html.parser")
    assert page.html is not None and page.html["lang"] == "nl"
    assert len(page.select("h1")) == 1
    assert len(page.select("main#inhoud")) == 1
    assert not page.select("script:not([src], [type='application/ld+json']), style, [style], [onclick]")
    assert not [e["src"] for e in page.select("[src]") if not str(e["src"]).startswith("/")]
    assert not [
        e["href"] for e in page.select("link[href]") if not str(e["href"]).startswith(("/", "http://localhost"))
    ]
    assert "het zijn niet de bijlagen bij dat onderzoek" in text(page.select_one("footer"))
    assert response.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert response.headers["x-content-type-options"] == "nosniff"
    ids = [str(e["id"]) for e in page.select("[id]")]
    assert len(ids) == len(set(ids))


async def test_links_within_the_site_lead_somewhere(site: Datasette) -> None:
    elsewhere = ("/export.", "/open-data", "/begrippen.ttl", "/begrippen.jsonld")  # routes of other parts
    seen: set[str] = set()
    for path in PAGINAS[:13]:
        page = BeautifulSoup((await site.client.get(path)).text, "html.parser")
        seen |= {str(a["href"]).partition("#")[0] for a in page.select("a[href^='/']")}
    for link in sorted(link for link in seen if not link.startswith(elsewhere)):
        assert (await site.client.get(link)).status_code == 200, link


async def test_every_tag_says_where_it_comes_from_and_who_assigned_it(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    cells = {str(e["data-broncel"]) for e in page.select("[data-broncel]")}
    assert {"slo-e6", "slo-f6", "slo-h6", "slo-k6", "slo-t6", "database-f6", "database-i6", "database-n6"} <= cells
    fase = next(li for li in page.select(".rij") if text(li.select_one("dt")) == "Fase")
    assert [text(e) for e in fase.select(".broncel")] == [
        "Bestand toolkit_database_interventies.xlsx Werkblad, cel Nederland, F6 (kop ‘Kop F’) Er staat x "
        "Herkend als Gevoeligheidsfase. Overgenomen van een cel die voor meer regels geldt: ‘x’. "
        f"Wie {SAMENSTELLERS}",
        "Bestand toolkit_slo_interventies.xlsx Werkblad, cel SLO interventies, F6 (kop ‘Kop F’) "
        "Er staat Gevoeligheidsfase Herkend als Gevoeligheidsfase. Precies zo in de lijst met begrippen. "
        f"Wie {SAMENSTELLERS}",
    ]
    assert "De bron noemt" not in page.text


async def test_the_source_is_only_said_to_say_what_is_in_the_cell(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    wie: dict[str, list[str]] = {}
    for cel in page.select(".broncel"):
        wie[str(cel["data-broncel"])] = [text(dt.find_next("dd")) for dt in cel.select("dt") if text(dt) == "Wie"]
    assert wie["slo-c6"] == ["De bron: dit staat zo in de cel."]
    assert wie["database-p6"] == [
        "De woorden staan in de cel; dit begrip is er een synoniem van (lijst met begrippen)."
    ]
    assert wie["slo-h6"] == [SAMENSTELLERS]
    evaluatie = next(li for li in page.select(".rij") if text(li.select_one("dt")) == "Evaluatie")
    assert "Wie De woorden staan in de cel; de indeling is een besluit van de redactie." in text(evaluatie)


async def test_an_intervention_without_anything_says_so_once_per_section(site: Datasette) -> None:
    page = await soup(site, "/interventie/leeg")
    assert [text(p) for p in page.select(".leeg-rest")] == [
        "Niet gerapporteerd: werkzame elementen.",
        "Niet gerapporteerd: doel, uiteindelijke doelgroep, intermediaire doelgroep, vorm van extremisme, fase.",
        "Niet gerapporteerd: aanpak, kenmerken van de uitvoering, uitvoerder, domein, land, loopt het nog?, website, "
        "taal.",
        "Niet gerapporteerd: psychologische behoefte, psychopathologie, niveau van triggerfactoren.",
        "Niet gerapporteerd: evaluatie, design, deelnemers, uitkomst, beperkingen, beperkende factoren.",
        "Niet gerapporteerd: publicaties.",
        "Niet gerapporteerd: gelezen op, gevonden in, opmerking.",
    ]
    assert [text(dd) for dd in page.select(".samenvatting dd")] == [
        *["niet gerapporteerd"] * 3,
        "Evaluatie niet gerapporteerd",
        "niet gerapporteerd",
    ]


def _rows(page: BeautifulSoup) -> dict[str, str]:
    """Return what the rows say, without the disclosures."""
    for details in page.select("details"):
        details.decompose()
    return {text(row.dt): text(row.dd) for row in page.select(".rij")}


async def test_the_words_of_the_lists_are_on_the_page(site: Datasette) -> None:
    page = await soup(site, "/interventie/bounce")
    rows = _rows(page)
    assert rows["Wat de bron over de evaluatie zegt"] == (
        "‘onbekend; wel een review (2020): geen controlegroep’ Ingedeeld als: Evaluatie onbekend"
    )
    assert rows["Aanpak"] == (
        "De bron heeft geen aparte beschrijving van de aanpak. Bij de elementen noemt de lijst: ‘rollenspel in de klas’"
    )
    # What the words may speak of is not called absent; what only repeats its label is not quoted.
    assert [text(p) for p in page.select(".leeg-rest")][-4:-2] == [
        "Niet apart gerapporteerd; zie wat de bron over de evaluatie zegt: design, deelnemers, uitkomst, beperkingen.",
        "Niet gerapporteerd: beperkende factoren.",
    ]
    assert "Doelgroep" in rows and "Fase" in rows and "‘Gevoeligheid’" not in rows["Fase"]
    assert [text(dd) for dd in page.select(".samenvatting dd")] == [
        "Jongeren weerbaar maken met groepssessies.",
        "‘jongeren; docenten’",
        "‘rollenspel in de klas’",
        "Evaluatie onbekend",
        "‘onbekend; wel een review (2020): geen controlegroep’",
    ]


async def test_what_two_lists_say_is_shown_with_the_name_of_the_list(site: Datasette) -> None:
    rows = _rows(await soup(site, "/interventie/diamant"))
    assert rows["Gelezen op"] == (
        "Literatuurlijst (samengesteld): voorbeeld.nl Databanklijst (samengesteld): databank.example"
    )
    assert rows["Doel"] == (
        "Literatuurlijst (samengesteld): Jongeren weerbaarder maken tegen gewelddadig extremisme. De training duurt "
        "drie maanden. Databanklijst (samengesteld): Weerbaarheid vergroten via identiteit."
    )
    assert rows["Aanpak"] == "Groepstraining plus individuele coaching."


async def test_actions_and_contents_come_before_what_they_are_about(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    order = [str(e.get("id") or text(e)) for e in page.select("main h1, main h2, main .wegwijzer .knop")]
    assert order[:6] == [
        "Diamant onzeker of gestopt",
        "samenvatting",
        "Vergelijk",
        "Druk af of bewaar als PDF",
        "op-deze-pagina",
        "elementen",
    ]
    named = [str(a["href"]).removeprefix("#") for a in page.select(".wegwijzer nav a")]
    assert named == [i for i in order if i in named]


async def test_a_page_describes_itself_for_search_engines(site: Datasette) -> None:
    page = await soup(site, "/interventie/bounce")
    (script,) = page.select("script[type='application/ld+json']")
    described = json.loads(script.text)
    assert (described["@type"], described["name"]) == ("Service", "BOUNCE <tools> & “meer”")
    assert "<tools>" not in str(script)
    (other,) = (await soup(site, "/over")).select("script[type='application/ld+json']")
    assert json.loads(other.text)["@type"] == "Dataset"


async def test_an_old_address_leads_to_the_new_one(site: Datasette) -> None:
    response = await site.client.get("/interventie/diamant-training", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (301, "/interventie/diamant")


async def test_a_part_names_its_whole_and_the_whole_its_parts(site: Datasette) -> None:
    assert "Onderdeel van Exit" in text((await soup(site, "/interventie/exit-lijn-a")).select_one(".interventie-kop"))
    assert "Exit, lijn A" in text((await soup(site, "/interventie/exit")).select_one(".interventie-kop"))


async def test_related_interventions_say_why(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    assert [text(li) for li in page.select(".verwant li")] == [
        "iNEAR Ook zelfvertrouwen; ook voor jongeren (12-17 jaar); ook in de gevoeligheidsfase"
    ]


async def test_the_way_back_keeps_the_list(site: Datasette) -> None:
    response = await site.client.get(
        "/interventie/diamant", headers={"referer": "http://localhost/?fase=groepsfase&zoek=a+b"}
    )
    link = BeautifulSoup(response.text, "html.parser").select_one(".terug")
    assert link is not None
    assert (link["href"], link.text) == ("/?fase=groepsfase&zoek=a+b", "← Terug naar de resultaten")
    other = await site.client.get("/interventie/diamant", headers={"referer": "https://elders.example/?x=1"})
    assert "elders.example" not in other.text


async def test_a_comparison_shows_what_differs(site: Datasette) -> None:
    page = await soup(site, "/vergelijk?id=diamant-training&id=inear&id=inear")
    rows = {text(tr.th): "verschil" in tr["class"] for tr in page.select("tbody tr")}
    assert [str(th["data-interventie"]) for th in page.select("thead [data-interventie]")] == ["diamant", "inear"]
    assert rows["Land (verschilt)"] and not rows["Uiteindelijke doelgroep bij alle gelijk"]


async def test_a_comparison_says_what_the_lists_say(site: Datasette) -> None:
    page = await soup(site, "/vergelijk?id=bounce&id=ecole")
    rows = {
        text(tr.th).removesuffix(" (verschilt)"): [text(td) for td in tr.select("td")] for tr in page.select("tbody tr")
    }
    assert rows["Evaluatie"] == [
        "‘onbekend; wel een review (2020): geen controlegroep’ Ingedeeld als: Evaluatie onbekend",
        "niet gerapporteerd",
    ]
    assert rows["Aanpak"] == ["‘rollenspel in de klas’", "niet gerapporteerd"]
    assert rows["Uitkomst"] == ["niet apart gerapporteerd; zie evaluatie", "niet gerapporteerd"]


async def test_one_intervention_asks_for_a_second(site: Datasette) -> None:
    page = await soup(site, "/vergelijk?id=diamant")
    assert text(page.h1) == "Vergelijk Diamant: kies een tweede interventie"
    assert [str(a["href"]) for a in page.select(".verwant a")] == ["/vergelijk?id=diamant&id=inear"]
    assert text((await soup(site, "/vergelijk")).h1) == "Vergelijken: kies de eerste interventie"
    two = await soup(site, "/vergelijk?id=diamant&id=inear")
    assert not two.select(".verwant")
    assert [text(p) for p in two.select(".alleen-op-papier")] == [
        "Diamant; iNEAR.",
        "Afgedrukt van https://catalogus.example/vergelijk?id=diamant&id=inear, gegevens van 20 november 2026.",
    ]


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
    assert text(cell) == "1 1 geëv. : 1 voor- en nameting 0 uitk. : 1 beoogd"
    assert "er is onderzoek naar de interventie als geheel" in text(turned.select_one(".boven-tabel"))
    picture = await site.client.get("/bewijskaart.svg?rij=werkzaam_element&kolom=fase")
    assert '<tspan font-weight="700">1</tspan> (1)<tspan x="346.5" dy="15" font-size="11">u 0</tspan>' in picture.text
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


async def test_a_situation_says_what_fits_and_what_is_not_reported(site: Datasette) -> None:
    page = await soup(
        site, "/situatie?fase=groepsfase&doelgroep=jongeren&doelgroep=betrokkenheid&psychologische_behoefte=identiteit"
    )
    assert "geen risicotaxatie en geen advies over een persoon" in text(page.select_one(".melding"))
    found = {str(li["data-interventie"]): [text(r) for r in li.select(".waarom li")] for li in page.select(".passend")}
    assert found == {
        "inear": [
            "Past: groepsfase, jongeren (12-17 jaar), meedoen van de persoon zelf",
            "Niet gerapporteerd: positieve sociale identiteit",
        ],
        "diamant": [
            "Past: jongeren (12-17 jaar), meedoen van de persoon zelf, positieve sociale identiteit",
            "Past niet: groepsfase",
        ],
        "bounce": [
            "Past: jongeren (12-17 jaar), meedoen van de persoon zelf",
            "Niet gerapporteerd: positieve sociale identiteit",
            "Past niet: groepsfase",
        ],
        "exit": [
            "Past: groepsfase",
            "Niet gerapporteerd: jongeren (12-17 jaar), meedoen van de persoon zelf, positieve sociale identiteit",
        ],
    }
    assert (
        text(page.select_one("#resultaten")) == "Geen enkele interventie past bij alle antwoorden, 4 bij minstens één"
    )
    assert [text(kop) for kop in page.select(".groep-kop")] == [
        "3 van 4 antwoorden passen: 2 interventies",
        "2 van 4 antwoorden passen: 1 interventie",
        "1 van 4 antwoorden passen: 1 interventie",
    ]
    assert [len(groep.select(".passend")) for groep in page.select("ol.kaarten")] == [2, 1, 1]
    one = await soup(site, "/situatie?fase=groepsfase")
    assert text(one.select_one("#resultaten")) == "2 interventies passen bij uw antwoord"
    all_fit = await soup(site, "/situatie?fase=groepsfase&doelgroep=jongeren")
    assert text(all_fit.select_one("#resultaten")) == "1 interventie past bij alle antwoorden, 4 bij minstens één"
    assert "Bij 1 van de 7 interventies staat hier iets over" in page.text


async def test_a_situation_shows_cards_with_their_status_and_the_notice_first(site: Datasette) -> None:
    page = await soup(site, "/situatie?fase=groepsfase")
    inear = page.select_one('[data-interventie="inear"] [aria-label="Werkzame elementen"]')
    assert inear is not None
    assert [text(li) for li in inear.select("li")] == [
        "Effect: zelfvertrouwen",
        "Ervaren effect: kritisch denkvermogen",
    ]
    form = page.select_one("form[aria-label='Uw situatie']")
    uitslag = page.select_one("#uitslag")
    assert form is not None and uitslag is not None and str(form["action"]).endswith("#uitslag")
    assert next(text(e) for e in uitslag.find_all(True, recursive=False)).startswith("Dit is inspiratie.")
    assert text(uitslag.select_one(".alleen-op-papier")) == (
        "Uw antwoorden In welke fase speelt het? Groepsfase "
        "Afgedrukt van https://catalogus.example/situatie?fase=groepsfase, gegevens van 20 november 2026."
    )


async def test_a_situation_says_when_its_answers_as_filters_are_another_list(site: Datasette) -> None:
    for query, same, aantal in (
        ("fase=groepsfase&doelgroep=jongeren", True, "1"),
        ("fase=groepsfase&fase=actiefase", False, "3"),
    ):
        page = await soup(site, f"/situatie?{query}")
        (link,) = page.select(f"#uitslag a[href='/?{query}']")
        listed = await soup(site, str(link["href"]))
        assert text(listed.select_one("[data-aantal]")) == aantal
        assert f"{aantal} interventie" in text(link)
        assert ("andere lijst" in text(link)) is not same


async def test_a_situation_never_cuts_a_group(tmp_path: Path, vocabulary: Vocabulary) -> None:
    both = (Tag("fase", "groepsfase", "x"), Tag("land", "nl", "x"), Tag("doelgroep", "jongeren", "x"))
    gevallen = [Geval(f"a{n:02}", f"A {n:02}", "slo", 100 + n, both) for n in range(23)]
    gevallen += [Geval(f"b{n}", f"B {n}", "slo", 200 + n, both[:1]) for n in range(2)]
    site = serve(write_catalogus(tmp_path / "interventies.db", vocabulary, tuple(gevallen)))
    page = await soup(site, "/situatie?fase=groepsfase&doelgroep=jongeren")
    assert len(page.select(".passend")) == 23
    (more,) = page.select("#uitslag a.knop")
    assert text(more) == "Toon de 2 waarbij minder antwoorden passen"
    assert len((await soup(site, str(more["href"]))).select(".passend")) == 2
    assert (await site.client.get("/situatie?fase=groepsfase&toon=veel")).status_code == 400


async def test_a_term_has_its_meaning_names_and_list(site: Datasette) -> None:
    page = await soup(site, "/begrippen/werkzaam_element/zelfvertrouwen")
    head = text(page.select_one(".pagina-kop"))
    assert "Een positiever en stabieler beeld van zichzelf" in head and "Self-esteem" in head
    assert [str(e["data-interventie"]) for e in page.select("[data-interventie]")] == ["diamant", "inear"]


async def test_terms_are_folded_per_kind_and_found_by_name_synonym_and_description(site: Datasette) -> None:
    page = await soup(site, "/begrippen")
    kinds = page.select("details.soort")
    assert len(kinds) == 14 and not page.select("details.soort[open]")
    assert page.select_one("details.soort #fase") and page.select_one("details.soort #fase-groepsfase")
    page = await soup(site, "/begrippen?zoek=SELF-esteem")
    assert [str(e["id"]) for e in page.select("details.soort[open] .begrip")] == ["werkzaam_element-zelfvertrouwen"]
    assert "1 begrip met ‘SELF-esteem’" in text(page.select_one(".pagina-kop"))
    page = await soup(site, "/begrippen?zoek=bestaatniet")
    assert "0 begrippen met ‘bestaatniet’" in text(page.select_one(".pagina-kop")) and not page.select(".soort")
    assert (await site.client.get("/begrippen?zoekt=a")).status_code == 400


async def test_a_term_says_what_sources_report_and_with_which_designs(site: Datasette) -> None:
    page = await soup(site, "/begrippen/werkzaam_element/zelfvertrouwen")
    lines = [text(li) for li in page.select("[aria-labelledby=status] li")]
    # One cell of Diamant names the element without a status: the other cell has one, so it is not counted again.
    assert lines == ["Effect : 1 interventie Opzet: 1 RCT.", "Gemengd : 1 interventie Opzet: 1 voor- en nameting."]
    assert "kan bij twee statussen staan" not in page.text
    broad = await soup(site, "/begrippen/werkzaam_element/psychosociale-factoren")
    assert "Eén interventie kan bij twee statussen staan" in broad.text
    for element in (page, broad):
        for link in element.select("[aria-labelledby=status] a"):
            listed = await soup(site, str(link["href"]))
            assert f": {text(listed.select_one('[data-aantal]'))} interventie" in text(link)


async def test_health_and_suggestions_are_json(site: Datasette) -> None:
    health = await site.client.get("/-/gezond")
    assert health.json()["interventies"] == 7
    found = await site.client.get("/-/suggesties?begin=dia")
    assert found.json() == {
        "suggesties": [{"label": "Diamant", "soort": "Interventie", "adres": "/interventie/diamant"}]
    }
    found = await site.client.get("/-/suggesties?begin=zelfvertr")
    assert found.json()["suggesties"][0] == {
        "label": "Zelfvertrouwen",
        "soort": "Werkzaam element",
        "adres": "/?werkzaam_element=zelfvertrouwen",
        "naam": "werkzaam_element",
        "waarde": "zelfvertrouwen",
    }


async def test_reporting_an_error_fills_in_page_and_build(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    (link,) = [str(a["href"]) for a in page.select(".meld-fout a")]
    assert link.startswith("mailto:redactie@catalogus.example?subject=Fout%20gezien%3A%20Diamant&body=")
    assert parse_qs(link.partition("?")[2])["body"] == [
        "Wat klopt er niet?\n\n\nPagina: https://catalogus.example/interventie/diamant\n"
        "Stand van de gegevens: 20 november 2026\nControlegetal van de gegevens: 0123456789ab\n"
    ]
    over = await soup(site, "/over")
    assert [text(dl) for dl in over.select("#kwaliteit ~ .herkomst dl")] == [
        "Stand van de gegevens 20 november 2026 Controlegetal van de gegevens 0123456789ab"
    ]


def test_a_wrong_configuration_stops_the_site_with_every_mistake() -> None:
    wrong = {**INSTELLINGEN, "contact": "geen adres", "kleur": "rood"}
    del wrong["uitgever"]
    with pytest.raises(ConfigError) as error:
        load_site_config(wrong)
    assert str(error.value) == (
        "metadata.yml › plugins › interventiecatalogus: de inhoud klopt niet.\n"
        "  uitgever: deze sleutel ontbreekt\n"
        "  contact: deze waarde heeft niet de goede vorm\n"
        "  kleur: deze sleutel kennen we niet"
    )


async def test_a_name_that_a_template_lacks_is_an_error_and_not_an_empty_place(site: Datasette) -> None:
    await site.invoke_startup()
    with pytest.raises(UndefinedError, match="'i' is undefined"):
        await render_text(site, None, "interventie.html", {"terug": None, "jsonld": ""})
    # Datasette's own pages keep the environment they were written for.
    assert site.jinja_env.from_string("{{ er_is_niets }}").environment.undefined is Undefined


async def test_the_pages_of_the_data_speak_of_the_same_things(site: Datasette) -> None:
    row = await soup(site, "/interventies/interventie/diamant")
    assert [str(a["href"]) for a in row.select("main a[href^='/interventie/']")] == ["/interventie/diamant"]
    facets: list[dict[str, object]] = [
        {"name": naam, "results": [], "hideable": False} for naam in ("werkzaam_element", "herkomst")
    ]
    html = await site.render_template("_facet_results.html", {"sorted_facet_results": facets})
    assert [text(kop) for kop in BeautifulSoup(html, "html.parser").select("h3")] == ["Werkzaam element", "herkomst"]


async def test_a_site_of_other_data_is_left_alone(tmp_path: Path) -> None:
    other = Datasette([], memory=True)
    assert (await other.client.get("/-/settings.json")).status_code == 200
    assert (await other.client.get("/")).status_code == 200


def test_the_log_has_no_questions_and_no_visitors() -> None:
    record = logging.makeLogRecord(
        {"msg": '%s - "%s %s HTTP/%s" %d', "args": ("1.2.3.4:5", "GET", "/?zoek=a", "1.1", 200)}
    )
    assert WithoutQuestions().filter(record)
    assert record.getMessage() == '- - "GET / HTTP/1.1" 200'
