"""A layout that a person confirmed goes before anything the program finds, and a change in it is a question."""

from pathlib import Path

import pytest

from tests.mapping.conftest import ReadFile
from tests.workbooks import Rows, make_workbook
from toolkit.config.strict_yaml import ConfigError, load_yaml
from toolkit.config.workbook import WorkbookConfig, load_workbook_config
from toolkit.inspection.as_text import layout_yaml

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


TWINS: Rows = [
    ["Interventie", "Land", "Notities", "Kleur", "Notities"],
    ["Baken", "Nederland", "eerste", "rood", "tweede"],
    ["Brug", "België", "derde", "blauw", "vierde"],
]
PINNED = {"Interventie": "naam", "Land": "land", "Kleur": None}


def test_columns_with_one_header_are_told_apart_by_their_place(read: ReadFile, tmp_path: Path) -> None:
    config = confirmed(
        bevestigd=True, kolommen={**PINNED, "Notities (kolom C)": "doel", "Notities (kolom E)": "opmerking"}
    )
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": TWINS}), config)
    assert result.values()[0] == [
        ("naam", "Baken", None),
        ("land", "Nederland", None),
        ("doel", "eerste", None),
        ("opmerking", "tweede", None),
    ]
    assert (result.codes(), result.reading.vragen) == ([], [])


def test_a_place_goes_before_the_header_alone(read: ReadFile, tmp_path: Path) -> None:
    config = confirmed(bevestigd=True, kolommen={**PINNED, "Notities": None, "Notities (kolom E)": "opmerking"})
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": TWINS}), config)
    assert [c.veld for c in result.reading.tabellen[0].kolommen] == ["naam", "land", None, None, "opmerking"]
    assert (result.codes(), result.reading.vragen) == ([], [])


def test_columns_that_a_person_gave_one_field_are_both_read(read: ReadFile, tmp_path: Path) -> None:
    config = confirmed(bevestigd=True, kolommen={**PINNED, "Notities": "opmerking"})
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": TWINS}), config)
    assert [v.text for v in result.reading.records[0].of("opmerking")] == ["eerste", "tweede"]
    assert result.codes() == ["kolom_dubbel"]


def test_a_person_goes_before_an_equally_sure_header(read: ReadFile, tmp_path: Path) -> None:
    rows: Rows = [["Naam", "Land", "Titel"], ["Baken", "Nederland", "Kompas"], ["Brug", "België", "Linde"]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}), confirmed(kolommen={"Titel (kolom C)": "naam"}))
    assert [record.of("naam")[0].text for record in result.reading.records] == ["Kompas", "Linde"]


def test_a_column_with_a_pinned_place_that_moved_is_a_question(read: ReadFile, tmp_path: Path) -> None:
    config = confirmed(
        bevestigd=True, kolommen={**PINNED, "Notities (kolom C)": "doel", "Notities (kolom F)": "opmerking"}
    )
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": TWINS}), config)
    assert (
        "Werkblad “Blad1” is anders dan de vastgelegde indeling; deze kolommen ontbreken: “Notities (kolom F)” en deze "
        "kolommen zijn nieuw: “Notities (kolom E)”. Klopt de indeling nog?"
    ) in result.reading.vragen


def test_a_column_without_header_and_a_row_of_a_lying_table_have_a_place_too(read: ReadFile, tmp_path: Path) -> None:
    upright: Rows = [["Interventie", "Land", None], ["Baken", "Nederland", "a"], ["Brug", "België", "b"]]
    lying: Rows = [
        ["Interventie", "Baken", "Brug"],
        ["Land", "Nederland", "België"],
        ["Doelgroep", "Ouders", "Docenten"],
        ["Notities", "a", "b"],
        ["Notities", "c", "d"],
    ]
    path = make_workbook(tmp_path / "x.xlsx", {"Staand": upright, "Liggend": lying})
    decided = {
        "Staand": {"kolommen": {"(Kolom c)": "opmerking"}},
        "Liggend": {"kolommen": {"Notities (rij 5)": "doel"}},
    }
    result = read(path, WorkbookConfig.model_validate({"indeling": decided}))
    assert [[c.veld for c in table.kolommen] for table in result.reading.tabellen] == [
        ["naam", "land", "opmerking"],
        ["naam", "land", "doelgroep", "opmerking", "doel"],
    ]
    assert "indeling_gewijzigd" not in result.codes()


def test_the_layout_of_tables_beside_each_other_is_compared_once(read: ReadFile, tmp_path: Path) -> None:
    rows: Rows = [
        ["Interventie", "Land", None, None, "Onderwerp", "Aantal"],
        ["Baken", "Nederland", None, None, "Sport", 4],
        ["Brug", "België", None, None, "Muziek", 7],
        ["Kade", "Frankrijk", None, None, None, None],
    ]
    kolommen = {"Interventie": "naam", "Land": "land", "Onderwerp": None, "Aantal": None}
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}), confirmed(bevestigd=True, kolommen=kolommen))
    assert len(result.reading.tabellen) == 2
    assert (result.codes(), result.reading.vragen) == ([], [])


def test_one_place_decided_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("indeling:\n  Blad1:\n    kolommen:\n      Notities (kolom K): doel\n      Notities  (Kolom k):\n")
    with pytest.raises(ConfigError, match=r"Blad1 › kolommen: de kolom “Notities \(kolom K\)” staat hier twee keer"):
        load_yaml(path, WorkbookConfig)


def test_the_proposed_yaml_tells_equal_headers_apart_and_reads_back_without_a_question(
    tmp_path: Path, read: ReadFile
) -> None:
    rows = [
        ["Interventie", "Land", "Doel", "Doel", None],
        ["Baken", "Nederland", "a", "b", "c"],
        ["Brug", "België", "d", "e", "f"],
    ]
    path = make_workbook(tmp_path / "lijst.xlsx", {"Blad1": rows})
    proposed = layout_yaml(read(path).reading)
    assert proposed == (
        "indeling:\n"
        "  Blad1:\n"
        "    bevestigd: false\n"
        "    kolommen:\n"
        "      Interventie: naam\n"
        "      Land: land\n"
        "      Doel (kolom C): doel\n"
        "      Doel (kolom D):\n"
        "      (kolom E):\n"
    )
    answer = tmp_path / "lijst.yml"
    answer.write_text(proposed.replace("false", "true"), encoding="utf-8")
    again = read(path, load_workbook_config(tmp_path, path))
    assert (again.codes(), again.reading.vragen) == ([], [])
