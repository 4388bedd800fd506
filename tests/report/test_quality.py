import hashlib
import re
import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.report.conftest import MakeDatabase, cell, finding
from toolkit.changes.read_stand import read_stand
from toolkit.lezer.sql import open_readonly
from toolkit.report import write_quality_report


def report_of(database: Path) -> BeautifulSoup:
    target = database.with_name("kwaliteitsrapport.html")
    write_quality_report(database, target)
    return BeautifulSoup(target.read_text("utf-8"), "html.parser")


def text(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def table(report: BeautifulSoup, caption: str) -> list[list[str]]:
    found = report.find("caption", string=caption)
    assert found is not None and found.parent is not None
    return [[text(part) for part in row.find_all(["th", "td"])] for row in found.parent.find_all("tr")]


def section(report: BeautifulSoup, heading_id: str) -> str:
    return text(report.find("section", attrs={"aria-labelledby": heading_id}))


def test_it_opens_with_what_must_be_decided_then_with_what_changed(small_database: Path) -> None:
    target = small_database.with_name("kwaliteitsrapport.html")
    with open_readonly(small_database) as conn:
        now = read_stand(conn)
    before = now.model_copy(update={"interventies": dict(list(now.interventies.items())[1:]), "bevindingen": ()})
    write_quality_report(small_database, target, before)
    report = BeautifulSoup(target.read_text("utf-8"), "html.parser")
    headings = [section["aria-labelledby"] for section in report.find_all("section")]
    assert headings[:3] == ["te-beslissen", "veranderd", "samenvatting"]
    assert "Wat betekenen deze woorden? 1 vraag, over 2 interventies: doelgroep: “vaders”." in section(
        report, "te-beslissen"
    )
    added = next(iter(now.interventies.values())).naam
    assert f"Nieuwe interventies (1) {added}" in section(report, "veranderd")


def test_what_makes_other_questions_needless_comes_before_them(small_database: Path) -> None:
    with sqlite3.connect(small_database) as conn:
        conn.executemany(
            "insert into bevinding (ernst, code, melding) values ('fout', ?, ?)",
            [("bestand_dubbel", "a.xlsx en b.xlsx lijken twee versies."), ("naam_ontbreekt", "Een rij zonder naam.")],
        )
    report = report_of(small_database)
    assert section(report, "te-beslissen").startswith(
        "Te beslissen Los dit eerst op. Daarna verdwijnen de meeste andere vragen vanzelf. "
        "Twee versies van dezelfde lijst. a.xlsx en b.xlsx lijken twee versies. Lees meer Deze vragen staan in"
    )
    link = report.select_one('section[aria-labelledby="te-beslissen"] a')
    assert link is not None and report.find(id=str(link["href"]).removeprefix("#")) is not None


def test_before_the_first_publication_there_is_nothing_to_compare_with(small_database: Path) -> None:
    assert "Er is nog geen uitgave om mee te vergelijken." in section(report_of(small_database), "veranderd")


def test_the_summary_says_how_much_there_is_and_what_waits(small_database: Path) -> None:
    report = report_of(small_database)
    first = report.find("section", attrs={"aria-labelledby": "samenvatting"})
    assert first is not None
    assert text(first.find("p")) == (
        "Gelezen: 2 werkboeken met 2 werkbladen met gegevens en 9 broncellen, waarvan 1 verborgen."
        " Dat geeft 3 interventies (1 uit beide soorten lijsten) en 1 publicatie."
    )
    assert [text(item) for item in first.find_all("li")] == [
        "1 waarde wacht op een besluit. Vul daarvoor curatielijst.xlsx in.",
        "Bevindingen met ernst fout: 1. Een build met --strict wordt hierdoor geweigerd.",
        "Bevindingen met ernst waarschuwing: 2.",
        "Bevindingen met ernst info: 1.",
    ]
    assert table(report, "Werkboeken") == [
        ["Bestand", "Herkomst", "Werkbladen", "Broncellen", "Verborgen", "Interventies"],
        ["a.xlsx", "slo", "1", "5", "1", "1"],
        ["b.xlsx", "database", "1", "4", "0", "3"],
    ]


def test_each_dimension_shows_tags_by_method_and_interventions_without(small_database: Path) -> None:
    rows = table(report_of(small_database), "Toekenningen per dimensie en methode")
    assert rows[0] == [
        *(
            "Dimensie",
            "Interventies met",
            "Interventies zonder",
            "exact",
            "synoniem",
            "curator",
            "overgenomen",
            "fuzzy",
        ),
        *("Totaal", "Door de bron", "Door de samensteller"),
    ]
    assert ["Landen", "2", "1", "0", "0", "0", "2", "0", "2", "2", "0"] in rows
    assert ["Doelgroepen", "1", "2", "0", "1", "0", "0", "0", "1", "0", "1"] in rows
    assert len(rows) == 16


def test_a_finding_has_cause_remedy_value_candidates_and_every_place(small_database: Path) -> None:
    assert section(report_of(small_database), "waarschuwing-waarde_onbeslist") == (
        "Waarschuwing: Waarde waarvoor nog geen besluit is (2)"
        " Oorzaak: De cel gebruikt woorden die geen term, synoniem of eerder besluit zijn."
        " Er is daarom niets toegekend."
        " Wat te doen: Beslis in de werklijst curatielijst.xlsx en draai make curate FILE=… . Of zet de waarde zelf"
        " in data/besluiten/ , of als synoniem bij de term in data/vocabulaire/ ."
        " Bouw daarna opnieuw."
        " Waarde: vaders (veld doelgroep ) “vaders” kennen we niet."
        " Beste kandidaten: Ouders en gezin · Jongeren (12-17 jaar)"
        " Waar: 2 keer, de eerste in a.xlsx, blad “Lijst”, B4"
        " a.xlsx, blad “Lijst”, B4"
        " b.xlsx, blad “Nederland”, B3: “Vaders” kennen we niet."
    )


def test_a_code_without_explanation_still_shows_its_finding_and_its_text_is_no_html(small_database: Path) -> None:
    assert section(report_of(small_database), "fout-nog_niet_uitgelegd") == (
        "Fout: nog_niet_uitgelegd (1) Er klopt <iets> niet. Waar: a.xlsx"
    )


def test_sheets_without_a_table_cells_without_a_field_and_overlap_are_named(small_database: Path) -> None:
    report = report_of(small_database)
    assert section(report, "zonder-tabel") == (
        "Werkbladen zonder tabel Van deze werkbladen is niets overgenomen. Hoort er een tabel op te staan, bekijk dan"
        " met make inspect FILE=… waarom zij niet is herkend. b.xlsx, blad “Leeswijzer”: geen tabel"
        " b.xlsx, blad “Notities”: alleen tekst: geen kop"
    )
    unmapped = section(report, "zonder-veld")
    assert "Kop: Intern , in a.xlsx, blad “Lijst” 1 cel C4: zie map 3" in unmapped
    assert "Kop: Geheim , in a.xlsx, blad “Lijst” 1 cel D4: verborgen, niet overgenomen" in unmapped
    assert unmapped.endswith(
        "Titels, namen van groepen regels, totalen, voetnoten en notities. "
        "a.xlsx, blad “Lijst” 1 cel A1: Overzicht 2026"
    )
    assert table(report, "Samengevoegd (1)")[1] == [
        "Weerbaar weerbaar",
        "a.xlsx, blad “Lijst”: Weerbaar b.xlsx, blad “Nederland”: Weerbaar (jeugd)",
    ]
    assert section(report, "overlap").endswith("EXIT voor ouders is onderdeel van EXIT.")


def test_of_a_long_column_the_first_hundred_cells_are_shown_and_the_rest_is_counted(
    make_database: MakeDatabase,
) -> None:
    bron = {"id": "a", "bestand": "a.xlsx", "sha256": "aa", "herkomst": "slo"}
    cells = [cell(f"a/Blad/C/{row}", waarde=f"w{row}", kop="Intern") for row in range(1, 1301)]
    report = report_of(make_database({"bron": [bron], "broncel": cells}))
    column = text(report.find("div", class_="groep"))
    assert column.startswith("Kop: Intern , in a.xlsx, blad “Blad” 1.300 cellen, C1 tot en met C1300 C1: w1 C2: w2")
    assert column.endswith("C100: w100 … en nog 1.200; ze staan allemaal in tabel broncel .")


def test_an_empty_database_gives_a_report_that_says_so(make_database: MakeDatabase) -> None:
    report = report_of(make_database({}))
    assert section(report, "bevindingen") == "Bevindingen Er zijn geen bevindingen."
    assert section(report, "samenvatting").startswith("Samenvatting Gelezen: 0 werkboeken")
    assert "Elk werkblad heeft een tabel." in section(report, "zonder-tabel")


def test_the_text_of_a_cell_cannot_become_markup(make_database: MakeDatabase) -> None:
    evil = "<script>alert(1)</script><img src=http://example.org/x>"
    database = make_database(
        {
            "bron": [{"id": "a", "bestand": "<b>.xlsx", "sha256": evil, "herkomst": "slo"}],
            "broncel": [cell("a/Blad/A/1", waarde=evil), cell("a/Blad/B/1", waarde=evil, kop=evil)],
            "bevinding": [finding("info", "x", evil, waarde=evil, veld=evil, werkblad=evil, cel=evil)],
            "bouw": [{"sleutel": evil, "waarde": evil}],
        }
    )
    report = report_of(database)
    assert (report.find_all("script"), report.find_all("img")) == ([], [])
    assert str(report).count("&lt;script&gt;") >= 8


def test_the_report_is_one_accessible_file_that_asks_nothing_of_a_network(small_database: Path) -> None:
    report = report_of(small_database)
    assert report.html is not None and report.html["lang"] == "nl"
    assert report.find(["script", "link", "img", "iframe"]) is None
    assert "url(" not in text(report.find("style")) and "@import" not in text(report.find("style"))
    for link in report.find_all("a"):
        assert re.fullmatch("#[a-z-]+", str(link["href"])) and report.find(id=str(link["href"])[1:])
    ids = [str(element["id"]) for element in report.find_all(id=True)]
    assert len(ids) == len(set(ids))
    scopes = [header.get("scope") for header in report.find_all("th")]
    assert {"row", "col"} <= set(scopes) and None not in scopes
    levels = [int(heading.name[1]) for heading in report.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_database_gives_the_same_bytes(small_database: Path) -> None:
    targets = [small_database.with_name(name) for name in ("een.html", "twee.html")]
    for target in targets:
        write_quality_report(small_database, target)
    assert len({hashlib.sha256(target.read_bytes()).hexdigest() for target in targets}) == 1


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="deze database bestaat niet"):
        write_quality_report(tmp_path / "weg.db", tmp_path / "rapport.html")
    assert list(tmp_path.iterdir()) == []
