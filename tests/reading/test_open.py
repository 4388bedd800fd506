"""Bad and odd files: one clear Dutch message, or right reading, within bounds; nothing is executed or fetched."""

import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from tests.workbooks import make_workbook
from toolkit.reading import open as opening
from toolkit.reading.model import WorkbookError
from toolkit.reading.open import open_workbook
from toolkit.reading.sheet import Kind

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ROWS = [["Naam", "Land"], ["Baken", "Nederland"]]


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook in place, as a careless program would."""
    with zipfile.ZipFile(path) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def broken(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "het bestand is leeg"),
        (b"Naam;Land\nBaken;Nederland\n", "geen Excel-werkmap"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "beveiligd met een wachtwoord"),
        (OLE + b"\0" * 600, "oud soort Excel-bestand"),
        (b"PK\x03\x04 en dan niets", "beschadigd of geen Excel-werkmap"),
    ],
)
def test_what_is_no_workbook_gets_a_message_with_file_and_cause(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(WorkbookError, match=says) as caught:
        open_workbook(broken(tmp_path / "lijst.xlsx", content))
    assert str(caught.value).startswith("lijst.xlsx")


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"weg\.xlsx: dit bestaat niet"):
        open_workbook(tmp_path / "weg.xlsx")
    with pytest.raises(WorkbookError, match="dit is een map"):
        open_workbook(tmp_path)


@pytest.mark.parametrize("share", [0.3, 0.9, 0.99])
def test_truncated_workbook(tmp_path: Path, share: float) -> None:
    path = make_workbook(tmp_path / "half.xlsx", {"Blad1": ROWS})
    content = path.read_bytes()
    with pytest.raises(WorkbookError, match=r"half\.xlsx: dit bestand is beschadigd"):
        open_workbook(broken(path, content[: int(share * len(content))]))


def test_zip_that_is_no_workbook_and_binary_workbook(tmp_path: Path) -> None:
    for name, says in {"a.txt": "zip-bestand, maar geen Excel", "xl/workbook.bin": "binaire werkmap"}.items():
        path = tmp_path / "b.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, "x")
        with pytest.raises(WorkbookError, match=says):
            open_workbook(path)


def test_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_UNPACKED", 2 * 2**20)
    path = make_workbook(tmp_path / "bom.xlsx", {"Blad1": ROWS})
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (3 * 2**20))
    with pytest.raises(WorkbookError, match="uitgepakt is dit bestand te groot"):
        open_workbook(path)


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "lol.xlsx", {"Blad1": ROWS})
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: bomb + xml.split(b"?>", 1)[-1])
    with pytest.raises(WorkbookError, match="onveilige XML"):
        open_workbook(path)


def test_phantom_rows_cost_time_but_no_memory(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "spook.xlsx", {"Blad1": ROWS})
    phantoms = b"".join(
        b'<row r="%d" spans="1:3" ht="15"><c r="A%d" s="0"/></row>' % (r, r) for r in range(10, 100_000)
    )
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", phantoms + b"</sheetData>"))
    start = time.perf_counter()
    book, _ = open_workbook(path)
    assert len(book.sheets[0].cells) == 4
    assert time.perf_counter() - start < 20


def test_a_cell_at_the_far_corner_costs_one_cell(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "hoek.xlsx", {"Blad1": ROWS})
    book = openpyxl.load_workbook(path)
    book["Blad1"]["XFD1048576"] = "verdwaald"
    book.save(path)
    sheet = open_workbook(path)[0].sheets[0]
    assert len(sheet.cells) == 5
    assert sheet.cells[1_048_576, 16_384].raw == "verdwaald"


def test_macros_and_external_links_are_ignored(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "macro.xlsm", {"Blad1": ROWS})
    rewrite(path, "xl/vbaProject.bin", lambda _: b'\xcc\x61 Shell "cmd"')
    rewrite(path, "xl/externalLinks/externalLink1.xml", lambda _: b"<externalLink/>")
    assert [cell.raw for cell in open_workbook(path)[0].sheets[0].cells.values()] == [
        "Naam",
        "Land",
        "Baken",
        "Nederland",
    ]


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
    rewrite(path, "xl/styles.xml", lambda xml: re.sub(rb"<sz val=\"[0-9]+\"", b'<sz val="groot"', xml))
    book, _ = open_workbook(path)
    assert [cell.raw for cell in book.sheets[0].cells.values()] == ["Naam", "Jaar", "Baken", "2015"]
    assert len(book.limits) == 1
    assert "verborgen rijen en kolommen" in book.limits[0]
