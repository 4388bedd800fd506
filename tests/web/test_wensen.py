"""What the list page says above the results: filters that may be meant, and where else to go."""

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.web.lezen import results, soup, text


def _said(page: BeautifulSoup, begin: str) -> list[str]:
    return [
        text(p).replace(" .", ".").replace(" ;", ";") for p in page.select(".melding p") if text(p).startswith(begin)
    ]


@pytest.mark.parametrize(
    ("zoek", "said", "links"),
    [
        (
            "weerbaarheid bewezen effectief",
            "U bedoelt misschien: Status is effect (1).",
            ["/?zoek=weerbaarheid&werkzaam_element_status=effect"],
        ),
        (
            "-jongeren",
            "U bedoelt misschien: Zonder doelgroep: jongeren (12-17 jaar) (4).",
            ["/?zonder_doelgroep=jongeren"],
        ),
        ("in Japan", None, []),
        (
            "niet geëvalueerd in 2014",
            "U bedoelt misschien: Evaluatie is niet geëvalueerd (0); "
            "Publicatie vanaf 2014 en publicatie tot en met 2014 (0).",
            [],
        ),
    ],
)
async def test_a_filter_that_may_be_meant_is_offered(
    site: Datasette, zoek: str, said: str | None, links: list[str]
) -> None:
    page = await soup(site, f"/?zoek={zoek}")
    assert _said(page, "U bedoelt") == ([said] if said else [])
    assert [a["href"] for a in page.select(".melding a") if "misschien" in text(a.parent)] == links


async def test_the_offer_gives_what_it_counts(site: Datasette) -> None:
    page = await soup(site, "/?zoek=-jongeren")
    (link,) = (a for a in page.select(".melding a") if "misschien" in text(a.parent))
    assert len(results(await soup(site, str(link["href"])))) == 4


async def test_what_is_chosen_is_not_offered_and_a_status_is_told(site: Datasette) -> None:
    page = await soup(site, "/?zoek=bewezen+effectief&werkzaam_element_status=gemengd")
    assert _said(page, "U bedoelt") == []
    page = await soup(site, "/?zoek=bewezen+effectief")
    assert _said(page, "Een status") == [
        "Een status gaat over één element in één onderzoek. Hij zegt niet of de interventie werkt."
    ]


async def test_a_question_for_elsewhere_says_where(site: Datasette) -> None:
    page = await soup(site, "/?zoek=subsidie+voor+jongeren")
    assert results(page) == []
    assert _said(page, "Over subsidie") == [
        "Over subsidie en vergoedingen staat niets in deze catalogus. Wat een bron over de kosten van een interventie "
        "zegt, leest u daar bij ‘Kosten’."
    ]
    assert next(a["href"] for a in page.select(".melding a")) == "https://www.dus-i.nl/"
    assert "Niet gevonden" not in text(page.select_one("main"))
    assert "Typ een woord" not in text(page.select_one("main"))
