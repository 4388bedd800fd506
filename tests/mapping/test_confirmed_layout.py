"""A layout that a person confirmed goes before anything the program finds, and a change in it is a question."""

from pathlib import Path

from tests.mapping.conftest import ReadFile
from tests.workbooks import Rows, make_workbook
from toolkit.config.workbook import WorkbookConfig

ROWS: Rows = [
    ["Interventie", "Land", "Kleur", "Groep"],
    ["Baken", "Nederland", "Ouders", "x"],
    ["Brug", "België", "Docenten", None],
]


def confirmed(**indeling: object) -> WorkbookConfig:
    return WorkbookConfig.model_validate({"indeling": {"Blad1": indeling}})


def test_decisions_of_a_person_are_followed(read: ReadFile, tmp_path: Path) -> None:
    config = confirmed(
        bevestigd=True,
        kolommen={
            "Interventie": "naam",
            "Land": None,
            "Kleur": "doelgroep",
            "Groep": {"veld": "fase", "term": "groepsfase"},
        },
    )
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": ROWS}), config)
    assert result.values() == [
        [("naam", "Baken", None), ("doelgroep", "Ouders", None), ("fase", "x", "groepsfase")],
        [("naam", "Brug", None), ("doelgroep", "Docenten", None)],
    ]
    assert result.reading.vragen == []
    assert {c.waarom.value for c in result.reading.tabellen[0].kolommen if c.waarom} == {"curator"}


def test_other_headers_than_confirmed_are_a_question(read: ReadFile, tmp_path: Path) -> None:
    config = confirmed(bevestigd=True, kolommen={"Interventie": "naam", "Land": "land", "Jaar": "publicatie.jaar"})
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": ROWS}), config)
    assert "indeling_gewijzigd" in result.codes()
    assert (
        "Werkblad “Blad1” is anders dan de vastgelegde indeling; deze kolommen ontbreken: “Jaar” en deze kolommen zijn "
        "nieuw: “Kleur”, “Groep”. Klopt de indeling nog?"
    ) in result.reading.vragen


def test_a_person_says_where_header_and_records_are(read: ReadFile, tmp_path: Path) -> None:
    rows: Rows = [
        ["Interventie", "Land"],
        ["Naam", "Land"],
        ["Baken", "Nederland"],
        ["Brug", "België"],
        ["Kade", "Frankrijk"],
    ]
    config = confirmed(kopregels=[2, 2], gegevensregels=[3, 4], kolommen={"Naam": "naam", "Land": "land"})
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}), config)
    (table,) = result.reading.tabellen
    assert (table.kop, table.gegevens, len(result.reading.records)) == ((2, 2), (3, 4), 2)


def test_a_sheet_can_be_left_out_or_brought_back(read: ReadFile, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"Blad1": ROWS, "Afgevallen": ROWS})
    config = WorkbookConfig.model_validate(
        {"indeling": {"Blad1": {"overslaan": True}, "Afgevallen": {"overslaan": False}}}
    )
    result = read(path, config)
    assert [record.werkblad for record in result.reading.records] == ["Afgevallen", "Afgevallen"]
    assert result.reading.overgeslagen == [("Blad1", "overgeslagen volgens de indeling")]


def test_a_sheet_that_is_gone_is_a_question(read: ReadFile, tmp_path: Path) -> None:
    config = WorkbookConfig.model_validate({"indeling": {"Blad9": {"overslaan": True}}})
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": ROWS}), config)
    assert any("“Blad9”" in vraag for vraag in result.reading.vragen)


def test_a_decision_for_a_field_that_does_not_exist_is_an_error_and_not_followed(
    read: ReadFile, tmp_path: Path
) -> None:
    config = confirmed(kolommen={"Land": "landen", "Groep": {"veld": "fase", "term": "groep"}})
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": ROWS}), config)
    assert result.codes().count("indeling_ongeldig") == 2
    assert [c.veld for c in result.reading.tabellen[0].kolommen][1] == "land"
