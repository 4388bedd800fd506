"""How a mistake is reported, and what the site says about itself."""

from urllib.parse import parse_qs

from datasette.app import Datasette

from tests.web.lezen import soup, text


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
