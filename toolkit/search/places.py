"""Reads from the index where words and phrases stand."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from toolkit.search.documents import VELDEN

_BATCH = 500  # SQLite's limit on parameters is higher; this is plenty


@dataclass(frozen=True, slots=True)
class Places:
    """The index of one database; documents are `zoek_document.id`, fields positions in `VELDEN`."""

    conn: sqlite3.Connection

    def words(self, words: Collection[str]) -> Iterator[tuple[str, int, int, int]]:
        """Yield (word, document, field, count) for each place of `words`, which are tokens of the index."""
        ordered = sorted(words)
        for some in (ordered[i : i + _BATCH] for i in range(0, len(ordered), _BATCH)):
            marks = ", ".join("?" * len(some))
            query = f"select woord, document, veld, aantal from zoek_treffer where woord in ({marks})"  # noqa: S608
            yield from self.conn.execute(query, some)

    def phrases(self, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield (document, field) for each field that has one of `phrases` (see `Alternative.spellings`)."""
        expression = " OR ".join(phrases)
        for field, name in enumerate(VELDEN):
            query = "select rowid from zoek_tekst where zoek_tekst match ?"
            for (document,) in self.conn.execute(query, (f"{{{name}}} : ({expression})",)):
                yield document, field
