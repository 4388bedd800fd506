import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.described import DIMENSIES
from tests.report.conftest import MakeDatabase, finding
from toolkit.report import write_worklist
from toolkit.report.worklist_layout import Kolom, choice, choice_in, chosen_term, row_id


def worklist_of(database: Path) -> openpyxl.Workbook:
    target = database.with_name("curatielijst.xlsx")
    write_worklist(database, target)
    return openpyxl.load_workbook(target)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    header, *content = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in content]


def undecided(waarde: str, veld: str = "doelgroep", **more: object) -> dict[str, object]:
    return finding("waarschuwing", "waarde_onbeslist", "…", waarde=waarde, veld=veld, **more)


def test_each_undecided_value_is_one_row_with_all_that_a_curator_needs(small_database: Path) -> None:
    workbook = worklist_of(small_database)
    assert workbook.sheetnames == ["Uitleg", "Besluiten", "Begrippen"]
    assert rows(workbook["Besluiten"]) == [
        {
            "Id": row_id("doelgroep", "vaders"),
            "Veld": "doelgroep",
            "Waarde": "vaders",
            "Ook geschreven als": "Vaders",
            "Aantal keer": 2,
            "Waar": "a.xlsx › Lijst › B4\nb.xlsx › Nederland › B3",
            "Kolomkop": "Doelgroep\nVoor wie",
            "Tekst eromheen": "jongeren en vaders",
            "Interventies": "Weerbaar\nEXIT",
            "Beste kandidaten": "Ouders en gezin [ouders-en-gezin]\nJongeren (12-17 jaar) [jongeren]",
            "Besluit": None,
            "Term 1": None,
            "Term 2": None,
            "Term 3": None,
            "Term uit een andere lijst": None,
            "Rol": None,
            "Reden": None,
        }
    ]


def test_the_drop_down_lists_follow_the_field_of_the_row(small_database: Path) -> None:
    workbook = worklist_of(small_database)
    validations = workbook["Besluiten"].data_validations.dataValidation
    assert {(str(v.sqref), v.formula1, v.type) for v in validations} == {
        ("K2", '"koppelen,negeren"', "list"),
        ("L2", 'INDIRECT("keuze_"&$B2)', "list"),
        ("M2", 'INDIRECT("keuze_"&$B2)', "list"),
        ("N2", 'INDIRECT("keuze_"&$B2)', "list"),
        ("O2", "alle_keuzes", "list"),
        ("P2", '"uiteindelijk,intermediair"', "list"),
    }
    coloured = workbook["Besluiten"].conditional_formatting
    assert {(str(area.sqref), rule.formula[0]) for area in coloured for rule in area.rules} == {
        ("L2", 'AND($K2="koppelen",$L2="",$O2="")'),
        ("Q2", 'AND($K2="negeren",LEN(TRIM($Q2))=0)'),
    }
    sheet, cells = workbook.defined_names["keuze_doelgroep"].attr_text.split("!")
    assert [row[0].value for row in workbook[sheet][cells]] == [
        "Leeftijdsgroep [leeftijd]",
        "Jongeren (12-17 jaar) [jongeren]",
        "Ouders en gezin [ouders-en-gezin]",
    ]
    # The small database has no terms in the other dimensions; countries come from ISO 3166-1.
    assert set(workbook.defined_names) == {"keuze_doelgroep", "keuze_land", "alle_keuzes"}


def test_the_vocabulary_has_definitions_and_broader_terms(small_database: Path) -> None:
    terms = rows(worklist_of(small_database)["Begrippen"])
    assert terms[1] == {
        "Veld": "doelgroep",
        "Keuze": "Jongeren (12-17 jaar) [jongeren]",
        "Keuze met lijst": "doelgroep: Jongeren (12-17 jaar) [doelgroep/jongeren]",
        "Term": "jongeren",
        "Label": "Jongeren (12-17 jaar)",
        "Label (Engels)": "Adolescents",
        "Valt onder": "Leeftijdsgroep",
        "Definitie": None,
    }
    assert {str(term["Veld"]) for term in terms} == {"doelgroep", "land"}


def test_without_undecided_values_the_list_is_empty_and_says_so(make_database: MakeDatabase) -> None:
    workbook = worklist_of(make_database({}))
    assert rows(workbook["Besluiten"]) == []
    assert [cell.value for cell in workbook["Besluiten"][1]] == [*Kolom]
    assert workbook["Uitleg"]["A3"].value == "Er zijn geen waarden die op een besluit wachten. U hoeft niets te doen."


