"""How long the pages of the site take on a made-up catalogue, beside Datasette's own table page with JSON arrays.

Run as a program of its own for each size, so that start and memory are those of one site: ``python -m
tests.made_up.site_speed DATABASE ARRAYS``. It prints a line of JSON for each measurement.
"""

import asyncio
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils import parse_metadata

from tests.made_up.catalogue import array_query

_METADATA = Path(__file__).resolve().parents[2] / "metadata.yml"
_FILTERS = "fase=groepsfase&werkzaam_element=psychosociale-factoren&doelgroep=jongeren"
ARRAYS = "Datasette zelf: vijf telkolommen, drie filters"
FILTERED = "/ met drie filters"
PAGES = {
    "/": "/",
    FILTERED: f"/?{_FILTERS}",
    "/ met drie filters en een zoekvraag": f"/?{_FILTERS}&zoek=jongeren+begeleiding",
    "/ zoekvraag met tikfout": "/?zoek=begeleidnig+jongeren",
    "/ op jaar": "/?sorteer=jaar",
    "/interventie/…": "/interventie/verzonnen-77",
    "/situatie": "/situatie",
    "/situatie, drie antwoorden": "/situatie?fase=groepsfase&doelgroep=jongeren&psychologische_behoefte=identiteit",
    "/bewijskaart": "/bewijskaart",
    "/bewijskaart binnen een zoekvraag": "/bewijskaart?zoek=jongeren",
    "/begrippen/…": "/begrippen/werkzaam_element/zelfvertrouwen",
    "/over": "/over",
    "suggesties, met tikfout": "/-/suggesties?begin=jogneren",
    "export csv, alles": "/export.csv",
    "export json, alles": "/export.json",
}
KEPT = "/ met drie filters, bewaard antwoord"
SAME = "/ met drie filters, niets veranderd (304)"


@dataclass(frozen=True, slots=True)
class Measured:
    """Median wall and CPU time of one address in milliseconds, time to its first byte, and the bytes it sends."""

    what: str
    ms: float
    cpu_ms: float
    first_byte_ms: float
    bytes: int


def measure(database: Path, arrays: Path) -> Iterator[dict[str, Any]]:
    """Yield start (seconds), memory (MB) and every page."""
    begin = time.perf_counter()
    site = _site(database, parse_metadata(_METADATA.read_text(encoding="utf-8")))
    asyncio.run(site.invoke_startup())
    yield {"start_s": time.perf_counter() - begin, "memory_mb": _memory()}
    for what, address in PAGES.items():
        # As a forced reload: every time the page is made anew.
        # An export of everything takes as long as a hundred pages, and is measured once.
        repeats = 0 if address.startswith("/export") else 3
        yield asdict(asyncio.run(_measure(site, what, address, {"cache-control": "no-cache"}, repeats)))
    yield asdict(asyncio.run(_measure(site, KEPT, PAGES[FILTERED], {})))
    tag = asyncio.run(site.client.get(PAGES[FILTERED])).headers["etag"]
    yield asdict(asyncio.run(_measure(site, SAME, PAGES[FILTERED], {"if-none-match": tag})))
    stock = _site(arrays, {})
    chosen = "".join(f"&{pair.replace('=', '__arraycontains=')}" for pair in _FILTERS.split("&"))
    address = f"/{arrays.stem}/interventie?_size=10{array_query()}{chosen}"
    yield asdict(asyncio.run(_measure(stock, ARRAYS, address, {}, repeats=1)))
    yield {"memory_mb": _memory()}


def _site(database: Path, metadata: dict[str, Any]) -> Datasette:
    settings: dict[str, bool | int] = {"default_allow_sql": False, "suggest_facets": False}
    if not metadata:
        settings = {"facet_time_limit_ms": 3_600_000, "sql_time_limit_ms": 3_600_000, "suggest_facets": False}
    return Datasette([], immutables=[str(database)], metadata=metadata, settings=settings)


async def _measure(site: Datasette, what: str, address: str, headers: dict[str, str], repeats: int = 3) -> Measured:
    app = site.app()
    found: list[tuple[float, float, float, int]] = []
    for _ in range(1 + repeats):  # the first time also reads the file, and is only counted when it is the only one
        found.append(await _once(app, address, headers))
    columns = list(zip(*(found[1:] or found), strict=True))
    wall, cpu, first = (round(statistics.median(values), 2) for values in columns[:3])
    return Measured(what, wall, cpu, first, int(columns[3][0]))


async def _once(app: Any, address: str, headers: dict[str, str]) -> tuple[float, float, float, int]:
    """Ask once, as a server would; return wall, CPU and first byte in milliseconds, and the number of bytes."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in {"host": "localhost", **headers}.items()],
        "scheme": "http",
        "http_version": "1.1",
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }
    begin, cpu = time.perf_counter(), time.process_time()
    first, size, status = 0.0, 0, 0

    async def send(message: dict[str, Any]) -> None:
        nonlocal first, size, status
        status = message.get("status", status)
        if message.get("body") and not first:
            first = time.perf_counter()
        size += len(message.get("body", b""))

    await app(scope, _wait, send)
    if status not in (200, 304):
        raise RuntimeError(f"{address}: {status}")
    end = time.perf_counter()
    return 1000 * (end - begin), 1000 * (time.process_time() - cpu), 1000 * ((first or end) - begin), size


async def _wait() -> dict[str, Any]:
    await asyncio.Event().wait()
    return {}


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    for line in measure(Path(sys.argv[1]), Path(sys.argv[2])):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
