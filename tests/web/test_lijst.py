"""The list page, in-process: what a reader and a script see."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.web.conftest import serve
from tests.web.lezen import results, soup, text
from tests.web.voorbeeld import Geval, Tag, write_catalogus
from toolkit.schermwoorden import STATUSSEN
from toolkit.vocabulary.dimension import Term, Vocabulary
from toolkit.web.routes.lijst import page_numbers
from toolkit.weergave.kaarten import Kaart, lines_of
from toolkit.weergave.standen import ElementStand

FAZE = "Het filter ‘faze’ bestaat niet. Bedoelde u ‘fase’? Bekijk alle interventies op de beginpagina."
DIAMAND = "Er staat geen interventie ‘diamand’ in de catalogus. Bedoelde u ‘diamant’? Zoek hieronder op de naam."
DUBBEL = "Deze interventie stond in de catalogus en is er later uit gehaald. Reden: stond er dubbel in"
KIES = "Kies voor rijen en kolommen twee verschillende soorten begrippen."
HETZELFDE = f"Rijen en kolommen zijn allebei ‘fase’. {KIES}"
FAZE_RIJ = f"‘faze’ kennen we niet bij ‘rij’. Bedoelde u ‘fase’? {KIES}"
VERKEERD = "Misschien is het adres verkeerd overgenomen, of staat deze interventie niet meer in de catalogus."


async def test_the_first_view_lists_everything_by_name(site: Datasette) -> None:
    page = await soup(site, "/")
    assert results(page) == ["bounce", "diamant", "ecole", "exit", "exit-lijn-a", "inear", "leeg"]
    (aantal,) = page.select("[data-aantal]")
    assert (aantal["data-aantal"], aantal.text) == ("7", "7")
    assert page.html is not None and page.html["lang"] == "nl"


async def test_a_card_says_what_decides_in_words(site: Datasette) -> None:
    page = await soup(site, "/?werkzaam_element=zelfvertrouwen&herkomst=beide")
    (kaart,) = page.select(".kaart")
    assert [text(li) for li in kaart.select(".standen li")] == [
        "Effect: afname van steun voor politiek geweld en extremisme",
        "Gemengd: zelfvertrouwen",
        "Beoogd: persoonlijke veerkracht",
    ]
    assert text(kaart.select_one(".onderzocht")) == "Onderzocht: Voor- en nameting, n = 46 (2015)"
    assert [(text(p.dt), text(p.dd)) for p in kaart.select(".plek")] == [
        ("Voor wie", "Jongeren (12-17 jaar) , ouders en gezin"),
        ("Fase", "Gevoeligheidsfase"),
        ("Loopt het nog", "Onzeker of gestopt"),
    ]
    assert text(kaart.select_one(".feiten")) == "Beide lijsten (door ons gemaakt) De bron zegt niets over: vorm, duur"
    assert text(kaart.select_one(".badge")) == "Onzeker of gestopt"
    assert [str(a["href"]) for a in kaart.select(".standen a")][:2] == [
        "/over#bewijs",
        "/begrippen/werkzaam_element/minder-steun-voor-geweld",
    ]
    assert text(kaart.select_one(".kaart-doel")) == "Jongeren weerbaarder maken tegen gewelddadig extremisme."


async def test_what_is_not_reported_is_said(site: Datasette) -> None:
    page = await soup(site, "/?fase=niet-gerapporteerd&land=niet-gerapporteerd")
    kaart = page.select('[data-interventie="leeg"]')[0]
    assert [text(e) for e in kaart.select(".leeg-veld")] == [
        "land niet gerapporteerd",
        "Doel niet gerapporteerd",
        "Werkzame elementen niet gerapporteerd",
    ]
    assert [text(e) for e in kaart.select(".zwijgt")] == [
        "De bron zegt niets over: doelgroep, vorm, duur, fase, of het nog loopt, of het onderzocht is"
    ]
    assert not kaart.select(".plek, .onderzocht")


async def test_an_element_without_an_outcome_does_not_read_as_an_element_that_is_missing(site: Datasette) -> None:
    for path in ("/?zoek=bounce", "/vergelijk?id=bounce"):
        page = await soup(site, path)
        assert text(page.select_one(".stand.niet-gerapporteerd")) == ("Uitkomst niet genoemd: psychosociale factoren")


async def test_an_evaluation_without_a_design_says_so(tmp_path: Path, vocabulary: Vocabulary) -> None:
    tags = (Tag("evaluatie", "geevalueerd", "ja"), Tag("werkzaam_element", "empathie", "Empathie", status="effect"))
    geval = Geval("diamant", "Diamant", "slo", 6, tags)
    site = serve(write_catalogus(tmp_path / "interventies.db", vocabulary, (geval,)))
    expected = "Evaluatie bekend, opzet niet apart genoemd (2015)"
    assert text((await soup(site, "/")).select_one(".onderzocht")) == f"Onderzocht: {expected}"
    assert text((await soup(site, "/interventie/diamant")).select(".samenvatting dd")[1]).startswith(expected)
    term = await soup(site, "/begrippen/werkzaam_element/empathie")
    assert text(term.select_one(".onderzocht")) == f"Onderzocht: {expected}"
    assert text(term.select_one("[aria-labelledby=status] li")) == (
        "Effect : 1 interventie Opzet: 1 niet gerapporteerd."
    )


async def test_counts_are_drill_sideways_and_zero_stays(site: Datasette) -> None:
    page = await soup(site, "/?fase=groepsfase")
    counts = {
        (str(e["data-dimensie"]), str(e["data-term"])): str(e["data-telling"]) for e in page.select("[data-telling]")
    }
    fase = {term: aantal for (dimensie, term), aantal in counts.items() if dimensie == "fase"}
    assert fase == {"gevoeligheidsfase": "3", "groepsfase": "2", "actiefase": "2", "niet-gerapporteerd": "2"}
    assert counts["land", "nl"] == "0"
    assert counts["herkomst", "slo"] == "2"
    assert counts["werkzaam_element_status", "ervaren"] == "1"
    nul = page.select_one('[data-dimensie="land"][data-term="nl"]')
    assert nul is not None and nul.parent is not None and "nul" in nul.parent["class"]


async def test_every_filter_is_a_chip_that_removes_itself(site: Datasette) -> None:
    page = await soup(site, "/?fase=groepsfase&fase=actiefase&land=dk&jaar_van=2000&sorteer=jaar")
    chips = {text(a): str(a["href"]) for a in page.select("a.chip")}
    assert chips == {
        "Verwijder filter Fase: groepsfase": "/?fase=actiefase&land=dk&jaar_van=2000&sorteer=jaar",
        "Verwijder filter Fase: actiefase": "/?fase=groepsfase&land=dk&jaar_van=2000&sorteer=jaar",
        "Verwijder filter Land: Denemarken": "/?fase=groepsfase&fase=actiefase&jaar_van=2000&sorteer=jaar",
        "Verwijder filter Publicatie vanaf 2000": "/?fase=groepsfase&fase=actiefase&land=dk&sorteer=jaar",
    }


async def test_without_results_each_filter_says_what_leaving_it_out_gives(site: Datasette) -> None:
    page = await soup(site, "/?fase=groepsfase&land=be")
    assert results(page) == []
    assert [text(li) for li in page.select(".voorstellen li")] == [
        "Zonder Fase: groepsfase 1 interventie",
        "Zonder Land: België 2 interventies",
    ]
    page = await soup(site, "/?fase=groepsfase&zoek=paardentherapie")
    assert text(page.select_one(".voorstellen li")) == "Zonder Zoekterm: ‘paardentherapie’ 2 interventies"


@pytest.mark.parametrize("typed", ["?", "%", "- ...", "NEAR(", "AND NOT *"])
async def test_a_question_without_a_word_asks_for_one(site: Datasette, typed: str) -> None:
    response = await site.client.get("/", params={"zoek": typed})
    assert text(BeautifulSoup(response.text, "html.parser").select_one(".melding")) == (
        f"Typ een woord, zoals ‘jongeren’ of ‘weerbaarheid’. In ‘{typed}’ staat niets waarop we kunnen zoeken."
    )


async def test_a_typing_error_is_named_and_never_swapped_in_silence(site: Datasette) -> None:
    page = await soup(site, "/?zoek=weerbaarhied")
    assert results(page) == ["diamant"]
    assert text(page.select_one(".melding")) == (
        "Bedoelde u weerbaarheid ? ‘weerbaarhied’ komt in de catalogus niet voor; u ziet wat bij ‘weerbaarheid’ hoort."
    )
    field = page.select_one("#zoek")
    assert field is not None and field["value"] == "weerbaarhied"


async def test_the_list_says_which_other_words_found_an_answer(site: Datasette) -> None:
    page = await soup(site, "/?zoek=uitstappen")
    assert [text(line) for line in page.select(".ook-gezocht")] == [
        "‘uitstappen’ staat zelf in geen beschrijving. We zochten op: exit."
    ]


async def test_the_list_says_that_a_command_leaves_nothing_out(site: Datasette) -> None:
    page = await soup(site, "/?zoek=diamant+NOT+weerbaarheid")
    assert [text(line) for line in page.select(".ook-gezocht")] == [
        "Uitsluiten met ‘NOT’ kan niet: u ziet ook wat u wilde weglaten. Kies een filter."
    ]


async def test_a_word_of_which_only_a_part_is_found_is_said_to_be_so(site: Datasette) -> None:
    page = await soup(site, "/?zoek=weerbaarheidsaangifte")
    assert results(page) == ["diamant"]
    assert text(page.select_one(".melding")) == (
        "Niet gevonden in de catalogus: ‘weerbaarheidsaangifte’. "
        "Geen enkele interventie past precies bij uw vraag. Deze passen bij een deel of hebben ermee te maken."
    )
    assert [text(line) for line in page.select(".ook-gezocht")] == [
        "‘weerbaarheidsaangifte’ staat zelf in geen beschrijving. We zochten op: weerbaarheid."
    ]


async def test_the_status_filter_says_what_it_does_not_say(site: Datasette) -> None:
    page = await soup(site, "/?werkzaam_element_status=effect")
    assert results(page) == ["diamant", "inear"]
    assert "Het zegt niet dat de interventie werkt" in text(page.select_one(".melding"))


async def test_what_a_visitor_types_is_text(site: Datasette) -> None:
    response = await site.client.get("/", params={"zoek": "\"><script>alert(1)</script> ' OR NEAR( * -" + "x" * 4000})
    assert response.status_code == 200
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    ("path", "status", "melding"),
    [
        ("/?faze=x", 400, FAZE),
        ("/?pagina=2", 404, "Deze lijst heeft 1 pagina. U vroeg pagina 2."),
        ("/interventie/diamand", 404, DIAMAND),
        ("/interventie/verdwenen", 410, DUBBEL),
        ("/vergelijk?id=x", 400, "De interventie ‘x’ kennen we niet. Kies een andere uit de lijst."),
        ("/bewijskaart?rij=fase&kolom=fase", 400, HETZELFDE),
        ("/bewijskaart.svg?rij=fase&kolom=fase", 400, HETZELFDE),
        ("/bewijskaart?rij=faze&kolom=land", 400, FAZE_RIJ),
        ("/bestaat-niet", 404, VERKEERD),
        ("/-/settings", 404, VERKEERD),
    ],
)  # fmt: skip
async def test_an_error_says_what_is_wrong_in_dutch(site: Datasette, path: str, status: int, melding: str) -> None:
    response = await site.client.get(path)
    page = BeautifulSoup(response.text, "html.parser")
    assert (response.status_code, text(page.select_one(".inleiding"))) == (status, melding)
    assert page.select("header .menu a")


async def test_a_message_of_datasette_itself_is_marked_as_english(site: Datasette) -> None:
    response = await site.client.get("/interventies/interventie?_sort=kleur")
    page = BeautifulSoup(response.text, "html.parser")
    assert response.status_code == 400
    assert [text(e) for e in page.select('.technisch [lang="en"]')] == ["Cannot sort table by kleur"]


def test_page_numbers_show_the_ends_and_the_neighbours() -> None:
    assert page_numbers(1, 1) == (1,)
    assert page_numbers(5, 12) == (1, None, 3, 4, 5, 6, 7, None, 12)


async def test_what_was_asked_for_is_in_sight_on_a_card(site: Datasette) -> None:
    page = await soup(site, "/?doelgroep=ouders-en-gezin&herkomst=beide")
    assert text(page.select_one(".plek dd")) == "Ouders en gezin , jongeren (12-17 jaar)"


def test_a_card_has_three_lines_and_says_how_many_elements_are_behind_it() -> None:
    empathie, drie = Term("empathie", "Empathie", "Empathy"), Term("drie", "Drie", "Three")
    lines, kort = lines_of([ElementStand(s, (drie,)) for s in STATUSSEN], (), ())
    assert [s.status for s in lines] == list(STATUSSEN)
    assert [s.status for s in kort] == ["effect", "ervaren", "gemengd"]
    kaart = Kaart("x", "X", "slo", None, None, (), lines, kort, (), (), (), None, ())
    assert kaart.meer_elementen == 3
    _, kort = lines_of(lines, (), {"beoogd"})
    assert [s.status for s in kort] == ["effect", "ervaren", "beoogd"]
    _, (stand,) = lines_of([ElementStand("effect", (drie, empathie))], {"empathie"}, ())
    assert stand.elementen == (empathie, drie)


async def test_one_choice_keeps_only_what_was_evaluated_when_that_narrows_the_list(site: Datasette) -> None:
    page = await soup(site, "/?fase=gevoeligheidsfase")
    (chip,) = page.select(".chip.erbij")
    assert (text(chip), chip["href"]) == ("Alleen met evaluatie (2)", "/?fase=gevoeligheidsfase&evaluatie=geevalueerd")
    narrowed = await soup(site, str(chip["href"]))
    assert results(narrowed) == ["diamant", "inear"]
    assert not narrowed.select(".chip.erbij")
    assert not (await soup(site, "/?land=au")).select(".chip.erbij")  # all of them are evaluated


async def test_phases_stand_in_one_order_and_what_is_left_out_is_in_words(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    tags = [Tag("fase", f, "x") for f in ("groepsfase", "gevoeligheidsfase")]
    tags += [Tag("doelgroep", d, "x") for d in ("jongeren", "volwassenen", "ouders-en-gezin")]
    elementen = ("zelfvertrouwen", "empathie", "emotieregulatie", "kritisch-denkvermogen")
    tags += [Tag("werkzaam_element", e, "x", status="beoogd") for e in elementen]
    path = write_catalogus(tmp_path / "interventies.db", vocabulary, (Geval("a", "A", "slo", 6, tuple(tags)),))
    page = await soup(serve(path), "/?fase=groepsfase")
    assert [text(plek.dd) for plek in page.select(".plek")] == [
        "Jongeren (12-17 jaar) , volwassenen (vanaf 27 jaar) , ouders en gezin",
        "Gevoeligheidsfase , groepsfase",
    ]
    assert text(page.select_one(".stand")).endswith(" en 1 meer")


async def test_when_no_single_filter_helps_the_smallest_set_that_does_is_offered(site: Datasette) -> None:
    page = await soup(site, "/?zoek=diamant&jaar_van=2030&fase=actiefase")
    assert text(page.select_one(".weghaal-kop")) == "Haal twee keuzes weg"
    assert "Eén keuze weghalen geeft nog geen resultaat." in text(page)
    assert [text(li) for li in page.select(".voorstellen li")] == [
        "Zonder Zoekterm: ‘diamant’ en Publicatie vanaf 2030 2 interventies",
        "Zonder Fase: actiefase en Publicatie vanaf 2030 1 interventie",
    ]
    (first, *_) = page.select(".voorstellen a")
    assert results(await soup(site, str(first["href"])))


async def test_what_is_left_out_is_a_filter_in_words_and_stays_in_the_form(site: Datasette) -> None:
    page = await soup(site, "/?zonder_fase=groepsfase&zonder_land=dk")
    assert results(page) == ["bounce", "diamant", "exit-lijn-a", "leeg"]
    assert [text(chip) for chip in page.select('[aria-label="Gekozen filters"] .chip')] == [
        "Verwijder filter Zonder fase: groepsfase",
        "Verwijder filter Zonder land: Denemarken",
    ]
    assert [chip["href"] for chip in page.select('[aria-label="Gekozen filters"] .chip')] == [
        "/?zonder_land=dk",
        "/?zonder_fase=groepsfase",
    ]
    hidden = [(field["name"], field["value"]) for field in page.select("input[type=hidden]")]
    assert hidden == [("zonder_fase", "groepsfase"), ("zonder_land", "dk")]
    exported = await site.client.get("/export.json?zonder_fase=groepsfase&zonder_land=dk")
    assert [i["id"] for i in exported.json()["interventies"]] == results(page)
    kaart = await soup(site, "/bewijskaart?zonder_fase=groepsfase&zonder_land=dk")
    assert "Zonder fase: groepsfase" in text(kaart.select_one("main"))
    feed = await site.client.get("/wijzigingen.atom?zonder_fase=groepsfase")
    assert "Zonder fase: groepsfase" in feed.text


async def test_the_first_screen_says_what_this_is_and_leads_to_the_three_tasks(site: Datasette) -> None:
    page = await soup(site, "/")
    assert text(page.h1) == "Interventies tegen radicalisering"
    assert "geen risicotaxatie en geen advies over een persoon" in text(page.select_one(".welkom-tekst p"))
    assert [text(h) for h in page.select(".ingang h3")] == [
        "Vanuit een situatie",
        "Op doelgroep, setting of vorm",
        "Op sterkte van het onderzoek",
    ]
    assert results(page)  # the whole list is below it
    for path in ("/?zoek=diamant", "/?pagina=1&sorteer=jaar", "/?vergelijk=diamant"):
        other = await soup(site, path)
        assert text(other.h1) == "Interventies zoeken"
        assert not other.select("[data-begin]")


async def test_each_way_in_gives_as_many_interventions_as_it_says(site: Datasette) -> None:
    links = (await soup(site, "/")).select(".ingang-keuzes a")
    assert {str(a["href"]).split("=")[0] for a in links} >= {"/situatie?doelgroep", "/situatie?fase", "/?domein"}
    for a in links:
        found = (await soup(site, str(a["href"]))).select_one("main [data-aantal]")
        shown = a.select_one(".aantal")
        assert found is not None and shown is not None and found["data-aantal"] == text(shown), a["href"]


async def test_filters_begin_with_what_people_think_in_and_say_what_they_are(site: Datasette) -> None:
    page = await soup(site, "/")
    facets = page.select(".filters > .facet[data-facet]")
    assert [str(f["data-facet"]) for f in facets] == [
        "doelgroep",
        "vorm_van_extremisme",
        "domein",
        "fase",
        "werkzaam_element",
        "land",
        "werkzaam_element_status",
    ]
    assert text(facets[2].summary) == "Setting (domein)"
    assert text(facets[4].select_one(".facet-uitleg")).startswith("Wat de interventie sterker wil maken")


async def test_the_title_names_the_filters_and_paper_says_which_part_it_is(site: Datasette) -> None:
    page = await soup(site, "/?fase=groepsfase&land=dk")
    assert page.title is not None
    assert page.title.text.strip().startswith("1 interventie: Fase: groepsfase; Land: Denemarken | ")
    assert text(page.select_one(".lijst > .alleen-op-papier")) == (
        "Afgedrukt van https://catalogus.example/?fase=groepsfase&land=dk, gegevens van 20 november 2026. "
        "Dit is de hele lijst."
    )
