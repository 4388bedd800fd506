"""The workbook, read with openpyxl: what a policy officer sees."""

import re
import sqlite3
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils import column_index_from_string

from tests.export.conftest import IDS
from toolkit.export.as_xlsx import write_xlsx
from toolkit.export.columns import ExportKolom
from toolkit.export.context import ExportContext
from toolkit.export.sheet import AFGEKAPT, MAX_LINKS, MAX_TEXT, ExportSheet, ExportStyles

Workbook = Any  # openpyxl's types know charts and rich text too, which are never there


@pytest.fixture
def workbook(conn: sqlite3.Connection, context: ExportContext, tmp_path: Path) -> Workbook:
    write_xlsx(conn, IDS, context, tmp_path / "export.xlsx")
    return openpyxl.load_workbook(tmp_path / "export.xlsx")


def _rows(sheet: Any, header: int) -> list[dict[str, Any]]:
    names = [cell.value for cell in sheet[header]]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=header + 1, values_only=True)]


def _links(sheet: Any) -> dict[str, str]:
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return {cell.coordinate: cell.hyperlink.target for cell in cells}


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def test_four_sheets(workbook: Workbook) -> None:
    assert workbook.sheetnames == ["Interventies", "Werkzame elementen", "Publicaties", "Verantwoording"]


def test_one_row_per_intervention_in_the_order_of_the_list(workbook: Workbook) -> None:
    rows = _rows(workbook["Interventies"], 1)
    assert [row["Id"] for row in rows] == list(IDS)
    assert _filled(rows[1]) == {
        "Naam interventie": "Familiesteun",
        "Herkomst": "Beide lijsten",
        "Organisatie": "=1+1",
        "Doel": "Ouders helpen",
        "Doelgroep": "• Jongeren (12-17 jaar)\n• Ouders en gezin (intermediair)",
        "Land": "Nederland",
        "Evaluatie": "Evaluatie bekend",
        "Fase (toegekend door de samenstellers)": "Gevoeligheidsfase",
        "Aantal publicaties": 1,
        "Bronpagina": "https://voorbeeld.nl/familiesteun",
        "Pagina in de catalogus": "https://catalogus.voorbeeld.nl/interventie/familiesteun",
        "Id": "familiesteun",
    }
    assert _filled(rows[2])["Werkzaam element, zie blad Werkzame elementen (toegekend door de samenstellers)"] == (
        "• Zelfvertrouwen (gemengd; effect)\n• Empathie"
    )
    assert (rows[2]["Omvang steekproef (N)"], rows[2]["Andere namen"]) == (120, "Boxing Together")


def test_one_row_of_headers_that_say_who_assigned_what(workbook: Workbook) -> None:
    headers = [cell.value for cell in workbook["Interventies"][1]]
    element = "Werkzaam element, zie blad Werkzame elementen (toegekend door de samenstellers)"
    front = ["Naam interventie", "Doel", "Duur", "Doelgroep", "Land", "Vorm", "Evaluatie", "Actualiteit"]
    assert headers[:8] == front, "what is used most comes first"
    assert set(headers[8:10]) == {element, "Fase (toegekend door de samenstellers)"}
    assert headers[10:13] == ["Andere namen", "Herkomst", "Organisatie"]
    assert headers[-3:] == ["Pagina in de catalogus", "Onderdeel van (id)", "Id"]
    assert workbook["Interventies"]["A2"].value == "Théâtre"
    lines = {row[0]: row[1] for row in workbook["Verantwoording"].iter_rows(min_row=3, values_only=True)}
    assert lines["Lege cellen"].startswith("Een lege cel betekent: de lijsten hebben in die kolom niets.")


def test_the_words_of_the_lists_stand_beside_the_terms(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path
) -> None:
    conn.execute("update dimensie set in_woorden = 1 where id = 'doelgroep'")
    conn.execute("update broncel set veld = 'doelgroep' where id = 'databank/nederland/B2'")
    write_xlsx(conn, IDS, context, tmp_path / "x.xlsx")
    rows = _rows(openpyxl.load_workbook(tmp_path / "x.xlsx")["Interventies"], 1)
    (words,) = conn.execute("select waarde from broncel where id = 'databank/nederland/B2'").fetchone()
    assert [row["Doelgroep: in de woorden van de lijst"] for row in rows] == [None, words, None, None]


