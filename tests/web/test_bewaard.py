"""Whole answers: kept for the next reader, sent small, and not sent at all to who has them already."""

import asyncio
import gzip
import sqlite3
from collections.abc import MutableMapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from tests.web.conftest import serve as serve_anew
from toolkit.store.seal import seal
from toolkit.web.bewaard import Bewaard, BewaardAntwoord


async def serve(database: Path) -> Datasette:
    """Serve as a server does after its first request: nothing is kept before it knows which build it has."""
    site = serve_anew(database)
    await site.invoke_startup()
    return site


@pytest.fixture
async def site(voorbeeld_db: Path) -> Datasette:
    return await serve(voorbeeld_db)


PAGES = ("/", "/?fase=groepsfase", "/interventie/diamant", "/bewijskaart", "/situatie?fase=groepsfase", "/over")


NOT_KEPT = ("/export.csv?fase=groepsfase", "/export.xlsx", "/bewijskaart.png", "/bewijskaart.xlsx", "/sitemap.xml")


@pytest.mark.parametrize("page", [*PAGES, *NOT_KEPT])
async def test_who_has_an_answer_already_gets_none(site: Datasette, page: str) -> None:
    first = await site.client.get(page)
    again = await site.client.get(page, headers={"if-none-match": f'"x", {first.headers["etag"]}'})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["etag"] == first.headers["etag"] and "no-cache" in first.headers["cache-control"]
    assert (await site.client.get(page)).content == first.content


async def test_a_kept_answer_is_the_same_as_a_fresh_one(site: Datasette, voorbeeld_db: Path) -> None:
    fresh = await serve(voorbeeld_db)
    for page in PAGES:
        await site.client.get(page)
        kept = await site.client.get(page)
        assert kept.content == (await fresh.client.get(page)).content, page


async def test_one_question_has_one_tag_however_it_is_asked(site: Datasette) -> None:
    async def tag(page: str, **headers: str) -> str | None:
        found: str | None = (await site.client.get(page, headers=headers)).headers.get("etag")
        return found

    assert await tag("/?fase=groepsfase&utm_source=x&zoek=") == await tag("/?fase=groepsfase")
    assert await tag("/?fase=groepsfase") != await tag("/?fase=actiefase")
    assert await tag("/") != await tag("/over")
    back = {"referer": "http://localhost/?fase=groepsfase"}
    assert await tag("/interventie/diamant", **back) != await tag("/interventie/diamant")
    assert await tag("/over", **back) == await tag("/over")
    assert await tag("/", **{"cache-control": "no-cache"}) is None
    for page in ("/?fase=bestaat-niet", "/-/gezond", "/interventies/interventie"):
        assert await tag(page) is None


async def test_a_referrer_that_is_no_address_is_none(site: Datasette) -> None:
    plain = await site.client.get("/interventie/diamant")
    odd = await site.client.get("/interventie/diamant", headers={"referer": "http://[::1"})
    assert (odd.status_code, odd.content, odd.headers["etag"]) == (200, plain.content, plain.headers["etag"])


async def test_who_comes_from_another_list_goes_back_to_that_one(site: Datasette) -> None:
    async def page(query: str) -> str:
        headers = {"referer": f"http://localhost/?{query}"}
        return str((await site.client.get("/interventie/diamant", headers=headers)).text)

    for query in ("fase=groepsfase", "land=nl", "fase=groepsfase"):
        assert f'href="/?{query}' in await page(query)


async def test_behind_a_prefix_the_same_pages_are_kept(voorbeeld_db: Path) -> None:
    site = serve_anew(voorbeeld_db)
    site._settings["base_url"] = "/catalogus/"
    await site.invoke_startup()
    for page, kept in (("/catalogus/over", True), ("/catalogus/interventies/interventie", False)):
        scope: dict[str, Any] = {"type": "http", "method": "GET", "path": page, "raw_path": page.encode()}
        scope |= {"query_string": b"", "headers": [(b"host", b"localhost")], "scheme": "http"}
        messages: list[MutableMapping[str, Any]] = []

        async def send(message: MutableMapping[str, Any], to: list[MutableMapping[str, Any]] = messages) -> None:
            to.append(message)

        async def receive() -> MutableMapping[str, Any]:
            await asyncio.Event().wait()
            return {}

        await site.app()(scope, receive, send)
        assert messages[0]["status"] == 200, page
        assert (b"etag" in dict(messages[0]["headers"])) is kept, page


async def test_another_build_has_other_tags(site: Datasette, voorbeeld_db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "interventies.db"
    copy.write_bytes(voorbeeld_db.read_bytes())
    same = await serve(copy)
    with closing(sqlite3.connect(copy)) as conn, conn:
        conn.execute("insert into bouw values ('invoer_sha256', 'anders') on conflict do update set waarde = 'anders'")
        seal(conn)
    other = await serve(copy)
    tags = [(await one.client.get("/over")).headers["etag"] for one in (site, same, other)]
    assert tags[0] == tags[1] != tags[2]


async def test_an_answer_is_compressed_for_who_can_read_it(site: Datasette) -> None:
    plain = await site.client.get("/", headers={"accept-encoding": "identity"})
    small = await site.client.get("/", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers and small.headers["content-encoding"] == "gzip"
    assert small.content == plain.content  # the client unpacks it
    assert (
        int(small.headers["content-length"]) == len(gzip.compress(plain.content, 6, mtime=0)) < len(plain.content) / 3
    )
    assert plain.headers["vary"] == small.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip; q=0", False),
        ("gzip;q=x, br", False),
        ("xgzip", False),
        ("*", False),
        ("", False),
    ],
)
async def test_nobody_gets_what_they_do_not_read(site: Datasette, accepted: str, packed: bool) -> None:
    answer = await site.client.get("/", headers={"accept-encoding": accepted})
    assert (answer.headers.get("content-encoding") == "gzip") is packed


def test_what_is_kept_is_bounded() -> None:
    kept = Bewaard(most=100)
    for number in range(4):
        kept.keep(str(number), BewaardAntwoord((), bytes(40)))
        kept.get("0")
    assert [number for number in range(4) if kept.get(str(number))] == [0, 3]
    kept.keep("3", BewaardAntwoord((), bytes(40), bytes(30)))
    assert [number for number in range(4) if kept.get(str(number))] == [3]
