"""Odd files that are read as they are meant, within bounds; nothing in them is executed or fetched."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl import Workbook

from tests.workbooks import make_workbook, rewrite
from toolkit.reading.open import open_workbook
from toolkit.reading.sheet import Kind
from toolkit.reading.workbook_reading import WorkbookError

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Naam", "Land"], ["Baken", "Nederland"]]


def test_a_million_phantom_rows_are_no_cells(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "spook.xlsx", {"Blad1": ROWS})
    phantoms = b"".join(b'<row r="%d" ht="15"/>' % row for row in range(10, 1_048_577))
    rewrite(path, SHEET, lambda xml: xml.replace(b"</sheetData>", phantoms + b"</sheetData>"))
    assert len(open_workbook(path)[0].sheets[0].cells) == 4


def test_phantom_cells_pack_as_well_as_a_bomb_and_are_read(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "spook.xlsx", {"Blad1": ROWS})
    cells = b"".join(b'<c r="%s5" s="0"/>' % col for col in (b"A", b"B", b"C")) * 100_000
    rewrite(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b'<row r="5">' + cells + b"</row></sheetData>"))
    assert path.stat().st_size * 200 < len(cells)
    assert len(open_workbook(path)[0].sheets[0].cells) == 4


def test_all_columns_of_excel(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "breed.xlsx", {"Blad1": [[f"kop {n}" for n in range(16_384)], ["Baken"]]})
    sheet = open_workbook(path)[0].sheets[0]
    assert (len(sheet.cells), sheet.cells[1, 16_384].raw) == (16_385, "kop 16383")


def test_a_cell_at_the_far_corner_costs_one_cell(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "hoek.xlsx", {"Blad1": ROWS})
    book = openpyxl.load_workbook(path)
    book["Blad1"]["XFD1048576"] = "verdwaald"
    book.save(path)
    sheet = open_workbook(path)[0].sheets[0]
    assert len(sheet.cells) == 5
    assert sheet.cells[1_048_576, 16_384].raw == "verdwaald"


def test_macros_and_links_to_other_files_are_ignored(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "macro.xlsm", {"Blad1": ROWS})
    rewrite(path, "xl/vbaProject.bin", lambda _: OLE + b'\xcc\x61 Shell "cmd"')
    rewrite(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            b"</Relationships>",
            b'<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
            b'Target="vbaProject.bin"/><Relationship Id="rIdE" Type="http://schemas.openxmlformats.org/officeDocument/'
            b'2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
        ),
    )
    rewrite(path, "xl/externalLinks/externalLink1.xml", lambda _: b"<externalLink/>")
    rewrite(
        path,
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>",
            b'<row r="9"><c r="A9"><f>[1]Blad1!A1</f><v>7</v></c>'
            b'<c r="B9"><f>WEBSERVICE("http://127.0.0.1:9/x")</f><v>8</v></c></row></sheetData>',
        ),
    )
    assert [cell.raw for cell in open_workbook(path)[0].sheets[0].cells.values()] == [*ROWS[0], *ROWS[1], "7", "8"]


def test_parts_with_a_path_outside_the_archive_are_left_alone(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a" / "pad.xlsx", {"Blad1": ROWS})
    for name in ("../../buiten.xml", "/etc/buiten.xml", "xl\\..\\buiten.xml"):
        rewrite(path, name, lambda _: b"<x/>")
    before = sorted(tmp_path.rglob("*"))
    assert len(open_workbook(path)[0].sheets[0].cells) == 4
    assert sorted(tmp_path.rglob("*")) == before


def test_a_sheet_outside_the_archive_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.xml"
    secret.write_bytes(b"<worksheet/>")
    path = make_workbook(tmp_path / "pad.xlsx", {"Blad1": ROWS})
    rewrite(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(b'"/xl/worksheets/sheet1.xml"', f'"file://{secret}"'.encode()),
    )
    assert open_workbook(path)[0].sheets == []


def test_longest_cell_and_text_that_looks_like_a_formula(tmp_path: Path) -> None:
    long = "x" * 32_767
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = long, "=cmd|' /C calc'!A0", "tekst"
    sheet["A3"].value, sheet["A3"].data_type = "=1+1", "s"
    book.save(tmp_path / "x.xlsx")
    cells = open_workbook(tmp_path / "x.xlsx")[0].sheets[0].cells
    assert cells[1, 1].raw == long
    assert (cells[2, 1].raw, cells[2, 1].kind) == ("=cmd|' /C calc'!A0", Kind.FORMULA)
    assert (cells[3, 1].raw, cells[3, 1].kind) == ("=1+1", Kind.TEXT)


def test_sheet_name_with_a_slash(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"Blad1": ROWS})
    rewrite(path, "xl/workbook.xml", lambda xml: xml.replace(b'name="Blad1"', b'name="NL/BE"'))
    assert [sheet.naam for sheet in open_workbook(path)[0].sheets] == ["NL/BE"]


def test_what_openpyxl_refuses_is_tried_with_a_second_reader(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"Blad1": [["Naam", "Jaar"], ["Baken", 2015.0]]})
    rewrite(path, "xl/styles.xml", lambda xml: xml.replace(b'fontId="0"', b'fontId="groot"'))
    book, _ = open_workbook(path)
    assert [cell.raw for cell in book.sheets[0].cells.values()] == ["Naam", "Jaar", "Baken", "2015"]
    assert len(book.limits) == 1
    assert "opmaak van getallen" in book.limits[0]


def _strict(xml: bytes, name: bytes) -> bytes:
    old = b"http://schemas.openxmlformats.org/" + name
    return xml.replace(old, b"http://purl.oclc.org/ooxml/" + name.replace(b"/2006", b""))


def test_a_strict_workbook_is_read(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "strict.xlsx", {"Blad1": [["Naam", "Jaar"], ["Baken", 2015]]})
    main, office = b"spreadsheetml/2006/main", b"officeDocument/2006/"
    with ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    for part in parts:
        rewrite(path, part, lambda xml: _strict(_strict(xml, main), office))
    book, _ = open_workbook(path)
    assert [cell.raw for cell in book.sheets[0].cells.values()] == ["Naam", "Jaar", "Baken", "2015"]
    assert len(book.limits) == 1


def test_the_second_reader_refuses_what_it_cannot_hold(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "hoek.xlsx", {"Blad1": ROWS})
    book = openpyxl.load_workbook(path)
    book["Blad1"]["XFD1048576"] = "verdwaald"
    book.save(path)
    rewrite(path, "xl/styles.xml", lambda xml: xml.replace(b'fontId="0"', b'fontId="groot"'))
    with pytest.raises(WorkbookError, match="te ver uit elkaar"):
        open_workbook(path)
