"""A heading that nearly names a term is read as a cell is, or asked about; the name of a sheet is never lost."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.mapping.conftest import ReadFile
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


def test_the_names_of_many_sheets_are_one_question(tmp_path: Path, read: ReadFile) -> None:
    landen = ["Zweden", "Frankrijk", "Spanje", "Italië", "Polen"]
    sheets: dict[str, Rows] = {naam: [HEAD, *_rows(f"Kas {naam}")] for naam in landen}
    sheets |= {f"Deel {n}": [HEAD, *_rows(f"Vis {n}")] for n in "ABCDE"}
    path = make_workbook(tmp_path / "lijst.xlsx", sheets)
    assert read(path).reading.vragen == [
        "De namen van deze werkbladen lijken iets te zeggen over de interventies erop, maar zijn niet gebruikt: "
        "“Zweden”, “Frankrijk”, “Spanje”, “Italië” en nog 1. Zij lijken op: “Zweden” (Land), “Frankrijk” (Land), "
        "“Spanje” (Land), “Italië” (Land). Geldt dat voor elke interventie op het blad? Zet dan onder `besluiten` in "
        "data/besluiten/land.yml: `- {waarden: [Zweden], wordt: {land: [se]}, werkboek: lijst}`, "
        "`- {waarden: [Frankrijk], wordt: {land: [fr]}, werkboek: lijst}`, "
        "`- {waarden: [Spanje], wordt: {land: [es]}, werkboek: lijst}`, "
        "`- {waarden: [Italië], wordt: {land: [it]}, werkboek: lijst}`; zo nee: "
        "`- {waarden: [Zweden, Frankrijk, Spanje, Italië, Polen], negeren: …, werkboek: lijst}`."
    ]


@pytest.mark.parametrize(
    ("naam", "kandidaten"),
    [
        ("Zweden en Noorwegen", ("“Zweden” (Land)", "“Noorwegen” (Land)")),
        ("Projecten Zweden 2020", ("“Zweden” (Land)",)),
        ("Nederlnad 2020", ("“Nederland” (Land)",)),
        ("Lijst Empathie", ("“Empathie” (Werkzaam element)",)),
        ("Gezin", ("“Ouders en gezin” (Doelgroep)", "“Met het gezin” (Vorm)")),
    ],
)
def test_every_term_in_the_name_of_a_sheet_is_asked_about(
    tmp_path: Path, naam: str, kandidaten: tuple[str, ...]
) -> None:
    head: list[object] = ["Naam interventie", "Doel"]
    sheets: dict[str, Rows] = {naam: [head, ["Kas", "een doel"]], "Overig": [head, ["Vis", "nog een doel"]]}
    tags, findings = _read(tmp_path, sheets)
    assert (tags, _about(findings, "bladnaam_ongebruikt")) == ({"Kas": set(), "Vis": set()}, [(naam, kandidaten)])


@pytest.mark.parametrize(("yes", "tags"), [(True, {"no curator", "empathie curator"}), (False, {"no curator"})])
def test_an_answer_about_a_part_of_a_name_keeps_what_is_used(tmp_path: Path, yes: bool, tags: set[str]) -> None:
    sheets: dict[str, Rows] = {"Zweden": [HEAD, *_rows("Kas")], "Noorwegen empathie": [HEAD, *_rows("Vis")]}
    found, findings = _read(tmp_path, sheets)
    assert found == {"Kas": {"se overgenomen"}, "Vis": {"no overgenomen"}}
    (melding,) = [one.melding for one in findings if one.code == "bladnaam_ongebruikt"]
    answers = re.findall(r"`- (\{.*?\})`", melding)
    assert answers == [
        "{waarden: [Noorwegen empathie], wordt: {land: [no], werkzaam_element: [empathie]}, werkboek: lijst}",
        "{waarden: [Noorwegen empathie], wordt: {land: [no]}, werkboek: lijst}",
    ]
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    file = data / "besluiten" / "werkzaam_element.yml"
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n  - {answers[0 if yes else 1]}\n", "utf-8")
    found, findings = _read(tmp_path, sheets, data)
    assert (found["Vis"], _about(findings, "bladnaam_ongebruikt")) == (tags, [])


def test_what_the_sheets_together_say_keeps_the_outcome_behind_it(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Empathie (geen effect)": [HEAD, *_rows("Kas")],
        "2. Zelfvertrouwen": [HEAD, *_rows("Vis")],
    }
    make_workbook(tmp_path / "raw" / "lijst.xlsx", sheets)
    catalogus, _ = collect(BuildPaths(raw=tmp_path / "raw", data=DATA, target=tmp_path / "x.db"), lambda _: None)
    tags = {r.naam: [(t.term_id, t.status) for t in r.tags] for i in catalogus.interventies for r in i.records}
    assert {naam: [tag for tag in found if tag[0] != "jongeren"] for naam, found in tags.items()} == {
        "Kas": [("empathie", "geen_effect")],
        "Vis": [("zelfvertrouwen", None)],
    }


def test_a_decision_for_this_workbook_says_which_of_two_dimensions_a_heading_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    vorm = data / "besluiten" / "vorm.yml"
    besluiten = vorm.read_text("utf-8") if vorm.exists() else "besluiten:\n"
    besluit = "  - waarden:\n      - Gezin\n    wordt: {vorm: [gezin]}\n    werkboek: lijst\n"
    vorm.write_text(besluiten + besluit, "utf-8")
    rows: Rows = [["Naam interventie", "Land", "Gezin"], ["Kas", "Nederland", "x"], ["Vis", "Nederland", None]]
    assert [
        {naam: sorted(tags - {"nl exact"}) for naam, tags in _read(tmp_path, {"Blad1": rows}, folder)[0].items()}
        for folder in (DATA, data)
    ] == [{"Kas": [], "Vis": []}, {"Kas": ["gezin curator"], "Vis": []}]


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
    assert (asked.cel, asked.kandidaten) == ("E1", ("land",))
    assert "`{indeling: {Blad1: {kolommen: {Granada: {veld: land, term: gd}}}}}`" in asked.melding


def test_a_typing_error_above_other_cells_is_no_term(tmp_path: Path) -> None:
    rows: Rows = [["Naam interventie", "Doelgroep", "Empatie"], ["Kas", "Jongeren", "veel over gepraat in de groep"]]
    tags, _ = _read(tmp_path, {"Blad1": rows})
    assert tags == {"Kas": set()}
