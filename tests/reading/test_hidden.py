"""What is hidden stays hidden, also when the ordinary reader cannot open a workbook."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.workbooks import rewrite
from toolkit.reading.open import open_workbook
from toolkit.reading.workbook_reading import WorkbookError

STYLES, SHEET = "xl/styles.xml", "xl/worksheets/sheet1.xml"


def make(path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Naam", "Land", "Intern"], ["Baken", "NL", 0.5], ["Brug", "BE", "y"], ["Kompas", "DE", "z"]):
        sheet.append(row)
    sheet["C2"].number_format = "0%"
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("Geheim").sheet_state = "hidden"
    book.save(path)
    return path


def hidden(path: Path) -> tuple[list[str], list[bool], int]:
    book, _ = open_workbook(path)
    sheet = book.sheets[0]
    cells = [cell.address for (row, col), cell in sorted(sheet.cells.items()) if sheet.is_hidden(row, col)]
    return cells, [sheet.hidden for sheet in book.sheets], len(book.limits)


HIDDEN = ["C1", "C2", "A3", "B3", "C3", "C4"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"<fills.*?</fills>", b"<fills><fill/><fill/></fills>"),
        (rb'<sz val="\d+"', b'<sz val="groot"'),
        (rb"<cellStyles.*?</cellStyles>", b'<cellStyles><cellStyle name="x" xfId="99"/></cellStyles>'),
    ],
)
def test_styles_that_openpyxl_refuses_are_mended(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = rewrite(make(tmp_path / "x.xlsx"), STYLES, lambda xml: re.sub(old, new, xml, flags=re.DOTALL))
    assert hidden(path) == (HIDDEN, [False, True], 0)
    assert open_workbook(path)[0].sheets[0].cells[2, 3].raw == "50%"


def test_the_second_reader_keeps_hidden_what_is_hidden(tmp_path: Path) -> None:
    path = rewrite(make(tmp_path / "x.xlsx"), STYLES, lambda xml: xml.replace(b'fontId="0"', b'fontId="groot"'))
    assert hidden(path) == (HIDDEN, [False, True], 1)


def test_the_second_reader_tells_rows_apart_that_only_a_filter_hides(tmp_path: Path) -> None:
    path = rewrite(make(tmp_path / "x.xlsx"), STYLES, lambda xml: xml.replace(b'fontId="0"', b'fontId="groot"'))
    auto = b'</sheetData><autoFilter ref="A1:C4"><filterColumn colId="0"/></autoFilter>'
    rewrite(path, SHEET, lambda xml: xml.replace(b"</sheetData>", auto))
    assert hidden(path) == (["C1", "C2", "C3", "C4"], [False, True], 1)
    assert open_workbook(path)[0].sheets[0].filtered_rows == {3}


@pytest.mark.parametrize("font", [b'fontId="0"', b'fontId="groot"'])
@pytest.mark.parametrize(
    ("width", "height", "code"),
    [
        (b"0.0", b"0", b";;;"),
        (b"0.05", b"0.1", b"&quot;&quot;;&quot;&quot;;&quot; &quot;;&quot;&quot;"),
        (b"0.14", b"0.75", b"_);_);_);_)"),
        (b"1e-3", b".5", b"[Red];* ;\\ ;&quot;&quot;"),
    ],
)
def test_what_has_no_size_or_a_format_that_shows_nothing_is_hidden_for_both_readers(
    tmp_path: Path, font: bytes, width: bytes, height: bytes, code: bytes
) -> None:
    path = rewrite(make(tmp_path / "x.xlsx"), STYLES, lambda xml: xml.replace(b'fontId="0"', font))
    rewrite(path, SHEET, lambda xml: re.sub(b"<col [^>]*>", b'<col min="3" max="3" width="%s"/>' % width, xml))
    row = b'<row r="3" ht="%s" customHeight="1">' % height
    rewrite(path, SHEET, lambda xml: re.sub(b'<row r="3"[^>]*>', row, xml))
    rewrite(
        path,
        STYLES,
        lambda xml: xml.replace(b'numFmtId="10"', b'numFmtId="164"').replace(b'numFmtId="9"', b'numFmtId="164"'),
    )
    formats = b'<numFmts count="1"><numFmt numFmtId="164" formatCode="%s"/></numFmts><fonts' % code
    rewrite(path, STYLES, lambda xml: re.sub(b"<numFmts[^>]*/>", b"", xml).replace(b"<fonts", formats, 1))
    rewrite(path, SHEET, lambda xml: xml.replace(b'<c r="B2"', b'<c r="B2" s="1"'))
    assert hidden(path)[0] == sorted([*HIDDEN, "B2"], key=lambda address: (address[1], address[0]))


def test_what_cannot_be_told_closes_the_file(tmp_path: Path) -> None:
    path = rewrite(make(tmp_path / "x.xlsx"), STYLES, lambda xml: xml.replace(b'fontId="0"', b'fontId="groot"'))
    rewrite(path, SHEET, lambda xml: xml.replace(b'<row r="3"', b'<row r="drie"'))
    with pytest.raises(WorkbookError, match=r"^x\.xlsx: .*verborgen zijn\. Daarom is het niet gelezen\."):
        open_workbook(path)
