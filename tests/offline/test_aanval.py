"""Texts that try to break out of where they stand do nothing in the file, wherever they are."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.conftest import INSTELLINGEN
from tests.web.voorbeeld import write_catalogus
from toolkit.offline.schrijven import write_offline
from toolkit.site_config import load_site_config
from toolkit.vocabulary.dimension import Vocabulary

AANVALLEN = (
    "</script><script>window.geraakt = 1</script>",
    "<img src=x onerror='window.geraakt = 1'>",
    '"><svg onload=window.geraakt=1> <!-- ]]> </section></main>',
    "javascript:window.geraakt=1 {{ 7 * 7 }} \\u003c\u2028 &lt;script&gt;",
)
KOLOMMEN = {
    "interventie": ("naam", "doel", "aanpak", "organisatie", "uitkomst", "beperkingen", "opmerking"),
    "broncel": ("waarde", "kop", "werkblad"),
    "publicatie": ("titel", "auteurs", "tijdschrift"),
    "bron": ("bestand",),
}


@pytest.fixture(scope="module")
def aangevallen(vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of the example catalogue with an attack in every text."""
    folder = tmp_path_factory.mktemp("aanval")
    database = write_catalogus(folder / "interventies.db", vocabulary)
    with closing(sqlite3.connect(database)) as conn:
        for table, columns in KOLOMMEN.items():
            for number, column in enumerate(columns):
                attack = AANVALLEN[number % len(AANVALLEN)]
                conn.execute(f"update {table} set {column} = ? || rowid where {column} is not null", (attack,))
        conn.commit()
    target = folder / "interventiecatalogus.html"
    write_offline(database, target, load_site_config(INSTELLINGEN))
    return target


def test_nothing_runs_and_nothing_breaks_out(chromium: Browser, aangevallen: Path) -> None:
    html = aangevallen.read_text("utf-8")
    assert html.count("<script") == 6
    assert html.count("</main>") == 1
    page = chromium.new_context(offline=True).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(aangevallen.as_uri())
    page.wait_for_selector("html.js")
    ids = page.evaluate("catalogus('').then(({ ids }) => ids)")
    addresses = ["", "?zoek=script", "/situatie?fase=groepsfase", "/situatie?stap=1"]
    addresses += ["/bewijskaart", "/beeld", "/begrippen", "/over", "/wijzigingen"]
    addresses += [f"/interventie/{i}" for i in ids]
    addresses += [f"/vergelijk?id={ids[0]}&id={ids[1]}", "?zoek=%3Cimg src=x onerror=window.geraakt=1%3E"]
    for address in addresses:
        page.evaluate("(adres) => { location.hash = adres }", address)
        page.wait_for_timeout(100)
        assert page.evaluate("window.geraakt") is None, address
        assert page.locator("main [onerror], main [onload], main script, main img:not([data-beeld])").count() == 0, (
            address
        )
    assert errors == []
    page.context.close()
