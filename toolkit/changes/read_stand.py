"""Read what a built database says as a `Stand`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.changes.stand import (
    PLACE,
    BegripStand,
    BevindingStand,
    InterventieStand,
    KenmerkStand,
    Stand,
    VervallenStand,
)
from toolkit.lezer import Interventie, Publicatie, open_readonly, read_interventies, read_opbouw
from toolkit.lezer.adressen import read_verwijzingen
from toolkit.vocabulary.velden import NAAM


class NoCatalogueError(Exception):
    """A file is no database of the catalogue; the message is Dutch and names it."""


@contextmanager
def open_catalogue(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to a built database, for reading only.

    Raises:
        NoCatalogueError: there is no such file, or it is something else.

    """
    if not path.is_file():
        raise NoCatalogueError(f"{path}: dit bestand is er niet.")
    with open_readonly(path) as conn:
        try:
            conn.execute("select sleutel from bouw limit 1").fetchall()
            conn.execute("select id from veld limit 1").fetchall()
            conn.execute("select verschenen_in from publicatie limit 0")
        except sqlite3.DatabaseError as error:
            raise NoCatalogueError(
                f"{path}: dit is geen database van de catalogus, of zij is van een oudere versie ({error})."
            ) from error
        yield conn


def read_stand(conn: sqlite3.Connection) -> Stand:
    """Return everything that two builds are compared by."""
    opbouw = read_opbouw(conn)
    ids = sorted(verwijzing.id for verwijzing in read_verwijzingen(conn))
    interventies: dict[str, InterventieStand] = {}
    publicaties: dict[str, str] = {}
    for interventie in read_interventies(conn, opbouw, ids):
        interventies[interventie.id] = _interventie(interventie)
        publicaties |= {publicatie.id: _cited(publicatie) for publicatie in interventie.publicaties}
    return Stand(
        labels={dimensie.naam: dimensie.label for dimensie in opbouw.dimensies}
        | {veld.veld: veld.titel for veld in opbouw.velden},
        interventies=interventies,
        publicaties=dict(sorted(publicaties.items())),
        begrippen={
            dimensie.naam: {
                term.id: BegripStand(label=term.nl, definitie=term.definitie, broader=term.broader)
                for term in dimensie.termen.values()
            }
            for dimensie in opbouw.dimensies
        },
        vervallen={
            id_: VervallenStand(naar=naar, ook=tuple((ook or "").split()), reden=reden)
            for id_, naar, ook, reden in conn.execute(
                "select id, interventie_id, ook, reden from interventie_alias order by id"
            )
        },
        bevindingen=tuple(
            BevindingStand(ernst=row[0], code=row[1], bestand=row[2], werkblad=row[3], cel=row[4], waarde=row[5])
            for row in conn.execute("select ernst, code, bestand, werkblad, cel, waarde from bevinding order by id")
        ),
    )


def count_bronnen(conn: sqlite3.Connection) -> int:
    """Return the number of workbooks."""
    (number,) = conn.execute("select count(*) from bron").fetchone()
    return int(number)


def _interventie(interventie: Interventie) -> InterventieStand:
    kenmerken: dict[tuple[str, str, str | None, str | None, str | None], list[str]] = {}
    for dimensie, tags in interventie.tags.items():
        for tag in tags:
            key = (dimensie, tag.term.id, tag.status, tag.rol, tag.toelichting)
            cel = interventie.cellen[tag.broncel]
            kenmerken.setdefault(key, []).append(
                PLACE.join(part for part in (cel.bestand, cel.werkblad, cel.adres) if part)
            )
    return InterventieStand(
        naam=interventie.naam,
        herkomst=interventie.herkomst,
        namen=interventie.naamsvarianten,
        onderdeel_van=interventie.onderdeel_van,
        velden={v: waarde for v, waarde in interventie.velden.items() if v != NAAM and waarde is not None},
        kenmerken=tuple(
            KenmerkStand(
                dimensie=key[0],
                term=key[1],
                status=key[2],
                rol=key[3],
                toelichting=key[4],
                cellen=tuple(dict.fromkeys(cells)),
            )
            for key, cells in kenmerken.items()
        ),
        publicaties=tuple(publicatie.id for publicatie in interventie.publicaties),
    )


def _cited(publicatie: Publicatie) -> str:
    jaar = "z.j." if publicatie.jaar is None else str(publicatie.jaar)
    who = publicatie.auteurs or "auteur niet genoemd"
    return ". ".join(part for part in (f"{who} ({jaar})", publicatie.titel, publicatie.doi or publicatie.url) if part)
