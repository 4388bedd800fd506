"""Questions of the real reader about tables, columns, signs and headings: asked, answered in Excel, and built."""

import sqlite3
from contextlib import closing
from typing import Any

import openpyxl
import pytest

from tests.curating.conftest import Desk, Sheets, header, row_of
from tests.curating.test_columns import layout
from tests.workbooks import make_workbook
from toolkit.config.strict_yaml import ConfigError
from toolkit.curating.yaml_text import load_text

HEAD = ("Naam interventie", "Land", "Doelgroep")
SHEETS: Sheets = {
    "Kopjes": [
        (*HEAD, "Werkzame elementen"),
        ("Geen effect",),
        ("Boks mee", "Nederland", "jongeren", "Empathie"),
        ("Praatcafé", "Nederland", "jongeren", "Veerkracht"),
        ("Effect",),
        ("Samen sterk", "Nederland", "ouders", "Empathie"),
    ],
    "Tekens": [
        (*HEAD, "Empathie", "Zelfvertrouwen"),
        ("Vuur en vlam", "België", "ouders", "+", "-"),
        ("Steen en been", "België", "ouders", "++", "0"),
        ("Water en land", "België", "jongeren", "-", "++"),
    ],
    "Zonder": [
        ("Wat", "Land", "Doelgroep"),
        ("Iets moois", "Nederland", "jongeren"),
        ("Nog iets anders", "België", "ouders"),
        ("Het derde plan", "België", "docenten"),
    ],
    "Half": [
        (*HEAD, "Werkzaam element", "Status"),
        ("Kring", "Nederland", "ouders", "Empathie", "effect"),
        ("Lijn", "Nederland", "ouders", "Veerkracht", "loopt"),
    ],
    "Granada": [
        ("Naam interventie", "Doelgroep", "Werkzame elementen"),
        ("Maan", "ouders", "Veerkracht; Empathie: op 3 van 4 maten effect"),
        ("Ster", "ouders", "Empathie"),
        ("Mexica",),
        ("Komeet", "ouders", "Empathie"),
        ("Planeet", "ouders", "Empathie"),
    ],
    "Band": [
        (*HEAD, "Onderdelen", None, None),
        (None, None, None, "Empathie", "Zelfvertrouwen", "Zingen"),
        ("Ronde tafel", "Nederland", "ouders", "x", None, "x"),
        ("Lange bank", "Nederland", "ouders", None, "x", "x"),
        ("Korte stoel", "Nederland", "ouders", "x", "x", None),
    ],
}
ANSWERS = {
    ("Tabellen", "Zonder"): {"Besluit": "deze kolom heeft de namen", "Kolom met de namen": "Wat [A]"},
    ("Kolommen", "Status"): {"Besluit": "is dit veld", "Veld": "Werkzaam element [werkzaam_element]"},
    ("Tekens", "++"): {"Besluit": "betekent deze uitkomst", "Uitkomst": "effect [effect]"},
    ("Tekens", "+"): {"Besluit": "betekent deze uitkomst", "Uitkomst": "ervaren effect"},
    ("Tekens", "-"): {"Besluit": "betekent nee"},
    ("Tekens", "0"): {"Besluit": "betekent deze uitkomst", "Uitkomst": "geen_effect"},
    ("Uitkomsten", "Veerkracht; Empathie: op 3"): {"Besluit": "betekent deze uitkomst", "Uitkomst": "gemengd"},
    ("Opschriften", "Granada"): {"Besluit": "geldt voor elke interventie eronder", "Begrip": "Land: Spanje [land/es]"},
    ("Opschriften", "Mexica"): {"Besluit": "zegt niets over de interventies"},
    ("Kopjes", "Geen effect"): {"Besluit": "geldt voor elk element eronder", "Uitkomst": "geen effect [geen_effect]"},
    ("Kopjes", "Effect"): {"Besluit": "zegt niets over de elementen"},
}


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """Return a desk with the questions of `SHEETS`."""
    for path in (desk.root / "raw").glob("*.xlsx"):
        path.unlink()
    make_workbook(desk.root / "raw" / "lijst.xlsx", SHEETS, {"Band": ["A1:A2", "B1:B2", "C1:C2", "D1:F1"]})
    desk.build()
    return desk


def content(desk: Desk) -> dict[str, Any]:
    """Return what curators say of the workbook."""
    found: dict[str, Any] = load_text((desk.data / "werkboeken" / "lijst.yml").read_text("utf-8"))
    return found


