"""The seal of a database: a hash over the whole file, by which anyone can tell that it still is what a build wrote.

It stands in the table `bouw`, so it goes wherever the file goes: it is the hash of the file with another text of the
same length in its place. It tells damage and accidents, not forgery.
"""

import hashlib
import mmap
import sqlite3
from pathlib import Path

from toolkit.lezer import open_readonly
from toolkit.store.schema import missing_parts

INHOUD_SHA256 = "inhoud_sha256"
_OPEN = "nog niet verzegeld".ljust(64, ".")
_BLOCK = 1 << 20
_MOST_TOLD = 5


def seal(connection: sqlite3.Connection) -> None:
    """Write the seal; to be called when everything else has been written, and nothing is written after it."""
    with connection:
        connection.execute("replace into bouw (sleutel, waarde) values (?, ?)", (INHOUD_SHA256, _OPEN))
    (path,) = connection.execute("select file from pragma_database_list where name = 'main'").fetchone()
    sealed, place = _hash_without(Path(path), _OPEN).encode(), -1
    with Path(path).open("r+b") as file, mmap.mmap(file.fileno(), 0) as content:
        while (place := content.find(_OPEN.encode(), place + 1)) >= 0:
            content[place : place + len(sealed)] = sealed


def seal_of(database: Path) -> str | None:
    """Return the seal in a database, whether it is right or not; None when there is none.

    Raises:
        sqlite3.Error: SQLite cannot read it.

    """
    with open_readonly(database, immutable=True) as connection:
        row = connection.execute("select waarde from bouw where sleutel = ?", (INHOUD_SHA256,)).fetchone()
    return None if row is None else str(row[0])


def is_sealed(database: Path, sealed: str | None) -> bool:
    """Tell whether `sealed` is the seal of a database as it is now; the file is read once.

    Raises:
        OSError: it cannot be read.

    """
    return sealed is not None and _hash_without(database, sealed) == sealed


def problems(database: Path) -> list[str]:
    """Return in Dutch what is wrong with a database that a build made; nothing when it is whole.

    It has the tables and columns that this version of the program reads, and it is sealed: byte for byte what was
    built. When it is not, `damage` may say what happened.
    """
    if not database.is_file():
        return ["het bestand is er niet"]
    try:
        with open_readonly(database, immutable=True) as connection:
            if (found := missing_parts(connection)) or is_sealed(database, sealed := seal_of(database)):
                return found
            if found := damage(connection):
                return found
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return [f"SQLite kan het niet lezen: {error}"]
    if sealed is None:
        return ["er staat niet in wat de bouw schreef (inhoud_sha256 ontbreekt)"]
    return ["de inhoud is na de bouw veranderd"]


def damage(connection: sqlite3.Connection) -> list[str]:
    """Return in Dutch what SQLite's `integrity_check` and `foreign_key_check` find: what a build must not seal."""
    return _integrity(connection) or _references(connection)


def _integrity(connection: sqlite3.Connection) -> list[str]:
    (answer,) = connection.execute("pragma integrity_check(1)").fetchone()
    return [] if answer == "ok" else [f"SQLite meldt schade: {answer}"]


def _references(connection: sqlite3.Connection) -> list[str]:
    dangling = connection.execute("pragma foreign_key_check").fetchmany(_MOST_TOLD)
    return [
        f"tabel {table}, rij {row}: verwijst naar iets dat er niet is in {parent}" for table, row, parent, _ in dangling
    ]


def _hash_without(database: Path, sealed: str) -> str:
    """Return the hash of a file in which `sealed` stands for the text in the place of the seal."""
    digest, rest = hashlib.sha256(), b""
    with database.open("rb") as file:
        while block := file.read(_BLOCK):
            # The seal may lie across two blocks.
            ready = (rest + block).replace(sealed.encode(), _OPEN.encode())
            rest = ready[-len(_OPEN) + 1 :]
            digest.update(ready[: -len(rest)])
    digest.update(rest)
    return digest.hexdigest()
