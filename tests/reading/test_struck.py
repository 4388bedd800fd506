"""What is struck through stays in the source and does not count."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.workbooks import rewrite
from toolkit.findings import Bevindingen
from toolkit.reading.open import open_workbook
from toolkit.reading.source_cells import CellNotes, source_cells

STRUCK, PLAIN = InlineFont(strike=True), InlineFont(b=True)


def make(path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Lijst"
    sheet.append(["Naam", "Doelgroep"])
    sheet.append(["Baken", CellRichText("ouders", TextBlock(STRUCK, "; gedetineerden"))])
    sheet.append(["Brug", "jongeren"])
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    sheet.append(["Kompas", CellRichText(TextBlock(PLAIN, "vet"), " en gewoon")])
    book.save(path)
    return path


def test_struck_words_and_rows_do_not_count_and_are_reported_once_per_row(tmp_path: Path) -> None:
    opened = open_workbook(make(tmp_path / "x.xlsx"))[0].sheets[0]
    assert {cell.address: cell.text for cell in opened.cells.values()} == {
        "A1": "Naam", "B1": "Doelgroep", "A2": "Baken", "B2": "ouders", "A3": "", "B3": "",
        "A4": "Kompas", "B4": "vet en gewoon",
    }  # fmt: skip
    bevindingen = Bevindingen()
    cells = source_cells(opened, CellNotes("x.xlsx", bevindingen))
    assert {cell.adres: cell.waarde for cell in cells if cell.adres in {"B2", "A3", "B3"}} == {
        "B2": "ouders; gedetineerden", "A3": "Brug", "B3": "jongeren",
    }  # fmt: skip
    assert {cell.adres: cell.zonder_doorhaling for cell in cells if cell.adres in {"A2", "B2", "A3", "B3", "B4"}} == {
        "A2": None, "B2": "ouders", "A3": "", "B3": "", "B4": None,
    }  # fmt: skip
    assert [(b.code, b.cel, b.melding.split(". ")[0]) for b in bevindingen] == [
        ("doorgehaald", "B2", "Doorgehaald in Excel, en daarom niet meegeteld: B2 (“ouders” telt nog wel)"),
        ("doorgehaald", "A3", "Doorgehaald in Excel, en daarom niet meegeteld: A3, B3"),
    ]


def test_struck_words_in_the_cell_itself(tmp_path: Path) -> None:
    path = make(tmp_path / "x.xlsx")
    inline = (
        b'<c r="B4" t="inlineStr"><is><r><t>ouders</t></r><r><rPr><strike/></rPr><t> en buren</t></r>'
        b'<r><rPr><strike val="0"/></rPr><t>, leraren</t></r></is></c>'
    )
    rewrite(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml[: xml.index(b'<c r="B4"')] + inline + b"</row></sheetData></worksheet>",
    )
    assert open_workbook(path)[0].sheets[0].cells[4, 2].text == "ouders, leraren"