def elements(desk: Desk) -> set[tuple[str, str, str | None]]:
    with closing(sqlite3.connect(desk.database)) as conn:
        return set(conn.execute("select interventie_id, werkzaam_element_id, status from interventie_werkzaam_element"))


def test_every_question_of_the_reader_is_answered_in_excel(asked: Desk) -> None:
    assert {blad: rows for blad, rows in asked.asked().items() if blad != "Namen"} == {
        "Tabellen": ["Zonder"],
        "Kolommen": ["Onderdelen › Zingen", "Status"],
        "Tekens": ["+", "++", "-", "0"],
        "Uitkomsten": ["Veerkracht; Empathie: op 3 van 4 maten effect"],
        "Kopjes": ["Geen effect", "Effect"],
        "Opschriften": ["Mexica", "Granada"],
    }
    asked.fill(ANSWERS)
    assert asked.curate().geweigerd == []
    assert layout(asked) == {
        "Zonder": {"kolommen": {"Wat": "naam"}},
        "Half": {"kolommen": {"Status": "werkzaam_element"}},
        "Tekens": {"tekens": {"+": "ervaren", "++": "effect", "-": "nee", "0": "geen_effect"}},
        "Kopjes": {"kopjes": {"Geen effect": "geen_effect", "Effect": "leeg"}},
    }
    asked.build()
    waits = {blad: rows for blad, rows in asked.asked().items() if blad != "Namen"}
    assert waits == {"Kolommen": ["Onderdelen › Zingen"], "Uitkomsten": ["Veerkracht: loopt"]}
    besluiten = load_text((asked.data / "besluiten" / "land.yml").read_text("utf-8"))["besluiten"]
    assert besluiten == [
        {"waarden": ["Mexica"], "negeren": "Zegt niets over de interventies eronder.", "werkboek": "lijst"},
        {"waarden": ["Granada"], "wordt": {"land": ["es"]}, "werkboek": "lijst"},
    ]
    with closing(sqlite3.connect(asked.database)) as conn:
        lands = conn.execute("select land_id, interventie_id from interventie_land where land_id in ('es', 'mx')")
        assert set(lands) == {("es", "maan"), ("es", "ster")}
    assert elements(asked) == {
        ("boks-mee", "empathie", "geen_effect"),
        ("praatcafe", "persoonlijke-veerkracht", "geen_effect"),
        ("samen-sterk", "empathie", None),
        ("vuur-en-vlam", "empathie", "ervaren"),
        ("steen-en-been", "empathie", "effect"),
        ("steen-en-been", "zelfvertrouwen", "geen_effect"),
        ("water-en-land", "zelfvertrouwen", "effect"),
        ("kring", "empathie", "effect"),
        ("lijn", "persoonlijke-veerkracht", None),
        ("maan", "persoonlijke-veerkracht", None),
        ("maan", "empathie", "gemengd"),
        *((id_, "empathie", None) for id_ in ("ster", "komeet", "planeet")),
        ("ronde-tafel", "empathie", None),
        ("lange-bank", "zelfvertrouwen", None),
        ("korte-stoel", "empathie", None),
        ("korte-stoel", "zelfvertrouwen", None),
    }
    before = asked.yaml()
    assert asked.curate().bestanden == {}, "the same list once more changes nothing"
    assert asked.yaml() == before


def test_a_sign_shows_its_cells_and_whom_it_touches(asked: Desk) -> None:
    sheet = openpyxl.load_workbook(asked.lijst)["Tekens"]
    shown = header(sheet)
    cells = [sheet.cell(row_of(sheet, "0"), shown[kop]).value for kop in ("Aantal interventies", "In deze cellen")]
    assert cells == [1, "E3: 0"]


def test_a_half_filled_or_contradicting_answer_about_a_sign_is_refused(asked: Desk) -> None:
    asked.fill(
        {
            ("Tekens", "++"): {"Besluit": "betekent deze uitkomst"},
            ("Tekens", "0"): {"Besluit": "betekent nee", "Uitkomst": "effect [effect]"},
            ("Kopjes", "Effect"): {"Besluit": "geldt voor elk element eronder", "Uitkomst": "prachtig"},
        }
    )
    assert [(regel.naam, why) for regel, why in asked.curate().geweigerd] == [
        ("++", "bij “betekent deze uitkomst” moet ook “Uitkomst” ingevuld zijn."),
        ("0", "“Uitkomst” hoort niet bij “betekent nee”. Maak het leeg, of kies een ander besluit."),
        ("Effect", "“prachtig” is geen uitkomst uit de lijst. Kies het in de cel."),
    ]
    asked.fill({("Kopjes", "Effect"): {"Besluit": "zegt niets over de elementen", "Uitkomst": None}})
    asked.curate()
    asked.fill({("Kopjes", "Effect"): {"Besluit": "geldt voor elk element eronder", "Uitkomst": "effect"}})
    (why,) = [why for regel, why in asked.curate().geweigerd if regel.naam == "Effect"]
    assert why == "in werkboeken/lijst.yml staat bij `kopjes` van het blad “Kopjes” al dat “Effect” leeg betekent."


