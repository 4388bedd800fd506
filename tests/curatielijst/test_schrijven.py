"""The work list as a workbook: one row per question, lists that follow the row, and text that stays text."""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.curatielijst.conftest import WorklistOf
from tests.curating.conftest import Desk, built_desk, desk
from tests.report.conftest import MakeDatabase, finding
from toolkit.curatielijst.formulier import BLADEN, Besluit, choice, choice_in, chosen
from toolkit.curatielijst.in_excel import in_excel
from toolkit.curatielijst.vragen import KolomVraag, Plaatsen, TabelVraag, row_id

__all__ = ["built_desk", "desk"]


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    header, *content = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in content]


def undecided(waarde: str, veld: str = "doelgroep", **more: object) -> dict[str, object]:
    return finding("waarschuwing", "waarde_onbeslist", "…", waarde=waarde, veld=veld, **more)


def choices(book: openpyxl.Workbook, name: str) -> list[object]:
    sheet, cells = book.defined_names[name].attr_text.split("!")
    found = book[sheet][cells]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def test_each_wording_is_one_row_with_all_that_a_curator_needs(small_database: Path, worklist_of: WorklistOf) -> None:
    book = worklist_of(small_database)
    assert book.sheetnames == ["Uitleg", "Waarden", "Begrippen", "Lijsten"]
    (row,) = rows(book["Waarden"])
    assert {kop: value for kop, value in row.items() if value is not None} == {
        "Waarde": "vaders",
        "Lijst": "Doelgroep",
        "Aantal interventies": 2,
        "Tekst eromheen": "jongeren en vaders",
        "Beste kandidaten": (
            "Ouders en gezin [ouders-en-gezin]: Ouders, broers, zussen, partners en andere familie.\n"
            "Jongeren (12-17 jaar) [jongeren]: Vanaf 12 tot en met 17 jaar."
        ),
        "Bij deze interventies": "Weerbaar\nEXIT",
        "Waar het staat": "a.xlsx › Lijst › B4\nb.xlsx › Nederland › B3",
        "Kolomkop": "Doelgroep\nVoor wie",
        "Ook geschreven als": "Vaders",
        "Id": row_id("doelgroep", "vaders"),
        "Keuzelijst": "keuze_1",
    }
    assert book["Waarden"].freeze_panes == "B2"
    assert choices(book, "keuze_1")[:3] == [
        "Ouders en gezin [ouders-en-gezin]",
        "Jongeren (12-17 jaar) [jongeren]",
        "Leeftijdsgroep [leeftijd]",
    ]
    assert choices(book, "onder_keuze_1")[-1] == "nergens onder"
    assert choices(book, "besluit_waarden") == [*BLADEN_VAN["Waarden"]]


BLADEN_VAN = {blad.naam: [str(besluit) for besluit in blad.besluiten] for blad in BLADEN.values()}


def test_every_list_follows_the_row_and_what_may_be_typed_is_not_blocked(
    small_database: Path, worklist_of: WorklistOf
) -> None:
    sheet = worklist_of(small_database)["Waarden"]
    headers = {get_column_letter(place): cell.value for place, cell in enumerate(sheet[1], start=1)}
    found = {headers[str(v.sqref).rstrip("0123456789")]: v for v in sheet.data_validations.dataValidation}
    assert {kop: v.formula1 for kop, v in found.items()} == {
        "Besluit": "besluit_waarden",
        "Begrip": "INDIRECT($U2)",
        "Begrip uit een andere lijst": "alle_begrippen",
        "Rol": "rollen",
        "Alleen in dit werkboek": "ja",
        "Valt onder": 'INDIRECT("onder_"&$U2)',
    }
    assert {kop for kop, v in found.items() if not v.showErrorMessage} == {"Begrip", "Begrip uit een andere lijst"}
    assert sheet.column_dimensions["U"].hidden


def test_what_touches_most_interventions_comes_first(make_database: MakeDatabase, worklist_of: WorklistOf) -> None:
    database = make_database({"bevinding": [undecided("een"), undecided("b", cel="A1"), undecided("b", cel="A2")]})
    assert [row["Waarde"] for row in rows(worklist_of(database)["Waarden"])] == ["b", "een"]


