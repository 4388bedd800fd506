"""A small finished database, written out row by row, so that every test can be checked by reading."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.described import describe, schema

Rows = Mapping[str, Sequence[Mapping[str, object]]]
MakeDatabase = Callable[[Rows], Path]


def _term(term_id: str, label: str, label_en: str, broader_id: str | None = None, **more: object) -> dict[str, object]:
    return {"id": term_id, "label": label, "label_en": label_en, "broader_id": broader_id} | {
        "definitie": None,
        "kop": 0,
        "toegevoegd": 0,
        "volgorde": 1,
        **more,
    }


def cell(cell_id: str, **more: object) -> dict[str, object]:
    """Return a row of `broncel`; the id is ``<bron>/<werkblad>/<kolom>/<rij>``, without kolom and rij for a sheet."""
    bron_id, werkblad, *address = cell_id.split("/")
    kolom, rij = (address[0], int(address[1])) if address else (None, None)
    return {
        "id": cell_id,
        "bron_id": bron_id,
        "werkblad": werkblad,
        "rij": rij,
        "kolom": kolom,
        "soort": "waarde" if address else "bladnaam",
        "kop": None,
        "waarde": None,
        "veld": None,
        "interventie_id": None,
        "verborgen": 0,
        **more,
    }


def tag(interventie_id: str, dimensie: str, term_id: str, broncel_id: str, **more: object) -> dict[str, object]:
    """Return a row of ``interventie_<dimensie>``: an exact label, assigned by the source, unless `more` says else."""
    return {
        "interventie_id": interventie_id,
        f"{dimensie}_id": term_id,
        "broncel_id": broncel_id,
        "brontekst": term_id,
        "methode": "exact",
        "score": 100,
        "toegekend_door": "bron",
        **more,
    }


def finding(ernst: str, code: str, melding: str, **more: object) -> dict[str, object]:
    """Return a row of `bevinding`."""
    empty = dict.fromkeys(("bestand", "werkblad", "cel", "waarde", "veld", "kandidaten", "broncel_id"))
    return {**empty, "ernst": ernst, "code": code, "melding": melding, **more}


def _insert(conn: sqlite3.Connection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        conn.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


@pytest.fixture
def make_database(tmp_path: Path) -> MakeDatabase:
    """Return a function that writes rows into the real schema and gives the path of the database."""

    def make(rows: Rows) -> Path:
        path = tmp_path / "interventies.db"
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as conn, conn:
            conn.execute("pragma foreign_keys = on")
            conn.executescript(schema())
            describe(conn)
            for table, content in rows.items():
                _insert(conn, table, content)
        return path

    return make


@pytest.fixture
def small_rows() -> dict[str, list[dict[str, object]]]:
    """Return two workbooks with three interventions, of which one is in both, and findings of every severity."""
    return {
        "bron": [
            {"id": "a", "bestand": "a.xlsx", "sha256": "aa11", "herkomst": "slo"},
            {"id": "b", "bestand": "b.xlsx", "sha256": "bb22", "herkomst": "database"},
        ],
        "interventie": [
            {"id": "weerbaar", "naam": "Weerbaar", "herkomst": "beide"},
            {"id": "exit", "naam": "EXIT", "herkomst": "database"},
            {"id": "exit-ouders", "naam": "EXIT voor ouders", "herkomst": "database", "onderdeel_van": "exit"},
        ],
        "publicatie": [{"id": "p1", "titel": "Een studie"}],
        "land": [_term("nl", "Nederland", "Netherlands")],
        "doelgroep": [
            _term("leeftijd", "Leeftijdsgroep", "Age group", kop=1, definitie="Leeftijd."),
            _term("jongeren", "Jongeren (12-17 jaar)", "Adolescents", "leeftijd", volgorde=2),
            _term("ouders-en-gezin", "Ouders en gezin", "Parents and family", volgorde=3),
        ],
        "broncel": [
            cell("a/Lijst"),
            cell("a/Lijst/A/1", waarde="Overzicht 2026"),
            cell("a/Lijst/A/4", waarde="Weerbaar", kop="Naam", veld="naam", interventie_id="weerbaar"),
            cell(
                "a/Lijst/B/4", waarde="jongeren en vaders", kop="Doelgroep", veld="doelgroep", interventie_id="weerbaar"
            ),
            cell("a/Lijst/C/4", waarde="zie map 3", kop="Intern", interventie_id="weerbaar"),
            cell("a/Lijst/D/4", kop="Geheim", interventie_id="weerbaar", verborgen=1),
            cell("b/Nederland", waarde="Nederland", veld="land"),
            cell("b/Nederland/A/2", waarde="Weerbaar (jeugd)", kop="Naam", veld="naam", interventie_id="weerbaar"),
            cell("b/Nederland/A/3", waarde="EXIT", kop="Naam", veld="naam", interventie_id="exit"),
            cell("b/Nederland/B/3", waarde="Vaders", kop="Voor wie", veld="doelgroep", interventie_id="exit"),
            cell("b/Nederland/A/4", waarde="EXIT voor ouders", kop="Naam", veld="naam", interventie_id="exit-ouders"),
        ],
        "interventie_land": [
            tag("weerbaar", "land", "nl", "b/Nederland", methode="overgenomen"),
            tag("exit", "land", "nl", "b/Nederland", methode="overgenomen"),
        ],
        "interventie_doelgroep": [
            tag("weerbaar", "doelgroep", "jongeren", "a/Lijst/B/4", methode="synoniem", toegekend_door="samensteller"),
        ],
        "bevinding": [
            finding("info", "herkomst_afgeleid", "Gelezen als database.", bestand="b.xlsx"),
            finding(
                "waarschuwing",
                "waarde_onbeslist",
                "“vaders” kennen we niet.",
                waarde="vaders",
                veld="doelgroep",
                kandidaten="ouders-en-gezin\njongeren",
                broncel_id="a/Lijst/B/4",
            ),
            finding("fout", "nog_niet_uitgelegd", "Er klopt <iets> niet.", bestand="a.xlsx"),
            finding(
                "waarschuwing",
                "waarde_onbeslist",
                "“Vaders” kennen we niet.",
                waarde="Vaders",
                veld="doelgroep",
                kandidaten="ouders-en-gezin",
                broncel_id="b/Nederland/B/3",
            ),
        ],
        "bouw": [
            {"sleutel": "versie", "waarde": "0.1.0"},
            {"sleutel": "bron.b.overgeslagen.1", "waarde": "Leeswijzer: geen tabel"},
            {"sleutel": "bron.b.overgeslagen.2", "waarde": "Notities: alleen tekst: geen kop"},
        ],
    }


@pytest.fixture
def small_database(make_database: MakeDatabase, small_rows: Rows) -> Path:
    """Return the database with `small_rows`."""
    return make_database(small_rows)
