"""The publications of a list as RIS, for reference managers."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import IO, Any

import rispy

from toolkit.lezer import Interventie, Publicatie, read_interventies, read_opbouw
from toolkit.publicaties.auteurs import split_authors
from toolkit.publicaties.vindplaats import may_be_journal, without_kind
from toolkit.taalwoorden import Publicatiesoort

_TYPES: dict[Publicatiesoort, str] = {
    "artikel": "JOUR",
    "rapport": "RPRT",
    "proefschrift": "THES",
    "hoofdstuk": "CHAP",
    "boek": "BOOK",
    "dataset": "DATA",
}
_IN_SOMETHING = {"JOUR", "CHAP", "GEN"}


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    """Without the number before each entry, which not every program skips."""

    def set_header(self, count: int) -> str:
        """Return nothing to put before an entry."""
        return ""


def iter_ris(conn: sqlite3.Connection, ids: Sequence[str]) -> Iterator[str]:
    """Yield one RIS entry per publication of the interventions `ids`, each publication once.

    Raises:
        LookupError: an id does not exist.

    """
    seen: set[str] = set()
    for interventie in read_interventies(conn, read_opbouw(conn), ids, dimensies=(), cellen=False):
        for publicatie, entry in entries_of(interventie):
            if publicatie not in seen:
                seen.add(publicatie)
                yield entry


def entries_of(interventie: Interventie) -> Iterator[tuple[str, str]]:
    """Yield the id of each publication of an intervention with its RIS entry."""
    for publicatie in interventie.publicaties:
        entry = _entry(publicatie, interventie.naam)
        yield publicatie.id, rispy.dumps([entry], implementation=_Writer).replace("\n", "\r\n") + "\r\n"


def write_ris(conn: sqlite3.Connection, ids: Sequence[str], target: IO[bytes]) -> None:
    """Write the publications of the interventions `ids` to `target` as RIS in UTF-8.

    Raises:
        LookupError: an id does not exist.

    """
    for piece in iter_ris(conn, ids):
        target.write(piece.encode("utf-8"))


def _entry(publicatie: Publicatie, interventie: str) -> dict[str, Any]:
    kind = _kind(publicatie)
    entry = {
        "type_of_reference": kind,
        "id": publicatie.id,
        "authors": split_authors(_line(publicatie.auteurs)) if publicatie.auteurs else None,
        "year": None if publicatie.jaar is None else str(publicatie.jaar),
        "title": _line(publicatie.titel),
        "doi": publicatie.doi,
        "urls": [publicatie.url] if publicatie.url else None,
        "keywords": [_line(interventie)],
        **_where(publicatie, kind),
    }
    return {name: value for name, value in entry.items() if value}


def _kind(publicatie: Publicatie) -> str:
    """Return the RIS type: what the source says; else an article when it appeared in what may be a journal."""
    if publicatie.soort:
        return _TYPES[publicatie.soort]
    return "JOUR" if publicatie.tijdschrift and may_be_journal(publicatie.tijdschrift) else "GEN"


def _where(publicatie: Publicatie, kind: str) -> dict[str, str | None]:
    first, _, last = (publicatie.paginas or "").partition("-")
    name = _line(publicatie.tijdschrift)
    return {
        "secondary_title": name if kind in _IN_SOMETHING else None,
        "publisher": None if kind in _IN_SOMETHING else without_kind(name),
        "volume": publicatie.jaargang,
        "number": publicatie.nummer,
        "start_page": first,
        "end_page": last,
    }


def _line(text: str | None) -> str:
    """A RIS value is one line."""
    return " ".join((text or "").split())
