"""The whole loop: a workbook with what nobody knows, the list, decisions in Excel, and a build without questions."""

import sqlite3
from contextlib import closing

from tests.curating.conftest import Desk, MakeDesk

SHEETS = {
    "Nederland": [
        ("Naam interventie", "Land", "Werkzame elementen", "Doelgroep", "Duur", "Map op schijf", "Kosten"),
        ("Kring", "Nederland", "samen zingen; Empathie", "zwevers", "12 weken", "a-1", "gratis"),
        ("Vuur", "Nederland", "Samen zingen", "jongeren", "een jaar", "a-2", "500 euro"),
        ("Water", "Nederland", "vaag gedoe", "jongeren", "drie dagen", "a-3", "onbekend"),
    ],
    "België": [
        ("Naam interventie", "Land", "Werkzame elementen", "Doelgroep", "Duur"),
        ("Steen", "België", "stille kracht", "jongeren", "2 weken"),
    ],
}
ANSWERS = {
    ("Waarden", "samen zingen"): {"Besluit": "is dit begrip", "Begrip": "Empathie [empathie]; Zelfvertrouwen"},
    ("Waarden", "vaag gedoe"): {"Besluit": "weglaten, want …", "Reden": "Zegt niet aan welk element: te vaag."},
    ("Waarden", "stille kracht"): {
        "Besluit": "is een nieuw begrip",
        "Nieuw begrip": "Innerlijke rust",
        "Nieuw begrip in het Engels": "Inner calm",
        "Definitie": "Rust in het hoofd.",
        "Valt onder": "Psychosociale factoren [psychosociale-factoren]",
    },
    ("Waarden", "zwevers"): {
        "Besluit": "is dit begrip",
        "Begrip": "leeftijdsgenoten",
        "Rol": "intermediair",
        "Alleen in dit werkboek": "ja",
    },
    ("Kolommen", "Duur"): {
        "Besluit": "is een nieuw veld",
        "Nieuw veld": "Duur",
        "Soort": "tekst",
        "Uitleg van het veld": "hoe lang het duurt.",
        "Deel van de pagina": "aanpak",
    },
    ("Kolommen", "Map op"): {"Besluit": "weglaten, want …", "Reden": "Van onszelf."},
    ("Kolommen", "Kosten"): {"Besluit": "is dit veld", "Veld": "Opmerking [opmerking]"},
    ("Namen", "ALLE NAMEN"): {"Besluit": "houdt dit adres"},
}


def tags(desk: Desk, dimensie: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(desk.database)) as conn:
        return conn.execute(
            f"select interventie_id, {dimensie}_id, brontekst, methode from interventie_{dimensie} order by 1, 2"
        ).fetchall()


def test_what_nobody_knew_is_decided_in_excel_and_built(make_desk: MakeDesk) -> None:
    desk = make_desk(SHEETS)
    assert desk.asked() == {
        "Kolommen": ["Duur", "Map op schijf", "Kosten"],
        "Waarden": ["samen zingen", "zwevers", "vaag gedoe", "stille kracht"],
        "Namen": ["ALLE NAMEN HIERONDER waarbij u niets invult", "Kring", "Vuur", "Water", "Steen"],
    }
    before = desk.yaml()
    desk.fill(ANSWERS)
    uitslag = desk.curate()
    assert (uitslag.geweigerd, uitslag.overgeslagen, uitslag.al_zo, uitslag.open) == ([], [], [], 0)
    assert desk.added(before) == {
        "besluiten/doelgroep.yml": (
            "  - waarden:\n      - zwevers\n    intermediair: [leeftijdsgenoten]\n    werkboek: lijst"
        ),
        "besluiten/werkzaam_element.yml": (
            "  - waarden:\n      - samen zingen\n    wordt: {werkzaam_element: [empathie, zelfvertrouwen]}\n"
            '  - waarden:\n      - vaag gedoe\n    negeren: "Zegt niet aan welk element: te vaag."'
        ),
        "identiteiten.yml": "\n".join(
            f"  - id: {naam.lower()}\n    namen:\n      - {naam}\n    land: [{land}]"
            for naam, land in (("Kring", "nl"), ("Steen", "be"), ("Vuur", "nl"), ("Water", "nl"))
        ),
        "velden.yml": (
            "  - veld: duur\n    label: Duur\n    kolom:\n      soort: tekst\n      uitleg: hoe lang het duurt.\n"
            "      pagina: {blok: aanpak, volgorde: 90}"
        ),
        "vocabulaire/werkzaam_element.yml": (
            "  - id: innerlijke-rust\n    broader: psychosociale-factoren\n    nl: Innerlijke rust\n    en: Inner calm\n"
            "    definitie: Rust in het hoofd.\n    toegevoegd: true\n    alt:\n      - stille kracht"
        ),
        "werkboeken/lijst.yml": (
            "# Wat bijzonder is aan het werkboek lijst. Zie docs/lezen.md.\nindeling:\n  Nederland:\n    kolommen:\n"
            "      Map op schijf: {veld: null, reden: Van onszelf.}\n      Kosten: opmerking"
        ),
    }
    desk.build()
    assert desk.asked() == {}
    assert [tag for tag in tags(desk, "werkzaam_element") if tag[3] != "exact"] == [
        ("kring", "empathie", "samen zingen", "curator"),
        ("kring", "zelfvertrouwen", "samen zingen", "curator"),
        ("steen", "innerlijke-rust", "stille kracht", "synoniem"),
        ("vuur", "empathie", "Samen zingen", "curator"),
        ("vuur", "zelfvertrouwen", "Samen zingen", "curator"),
    ]
    assert ("kring", "leeftijdsgenoten", "zwevers", "curator") in tags(desk, "doelgroep")


def test_a_second_time_changes_nothing_and_says_so(make_desk: MakeDesk) -> None:
    desk = make_desk(SHEETS)
    desk.fill(ANSWERS)
    desk.curate()
    before = desk.yaml()
    uitslag = desk.curate()
    assert (uitslag.overgenomen, uitslag.geweigerd, uitslag.bestanden) == ([], [], {})
    assert len(uitslag.al_zo) == len(ANSWERS) - 1  # all names at once is no decision of its own
    assert desk.yaml() == before
