"""The one file as people meet it: opened from disk, with and without script, cut off, with a strange address."""

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.test_toegankelijk import ALLES, UITERLIJK
from tests.web.conftest import INSTELLINGEN
from toolkit.lezer import open_readonly
from toolkit.offline.schrijven import write_offline
from toolkit.site_config import load_site_config

# Pages that are not shown have nothing to check, and would take most of the time.
IN_BEELD = {"exclude": [[".bladzijde[hidden]"]]}
MEEST_SMAL = 320
ALLES_NAGAAN = int(os.environ.get("OFFLINE_SELECTIES", "0")) >= 1000
STATEN = (
    # The suite tries every fourth.
    "",
    "?zoek=weerbaarhied&herkomst=slo",
    "?zoek=juridische+hulp+radicalisering",
    "?vergelijk=channel&vergelijk=diamant",
    "/situatie?fase=groepsfase&doelgroep=jongeren&domein=onderwijs",
    "/situatie",
    "/situatie?fase=groepsfase&stap=2",
    "/situatie?fase=groepsfase&doelgroep=jongeren&toon=rest",
    "?bestaat=niet",
    "/bewijskaart?rij=doelgroep&kolom=land",
    "/bewijskaart",
    "/beeld?herkomst=slo",
    "/bewijskaart?rij=fase&kolom=domein&herkomst=slo",
    "/vergelijk",
    "/interventie/channel",
    "/begrippen",
    "/over",
    "/over/privacy",
    "/vergelijk?id=channel&id=diamant&id=exit-usa",
    "/wijzigingen",
    "/over/toegankelijkheid",
    "?zoek=qqqq&herkomst=slo",
)


def test_it_is_small_and_has_its_digest_beside_it(bestand: Path) -> None:
    content = bestand.read_bytes()
    assert len(content) < 1_500_000
    beside = bestand.with_name(bestand.name + ".sha256").read_text("ascii")
    assert beside == f"{hashlib.sha256(content).hexdigest()}  interventiecatalogus.html\n"


def test_the_same_database_gives_the_same_bytes(bestand: Path, built_database: Path, tmp_path: Path) -> None:
    again = tmp_path / bestand.name
    write_offline(built_database, again, load_site_config(INSTELLINGEN))
    assert again.read_bytes() == bestand.read_bytes()


def test_nothing_in_it_loads_anything_or_runs_beside_the_one_script(bestand: Path) -> None:
    html = bestand.read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy and policy[1].replace("&#39;", "'").startswith("default-src 'none'; style-src 'sha256-")
    assert re.findall(r"<(?:script|link|img|iframe|object|embed)\b[^>]*(?:src|href)=\"(?!data:,)[^\"]*", html) == []
    packs = [f'<script type="text/plain" id="pak-{name}">' for name in ("begin", "vast", "zoek", "0")]
    assert re.findall(r"<script[^>]*>", html) == ["<script>", *packs, "<script>"]
    assert re.findall(r"<[a-z][^<>]*\son[a-z]+=", html) == []