def test_fields_follow_the_order_of_the_catalogue_and_values_that_of_the_build(make_database: MakeDatabase) -> None:
    database = make_database(
        {"bevinding": [undecided("x", "geen_dimensie"), undecided("b", "land"), undecided("z"), undecided("a", "land")]}
    )
    found = [(row["Veld"], row["Waarde"]) for row in rows(worklist_of(database)["Besluiten"])]
    assert found == [("doelgroep", "z"), ("land", "b"), ("land", "a"), ("geen_dimensie", "x")]


def test_a_finding_that_names_no_value_stops_the_work_list(make_database: MakeDatabase) -> None:
    database = make_database({"bevinding": [finding("fout", "waarde_onbeslist", "…", veld="land")]})
    with pytest.raises(ValueError, match="bevinding 1"):
        worklist_of(database)


def test_text_that_does_not_fit_a_cell_is_cut_visibly_and_places_are_counted(make_database: MakeDatabase) -> None:
    place = {"bestand": "b" * 100, "werkblad": "w" * 30}
    many = [undecided("v", **place, cel=f"A{number}") for number in range(1, 501)]
    database = make_database({"bevinding": [*many, undecided("=" * 40_000)]})
    first, second = rows(worklist_of(database)["Besluiten"])
    where = str(first["Waar"])
    shown = where.count("›") // 2
    assert first["Aantal keer"] == 500 and 0 < shown < 500
    assert where.endswith(f"\n… en nog {500 - shown} (te veel voor één cel; zie het kwaliteitsrapport)")
    assert second["Waarde"] == "=" * 32_766 + "…"
    assert second["Id"] == row_id("doelgroep", "=" * 40_000)


WILD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda text: text.strip())
FORMULAS = st.sampled_from(["=cmd|'/c calc'!A0", "+1+1", "-2", "@SUM(1)", "\t=1", "{=1}", "http://x.example", "007"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(WILD | FORMULAS, min_size=1, max_size=6, unique=True))
def test_a_value_stays_the_text_it_is_and_never_becomes_a_formula(
    make_database: MakeDatabase, values: Sequence[str]
) -> None:
    database = make_database({"bevinding": [undecided(value, bestand=value, werkblad=value) for value in values]})
    sheet = worklist_of(database)["Besluiten"]
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=2, max_col=len(Kolom)) for cell in row}
    assert kinds <= {"s", "inlineStr", "n"}
    assert [cell.data_type for cell in sheet["C"][1:]] == ["s"] * (sheet.max_row - 1)
    assert all(cell.quotePrefix and cell.hyperlink is None for cell in sheet["C"][1:])
    ids = [cell.value for cell in sheet["A"][1:]]
    assert len(set(ids)) == len(ids) and set(ids) == {row_id("doelgroep", value) for value in values}


def test_the_same_database_gives_the_same_bytes(small_database: Path) -> None:
    targets = [small_database.with_name(name) for name in ("een.xlsx", "twee.xlsx")]
    for target in targets:
        write_worklist(small_database, target)
    assert targets[0].read_bytes() == targets[1].read_bytes()
    with zipfile.ZipFile(targets[0]) as package:
        assert b"externalLink" not in b"".join(package.read(name) for name in package.namelist())


@pytest.mark.parametrize("spelling", ["Vaders", " vaders", "VADERS\u200b", "va\u00adders"])
def test_the_id_of_a_value_does_not_depend_on_capitals_blanks_or_invisible_characters(spelling: str) -> None:
    assert row_id("doelgroep", spelling) == row_id("doelgroep", "vaders")
    assert row_id("fase", spelling) != row_id("doelgroep", "vaders")


@given(label=st.text(), term_id=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_a_choice_gives_back_its_term(label: str, term_id: str) -> None:
    assert chosen_term(choice(label, term_id), "doelgroep") == ("doelgroep", term_id)
    assert chosen_term(choice_in("werkzaam_element", label, term_id), "doelgroep") == ("werkzaam_element", term_id)


@pytest.mark.parametrize("text", ["", "jongeren", "jongeren]", "Jongeren [12-17 jaar]", "[Jongeren]"])
def test_other_text_is_no_choice(text: str) -> None:
    assert chosen_term(text, "doelgroep") is None


def test_the_name_of_a_dimension_fits_a_named_range() -> None:
    assert all(dimensie.isidentifier() and dimensie.isascii() for dimensie in DIMENSIES)
