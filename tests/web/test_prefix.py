"""Behind a prefix, whether a proxy takes it off or not, the site is the same site."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.conftest import ROOT
from tests.web.conftest import serve

PREFIX = "/catalogus/"
BEGIN = (
    "/",
    "/?fase=groepsfase",
    "/?zoek=weerbarheid",
    "/vergelijk?id=diamant&id=inear",
    "/situatie?fase=groepsfase",
    "/interventies/interventie?_size=2&_sort=naam",
    "/interventies/interventie.json?_size=2",
    "/interventies/interventie?_facet=herkomst",
    "/wijzigingen.atom",
    "/openapi.json",
    "/sitemap.xml",
    "/robots.txt",
    "/.well-known/security.txt",
    "/-/suggesties?begin=we",
    "/interventies/interventie/",
    "/bestaat-niet",
    "/?fase=bestaat-niet",
)
CLOSED = ("/-/versions", "/-/settings", "/-/threads", "/-/metadata", "/-/plugins", "/-/static/app.css", "/_internal")
_PER_PAGE = 4  # of each page, so many questions to it: lists offer a link for each filter
_LINKS = ("href", "src", "action", "data-suggesties", "content")
_TOOK = re.compile(r"\d+[.,]?\d* ?ms|\"query_ms\": [\d.]+")


def site_at(database: Path, base_url: str) -> httpx.AsyncClient:
    """Return a client of a site below a prefix, that asks its addresses as they are given."""
    site: Datasette = serve(database)
    site._settings["base_url"] = base_url
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=site.app()), base_url="http://localhost")


def links_of(path: str, text: str) -> set[str]:
    """Return the addresses within the site that a page leads to."""
    page = BeautifulSoup("" if text.startswith("<?xml") else text, "html.parser")
    found = {str(e[name]) for name in _LINKS for e in page.select(f"[{name}^='/'], [{name}^='?']")}
    found |= set(re.findall(r'"(?:next_url|toggle_url)": "http://localhost([^"]+)"', text))
    return {urljoin(path, link).partition("#")[0] for link in found}


def plain(text: str) -> str:
    """Return a page without its prefix and without how long it took."""
    return _TOOK.sub("", text.replace(f"http://localhost{PREFIX}", "http://localhost/").replace(f'"{PREFIX}', '"/'))


async def test_every_page_and_link_is_the_same(voorbeeld_db: Path) -> None:
    waiting, seen, per_page = list(BEGIN), set(BEGIN), dict.fromkeys(map(str, BEGIN), 0)
    async with site_at(voorbeeld_db, "/") as bare, site_at(voorbeeld_db, PREFIX) as below:
        while waiting:
            path = waiting.pop(0)
            without = await bare.get(path)
            for asked in (f"{PREFIX}{path[1:]}", path):  # a proxy leaves the prefix on, or takes it off
                answer = await below.get(asked)
                assert answer.status_code == without.status_code, asked
                own = {"etag", "content-length", "location"}
                kept = [{k: plain(v) for k, v in one.headers.items() if k not in own} for one in (answer, without)]
                assert kept[0] == kept[1], asked
                where = without.headers.get("location")
                assert answer.headers.get("location") == (where and f"{PREFIX}{where[1:]}"), asked
                if not path.endswith((".xlsx", ".db", ".zip", ".svg", ".css", ".js")):
                    assert plain(answer.text) == plain(without.text), asked
                    there = links_of(asked if asked.startswith(PREFIX) else f"{PREFIX}{asked[1:]}", answer.text)
                    assert there == {f"{PREFIX}{link[1:]}" for link in links_of(path, without.text)}, asked
            for link in sorted(links_of(path, without.text) - seen, key=lambda link: ("_next=" not in link, link)):
                page = urlsplit(link).path
                per_page[page] = per_page.get(page, 0) + 1
                if per_page[page] <= _PER_PAGE and len(seen) < 110:
                    seen.add(link)
                    waiting.append(link)
    assert {"/export.xlsx", "/export.csv", "/begrippen", "/over/privacy"} <= {urlsplit(link).path for link in seen}
    assert any("_next=" in link for link in seen)


async def test_what_is_closed_is_closed_below_a_prefix_too(voorbeeld_db: Path) -> None:
    async with site_at(voorbeeld_db, PREFIX) as client:
        for path in CLOSED:
            for asked in (path, f"{PREFIX}{path[1:]}", f"{PREFIX[:-1]}{PREFIX}{path[1:]}"):
                assert (await client.get(asked)).status_code == 404, asked


async def test_the_prefix_without_a_slash_is_the_home_page_and_a_longer_name_is_none(voorbeeld_db: Path) -> None:
    async with site_at(voorbeeld_db, PREFIX) as client:
        home = await client.get(PREFIX)
        assert (await client.get(PREFIX[:-1])).text == home.text and home.status_code == 200
        assert (await client.get("/catalogusx/over")).status_code == 404


async def test_the_way_back_to_the_list_and_the_caching_of_the_design_have_the_prefix(voorbeeld_db: Path) -> None:
    async with site_at(voorbeeld_db, PREFIX) as client:
        headers = {"referer": f"http://localhost{PREFIX}?fase=groepsfase"}
        page = BeautifulSoup((await client.get(f"{PREFIX}interventie/diamant", headers=headers)).text, "html.parser")
        assert [a["href"] for a in page.select("a[data-uit-lijst]")] == [f"{PREFIX}?fase=groepsfase"]
        style = page.select_one("link[rel=stylesheet]")
        assert style is not None
        answer = await client.get(str(style["href"]))
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_datasette_still_doubles_the_prefix(tmp_path: Path) -> None:
    """When this fails, `toolkit.web.prefix` may no longer be needed; docs/prefix-dubbel.md says for what it is."""
    report = (ROOT / "docs" / "prefix-dubbel.md").read_text(encoding="utf-8")
    script, says = re.findall(r"```(?:python|text)\n(.*?)```", report, re.DOTALL)
    environment = {**os.environ, "DATASETTE_LOAD_PLUGINS": ""}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path, env=environment
    )
    assert done.stdout == says
