"""Nobody is kept waiting by a question that takes for ever, or by readers who have gone."""

import asyncio
import sqlite3
import time
from collections.abc import MutableMapping
from itertools import count
from typing import Any

import pytest
from datasette.app import Datasette

from toolkit.web.fouten import TeLangError
from toolkit.web.wachtrij import put, stop_when_gone

FOR_EVER = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
DATABASE = "interventies"


def for_ever(conn: sqlite3.Connection) -> Any:
    return conn.execute(FOR_EVER).fetchone()


async def one(conn_site: Datasette) -> Any:
    return await put(conn_site, DATABASE, lambda conn: conn.execute("select 1").fetchone()[0])


async def test_a_question_that_takes_too_long_is_given_up(site: Datasette) -> None:
    await site.invoke_startup()
    with pytest.raises(TeLangError):
        await put(site, DATABASE, for_ever, limiet=0.05)
    assert await one(site) == 1


async def test_an_error_of_the_database_stays_an_error(site: Datasette) -> None:
    await site.invoke_startup()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await put(site, DATABASE, lambda conn: conn.execute("select * from bestaat_niet"))


async def test_questions_of_readers_who_have_gone_stop(site: Datasette) -> None:
    await site.invoke_startup()
    abandoned = [asyncio.ensure_future(put(site, DATABASE, for_ever, limiet=600)) for _ in range(50)]
    await asyncio.sleep(0.1)
    for task in abandoned:
        task.cancel()
    await asyncio.gather(*abandoned, return_exceptions=True)
    assert await asyncio.wait_for(one(site), timeout=60) == 1


async def test_a_request_whose_reader_has_gone_stops(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()
    sent: list[MutableMapping[str, Any]] = []

    async def endless(*_: Any) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def receive() -> MutableMapping[str, Any]:
        await begun.wait()
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await stop_when_gone(endless)({"type": "http", "method": "GET"}, receive, send)
    await asyncio.wait_for(ended.wait(), timeout=60)
    assert sent == []


async def test_an_answer_that_takes_too_long_says_so(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    await site.invoke_startup()
    later = count(step=1000)
    monkeypatch.setattr(time, "monotonic", lambda: next(later))
    response = await site.client.get("/?zoek=jongeren")
    assert response.status_code == 503 and response.headers["retry-after"] == "5"
    assert "Het antwoord duurt te lang" in response.text


async def test_a_server_that_never_says_who_has_gone_is_answered() -> None:
    sent: list[MutableMapping[str, Any]] = []

    async def app(scope: object, receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200})

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await asyncio.wait_for(stop_when_gone(app)({"type": "http", "method": "GET"}, receive, send), timeout=60)
    assert [message["status"] for message in sent] == [200]
