"""A heading that nearly names a term is read as a cell is, or asked about; the name of a sheet is never lost."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.workbooks import Rows, make_workbook
from toolkit.findings import Bevinding
from toolkit.pipeline import BuildPaths, collect

HEAD: list[object] = ["Naam interventie", "Doelgroep", "Doel"]


def _rows(*names: str) -> Rows:
    return [[naam, "Jongeren", "minder geweld"] for naam in names]


def _read(tmp_path: Path, sheets: dict[str, Rows], data: Path = DATA) -> tuple[dict[str, set[str]], list[Bevinding]]:
    """Return per intervention its terms with the rule that gave them, but for the target group, and the findings."""
    make_workbook(tmp_path / "raw" / "lijst.xlsx", sheets)
    catalogus, _ = collect(BuildPaths(raw=tmp_path / "raw", data=data, target=tmp_path / "x.db"), lambda _: None)
    tags = {
        record.naam: {f"{t.term_id} {t.methode.value}" for t in record.tags if t.dimensie != "doelgroep"}
        for interventie in catalogus.interventies
        for record in interventie.records
    }
    return tags, list(catalogus.bevindingen)


def _about(findings: list[Bevinding], code: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(one.werkblad, one.kandidaten) for one in findings if one.code == code]


def test_the_names_of_sheets_are_read_as_cells_are_and_a_near_term_is_asked(tmp_path: Path) -> None:
    tags, findings = _read(
        tmp_path,
        {
            "Zweden": [HEAD, *_rows("Kas")],
            "Duitsland": [HEAD, *_rows("Boom")],
            "Nederlnad": [HEAD, *_rows("Vis")],
            "Granada": [HEAD, *_rows("Deur")],
        },
    )
    assert tags == {"Kas": {"se overgenomen"}, "Boom": {"de overgenomen"}, "Vis": {"nl fuzzy"}, "Deur": set()}
    assert _about(findings, "bladnaam_ongebruikt") == [("Granada", ("“Grenada” (Land)",))]


def test_a_term_in_the_name_of_one_of_many_sheets_is_a_question_with_the_yaml_that_answers_it(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Zweden": [HEAD, *_rows("Kas")], "Overig": [HEAD, *_rows("Vis")]}
    tags, findings = _read(tmp_path, sheets)
    assert tags == {"Kas": set(), "Vis": set()}
    assert _about(findings, "bladnaam_ongebruikt") == [("Zweden", ("“Zweden” (Land)",))]
    (melding,) = [one.melding for one in findings if one.code == "bladnaam_ongebruikt"]
    assert "data/besluiten/land.yml: `- {waarden: [Zweden], wordt: {land: [se]}, werkboek: lijst}`" in melding
    assert "`- {waarden: [Zweden], negeren: …, werkboek: lijst}`" in melding


@pytest.mark.parametrize(
    ("decision", "tags"),
    [("wordt: {land: [se]}", {"se curator"}), ("negeren: De naam van een team.", set())],
)
def test_the_yaml_of_the_question_answers_it(tmp_path: Path, decision: str, tags: set[str]) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    (data / "besluiten" / "land.yml").write_text(
        f"besluiten:\n  - waarden:\n      - Team Zweden\n    {decision}\n    werkboek: lijst\n", "utf-8"
    )
    found, findings = _read(tmp_path, {"Team Zweden": [HEAD, *_rows("Kas")], "Overig": [HEAD, *_rows("Vis")]}, data)
    assert (found["Kas"], _about(findings, "bladnaam_ongebruikt")) == (tags, [])


def test_a_sheet_whose_interventions_name_the_dimension_themselves_is_no_question(tmp_path: Path) -> None:
    rows: Rows = [["Naam interventie", "Land", "Doelgroep"], ["Kas", "Zweden", "Jongeren"]]
    _, findings = _read(tmp_path, {"Zweden": rows, "Overig": [HEAD, *_rows("Vis")]})
    assert _about(findings, "bladnaam_ongebruikt") == []


def test_the_name_of_a_group_is_read_as_a_cell_is_or_a_finding(tmp_path: Path) -> None:
    groups = [
        [["Nederlnad"], *_rows("Kas", "Boom")],
        [["Granada"], *_rows("Vis", "Deur")],
        [["Hoofdstuk"], *_rows("Lamp", "Raam")],
    ]
    tags, findings = _read(tmp_path, {"Blad1": [HEAD, *(row for group in groups for row in group)]})
    assert tags == {
        **{key: {"nl fuzzy"} for key in ("Kas", "Boom")},
        **{key: set() for key in ("Vis", "Deur", "Lamp", "Raam")},
    }
    assert _about(findings, "naam_van_groep") == [("Blad1", ("“Grenada” (Land)",)), ("Blad1", ())]


def test_a_header_above_crosses_is_read_as_a_cell_is_or_asked(tmp_path: Path) -> None:
    rows: Rows = [
        ["Naam interventie", "Doelgroep", "Empatie", "Nederlnad", "Granada"],
        ["Kas", "Jongeren", "geen effect", "x", "x"],
        ["Boom", "Jongeren", "effect", None, "x"],
    ]
    tags, findings = _read(tmp_path, {"Blad1": rows})
    assert tags == {"Kas": {"empathie fuzzy", "nl fuzzy"}, "Boom": {"empathie fuzzy"}}
    (asked,) = [one for one in findings if one.code == "kolom_onbekend"]
    assert (asked.cel, asked.kandidaten) == ("E1", ("“Grenada” (Land)",))
    assert "`{indeling: {Blad1: {kolommen: {Granada: {veld: land, term: gd}}}}}`" in asked.melding


def test_a_typing_error_above_other_cells_is_no_term(tmp_path: Path) -> None:
    rows: Rows = [["Naam interventie", "Doelgroep", "Empatie"], ["Kas", "Jongeren", "veel over gepraat in de groep"]]
    tags, _ = _read(tmp_path, {"Blad1": rows})
    assert tags == {"Kas": set()}