def test_rows_are_as_high_as_their_text(make_database: MakeDatabase, worklist_of: WorklistOf) -> None:
    short, long = "kort", "een lang stuk tekst over van alles en nog wat " * 6 + "."
    sheet = worklist_of(make_database({"bevinding": [undecided(short), undecided(long)]}))["Waarden"]
    height = {str(sheet.cell(row, 1).value): sheet.row_dimensions[row].height or 0 for row in (2, 3)}
    assert height[long] > 8 * 12 > height[short]


def test_without_questions_the_list_says_so(make_database: MakeDatabase, worklist_of: WorklistOf) -> None:
    book = worklist_of(make_database({}))
    assert book.sheetnames == ["Uitleg", "Begrippen", "Lijsten"]
    assert book["Uitleg"]["A3"].value == "Er zijn geen vragen die op een besluit wachten. U hoeft niets te doen."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("waarde_onbeslist", {"veld": "land"}),
        ("overlap_mogelijk", {"waarde": "x", "kandidaten": "een"}),
        ("identiteit_nieuw", {"waarde": "x"}),
        ("id_verdwenen", {}),
    ],
)
def test_a_finding_that_does_not_say_what_it_asks_stops_the_list(
    make_database: MakeDatabase, worklist_of: WorklistOf, code: str, said: dict[str, object]
) -> None:
    database = make_database({"bevinding": [finding("fout", code, "…", **said)]})
    with pytest.raises(ValueError, match="bevinding 1"):
        worklist_of(database)


def test_text_that_does_not_fit_is_cut_visibly_and_places_are_counted(
    make_database: MakeDatabase, worklist_of: WorklistOf
) -> None:
    many = [undecided("v", bestand="b.xlsx", werkblad="w", cel=f"A{number}") for number in range(1, 51)]
    first, second = rows(worklist_of(make_database({"bevinding": [*many, undecided("=" * 40_000)]}))["Waarden"])
    assert str(first["Waar het staat"]).endswith("A6\n… en nog 44 (zie het kwaliteitsrapport)")
    assert second["Waarde"] == "=" * 32_766 + "…"
    assert second["Id"] == row_id("doelgroep", "=" * 40_000)


