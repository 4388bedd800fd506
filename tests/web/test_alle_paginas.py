"""What holds for every page, in-process."""

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.web.lezen import text

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
    "/beeld",
    "/situatie?fase=groepsfase",
    "/situatie?stap=2&fase=groepsfase",
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
        e["href"]
        for e in page.select("link[href]:not([rel=canonical], [hreflang])")
        if not str(e["href"]).startswith(("/", "http://localhost"))
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
    for path in PAGINAS[:14]:
        page = BeautifulSoup((await site.client.get(path)).text, "html.parser")
        seen |= {str(a["href"]).partition("#")[0] for a in page.select("a[href^='/']")}
    for link in sorted(link for link in seen if not link.startswith(elsewhere)):
        assert (await site.client.get(link)).status_code == 200, link
