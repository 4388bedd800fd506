"""Columns and tables: what the layout of a workbook says of them, once per header."""

import re
import shutil
import sqlite3
from contextlib import closing
from typing import Any

import openpyxl
import pytest

from tests.curating.conftest import Desk, Sheets
from tests.web.conftest import serve
from tests.web.lezen import soup, text
from toolkit.curating.yaml_text import load_text


def layout(desk: Desk) -> dict[str, Any]:
    path = desk.data / "werkboeken" / "lijst.yml"
    content = load_text(path.read_text("utf-8")) if path.exists() else {}
    found: dict[str, Any] = content.get("indeling", {})
    return found


def test_a_header_is_asked_once_and_settled_on_every_sheet_that_has_it(desk: Desk) -> None:
    desk.fill({("Kolommen", "Zaaltijd"): {"Besluit": "is dit veld", "Veld": "Aanpak"}})
    assert desk.curate().geweigerd == []
    assert layout(desk) == {
        "Nederland": {"kolommen": {"Zaaltijd": "aanpak"}},
        "België": {"kolommen": {"Zaaltijd": "aanpak"}},
    }
    desk.build()
    assert desk.asked()["Kolommen"] == ["Map op schijf", "Zaalhuur"]


def test_what_holds_for_every_other_sheet_is_kept_where_a_sheet_gets_a_layout_of_its_own(desk: Desk) -> None:
    (desk.data / "werkboeken" / "lijst.yml").write_text(
        'indeling:\n  "*":\n    kolommen:\n      Zaalhuur: null\n', "utf-8"
    )
    desk.fill({("Kolommen", "Map op schijf"): {"Besluit": "weglaten, want …", "Reden": "Van ons."}})
    assert desk.curate().geweigerd == []
    assert layout(desk)["Nederland"] == {
        "kolommen": {"Zaalhuur": None, "Map op schijf": {"veld": None, "reden": "Van ons."}}
    }


def test_a_header_that_always_means_a_field_goes_to_the_field_or_the_dimension(desk: Desk) -> None:
    desk.fill(
        {
            ("Kolommen", "Zaaltijd"): {"Besluit": "is in elk bestand dit veld", "Veld": "Aanpak [aanpak]"},
            ("Kolommen", "Zaalhuur"): {"Besluit": "is in elk bestand dit veld", "Veld": "Domein [domein]"},
        }
    )
    before = desk.yaml()
    assert desk.curate().geweigerd == []
    assert {name: text.strip() for name, text in desk.added(before).items()} == {
        "velden.yml": "altijd:\n        - Zaaltijd",
        "vocabulaire/domein.yml": "altijd:\n    - Zaalhuur",
    }
    desk.build()
    assert desk.asked()["Kolommen"] == ["Map op schijf"]


def test_a_field_that_is_there_already_or_has_no_possible_name_is_refused(desk: Desk) -> None:
    field = {"Besluit": "is een nieuw veld", "Soort": "tekst", "Uitleg van het veld": "x", "Deel van de pagina": "bron"}
    desk.fill(
        {
            ("Kolommen", "Zaaltijd"): {**field, "Nieuw veld": "Zaalgebruik"},
            ("Kolommen", "Zaalhuur"): {**field, "Nieuw veld": "Select"},
            ("Kolommen", "Map op schijf"): {**field, "Nieuw veld": "Doelstelling"},
        }
    )
    assert [why for _, why in desk.curate().geweigerd] == [
        "de naam “Doelstelling” hoort al bij het veld doel. Kies dat veld, of een andere naam.",
        "“Select” kan geen naam van een veld zijn. Kies een andere naam.",
    ]


def test_an_unsure_column_shows_its_best_fields_first(desk: Desk) -> None:
    desk.find(
        code="kolom_vraag",
        bestand="lijst.xlsx",
        werkblad="Nederland",
        cel="G1",
        waarde="Zaalhuur",
        kandidaten="doel\ndomein",
    )
    assert desk.asked()["Kolommen"][1:] == ["Map op schijf", "Zaalhuur"]
    desk.fill({("Kolommen", "Zaalhuur"): {"Besluit": "is dit veld", "Veld": "Doel [doel]"}})
    assert desk.curate().geweigerd == []
    assert layout(desk) == {"Nederland": {"kolommen": {"Zaalhuur": "doel"}}}


