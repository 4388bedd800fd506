# ruff: noqa: E501 -- the rows below are tables; a table reads best with one row on one line
"""A catalogue of four interventions, small enough to read, for tests of what is written from the database."""

import sqlite3
from pathlib import Path
from typing import Any

from tests.described import describe, schema

BRON = [
    ("slo", "slo.xlsx", "a" * 64, "slo", "Literatuurlijst (door ons gemaakt)", 1, "november 2026"),
    ("databank", "databank.xlsx", "b" * 64, "database", None, 0, None),
]

# id, naam, herkomst, organisatie, doel, steekproef_n, bron_url, onderdeel_van
INTERVENTIES = [
    ("boks-mee", "Boks Mee", "slo", "Stichting Ring", "Rust in het hoofd\nen in het lijf", 120, None, None),
    ("familiesteun", "Familiesteun", "beide", "=1+1", "Ouders helpen", None, "https://voorbeeld.nl/familiesteun", None),
    ("gesprekskring", "Gesprekskring, dag & nacht", "database", "@Buurt", None, None, None, "familiesteun"),
    ("theater", "Théâtre", "database", None, None, None, "http://voorbeeld.nl/theater", None),
]

# id, bron_id, werkblad, rij, kolom, soort, kop, waarde, veld, interventie_id, verborgen
BRONCELLEN: list[tuple[Any, ...]] = [
    ("slo/blad1/A3", "slo", "Blad1", 3, "A", "waarde", "Naam", "Boks Mee", "naam", "boks-mee", 0),
    ("slo/blad1/B3", "slo", "Blad1", 3, "B", "waarde", "Elementen", "• Zelfvertrouwen (gemengd): iets hoger\n• Empathie",
     "werkzaam_element", "boks-mee", 0),
    ("slo/blad1/C3", "slo", "Blad1", 3, "C", "waarde", "Titel", "Boxing and self", "publicatie.titel", "boks-mee", 0),
    ("slo/blad1/D3", "slo", "Blad1", 3, "D", "waarde", "Design", "RCT", "onderzoeksdesign", "boks-mee", 0),
    ("slo/blad1/E3", "slo", "Blad1", 3, "E", "waarde", "Intern", None, None, "boks-mee", 1),
    ("slo/blad1/B4", "slo", "Blad1", 4, "B", "waarde", "Elementen", "Zelfvertrouwen (effect)", "werkzaam_element",
     "boks-mee", 0),
    ("slo/blad1/C5", "slo", "Blad1", 5, "C", "waarde", "Titel", "Families", "publicatie.titel", "familiesteun", 0),
    ("databank/nederland/bladnaam", "databank", "Nederland", None, None, "bladnaam", None, "Nederland", "land", None, 0),
    ("databank/nederland/B2", "databank", "Nederland", 2, "B", "waarde", "Doelgroep", "Jongeren; ouders via school",
     "doelgroep", "familiesteun", 0),
    ("databank/nederland/C2", "databank", "Nederland", 2, "C", "waarde", "Gevoeligheid", "x", "fase", "familiesteun", 0),
    ("databank/nederland/D2", "databank", "Nederland", 2, "D", "waarde", "Evaluatie", "ja", "evaluatie", "familiesteun", 0),
]  # fmt: skip

# dimensie, id, label, label_en, definitie, broader_id
TERMEN: list[tuple[str, str, str, str, str | None, str | None]] = [
    ("werkzaam_element", "psychosociale-factoren", "Psychosociale factoren", "Psychosocial factors", "Emoties en omgang.", None),
    ("werkzaam_element", "zelfvertrouwen", "Zelfvertrouwen", "Self-esteem", "Beeld van zichzelf.", "psychosociale-factoren"),
    ("werkzaam_element", "empathie", "Empathie", "Empathy", "Zich verplaatsen in anderen.", "psychosociale-factoren"),
    ("werkzaam_element", "sociaal-kapitaal", "Sociaal kapitaal", "Social capital", None, None),
    ("fase", "gevoeligheidsfase", "Gevoeligheidsfase", "Sensitivity phase", "Ontvankelijk.", None),
    ("doelgroep", "jongeren", "Jongeren (12-17 jaar)", "Adolescents", "Vanaf 12 tot en met 17 jaar.", None),
    ("doelgroep", "ouders-en-gezin", "Ouders en gezin", "Parents and family", None, None),
    ("land", "nl", "Nederland", "Netherlands", "ISO 3166-1: NL.", None),
    ("onderzoeksdesign", "rct", "RCT", "RCT", "Gerandomiseerd.", None),
    ("evaluatie", "geevalueerd", "Evaluatie bekend", "Evaluated", "De bron noemt een evaluatie.", None),
]  # fmt: skip