def test_one_row_per_element_with_status_and_source_cell(workbook: Workbook) -> None:
    assert [_filled(row) for row in _rows(workbook["Werkzame elementen"], 1)] == [
        {
            "Naam interventie": "Boks Mee", "Categorie": "Psychosociale factoren", "Werkzaam element": element,
            "Status": status, **({"Toelichting bij status": note} if note else {}),
            "Toegekend door": "de samenstellers", "Woorden in de bron": element, "Herkend als": "de naam zelf",
            "Werkboek": "slo.xlsx", "Werkblad": "Blad1",
            "Cel": cell, "Id": "boks-mee",
        }
        for element, status, note, cell in [
            ("Zelfvertrouwen", "gemengd", "iets hoger", "B3"),
            ("Zelfvertrouwen", "effect", None, "B4"),
            ("Empathie", "niet gerapporteerd", None, "B3"),
        ]
    ]  # fmt: skip


def test_publications_with_a_link_behind_the_doi(workbook: Workbook) -> None:
    sheet = workbook["Publicaties"]
    rows = [_filled(row) for row in _rows(sheet, 1)]
    assert [(row["Id"], row.get("DOI"), row["Jaar"]) for row in rows] == [
        ("familiesteun", None, 2019),
        ("boks-mee", "10.1234/box", 2015),
    ]
    assert _links(sheet) == {
        "F3": "https://doi.org/10.1234/box",
        "G3": "https://doi.org/10.1234/box",
    }


def test_what_the_list_is_and_is_not(workbook: Workbook) -> None:
    lines = {row[0]: row[1] for row in workbook["Verantwoording"].iter_rows(min_row=3, values_only=True)}
    assert lines["Selectie"] == "fase is Groepsfase of Actiefase"
    assert lines["Adres van deze lijst"].startswith("https://catalogus.voorbeeld.nl/?fase=groepsfase")
    assert lines["Aantal"] == "4 interventies"
    assert lines["Herkomst"] == "Literatuurlijst (door ons gemaakt): 1; Databanklijst: 2; Beide lijsten: 1"
    assert "niet de bijlage" in lines["Wat dit niet is"]
    assert "Geraadpleegd op 22 november 2026" in lines["Hoe citeren"]
    assert (lines["Werkboek"], list(lines)[-1]) == ("slo.xlsx", "Werkboek")