def test_a_table_that_is_held_back_gets_its_names_or_is_no_list(desk: Desk) -> None:
    desk.find(
        code="tabel_opgehouden", bestand="lijst.xlsx", werkblad="België", waarde="België", kandidaten="Zaaltijd\nA"
    )
    desk.fill(
        {("Tabellen", "België"): {"Besluit": "deze kolom heeft de namen", "Kolom met de namen": "Naam interventie [A]"}}
    )
    assert desk.curate().geweigerd == []
    assert layout(desk) == {"België": {"kolommen": {"Naam interventie": "naam"}}}
    desk.fill({("Tabellen", "België"): {"Besluit": "is geen lijst met interventies", "Kolom met de namen": None}})
    (refused,) = desk.curate().geweigerd
    assert re.search("al dat dit blad wel een lijst is", refused[1])
    (desk.data / "werkboeken" / "lijst.yml").unlink()
    assert desk.curate().geweigerd == []
    assert layout(desk) == {"België": {"overslaan": True}}


NUMBERS: Sheets = {
    "Nederland": [
        ("Naam interventie", "Land", "Doelgroep", "Bereik", "Jaarbudget", "Rondes"),
        ("Kring", "Nederland", "ouders", 35, 12000, 2),
        ("Vuur", "Nederland", "jongeren", 1200, 8000, 3),
        ("Water", "Nederland", "jongeren", 1, 950, 1),
    ],
}
_NEW_FIELD = {"Besluit": "is een nieuw veld", "Deel van de pagina": "aanpak"}
BEREIK = {
    **_NEW_FIELD,
    "Nieuw veld": "Bereik",
    "Soort": "getal",
    "Uitleg van het veld": "hoeveel mensen per jaar meedoen. Eenheid: personen.",
}
BUDGET = {**_NEW_FIELD, "Nieuw veld": "Geld per jaar", "Soort": "tekst", "Uitleg van het veld": "wat het kost."}


@pytest.fixture
def with_numbers(desk: Desk) -> Desk:
    """Return a desk with one workbook: whole numbers in columns that nobody knows."""
    (desk.root / "raw" / "studies.xlsx").unlink()
    desk.receive("lijst.xlsx", NUMBERS)
    path = desk.root / "raw" / "lijst.xlsx"
    book = openpyxl.load_workbook(path)
    for row in (2, 3, 4):
        book["Nederland"].cell(row, 4).number_format = "#,##0"
    book.save(path)
    desk.build()
    return desk


def values(desk: Desk, veld: str) -> list[tuple[str, object]]:
    with closing(sqlite3.connect(desk.database)) as conn:
        return conn.execute(f"select naam, {veld} from interventie order by naam").fetchall()


def test_what_a_curator_decided_about_a_column_of_numbers_is_used_at_once_and_never_asked_again(
    with_numbers: Desk,
) -> None:
    desk = with_numbers
    desk.fill(
        {
            ("Kolommen", "Bereik"): BEREIK,
            ("Kolommen", "Jaarbudget"): BUDGET,
            ("Kolommen", "Rondes"): {"Besluit": "is in elk bestand dit veld", "Veld": "Aanpak [aanpak]"},
        }
    )
    before = desk.yaml()
    assert desk.curate().geweigerd == []
    assert desk.added(before) == {
        "velden.yml": (
            "      altijd:\n        - Rondes\n"
            "  - veld: bereik\n    label: Bereik\n    kolom:\n      soort: getal\n"
            '      uitleg: "hoeveel mensen per jaar meedoen. Eenheid: personen."\n'
            "      pagina: {blok: aanpak, volgorde: 90}\n    koppen:\n      altijd:\n        - Bereik\n"
            "  - veld: geld_per_jaar\n    label: Geld per jaar\n    kolom:\n      soort: tekst\n"
            "      uitleg: wat het kost.\n      pagina: {blok: aanpak, volgorde: 100}\n"
            "    koppen:\n      altijd:\n        - Jaarbudget"
        )
    }
    desk.build()
    assert "Kolommen" not in desk.asked()
    assert values(desk, "bereik") == [("Kring", 35), ("Vuur", 1200), ("Water", 1)]
    assert values(desk, "geld_per_jaar") == [("Kring", "12000"), ("Vuur", "8000"), ("Water", "950")]
    with closing(sqlite3.connect(desk.database)) as conn:
        assert conn.execute("select count(*) from bevinding where code = 'getal_onleesbaar'").fetchone() == (0,)
    assert values(desk, "aanpak") == [("Kring", "2"), ("Vuur", "3"), ("Water", "1")]


