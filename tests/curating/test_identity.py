"""What became of an address, which two are one, and names: the files say it, and a build no longer asks."""

import sqlite3
from contextlib import closing
from typing import Any

from tests.curating.conftest import Desk
from toolkit.curating.yaml_text import load_text


def content(desk: Desk, name: str, key: str, *ids: str) -> list[dict[str, Any]]:
    """Return the items with these ids of a list in a file."""
    items = load_text((desk.data / name).read_text("utf-8"))[key]
    return [item for item in items if item["id"] in ids]


def promise(desk: Desk, *identities: str) -> None:
    """Add identities of interventions that no workbook has any more, and let the build miss them."""
    path = desk.data / "identiteiten.yml"
    path.write_text(path.read_text("utf-8") + "".join(identities), "utf-8")
    for identity in identities:
        id_ = identity.split("id: ")[1].split("\n")[0]
        desk.find(code="id_verdwenen", waarde=id_, kandidaten="water\nvuur")


OLD = "  - id: oude-kring\n    namen:\n      - De oude kring\n    ook:\n      - OK\n    land: [nl]\n"
GONE = "  - id: weg\n    namen:\n      - Weg\n"
SPLIT = "  - id: duo\n    namen:\n      - Duo\n"
MERGED = "  - id: druppel\n    namen:\n      - Druppel\n"


def test_what_became_of_an_address_is_an_alias_and_its_names_go_along(desk: Desk) -> None:
    promise(desk, OLD, GONE, SPLIT, MERGED)
    desk.fill(
        {
            ("Verdwenen", "oude-kring"): {"Besluit": "heet nu", "Interventie": "Kring [kring]"},
            ("Verdwenen", "weg"): {"Besluit": "is ingetrokken, want …", "Reden": "Gestopt in 2025."},
            ("Verdwenen", "duo"): {"Besluit": "is gesplitst in", "Interventie": "Vuur [vuur]; steen", "Reden": "Twee."},
            ("Verdwenen", "druppel"): {"Besluit": "is opgegaan in", "Interventie": "Water", "Reden": "Eén stroom."},
        }
    )
    uitslag = desk.curate()
    assert uitslag.geweigerd == []
    assert content(desk, "aliassen.yml", "aliassen", "oude-kring", "weg", "duo", "druppel") == [
        {"id": "oude-kring", "naar": "kring", "reden": "Heet nu anders."},
        {"id": "weg", "reden": "Gestopt in 2025."},
        {"id": "duo", "naar": "vuur", "ook": ["steen"], "reden": "Twee."},
        {"id": "druppel", "naar": "water", "reden": "Eén stroom."},
    ]
    assert content(
        desk, "identiteiten.yml", "identiteiten", "oude-kring", "weg", "duo", "druppel", "kring", "water"
    ) == [
        {"id": "kring", "namen": ["Kring", "De oude kring"], "land": ["nl"], "ook": ["OK"]},
        {"id": "water", "namen": ["Water"], "land": ["nl"], "ook": ["Druppel"]},
    ]
    assert desk.curate().bestanden == {}
    desk.build()
    with closing(sqlite3.connect(desk.database)) as conn:
        aliases = dict(
            conn.execute("select id, interventie_id from interventie_alias where id in ('weg', 'oude-kring')")
        )
    assert aliases == {"weg": None, "oude-kring": "kring"}


def test_half_an_answer_about_an_address_is_refused(desk: Desk) -> None:
    promise(desk, OLD, SPLIT, GONE, MERGED)
    published = "wijzigingen: [{soort: toegevoegd, interventie: steen, naam: Steen}]\n"
    (desk.data / "wijzigingen").mkdir()
    (desk.data / "wijzigingen" / "2026-11-01.yml").write_text(f"datum: 2026-11-01\ninhoud: '{'0' * 64}'\n{published}")
    links = desk.data / "koppelingen.yml"
    links.write_text(
        links.read_text("utf-8").replace("verschillend: []", "verschillend:\n  - ids: [weg, oude-kring]\n    reden: x")
    )
    desk.fill(
        {
            ("Verdwenen", "oude-kring"): {"Besluit": "heet nu", "Interventie": "kring; water"},
            ("Verdwenen", "duo"): {"Besluit": "is gesplitst in", "Interventie": "water", "Reden": "Twee."},
            ("Verdwenen", "weg"): {"Besluit": "is ingetrokken, want …", "Reden": "Gestopt."},
            ("Verdwenen", "druppel"): {"Besluit": "heet nu", "Interventie": "Steen [steen]"},
        }
    )
    before = desk.yaml()
    assert [why for _, why in desk.curate().geweigerd] == [
        "bij “heet nu” hoort één interventie. Zijn het er meer, kies dan “is gesplitst in”.",
        "bij een splitsing horen minstens twee interventies, met een ; ertussen.",
        "weg staat nog bij `verschillend` in koppelingen.yml. Haal het daar eerst weg, of verander het.",
        "steen was al gepubliceerd, en is dus geen nieuwe naam van druppel. Kies “is opgegaan in”.",
    ]
    assert desk.yaml() == before


