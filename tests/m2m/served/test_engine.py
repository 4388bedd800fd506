"""From memory where that is possible, in SQL elsewhere, and never for ever."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from datasette.database import QueryInterrupted
from datasette.utils import StartupError

from tests.m2m.served.library import config, serve
from toolkit.m2m import answers
from toolkit.m2m.engine import answers_for, ask
from toolkit.m2m.memory import MemoryIndex


async def test_too_many_terms_for_memory_are_asked_in_sql(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.m2m.memory._MAX_BYTES", 10)
    datasette = serve(library, config(), immutable=True)
    await datasette.invoke_startup()
    assert answers_for(datasette, "bibliotheek", "boeken") is answers


async def test_every_datasette_has_its_own_memory(library: Path) -> None:
    one, other = serve(library, config(), immutable=True), serve(library, config(), immutable=True)
    await one.invoke_startup()
    assert isinstance(answers_for(one, "bibliotheek", "boeken"), MemoryIndex)
    assert answers_for(other, "bibliotheek", "boeken") is answers


async def test_a_key_that_is_not_unique_is_told_at_start(library: Path) -> None:
    configuration = config()
    configuration["databases"]["bibliotheek"]["tables"]["boeken"]["plugins"]["m2m"]["key"] = "kleur"
    with pytest.raises(StartupError) as raised:
        await serve(library, configuration, immutable=True).invoke_startup()
    assert str(raised.value) == "m2m at table boeken: column kleur is not a key: values are missing or occur twice."


async def test_a_question_that_takes_too_long_is_stopped(library: Path) -> None:
    datasette = serve(library, config())
    await datasette.invoke_startup()

    def endless(conn: sqlite3.Connection) -> None:
        conn.execute("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n").fetchone()

    with pytest.raises(QueryInterrupted):
        await ask(datasette, "bibliotheek", endless, limit_ms=30)


async def test_a_facet_that_takes_too_long_is_named(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> None:
        raise sqlite3.OperationalError("interrupted")

    monkeypatch.setattr(answers, "counts", slow)
    page = await serve(library, config()).client.get("/bibliotheek/boeken?_facet_m2m=genre&_facet_m2m=taal")
    assert page.status_code == 200
    assert "These facets timed out: genre, taal" in " ".join(page.text.split())
