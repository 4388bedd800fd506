"""The site in another language: whole, with the language of every text right, and closed where it was closed."""

import re
from collections.abc import Iterator
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Comment, Doctype, Tag
from bs4.element import NavigableString
from datasette.app import Datasette

from tests.conftest import ROOT
from tests.web.lezen import results, soup, text
from tests.web.test_alle_paginas import PAGINAS
from tests.web.test_prefix import site_at
from toolkit import talen
from toolkit.lezer import vertaald
from toolkit.vocabulary.dimension import Term
from toolkit.web.routes import ROUTES
from toolkit.web.taal import is_translated

_PAGES = tuple(path for path in PAGINAS if not path.startswith("/interventies"))
# Pages in every state that says something of its own.
TOESTANDEN = (
    *_PAGES,
    "/?zoek=weerbaarhijd+qzxqzx",
    "/?zoek=de+het",
    "/?zoek=mijn+zoon+wil+een+aanslag+plegen",
    "/?zoek=jongeren+zonder+evaluatie+-school",
    "/?land=au&fase=actiefase&doelgroep=kinderen&domein=zorg&jaar_van=2001&jaar_tot=2002",
    "/?land=dk&doelgroep=kinderen",
    "/?werkzaam_element_status=effect&werkzaam_element_modus=alle&werkzaam_element=empathie&zonder_land=nl&herkomst=slo",
    "/?vergelijk=diamant&vergelijk=inear&vergelijk=onbekend",
    "/?vergelijk=diamant",
    "/interventie/exit",
    "/interventie/inear",
    "/vergelijk",
    "/vergelijk?id=diamant",
    "/vergelijk?id=diamant&id=inear&id=exit",
    "/vergelijk?id=onbekend",
    "/begrippen?zoek=jong",
    "/begrippen?zoek=qzxqzx",
    "/begrippen/land/nl",
    "/begrippen/fase/actiefase",
    "/begrippen/status/effect",
    "/begrippen/status/niet-gerapporteerd",
    "/bewijskaart?rij=fase&kolom=fase",
    "/bewijskaart?rij=fase&kolom=domein&tabel=alleen&land=nl",
    "/beeld",
    "/beeld?land=nl",
    "/situatie",
    "/situatie?stap=1",
    "/situatie?fase=groepsfase&doelgroep=jongeren&domein=zorg&doelgroep=ouders-en-gezin",
    "/wijzigingen",
    "/wijzigingen?id=diamant",
    "/wijzigingen?land=nl",
    "/?fase=x",
    "/?blabla=1",
    "/?jaar_van=12",
    "/?jaar_van=2020&jaar_tot=2010",
    "/?pagina=99",
    "/?pagina=nul",
    "/interventie/bestaat-niet",
    "/begrippen/fase/bestaat-niet",
    "/beeld/jaren.svg",
    "/beeld/landen.svg",
    "/bewijskaart.svg?rij=werkzaam_element&kolom=fase",
)
# The same in every language: names of forms, cells and countries by their code; and dates, which CLDR writes.
# Everything else is said through the catalogue, or has a language.
_ZELFDE = re.compile(
    r"\b(Excel|ODS|CSV|RIS|JSON|kB|n(?=\s*=\s*\d)|[A-Z]{1,3}\d+|ISO 3166-1: [A-Z]{2}|\d{1,2} [A-Z][a-z]+ \d{4})\b"
)
_LETTER = re.compile(r"[^\W\d_]")
_ATTRIBUTEN = ("aria-label", "alt", "placeholder", "title")


_MESSAGES = frozenset(
    message.id[0] if isinstance(message.id, tuple) else message.id
    for message in read_po(BytesIO((ROOT / "toolkit" / "talen" / "en.po").read_bytes()), "en")
)


