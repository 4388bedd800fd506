"""What a cell gives its field: the number of a count, the words that still count, the address behind a text."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.mapping.conftest import ReadFile
from tests.workbooks import make_workbook, rewrite

HEAD = ["Naam interventie", "Land", "Website", "Titel", "DOI", "Steekproef (N)"]
NAMES = ["Baken", "Brug", "Kompas", "Anker"]


def make(path: Path, cells: dict[str, object]) -> Path:
    rows = [[naam, "Nederland", None, f"Artikel {naam}", None, 40 + i] for i, naam in enumerate(NAMES)]
    make_workbook(path, {"Lijst": [HEAD, *rows]})
    book = openpyxl.load_workbook(path, rich_text=True)
    for address, value in cells.items():
        cell = book.worksheets[0][address]
        cell.value, link = value if isinstance(value, tuple) else (value, None)
        if link:
            cell.hyperlink = link
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("address", "value", "expected"),
    [
        ("C2", ("website", "https://voorbeeld.nl/1"), "https://voorbeeld.nl/1"),
        ("C2", ("www.voorbeeld.nl", "https://elders.nl/"), "www.voorbeeld.nl"),
        ("C2", ("voorbeeld.nl/baken", "https://elders.nl/"), "voorbeeld.nl/baken"),
        ("C2", ("stuur een bericht", "mailto:a@voorbeeld.nl"), "stuur een bericht"),
        ("E2", ("artikel", "https://doi.org/10.5555/art2"), "https://doi.org/10.5555/art2"),
        ("E2", ("10.5555/eigen", "https://doi.org/10.5555/ander"), "10.5555/eigen"),
        ("D2", ("Een titel", "https://doi.org/10.5555/art2"), "Een titel"),
        ("B2", ("België", "https://voorbeeld.nl/be"), "België"),
        ("F2", 46.125, "46,125"),
        ("F2", 1200, "1200"),
    ],
)
def test_what_a_cell_gives_its_field(
    read: ReadFile, tmp_path: Path, address: str, value: object, expected: str
) -> None:
    result = read(make(tmp_path / "x.xlsx", {address: value})).reading
    texts = [v.text for v in result.records[0].values if v.cell.adres == address]
    assert texts == [expected]
    shown = str(value[0] if isinstance(value, tuple) else value)
    assert [c.waarde for c in result.cellen if c.adres == address and c.soort == "waarde"] == [shown]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ('HYPERLINK("https://voorbeeld.nl/1","lees meer")', "lees meer"),
        ('HYPERLINK("https://voorbeeld.nl/"&amp;$H$2,"lees meer")', "lees meer"),
        ("HYPERLINK(H3)", "lees meer"),
        ("HYPERLINK(H3)", None),  # written by a program: Excel never calculated it
    ],
)
def test_the_function_hyperlink_is_a_link(read: ReadFile, tmp_path: Path, formula: str, shown: str | None) -> None:
    path = make(tmp_path / "x.xlsx", {"C2": "vervang mij", "H2": 1, "H3": "https://voorbeeld.nl/1"})
    cell = f'<c r="C2" t="str"><f>{formula}</f>{f"<v>{shown}</v>" if shown else ""}</c>'.encode()

    def put(xml: bytes) -> bytes:
        start = xml.index(b'<c r="C2"')
        return xml[:start] + cell + xml[xml.index(b"</c>", start) + 4 :]

    result = read(rewrite(path, "xl/worksheets/sheet1.xml", put)).reading
    assert [v.text for v in result.records[0].of("website")] == ["https://voorbeeld.nl/1"]
    assert [c.waarde for c in result.cellen if c.adres == "C2"] == [
        shown or f"={formula}",
        "https://voorbeeld.nl/1",
    ]


def test_a_count_is_the_number_and_not_what_its_format_shows(read: ReadFile, tmp_path: Path) -> None:
    path = make(tmp_path / "x.xlsx", {"F2": 46.125, "F3": 1200})
    book = openpyxl.load_workbook(path)
    for address, code in (("F2", "0"), ("F3", "#,##0")):
        book.worksheets[0][address].number_format = code
    book.save(path)
    result = read(path).reading
    assert [record.of("steekproef_n")[0].text for record in result.records[:2]] == ["46,125", "1200"]
    shown = {c.adres: (c.waarde, c.ruw) for c in result.cellen if c.adres in {"F2", "F3"}}
    assert shown == {"F2": ("46", "46.125"), "F3": ("1.200", "1200")}


def test_a_cross_is_the_number_and_not_what_its_format_shows(read: ReadFile, tmp_path: Path) -> None:
    head = ["Naam interventie", "Land", "Gevoeligheidsfase", "Groepsfase"]
    crosses = [(1, 0), (1, 0), (0, 1), (1, 1)]
    rows = [[naam, "Nederland", *cells] for naam, cells in zip(NAMES, crosses, strict=True)]
    path = make_workbook(tmp_path / "x.xlsx", {"Lijst": [head, *rows]})
    plain = [[v.term for v in record.of("fase")] for record in read(path).reading.records]
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2, min_col=3):
        for cell in row:
            cell.number_format = "0.00"
    book.save(path)
    assert [[v.term for v in record.of("fase")] for record in read(path).reading.records] == plain
    assert plain == [["gevoeligheidsfase"], ["gevoeligheidsfase"], ["groepsfase"], ["gevoeligheidsfase", "groepsfase"]]


def test_struck_words_give_no_value_and_a_finding(read: ReadFile, tmp_path: Path) -> None:
    gone = CellRichText("Nederland", TextBlock(InlineFont(strike=True), "; België"))
    result = read(make(tmp_path / "x.xlsx", {"B2": gone}))
    assert [v.text for v in result.reading.records[0].of("land")] == ["Nederland"]
    assert [(b.code, b.cel) for b in result.bevindingen if b.code == "doorgehaald"] == [("doorgehaald", "B2")]
