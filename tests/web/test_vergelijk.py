"""The comparison, in-process."""

from datasette.app import Datasette

from tests.web.lezen import soup, text


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
