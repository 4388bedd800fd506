"""The list on screen as a file: the workbook holds what that of the site holds, and opens as one."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.offline.conftest import content_of

Rows = dict[str, list[list[Any]]]


def sheets(content: bytes) -> Rows:
    """Return the cells of every sheet, but for the account, which says when and how a list was taken."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    found = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in workbook}
    assert list(found)[-1] == "Verantwoording"
    return {name: rows for name, rows in found.items() if name != "Verantwoording"}


@pytest.mark.parametrize("query", ["herkomst=slo&sorteer=jaar", "zoek=jongeren+school", "fase=actiefase"])
def test_the_workbook_has_the_sheets_of_the_site(
    pagina: Page, van_site: Callable[[Sequence[str]], list[bytes]], query: str
) -> None:
    pagina.evaluate("(vraag) => { location.hash = `?${vraag}` }", query)
    pagina.locator(".chip:not(.erbij)").first.wait_for()
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="Excel", exact=True).click()
    assert download.value.suggested_filename.endswith(".xlsx")
    assert sheets(Path(download.value.path()).read_bytes()) == sheets(content_of(van_site, f"/export.xlsx?{query}"))


@pytest.mark.parametrize("query", ["", "zoek=jongeren+school"])
def test_publications_are_those_of_the_site(
    pagina: Page, van_site: Callable[[Sequence[str]], list[bytes]], query: str
) -> None:
    pagina.evaluate("(vraag) => { location.hash = `?${vraag}` }", query)
    pagina.locator(f".meenemen a[href='#/export.ris?{query}']").wait_for()
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="RIS voor literatuurbeheer").click()
    assert Path(download.value.path()).read_bytes() == content_of(van_site, f"/export.ris?{query}")


def test_what_was_chosen_by_hand_is_that_of_the_site(
    pagina: Page, van_site: Callable[[Sequence[str]], list[bytes]]
) -> None:
    query = "id=diamant&id=channel"
    pagina.evaluate("(vraag) => { location.hash = `/vergelijk?${vraag}` }", query)
    link = pagina.locator(f"a[href='#/export.xlsx?{query}']")
    with pagina.expect_download() as download:
        link.click()
    content = Path(download.value.path()).read_bytes()
    assert sheets(content) == sheets(content_of(van_site, f"/export.xlsx?{query}"))
    assert openpyxl.load_workbook(io.BytesIO(content))["Verantwoording"]["B1"].value


def test_the_account_says_which_list_it_is(pagina: Page) -> None:
    pagina.evaluate("location.hash = '?fase=actiefase'")
    pagina.locator(".chip:not(.erbij)").first.wait_for()
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="Excel", exact=True).click()
    content = io.BytesIO(Path(download.value.path()).read_bytes())
    sheet = openpyxl.load_workbook(content)["Verantwoording"]
    account = {str(row[0].value): str(row[1].value) for row in sheet.iter_rows()}
    shown = pagina.evaluate("document.querySelector('[data-aantal]').dataset.aantal")
    assert account["Selectie"] == "Fase: actiefase. Volgorde: naam."
    assert account["Adres van deze lijst"] == "https://catalogus.example/?fase=actiefase"
    assert account["Aantal"] == f"{shown} interventies"
    assert account["Hoe citeren"].endswith(", via https://catalogus.example/?fase=actiefase")
