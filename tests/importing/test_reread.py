"""An exported workbook gives the same records when it is read back."""

import sqlite3
from pathlib import Path

import openpyxl

from tests.conftest import DATA
from tests.export.conftest import IDS
from toolkit.config.workbook import WrittenAs
from toolkit.export.as_xlsx import write_xlsx
from toolkit.export.context import ExportContext
from toolkit.importing.reread import read_back
from toolkit.importing.settled import ExportReading, ExportRecord
from toolkit.reading.workbook_reading import Celsoort, SourceCell, WorkbookReading
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import load_velden

VELDEN = load_velden(DATA / "velden.yml").kolommen


def _cells(path: Path) -> WorkbookReading:
    """Read just the cells, as the general reader does; what it makes of them does not matter here."""
    cells = [
        SourceCell(sheet.title, cell.row, cell.column_letter, Celsoort.WAARDE, str(cell.value))
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    return WorkbookReading(path, "0" * 64, WrittenAs.itself(path), cellen=cells)


def _back(path: Path, vocabulary: Vocabulary) -> ExportReading:
    export = read_back(_cells(path), vocabulary, VELDEN)
    assert export is not None
    return export


def _values(record: ExportRecord) -> list[tuple[str, str]]:
    dimensions = {"doelgroep", "land", "evaluatie", "fase", "werkzaam_element", "onderzoeksdesign"}
    return [(v.veld, v.text) for v in record.source.values if v.veld not in dimensions]


def _tags(record: ExportRecord) -> list[tuple[str | None, ...]]:
    found: list[tuple[str | None, ...]] = []
    for tag in record.tags:
        where = f"{tag.cell.werkblad}!{tag.cell.kolom}{tag.cell.rij}"
        found.append((tag.dimensie, tag.term_id, tag.toegekend_door, tag.rol or tag.status, tag.toelichting, where))
    return found


def test_records_come_back_with_tags_statuses_and_publications(
    conn: sqlite3.Connection, context: ExportContext, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    conn.execute("update onderzoeksdesign set label = 'Gerandomiseerd experiment (RCT)'")
    write_xlsx(conn, IDS, context, tmp_path / "export.xlsx")
    export = _back(tmp_path / "export.xlsx", vocabulary)
    theater, family, boxing, circle = export.records
    assert [record.overig for record in export.records] == [(), (), (), ()]
    assert export.reading.records == [record.source for record in export.records]
    assert _values(theater) == [
        ("naam", "Théâtre"), ("herkomst", "database"), ("bron_url", "http://voorbeeld.nl/theater"), ("id", "theater"),
    ]  # fmt: skip
    assert _values(family) == [
        ("naam", "Familiesteun"), ("doel", "Ouders helpen"), ("herkomst", "beide"), ("organisatie", "=1+1"),
        ("bron_url", "https://voorbeeld.nl/familiesteun"), ("id", "familiesteun"),
        ("publicatie.auteurs", "de Vries, C."), ("publicatie.jaar", "2019"), ("publicatie.titel", "Families"),
    ]  # fmt: skip
    assert _tags(family) == [
        ("doelgroep", "jongeren", "bron", "uiteindelijk", None, "Interventies!D3"),
        ("doelgroep", "ouders-en-gezin", "bron", "intermediair", None, "Interventies!D3"),
        ("land", "nl", "bron", None, None, "Interventies!E3"),
        ("evaluatie", "geevalueerd", "bron", None, None, "Interventies!G3"),
        ("fase", "gevoeligheidsfase", "samensteller", None, None, "Interventies!J3"),
    ]
    assert _tags(boxing) == [
        ("onderzoeksdesign", "rct", "bron", None, None, "Interventies!W4"),
        ("werkzaam_element", "zelfvertrouwen", "samensteller", "gemengd", "iets hoger", "Werkzame elementen!C2"),
        ("werkzaam_element", "zelfvertrouwen", "samensteller", "effect", None, "Werkzame elementen!C3"),
        ("werkzaam_element", "empathie", "samensteller", None, None, "Werkzame elementen!C4"),
    ]
    assert _values(boxing) == [
        ("naam", "Boks Mee"), ("doel", "Rust in het hoofd\nen in het lijf"), ("naamsvariant", "Boxing Together"),
        ("herkomst", "slo"), ("organisatie", "Stichting Ring"), ("steekproef_n", "120"),
        ("id", "boks-mee"), ("publicatie.auteurs", "Jansen, A.; Smit, B."), ("publicatie.jaar", "2015"),
        ("publicatie.titel", "Boxing and self"), ("publicatie.tijdschrift", "Journal of Sport"),
        ("publicatie.doi", "10.1234/box"), ("publicatie.url", "https://doi.org/10.1234/box"),
    ]  # fmt: skip
    assert circle.source.of("onderdeel_van")[0].text == "familiesteun"


def test_the_summary_of_elements_and_the_account_are_no_data(
    conn: sqlite3.Connection, context: ExportContext, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    write_xlsx(conn, IDS, context, tmp_path / "export.xlsx")
    reading = _back(tmp_path / "export.xlsx", vocabulary).reading
    assert [(table.werkblad, table.kop, table.gegevens, table.aantal) for table in reading.tabellen] == [
        ("Interventies", (1, 1), (2, 5), 4),
        ("Werkzame elementen", (1, 1), (2, 4), 3),
        ("Publicaties", (1, 1), (2, 3), 2),
    ]
    fields = {column.kop: column.veld for table in reading.tabellen for column in table.kolommen}
    assert fields["Werkzaam element, zie blad Werkzame elementen (toegekend door de samenstellers)"] is None
    assert fields["Fase (toegekend door de samenstellers)"] == "fase"
    assert fields["Status"] is None
    assert reading.overgeslagen == [("Verantwoording", "geen tabel")]
    assert {cell.werkblad for cell in reading.cellen} == {"Interventies", "Werkzame elementen", "Publicaties"}


def test_a_maintainer_may_add_and_change_rows(
    conn: sqlite3.Connection, context: ExportContext, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    write_xlsx(conn, ("theater",), context, tmp_path / "export.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "export.xlsx")
    sheet, elements = workbook["Interventies"], workbook["Werkzame elementen"]
    sheet["A3"], sheet["L3"], sheet["E3"] = "Nieuwe kring", "Databanklijst", "Nederland\nHolland"
    elements["A2"], elements["C2"], elements["D2"] = "nieuwe kring", "Empathie", "beoogd"
    elements["A3"], elements["C3"], elements["D3"] = "Nieuwe kring", "Inlevingsvermogen", "positief"
    elements["A4"], elements["C4"] = "Bestaat niet", "Empathie"
    elements["M1"], elements["M2"] = "Eigen kolom", "iets"
    workbook.save(tmp_path / "bewerkt.xlsx")
    export = _back(tmp_path / "bewerkt.xlsx", vocabulary)
    added = export.records[1]
    assert _values(added) == [("naam", "Nieuwe kring"), ("herkomst", "database")]
    assert _tags(added) == [
        ("land", "nl", "bron", None, None, "Interventies!E3"),
        ("werkzaam_element", "empathie", "bron", "beoogd", None, "Werkzame elementen!C2"),
    ]
    assert [(value.veld, value.text) for value in added.overig] == [
        ("land", "Holland"),
        ("werkzaam_element", "• Inlevingsvermogen (positief)"),
    ]
    assert export.reading.vragen == [
        "Blad “Werkzame elementen”, kolom M: een export heeft geen kolom “Eigen kolom”. De cellen zijn bewaard maar "
        "tellen niet mee. Zet de waarden in een kolom die de export wel heeft.",
        "Blad “Werkzame elementen”, rij 4: op blad “Interventies” staat geen interventie met id of naam "
        "“Bestaat niet”. De regel is niet gebruikt. Verbeter het id of voeg de interventie toe.",
    ]


def test_an_empty_list_has_no_records_until_a_maintainer_adds_one(
    conn: sqlite3.Connection, context: ExportContext, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    write_xlsx(conn, (), context, tmp_path / "leeg.xlsx")
    empty = _back(tmp_path / "leeg.xlsx", vocabulary)
    assert (empty.records, empty.reading.vragen) == ((), [])
    assert [table.aantal for table in empty.reading.tabellen] == [0, 0, 0]
    workbook = openpyxl.load_workbook(tmp_path / "leeg.xlsx")
    workbook["Interventies"]["A3"] = "Nieuwe kring"
    workbook.save(tmp_path / "bewerkt.xlsx")
    assert [_values(record) for record in _back(tmp_path / "bewerkt.xlsx", vocabulary).records] == [
        [("naam", "Nieuwe kring")]
    ]


def test_another_workbook_is_not_taken_for_an_export(vocabulary: Vocabulary) -> None:
    cells = [
        SourceCell("Interventies", 1, "A", Celsoort.WAARDE, "Naam interventie"),
        SourceCell("Interventies", 1, "B", Celsoort.WAARDE, "Id"),
    ]
    reading = WorkbookReading(Path("x.xlsx"), "0" * 64, WrittenAs.itself(Path("x.xlsx")), cellen=cells)
    assert read_back(reading, vocabulary, VELDEN) is None
