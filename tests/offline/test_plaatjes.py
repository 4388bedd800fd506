"""Pictures and workbooks of the evidence map, and pictures of years and countries, are those of the site."""

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.offline.conftest import content_of

Site = Callable[[Sequence[str]], list[bytes]]
_NUMBER = re.compile(r"-?\d+\.?\d*")


def drawn(svg: bytes) -> list[tuple[str, list[tuple[str, str]], str]]:
    """Return what a picture draws: per element its kind, its attributes with numbers to one digit, and its words."""

    def number(found: re.Match[str]) -> str:
        return f"{float(found[0]):.1f}"

    root = ElementTree.fromstring(svg)  # noqa: S314 -- our own picture
    return sorted(
        (
            element.tag.rpartition("}")[2],
            sorted((name, _NUMBER.sub(number, value)) for name, value in element.items()),
            (element.text or "").strip(),
        )
        for element in root.iter()
    )


def taken(pagina: Page, address: str) -> bytes:
    """Return the file that a link to `address` gives."""
    with pagina.expect_download() as download:
        pagina.evaluate(
            "(naar) => document.body.appendChild(Object.assign(document.createElement('a'), { href: naar })).click()",
            f"#{address}",
        )
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        "/bewijskaart.svg?rij=werkzaam_element&kolom=fase",
        "/bewijskaart.svg?rij=doelgroep&kolom=werkzaam_element&open=psychosociale-factoren&herkomst=slo&dicht=leeftijd",
        "/beeld/jaren.svg",
        "/beeld/jaren.svg?herkomst=slo&fase=groepsfase",
        "/beeld/landen.svg",
        "/beeld/landen.svg?zoek=jongeren",
    ],
)
def test_a_picture_is_that_of_the_site(pagina: Page, van_site: Site, address: str) -> None:
    assert drawn(taken(pagina, address)) == drawn(content_of(van_site, address))


@pytest.mark.parametrize(
    "address",
    [
        "/bewijskaart.xlsx?rij=werkzaam_element&kolom=land&rij_volgorde=aantal",
        "/bewijskaart.xlsx?rij=doelgroep&kolom=fase&herkomst=slo",
    ],
)
def test_the_workbook_of_a_map_is_that_of_the_site(pagina: Page, van_site: Site, address: str) -> None:
    def cells(content: bytes) -> dict[str, list[list[tuple[object, object]]]]:
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        return {
            sheet.title: [[(cell.value, cell.fill.fgColor.rgb) for cell in row] for row in sheet.iter_rows()]
            for sheet in workbook
        }

    assert cells(taken(pagina, address)) == cells(content_of(van_site, address))


def test_the_pictures_stand_on_their_page_with_the_tables_of_the_site(pagina: Page, van_site: Site) -> None:
    pagina.evaluate("location.hash = '/beeld?herkomst=slo'")
    pagina.locator(".chip", has_text="Herkomst").locator("visible=true").wait_for()
    assert pagina.locator("img[data-beeld]:visible").evaluate_all("(all) => all.map((i) => i.naturalWidth > 500)") == [
        True,
        True,
    ]
    rows = (
        "(tabel) => [...tabel.querySelectorAll('tr')].map((rij) => [...rij.cells].map((cel) => cel.textContent.trim()))"
    )
    in_the_file = [table.evaluate(rows) for table in pagina.locator(".beelden table").all()]
    site = content_of(van_site, "/beeld?herkomst=slo").decode()
    tables = "[...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.beelden table')]"
    on_site = pagina.evaluate(f"(html) => {tables}.map({rows})", site)
    assert in_the_file == on_site
