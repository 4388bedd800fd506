"""The publications of a list as RIS, for reference managers."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import IO, Any

import rispy

from toolkit.lezer import Publicatie, read_interventies, read_opbouw

# ``Feddes, A. R.`` or ``van der Linden, S.``: a surname, a comma, initials.
_AUTHOR = re.compile(r"\s*([^,;&]+?),\s*((?:\w\.[\s-]*)+)(?:,?\s*&\s*|,\s*|;\s*|$)")
# ``Journal of Strategic Security, 6(4), 44-66``
_VOLUME = re.compile(r"(?P<journal>.+?), (?P<volume>\d+)(?:\((?P<number>\d+)\))?, (?P<first>\d+)(?:[-–](?P<last>\d+))?")


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
        for publicatie in interventie.publicaties:
            if publicatie.id not in seen:
                seen.add(publicatie.id)
                entry = _entry(publicatie, interventie.naam)
                yield rispy.dumps([entry], implementation=_Writer).replace("\n", "\r\n") + "\r\n"


def write_ris(conn: sqlite3.Connection, ids: Sequence[str], target: IO[bytes]) -> None:
    """Write the publications of the interventions `ids` to `target` as RIS in UTF-8.

    Raises:
        LookupError: an id does not exist.

    """
    for piece in iter_ris(conn, ids):
        target.write(piece.encode("utf-8"))


def split_authors(text: str) -> list[str]:
    """Return the authors of a reference, or the whole text as one when it is not a list of names with initials."""
    found, end = [], 0
    while match := _AUTHOR.match(text, end):
        found.append(f"{match[1]}, {match[2].strip()}")
        end = match.end()
        if end == len(text):
            return found
    return [part.strip() for part in text.split(";") if part.strip()]


def _entry(publicatie: Publicatie, interventie: str) -> dict[str, Any]:
    entry = {
        "type_of_reference": _kind(publicatie),
        "id": publicatie.id,
        "authors": split_authors(_line(publicatie.auteurs)) if publicatie.auteurs else None,
        "year": None if publicatie.jaar is None else str(publicatie.jaar),
        "title": _line(publicatie.titel),
        "doi": publicatie.doi,
        "urls": [publicatie.url] if publicatie.url else None,
        "keywords": [_line(interventie)],
        **_where(_line(publicatie.tijdschrift)),
    }
    return {name: value for name, value in entry.items() if value}


def _kind(publicatie: Publicatie) -> str:
    """Return JOUR for what appeared in a journal, RPRT for what calls itself a report, GEN when nothing says so."""
    if not publicatie.tijdschrift:
        return "GEN"
    return "RPRT" if re.search(r"\b(rapport|report)\b", publicatie.tijdschrift, re.IGNORECASE) else "JOUR"


def _where(journal: str) -> dict[str, str | None]:
    match = _VOLUME.fullmatch(journal)
    if match is None:
        return {"secondary_title": journal}
    return {
        "secondary_title": match["journal"],
        "volume": match["volume"],
        "number": match["number"],
        "start_page": match["first"],
        "end_page": match["last"],
    }


def _line(text: str | None) -> str:
    """A RIS value is one line."""
    return " ".join((text or "").split())
