"""A catalogue of four interventions, written out so that a test shows what it searches in."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from tests.described import schema
from toolkit.search import Searcher, SearchWords, load_search_words, write_search_index
from toolkit.store.described import veld_rows
from toolkit.vocabulary.velden import load_velden

ROOT = Path(__file__).parent.parent.parent

INTERVENTIES = {
    # id: (naam, variant, doel, uitkomst, tags of werkzaam_element)
    "diamant": ("Diamant", "Training Diamant", "Jongeren weerbaarder maken.", "Meer empathie.", ("zelfvertrouwen",)),
    "toneelklas": (
        "De Toneelklas",
        None,
        "Leerlingen spelen theater in de klas.",
        "Re-integratie lukt.",
        ("empathie",),
    ),
    "steunlijn": ("Steunlijn", None, "Ouders bellen als hun kind radicaliseert.", "Ouders zijn rustiger.", ()),
    "uitweg": ("Uitweg", "Way Out", "Gedetineerden stappen uit extreemrechts.", "Minder recidive.", ("empathie",)),
}
TERMEN = {"zelfvertrouwen": ("Zelfvertrouwen", "Self-esteem"), "empathie": ("Empathie", "Empathy")}


@pytest.fixture(scope="session")
def search_words() -> SearchWords:
    """Return the curators' words as they are shipped."""
    return load_search_words(ROOT / "data" / "zoeken")


@pytest.fixture
def filled() -> Iterator[sqlite3.Connection]:
    """Return a database of the four interventions, without search index."""
    conn = sqlite3.connect(":memory:")
    fill(conn)
    yield conn
    conn.close()


@pytest.fixture(scope="session")
def small(search_words: SearchWords) -> Iterator[sqlite3.Connection]:
    """Return the database of the four interventions with its search index; not to be changed."""
    conn = sqlite3.connect(":memory:", check_same_thread=False)
    fill(conn)
    write_search_index(conn, search_words)
    yield conn
    conn.close()


@pytest.fixture(scope="session")
def searcher(small: sqlite3.Connection) -> Searcher:
    return Searcher.load(small)


def fill(conn: sqlite3.Connection) -> None:
    """Write the four interventions into an empty database."""
    conn.executescript(schema())
    db = sqlite_utils.Database(conn)
    db.table("dimensie").insert(
        {
            "id": "werkzaam_element",
            "label": "L",
            "meervoud": "M",
            "definitie": "D",
            "bron": "B",
            "volgorde": 1,
            "blok": "elementen",
            "blok_volgorde": 1,
        }
    )
    db.table("veld").insert_all(veld_rows(load_velden(ROOT / "data" / "velden.yml")))
    db.table("bron").insert({"id": "b", "bestand": "b.xlsx", "sha256": "0", "herkomst": "database"})
    for term, (label, label_en) in TERMEN.items():
        row = {"id": term, "label": label, "label_en": label_en, "kop": 0, "toegevoegd": 0, "volgorde": 1}
        db.table("werkzaam_element").insert(row)
        add_label(db, term, "voorkeur", label)
        add_label(db, term, "voorkeur", label_en)
    add_label(db, "empathie", "zoekterm", "medeleven")
    for interventie_id, (naam, variant, doel, uitkomst, tags) in INTERVENTIES.items():
        add(conn, interventie_id, naam, doel, uitkomst)
        if variant:
            db.table("naamsvariant").insert({"interventie_id": interventie_id, "naam": variant})
        for term in tags:
            add_tag(db, interventie_id, term)
    conn.commit()


def add(conn: sqlite3.Connection, interventie_id: str, naam: str, doel: str, uitkomst: str) -> None:
    """Write one intervention with a source cell for its goal and its outcome."""
    texts = {"doel": doel, "uitkomst": uitkomst}
    sqlite_utils.Database(conn).table("interventie").insert(
        {"id": interventie_id, "naam": naam, "herkomst": "database", **texts}
    )
    for veld, waarde in texts.items():
        add_cell(conn, interventie_id, veld, waarde)


def add_cell(
    conn: sqlite3.Connection, interventie_id: str, veld: str, waarde: str | None, soort: str = "waarde"
) -> None:
    """Write one source cell; without value it is a hidden one."""
    db = sqlite_utils.Database(conn)
    db.table("broncel").insert(
        {
            "id": f"{interventie_id}-{veld}-{db.table('broncel').count}",
            "bron_id": "b",
            "werkblad": "Blad",
            "soort": soort,
            "waarde": waarde,
            "veld": veld,
            "interventie_id": interventie_id,
            "verborgen": int(waarde is None),
        }
    )


def add_label(db: sqlite_utils.Database, term: str, soort: str, label: str) -> None:
    """Write one label of a term."""
    db.table("begrip_label").insert(
        {"dimensie_id": "werkzaam_element", "term_id": term, "soort": soort, "label": label}
    )


def add_tag(db: sqlite_utils.Database, interventie_id: str, term: str) -> None:
    """Write one tag, with the cell of the goal as its source."""
    cell = db.execute("select id from broncel where interventie_id = ? and veld = 'doel'", [interventie_id]).fetchone()
    row = {"interventie_id": interventie_id, "werkzaam_element_id": term, "broncel_id": cell[0]}
    how = {"brontekst": "x", "methode": "exact", "score": 100, "toegekend_door": "bron"}
    db.table("interventie_werkzaam_element").insert({**row, **how})
