"""The file of the shipped workbooks in a real browser with the network off, and the site of the same database."""

import asyncio
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
    path = shutil.which("chromium")
    assert path, "Chromium ontbreekt. Installeer het met: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def pagina(chromium: Browser, bestand: Path) -> Iterator[Page]:
    """Return the opened file; an error in the script or a breach of its policy fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(bestand.as_uri())
    page.wait_for_selector("html.js")
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def van_site(built_database: Path) -> Callable[[Sequence[str]], list[bytes]]:
    """Return what gives the answers of the site to some addresses; the browser has the event loop of this thread."""

    async def answers(paths: Sequence[str]) -> list[bytes]:
        site = serve(built_database)
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
