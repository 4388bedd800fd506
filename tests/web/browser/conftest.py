"""A running site and a real browser. Chromium missing is a failure with a remedy, never a skip."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.conftest import serve


@pytest.fixture(scope="session")
def adres(voorbeeld_db: Path) -> Iterator[str]:
    """Serve the example catalogue on a free port."""
    yield from served(voorbeeld_db)


def served(database: Path) -> Iterator[str]:
    """Serve a database on a free port, until the next step."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(serve(database).app(), port=port, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started, "the site did not start"
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Return the browser; it is closed with the last test here, because it keeps an event loop running."""
    path = shutil.which("chromium")
    assert path, "Chromium ontbreekt. Installeer het met: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def pagina(chromium: Browser, adres: str) -> Iterator[Page]:
    """Return a page that fails the test on an error in a script or a breach of the content security policy."""
    context = chromium.new_context(base_url=adres, viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def zonder_script(chromium: Browser, adres: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=adres, java_script_enabled=False, viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()
