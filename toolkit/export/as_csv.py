"""A list as CSV that Dutch Excel opens right, and in which no cell can run as a formula."""

import csv
import io
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from toolkit.export.lines import tag_lines, words_text
from toolkit.exportvorm import Scheiding, protect
from toolkit.lezer import Interventie, Opbouw, Waarde, read_interventies, read_opbouw
from toolkit.lezer.bronnen import read_herkomsten
from toolkit.weergave.bronwoorden import bronwoorden_of
from toolkit.weergave.publicaties import regel

_SEPARATOR = " | "
# What the lists themselves say, a column for each dimension that has such words.
_IN_WOORDEN = "_woorden"


def iter_csv(conn: sqlite3.Connection, ids: Sequence[str], scheiding: Scheiding = Scheiding.PUNTKOMMA) -> Iterator[str]:
    """Yield the interventions `ids` as CSV, a line at a time; the first piece has the byte order mark.

    Raises:
        LookupError: an id does not exist.

    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=scheiding.teken, lineterminator="\r\n")

    def line(cells: Sequence[str | int]) -> str:
        writer.writerow(cells)
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text

    opbouw, herkomsten = read_opbouw(conn), read_herkomsten(conn)
    yield "\ufeff" + line(columns(opbouw))
    for interventie in read_interventies(conn, opbouw, ids):
        yield line([_cell(value) for value in _values(interventie, opbouw, herkomsten)])


def write_csv(
    conn: sqlite3.Connection,
    ids: Sequence[str],
    target: IO[bytes],
    scheiding: Scheiding = Scheiding.PUNTKOMMA,
) -> None:
    """Write the interventions `ids` to `target` as CSV in UTF-8 with a byte order mark.

    Raises:
        LookupError: an id does not exist.

    """
    for piece in iter_csv(conn, ids, scheiding):
        target.write(piece.encode("utf-8"))


def columns(opbouw: Opbouw) -> tuple[str, ...]:
    """Return the names of the columns: fields, terms as text and as ids, and what the lists say in words."""
    dimensies = [d.naam for d in opbouw.dimensies]
    naam, *velden = (veld.veld for veld in opbouw.velden)
    return (
        *("id", naam, "herkomst", "herkomst_label"),
        *velden,
        "onderdeel_van",
        *dimensies,
        "publicaties",
        *(f"{dimensie}_id" for dimensie in dimensies),
        *(d.naam + _IN_WOORDEN for d in opbouw.dimensies if d.in_woorden),
    )


def _values(interventie: Interventie, opbouw: Opbouw, herkomsten: Mapping[str, str]) -> Iterator[Waarde]:
    naam, *velden = (interventie.velden[veld.veld] for veld in opbouw.velden)
    yield from (interventie.id, naam, interventie.herkomst, herkomsten[interventie.herkomst])
    yield from velden
    yield interventie.onderdeel_van
    for dimensie in opbouw.dimensies:
        yield _SEPARATOR.join(tag_lines(interventie.tags[dimensie.naam]))
    yield _SEPARATOR.join(regel(publicatie) for publicatie in interventie.publicaties)
    for dimensie in opbouw.dimensies:
        yield " ".join(dict.fromkeys(tag.term.id for tag in interventie.tags[dimensie.naam]))
    for woorden in bronwoorden_of(interventie, opbouw.dimensies).values():
        yield _SEPARATOR.join(words_text(woorden).split("\n"))


def _cell(value: Waarde) -> str | int:
    if value is None:
        return ""
    return protect(value) if isinstance(value, str) else value
