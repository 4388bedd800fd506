"""Choosing and comparing in a real browser: the choice stands in the address, with and without script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

STAND = "#vergelijk-stand"


def kies(pagina: Page, naam: str, script: str) -> None:
    """With script a choice is a switch that says its state; without it is a link that says what it does."""
    if script == "zonder":
        pagina.get_by_role("link", name=f"Vergelijk {naam}", exact=True).click()
        expect(pagina.get_by_role("link", name=f"Vergelijk {naam}: gekozen. Haal weg", exact=True)).to_be_visible()
    else:
        pagina.get_by_role("button", name=f"Vergelijk {naam}", exact=True, pressed=False).click()
        expect(pagina.get_by_role("button", name=f"Vergelijk {naam}", exact=True, pressed=True)).to_be_visible()


@pytest.mark.parametrize("script", ["met", "zonder"])
def test_a_choice_goes_along_to_a_new_list_a_page_and_back(chromium: Browser, adres: str, script: str) -> None:
    context = chromium.new_context(
        base_url=adres, java_script_enabled=script == "met", viewport={"width": 1280, "height": 900}
    )
    pagina = context.new_page()
    pagina.goto("/?fase=actiefase")
    kies(pagina, "Exit", script)
    expect(pagina).to_have_url(re.compile(r"\?fase=actiefase&vergelijk=exit"))
    pagina.get_by_role("link", name="Verwijder filter Fase: actiefase").click()
    expect(pagina.locator("[data-aantal]")).to_have_text("7")
    fase = pagina.locator('[data-facet="fase"]')
    if fase.get_attribute("open") is None:
        fase.locator("summary").click()
    pagina.get_by_label("Gevoeligheidsfase").check()
    if script == "zonder":
        pagina.get_by_role("button", name="Toepassen").click()
    expect(pagina.locator("[data-aantal]")).to_have_text("3")
    pagina.get_by_role("link", name="Diamant", exact=True).click()
    pagina.get_by_role("link", name="Bewaar en zoek verder").click()
    expect(pagina.locator("[data-aantal]")).to_have_text("3")
    expect(pagina.locator(STAND)).to_have_text("2 gekozen om te vergelijken.")
    expect(pagina.locator(".vergelijk-balk .chip")).to_have_text([re.compile("Exit"), re.compile("Diamant")])
    pagina.get_by_role("link", name="BOUNCE").first.click()
    pagina.get_by_role("link", name="Vergelijk met uw keuze (2)").click()
    expect(pagina).to_have_url(re.compile(r"/vergelijk\?id=exit&id=diamant&id=bounce$"))
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Drie interventies naast elkaar")
    pagina.get_by_role("link", name="Haal weg Exit").click()
    pagina.locator("a.terug").click()
    expect(pagina.locator(STAND)).to_have_text("2 gekozen om te vergelijken.")
    expect(pagina.locator("[data-aantal]")).to_have_text("3" if script == "met" else "7")
    context.close()


def test_choosing_keeps_focus_and_place_says_so_and_is_no_step_back(pagina: Page) -> None:
    pagina.goto("/")
    pagina.goto("/?zoek=diamant")
    pagina.evaluate("window.zelfdePagina = true")
    pagina.goto("/?fase=gevoeligheidsfase")
    vakje = pagina.locator("#vergelijk-diamant")
    before = pagina.evaluate("scrollY")
    vakje.focus()
    pagina.keyboard.press("Enter")
    expect(vakje).to_have_class(re.compile("gekozen"))
    expect(vakje).to_be_focused()
    expect(pagina.locator("[data-melding]")).to_have_text("1 gekozen om te vergelijken. Kies er nog minstens één.")
    expect(pagina).to_have_url(re.compile(r"\?fase=gevoeligheidsfase&vergelijk=diamant$"))
    assert pagina.evaluate("scrollY") == before
    pagina.reload()
    expect(vakje).to_have_attribute("aria-pressed", "true")
    vakje.focus()
    pagina.keyboard.press("Space")
    expect(pagina.locator("[data-melding]")).to_have_text("Vergelijken? Kies er twee tot vier in de lijst.")
    pagina.keyboard.press("Space")
    pagina.get_by_role("link", name="Haal weg uit de vergelijking: Diamant").click()
    expect(pagina.locator(STAND)).to_be_focused()
    expect(pagina).to_have_url(re.compile(r"\?fase=gevoeligheidsfase$"))
    pagina.go_back()
    expect(pagina).to_have_url(re.compile(r"\?zoek=diamant$"))


def test_only_what_differs_can_be_shown(pagina: Page) -> None:
    pagina.goto("/vergelijk?id=diamant&id=exit")
    expect(pagina.locator("tr.zelfde").first).to_be_visible()
    pagina.get_by_label("Toon alleen wat verschilt").check()
    expect(pagina.locator("tr.zelfde").first).to_be_hidden()


def test_a_comparison_of_two_fits_a_phone_with_the_names_in_sight(zonder_script: Page) -> None:
    zonder_script.goto("/vergelijk?id=diamant&id=inear")
    region = zonder_script.locator(".vergelijk-schuif")
    assert region.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    zonder_script.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    expect(zonder_script.locator("thead a[href^='/interventie/inear']")).to_be_in_viewport()


def test_a_comparison_keeps_the_names_above_the_columns_while_it_scrolls(pagina: Page) -> None:
    pagina.goto("/vergelijk?id=diamant&id=inear&id=exit")
    region = pagina.locator(".vergelijk-schuif")
    region.evaluate("e => { e.scrollTop = 600 }")
    assert region.evaluate("e => e.scrollTop") > 100
    region.scroll_into_view_if_needed()
    expect(pagina.locator("thead a[href^='/interventie/inear']")).to_be_in_viewport()


def test_clicking_the_same_spot_again_undoes_a_choice(pagina: Page) -> None:
    pagina.goto("/?fase=gevoeligheidsfase&vergelijk=bounce")
    vakje = pagina.locator("#vergelijk-diamant")
    vakje.scroll_into_view_if_needed()
    plek = vakje.bounding_box()
    assert plek
    for klasse in ("vergelijk-keuze gekozen", "vergelijk-keuze"):
        pagina.mouse.click(plek["x"] + 20, plek["y"] + 10)
        expect(vakje).to_have_class(klasse)
        assert vakje.bounding_box() == pytest.approx(plek, abs=1)
    expect(pagina).to_have_url(re.compile(r"\?fase=gevoeligheidsfase&vergelijk=bounce$"))
