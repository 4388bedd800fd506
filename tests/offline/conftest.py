"""The file of the shipped workbooks in a real browser with the network off, and the site of the same database."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import started_chromium, watched_page
from tests.web.conftest import INSTELLINGEN, serve
from toolkit.offline.schrijven import write_offline
from toolkit.site_config import load_site_config


@pytest.fixture(scope="session")
def bestand(built_database: Path) -> Path:
    target = built_database.parent / "interventiecatalogus.html"
    write_offline(built_database, target, load_site_config(INSTELLINGEN))
    return target


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with started_chromium() as browser:
        yield browser


@pytest.fixture
def pagina(chromium: Browser, bestand: Path) -> Iterator[Page]:
    """Return the opened file."""
    with watched_page(chromium, offline=True) as page:
        page.goto(bestand.as_uri())
        page.wait_for_selector("html.js")
        yield page


@pytest.fixture(scope="session")
def van_site(built_database: Path) -> Callable[[Sequence[str]], list[bytes]]:
    """Return what gives the answers of the site to some addresses; the browser has the event loop of this thread."""

    site = serve(built_database)

    async def answers(paths: Sequence[str]) -> list[bytes]:
        responses = [await site.client.get(path) for path in paths]
        assert [response.status_code for response in responses] == [200] * len(paths)
        return [response.content for response in responses]

    def ask(paths: Sequence[str]) -> list[bytes]:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, answers(paths)).result()

    return ask


def content_of(van_site: Callable[[Sequence[str]], list[bytes]], path: str) -> bytes:
    """Return the answer of the site to one address."""
    (content,) = van_site([path])
    return content
