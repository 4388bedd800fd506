"""The journeys of the three users in a real browser, with and without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.toestanden import RULES

DICHT = "[data-lijst] [data-interventie]"
FASE = '[data-facet="fase"] > summary'


def test_a_youth_worker_filters_without_losing_focus_and_can_go_back(pagina: Page) -> None:
    pagina.goto("/")
    pagina.locator(FASE).click()
    vakje = pagina.get_by_label("Groepsfase")
    vakje.focus()
    pagina.keyboard.press("Space")
    expect(pagina.locator(DICHT)).to_have_count(2)
    expect(vakje).to_be_focused()
    expect(pagina).to_have_url(re.compile(r"/\?fase=groepsfase$"))
    expect(pagina.locator("[data-melding]")).to_have_text("2 interventies.")
    expect(pagina.locator('[data-dimensie="land"][data-term="be"]')).to_have_attribute("data-telling", "0")
    pagina.get_by_role("link", name="Verwijder filter Fase: groepsfase").click()
    expect(pagina.locator(DICHT)).to_have_count(7)
    expect(pagina.locator("#resultaten")).to_be_focused()
    expect(vakje).not_to_be_checked()
    pagina.go_back()
    expect(pagina.locator(DICHT)).to_have_count(2)
    expect(vakje).to_be_checked()


@pytest.mark.parametrize("script", ["met", "zonder"])
def test_a_filter_low_in_the_column_leaves_the_list_in_sight(chromium: Browser, adres: str, script: str) -> None:
    context = chromium.new_context(
        base_url=adres, java_script_enabled=script == "met", viewport={"width": 1280, "height": 800}
    )
    pagina = context.new_page()
    pagina.goto("/?fase=groepsfase")
    pagina.locator("summary", has_text="Meer filters").click()
    pagina.locator('[data-facet="evaluatie"] > summary').click()
    pagina.locator('[name="evaluatie"][value="geevalueerd"]').check()
    if script == "met":
        expect(pagina).to_have_url(re.compile("evaluatie=geevalueerd"))
    else:
        knop = pagina.get_by_role("button", name="Toepassen")
        expect(knop).to_be_in_viewport()
        knop.click()
    expect(pagina.locator(DICHT).first).to_be_in_viewport()
    expect(pagina.locator("[data-stand]")).to_have_text("2 interventies")
    expect(pagina.locator("[data-stand]")).to_be_in_viewport()
    context.close()


def test_searching_updates_while_typing_and_suggests(pagina: Page) -> None:
    pagina.goto("/")
    veld = pagina.get_by_role("combobox", name="Zoek op naam, onderwerp of doel")
    veld.press_sequentially("diam", delay=20)
    optie = pagina.get_by_role("option", name=re.compile("Diamant"))
    expect(optie).to_be_visible()
    expect(pagina.locator(DICHT)).to_have_count(1)
    expect(veld).to_be_focused()
    veld.press("ArrowDown")
    expect(optie).to_have_attribute("aria-selected", "true")
    expect(veld).to_have_attribute("aria-activedescendant", "suggestie-0")
    veld.press("Escape")
    expect(optie).to_be_hidden()
    veld.press("Enter")
    expect(pagina).to_have_url(re.compile(r"\?zoek=diam$"))
    pagina.get_by_role("link", name="Diamant", exact=True).click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Diamant")
    expect(pagina.get_by_role("link", name="← Terug naar de resultaten")).to_have_attribute("href", "/?zoek=diam")


def test_the_script_speaks_the_language_of_the_page(pagina: Page) -> None:
    pagina.goto("/en/?fase=groepsfase")
    expect(pagina.locator("[data-toon]")).to_have_text("Show 2 results")
    pagina.get_by_role("combobox", name="Search by name, subject or aim").press_sequentially("zelfvertr")
    suggestie = pagina.get_by_role("listbox", name="Suggestions").get_by_role("option").first
    expect(suggestie).to_have_text("Self-esteem Working element")
    suggestie.click()
    expect(pagina).to_have_url(re.compile(r"/en/\?.*werkzaam_element=zelfvertrouwen"))
    expect(pagina.locator("[data-melding]")).to_have_text(re.compile(r"^\d interventions?\.$"))


def test_a_suggested_term_is_added_to_what_was_chosen(pagina: Page) -> None:
    pagina.goto("/?fase=gevoeligheidsfase")
    pagina.evaluate("window.zelfdePagina = true")
    veld = pagina.get_by_role("combobox", name="Zoek op naam, onderwerp of doel")
    veld.press_sequentially("zelfvertr", delay=20)
    expect(pagina.get_by_role("option").first).to_contain_text("Zelfvertrouwen")
    veld.press("ArrowDown")
    veld.press("Enter")
    expect(pagina).to_have_url(re.compile(r"/\?fase=gevoeligheidsfase&werkzaam_element=zelfvertrouwen$"))
    expect(pagina.locator(DICHT)).to_have_count(2)
    expect(pagina.locator("[data-melding]")).to_have_text("2 interventies.")
    expect(veld).to_be_focused()
    expect(veld).to_have_value("")
    expect(pagina.locator('[name="werkzaam_element"][value="zelfvertrouwen"]')).to_be_checked()
    assert pagina.evaluate("window.zelfdePagina")


def test_a_psychologist_asks_where_a_tag_comes_from(pagina: Page) -> None:
    pagina.goto("/interventie/diamant")
    vraag = pagina.locator("summary", has_text="Waar komt dit vandaan? (Zelfvertrouwen)")
    vraag.focus()
    pagina.keyboard.press("Enter")
    bron = pagina.locator('.elementen [data-broncel="slo-h6"]:visible')
    expect(bron).to_contain_text("Toegekend door de samenstellers")
    expect(bron.locator("code").nth(1)).to_have_text("H6")


def test_each_search_is_one_step_back_and_the_box_says_what_the_list_is(pagina: Page) -> None:
    pagina.goto("/")
    zoek = pagina.get_by_label("Zoek op naam, onderwerp of doel")
    for woord in ("diamant", "exit"):
        zoek.fill("")
        zoek.press_sequentially(woord, delay=300)
        expect(pagina).to_have_url(re.compile(rf"\?zoek={woord}$"))
        zoek.press("Enter")
        expect(pagina.locator("[data-melding]")).not_to_be_empty()
    for woord, adres in (("diamant", r"\?zoek=diamant$"), ("", r"/$")):
        pagina.go_back()
        expect(pagina).to_have_url(re.compile(adres))
        expect(zoek).to_have_value(woord)


def test_a_wrong_year_is_said_in_dutch_before_it_is_asked(pagina: Page) -> None:
    pagina.goto("/?jaar_tot=2015")
    veld = pagina.get_by_label("Van", exact=True)
    veld.fill("2020")
    veld.blur()
    tot = pagina.get_by_label("Tot en met")
    assert tot.evaluate("v => v.validationMessage") == "Het laatste jaar ligt voor het eerste. Draai de jaren om."
    expect(pagina).to_have_url(re.compile(r"/\?jaar_tot=2015$"))
    veld.fill("2012")
    veld.blur()
    expect(pagina).to_have_url(re.compile("jaar_van=2012"))


@pytest.mark.parametrize(
    "path", ["/vergelijk?id=diamant&id=inear&id=exit&id=bounce", "/bewijskaart?rij=fase&kolom=doelgroep"]
)
def test_on_paper_no_column_is_cut_off(pagina: Page, path: str) -> None:
    pagina.emulate_media(media="print")
    pagina.set_viewport_size({"width": 1047, "height": 718})  # A4 landscape within its margins, at 96 dpi
    pagina.goto(path)
    assert pagina.evaluate("document.querySelector('.schuif').scrollWidth") <= 1047
    assert pagina.evaluate("getComputedStyle(document.querySelector('.schuif')).overflowX") == "visible"


def test_a_list_on_paper_has_results_only(pagina: Page) -> None:
    pagina.emulate_media(media="print")
    pagina.goto("/?fase=groepsfase")
    expect(pagina.locator(DICHT).first).to_be_visible()
    for what in ("#zoek", "#filters", "#sorteer", "button:visible", 'input[name="id"]:visible'):
        expect(pagina.locator(what).locator("visible=true")).to_have_count(0)


def test_policy_staff_go_from_a_gap_map_to_its_list(pagina: Page) -> None:
    pagina.goto("/bewijskaart")
    pagina.get_by_label("Kolommen", exact=True).select_option("land")
    pagina.get_by_role("button", name="Toon kaart").click()
    cel = pagina.locator(".matrix tbody tr", has_text="Zelfvertrouwen").locator("a").first
    aantal = cel.locator("b").first.inner_text()
    cel.click()
    expect(pagina.locator("[data-aantal]")).to_have_text(aantal)
    expect(pagina.locator(".chip", has_text="Werkzaam element: zelfvertrouwen")).to_be_visible()


def test_the_headings_of_a_map_stay_while_it_scrolls(pagina: Page) -> None:
    pagina.goto("/bewijskaart")
    kaart = pagina.get_by_role("region", name=re.compile("Bewijskaart"))
    kop = pagina.get_by_role("columnheader", name="Groepsfase")
    before = kop.bounding_box()
    kaart.focus()
    pagina.keyboard.press("End")
    expect(pagina.get_by_role("rowheader").last).to_be_in_viewport()
    after, scrolled = kop.evaluate("e => [e.getBoundingClientRect().y, scrollY]")  # in one frame
    assert before is not None
    assert after == pytest.approx(before["y"] - scrolled, abs=4)


def test_an_address_of_a_term_opens_its_kind(pagina: Page) -> None:
    pagina.goto("/begrippen#fase-groepsfase")
    expect(pagina.locator("#fase-groepsfase")).to_be_in_viewport()
    pagina.get_by_role("link", name=re.compile("^Doelgroepen")).click()
    expect(pagina.locator("#doelgroep")).to_be_in_viewport()
    expect(pagina.locator("#doelgroep-jongeren")).to_be_visible()


def test_everything_works_without_script_on_a_small_screen(zonder_script: Page) -> None:
    pagina = zonder_script
    pagina.goto("/")
    pagina.get_by_role("link", name="Filters").click()
    pagina.locator(FASE).click()
    pagina.get_by_label("Groepsfase").check()
    pagina.get_by_role("button", name="Toon resultaten").click()
    expect(pagina.locator(DICHT)).to_have_count(2)
    expect(pagina.get_by_role("heading", name="2 interventies")).to_be_visible()
    pagina.get_by_role("link", name="Menu", exact=True).click()
    pagina.get_by_role("link", name="Vanuit een situatie").click()
    pagina.get_by_label(re.compile("^Groepsfase")).check()
    pagina.get_by_role("button", name="Toon wat erop lijkt").click()
    expect(pagina.locator(".passend")).to_have_count(2)
    expect(pagina.get_by_text("Het is geen risicotaxatie")).to_be_visible()


def test_on_a_phone_the_filters_are_a_dialog(pagina: Page) -> None:
    pagina.set_viewport_size({"width": 320, "height": 700})
    pagina.goto("/")
    groepsfase, dialoog = pagina.get_by_label("Groepsfase"), pagina.get_by_role("dialog", name="Filters")
    expect(groepsfase).to_be_hidden()
    for how in ("Enter", "click"):
        opener = pagina.get_by_role("link", name="Filters", exact=True)
        if how == "click":
            opener.click()
        else:
            opener.press(how)
        sluiten = dialoog.get_by_role("button", name="Sluiten")
        expect(sluiten).to_be_focused()
        for _ in range(3):  # nothing outside it can be reached
            pagina.keyboard.press("Shift+Tab")
            assert pagina.evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            )
        if how == "click":
            sluiten.click()
        else:
            pagina.keyboard.press("Escape")
        expect(dialoog).to_be_hidden()
        expect(opener).to_be_focused()
    opener.click()
    assert dialoog.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert Axe().run(pagina, options={"runOnly": RULES}).response["violations"] == []
    pagina.locator(FASE).click()
    groepsfase.check()
    expect(dialoog.get_by_role("status")).to_have_text("2 interventies.")
    knop = dialoog.get_by_role("button", name="Toon 2 resultaten")
    expect(knop).to_be_in_viewport()
    knop.click()
    expect(groepsfase).to_be_hidden()
    expect(pagina.locator(DICHT)).to_have_count(2)
    expect(pagina.locator("#resultaten")).to_be_focused()
    expect(pagina.get_by_role("link", name="Filters (1)")).to_be_visible()


def test_on_a_phone_a_situation_shows_the_notice_before_the_results(pagina: Page) -> None:
    pagina.set_viewport_size({"width": 320, "height": 700})
    pagina.goto("/situatie")
    pagina.get_by_label(re.compile("^Groepsfase")).check()
    pagina.get_by_role("button", name="Toon wat erop lijkt").click()
    expect(pagina.get_by_text("Het is geen risicotaxatie")).to_be_in_viewport()
    expect(pagina.locator("#resultaten")).to_be_in_viewport()
    pagina.emulate_media(media="print")
    expect(pagina.locator("input:visible")).to_have_count(0)
    expect(pagina.get_by_text("Uw antwoorden", exact=True)).to_be_visible()


def test_a_situation_goes_one_question_at_a_time_without_script(zonder_script: Page) -> None:
    pagina = zonder_script
    pagina.goto("/")
    pagina.locator(".ingang-situatie h3 a").click()
    pagina.get_by_label(re.compile("^Groepsfase")).check()
    pagina.get_by_role("button", name="Volgende vraag").click()
    pagina.get_by_role("button", name="Volgende vraag").click()
    pagina.get_by_label(re.compile("^Jongeren")).check()
    pagina.get_by_role("button", name="Vorige vraag").click()
    pagina.get_by_role("button", name="Wijzig het antwoord op vraag 1").click()
    expect(pagina.get_by_label(re.compile("^Groepsfase"))).to_be_checked()
    pagina.get_by_role("button", name="Toon wat erop lijkt").click()
    expect(pagina.locator("#resultaten")).to_have_text("1 interventie past bij alle antwoorden, 4 bij minstens één")


def test_the_keyboard_starts_at_the_skip_link(pagina: Page) -> None:
    pagina.goto("/interventie/diamant")
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("main")).to_be_focused()


def test_the_contents_of_a_page_come_before_its_text_on_a_phone(zonder_script: Page) -> None:
    zonder_script.goto("/interventie/diamant")
    top = zonder_script.locator(".wegwijzer").bounding_box()
    first = zonder_script.locator("#elementen").bounding_box()
    assert top is not None and first is not None
    assert top["y"] < first["y"] < top["y"] + 500


@pytest.mark.parametrize("gescrold", [0, 250, 600, 5000])
def test_a_filter_stays_under_the_pointer_while_the_list_changes(pagina: Page, gescrold: int) -> None:
    pagina.set_viewport_size({"width": 1280, "height": 700})
    pagina.goto("/?sorteer=jaar")
    pagina.locator(FASE).click()
    pagina.evaluate("y => window.scrollTo({ top: y, behavior: 'instant' })", gescrold)
    vakje = pagina.locator("#filters [name=fase][value=actiefase]")
    vakje.evaluate("e => { const p = e.closest('#filters'); p.scrollTop += e.getBoundingClientRect().top - 300 }")
    plek = vakje.bounding_box()
    assert plek
    for aantal in ("2", "7"):
        pagina.mouse.click(plek["x"] + 5, plek["y"] + 5)
        expect(pagina.locator("[data-aantal]")).to_have_text(aantal)
        assert vakje.bounding_box() == pytest.approx(plek, abs=1)
        expect(pagina.locator("#resultaten")).to_be_in_viewport()


def test_what_a_script_makes_superfluous_is_gone_before_the_script_comes(pagina: Page) -> None:
    pagina.goto("/")
    pagina.evaluate("document.documentElement.classList.remove('js')")
    expect(pagina.get_by_role("button", name="Toepassen")).to_be_hidden()


def test_the_way_back_keeps_the_filters_through_a_related_intervention(pagina: Page) -> None:
    pagina.goto("/?fase=gevoeligheidsfase")
    pagina.get_by_role("link", name="Diamant", exact=True).click()
    pagina.locator(".verwant a").first.click()
    expect(pagina).to_have_url(re.compile("/interventie/inear"))
    pagina.get_by_role("link", name="← Terug naar de resultaten").click()
    expect(pagina).to_have_url(re.compile(r"/\?fase=gevoeligheidsfase$"))


@pytest.mark.parametrize(("breed", "hoog"), [(1280, 800), (360, 800)])
@pytest.mark.parametrize("script", [True, False])
def test_the_first_screen_has_the_search_and_every_way_in(
    chromium: Browser, adres: str, breed: int, hoog: int, *, script: bool
) -> None:
    context = chromium.new_context(
        base_url=adres, java_script_enabled=script, viewport={"width": breed, "height": hoog}
    )
    pagina = context.new_page()
    pagina.goto("/")
    for wat in ("h1", ".welkom-tekst p", "#zoek", ".ingang-situatie a", ".ingang-kenmerk a", ".ingang-bewijs a"):
        expect(pagina.locator(wat).first).to_be_in_viewport(ratio=1)
    pagina.get_by_role("link", name=re.compile("^Bekijk alle")).click()
    expect(pagina.locator("#resultaten")).to_be_in_viewport()
    boxes = [box for link in pagina.locator(".ingangen a:visible").all() if (box := link.bounding_box()) is not None]
    assert len(boxes) > 3 and min(box["height"] for box in boxes) >= 24
    context.close()


def test_the_ways_in_make_place_for_what_was_searched_and_come_back(pagina: Page) -> None:
    pagina.goto("/")
    zoek = pagina.get_by_label("Zoek op naam, onderwerp of doel")
    zoek.press_sequentially("diamant", delay=20)
    expect(pagina.locator("[data-begin]")).to_be_hidden()
    expect(pagina.locator(DICHT).first).to_be_in_viewport()
    pagina.go_back()
    expect(pagina.locator("[data-begin]")).to_be_visible()