@pytest.mark.parametrize(("breedte", "kleuren"), [(MEEST_SMAL, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    chromium: Browser, bestand: Path, breedte: int, kleuren: Literal["light", "dark"]
) -> None:
    context = chromium.new_context(viewport={"width": breedte, "height": 900}, offline=True, color_scheme=kleuren)
    page = context.new_page()
    # Dark and wide differ from light and narrow in colours and places only.
    regels = ALLES if ALLES_NAGAAN or breedte == MEEST_SMAL else UITERLIJK
    found = []
    for staat in STATEN if ALLES_NAGAAN else STATEN[::4]:
        page.goto("about:blank")
        page.goto(f"{bestand.as_uri()}#{staat}")
        page.wait_for_selector("html.js")
        page.evaluate("document.querySelectorAll('.bladzijde:not([hidden]) details').forEach((d) => { d.open = true })")
        for violation in Axe().run(page, context=IN_BEELD, options=regels).response["violations"]:
            found.append((staat, violation["id"], [node["html"][:160] for node in violation["nodes"][:2]]))
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if too_wide > 0:
            found.append((staat, "too wide", too_wide))
    context.close()
    assert found == []


def test_without_script_every_intervention_can_be_read(chromium: Browser, bestand: Path, built_database: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700}, offline=True)
    page = context.new_page()
    page.goto(bestand.as_uri())
    with open_readonly(built_database) as conn:
        interventies = [tuple(row) for row in conn.execute("select id, naam, doel from interventie")]
    text = " ".join(page.inner_text("main").split())
    for i, naam, doel in interventies:
        assert page.locator(f"a[href='#/interventie/{i}']").count(), i
        assert naam in text
        assert " ".join((doel or "").split()) in text
    assert page.get_by_text("Zoeken en filteren werken hier niet.").is_visible()
    page.get_by_role("link", name="Channel", exact=True).first.click()
    assert page.evaluate("location.hash") == "#/interventie/channel"
    context.close()


def test_cut_off_halfway_it_still_reads_and_says_so(chromium: Browser, bestand: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.html"
    half.write_bytes(bestand.read_bytes()[:400_000])
    page = chromium.new_page()
    page.goto(half.as_uri())
    assert page.get_by_text("het bestand is niet heel").is_visible()
    assert page.get_by_role("link", name="Channel", exact=True).first.is_visible()
    page.close()


def test_a_strange_address_gives_a_message_and_the_whole_list(pagina: Page) -> None:
    for adres, woord in (("?x=1", "‘x’"), ("?sorteer=x", "‘x’"), ("?jaar_van=x", "geen jaar"), ("/nieuw", "‘/nieuw’")):
        pagina.evaluate("(adres) => { location.hash = adres }", adres)
        pagina.locator("[data-bericht]", has_text=woord).wait_for()
        assert pagina.locator("[data-aantal]").inner_text() == "72"


def test_a_journey_filters_searches_reads_a_source_cell_and_compares(pagina: Page) -> None:
    pagina.get_by_label("Zoek op naam, onderwerp of doel").fill("weerbaarheid")
    pagina.get_by_role("button", name="Zoeken").click()
    pagina.wait_for_url("**#?zoek=weerbaarheid")
    before = int(pagina.locator("[data-aantal]").get_attribute("data-aantal") or 0)
    choice = pagina.locator("label.keuze:not(.nul)").first
    expected = choice.locator("[data-telling]").get_attribute("data-telling")
    choice.click()
    pagina.locator(f'[data-aantal="{expected}"]').wait_for()
    assert 0 < int(expected or 0) <= before
    pagina.locator(".chip").first.click()
    pagina.locator(".kaart h3 a").first.click()
    pagina.locator(".bladzijde:not([hidden]) details.herkomst summary").first.click()
    assert pagina.locator(".bladzijde:not([hidden]) [data-broncel]").first.is_visible()
    pagina.get_by_role("link", name="Vergelijk", exact=True).click()
    pagina.locator(".bladzijde:not([hidden]) select").select_option(index=2)
    pagina.get_by_role("button", name="Voeg toe").click()
    pagina.get_by_role("heading", name="Twee interventies naast elkaar").wait_for()


def test_the_list_on_screen_can_be_taken_along_as_the_site_gives_it(pagina: Page) -> None:
    pagina.evaluate("location.hash = '?herkomst=slo&sorteer=jaar'")
    pagina.locator(".chip", has_text="Herkomst").wait_for()
    shown = pagina.evaluate("catalogus('herkomst=slo&sorteer=jaar').then(({ ids }) => ids)")
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="JSON", exact=True).click()
    content = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [i["id"] for i in content["interventies"]] == shown
    assert content["selectie"]["parameters"] == {"herkomst": ["slo"], "sorteer": ["jaar"]}
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="CSV", exact=True).click()
    lines = Path(download.value.path()).read_bytes()
    assert lines.startswith(b"\xef\xbb\xbf")


def test_a_situation_can_be_answered_one_question_at_a_time(pagina: Page) -> None:
    pagina.evaluate("location.hash = '/situatie'")
    pagina.get_by_role("link", name="Liever één vraag per keer?").click()
    pagina.get_by_text("Vraag 1 van 7. Beantwoord").wait_for()
    pagina.locator("label:visible", has_text="Groepsfase").click()
    pagina.get_by_role("button", name="Volgende vraag").click()
    pagina.wait_for_url("**#/situatie?fase=groepsfase&stap=2")
    pagina.get_by_role("button", name="Volgende vraag").click()
    pagina.wait_for_url("**#/situatie?fase=groepsfase&stap=3")
    pagina.locator("label:visible", has_text="Jongeren").first.click()
    pagina.get_by_role("button", name="Wijzig het antwoord op vraag 1").click()
    pagina.wait_for_url("**#/situatie?fase=groepsfase&doelgroep=jongeren&stap=1")
    expect(pagina.locator("fieldset.vraag:visible input:checked")).to_have_count(1)
    pagina.get_by_role("button", name="Toon wat erop lijkt").locator("visible=true").click()
    pagina.wait_for_url("**#/situatie?fase=groepsfase&doelgroep=jongeren")
    expect(pagina.locator("input:visible:checked")).to_have_count(2)


def test_on_paper_stands_the_whole_list_with_its_address(pagina: Page) -> None:
    pagina.evaluate("catalogus('zoek=a').then(() => { location.hash = '?herkomst=slo' })")
    pagina.locator(".chip", has_text="Herkomst").wait_for()
    before = pagina.locator(".kaarten .kaart").count()
    pagina.evaluate("dispatchEvent(new Event('beforeprint'))")
    number = int(pagina.locator("[data-aantal]").get_attribute("data-aantal") or 0)
    assert pagina.locator(".kaarten .kaart").count() == number > before
    line = pagina.locator("[data-lijst] > .alleen-op-papier").text_content() or ""
    assert line.startswith("Afgedrukt van https://catalogus.example/?herkomst=slo, gegevens van ")
    assert line.endswith(f"Dit is de hele lijst: {number} interventies.")
    pagina.evaluate("dispatchEvent(new Event('afterprint'))")
    assert pagina.locator(".kaarten .kaart").count() == before


