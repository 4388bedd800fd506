"""A wording means the same as a cell, as a header, as the name of a group of rows and as the name of a sheet."""

from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.workbooks import Rows, make_workbook
from toolkit.curation import load_curation
from toolkit.pipeline import BuildPaths, collect
from toolkit.terms.resolve import NamedTerm

CURATION = load_curation(DATA)
RESOLVER = CURATION.tools.resolver


@pytest.mark.parametrize(
    ("text", "veld", "term"),
    [
        ("Empathie", "werkzaam_element", "empathie"),
        ("EMPATHIE", "werkzaam_element", "empathie"),
        ("Empatie", "werkzaam_element", "empathie"),  # a typing error
        ("eigen regie", "werkzaam_element", "zelfvertrouwen"),  # a decision
        ("re integratie", "werkzaam_element", "re-integratie"),
        ("Almeria", "land", None),
        ("Granada", "land", None),
        ("Nederlnad", "land", "nl"),
        ("politieke competitie", "werkzaam_element", None),
    ],
)
def test_a_header_and_a_cell_are_the_same_term(text: str, veld: str, term: str | None) -> None:
    named, resolved = RESOLVER.name(veld, text), RESOLVER.resolve(veld, text)
    assert (named.term if named else None, [t.term_id for t in resolved.termen]) == (term, [term] if term else [])
    assert (named.methode if named else None) == (resolved.termen[0].methode if resolved.termen else None)


def test_what_is_written_around_a_header_does_not_matter() -> None:
    found = {text: RESOLVER.anywhere(text) for text in ("2. Empathie", "Empathie (1)", "empathie*", "b) Empathie")}
    assert {text: named and named.term for text, named in found.items()} == dict.fromkeys(found, "empathie")


SHEETS: dict[str, Rows] = {
    "eigen regie": [["Naam interventie", "Land"], ["Blad", "Nederland"], ["Ook blad", "België"], ["En nog", "België"]],
    "Lijst": [
        ["Naam interventie", "Land", "Doelgroep", "eigen regie", "gezinsbegeleiding"],
        ["Kop", "Nederland", "Jongeren", "x", None],
        ["Kop anders", "Nederland", "Jongeren", None, "x"],
        ["Kop geen", "Nederland", "Jongeren", "geen effect", None],
    ],
    "Groepen": [
        ["Naam interventie", "Land", "Doelgroep"],
        ["eigen regie", None, None],
        ["Groep", "Nederland", "Jongeren"],
        ["Groep twee", "Nederland", "Jongeren"],
    ],
}


def test_a_decision_about_a_wording_counts_wherever_the_wording_stands(tmp_path: Path) -> None:
    make_workbook(tmp_path / "raw" / "lijst.xlsx", SHEETS)
    catalogus, _ = collect(BuildPaths(raw=tmp_path / "raw", data=DATA, target=tmp_path / "x.db"), lambda _: None)
    tags = {
        record.naam: [(t.term_id, t.status) for t in record.tags if t.dimensie not in ("land", "doelgroep")]
        for interventie in catalogus.interventies
        for record in interventie.records
    }
    assert tags == {
        **{naam: [("zelfvertrouwen", None)] for naam in ("Blad", "Ook blad", "En nog")},
        "Kop": [("zelfvertrouwen", None)],
        "Kop anders": [("systeembenadering", None)],
        "Kop geen": [("zelfvertrouwen", "geen_effect")],
        **{naam: [("zelfvertrouwen", None)] for naam in ("Groep", "Groep twee")},
    }


def test_no_country_is_guessed_from_a_place_beside_a_column_that_names_the_country(tmp_path: Path) -> None:
    places = ["Almeria", "Granada", "Georgia", "Toledo", "Cadiz"]
    rows = [[f"Project {place}", place, "Spain", "Youth"] for place in places]
    make_workbook(
        tmp_path / "raw" / "x.xlsx", {"List": [["Programme name", "Location", "Country", "Target group"], *rows]}
    )
    catalogus, _ = collect(BuildPaths(raw=tmp_path / "raw", data=DATA, target=tmp_path / "x.db"), lambda _: None)
    assert [sorted(r.landen) for i in catalogus.interventies for r in i.records] == [["es"]] * 5
    assert any(b.code == "kolom_onbekend" and "Location" in b.melding for b in catalogus.bevindingen)


def test_a_name_says_which_rule_decided() -> None:
    named = [RESOLVER.anywhere(text) for text in ("Empathie", "inlevingsvermogen", "eigen regie")]
    assert [one.methode.value for one in named if isinstance(one, NamedTerm)] == ["exact", "synoniem", "curator"]