# dimensie -> interventie_id, term id, broncel_id, brontekst, methode, score, toegekend_door
TAGS: dict[str, list[tuple[Any, ...]]] = {
    "fase": [("familiesteun", "gevoeligheidsfase", "databank/nederland/C2", "Gevoeligheid", "overgenomen", 100, "samensteller")],
    "land": [
        ("familiesteun", "nl", "databank/nederland/bladnaam", "Nederland", "overgenomen", 100, "bron"),
        ("theater", "nl", "databank/nederland/bladnaam", "Nederland", "overgenomen", 100, "bron"),
    ],
    "onderzoeksdesign": [("boks-mee", "rct", "slo/blad1/D3", "RCT", "exact", 100, "bron")],
    "evaluatie": [("familiesteun", "geevalueerd", "databank/nederland/D2", "ja", "synoniem", 100, "bron")],
}  # fmt: skip

# interventie_id, term id, broncel_id, status, toelichting, brontekst, methode, score, toegekend_door
ELEMENTEN: list[tuple[Any, ...]] = [
    ("boks-mee", "zelfvertrouwen", "slo/blad1/B3", "gemengd", "iets hoger", "Zelfvertrouwen", "exact", 100, "samensteller"),
    ("boks-mee", "empathie", "slo/blad1/B3", None, None, "Empathie", "exact", 100, "samensteller"),
    ("boks-mee", "zelfvertrouwen", "slo/blad1/B4", "effect", None, "Zelfvertrouwen", "exact", 100, "samensteller"),
]  # fmt: skip

# interventie_id, term id, broncel_id, rol, brontekst, methode, score, toegekend_door
DOELGROEPEN: list[tuple[Any, ...]] = [
    ("familiesteun", "jongeren", "databank/nederland/B2", "uiteindelijk", "Jongeren", "synoniem", 100, "bron"),
    ("familiesteun", "ouders-en-gezin", "databank/nederland/B2", "intermediair", "ouders via school", "synoniem", 100, "bron"),
]  # fmt: skip

PUBLICATIES = [
    ("10.1234/box", "Jansen, A.; Smit, B.", 2015, "Boxing and self", "Journal of Sport", "10.1234/box", "https://doi.org/10.1234/box"),
    ("vries-2019-families", "de Vries, C.", 2019, "Families", None, None, None),
]  # fmt: skip
PUBLICATIE_BIJ = [
    ("boks-mee", "10.1234/box", "slo/blad1/C3"),
    ("familiesteun", "vries-2019-families", "slo/blad1/C5"),
]


def make_small_catalogue(path: Path) -> Path:
    """Write the catalogue above to a new database at `path` and return the path."""
    conn = sqlite3.connect(path)
    conn.execute("pragma synchronous = off")
    conn.executescript("begin;" + schema() + "commit;")
    _insert(conn, "bron", BRON)
    conn.executemany(
        "insert into interventie (id, naam, herkomst, organisatie, doel, steekproef_n, bron_url, onderdeel_van)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        INTERVENTIES,
    )
    _insert(conn, "naamsvariant", [("boks-mee", "Boxing Together")])
    _insert(conn, "interventie_alias", [("boksen", "boks-mee", "Nieuwe naam", None)])
    _insert(conn, "broncel", [(*cel, 0, None, None) for cel in BRONCELLEN])
    describe(conn)
    conn.execute("update dimensie set in_woorden = 0")
    for number, (dimensie, *term) in enumerate(TERMEN, 1):
        _insert(conn, dimensie, [(*term, 0, 0, None, None, number)])
        _insert(conn, "begrip_label", [(dimensie, term[0], "voorkeur", term[1], "nl")])
    _insert(conn, "begrip_label", [("werkzaam_element", "zelfvertrouwen", "synoniem", "eigenwaarde", "nl")])
    _insert(conn, "begrip_label", [("werkzaam_element", "zelfvertrouwen", "zoekterm", "zelfbeeld", None)])
    for dimensie, tags in TAGS.items():
        _insert(conn, f"interventie_{dimensie}", tags)
    _insert(conn, "interventie_werkzaam_element", ELEMENTEN)
    _insert(conn, "interventie_doelgroep", DOELGROEPEN)
    _insert(conn, "publicatie", [(*row, None, None, None, None, row[4]) for row in PUBLICATIES])
    _insert(conn, "interventie_publicatie", PUBLICATIE_BIJ)
    _insert(
        conn, "bevinding", [(1, "info", "herkomst_afgeleid", "Zet herkomst in YAML.", "databank.xlsx", *[None] * 6)]
    )
    _insert(conn, "bouw", [("versie", "0.1.0"), ("gegevens", "2026-11-01")])
    conn.commit()
    assert conn.execute("pragma foreign_key_check").fetchall() == []
    conn.close()
    return path


def _insert(conn: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    conn.executemany(f"insert into {table} values ({marks})", rows)
