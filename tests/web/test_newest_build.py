"""A new build under a running site: taken up without restart, each answer from one build, whole."""

import asyncio
import gc
import json
import logging
import shutil
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.store.killed import lists, run
from tests.web.conftest import INSTELLINGEN
from tests.web.test_server import running
from toolkit.products import product_set
from toolkit.web.newest_build import NewestBuild
from toolkit.web.serving import Serving

PAGES = ("/", "/?zoek=versie", "/interventie/kompas", "/interventies/interventie.json", "/export.csv", "/over")
NAMES = ("Kompas", "Anker", "Brug")


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return folders with all that a build publishes, by a name that only that build has."""
    folder = tmp_path_factory.mktemp("bouwen")
    published = {}
    for name in NAMES:
        target = folder / name / "interventies.db"
        assert run(lists(folder / f"raw{name}", "Kompas", f"Versie {name}"), target) == 0
        published[name] = target.resolve().parent
    return published


def publish(build: Path, target: Path) -> Path:
    """Publish a copy of a build at `target`; return where it then is."""
    products = product_set(target, target.parent)
    with products.drafted() as draft:
        shutil.copytree(build, draft, dirs_exist_ok=True, ignore=lambda *_: [".slot"])
        products.publish(draft)
    return target.resolve()


@pytest.fixture(autouse=True)
def ended_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep pytest from keeping what `SystemExit` came past, by which a thread of Datasette is ended."""
    hook = threading.excepthook
    monkeypatch.setattr(threading, "excepthook", lambda a: None if a.exc_type is SystemExit else hook(a))


@pytest.fixture
def served(builds: dict[str, Path], tmp_path: Path) -> Serving:
    target, metadata = tmp_path / "uit" / "interventies.db", tmp_path / "metadata.yml"
    metadata.write_text(json.dumps({"plugins": {"interventiecatalogus": INSTELLINGEN}}))
    publish(builds["Kompas"], target)
    return Serving(target, metadata)


async def opened(served: Serving) -> NewestBuild:
    return await asyncio.to_thread(served.application)


def client_of(app: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost")


def builds_in(text: str) -> set[str]:
    """Return of which builds there is something in a page."""
    return {name for name in NAMES if f"Versie {name}" in text}


async def test_every_answer_names_its_build(served: Serving) -> None:
    async with client_of(await opened(served)) as client:
        health = (await client.get("/-/gezond")).json()
        named = health["bouw"]["inhoud_sha256"][:16]
        for path in (*PAGES, "/-/gezond", "/bestaat-niet", "/?fase=bestaat-niet", "/open-data/interventies.csv"):
            answer = await client.get(path)
            assert answer.headers["catalogus-bouw"] == named, path
            if answer.headers["content-type"].startswith("text/html"):
                assert f'<meta name="catalogus-bouw" content="{named}">' in answer.text, path


async def test_a_new_build_is_taken_up_whole(served: Serving, builds: dict[str, Path]) -> None:
    app = await opened(served)
    async with client_of(app) as client:
        assert "Versie Kompas" in (await client.get("/")).text
        publish(builds["Anker"], served.database)
        assert "Versie Kompas" in (await client.get("/")).text
        await app.look()
        assert "Versie Anker" in (await client.get("/")).text
        assert "Versie Anker" in (await client.get("/export.csv")).text
        now = (served.database.parent / "open-data" / "interventies.db").read_bytes()
        assert (await client.get("/open-data/interventies.db")).content == now
        assert (await client.get("/-/gezond")).status_code == 200


async def test_what_was_begun_is_finished_on_its_own_build(served: Serving, builds: dict[str, Path]) -> None:
    app, path = await opened(served), served.database.resolve()
    release, answered = asyncio.Event(), asyncio.Event()
    first = app._now.app

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await release.wait()
        await first(scope, receive, send)
        answered.set()

    app._now.app = slow
    async with client_of(app) as client:
        asked = asyncio.create_task(client.get("/interventies/interventie.json"))
        await asyncio.sleep(0)
        publish(builds["Anker"], served.database)
        await app.look()
        await app.look()
        assert "Versie Anker" in (await client.get("/")).text
        publish(builds["Brug"], served.database)  # sweeps what nobody holds
        assert path.is_file() and not answered.is_set()
        release.set()
        assert builds_in((await asked).text) == {"Kompas"}
        await app.look()
        assert "Versie Brug" in (await client.get("/")).text
        publish(builds["Anker"], served.database)
        assert not path.exists()


async def test_a_closed_build_leaves_nothing_behind(served: Serving, builds: dict[str, Path]) -> None:
    app = await opened(served)
    async with client_of(app) as client:
        for page in PAGES:
            assert (await client.get(page)).status_code == 200
        old, threads = weakref.ref(app._now.datasette), threading.active_count()
        for name in ("Anker", "Brug", "Kompas"):
            publish(builds[name], served.database)
            await app.look()
            for page in PAGES:
                assert builds_in((await client.get(page)).text) <= {name}
        await app.look()
    gc.collect()
    assert old() is None
    assert threading.active_count() <= threads + 1


def damaged(build: Path, folder: Path) -> Path:
    copy = Path(shutil.copytree(build, folder / "beschadigd"))
    database = copy / "interventies.db"
    database.write_bytes(database.read_bytes()[:-8192])
    return copy


def missing(build: Path, folder: Path) -> Path:
    copy = Path(shutil.copytree(build, folder / "leeg"))
    (copy / "interventies.db").unlink()
    return copy


@pytest.mark.parametrize("spoil", [damaged, missing])
async def test_a_build_that_cannot_be_served_is_not_taken_up(
    spoil: Callable[[Path, Path], Path],
    served: Serving,
    builds: dict[str, Path],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = await opened(served)
    publish(spoil(builds["Anker"], tmp_path), served.database)
    await app.look()
    await app.look()
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(said) == 1 and said[0].startswith("Een nieuwe bouw is niet opgenomen; de vorige blijft staan. ")
    async with client_of(app) as client:
        assert "Versie Kompas" in (await client.get("/")).text
        assert (await client.get("/-/gezond")).status_code == 200
        publish(builds["Brug"], served.database)
        await app.look()
        assert "Versie Brug" in (await client.get("/")).text


def test_builds_published_under_load_give_no_failed_and_no_mixed_answer(
    served: Serving, builds: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.web.newest_build._EVERY", 0.05)
    problems: list[str] = []
    seen: dict[str, set[str]] = {}
    stop = threading.Event()

    def read(port: int, number: int) -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            while not stop.is_set():
                for page in PAGES[number % 2 :]:
                    answer = client.get(page)
                    of = seen.setdefault(answer.headers["catalogus-bouw"], set())
                    of |= builds_in(answer.text)
                    if answer.status_code != 200 or len(builds_in(answer.text)) > 1:
                        problems.append(f"{page}: {answer.status_code}, {builds_in(answer.text)}")

    with running(served.application()) as port:
        readers = [threading.Thread(target=read, args=(port, number)) for number in range(4)]
        for reader in readers:
            reader.start()
        for name in ("Anker", "Brug", "Kompas", "Anker"):
            publish(builds[name], served.database)
            deadline = time.monotonic() + 60
            while f"Versie {name}" not in httpx.get(f"http://127.0.0.1:{port}/", timeout=60).text:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        stop.set()
        for reader in readers:
            reader.join()
    assert problems == []
    assert sorted(map(sorted, seen.values())) == [["Anker"], ["Brug"], ["Kompas"]]
