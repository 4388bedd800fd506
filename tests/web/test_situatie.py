"""From a situation to interventions, in-process."""

from pathlib import Path

from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.web.conftest import serve
from tests.web.lezen import soup, text
from tests.web.voorbeeld import Geval, Tag, write_catalogus
from toolkit.vocabulary.dimension import Vocabulary


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
    assert "Bij 1 van de 7 interventies staat hier iets over" in text(page)


async def test_every_answer_says_beforehand_how_many_it_gives(site: Datasette) -> None:
    page = await soup(site, "/situatie")
    choices = page.select(".vraag label.keuze")
    assert len(choices) > 20
    for choice in choices:
        box = choice.input
        assert box is not None
        shown = text(choice.select_one(".keuze-aantal")).split()[0]
        answer = await soup(site, f"/situatie?{box['name']}={box['value']}")
        found = answer.select_one("#resultaten [data-aantal]")
        assert found is not None and found["data-aantal"] == shown, box["value"]
        assert ("Nog bij geen interventie vastgelegd." in text(choice)) is (shown == "0")
    avontuur = next(c for c in choices if c.select("[value=avontuur]"))
    assert text(avontuur.select_one(".keuze-aantal")) == "0 interventies"


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


async def test_one_question_per_step_loses_no_answer(site: Datasette) -> None:
    first = await soup(site, "/situatie?stap=1&doelgroep=jongeren&fase=groepsfase")
    assert text(first.select_one("title")).startswith("Vraag 1 van 7: In welke fase speelt het?")
    assert [text(legend) for legend in first.select("legend")] == ["1. In welke fase speelt het?"]
    assert [str(box["value"]) for box in first.select(".vraag [checked]")] == ["groepsfase"]
    assert _hidden(first) == [("doelgroep", "jongeren")]
    assert [text(li) for li in first.select(".stap-antwoorden li")] == [
        "In welke fase speelt het? Groepsfase",
        "Om welke leeftijd gaat het? Jongeren (12-17 jaar) Wijzig het antwoord op vraag 3",
    ]
    assert "4 interventies passen bij minstens één antwoord." in text(first.main)
    assert [(text(b), b.get("name"), b.get("value")) for b in first.select(".stap-knoppen button")] == [
        ("Volgende vraag", "stap", "2"),
        ("Toon wat erop lijkt", None, None),
    ]
    (whole,) = first.select("a[href='/situatie?fase=groepsfase&doelgroep=jongeren']")
    assert text(whole) == "Liever alle vragen op één pagina?"
    # The same dimension answers two questions: an answer to the one goes along past the other.
    third = await soup(site, "/situatie?stap=3&doelgroep=jongeren&doelgroep=betrokkenheid&fase=groepsfase")
    assert _hidden(third) == [("fase", "groepsfase"), ("doelgroep", "betrokkenheid")]


async def test_the_last_step_shows_what_fits(site: Datasette) -> None:
    last = await soup(site, "/situatie?stap=7")
    assert [text(b) for b in last.select(".stap-knoppen button")] == ["Toon wat erop lijkt", "Vorige vraag"]
    assert not last.select(".stap-antwoorden")
    for wrong in ("stap=8", "stap=0", "stap=een", "stap=1&stap=2"):
        assert (await site.client.get(f"/situatie?{wrong}")).status_code == 400, wrong
    assert (
        text((await soup(site, "/situatie")).select_one("main a[href='/situatie?stap=1']"))
        == "Liever één vraag per keer?"
    )


async def test_an_answer_in_plain_words_gives_the_term_as_reason(site: Datasette) -> None:
    page = await soup(site, "/situatie")
    choice = next(c for c in page.select("label.keuze") if c.select("[name=vorm][value=klas]"))
    assert text(choice).startswith("Een les voor in de klas")
    vragen = [text(legend).split(". ", 1)[1] for legend in page.select("legend")]
    assert vragen[1] == "Om welke vorm van extremisme gaat het?"
    assert vragen[-1] == "Wat heeft u nodig?"


def _hidden(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [(str(field["name"]), str(field["value"])) for field in page.select(".stap input[type=hidden]")]
