"""The open spreadsheet: what the Excel file says, read with another library."""

import io
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.export.conftest import IDS
from tests.export.open_document import NAMES, attribute, part, tables
from toolkit.export.as_ods import write_ods
from toolkit.export.as_xlsx import write_xlsx
from toolkit.export.context import ExportContext
from toolkit.export.odf import inline


def _bytes(conn: sqlite3.Connection, context: ExportContext, ids: tuple[str, ...] = IDS) -> bytes:
    target = io.BytesIO()
    write_ods(conn, ids, context, target)
    return target.getvalue()


def test_every_sheet_says_what_the_excel_file_says(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path
) -> None:
    write_xlsx(conn, IDS, context, tmp_path / "x.xlsx")
    expected = openpyxl.load_workbook(tmp_path / "x.xlsx")
    found = CalamineWorkbook.from_filelike(io.BytesIO(_bytes(conn, context)))
    assert found.sheet_names == expected.sheetnames
    for sheet in expected:
        rows = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]
        assert found.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False) == rows, sheet.title


def test_rows_are_as_high_as_in_the_excel_file(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path
) -> None:
    write_xlsx(conn, IDS, context, tmp_path / "x.xlsx")
    expected = openpyxl.load_workbook(tmp_path / "x.xlsx")
    content = part(_bytes(conn, context))
    heights = {
        attribute(style, "style:name"): attribute(style[0], "style:row-height")
        for style in content.iterfind(".//style:style[@style:family='table-row']", NAMES)
    }
    for table in content.iterfind(".//table:table", NAMES):
        sheet = expected[attribute(table, "table:name") or ""]
        rows = [heights[attribute(row, "table:style-name")] for row in table.iterfind(".//table:table-row", NAMES)]
        own = [float(height.removesuffix("pt")) if height else None for height in rows]
        excel = [sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1)]
        # Excel's are whole pixels.
        assert own == [height and pytest.approx(height, abs=0.4) for height in excel], sheet.title


def test_the_same_list_gives_the_same_bytes(conn: sqlite3.Connection, context: ExportContext) -> None:
    assert _bytes(conn, context) == _bytes(conn, context)


def test_the_file_says_what_it_is_in_its_first_bytes(conn: sqlite3.Connection, context: ExportContext) -> None:
    body = _bytes(conn, context)
    assert body[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        named = {attribute(e, "manifest:full-path") for e in part(body, "META-INF/manifest.xml")}
        assert named == {"/", *package.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_the_way_it_is_shown_and_printed(conn: sqlite3.Connection, context: ExportContext) -> None:
    body = _bytes(conn, context)
    sheet = part(body).find(".//table:table", NAMES)
    assert sheet is not None
    assert attribute(sheet, "table:print-ranges") == "'Interventies'.A1:'Interventies'.J5"
    grouped = sheet.findall("table:table-column-group/table:table-column", NAMES)
    assert len(sheet.findall("table:table-column", NAMES)) == 10
    assert len(grouped) == len(tables(body)["Interventies"][0]) - 10
    assert sheet.find("table:table-header-rows/table:table-row", NAMES) is not None
    ranges = [attribute(e, "table:target-range-address") for e in part(body).iterfind(".//table:database-range", NAMES)]
    assert ranges[1] == "'Werkzame elementen'.A1:'Werkzame elementen'.L4"


def test_an_empty_list_says_so(conn: sqlite3.Connection, context: ExportContext) -> None:
    found = tables(_bytes(conn, context, ()))
    assert found["Interventies"][1:] == [["Geen interventies met deze filters."]]
    assert ["Aantal", "Geen interventies met deze filters."] in found["Verantwoording"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("  twee  in", '<text:s text:c="2"/>twee <text:s text:c="1"/>in'),
        ("tab\tin", "tab<text:tab/>in"),
        ("bel\x07 weg\ud800", "bel weg"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_text_stays_what_it_is(text: str, written: str) -> None:
    assert str(inline(text)) == written


def test_only_a_web_address_becomes_a_link(conn: sqlite3.Connection, context: ExportContext) -> None:
    conn.execute("update interventie set website = 'javascript:alert(1)' where id = 'theater'")
    body = _bytes(conn, context)
    links = [link.get("{http://www.w3.org/1999/xlink}href") for link in part(body).iterfind(".//text:a", NAMES)]
    assert "http://voorbeeld.nl/theater" in links
    assert [link for link in links if not str(link).startswith("http")] == []
