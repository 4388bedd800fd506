"""The comparison, in-process."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.web.conftest import serve
from tests.web.lezen import soup, text
from tests.web.voorbeeld import Geval, Tag, write_catalogus
from toolkit.vocabulary.dimension import Vocabulary


@pytest.fixture
def grote_site(tmp_path: Path, vocabulary: Vocabulary) -> Datasette:
    """Return a site with three pages of results."""
    groepsfase = (Tag("fase", "groepsfase", "x"),)
    gevallen = tuple(Geval(f"a{n:02}", f"A {n:02}", "slo", 100 + n, groepsfase) for n in range(23))
    return serve(write_catalogus(tmp_path / "interventies.db", vocabulary, gevallen))


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


async def test_the_choice_stands_in_every_address_of_the_list_and_in_no_export(grote_site: Datasette) -> None:
    chosen = "vergelijk=a01&vergelijk=a22"
    page = await soup(grote_site, f"/?fase=groepsfase&{chosen}")
    for selector in (".bladeren a", ".kaart-naam a", ".chips a.chip:not([data-keuze])", ".wis-alles"):
        links = [str(a["href"]) for a in page.select(selector)]
        assert links and all(link.endswith(chosen) for link in links), (selector, links)
    assert [str(i["value"]) for i in page.select("form[data-zoekformulier] input[type=hidden][name=vergelijk]")] == [
        *("a01", "a22"),
    ]
    assert [str(a["href"]) for a in page.select("#vergelijk-a00, #vergelijk-a01")] == [
        f"/?fase=groepsfase&{chosen}&vergelijk=a00#vergelijk-a00",
        "/?fase=groepsfase&vergelijk=a22#vergelijk-a01",
    ]
    assert [str(a["href"]) for a in page.select(".vergelijk-balk .knop")] == ["/vergelijk?id=a01&id=a22"]
    mee = [str(a["href"]) for a in page.select(".meenemen a") if "vergelijk" in str(a["href"])]
    assert mee == [f"/bewijskaart?fase=groepsfase&{chosen}"]
    kaart = await soup(grote_site, mee[0])
    assert str(kaart.select(".menu a")[0]["href"]) == f"/?{chosen}"
    for selector in (".matrix .cel a", ".kaart-wissel", ".wis-alles"):
        links = [str(a["href"]) for a in kaart.select(selector)]
        assert links and all(link.endswith(chosen) for link in links), (selector, links)
    assert [str(i["value"]) for i in kaart.select("form input[name=vergelijk]")] == ["a01", "a22"]
    assert not [a["href"] for a in kaart.select(".onder-tabel a") if "vergelijk" in str(a["href"])]
    assert [str(e["href"]) for e in page.select("link[rel=canonical]")] == [
        "https://catalogus.example/?fase=groepsfase"
    ]
    second = await soup(grote_site, str(page.select(".bladeren a")[-1]["href"]))
    assert text(second.select_one("#vergelijk-stand")) == "2 gekozen om te vergelijken."


async def test_a_choice_changes_nothing_of_a_list_an_export_or_a_map(site: Datasette) -> None:
    for path in ("/export.csv", "/export.ris", "/bewijskaart.svg"):
        with_choice = await site.client.get(f"{path}?fase=groepsfase&vergelijk=diamant")
        assert with_choice.status_code == 200
        if path != "/bewijskaart.svg":
            assert with_choice.content == (await site.client.get(f"{path}?fase=groepsfase")).content
    assert text((await soup(site, "/?vergelijk=diamant-training")).select_one(".vergelijk-balk .chip")).endswith(
        "Diamant"
    )


async def test_more_than_four_can_be_taken_away(site: Datasette) -> None:
    ids = ("bounce", "diamant", "ecole", "exit", "inear")
    response = await site.client.get("/vergelijk?" + "&".join(f"id={i}" for i in ids))
    page = BeautifulSoup(response.text, "html.parser")
    assert (response.status_code, text(page.h1)) == (400, "U koos er 5: haal er 1 weg")
    links = [str(a["href"]) for a in page.select(".pagina-kop .chip")]
    assert links[0] == "/vergelijk?id=diamant&id=ecole&id=exit&id=inear"
    assert len(links) == 5
    assert text((await soup(site, links[0])).h1) == "Vier interventies naast elkaar"
    assert not page.select("table, form.kaart-keuze")
    lijst = await soup(site, "/?" + "&".join(f"vergelijk={i}" for i in ids))
    assert text(lijst.select_one("#vergelijk-stand")) == (
        "5 gekozen om te vergelijken; vier is het meeste. Haal er 1 weg."
    )
    assert not lijst.select("a[href^='/vergelijk']")
    assert len(lijst.select(".vergelijk-balk .chip")) == 5


async def test_a_page_takes_the_choice_along(site: Datasette) -> None:
    headers = {"referer": "http://localhost/?fase=groepsfase&zoek=&vergelijk=exit"}
    response = await site.client.get("/interventie/diamant?vergelijk=exit", headers=headers)
    page = BeautifulSoup(response.text, "html.parser")
    assert [(text(a), str(a["href"])) for a in page.select(".terug, .wegwijzer a.knop")] == [
        ("← Terug naar de resultaten", "/?fase=groepsfase&zoek=&vergelijk=exit"),
        ("Vergelijk met uw keuze (1)", "/vergelijk?id=exit&id=diamant"),
        ("Bewaar en zoek verder", "/?fase=groepsfase&zoek=&vergelijk=exit&vergelijk=diamant"),
    ]
    assert [str(a["href"]) for a in page.select(".verwant a")] == ["/interventie/inear?vergelijk=exit"]
    assert [str(e["href"]) for e in page.select("link[rel=canonical]")] == [
        "https://catalogus.example/interventie/diamant"
    ]
    alone = await soup(site, "/interventie/diamant")
    assert [(text(a), str(a["href"])) for a in alone.select(".terug, .wegwijzer a.knop")] == [
        ("← Alle interventies", "/"),
        ("Vergelijk", "/vergelijk?id=diamant"),
        ("Bewaar en zoek verder", "/?vergelijk=diamant"),
    ]
    four = await soup(site, "/interventie/diamant?vergelijk=exit&vergelijk=inear&vergelijk=ecole&vergelijk=bounce")
    assert [text(a) for a in four.select(".wegwijzer a.knop")] == ["Vergelijk uw keuze (4)"]


async def test_the_top_of_the_list_says_what_was_chosen(grote_site: Datasette) -> None:
    page = await soup(grote_site, "/?vergelijk=a00&vergelijk=a02")
    assert text(page.select_one(".vergelijk-kort")) == "2 gekozen om te vergelijken – Vergelijk – Toon keuze"
    assert [str(a["href"]) for a in page.select(".vergelijk-kort a")] == [
        "/vergelijk?id=a00&id=a02",
        "#vergelijk-stand",
    ]
    five = await soup(grote_site, "/?" + "&".join(f"vergelijk=a0{n}" for n in range(5)))
    assert text(five.select_one(".vergelijk-kort")) == "5 gekozen om te vergelijken: 1 te veel – Toon keuze"
    none = await soup(grote_site, "/")
    assert text(none.select_one(".vergelijk-kort")) == "Vergelijken? Kies er twee tot vier."


async def test_with_four_chosen_no_other_looks_as_if_it_could_be_ticked(grote_site: Datasette) -> None:
    page = await soup(grote_site, "/?" + "&".join(f"vergelijk=a0{n}" for n in range(4)))
    assert [text(a) for a in page.select(".vergelijk-keuze")] == [
        f"Vergelijk A 0{n} : gekozen. Haal weg" for n in range(4)
    ]
    assert [text(e) for e in page.select(".vergelijk-vol")] == [
        f"Al vier gekozen : A 0{n} kan er niet bij" for n in range(4, 10)
    ]


@pytest.mark.parametrize(
    "path", ["/?vergelijk=exit&vergelijk=weg", "/interventie/diamant?vergelijk=weg", "/vergelijk?id=exit&id=weg"]
)
async def test_an_unknown_choice_is_left_out_and_said(site: Datasette, path: str) -> None:
    page = await soup(site, path)
    assert [text(e) for e in page.select(".melding")] == [
        "Het adres noemt om te vergelijken ook ‘weg’. Die kennen we niet; hij telt niet mee."
    ]
    assert not [
        a["href"]
        for a in page.select("a[href]:not([hreflang])")
        if "=weg" in str(a["href"]) and "mailto" not in str(a["href"])
    ]


async def test_a_comparison_of_nothing_known_is_an_error(site: Datasette) -> None:
    response = await site.client.get("/vergelijk?id=weg")
    assert response.status_code == 400
    assert "De interventie ‘weg’ kennen we niet. Kies een andere uit de lijst." in text(
        BeautifulSoup(response.text, "html.parser")
    )
