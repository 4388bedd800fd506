"""Columns and tables: what the layout of a workbook says of them, once per header."""

import re
from typing import Any

from tests.curating.conftest import Desk
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
        "velden.yml": "- Zaaltijd",
        "vocabulaire/domein.yml": "- Zaalhuur",
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