WILD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda text: text.strip())
FORMULAS = st.sampled_from(["=cmd|'/c calc'!A0", "+1+1", "-2", "@SUM(1)", "\t=1", "{=1}", "http://x.example", "007"])


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(WILD | FORMULAS, min_size=1, max_size=6, unique=True))
def test_a_value_stays_the_text_it_is_and_never_becomes_a_formula(
    make_database: MakeDatabase, worklist_of: WorklistOf, values: Sequence[str]
) -> None:
    database = make_database({"bevinding": [undecided(value, bestand=value, werkblad=value) for value in values]})
    sheet = worklist_of(database)["Waarden"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert all(cell.quotePrefix and cell.hyperlink is None for cell in sheet["A"][1:])
    ids = [row["Id"] for row in rows(sheet)]
    assert len(set(ids)) == len(ids) and set(ids) == {row_id("doelgroep", value) for value in values}


def test_the_same_database_gives_the_same_bytes(small_database: Path, worklist_of: WorklistOf) -> None:
    target = small_database.with_name("curatielijst.xlsx")
    worklist_of(small_database)
    once = target.read_bytes()
    worklist_of(small_database)
    assert target.read_bytes() == once
    with zipfile.ZipFile(target) as package:
        assert b"externalLink" not in b"".join(package.read(name) for name in package.namelist())


@pytest.mark.parametrize("spelling", ["Vaders", " vaders", "VADERS\u200b", "va\u00adders"])
def test_the_id_of_a_wording_does_not_depend_on_capitals_blanks_or_invisible_characters(spelling: str) -> None:
    assert row_id("doelgroep", spelling) == row_id("doelgroep", "vaders")
    assert row_id("fase", spelling) != row_id("doelgroep", "vaders")


@given(label=st.text(), term_id=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_a_choice_gives_back_its_term(label: str, term_id: str) -> None:
    assert chosen(choice(label, term_id)) == (None, term_id)
    assert chosen(choice_in("werkzaam_element", "Werkzaam element", label, term_id)) == ("werkzaam_element", term_id)


def test_every_decision_stands_on_one_sheet_or_means_the_same_on_each() -> None:
    counted = [besluit for blad in BLADEN.values() for besluit in blad.besluiten]
    assert set(counted) == {*Besluit}


def test_the_explanation_names_only_cells_that_the_sheet_has(desk: Desk) -> None:
    book = openpyxl.load_workbook(desk.lijst)
    uitleg = [[cell.value for cell in row[:2]] for row in book["Uitleg"].iter_rows()]
    for blad in BLADEN.values():
        title = next((row for row, (text, _) in enumerate(uitleg) if text == f"Blad {blad.naam}: {blad.vraag}"), None)
        if title is None:
            continue
        headers = {str(cell.value) for cell in book[blad.naam][1]}
        for besluit, text in uitleg[title + 1 : title + 1 + len(blad.besluiten)]:
            named = set(
                re.findall("“([^”]+)”", str(text).partition(" Vul in: ")[2] or str(text).partition(" Als u ")[2])
            )
            assert named <= headers, (blad.naam, besluit)


def test_the_list_says_what_to_choose_in_excel_in_words_that_are_on_the_screen(desk: Desk) -> None:
    book = openpyxl.load_workbook(desk.lijst)
    said = {row["Kolomkop"]: row["Wat er aan de hand is"] for row in rows(book["Kolommen"])}
    choose = "Kies bij “Besluit” of de kolom een veld is, een nieuw veld wordt, of weg kan."
    assert said["Map op schijf"] == (
        "Bij kolom F (“Map op schijf”) hoort geen bekend veld; de cellen zijn bewaard maar tellen niet mee. " + choose
    )
    (row,) = [row for row in rows(book["Dubbel"]) if str(row["Interventie 1"]).startswith("Kring")]
    assert str(row["Interventie 1"]).split("\n")[2] == "land: Nederland"
    assert row["Wat er aan de hand is"] == (
        "kring en kring-vernieuwd zijn misschien één interventie: alle woorden van de ene naam staan ook in de andere, "
        "en het land spreekt het niet tegen. Tot die tijd blijven het er twee. "
        "Kies bij “Besluit” of zij dezelfde zijn, of dat de een een deel van de ander is."
    )
    assert "Werkzaam element: Empathie [werkzaam_element/empathie]" in choices(book, "alle_begrippen")
    texts = [
        str(cell.value) for blad in BLADEN.values() if blad.naam in book.sheetnames for cell in book[blad.naam]["A"]
    ]
    texts += [str(row.get("Wat er aan de hand is")) for naam in desk.asked() for row in rows(book[naam])]
    assert not [text for text in texts if re.search(r"`|data/|\.yml", text)]


def test_a_question_about_a_column_or_table_has_no_yaml_in_excel() -> None:
    kolom = KolomVraag(
        "kolom-1", "lijst.xlsx", "Zaalhuur", "", ("Nederland",), ("doel",),
        "Werkblad “Nederland”: kolom G (“Zaalhuur”) is niet gebruikt (de kop zegt het niet zeker). Is het “doel”? Zet "
        "dan in data/werkboeken/lijst.yml: `{indeling: {Nederland: {kolommen: {Zaalhuur. Of: doel}}}}`, of `{Zaalhuur: "
        "null}` als het geen veld is.",
        Plaatsen(),
    )  # fmt: skip
    assert in_excel(kolom) == (
        "Werkblad “Nederland”: kolom G (“Zaalhuur”) is niet gebruikt (de kop zegt het niet zeker). "
        "Kies bij “Besluit” of de kolom een veld is, een nieuw veld wordt, of weg kan."
    )
    tabel = TabelVraag(
        "tabel-1", "lijst.xlsx", "Blad1", {"B": "Project"},
        "Werkblad “Blad1”: geen kop zegt waar de namen staan. Kolom B (“Project”) lijkt de namen te hebben: klopt "
        "dat? Zet dan in data/werkboeken/lijst.yml: `{indeling: {Blad1: {kolommen: {Project: naam}}}}`. Geen lijst met "
        "interventies? Zet dan bij het blad `overslaan: true`.",
        Plaatsen(),
    )  # fmt: skip
    assert in_excel(tabel) == (
        "Werkblad “Blad1”: geen kop zegt waar de namen staan. Kolom B (“Project”) lijkt de namen te hebben: klopt "
        "dat? Geen lijst met interventies? Kies bij “Besluit” welke kolom de namen heeft, of dat dit geen lijst met "
        "interventies is."
    )
