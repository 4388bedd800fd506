"""Ask a database about a selection, in SQL.

The only place where the statements of `Selection` are run. `memory` gives the same answers from memory;
`engine` knows which of the two a database has.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from .relation import Relation, TermId
from .selection import Selection
from .sql import Sql


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of rows in one dimension. A term without rows is not in `per_term`."""

    per_term: Mapping[TermId, int]
    not_reported: int


def count(conn: sqlite3.Connection, selection: Selection) -> int:
    """Return the number of selected rows."""
    return int(_run(conn, selection.count()).fetchone()[0])


def keys(conn: sqlite3.Connection, selection: Selection) -> set[TermId]:
    """Return the keys of the selected rows."""
    return {key for (key,) in map(tuple, _run(conn, selection.keys()))}


def counts(conn: sqlite3.Connection, selection: Selection, relation: Relation) -> Counts:
    """Return the number of rows beside each term and beside "not reported"; see `Selection.counts`."""
    found = dict(map(tuple, _run(conn, selection.counts(relation))))
    none = found.pop(None)
    return Counts(found, none)


def attribute_counts(
    conn: sqlite3.Connection, selection: Selection, relation: Relation, column: str
) -> dict[str | None, int]:
    """Return the number of rows beside each value of an attribute column; None is an empty cell."""
    return dict(map(tuple, _run(conn, selection.attribute_counts(relation, column))))


def _run(conn: sqlite3.Connection, statement: Sql) -> sqlite3.Cursor:
    return conn.execute(statement.text, dict(statement.params))
