"""Nobody is kept waiting by a question that takes for ever, or by readers who have gone."""

import asyncio
import sqlite3
import time
from collections.abc import MutableMapping
from itertools import count
from typing import Any

import pytest
from datasette.app import Datasette

from toolkit.web import wachtrij
from toolkit.web.fouten import DrukError
from toolkit.web.wachtrij import put

FOR_EVER = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
DATABASE = "interventies"


def for_ever(conn: sqlite3.Connection) -> Any:
    return conn.execute(FOR_EVER).fetchone()


async def one(conn_site: Datasette) -> Any:
    return await put(conn_site, DATABASE, lambda conn: conn.execute("select 1").fetchone()[0])


async def test_a_question_that_takes_too_long_is_given_up(site: Datasette) -> None:
    await site.invoke_startup()
    with pytest.raises(DrukError, match="duurt te lang"):
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

    await wachtrij.stop_when_gone(endless)({"type": "http", "method": "GET"}, receive, send)
    await asyncio.wait_for(ended.wait(), timeout=60)
    assert sent == []


async def test_too_many_at_once_are_told_when_to_try_again(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    await site.invoke_startup()
    monkeypatch.setattr(wachtrij, "MEESTE", 0)
    response = await site.client.get("/")
    assert response.status_code == 503 and response.headers["retry-after"] == "10"
    assert "Er kijken nu te veel mensen tegelijk" in response.text
    monkeypatch.undo()
    assert (await site.client.get("/")).status_code == 200


async def test_an_answer_that_takes_too_long_says_so(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    await site.invoke_startup()
    later = count(step=1000)
    monkeypatch.setattr(time, "monotonic", lambda: next(later))
    response = await site.client.get("/?zoek=jongeren")
    assert response.status_code == 503 and "duurt te lang" in response.text
