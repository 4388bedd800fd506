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
DIMENSIONS = {"topic": (60, 4.4), "genre": (6, 1.6), "audience": (25, 2.7), "country": (120, 1.6), "theme": (30, 2.0)}
QUESTIONS = {
    "five facets": "",
    "five facets, two terms chosen": "&_m2m_topic=topic-7&_m2m_topic=topic-8",
    "five facets, two broad terms, both needed": "&_m2m_topic=topic-1&_m2m_topic=topic-2&_m2m_topic_mode=all",
}
_WORDS = ("care", "family", "school", "street", "help", "group", "goal", "method", "training", "coach", "role", "work")


@dataclass(frozen=True, slots=True)
class Timing:
    """The median time of one request, in milliseconds."""

    question: str
    way: str
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
    ours = "".join(f"&_facet_m2m={name}" for name in DIMENSIONS)
    arrays = "".join(f"&_facet_array={name}_json" for name in DIMENSIONS)
    memory, sql = _serve(path, immutable=True), _serve(path, immutable=False)
    for question, query in QUESTIONS.items():
        timings.append(Timing(question, "m2m, from memory", await _time(memory, path.stem, ours + query, repeats)))
        timings.append(Timing(question, "m2m, in SQL", await _time(sql, path.stem, ours + query, repeats)))
        if not query:
            timings.append(Timing(question, "JSON arrays", await _time(memory, path.stem, arrays, 1)))
    return timings


def as_table(timings: list[Timing]) -> str:
    """Return the times as a Markdown table; the ratio is to the first way of the same question."""
    lines = ["| question | way | ms | ratio |", "| --- | --- | ---: | ---: |"]
    for timing in timings:
        first = next(other for other in timings if other.question == timing.question)
        lines.append(f"| {timing.question} | {timing.way} | {timing.ms:.1f} | {timing.ms / first.ms:.1f} |")
    return "\n".join(lines)


def make_database(path: Path, rows: int) -> None:
    """Write a database with that many rows, the same every time."""
    chance = random.Random(rows)
    conn = sqlite3.connect(path)
    arrays = ", ".join(f"{name}_json text" for name in DIMENSIONS)
    conn.execute(f"create table item (id text primary key, text text, {arrays})")
    for name, (terms, _) in DIMENSIONS.items():
        conn.execute(f"create table {name} (id text primary key, label text, broader_id text)")
        conn.execute(
            f"create table item_{name} (item_id text, {name}_id text, primary key (item_id, {name}_id)) without rowid"
        )
        tree = [(f"{name}-{n}", f"{name} {n}", f"{name}-{n // 6}" if n >= 6 else None) for n in range(terms)]
        conn.executemany(f"insert into {name} values (?, ?, ?)", tree)
    for row in _made_up(chance, rows):
        values = [row["id"], row["text"], *(json.dumps(row[name]) for name in DIMENSIONS)]
        conn.execute(f"insert into item values ({', '.join('?' * len(values))})", values)
        for name in DIMENSIONS:
            conn.executemany(f"insert into item_{name} values (?, ?)", [(row["id"], term) for term in row[name]])
    for name in DIMENSIONS:
        conn.execute(f"create index {quote('item_' + name + '_term')} on item_{name} ({name}_id, item_id)")
    conn.execute("analyze")
    conn.commit()
    conn.close()


def _made_up(chance: random.Random, rows: int) -> Iterator[dict[str, Any]]:
    for number in range(rows):
        row: dict[str, Any] = {"id": f"item-{number:06d}", "text": " ".join(chance.choices(_WORDS, k=200))}
        for name, (terms, average) in DIMENSIONS.items():
            tags = min(terms, round(chance.expovariate(1 / average)))
            row[name] = [f"{name}-{term}" for term in chance.sample(range(terms), tags)]
        yield row


def _serve(path: Path, *, immutable: bool) -> Datasette:
    dimensions = {
        name: {
            "junction": f"item_{name}",
            "row_column": "item_id",
            "term_column": f"{name}_id",
            "terms": name,
            "label_column": "label",
            "broader_column": "broader_id",
        }
        for name in DIMENSIONS
    }
    table = {"plugins": {"m2m": {"key": "id", "dimensions": dimensions}}}
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
