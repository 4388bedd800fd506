"""A running site and a real browser. Chromium missing is a failure with a remedy, never a skip."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from tests.chromium import started_chromium, watched_page
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
    with started_chromium() as browser:
        yield browser


@pytest.fixture
def pagina(chromium: Browser, adres: str) -> Iterator[Page]:
    with watched_page(chromium, base_url=adres) as page:
        yield page


@pytest.fixture
def zonder_script(chromium: Browser, adres: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=adres, java_script_enabled=False, viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()
