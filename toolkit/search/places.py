"""Reads from the index where words and phrases stand."""

import sqlite3
import struct
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.search.documents import VELDEN

_BATCH = 500  # SQLite's limit on parameters is higher; this is plenty

PLAATS = np.dtype([("document", "<u4"), ("veld", "u1"), ("aantal", "<u2")])
"""A place of a word in `zoek_treffer.plaatsen`: the document, the field, and how often it stands there."""
_PLACE = struct.Struct("<IBH")  # the same, to write one
_MOST_IN_A_TEXT = 65_535


def pack_place(document: int, veld: int, aantal: int) -> bytes:
    """Return a place as `PLAATS` reads it; more than so often in one text says no more."""
    return _PLACE.pack(document, veld, min(aantal, _MOST_IN_A_TEXT))


@dataclass(frozen=True, slots=True)
class Places:
    """The index of one database; documents are `zoek_document.id`, fields positions in `VELDEN`."""

    conn: sqlite3.Connection

    def words(self, words: Collection[str]) -> Iterator[tuple[str, NDArray[np.void]]]:
        """Yield each of `words`, which are tokens of the index, with its places (`PLAATS`), in order."""
        ordered = sorted(words)
        for some in (ordered[i : i + _BATCH] for i in range(0, len(ordered), _BATCH)):
            marks = ", ".join("?" * len(some))
            query = f"select woord, plaatsen from zoek_treffer where woord in ({marks}) order by woord"  # noqa: S608
            for word, found in self.conn.execute(query, some):
                yield word, np.frombuffer(found, PLAATS)

    def phrases(self, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield (document, field) for each field that has one of `phrases` (see `Alternative.spellings`)."""
        expression = " OR ".join(phrases)
        for field, name in enumerate(VELDEN):
            query = "select rowid from zoek_tekst where zoek_tekst match ?"
            for (document,) in self.conn.execute(query, (f"{{{name}}} : ({expression})",)):
                yield document, field