def test_a_column_with_titles_of_publications_gives_names_and_titles(asked: Desk) -> None:
    asked.fill(
        {
            ("Tabellen", "Zonder"): {
                "Besluit": "deze kolom heeft titels van publicaties, en dat zijn de namen",
                "Kolom met de namen": "Wat [A]",
            }
        }
    )
    assert asked.curate().geweigerd == []
    assert layout(asked)["Zonder"] == {"kolommen": {"Wat": ["naam", "publicatie.titel"]}}
    asked.build()
    with closing(sqlite3.connect(asked.database)) as conn:
        titles = conn.execute("select titel from publicatie order by titel").fetchall()
    assert titles == [("Het derde plan",), ("Iets moois",), ("Nog iets anders",)]


def test_crosses_below_a_band_that_nobody_knows_are_a_question_per_column(desk: Desk) -> None:
    band = [
        (*HEAD, "Onderdelen", None, None),
        (None, None, None, "Zaal", "Muziek", "Eten"),
        ("Ronde tafel", "Nederland", "ouders", "x", None, "x"),
        ("Lange bank", "Nederland", "ouders", None, "x", "x"),
        ("Korte stoel", "Nederland", "ouders", "x", "x", None),
    ]
    make_workbook(desk.root / "raw" / "lijst.xlsx", {"Band": band}, {"Band": ["A1:A2", "B1:B2", "C1:C2", "D1:F1"]})
    desk.build()
    assert desk.asked()["Kolommen"] == ["Onderdelen › Zaal", "Onderdelen › Muziek", "Onderdelen › Eten"]
    desk.fill(
        {
            ("Kolommen", "Onderdelen › Zaal"): {"Besluit": "weglaten, want …", "Reden": "Zegt niets."},
            ("Kolommen", "Onderdelen › Muziek"): {"Besluit": "is dit veld", "Veld": "werkzaam_element"},
            ("Kolommen", "Onderdelen › Eten"): {"Besluit": "is dit veld", "Veld": "werkzaam_element"},
        }
    )
    assert desk.curate().geweigerd == []
    desk.build()
    assert "Kolommen" not in desk.asked()
    assert desk.asked()["Waarden"] == ["Eten", "Muziek"]


def test_what_curators_wrote_about_the_older_workbook_is_where_a_decision_about_the_new_one_goes(asked: Desk) -> None:
    asked.fill(ANSWERS)
    asked.curate()
    raw = asked.root / "raw"
    (raw / "lijst.xlsx").rename(raw / "lijst_2027.xlsx")
    (asked.data / "bronnen.yml").write_text(
        "bronnen:\n  - bestand: lijst_2027.xlsx\n    vervangt: lijst.xlsx\n", encoding="utf-8"
    )
    asked.build()
    asked.fill(
        {
            ("Kolommen", "Onderdelen › Zingen"): {"Besluit": "weglaten, want …", "Reden": "Zegt niets."},
            ("Uitkomsten", "Veerkracht: loopt"): {
                "Besluit": "geeft geen uitkomst",
                "Reden": "Zegt of het nog bestaat.",
            },
        }
    )
    assert set(asked.curate().bestanden) == {"werkboeken/lijst.yml"}
    assert [(one["tekst"], one["uitkomst"]) for one in content(asked)["uitkomsten"]] == [
        ("Veerkracht; Empathie: op 3 van 4 maten effect", "gemengd"),
        ("Veerkracht: loopt", "leeg"),
    ]
    asked.build()
    assert set(asked.asked()) == {"Namen"}, "an answer about the older workbook holds for the newer"
    (asked.data / "werkboeken" / "lijst_2027.yml").write_text("titel: Nieuw\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"lijst_2027.yml: dit werkboek heet in data/bronnen.yml een nieuwe versie"):
        asked.build()
