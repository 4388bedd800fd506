"""Tables that refer to interventions by number."""

from pathlib import Path

import pytest

from tests.mapping.conftest import ReadFile
from tests.workbooks import Rows, make_workbook

INTERVENTIES: Rows = [
    ["Nr.", "Interventie", "Land", "Doel"],
    [1, "Baken", "Nederland", "weerbaar maken"],
    [2, "Brug", "België", "uittreden"],
    [3, "Kade", "Zweden", "voorlichten"],
]
HEAD = ["Nr.", "Auteurs", "Jaar", "Titel publicatie"]


def publications(read: ReadFile, path: Path, rows: Rows) -> tuple[list[list[tuple[str, str]]], list[str]]:
    """Return per record the titles of its publications with their cell, and the codes of the findings."""
    result = read(make_workbook(path, {"Interventies": INTERVENTIES, "Publicaties": rows}))
    titles = [[(v.text, v.cell.adres or "") for v in r.of("publicatie.titel")] for r in result.reading.records]
    return titles, result.codes()


def test_lines_without_a_name_go_to_the_intervention_with_their_number(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["2.", "Jansen, P.", 2010, "Over de brug"],
        [None, "Smit, A.", 2012, "Nog eens de brug"],
        ["001", "Bos, K.", 2015, "Het baken"],
        [9, "Vos, L.", 2016, "Iets anders"],
    ]
    assert publications(read, tmp_path / "x.xlsx", rows) == (
        [[("Het baken", "D4")], [("Over de brug", "D2"), ("Nog eens de brug", "D3")], []],
        ["gekoppeld_op_nummer", "nummer_onbekend"],
    )


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, [101, "Jansen, P.", 2010, "Over de brug"], [102, "Bos, K.", 2015, "Het baken"]],
        [HEAD[1:], ["Jansen, P.", 2010, "Over de brug"], ["Bos, K.", 2015, "Het baken"]],
    ],
    ids=["other numbers", "no numbers"],
)
def test_lines_that_cannot_be_linked_are_a_finding(read: ReadFile, tmp_path: Path, rows: Rows) -> None:
    assert publications(read, tmp_path / "x.xlsx", rows) == ([[], [], []], ["tabel_opgehouden"])


def test_a_number_that_two_interventions_have_links_nothing(read: ReadFile, tmp_path: Path) -> None:
    doubled = [*INTERVENTIES, [3, "Linde", "Noorwegen", "voorlichten"]]
    rows = [HEAD, [1, "Bos, K.", 2015, "Het baken"], [3, "Vos, L.", 2016, "De kade"]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Interventies": doubled, "Publicaties": rows}))
    assert [len(r.of("publicatie.titel")) for r in result.reading.records] == [1, 0, 0, 0]
    assert result.codes() == ["gekoppeld_op_nummer", "nummer_onbekend"]


def test_elements_on_a_sheet_of_their_own(read: ReadFile, tmp_path: Path) -> None:
    rows = [["Nr.", "Werkzame elementen"], [1, "Empathie"], [1, "Zelfvertrouwen"], [3, "Empathie"]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Interventies": INTERVENTIES, "Elementen": rows}))
    assert [[v.text for v in r.of("werkzaam_element")] for r in result.reading.records] == [
        ["Empathie", "Zelfvertrouwen"],
        [],
        ["Empathie"],
    ]