class Pseudo(NullTranslations):
    """A language in which each message that has a translation stands between marks, and all else outside them."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message in _MESSAGES else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        assert msgid1 in _MESSAGES
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def pseudo_site(own_site: Datasette, monkeypatch: pytest.MonkeyPatch) -> Datasette:
    """Return the site with a pseudo-language in the place of English."""

    def label(term: Term) -> str:
        return f"⟦{term.en}⟧"

    def taal(term: Term, label: str) -> str:
        return f"x-{dict(term.anderstalig).get(label, 'nl')}"

    monkeypatch.setattr(talen, "catalogus_van", lambda _: Pseudo())
    monkeypatch.setattr(Term, "taal", taal)  # so that labels in English are told from the words of the page
    monkeypatch.setattr(vertaald, "english_label", label)
    return own_site


def outside(page: Tag) -> Iterator[str]:
    """Yield each piece of text of a page with letters outside the marks, in no element with a language of its own."""
    depth = 0
    # The title of a page has no room for the language of a name; the heading has.
    named = sorted({e.get_text() for e in page.select("[lang]:not(html)")}, key=len, reverse=True)
    for node in page.descendants:
        if isinstance(node, Tag):
            found = [str(node[name]) for name in _ATTRIBUTEN if node.has_attr(name)]
            if node.name == "meta" and node.get("name") == "description":
                found.append(str(node["content"]))
            yield from (said for said in found if _LETTER.search(_ZELFDE.sub("", _unmarked(said))) and not _apart(node))
            continue
        if not isinstance(node, NavigableString) or isinstance(node, Comment | Doctype):
            continue
        if node.parent is None or node.parent.name in ("script", "style"):
            continue
        said, plain = str(node), []
        if node.parent.name == "title":  # and the names in it
            for name in named:
                said = said.replace(name, "")
        for sign in said:
            depth += (sign == "⟦") - (sign == "⟧")
            plain.append(sign if depth == 0 else " ")
        if _LETTER.search(_ZELFDE.sub("", "".join(plain))) and not _apart(node):
            yield str(node).strip()
    assert depth == 0


def _unmarked(said: str) -> str:
    while said != (said := re.sub(r"⟦[^⟦⟧]*⟧", "", said)):
        pass
    return said


def _apart(node: Tag | NavigableString) -> bool:
    """Return whether an element around it, below the root, says its language or that nothing may translate it."""
    around = [node, *node.parents] if isinstance(node, Tag) else list(node.parents)
    return any(e.has_attr("lang") or e.get("translate") == "no" for e in around if e.name not in ("html", "[document]"))


async def test_nothing_on_a_page_is_said_outside_the_catalogue(pseudo_site: Datasette) -> None:
    left = {}
    for path in TOESTANDEN:
        response = await pseudo_site.client.get(f"/en{path}")
        assert response.status_code < 500, path
        page = BeautifulSoup(response.text, "html.parser")
        assert "⟦" in text(page), path
        if found := sorted(set(outside(page))):
            left[path] = found
    assert left == {}


def test_what_is_left_out_is_noticed() -> None:
    page = BeautifulSoup(
        '<html lang="en"><p>⟦Naam⟧: <b>vergeten</b> <i lang="nl">gegeven</i> ⟦a <u>⟦b⟧</u> c⟧ 15</p>'
        '<a aria-label="⟦Sluit⟧ dit">⟦x⟧</a><a aria-label="⟦Sluit⟧ 2" title="⟦a ⟦b⟧⟧"></a>',
        "html.parser",
    )
    assert list(outside(page)) == ["vergeten", "⟦Sluit⟧ dit"]


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/?zoek=weerbaarhijd", "/interventie/diamant", "/vergelijk?id=diamant&id=inear", "/bewijskaart"),
        *("/begrippen/werkzaam_element/zelfvertrouwen", "/situatie?stap=2&fase=groepsfase", "/wijzigingen"),
        *("/?fase=x", "/interventie/bestaat-niet"),
    ],
)
async def test_a_page_in_english_is_the_page_in_dutch(site: Datasette, path: str) -> None:
    dutch, english = [await site.client.get(f"{prefix}{path}") for prefix in ("", "/en")]
    assert english.status_code == dutch.status_code
    assert (english.headers["content-language"], dutch.headers.get("content-language")) == ("en", None)
    one, other = [BeautifulSoup(answer.text, "html.parser") for answer in (dutch, english)]
    assert one.html is not None and other.html is not None and (one.html["lang"], other.html["lang"]) == ("nl", "en")
    assert results(one) == results(other)
    for kind in ("data-telling", "data-aantal", "data-broncel", "id"):
        assert [e[kind] for e in one.select(f"[{kind}]")] == [e[kind] for e in other.select(f"[{kind}]:not(script)")]
    there, back = one.select_one("a[hreflang=en][lang=en]"), other.select_one("a[hreflang=nl][lang=nl]")
    assert there is not None and back is not None and (text(there), text(back)) == ("English", "Nederlands")
    if dutch.status_code == 200:
        assert (await site.client.get(str(there["href"]))).text == english.text
        assert (await site.client.get(str(back["href"]))).text == dutch.text
        alternates = {str(e["hreflang"]): str(e["href"]) for e in other.select("link[rel=alternate][hreflang]")}
        assert alternates == {str(e["hreflang"]): str(e["href"]) for e in one.select("link[rel=alternate][hreflang]")}
        assert alternates["en"].startswith("https://catalogus.example/en/")


async def test_links_of_an_english_page_lead_to_english_pages_and_dutch_files(site: Datasette) -> None:
    seen = set()
    for path in ("/interventie/diamant", "/begrippen/fase/groepsfase", "/over"):
        page = await soup(site, f"/en{path}")
        found = {str(a["href"]).partition("#")[0] for a in page.select("a[href^='/']:not([hreflang])")}
        seen |= found | {str(form["action"]).partition("#")[0] for form in page.select("form[action]")}
    dutch = sorted(link for link in seen if not link.startswith("/en/"))
    assert {re.sub(r"[?.].*", "", link) for link in dutch} == {
        "/begrippen",
        "/export",
        "/interventies",
        "/open-data/",
    } - (set() if any(link.startswith("/open-data") for link in dutch) else {"/open-data/"})
    for link in sorted(seen - set(dutch)):
        answer = await site.client.get(link)
        assert answer.status_code == 200 and '<html lang="en">' in answer.text, link


@pytest.mark.parametrize(
    "path",
    [
        *("/en/-/gezond", "/en/-/suggesties?begin=we", "/en/-/versions", "/en/interventies", "/en/interventies.db"),
        *("/en/export.csv", "/en/api/v1/interventies", "/en/openapi.json", "/en/robots.txt", "/en/begrippen.ttl"),
        *("/en/en/", "/en//over", "/en/%2Fover", "/%65n/over", "/%2fen/over", "/en%2Fover", "/EN/over", "/enover"),
        *("/en/over/../over", "/en/interventie/a/b", "/de/over", "/en/-/static-plugins/interventiecatalogus/merk.svg"),
    ],
)
async def test_below_a_language_there_are_pages_only(site: Datasette, path: str) -> None:
    scope = {"type": "http", "method": "GET", "headers": [(b"host", b"localhost")], "raw_path": path.encode()}
    sent = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    await site.app()({**scope, "path": path, "query_string": b"", "scheme": "http"}, receive, send)
    assert sent[0]["status"] == 404


def test_every_page_of_the_site_is_translated() -> None:
    """A new page is translated, or it is a file or an interface for programs."""
    files = re.compile(r"/export|/open-data/x|/begrippen\.|/openapi|/(api|-|\.well-known)/|.*\.(xlsx|txt|xml|atom)$")
    for pattern, _ in ROUTES:
        path = re.sub(r"\(\?P<(\w+)>([^)]*)\)", lambda m: m[2].split("|")[0].replace("[^/]+", "x"), pattern)
        path = path.strip("^$").replace("\\", "")
        assert is_translated(path) != bool(files.match(path)), path


async def test_an_answer_is_kept_for_its_own_language(own_site: Datasette) -> None:
    first, second = [await own_site.client.get(path) for path in ("/over/privacy", "/en/over/privacy")]
    assert first.headers["etag"] != second.headers["etag"]
    assert "<h1>Privacy</h1>" in first.text and "We ask them not to keep searches in those." in text_of(second.text)
    again = await own_site.client.get("/over/privacy", headers={"if-none-match": second.headers["etag"]})
    assert again.status_code == 200 and again.text == first.text
    kept = await own_site.client.get("/en/over/privacy", headers={"if-none-match": second.headers["etag"]})
    assert kept.status_code == 304


async def test_below_a_prefix_a_language_stands_behind_it(voorbeeld_db: Path) -> None:
    async with site_at(voorbeeld_db, "/catalogus/") as client:
        page = BeautifulSoup((await client.get("/catalogus/en/?fase=groepsfase&utm_source=x")).text, "html.parser")
        assert {str(a["href"]) for a in page.select("a[hreflang]")} == {"/catalogus/?fase=groepsfase"}
        form = page.select_one("form[action]")
        assert form is not None and form["action"] == "/catalogus/en/"
        answer = await client.get("/catalogus/en/over/")
        assert (answer.status_code, answer.headers["location"]) == (302, "/catalogus/en/over")
        dimension = await client.get("/catalogus/en/begrippen/fase")
        assert dimension.headers["location"] == "/catalogus/en/begrippen#fase"
        from_list = {"referer": "http://localhost/catalogus/en/?fase=groepsfase"}
        found = await client.get("/catalogus/en/interventie/diamant", headers=from_list)
        back = BeautifulSoup(found.text, "html.parser").select_one("a.terug")
        assert back is not None and back["href"] == "/catalogus/en/?fase=groepsfase"
        assert text(back) == "← Back to the results"


async def test_suggestions_are_in_the_language_of_the_page(site: Datasette) -> None:
    found = (await site.client.get("/-/suggesties?begin=zelfvertr&taal=en")).json()["suggesties"][0]
    assert found == {
        "label": "Self-esteem",
        "taal": "en",
        "soort": "Working element",
        "adres": "/en/?werkzaam_element=zelfvertrouwen",
        "naam": "werkzaam_element",
        "waarde": "zelfvertrouwen",
    }
    assert (await site.client.get("/-/suggesties?begin=we&taal=xx")).status_code == 400


async def test_a_whole_page_in_english(site: Datasette) -> None:
    page = await soup(site, "/en/interventie/diamant")
    said = [" ".join(line.split()) for line in page.get_text("\n").replace("\u00ad", "").splitlines()]
    assert "\n".join(line for line in said if line) == (ROOT / "tests/golden/diamant.en.txt").read_text("utf-8").strip()


def text_of(html: str) -> str:
    return text(BeautifulSoup(html, "html.parser"))
