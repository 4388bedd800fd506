"""Figures about the catalogue itself: sources, coverage, how tags were made, what the build noticed."""

import sqlite3
from dataclasses import dataclass

from toolkit.web.catalogus import Catalogus
from toolkit.web.woorden import NIET_GERAPPORTEERD

METHODEN = {
    "exact": "precies zo in de lijst",
    "synoniem": "via een synoniem",
    "fuzzy": "lijkt er sterk op",
    "curator": "besluit van een curator",
    "overgenomen": "overgenomen van een kop, blad of groep",
}

_ERNST = {
    "fout": ("fout", "fouten"),
    "waarschuwing": ("waarschuwing", "waarschuwingen"),
    "info": ("mededeling", "mededelingen"),
}


@dataclass(frozen=True, slots=True)
class Werkboek:
    """One source file."""

    bestand: str
    soort: str
    peildatum: str | None
    cellen: int


@dataclass(frozen=True, slots=True)
class Dekking:
    """How far one dimension is filled."""

    naam: str
    label: str
    interventies: int
    kenmerken: int
    door_samensteller: int
    per_methode: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """Figures for the page about the catalogue."""

    aantal: int
    per_herkomst: tuple[tuple[str, int], ...]
    werkboeken: tuple[Werkboek, ...]
    dekking: tuple[Dekking, ...]
    methoden: tuple[str, ...]
    bevindingen: tuple[tuple[str, int], ...]
    geevalueerd: int
    met_status: int
    publicaties: int


def read_over(conn: sqlite3.Connection, catalogus: Catalogus) -> Over:
    """Return the figures; every one of them is counted in the database."""
    herkomsten = dict(conn.execute("select herkomst, count(*) from interventie group by herkomst").fetchall())
    return Over(
        aantal=catalogus.aantal,
        per_herkomst=tuple((woord, herkomsten.get(h, 0)) for h, woord in catalogus.herkomsten.items()),
        werkboeken=_werkboeken(conn, catalogus),
        dekking=tuple(_dekking(conn, catalogus, d.naam) for d in catalogus.begrippen),
        methoden=tuple(METHODEN.values()),
        bevindingen=tuple(
            (_ERNST[ernst][aantal != 1], aantal)
            for ernst, aantal in conn.execute("select ernst, count(*) from bevinding group by ernst order by ernst")
        ),
        geevalueerd=catalogus.totalen["evaluatie"].get("geevalueerd", 0),
        met_status=_one(
            conn, "select count(distinct interventie_id) from interventie_werkzaam_element where status is not null"
        ),
        publicaties=_one(conn, "select count(*) from publicatie"),
    )


def _werkboeken(conn: sqlite3.Connection, catalogus: Catalogus) -> tuple[Werkboek, ...]:
    rows = conn.execute(
        "select b.bestand, coalesce(b.titel, b.herkomst), b.peildatum, count(c.id) "
        "from bron b left join broncel c on c.bron_id = b.id "
        "group by b.id order by b.bestand"
    )
    return tuple(Werkboek(bestand, catalogus.herkomsten.get(soort, soort), *rest) for bestand, soort, *rest in rows)


def _dekking(conn: sqlite3.Connection, catalogus: Catalogus, dimensie: str) -> Dekking:
    # Names of tables come from the contract, never from a visitor.
    rows = conn.execute(
        f"select methode, toegekend_door, count(*) from interventie_{dimensie} group by methode, toegekend_door"  # noqa: S608
    ).fetchall()
    return Dekking(
        naam=dimensie,
        label=catalogus.begrippen[dimensie].label,
        interventies=catalogus.aantal - catalogus.totalen[dimensie].get(NIET_GERAPPORTEERD, 0),
        kenmerken=sum(aantal for _, _, aantal in rows),
        door_samensteller=sum(aantal for _, door, aantal in rows if door == "samensteller"),
        per_methode=tuple(sum(aantal for m, _, aantal in rows if m == methode) for methode in METHODEN),
    )


def _one(conn: sqlite3.Connection, query: str) -> int:
    return int(conn.execute(query).fetchone()[0])
