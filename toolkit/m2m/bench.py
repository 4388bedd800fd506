"""How long facets take: this plugin beside the facets over JSON arrays that Datasette itself has.

One made-up table with five dimensions, its tags stored twice: in junction tables and as JSON arrays in the table. Every
number is a whole request to the JSON of the table page, inside one process.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from toolkit.m2m.sql import quote
from toolkit.m2m.versions import IS_BEFORE_1

# Number of terms, and of tags that a row has on average.
DIMENSIONS = {"element": (60, 4.4), "fase": (6, 1.6), "doelgroep": (25, 2.7), "land": (120, 1.6), "thema": (30, 2.0)}
QUESTIONS = {
    "vijf facetten": "",
    "vijf facetten, twee termen gekozen": "&_m2m_element=element-7&_m2m_element=element-8",
    "vijf facetten, twee termen samen": "&_m2m_element=element-1&_m2m_element=element-2&_m2m_element_modus=alle",
}
_WORDS = ("zorg", "gezin", "school", "buurt", "steun", "groep", "doel", "aanpak", "training", "coach", "rol", "werk")


@dataclass(frozen=True, slots=True)
class Timing:
    """The median time of one request, in milliseconds."""

    vraag: str
    manier: str
    ms: float


async def measure(folder: Path, rows: int, repeats: int = 3) -> list[Timing]:
    """Return the times for a table of that many rows; the database is made in the folder if it is not there yet.

    The JSON arrays only answer the first question: choosing several terms and a tree of terms are beyond them. They get
    no time limit, since within Datasette's usual limit of 200 ms they give no answer at all on a large table.
    """
    path = folder / f"bank{rows}.db"
    if not path.exists():
        make_database(path, rows)
    timings = []
    ours = "".join(f"&_facet_m2m={naam}" for naam in DIMENSIONS)
    arrays = "".join(f"&_facet_array={naam}_json" for naam in DIMENSIONS)
    memory, sql = _serve(path, immutable=True), _serve(path, immutable=False)
    for vraag, query in QUESTIONS.items():
        timings.append(Timing(vraag, "m2m, uit het geheugen", await _time(memory, path.stem, ours + query, repeats)))
        timings.append(Timing(vraag, "m2m, in SQL", await _time(sql, path.stem, ours + query, repeats)))
        if not query:
            timings.append(Timing(vraag, "JSON-lijsten", await _time(memory, path.stem, arrays, 1)))
    return timings


def as_table(timings: list[Timing]) -> str:
    """Return the times as a Markdown table; the ratio is to the first way of the same question."""
    lines = ["| vraag | manier | ms | verhouding |", "| --- | --- | ---: | ---: |"]
    for timing in timings:
        first = next(other for other in timings if other.vraag == timing.vraag)
        lines.append(f"| {timing.vraag} | {timing.manier} | {timing.ms:.1f} | {timing.ms / first.ms:.1f} |")
    return "\n".join(lines)


def make_database(path: Path, rows: int) -> None:
    """Write a database with that many rows, the same every time."""
    chance = random.Random(rows)  # noqa: S311 - the same data every time, nothing secret
    conn = sqlite3.connect(path)
    arrays = ", ".join(f"{naam}_json text" for naam in DIMENSIONS)
    conn.execute(f"create table item (id text primary key, tekst text, {arrays})")
    for naam, (terms, _) in DIMENSIONS.items():
        conn.execute(f"create table {naam} (id text primary key, label text, broader_id text)")
        conn.execute(
            f"create table item_{naam} (item_id text, {naam}_id text, primary key (item_id, {naam}_id)) without rowid"
        )
        tree = [(f"{naam}-{n}", f"{naam} {n}", f"{naam}-{n // 6}" if n >= 6 else None) for n in range(terms)]
        conn.executemany(f"insert into {naam} values (?, ?, ?)", tree)
    for row in _made_up(chance, rows):
        values = [row["id"], row["tekst"], *(json.dumps(row[naam]) for naam in DIMENSIONS)]
        conn.execute(f"insert into item values ({', '.join('?' * len(values))})", values)
        for naam in DIMENSIONS:
            conn.executemany(f"insert into item_{naam} values (?, ?)", [(row["id"], term) for term in row[naam]])
    for naam in DIMENSIONS:
        conn.execute(f"create index {quote('item_' + naam + '_term')} on item_{naam} ({naam}_id, item_id)")
    conn.execute("analyze")
    conn.commit()
    conn.close()


def _made_up(chance: random.Random, rows: int) -> Iterator[dict[str, Any]]:
    for number in range(rows):
        row: dict[str, Any] = {"id": f"item-{number:06d}", "tekst": " ".join(chance.choices(_WORDS, k=200))}
        for naam, (terms, average) in DIMENSIONS.items():
            tags = min(terms, round(chance.expovariate(1 / average)))
            row[naam] = [f"{naam}-{term}" for term in chance.sample(range(terms), tags)]
        yield row


def _serve(path: Path, *, immutable: bool) -> Datasette:
    dimensies = {
        naam: {
            "koppeltabel": f"item_{naam}",
            "tabel_kolom": "item_id",
            "term_kolom": f"{naam}_id",
            "termtabel": naam,
            "label_kolom": "label",
            "broader_kolom": "broader_id",
        }
        for naam in DIMENSIONS
    }
    table = {"plugins": {"m2m": {"sleutel": "id", "dimensies": dimensies}}}
    configuration = {"databases": {path.stem: {"tables": {"item": table}}}}
    return Datasette(
        files=[] if immutable else [str(path)],
        immutables=[str(path)] if immutable else [],
        settings={"facet_time_limit_ms": 600_000, "sql_time_limit_ms": 600_000, "suggest_facets": False},
        **{"metadata" if IS_BEFORE_1 else "config": configuration},
    )


async def _time(datasette: Datasette, database: str, query: str, repeats: int) -> float:
    await datasette.invoke_startup()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        response = await datasette.client.get(f"/{database}/item.json?_size=20&_extra=facet_results{query}")
        times.append(1000 * (time.perf_counter() - start))
        found = response.json()["facet_results"]
        if response.status_code != 200 or len(found.get("results", found)) != len(DIMENSIONS):
            raise RuntimeError(f"no answer to {query}: {response.text[:200]}")
    return statistics.median(times)
