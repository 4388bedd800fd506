"""Opening a finished database, and asking about many ids at once."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def open_readonly(database: Path, *, immutable: bool = False) -> Iterator[sqlite3.Connection]:
    """Yield a connection that cannot write, with rows by name; `immutable` when nobody else writes it either.

    Raises:
        FileNotFoundError: there is no such file (SQLite itself would say "unable to open database file").

    """
    if not database.is_file():
        raise FileNotFoundError(f"{database}: deze database bestaat niet. Maak haar met `make build`.")
    with closing(
        sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro{'&immutable=1' * immutable}", uri=True)
    ) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


def expect_catalogue(conn: sqlite3.Connection) -> None:
    """Ask for what an older version of the catalogue, or another database, does not have.

    Raises:
        sqlite3.DatabaseError: it does not have it.

    """
    conn.execute("select sleutel from bouw limit 1").fetchall()
    conn.execute("select id from veld limit 1").fetchall()
    conn.execute("select verschenen_in from publicatie limit 0")


def as_json(values: Iterable[str]) -> str:
    """Return the values as one parameter for `json_each`: the statement stays the same however many there are."""
    return json.dumps(list(values), ensure_ascii=False)
