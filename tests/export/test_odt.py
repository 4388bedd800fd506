"""The note: headings, tables, statuses in words, footnotes and an account."""

import io
import sqlite3

from tests.export.conftest import IDS
from tests.export.open_document import NAMES, headings, part, plain, tables
from toolkit.export.as_odt import write_odt
from toolkit.export.context import ExportContext


def _bytes(conn: sqlite3.Connection, context: ExportContext, ids: tuple[str, ...] = IDS) -> bytes:
    target = io.BytesIO()
    write_odt(conn, ids, context, target)
    return target.getvalue()


def _paragraphs(body: bytes) -> list[str]:
    return [plain(p) for p in part(body).iterfind("office:body/office:text/text:p", NAMES)]


def test_headings_in_the_order_of_the_list(conn: sqlite3.Connection, context: ExportContext) -> None:
    body = _bytes(conn, context)
    assert headings(body, 1) == ["Overzicht", "De interventies", "Verantwoording"]
    assert headings(body, 2) == ["Théâtre", "Familiesteun", "Boks Mee", "Gesprekskring, dag & nacht"]


def test_the_overview_has_a_row_each(conn: sqlite3.Connection, context: ExportContext) -> None:
    koppen, *rows = tables(_bytes(conn, context))["Overzicht"]
    assert koppen[0] == "Interventie"
    by_name = {row[0]: dict(zip(koppen, row, strict=True)) for row in rows}
    assert by_name["Familiesteun"]["Land"] == "Nederland"
    assert by_name["Boks Mee"]["Land"] == "niet gerapporteerd"


def test_statuses_are_words(conn: sqlite3.Connection, context: ExportContext) -> None:
    assert tables(_bytes(conn, context))["Elementen3.1"] == [
        ["Element", "Uitkomst in de bron", "Toelichting"],
        ["Zelfvertrouwen", "Effect; Gemengd", "iets hoger"],
        ["Empathie", "Uitkomst niet genoemd", ""],
    ]


def test_footnotes_say_where_it_was_read(conn: sqlite3.Connection, context: ExportContext) -> None:
    notes = list(part(_bytes(conn, context)).iterfind(".//text:note", NAMES))
    texts = [plain(note.findall("text:note-body", NAMES)[0], notes=True).strip() for note in notes]
    page = "in de catalogus: https://catalogus.voorbeeld.nl/interventie"
    assert [note.findtext("text:note-citation", namespaces=NAMES) for note in notes] == [
        str(number) for number in range(1, len(notes) + 1)
    ]
    assert texts[0] == f"Databanklijst; gelezen op http://voorbeeld.nl/theater; {page}/theater"
    assert any("https://doi.org/10.1234/box" in text for text in texts)


def test_it_says_what_it_is_and_is_not(conn: sqlite3.Connection, context: ExportContext) -> None:
    said = _paragraphs(_bytes(conn, context))
    assert said[:2] == ["Interventiecatalogus (4 interventies)", "fase is Groepsfase of Actiefase"]
    assert any("een status is wat de bron over één werkzaam element meldt" in text for text in said)
    assert "Aantal: 4 interventies" in said
    assert any(text.startswith("Hoe citeren: Uitgever. Interventiecatalogus. Geraadpleegd op 22") for text in said)


def test_an_empty_list_says_so(conn: sqlite3.Connection, context: ExportContext) -> None:
    body = _bytes(conn, context, ())
    assert headings(body, 1) == ["Verantwoording"]
    assert _paragraphs(body)[0] == "Interventiecatalogus (Geen interventies met deze filters.)"


def test_the_same_list_gives_the_same_bytes(conn: sqlite3.Connection, context: ExportContext) -> None:
    assert _bytes(conn, context) == _bytes(conn, context)
