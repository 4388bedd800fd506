"""The seal of a database: a hash over all it holds, by which anyone can tell that it still is what a build wrote.

It stands in the table `bouw`, so it goes wherever the file goes. It tells damage and accidents, not forgery.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from toolkit.store.data_hash import table_lines
from toolkit.store.schema import missing_parts

INHOUD_SHA256 = "inhoud_sha256"
_MOST_TOLD = 5


def seal(connection: sqlite3.Connection) -> None:
    """Write the seal; to be called when everything else has been written."""
    with connection:
        connection.execute("replace into bouw (sleutel, waarde) values (?, ?)", (INHOUD_SHA256, _content(connection)))


def problems(database: Path) -> list[str]:
    """Return in Dutch what is wrong with a database that a build made; nothing when it is whole.

    SQLite's own `integrity_check` and `foreign_key_check`, the tables and columns that this version of the program
    reads, and the seal.
    """
    if not database.is_file():
        return ["het bestand is er niet"]
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            # Each looks only at what the one before it found to be sound.
            checks = (_integrity, missing_parts, _references, _broken_seal)
            return next((found for check in checks if (found := check(connection))), [])
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return [f"SQLite kan het niet lezen: {error}"]


def _integrity(connection: sqlite3.Connection) -> list[str]:
    (answer,) = connection.execute("pragma integrity_check(1)").fetchone()
    return [] if answer == "ok" else [f"SQLite meldt schade: {answer}"]


def _references(connection: sqlite3.Connection) -> list[str]:
    dangling = connection.execute("pragma foreign_key_check").fetchmany(_MOST_TOLD)
    return [
        f"tabel {table}, rij {row}: verwijst naar iets dat er niet is in {parent}" for table, row, parent, _ in dangling
    ]


def _broken_seal(connection: sqlite3.Connection) -> list[str]:
    row = connection.execute("select waarde from bouw where sleutel = ?", (INHOUD_SHA256,)).fetchone()
    if row is None:
        return ["er staat niet in wat de bouw schreef (inhoud_sha256 ontbreekt)"]
    return [] if row[0] == _content(connection) else ["de inhoud is na de bouw veranderd"]


def _content(connection: sqlite3.Connection) -> str:
    digest = hashlib.sha256()
    for line in _lines(connection):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    schema = "select name, sql from sqlite_master where name not like 'sqlite_%' order by type, name"
    yield from map(str, connection.execute(schema))
    yield from table_lines(connection, leave_out={"bouw"})
    facts = connection.execute("select * from bouw where sleutel <> ? order by sleutel", (INHOUD_SHA256,))
    yield from map(str, facts)