def test_two_that_are_one_keep_the_address_that_was_promised(desk: Desk) -> None:
    path = desk.data / "identiteiten.yml"
    path.write_text(f"{path.read_text('utf-8')}  - id: vuur-en-vlam\n    namen:\n      - Vuur en vlam\n", "utf-8")
    desk.build()
    desk.fill({("Dubbel", "Vuur"): {"Besluit": "is dezelfde", "Reden": "Eén vuur.", "Dit adres blijft": "Vuur [vuur]"}})
    assert desk.curate().geweigerd == []
    assert content(desk, "koppelingen.yml", "zelfde", "vuur") == [
        {"id": "vuur", "reden": "Eén vuur.", "voorop": "lijst"}
    ]
    assert content(desk, "aliassen.yml", "aliassen", "vuur-en-vlam") == [
        {"id": "vuur-en-vlam", "naar": "vuur", "reden": "Eén vuur."}
    ]
    assert content(desk, "identiteiten.yml", "identiteiten", "vuur", "vuur-en-vlam") == [
        {"id": "vuur", "namen": ["Vuur", "Vuur en vlam"], "land": ["nl"]}
    ]
    assert desk.curate().bestanden == {}
    desk.build()
    assert "Vuur" not in [naam.split("\n")[0] for naam in desk.asked()["Dubbel"]]
    with closing(sqlite3.connect(desk.database)) as conn:
        named = conn.execute("select naam, herkomst from interventie where id = 'vuur'").fetchall()
    assert named == [("Vuur", "beide")], "the page of the address that stays keeps its name"


def test_a_part_of_a_programme_stays_an_intervention(desk: Desk) -> None:
    desk.fill({("Dubbel", "Kring"): {"Besluit": "2 is een deel van 1", "Reden": "De tweede lijn."}})
    assert desk.curate().geweigerd == []
    assert content(desk, "koppelingen.yml", "onderdeel_van", "kring-vernieuwd") == [
        {"id": "kring-vernieuwd", "van": "kring", "reden": "De tweede lijn."}
    ]
    assert len(content(desk, "identiteiten.yml", "identiteiten", "kring", "kring-vernieuwd")) == 2
    desk.build()
    assert [naam.split("\n")[0] for naam in desk.asked()["Dubbel"]] == ["Vuur"]


def test_a_name_may_get_an_address_of_its_own(desk: Desk) -> None:
    desk.fill({("Namen", "Water"): {"Besluit": "krijgt een ander adres", "Ander adres": "stilstaand-water"}})
    assert desk.curate().geweigerd == []
    desk.build()
    with closing(sqlite3.connect(desk.database)) as conn:
        assert conn.execute("select id from interventie where naam = 'Water'").fetchall() == [("stilstaand-water",)]
    assert "Water" not in desk.asked()["Namen"]


def test_namesakes_are_told_apart_by_their_list_or_by_who_carries_them_out(desk: Desk) -> None:
    path = desk.data / "identiteiten.yml"
    path.write_text(f"{path.read_text('utf-8')}  - id: water\n    namen:\n      - Water\n    land: [nl]\n", "utf-8")
    rows = [("Water", "Nederland", "Plas"), ("Brug", "Nederland", "Oost"), ("Brug", "Nederland", "West")]
    rows += [("Poort", "Nederland", "Noord"), ("Poort", "Nederland", "Zuid")]
    rows += [("Haven", "Nederland", "Oost"), ("HAVEN (kade)", "Nederland", "West")]
    desk.receive("aaa.xlsx", {"Lijst": [("Naam interventie", "Land", "Organisatie"), *rows]})
    desk.build()
    assert [row.split("\n")[0] for row in desk.asked()["Dubbel"]].count("Water") == 1
    no = {"Besluit": "is niet dezelfde", "Reden": "Een andere vereniging."}
    yes = {"Besluit": "is dezelfde", "Reden": "Eén haven."}
    names = {("Namen", "ALLE"): {"Besluit": "houdt dit adres"}}
    desk.fill({("Dubbel", "Water"): no, ("Dubbel", "Brug"): no, ("Dubbel", "Haven"): yes, **names})
    assert desk.curate().geweigerd == []
    identities = content(desk, "identiteiten.yml", "identiteiten", "water", "water-lijst")
    assert [(i["id"], i["werkboek"]) for i in identities] == [("water-lijst", "lijst"), ("water", "aaa")]
    identities = content(
        desk, "identiteiten.yml", "identiteiten", "brug-oost", "brug-west", "poort-noord", "poort-zuid"
    )
    assert [i["organisatie"] for i in identities] == ["Oost", "West", "Noord", "Zuid"]
    with closing(sqlite3.connect(desk.database)) as conn:
        before = conn.execute("select id, organisatie from interventie where naam = 'Water' order by 1").fetchall()
    desk.build()
    with closing(sqlite3.connect(desk.database)) as conn:
        haven = conn.execute("select id, organisatie from interventie where naam like 'haven%'").fetchall()
        after = conn.execute("select id, organisatie from interventie where naam = 'Water' order by 1").fetchall()
        codes = [code for (code,) in conn.execute("select code from bevinding where waarde in ('Water', 'Brug')")]
    assert haven == [("haven", "Oost")], "who is the same is not made two again by its name"
    assert after == before and len(after) == 2
    assert codes == []
    assert "Namen" not in desk.asked()
    assert {"Water", "Brug"}.isdisjoint(row.split("\n")[0] for row in desk.asked()["Dubbel"])
