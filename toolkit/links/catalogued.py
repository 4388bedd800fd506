"""The web addresses of a built catalogue, with where each stands."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

WEB = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]", re.IGNORECASE)
_DOI = "https://doi.org/"


def web_addresses(text: str) -> list[str]:
    """Return the addresses in `text` that a reader can follow, each once, in order."""
    return list(dict.fromkeys(WEB.findall(text)))


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Where an address stands: the intervention, and the cells of the workbooks (``file, sheet, address``)."""

    interventie: str
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Webadres:
    """One address of the catalogue with every place where it stands."""

    url: str
    vindplaatsen: tuple[Vindplaats, ...]


def read_web_addresses(database: Path) -> list[Webadres]:
    """Return the addresses in the fields that hold one, and those of publications, sorted.

    Raises:
        sqlite3.DatabaseError: there is no `database`, or it is no catalogue.

    """
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as conn:
        found: dict[str, dict[str, str]] = {}
        for url, id_, naam in (*_in_fields(conn), *_of_publicaties(conn)):
            found.setdefault(url, {})[id_] = naam
        return [
            Webadres(url, tuple(Vindplaats(naam, _cells(conn, url, id_)) for id_, naam in interventies.items()))
            for url, interventies in sorted(found.items())
        ]


def _in_fields(conn: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    velden = [veld for (veld,) in conn.execute("select id from veld where soort = 'webadres' order by volgorde")]
    for veld in velden:
        rows = conn.execute(f'select id, naam, "{veld}" from interventie where "{veld}" is not null order by naam, id')  # noqa: S608 -- names of columns
        for id_, naam, text in rows:
            yield from ((url, id_, naam) for url in web_addresses(text))


def _of_publicaties(conn: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    rows = conn.execute(
        """select i.id, i.naam, p.doi, p.url from publicatie p
           join interventie_publicatie ip on ip.publicatie_id = p.id join interventie i on i.id = ip.interventie_id
           order by i.naam, i.id, p.id"""
    )
    for id_, naam, doi, url in rows:
        if doi:
            yield f"{_DOI}{doi}", id_, naam
        yield from ((one, id_, naam) for one in web_addresses(url or ""))


def _cells(conn: sqlite3.Connection, url: str, interventie: str) -> tuple[str, ...]:
    doi = url.removeprefix(_DOI) if url.startswith(_DOI) else None
    rows = conn.execute(
        """select b.bestand, c.werkblad, c.kolom || c.rij, c.waarde from broncel c join bron b on b.id = c.bron_id
           where c.interventie_id = ? and c.waarde is not null order by 1, 2, c.rij, c.kolom""",
        [interventie],
    )
    places = (
        f"{bestand}, {werkblad}, {adres}"
        for bestand, werkblad, adres, waarde in rows
        if url in web_addresses(waarde) or (doi and doi in waarde.lower())
    )
    return tuple(dict.fromkeys(places))
