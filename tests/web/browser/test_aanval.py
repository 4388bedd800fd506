"""No text of a workbook comes alive: on any page in a real browser, in any file, report, work list or terminal.

The browser ignores the content security policy here, so what is tested is that texts are escaped, and not that a second
line of defence stops what was not.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

import openpyxl
import pytest
import rispy
from playwright.sync_api import Browser, Page

from tests.hostile import ATTACKS, Hostile, make_hostile
from tests.web.browser.conftest import served
from toolkit.text import INVISIBLE
from toolkit.web.routes import ROUTES

HIDDEN = re.compile(f"[{INVISIBLE}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Attacks are told apart from what the site means itself by a name that it never uses, and by what only an attack has.
ALIVE = """() => [
  window.geraakt && "a script ran",
  ...[...document.querySelectorAll("x-aanval")].map(() => "an element"),
  ...[...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].filter((a) => /^on/i.test(a.name))
      .map((a) => `${e.tagName} ${a.name}`)),
  ...[...document.querySelectorAll("[href], [src], [action], [formaction]")]
      .filter((e) => /^\\s*(javascript|data|vbscript):/i.test(e.getAttribute("href") || e.getAttribute("src") || ""))
      .map((e) => e.outerHTML.slice(0, 120)),
  ...[...document.querySelectorAll("[autofocus]")].map(() => "autofocus"),
  document.documentElement.textContent.includes("60481729") && "a template ran",
].filter(Boolean)"""
# Where a page is asked with a text of its own, and what no link leads to.
ASKED = (
    *(
        "/",
        "/?zoek=waar",
        "/?zoek=%22%3E%3Csvg%20onload%3Dwindow.geraakt%3D1%3E%3Cx-aanval%3E",
        "/?land=nl",
        "/situatie",
    ),
    *("/situatie?fase=gevoeligheidsfase&doelgroep=jongeren", "/bewijskaart", "/wijzigingen", "/begrippen", "/over"),
    *("/open-data/", "/begrippen/status/effect", "/begrippen/fase", "/%3Cx-aanval%3E", "/interventies"),
    *("/?zoek=jongeren+in+nederland+zonder+geweld", "/interventie/%22%3E%3Cx-aanval%3E"),
    "/interventies/broncel?waarde__contains=geraakt&_facet=veld&_facet=kop",
    "/interventies/bevinding?_size=100",
)
# Pages of a kind have one template; of those with most texts more are looked at.
MOST_OF_A_KIND = {r"^/interventie/(?P<slug>[^/]+)$": 14, "/interventies/2": 14}
USUAL = 3


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return make_hostile(tmp_path_factory.mktemp("aanval"))


@pytest.fixture(scope="module")
def aangevallen(hostile: Hostile) -> Iterator[str]:
    yield from served(hostile.database)


@pytest.fixture
def open_deur(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def _kind(address: str) -> str:
    path = address.partition("?")[0]
    own = next((pattern for pattern, _ in ROUTES if re.match(pattern, path)), None)
    return own or "/".join([*path.split("/")[:2], str(path.count("/"))])


def _alive(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="load")
    found: list[str] = page.evaluate(ALIVE)
    if hidden := HIDDEN.search(page.content().replace("\u00ad", "")):
        found.append(f"hidden {hidden[0]!r}")
    return [f"{address}: {what}" for what in found]


@pytest.mark.parametrize("attack", ATTACKS[:5])
def test_an_attack_that_is_not_escaped_is_seen(open_deur: Page, attack: str) -> None:
    open_deur.set_content(f"<title>x</title><input value='{attack}'>{attack}", wait_until="load")
    assert open_deur.evaluate(ALIVE) != []


def test_on_no_page_a_text_comes_alive(open_deur: Page, aangevallen: str) -> None:
    kinds: Counter[str] = Counter()
    waiting, seen, found = list(ASKED), set(ASKED), []
    while waiting:
        address = waiting.pop(0)
        found += _alive(open_deur, aangevallen + address)
        for link in open_deur.evaluate(
            "[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))"
        ):
            path = link.partition("#")[0]
            file = re.match(r"/(export\.|open-data/.|.*\.(csv|json|atom|ttl|jsonld|xlsx|ris|db|svg|png)(\?|$))", path)
            if path not in seen and not file and kinds[_kind(path)] < MOST_OF_A_KIND.get(_kind(path), USUAL):
                kinds[_kind(path)] += 1
                seen.add(path)
                waiting.append(path)
    assert found == []
    assert len(seen) > 60
    visited = {_kind(address) for address in seen}
    pages = {pattern for pattern, _ in ROUTES if not re.search(r"\\\.|api|/-/|formaat|open-data/\(|deel", pattern)}
    assert pages - visited == set()


def test_the_report_does_not_come_alive(open_deur: Page, hostile: Hostile) -> None:
    assert _alive(open_deur, (hostile.database.parent / "kwaliteitsrapport.html").resolve().as_uri()) == []


@pytest.mark.parametrize("address", ["/export.xlsx", "/bewijskaart.xlsx", "curatielijst.xlsx"])
def test_no_cell_of_a_workbook_runs(open_deur: Page, aangevallen: str, hostile: Hostile, address: str) -> None:
    if address.startswith("/"):
        content = open_deur.request.get(aangevallen + address).body()
    else:
        content = (hostile.database.parent / address).read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    attacked = [cell for cell in cells if "geraakt" in str(cell.value)]
    assert address.startswith("/bewijskaart") or len(attacked) > 20
    own = {"curatielijst.xlsx": r"=(HYPERLINK|COUNT|SUM|IF)\("}.get(address, "(?!)")
    formulas = [c.value for c in cells if c.data_type == "f" and not re.match(own, str(c.value))]
    links = [str(cell.hyperlink.target) for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert (formulas, [link for link in links if not link.startswith(("https:", "http:"))]) == ([], [])
    assert [cell.value for cell in cells if HIDDEN.search(str(cell.value))] == []


@pytest.mark.parametrize(
    "address", ["/export.csv", "/export.csv?scheiding=komma", "/interventies/broncel.csv?_size=max"]
)
def test_no_cell_of_a_csv_runs(open_deur: Page, aangevallen: str, address: str) -> None:
    text = open_deur.request.get(aangevallen + address).body().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if address == "/export.csv" else ","))
    cells = [cell for row in rows for cell in row]
    assert sum("geraakt" in cell for cell in cells) > 20
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?!$|[\d .,]*$)", cell)] == []
    assert [cell for cell in cells if HIDDEN.search(cell)] == []


def test_a_text_is_one_value_in_json_xml_and_ris(open_deur: Page, aangevallen: str) -> None:
    def get(address: str) -> str:
        answer = open_deur.request.get(aangevallen + address)
        assert (answer.status, "geraakt" in answer.headers.get("set-cookie", "")) == (200, False), address
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not answer.headers["content-type"].startswith("text/html")
        text = answer.body().decode("utf-8-sig")
        assert HIDDEN.search(text) is None, address
        return text

    assert len(json.loads(get("/export.json"))["interventies"]) > 20
    for address in ("/api/v1/interventies", "/api/v1/publicaties", "/api/v1/bronnen", "/interventies/broncel.json"):
        json.loads(get(address))
    for address in ("/wijzigingen.atom", "/bewijskaart.svg", "/sitemap.xml"):
        names = {e.tag.rpartition("}")[2] for e in ElementTree.fromstring(get(address)).iter()}  # noqa: S314 -- our own
        assert not names & {"script", "x-aanval", "img"}, address
    entries = rispy.loads(get("/export.ris"))
    assert {entry["type_of_reference"] for entry in entries} <= {"JOUR", "RPRT", "BOOK", "CHAP", "GEN", "THES", "ELEC"}
    assert len(entries) == get("/export.ris").count("\nER  -")


def test_the_terminal_is_told_nothing_that_it_obeys(hostile: Hostile) -> None:
    assert "geraakt" in hostile.terminal
    assert HIDDEN.search(hostile.terminal) is None