def test_back_from_an_intervention_is_the_list_as_it_was(pagina: Page) -> None:
    pagina.evaluate("location.hash = '?herkomst=slo'")
    pagina.locator(".chip", has_text="Herkomst").wait_for()
    card = pagina.locator(".kaart h3 a").last
    card.scroll_into_view_if_needed()
    read = pagina.evaluate("scrollY")
    card.click()
    pagina.get_by_role("link", name="← Terug naar de resultaten").click()
    pagina.locator(".chip", has_text="Herkomst").wait_for()
    pagina.wait_for_function("(plek) => Math.abs(scrollY - plek) < 2", arg=read)
    assert read > 0


def test_suggestions_come_while_typing_and_a_term_is_one_more_filter(pagina: Page) -> None:
    zoek = pagina.get_by_label("Zoek op naam, onderwerp of doel")
    zoek.press_sequentially("groepsf")
    pagina.get_by_role("option", name="Groepsfase").wait_for()
    zoek.press("ArrowDown")
    zoek.press("Enter")
    pagina.wait_for_url("**#?fase=groepsfase")
    assert zoek.input_value() == ""
    zoek.press_sequentially("channel")
    pagina.get_by_role("option", name="Channel Interventie", exact=True).click()
    pagina.get_by_role("heading", name="Channel", exact=True).wait_for()


def test_words_that_may_be_a_filter_are_offered_as_one(pagina: Page) -> None:
    pagina.evaluate("location.hash = '?zoek=niet voor jongeren'")
    offer = pagina.locator(".melding", has_text="U bedoelt misschien").get_by_role("link")
    assert offer.inner_text().startswith("Zonder doelgroep: jongeren (")
    offer.click()
    pagina.wait_for_url("**#?zonder_doelgroep=jongeren")


def test_old_data_say_so(chromium: Browser, bestand: Path) -> None:
    page = chromium.new_page()
    page.clock.set_fixed_time("2031-01-01")
    page.goto(bestand.as_uri())
    page.wait_for_selector("html.js")
    assert page.get_by_text("Deze gegevens zijn ouder dan een jaar.").is_visible()
    page.close()


def test_a_part_that_is_damaged_says_so(chromium: Browser, bestand: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.html"
    html = bestand.read_text("utf-8")
    middle = html.index('id="pak-zoek">') + 50_000
    damaged.write_text(html[:middle] + "0" * 500 + html[middle + 500 :], "utf-8")
    page = chromium.new_page()
    page.goto(f"{damaged.as_uri()}#?zoek=jongeren")
    page.locator("[data-bericht]", has_text="Dit bestand is beschadigd").wait_for()
    page.close()


@pytest.mark.parametrize("missing", ["delete window.DecompressionStream", "delete Object.hasOwn"])
def test_a_browser_that_is_too_old_leaves_a_document_to_read(chromium: Browser, bestand: Path, missing: str) -> None:
    context = chromium.new_context(offline=True)
    context.add_init_script(missing)
    page = context.new_page()
    page.goto(f"{bestand.as_uri()}#/over")
    page.get_by_text("is te oud").wait_for()
    assert page.get_by_role("link", name="Channel", exact=True).first.is_visible()
    context.close()


def test_ways_in_and_statuses_lead_to_what_is_in_the_file(pagina: Page) -> None:
    links = pagina.eval_on_selector_all("main a[href]", "links => links.map((link) => link.getAttribute('href'))")
    assert {"#/situatie?stap=1", "#/over/bewijs"} <= set(links)
    assert [link for link in links if link.count("#") > 1 or link.startswith("#/over#")] == []
    pagina.goto(f"{pagina.url.partition('#')[0]}#/bewijskaart")
    pictures = pagina.locator("a[href*='/bewijskaart.']:visible")
    assert [link.get_attribute("href").partition("?")[0] for link in pictures.all()] == [  # type: ignore[union-attr]
        "#/bewijskaart.svg",
        "#/bewijskaart.xlsx",
    ]


def test_a_printed_comparison_names_what_is_compared(pagina: Page) -> None:
    pagina.goto(f"{pagina.url.partition('#')[0]}#/vergelijk?id=diamant&id=ucare")
    pagina.wait_for_selector(".vergelijk-vlak table:visible")
    _of_the_list, names, printed = pagina.locator(".alleen-op-papier").all_text_contents()
    assert names == "Diamant; UCARE (Universal Curriculum Against Radicalization in Europe)."
    assert "/vergelijk?id=diamant&id=ucare" in printed