async def test_the_reader_sees_a_number_with_its_unit_and_finds_its_meaning(with_numbers: Desk) -> None:
    desk = with_numbers
    desk.fill({("Kolommen", "Bereik"): BEREIK})
    desk.curate()
    desk.build()
    site = serve(desk.database)
    shown = []
    for id_ in ("kring", "vuur", "water"):
        page = await soup(site, f"/interventie/{id_}")
        (row,) = [row for row in page.select(".rij") if row.dt and row.dt.get_text() == "Bereik"]
        shown.append(text(row.select_one("p.tekst")))
    assert shown == ["35 personen", "1.200 personen", "1 (eenheid: personen)"]
    meaning = (await soup(site, "/begrippen")).select_one("#veld-bereik")
    assert text(meaning) == "Bereik Hoeveel mensen per jaar meedoen. Eenheid: personen."


def test_a_field_of_numbers_that_somebody_wrote_by_hand_takes_a_column_of_numbers(with_numbers: Desk) -> None:
    desk = with_numbers
    path = desk.data / "velden.yml"
    field = (
        "velden:\n  - veld: bereik\n    label: Bereik\n    kolom:\n      soort: getal\n"
        '      uitleg: "hoeveel mensen. Eenheid: personen."\n      pagina: {blok: aanpak, volgorde: 500}\n'
    )
    path.write_text(path.read_text("utf-8").replace("velden:\n", field, 1), "utf-8")
    desk.build()
    assert desk.asked()["Kolommen"] == ["Jaarbudget", "Rondes"]
    assert values(desk, "bereik") == [("Kring", 35), ("Vuur", 1200), ("Water", 1)]


def test_a_header_that_somebody_gave_to_a_field_is_not_moved_to_another(with_numbers: Desk) -> None:
    desk = with_numbers
    desk.fill({("Kolommen", "Bereik"): BEREIK})
    other = {
        "anne.xlsx": {"Besluit": "is dit veld", "Veld": "Opmerking [opmerking]"},
        "piet.xlsx": {"Besluit": "is in elk bestand dit veld", "Veld": "Opmerking [opmerking]"},
        "noor.xlsx": {"Besluit": "weglaten, want …", "Reden": "Niet nodig."},
    }
    shutil.copyfile(desk.lijst, desk.root / "bereik.xlsx")
    # A list of a build that asked about the header although the field was there already.
    desk.find(
        code="kolom_vraag", bestand="lijst.xlsx", werkblad="Nederland", cel="D1", waarde="Bereik", kandidaten="doel"
    )
    filled = [desk.fill({("Kolommen", "Bereik"): answer}, desk.root / name) for name, answer in other.items()]
    assert desk.curate(desk.root / "bereik.xlsx").geweigerd == []
    before = desk.yaml()
    for path in filled:
        assert [why for _, why in desk.curate(path).geweigerd] == ["de kop “Bereik” hoort al bij het veld bereik."]
    desk.build()
    for path in filled:
        assert [regel.naam for regel in desk.curate(path).overgeslagen] == ["Bereik"]
    desk.find(
        code="kolom_vraag", bestand="lijst.xlsx", werkblad="Nederland", cel="D1", waarde="Bereik", kandidaten="doel"
    )
    for path in filled:
        assert [why for _, why in desk.curate(path).geweigerd] == ["de kop “Bereik” hoort al bij het veld bereik."]
    assert desk.yaml() == before
