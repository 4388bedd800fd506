#!/usr/bin/env python3
"""Measure what can be measured: reading unfamiliar layouts, search, and facets; ways side by side in one run."""

import argparse
import asyncio
import json
import multiprocessing
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # what is measured with is test data, and no part of what is installed

from tests.m2m.bench import as_table, measure  # noqa: E402
from tests.made_up.bench import Reader, bench_reading  # noqa: E402
from tests.made_up.catalogue import write_arrays, write_catalogue  # noqa: E402
from tests.made_up.layouts import random_layout, single_changes  # noqa: E402
from tests.made_up.measure import Score  # noqa: E402
from tests.made_up.site_speed import ARRAYS  # noqa: E402
from tests.made_up.whole import measure_pipeline  # noqa: E402
from tests.reading.mutants import problems  # noqa: E402
from tests.search.quality import compare, load_questions  # noqa: E402
from toolkit.curation import load_curation  # noqa: E402

DATABASE = ROOT / "data" / "build" / "interventies.db"
QUESTIONS = tuple(ROOT / "tests" / "search" / f"{name}.yml" for name in ("vragen", "vragen_blind"))


def main() -> int:
    """Run the measurements that were asked for, and print a table for each."""
    parser = argparse.ArgumentParser(description="Meet lezen, zoeken en facetten; manieren naast elkaar in één keer.")
    parser.add_argument(
        "--layouts", type=int, default=60, metavar="N", help="willekeurige indelingen naast de vaste (60)"
    )
    parser.add_argument("--rows", type=int, default=10_000, metavar="N", help="rijen voor de facetten (10000)")
    parser.add_argument("--database", type=Path, default=DATABASE, metavar="BESTAND", help="voor de zoekvragen")
    parser.add_argument(
        "--size", type=int, action="append", metavar="N", help="alleen de pagina's, met zo veel verzonnen interventies"
    )
    parser.add_argument("--labels", type=Path, metavar="MAP", help="werkmappen in bestanden/ met labels.json")
    parser.add_argument("--mutants", type=int, default=10_000, metavar="N", help="beschadigde werkmappen (10000)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.size:
            bench_site(arguments.size, Path(folder))
            return 0
        bench_pipeline(arguments.layouts, Path(folder))
        curation = load_curation(ROOT / "data")
        bench_reading(Console(), Reader(curation.kennis), arguments.labels)
        bench_search(arguments.database)
        bench_facets(arguments.rows, Path(folder))
        bench_site([1_000], Path(folder))
        bench_mutants(arguments.mutants, Path(folder))
    return 0


def bench_pipeline(number: int, folder: Path) -> None:
    """Print how much of a made-up truth comes back from many layouts."""
    chance = Random(number)  # noqa: S311 - the same layouts every time
    layouts = [*single_changes(), *(random_layout(chance) for _ in range(number))]
    score = measure_pipeline(load_curation(ROOT / "data"), layouts, folder)
    say(f"## De hele keten: {score.layouts} indelingen van werkboeken met bekende inhoud\n")
    table(("wat", "goed", "fout", "gemist", "F1"), [_row("namen", score.names)])
    table(("dimensie", "goed", "fout", "gemist", "F1"), [_row(*item) for item in score.terms.by_dimension.items()])


def _row(what: str, score: Score) -> tuple[str, ...]:
    return what, str(score.right), str(score.wrong), str(score.missed), f"{score.f1:.3f}"


def bench_search(database: Path) -> None:
    """Print how often a right answer is among the first five, beside other ways of searching."""
    if not database.exists():
        say(f"## Zoeken\n\n{database} ontbreekt; bouw haar met `make build`.\n")
        return
    connection = sqlite3.connect(database)
    for path in QUESTIONS:
        questions = load_questions(path).vragen
        say(f"## Zoeken: {len(questions)} vragen ({path.stem})\n")
        rows = [(name, f"{q.success_at_5:.2f}", f"{q.mrr:.2f}") for name, q in compare(connection, questions).items()]
        table(("manier", "succes bij 5", "MRR"), rows)
    connection.close()


def bench_mutants(number: int, folder: Path) -> None:
    """Print the damaged and hostile workbooks that crash, hang or take too much memory."""
    with multiprocessing.get_context("fork").Pool(1) as pool:  # so that its memory is its own
        found = pool.apply(problems, (range(number), folder / "raw"))
    say(f"## Beschadigde werkmappen: {number}, waarvan {len(found)} niet gelezen en niet netjes geweigerd\n")
    for problem in found:
        say(problem)


def bench_facets(rows: int, folder: Path) -> None:
    """Print the times of facets over junction tables, and the ratio to the fastest way."""
    say(f"## Facetten: {rows} rijen\n\n{as_table(asyncio.run(measure(folder, rows)))}\n")


def bench_site(sizes: Iterable[int], folder: Path) -> None:
    """Print how long the pages take on made-up catalogues, beside Datasette's own table page, and how that grows."""
    curation = load_curation(ROOT / "data")
    before: dict[str, float] = {}
    for size in sizes:
        own = folder / str(size)
        own.mkdir()
        database, arrays = own / "interventies.db", own / "arrays.db"
        say(f"## De site: {size} verzonnen interventies\n")
        begin = time.perf_counter()
        write_catalogue(database, curation, size)
        write_arrays(arrays, database)
        per_row = database.stat().st_size / size / 1024
        say(f"Schrijven: {time.perf_counter() - begin:.0f} s, {per_row:.1f} kB per interventie.")
        done = subprocess.run(  # noqa: S603 - this program, on files of its own
            [sys.executable, "-m", "tests.made_up.site_speed", str(database), str(arrays)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        before = site_table([json.loads(line) for line in done.stdout.splitlines()], before)


def site_table(lines: list[dict[str, Any]], before: dict[str, float]) -> dict[str, float]:
    """Print one table of `site_speed`; return the CPU times, for the growth to the next size."""
    pages = [line for line in lines if "what" in line]
    start, end = lines[0], lines[-1]
    say(f"Start: {start['start_s']:.1f} s; geheugen: {start['memory_mb']} MB, na afloop {end['memory_mb']} MB.\n")
    stock = next(line["cpu_ms"] for line in pages if line["what"] == ARRAYS)
    rows = [
        (
            line["what"],
            f"{line['ms']:.1f}",
            f"{line['cpu_ms']:.1f}",
            f"{line['first_byte_ms']:.1f}",
            f"{line['bytes'] / 1024:.0f}",
            f"{stock / line['cpu_ms']:.0f}×" if line["what"].startswith("/ ") else "",
            f"{line['cpu_ms'] / before[line['what']]:.1f}×" if line["what"] in before else "",
        )
        for line in pages
    ]
    table(("wat", "ms", "CPU ms", "eerste byte ms", "kB", "sneller dan Datasette", "groei"), rows)
    return {line["what"]: line["cpu_ms"] for line in pages}


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a Markdown table."""
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    say("\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n")


def say(text: str) -> None:
    """Print and flush, so that progress shows."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
