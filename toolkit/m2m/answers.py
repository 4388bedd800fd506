"""Ask a database about a selection, in SQL.

The only place where the statements of `Selection` are run. `toolkit.m2m.memory` gives the same answers from memory;
`toolkit.m2m.engine` knows which of the two a database has.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.m2m.relation import Relation, TermId
from toolkit.m2m.selection import Selection
from toolkit.m2m.sql import Sql


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of rows in one dimension. A term without rows is not in `per_term`."""

    per_term: Mapping[TermId, int]
    niet_gerapporteerd: int


def count(conn: sqlite3.Connection, selection: Selection) -> int:
    """Return the number of selected rows."""
    return int(_run(conn, selection.count()).fetchone()[0])


def keys(conn: sqlite3.Connection, selection: Selection) -> set[TermId]:
    """Return the keys of the selected rows."""
    return {key for (key,) in map(tuple, _run(conn, selection.keys()))}


def counts(conn: sqlite3.Connection, selection: Selection, relation: Relation) -> Counts:
    """Return the number of rows beside each term and beside "niet gerapporteerd"; see `Selection.counts`."""
    found = dict(map(tuple, _run(conn, selection.counts(relation))))
    none = found.pop(None)
    return Counts(found, none)


def kenmerk_counts(
    conn: sqlite3.Connection, selection: Selection, relation: Relation, kolom: str
) -> dict[str | None, int]:
    """Return the number of rows beside each value of an attribute column; None is an empty cell."""
    return dict(map(tuple, _run(conn, selection.kenmerk_counts(relation, kolom))))


def _run(conn: sqlite3.Connection, statement: Sql) -> sqlite3.Cursor:
    return conn.execute(statement.text, dict(statement.params))
