"""The browser of the tests, and a page in it on which nothing may go wrong."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright


@contextmanager
def started_chromium() -> Iterator[Browser]:
    """Start the browser; missing is a failure with a remedy, never a skip."""
    path = shutil.which("chromium")
    assert path, "Chromium ontbreekt. Installeer het met: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def watched_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open a page that fails the test on an error in a script or a breach of the content security policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", **options)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []
