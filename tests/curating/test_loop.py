"""The whole loop: a workbook with what nobody knows, the list, decisions in Excel, and a build without questions."""

import sqlite3
from contextlib import closing

from tests.curating.conftest import Desk
from toolkit.curating.messages import render

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
    ("Kolommen", "Zaaltijd"): {
        "Besluit": "is een nieuw veld",
        "Nieuw veld": "Zaaltijd",
        "Soort": "tekst",
        "Uitleg van het veld": "hoe lang het duurt.",
        "Deel van de pagina": "aanpak",
    },
    ("Kolommen", "Map op"): {"Besluit": "weglaten, want …", "Reden": "Van onszelf."},
    ("Kolommen", "Zaalhuur"): {"Besluit": "is dit veld", "Veld": "Opmerking [opmerking]"},
    ("Waarden", "twijfel aan alles?"): {"Besluit": "weglaten, want …", "Reden": "De bron vraagt het."},
    ("Dubbel", "Kring"): {"Besluit": "is dezelfde", "Reden": "Dezelfde kring."},
    ("Dubbel", "Vuur"): {"Besluit": "is niet dezelfde", "Reden": "Een ander vuur."},
    ("Namen", "ALLE NAMEN"): {"Besluit": "houdt dit adres"},
}


def tags(desk: Desk, dimensie: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(desk.database)) as conn:
        return conn.execute(
            f"select interventie_id, {dimensie}_id, brontekst, methode from interventie_{dimensie} order by 1, 2"
        ).fetchall()


def test_what_nobody_knew_is_decided_in_excel_and_built(desk: Desk) -> None:
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
            '  - waarden:\n      - vaag gedoe\n    negeren: "Zegt niet aan welk element: te vaag."\n'
            "  - waarden:\n      - twijfel aan alles?\n    negeren: De bron vraagt het."
        ),
        "identiteiten.yml": (
            "  - id: kring\n    namen:\n      - Kring\n      - Kring (vernieuwd)\n    land: [nl]\n"
            "  - id: steen\n    namen:\n      - Steen\n    land: [be]\n"
            "  - id: vuur\n    namen:\n      - Vuur\n    land: [nl]\n"
            "  - id: vuur-en-vlam\n    namen:\n      - Vuur en vlam\n    land: [nl]\n"
            "  - id: water\n    namen:\n      - Water\n    land: [nl]"
        ),
        "koppelingen.yml": (
            "  - id: kring\n    reden: Dezelfde kring.\n    voorop: lijst\n"
            "verschillend:\n  - ids: [vuur, vuur-en-vlam]\n    reden: Een ander vuur."
        ),
        "velden.yml": (
            "  - veld: zaaltijd\n    label: Zaaltijd\n    kolom:\n      soort: tekst\n"
            "      uitleg: hoe lang het duurt.\n"
            "      pagina: {blok: aanpak, volgorde: 90}\n"
            "    koppen:\n      altijd:\n        - Zaaltijd"
        ),
        "vocabulaire/werkzaam_element.yml": (
            "  - id: innerlijke-rust\n    broader: psychosociale-factoren\n    nl: Innerlijke rust\n"
            "    en: Inner calm\n"
            "    definitie: Rust in het hoofd.\n    toegevoegd: true\n    alt:\n      - stille kracht"
        ),
        "werkboeken/lijst.yml": (
            "# Wat bijzonder is aan het werkboek lijst. Zie docs/lezen.md.\nindeling:\n  Nederland:\n    kolommen:\n"
            "      Map op schijf: {veld: null, reden: Van onszelf.}\n      Zaalhuur: opmerking"
        ),
    }
    desk.build()
    assert desk.asked() == {}
    said = render(desk.curate(), desk.lijst, desk.data)
    assert said == "curatielijst.xlsx: deze lijst vraagt niets. Er was bij die bouw niets te beslissen."
    assert [tag for tag in tags(desk, "werkzaam_element") if tag[3] != "exact"] == [
        ("kring", "empathie", "samen zingen", "curator"),
        ("kring", "zelfvertrouwen", "samen zingen", "curator"),
        ("steen", "innerlijke-rust", "stille kracht", "synoniem"),
        ("vuur", "empathie", "Samen zingen", "curator"),
        ("vuur", "zelfvertrouwen", "Samen zingen", "curator"),
    ]
    assert ("kring", "leeftijdsgenoten", "zwevers", "curator") in tags(desk, "doelgroep")


def test_a_second_time_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.fill(ANSWERS)
    desk.curate()
    before = desk.yaml()
    uitslag = desk.curate()
    assert (uitslag.overgenomen, uitslag.geweigerd, uitslag.bestanden) == ([], [], {})
    assert len(uitslag.al_zo) == len(ANSWERS) - 1  # all names at once is no decision of its own
    assert desk.yaml() == before
