"""Look at every kind of page and state with axe, and write what it found as EARL, for an inspector and for machines.

EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/): per rule of axe and state one assertion, by whom, with its result:
passed, failed, or cantTell when a person must look; a rule that applies to nothing on a page is left out. The states
are those of WCAG-EM's sample; `docs/toegankelijkheid.md` lists them, with what is known not to hold.
"""

import argparse
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the pages and states are those that the tests look at

from tests.web.browser.conftest import served  # noqa: E402
from tests.web.browser.contrast import low_contrast  # noqa: E402
from tests.web.browser.toestanden import RULES, TOESTANDEN  # noqa: E402

Json = dict[str, Any]
LOOKS = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}}
# Width, colours and rules: dark and wide differ from light and narrow in colours and places only.
SCREENS: dict[str, tuple[int, str, Json]] = {
    "smal-en-licht": (320, "light", {"runOnly": RULES}),
    "breed-en-donker": (1280, "dark", LOOKS),
}
OUTCOMES = {"violations": "failed", "incomplete": "cantTell", "passes": "passed"}
MOST_PLACES = 3
AXE, OWN = "https://github.com/dequelabs/axe-core", "urn:eigen-meting:programma"
CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "assertions": {"@id": "@graph"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@vocab"},
    "automatic": "earl:automatic",
    "result": "earl:result",
    "TestResult": "earl:TestResult",
    "outcome": {"@id": "earl:outcome", "@type": "@vocab"},
    "passed": "earl:passed",
    "failed": "earl:failed",
    "cantTell": "earl:cantTell",
    "pointer": "earl:pointer",
    "places": "earl:info",
    "type": "@type",
    "Assertion": "earl:Assertion",
    "axe": "https://dequeuniversity.com/rules/axe/4.12/",
    "eigen": "urn:eigen-meting:",
    "toestand": "urn:toestand:",
}


def main() -> int:
    """Run the command; 0 nothing failed, 1 a rule failed, 2 the browser is missing."""
    parser = argparse.ArgumentParser(description="Kijkt met axe elke soort bladzijde na en schrijft een EARL-rapport.")
    parser.add_argument("--db", type=Path, default=ROOT / "data" / "build" / "interventies.db", help="de database")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "toegankelijkheid.earl.jsonld", help="het rapport")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("Chromium ontbreekt. Installeer het met: sudo apt-get install chromium\n")
        return 2
    with contextmanager(served)(arguments.db) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        assertions = [one for screen in SCREENS for one in look(browser, site, screen)]
        browser.close()
    arguments.out.write_text(as_earl(assertions), encoding="utf-8")
    print(f"{len(TOESTANDEN)} toestanden, twee schermen, {len(assertions)} uitspraken in {arguments.out}:")
    counted = Counter(one["result"]["outcome"] for one in assertions)
    print(", ".join(f"{outcome} {counted[outcome]}" for outcome in OUTCOMES.values()))
    for one in assertions:
        if (result := one["result"])["outcome"] != "passed":
            print(f"{result['outcome']}: {one['subject']} {one['test']} ({result['places']})")
    return 1 if counted["failed"] else 0


def look(browser: Browser, site: str, screen: str) -> Iterator[Json]:
    """Yield the assertions about every state on one kind of screen."""
    width, scheme, rules = SCREENS[screen]
    context = browser.new_context(
        base_url=site,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for address, what in TOESTANDEN.items():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        yield from assertions_of(Axe().run(page, options=rules).response, subject_of(what, screen))
        yield contrast_of(low_contrast(page), subject_of(what, screen))
    context.close()


def subject_of(what: str, screen: str) -> str:
    """Return the name of a state on a screen in the report."""
    return "toestand:" + quote(f"{what}/{screen}".replace(" ", "-"), safe="/-")


def assertions_of(response: Json, subject: str) -> Iterator[Json]:
    """Yield an assertion per rule that axe tried; places only where a person should look."""
    for kind, outcome in OUTCOMES.items():
        for rule in response[kind]:
            places = [" ".join(map(str, node["target"])) for node in rule["nodes"]]
            yield asserted(AXE, f"axe:{rule['id']}", subject, outcome, places)


def asserted(who: str, test: str, subject: str, outcome: str, places: list[str]) -> Json:
    """Return one assertion of a program."""
    found = {} if outcome == "passed" else {"places": len(places), "pointer": places[:MOST_PLACES]}
    return {
        "type": "Assertion",
        "assertedBy": who,
        "mode": "automatic",
        "subject": subject,
        "test": test,
        "result": {"type": "TestResult", "outcome": outcome, **found},
    }


def contrast_of(faint: list[str], subject: str) -> Json:
    """Return the assertion about the contrast of every text, also of those that axe cannot see."""
    return asserted(OWN, "eigen:contrast", subject, "failed" if faint else "passed", faint)


def as_earl(assertions: list[Json]) -> str:
    """Return the report as JSON-LD, an assertion per line, so that a change shows as one."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in assertions)
    return f'{{"@context": {json.dumps(CONTEXT)},\n"assertions": [\n{lines}\n]}}\n'


if __name__ == "__main__":
    sys.exit(main())
