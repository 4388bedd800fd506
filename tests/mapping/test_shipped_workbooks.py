"""The two workbooks in data/raw are read fully right, by rules that know nothing of them."""

from collections import Counter

import openpyxl
import pytest

from tests.conftest import ROOT
from tests.mapping.conftest import Read, ReadFile
from toolkit.reading.workbook_reading import Celsoort

RAW = ROOT / "data" / "raw"
SLO, DATABASE = RAW / "toolkit_slo_interventies.xlsx", RAW / "toolkit_database_interventies.xlsx"


@pytest.fixture(scope="module")
def slo(read: ReadFile) -> Read:
    return read(SLO)


@pytest.fixture(scope="module")
def database(read: ReadFile) -> Read:
    return read(DATABASE)


def test_slo_list_has_38_rows_of_26_interventions(slo: Read) -> None:
    (table,) = slo.reading.tabellen
    assert (table.kop, table.gegevens, table.aantal) == ((4, 5), (6, 43), 38)
    assert table.overgeslagen == ((45, "voetnoot"), (46, "voetnoot"))
    assert len(slo.reading.records) == 26
    assert slo.reading.overgeslagen == [("Verantwoording", "geen tabel")]
    assert slo.reading.vragen == []


def test_slo_columns(slo: Read) -> None:
    (table,) = slo.reading.tabellen
    assert [(c.kolom, c.kop, c.veld) for c in table.kolommen][:20] == [
        ("A", "Nr.", "nummer"),
        ("B", "Interventie › Naam interventie", "naam"),
        ("C", "Interventie › Land", "land"),
        ("D", "Interventie › Organisatie", "organisatie"),
        ("E", "Interventie › Doel van de interventie", "doel"),
        ("F", "Interventie › Vorm van extremisme", "vorm_van_extremisme"),
        ("G", "Interventie › Loopt het nog?", "actualiteit"),
        ("H", "Uitvoering › Wat houdt het in", "aanpak"),
        ("I", "Uitvoering › Duur", "duur"),
        ("J", "Uitvoering › Vorm", "vorm"),
        ("K", "Uitvoering › Wie voert het uit", "uitgevoerd_door"),
        ("L", "Uitvoering › Kosten", "kosten"),
        ("M", "Uitvoering › Website", "website"),
        ("N", "Uitvoering › Materiaal", "materiaal_url"),
        ("O", "Voor wie › Doelgroep", "doelgroep"),
        ("P", "Voor wie › Fase van radicalisering", "fase"),
        ("Q", "Voor wie › Psychologische behoefte", "psychologische_behoefte"),
        ("R", "Voor wie › Triggerfactoren", "triggerniveau"),
        ("S", "Werkzame elementen › Cognitieve factoren", "werkzaam_element"),
        ("T", "Werkzame elementen › Psychosociale factoren", "werkzaam_element"),
    ]
    assert [c.veld for c in table.kolommen][20:] == [
        *["werkzaam_element"] * 3,
        "psychopathologie",
        "publicatie.auteurs",
        "publicatie.jaar",
        "publicatie.titel",
        "publicatie.tijdschrift",
        "publicatie.doi",
        "onderzoeksdesign",
        "vergelijkingsgroep",
        "meetmomenten",
        "steekproef_n",
        "steekproef",
        "uitkomst",
        "effectgrootte",
        "beperkingen",
        "beperkende_factor",
        "uitvoeringskenmerk",
        "bron_url",
    ]


def test_publications_of_one_intervention_keep_their_rows(slo: Read) -> None:
    (record,) = [r for r in slo.reading.records if r.of("naam")[0].text == "More than a Game"]
    assert (record.eerste, record.laatste) == (21, 22)
    assert [(v.cell.rij, v.text) for v in record.of("publicatie.jaar")] == [(21, "2012"), (22, "2014")]
    assert [v.cell.adres for v in record.of("doel")] == ["E21"]
    assert not any(value.overgenomen for value in record.values)


def test_database_list_has_50_interventions_in_nine_countries(database: Read) -> None:
    assert [(t.werkblad, t.kop, t.aantal) for t in database.reading.tabellen] == [
        ("Nederland", (1, 2), 8),
        ("Duitsland", (1, 2), 8),
        ("België", (1, 2), 6),
        ("Frankrijk", (1, 2), 4),
        ("Zwitserland", (1, 2), 4),
        ("Oostenrijk", (1, 2), 4),
        ("Denemarken", (1, 2), 5),
        ("Zweden", (1, 2), 4),
        ("Verenigd Koninkrijk", (1, 2), 7),
    ]
    assert len(database.reading.records) == 50
    assert database.reading.overgeslagen == [("Leeswijzer", "geen tabel"), ("werkaantekeningen", "geen tabel")]
    assert database.reading.vragen == []


def test_a_header_that_is_known_as_a_whole_is_not_taken_apart(database: Read) -> None:
    for table in database.reading.tabellen:
        fields = {c.kop: (c.veld, c.waarom.value if c.waarom else None) for c in table.kolommen}
        assert fields["Evaluatie: bron"] == ("evaluatie_url", "synoniem")
        assert fields["Bron"] == ("bron_url", "exact")


def test_country_comes_from_the_name_of_the_sheet(database: Read) -> None:
    landen = [(v.text, v.cell.soort, v.overgenomen) for r in database.reading.records for v in r.of("land")]
    assert len(landen) == 50
    assert landen[0] == ("Nederland", Celsoort.BLADNAAM, True)
    assert {text for text, _, _ in landen} == {t.werkblad for t in database.reading.tabellen}


def test_crosses_below_a_phase_are_that_phase(database: Read) -> None:
    forsa = database.reading.records[0]
    assert [(v.term, v.text, v.kop, v.overgenomen, v.cell.adres) for v in forsa.of("fase")] == [
        ("groepsfase", "x", "Fase › Groep", True, "G3"),
        ("actiefase", "x", "Fase › Actie", True, "H3"),
    ]


@pytest.mark.parametrize("path", [SLO, DATABASE], ids=lambda path: path.stem)
def test_every_cell_of_a_data_sheet_is_a_source_cell(read: ReadFile, path: object) -> None:
    reading = read(path).reading
    data_sheets = {table.werkblad for table in reading.tabellen}
    book = openpyxl.load_workbook(str(path), data_only=True)
    expected: Counter[tuple[str, str | None, str, str]] = Counter()
    for sheet in book.worksheets:
        if sheet.title in data_sheets:
            expected[sheet.title, None, "bladnaam", sheet.title] += 1
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        expected[sheet.title, cell.coordinate, "waarde", str(cell.value)] += 1
                    if cell.hyperlink is not None:
                        expected[sheet.title, cell.coordinate, "koppeling", cell.hyperlink.target or ""] += 1
    found = Counter((c.werkblad, c.adres, c.soort.value, c.waarde or "") for c in reading.cellen)
    assert found == expected
