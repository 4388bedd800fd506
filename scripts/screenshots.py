"""Take the pictures of the handbooks: serves a build, opens its pages in Chromium, and writes `docs/beelden/*.jpg`."""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
PORT = 8019
SITE = f"http://127.0.0.1:{PORT}"
PICTURES = {
    "lijst": ("/?fase=groepsfase", 1280, 900),
    "interventie": ("/interventie/diamant", 1280, 900),
    "situatie": ("/situatie", 1280, 900),
    "bewijskaart": ("/bewijskaart", 1280, 900),
    "wijzigingen": ("/wijzigingen", 1280, 900),
}
"""Name of the picture → address, width and height in pixels."""
REPORT = "kwaliteitsrapport"
"""The page of a build that needs no site."""


def main() -> int:
    """Run the command; 0 when all pictures were taken, 2 when a program is missing."""
    parser = argparse.ArgumentParser(description="Maakt de plaatjes van de handboeken opnieuw.")
    parser.add_argument("--build", type=Path, default=ROOT / "data" / "build", metavar="MAP", help="map met een bouw")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "docs" / "beelden", metavar="MAP", help="map voor de plaatjes"
    )
    arguments = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("Chromium ontbreekt. Installeer het met: sudo apt-get install chromium\n")
        return 2
    arguments.out.mkdir(parents=True, exist_ok=True)
    with served(arguments.build / "interventies.db"), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (address, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="nl-NL")
            page.goto(SITE + address, wait_until="networkidle")
            _take(page, arguments.out / f"{name}.jpg")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((arguments.build / f"{REPORT}.html").resolve().as_uri())
        _take(page, arguments.out / f"{REPORT}.jpg")
        browser.close()
    return 0


@contextmanager
def served(database: Path) -> Iterator[None]:
    """Serve `database` while the block runs.

    Raises:
        TimeoutError: the site does not start within half a minute.

    """
    command = [str(Path(sys.executable).with_name("datasette")), "serve", "-i", str(database)]
    command += ["-m", str(ROOT / "metadata.yml"), "--port", str(PORT), "--setting", "default_allow_sql", "off"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 our own server
    try:
        _wait()
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait() -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{SITE}/-/gezond", timeout=5).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the site did not start")


def _take(page: Page, path: Path) -> None:
    page.screenshot(path=path, type="jpeg", quality=70, animations="disabled")
    print(path)


if __name__ == "__main__":
    sys.exit(main())
