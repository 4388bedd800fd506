"""`/wijzigingen` and its feed, and what a page says of its history, on a catalogue that was built."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.conftest import DATA
from tests.web.conftest import serve
from tests.workbooks import make_workbook
from toolkit.changes.read_stand import count_bronnen, read_stand
from toolkit.changes.uitgave import publish
from toolkit.pipeline import BuildPaths, build

HEADER = ["Naam interventie", "Land", "Doelgroep", "Werkzaam element", "Doel", "Zaalhuur per avond"]
NOVEMBER = [
    HEADER,
    ["Boks mee", "Nederland", "ouders", "Empathie (effect)", "Rust in het hoofd", "80 euro"],
    ["Praatcafé", "België", "docenten", "Veerkracht", "Praten & luisteren <b>", None],
    ["Oud plan", "België", "ouders", "Empathie", "Iets", None],
]
DECEMBER = [
    HEADER,
    ["Boks mee", "Nederland", "ouders", "Empathie (gemengd)", "Rust in hun hoofd", "80 euro"],
    ["Praatcafé", "België", "docenten; ouders", "Veerkracht", "Praten & luisteren <b>", None],
]
CORRECTIE = """\
correcties:
  - werkblad: Blad1
    cel: E2
    interventie: Boks mee
    was: Rust in hun hoofd
    wordt: Rust in hun hoofd en lijf
    reden: Zo staat het op de pagina.
    door: M. Jansen
    datum: 2026-12-01
"""


@pytest.fixture(scope="module")
def december(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """Serve a catalogue that was published twice."""
    folder = tmp_path_factory.mktemp("wijzigingen")
    data, raw, target = folder / "data", folder / "raw", folder / "out" / "interventies.db"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    paths = BuildPaths(raw=raw, data=data, target=target)
    for rows, day in ((NOVEMBER, date(2026, 11, 1)), (DECEMBER, date(2026, 12, 1))):
        make_workbook(raw / "lijst.xlsx", {"Blad1": rows})
        if rows is DECEMBER:
            (data / "aliassen.yml").write_text(
                "aliassen:\n  - id: oud-plan\n    reden: De uitvoerder is gestopt.\n", encoding="utf-8"
            )
            (data / "correcties").mkdir(exist_ok=True)
            (data / "correcties" / "lijst.yml").write_text(CORRECTIE, encoding="utf-8")
        build(paths, lambda _: None)
        with closing(sqlite3.connect(target)) as conn:
            publish(data / "wijzigingen", read_stand(conn), count_bronnen(conn), day)
    build(paths, lambda _: None)
    return serve(target)


async def page(site: Datasette, path: str) -> BeautifulSoup:
    answer = await site.client.get(path)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def lines(soup: BeautifulSoup) -> list[str]:
    found = soup.select(".wijzigingen h2, .wijzigingen h3, .wijzigingen li")
    return [" ".join(element.get_text().split()) for element in found]


async def test_the_change_list_of_the_catalogue(december: Datasette) -> None:
    soup = await page(december, "/wijzigingen")
    assert lines(soup) == [
        "Uitgave van 1 december 2026",
        "Status van een element veranderd (1)",
        "Boks mee: Empathie: status was effect, is nu gemengd",
        "Ingetrokken (1)",
        "Oud plan: De uitvoerder is gestopt.",
        "Kenmerken erbij (1)",
        "Praatcafé: 1 wijziging van Praatcafé",
        "Teksten veranderd (1)",
        "Boks mee: 1 wijziging van Boks mee",
        "Uitgave van 1 november 2026",
        "Nieuwe interventies (3)",
        "Boks mee",
        "Oud plan",
        "Praatcafé",
    ]


async def test_one_intervention_word_by_word(december: Datasette) -> None:
    soup = await page(december, "/wijzigingen?id=boks-mee")
    assert lines(soup) == [
        "Uitgave van 1 december 2026",
        "Status van een element veranderd (1)",
        "Empathie: status was effect, is nu gemengd",
        "Teksten veranderd (1)",
        "Doel: Rust in hethun hoofd en lijf",
        "Uitgave van 1 november 2026",
        "Nieuwe interventies (1)",
        "nieuw in de catalogus",
    ]
    assert [e.get_text() for e in soup.select("del")] == ["het"]
    assert [e.get_text() for e in soup.select("ins")] == ["hun", " en lijf"]


async def test_the_changes_of_a_filtered_list(december: Datasette) -> None:
    soup = await page(december, "/wijzigingen?land=be")
    assert lines(soup) == [
        "Uitgave van 1 december 2026",
        "Kenmerken erbij (1)",
        "Praatcafé: 1 wijziging van Praatcafé",
        "Uitgave van 1 november 2026",
        "Nieuwe interventies (1)",
        "Praatcafé",
    ]


@pytest.mark.parametrize(
    ("query", "entries"),
    [
        (
            "",
            [
                (
                    "Uitgave van 2026-12-01: 4 wijzigingen",
                    "Boks mee: Empathie: status was effect, is nu gemengd\n"
                    "Oud plan: ingetrokken: De uitvoerder is gestopt.\n"
                    "Praatcafé: Doelgroep: nieuw: Ouders en gezin\n"
                    "Boks mee: Doel: was: Rust in het hoofd Is nu: Rust in hun hoofd en lijf",
                ),
                (
                    "Uitgave van 2026-11-01: 3 wijzigingen",
                    "Boks mee: nieuw in de catalogus\nOud plan: nieuw in de catalogus\n"
                    "Praatcafé: nieuw in de catalogus",
                ),
            ],
        ),
        (
            "?land=be",
            [
                ("Uitgave van 2026-12-01: 1 wijziging", "Praatcafé: Doelgroep: nieuw: Ouders en gezin"),
                ("Uitgave van 2026-11-01: 1 wijziging", "Praatcafé: nieuw in de catalogus"),
            ],
        ),
    ],
)
async def test_the_feed(december: Datasette, query: str, entries: list[tuple[str, str]]) -> None:
    answer = await december.client.get(f"/wijzigingen.atom{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 -- our own feed
    assert [(e.findtext(f"{atom}title"), e.findtext(f"{atom}content")) for e in feed.iter(f"{atom}entry")] == entries
    assert feed.findtext(f"{atom}updated") == "2026-12-01T00:00:00Z"
    required = {f"{atom}{name}" for name in ("id", "title", "updated", "author", "link")}
    assert required <= {child.tag for child in feed}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/wijzigingen?id=oud-plan", 200),
        ("/wijzigingen?id=nooit-geweest", 404),
        ("/wijzigingen?id=boks-mee&land=be", 400),
        ("/wijzigingen?kleur=rood", 400),
        ("/wijzigingen.atom?id=nooit-geweest", 404),
        ("/interventie/oud-plan", 410),
    ],
)
async def test_addresses(december: Datasette, path: str, status: int) -> None:
    assert (await december.client.get(path)).status_code == status


async def test_the_page_of_an_intervention_says_since_when_and_what_changed(december: Datasette) -> None:
    text = " ".join((await page(december, "/interventie/boks-mee")).get_text().split())
    assert (
        "In de catalogus sinds de uitgave van 1 november 2026. Laatst gewijzigd op 1 december 2026: status van een "
        "element veranderd; teksten veranderd. Bekijk de wijzigingen" in text
    )


async def test_a_column_that_nobody_named_is_shown_with_its_cell(december: Datasette) -> None:
    soup = await page(december, "/interventie/boks-mee")
    section = soup.select_one("section[aria-labelledby=overig]")
    assert section is not None
    assert next(e.get_text() for e in section.select("dt")) == "Zaalhuur per avond"
    assert "80 euro" in section.get_text()
    assert section.select("[data-broncel='lijst.blad1.F2']")
    assert (await page(december, "/interventie/praatcafe")).select_one("section[aria-labelledby=overig]") is None


async def test_a_correction_is_said_with_its_reason(december: Datasette) -> None:
    soup = await page(december, "/interventie/boks-mee")
    cell = soup.select_one("[data-broncel='lijst.blad1.E2']")
    assert cell is not None
    said = " ".join(cell.get_text(" ").split())
    assert "Er staat Rust in hun hoofd Gecorrigeerd Gelezen als ‘Rust in hun hoofd en lijf’" in said
    assert "Zo staat het op de pagina. (M. Jansen, 1 december 2026)" in said
