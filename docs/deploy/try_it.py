"""Ask a site without pause while a process of it is killed and a new build is published; count what goes wrong.

    .venv/bin/python docs/deploy/try_it.py --url https://localhost --db /srv/catalogus/interventies.db --kill PID

The new build is a copy of the one that is published, with other names. It really is published: use a copy of a build.
"""

import argparse
import asyncio
import os
import re
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import httpx

from toolkit.products import product_set
from toolkit.store.seal import seal

PAGES = ("/", "/?zoek=gezin", "/situatie", "/bewijskaart", "/over", "/begrippen", "/export.json", "/interventies.json")
_NAMED = re.compile(r'<meta name="catalogus-bouw" content="([0-9a-f]+)">')


async def main() -> int:
    """Run the trial; 1 when a request failed or an answer came from two builds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True, help="the site, as readers see it")
    parser.add_argument("--db", type=Path, required=True, help="where builds are published")
    parser.add_argument("--kill", type=int, help="process to kill halfway")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=40)
    arguments = parser.parse_args()
    times: list[float] = []
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    end = time.monotonic() + arguments.seconds

    async def read(client: httpx.AsyncClient, number: int) -> None:
        while time.monotonic() < end:
            number += 1
            page, begin = PAGES[number % len(PAGES)], time.perf_counter()
            try:
                answer = await client.get(f"{page}{'&' if '?' in page else '?'}utm_id={number}")
            except httpx.HTTPError as error:
                wrong.append(f"{page}: {error!r}")
                continue
            times.append(time.perf_counter() - begin)
            build = answer.headers.get("catalogus-bouw", "-")
            seen[build] += 1
            if answer.status_code != 200 or set(_NAMED.findall(answer.text)) - {build}:
                wrong.append(f"{page}: {answer.status_code}, {build}, {_NAMED.findall(answer.text)}")

    async with httpx.AsyncClient(base_url=arguments.url, verify=False, timeout=60) as client:  # noqa: S501 - own machine
        readers = [asyncio.create_task(read(client, number)) for number in range(arguments.clients)]
        await asyncio.sleep(arguments.seconds / 4)
        if arguments.kill:
            os.kill(arguments.kill, signal.SIGKILL)
            print(f"killed {arguments.kill} after {len(times)} answers")
        await asyncio.sleep(arguments.seconds / 4)
        await asyncio.to_thread(publish_renamed, arguments.db)
        print(f"published after {len(times)} answers")
        await asyncio.gather(*readers)
    times.sort()
    at = ", ".join(f"p{part}: {1000 * times[len(times) * part // 100]:.0f} ms" for part in (50, 95, 99))
    print(f"{len(times)} answers, {at}; per build: {dict(seen)}; wrong: {len(wrong)}")
    print("\n".join(wrong[:10]))
    return int(bool(wrong) or len(seen) != 2)


def publish_renamed(target: Path) -> None:
    """Publish a copy of what is published at `target`, with other names."""
    products = product_set(target, target.parent)
    with products.drafted() as draft:
        shutil.copytree(target.resolve().parent, draft, dirs_exist_ok=True, ignore=lambda *_: [".slot"])
        with closing(sqlite3.connect(draft / target.name)) as connection:
            connection.execute("update interventie set naam = naam || ' (nieuw)'")
            connection.commit()
            seal(connection)
        products.publish(draft)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