def test_of_the_build_only_what_a_person_needs(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path
) -> None:
    facts = [("peildatum", "november 2026"), ("aantal_interventies", "72"), ("gegevens_sha256", "0123456789abcdef" * 4)]
    conn.executemany("insert into bouw values (?, ?)", facts)
    write_xlsx(conn, IDS, context, tmp_path / "x.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "x.xlsx")["Verantwoording"].iter_rows(values_only=True))
    assert rows[-5:] == [
        ("Werkboek", "databank.xlsx"),
        ("Werkboek", "slo.xlsx"),
        ("Peildatum van de gegevens", "november 2026"),
        ("Aantal in de hele catalogus", "72"),
        ("Controlegetal van de gegevens", "0123456789ab"),
    ]


def test_an_official_list_is_not_called_compiled(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path
) -> None:
    conn.execute("update bron set samengesteld = 0")
    write_xlsx(conn, IDS, context, tmp_path / "x.xlsx")
    sheet: Any = openpyxl.load_workbook(tmp_path / "x.xlsx")["Verantwoording"]
    lines = {row[0]: row[1] for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert lines["Wat dit niet is"].startswith("Het is geen oordeel over interventies")


def test_frozen_headers_filters_and_wrapping(workbook: Workbook) -> None:
    sheet = workbook["Interventies"]
    assert (sheet.freeze_panes, workbook["Publicaties"].freeze_panes) == ("B2", "B2")
    assert str(sheet.auto_filter.ref).startswith("A1:")
    assert str(sheet.auto_filter.ref).endswith(str(sheet.max_row))
    assert sheet["A2"].alignment.wrap_text
    assert min(dimension.width for dimension in sheet.column_dimensions.values()) > 8


def test_no_cell_is_a_formula(workbook: Workbook, tmp_path: Path) -> None:
    for sheet in workbook:
        for row in sheet.iter_rows():
            assert [cell.coordinate for cell in row if cell.data_type == "f"] == []
    cell = next(cell for row in workbook["Interventies"].iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.quotePrefix  # stays text when somebody edits it
    with zipfile.ZipFile(tmp_path / "export.xlsx") as archive:
        sheets = {name: archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name}
    assert len(sheets) == len(workbook.worksheets)
    assert [name for name, content in sheets.items() if b"<f>" in content] == []


def test_an_empty_list_is_a_workbook_that_says_so(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path
) -> None:
    write_xlsx(conn, (), context, tmp_path / "leeg.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "leeg.xlsx")
    assert [sheet.max_row for sheet in workbook][:3] == [2, 1, 1]
    assert [cell.value for cell in workbook["Interventies"][2] if cell.value] == ["Geen interventies met deze filters."]
    assert str(workbook["Interventies"].auto_filter.ref).endswith("1")  # the line is not one of the rows to filter
    assert workbook.active is not None
    assert workbook.active.title == "Verantwoording"
    texts = [cell.value for row in workbook["Verantwoording"].iter_rows() for cell in row]
    assert "Geen interventies met deze filters." in texts


def test_a_text_that_does_not_fit_in_a_cell_is_cut_and_says_so(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path
) -> None:
    conn.execute("update interventie set doel = ? where id = 'theater'", ("x" * 40_000,))
    write_xlsx(conn, ("theater",), context, tmp_path / "lang.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "lang.xlsx")
    (row,) = _rows(workbook["Interventies"], 1)
    assert row["Doel"] == "x" * (MAX_TEXT - len(AFGEKAPT)) + AFGEKAPT
    assert any(row[0] == "Ingekort" for row in workbook["Verantwoording"].iter_rows(values_only=True))


def test_links_are_clickable_up_to_excels_limit_and_text_beyond_it(tmp_path: Path) -> None:
    path = tmp_path / "links.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        column: ExportKolom[int] = ExportKolom("Link", 20, "http://a.nl/{}".format, link="http://a.nl/{}".format)
        sheet = ExportSheet(workbook.add_worksheet("Blad"), [column], ExportStyles(workbook), "Links")
        for number in range(MAX_LINKS + 5):
            sheet.write(number)
        sheet.finish()
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/worksheets/sheet1.xml")
    assert text.count(b"<hyperlink ") == MAX_LINKS
    assert text.count(b"http://a.nl/") == MAX_LINKS + 5


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "internal:Blad!A1", "http://a b", "x"])
def test_only_a_web_address_becomes_a_link(
    conn: sqlite3.Connection, context: ExportContext, tmp_path: Path, url: str
) -> None:
    conn.execute("update interventie set website = ? where id = 'theater'", (url,))
    write_xlsx(conn, ("theater",), context, tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Interventies"]
    (row,) = _rows(sheet, 1)
    assert row["Website"] == url
    assert url not in _links(sheet).values()


def test_a_sheet_is_printed_lying_down_with_the_columns_that_are_used_most(workbook: Workbook) -> None:
    sheet = workbook["Interventies"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Interventies'!$A$1:$J$6"
    assert sheet.oddFooter.left.text.endswith("fase is Groepsfase of Actiefase (22 november 2026)")
    levels = {letter: dimension.outlineLevel for letter, dimension in sheet.column_dimensions.items()}
    assert (levels["A"], levels["K"]) == (0, 1)
    assert not any(dimension.hidden for dimension in sheet.column_dimensions.values()), "the way back reads all of it"
    assert workbook["Publicaties"].print_area == "'Publicaties'!$A$1:$G$4", "all but the id"
    assert workbook["Werkzame elementen"].print_area == "'Werkzame elementen'!$A$1:$F$5", "not where it was read"


def test_no_word_is_broken_on_paper(workbook: Workbook) -> None:
    sheet = workbook["Interventies"]
    front = sheet.print_area.split("$")[-2]
    for column in sheet.iter_cols(max_col=column_index_from_string(front)):
        width = sheet.column_dimensions[column[0].column_letter].width
        words = [word for cell in column if cell.value for word in re.split(r"[\s-]", str(cell.value))]
        assert max(map(len, words)) <= width, column[0].value


def test_rows_are_as_high_as_their_text(conn: sqlite3.Connection, context: ExportContext, tmp_path: Path) -> None:
    conn.execute("update interventie set doel = ? where id = 'theater'", ("vijftien letter " * 20,))  # 320 in 38 wide
    write_xlsx(conn, IDS, context, tmp_path / "x.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "x.xlsx")
    heights = [workbook["Interventies"].row_dimensions[row].height for row in range(2, 6)]
    assert heights == [95.25, 56.25, 42.75, 30], "seven lines of a goal, four and three of terms, two of an address"
    account = workbook["Verantwoording"]
    rows = {account.cell(row, 1).value: account.row_dimensions[row].height for row in range(3, account.max_row + 1)}
    assert (rows["Aantal"], rows["Lege cellen"]) == (17.25, 30)


def test_memory_does_not_grow_with_the_list(conn: sqlite3.Connection, context: ExportContext, tmp_path: Path) -> None:
    conn.executemany(
        "insert into interventie (id, naam, herkomst, doel) values (?, ?, 'slo', ?)",
        [(f"i{number}", f"Interventie {number}", "doel " * 300) for number in range(1500)],
    )
    context = replace(context, in_woorden="alles")

    def peak(count: int) -> int:
        ids = [f"i{number}" for number in range(count)]
        tracemalloc.start()
        write_xlsx(conn, ids, context, tmp_path / f"{count}.xlsx")
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    # 1,200 rows more are 1.8 MB of text more; what is kept per row (a link) is far less.
    assert peak(1500) - peak(300) < 900_000
