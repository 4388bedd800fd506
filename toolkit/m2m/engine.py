"""Which way of answering goes with which database.

An immutable database (`datasette -i`) is read into memory once, when Datasette starts. One that may change is asked in
SQL every time, and so is a table with more terms than are worth the memory. Both give the same answers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit

from . import answers
from .answers import Counts
from .dimensions import Dimensions
from .memory import MemoryIndex, TooLargeError, build_index
from .relation import Relation, TermId
from .selection import Selection

Found = TypeVar("Found")
_indexes: WeakKeyDictionary[Any, dict[tuple[str, str], MemoryIndex]] = WeakKeyDictionary()


class Answers(Protocol):
    """What can be asked about a selection; see `answers`."""

    def count(self, conn: sqlite3.Connection, selection: Selection) -> int:
        """Return the number of selected rows."""

    def keys(self, conn: sqlite3.Connection, selection: Selection) -> set[TermId]:
        """Return the keys of the selected rows."""

    def counts(self, conn: sqlite3.Connection, selection: Selection, relation: Relation) -> Counts:
        """Return the number of rows beside each term."""

    def attribute_counts(
        self, conn: sqlite3.Connection, selection: Selection, relation: Relation, column: str
    ) -> dict[str | None, int]:
        """Return the number of rows beside each value of an attribute."""


async def read_into_memory(
    datasette: Any, database: str, dimensions: Dimensions, order: Iterable[TermId] | None = None
) -> None:
    """Read the tags of one table into memory if its database cannot change; `order` as for `build_index`.

    Raises:
        NotAKeyError: the key of the table is not unique.
    """
    db = datasette.get_database(database)
    if db.is_mutable:
        return

    def build(conn: sqlite3.Connection) -> MemoryIndex | None:
        try:
            return build_index(conn, dimensions.table, dimensions.key, dimensions.relations.values(), order)
        except TooLargeError:
            return None

    index = await db.execute_fn(build)
    if index is not None:
        _indexes.setdefault(datasette, {})[database, dimensions.table] = index


def answers_for(datasette: Any, database: str, table: str) -> Answers:
    """Return what answers questions about a table: its index in memory if there is one, else SQL."""
    index = index_of(datasette, database, table)
    return answers if index is None else index


def index_of(datasette: Any, database: str, table: str) -> MemoryIndex | None:
    """Return the index in memory of a table, or None when it is asked in SQL."""
    return _indexes.get(datasette, {}).get((database, table))


async def ask(datasette: Any, database: str, question: Callable[[sqlite3.Connection], Found], limit_ms: int) -> Found:
    """Return the answer to a question that is put to a connection in Datasette's own threads.

    Raises:
        QueryInterrupted: it took longer than the limit.
    """

    def run(conn: sqlite3.Connection) -> Found:
        with sqlite_timelimit(conn, limit_ms):
            try:
                return question(conn)
            except sqlite3.OperationalError as error:
                if error.args == ("interrupted",):
                    raise QueryInterrupted(error, "m2m", {}) from None
                raise

    found: Found = await datasette.get_database(database).execute_fn(run)
    return found
