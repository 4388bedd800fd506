"""The note: headings, tables, statuses in words, footnotes and an account."""

import io
import re
import sqlite3
import zipfile

import pytest

from tests.export.conftest import IDS
from tests.export.open_document import NAMES, attribute, headings, part, plain, tables
from toolkit.export.as_odt import Kaartbeeld, write_odt
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


def test_no_word_of_the_overview_is_broken(conn: sqlite3.Connection, context: ExportContext) -> None:
    body = _bytes(conn, context)
    widths = {
        attribute(style, "style:name"): float((attribute(style[0], "style:column-width") or "").removesuffix("cm"))
        for style in part(body).iterfind(".//style:style[@style:family='table-column']", NAMES)
    }
    table = part(body).find(".//table:table", NAMES)
    assert table is not None
    columns = [widths[attribute(c, "table:style-name")] for c in table.iterfind("table:table-column", NAMES)]
    assert sum(columns) == pytest.approx(16.6, abs=0.05)
    koppen, *rows = tables(body)["Overzicht"]
    for kop, width, cells in zip(koppen, columns, zip(*rows, strict=True), strict=True):
        # A letter of 9 points is a fifth of a centimetre at most, in these words.
        longest = max(len(word) for text in (kop, *cells) for word in re.split(r"[\s-]", text))
        assert longest * 0.155 + 0.2 < width, kop


def test_the_map_of_the_list_is_in_it(conn: sqlite3.Connection, context: ExportContext) -> None:
    kaart = Kaartbeeld(
        png=b"\x89PNG een plaatje",
        breed=760,
        hoog=1520,
        titel="Bewijskaart: werkzaam element en fase",
        in_woorden=("Zelfvertrouwen: groepsfase 2, actiefase < 1.", "Empathie: groepsfase 0."),
        regels=("Elk vak telt interventies.",),
        url="https://catalogus.voorbeeld.nl/bewijskaart?rij=werkzaam_element&kolom=fase",
    )
    target = io.BytesIO()
    write_odt(conn, IDS, context, target, kaart)
    body = target.getvalue()
    assert headings(body, 1) == ["Overzicht", kaart.titel, "De interventies", "Verantwoording"]
    frame = part(body).find(".//draw:frame", NAMES)
    assert frame is not None
    assert (attribute(frame, "svg:width"), attribute(frame, "svg:height")) == ("10.75cm", "21.50cm")
    assert frame.findtext("svg:desc", namespaces=NAMES) == " ".join(kaart.in_woorden)
    with zipfile.ZipFile(target) as package:
        assert package.read("Pictures/bewijskaart.png") == kaart.png
    kinds = {attribute(e, "manifest:full-path"): attribute(e, "manifest:media-type") for e in part(body, _MANIFEST)}
    assert kinds["Pictures/bewijskaart.png"] == "image/png"
    assert [text for text in _paragraphs(body) if text.startswith("De getallen")] == [
        f"De getallen in een tabel: {kaart.url}."
    ]


_MANIFEST = "META-INF/manifest.xml"


def test_statuses_are_words(conn: sqlite3.Connection, context: ExportContext) -> None:
    assert tables(_bytes(conn, context))["Elementen3.1"] == [
        ["Element", "Uitkomst in de bron", "Toelichting"],
        ["Zelfvertrouwen", "Effect; Gemengd", "iets hoger"],
        ["Empathie", "Uitkomst niet genoemd", ""],
    ]


def test_elements_without_any_outcome_are_one_sentence(conn: sqlite3.Connection, context: ExportContext) -> None:
    conn.execute("update interventie_werkzaam_element set status = null, toelichting = null")
    body = _bytes(conn, context)
    assert list(tables(body)) == ["Overzicht"]
    said = [text for text in _paragraphs(body) if text.startswith("Werkzame elementen")]
    assert said == ["Werkzame elementen: Zelfvertrouwen en empathie. De bron meldt hier geen uitkomst voor."]


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
