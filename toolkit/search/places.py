"""Where words and phrases stand in the documents, as the index keeps it."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.search.documents import VELDEN

Numbers = NDArray[np.int64]

_BATCH = 500  # SQLite's limit on parameters is higher; this is plenty
_WIDTHS = (1, 2, 4)  # bytes of a distance
MOST_IN_A_TEXT = 40  # of one word; more says no more, and so a field with a number fits in one byte
_NOWHERE = 255  # in place of a field with a number: only a step to a document that is further than a distance can say


@dataclass(frozen=True, slots=True)
class WordPlaces:
    """The places of one word: arrays of equal length, by document and then field.

    `document` is `zoek_document.id`, `veld` a position in `VELDEN`, and `aantal` how often it stands there.
    """

    document: Numbers
    veld: Numbers
    aantal: Numbers


def pack_places(places: WordPlaces) -> bytes:
    """Return places in few bytes: the width of a distance, the distances from document to document, and what is there.

    Of a word that many documents have the distances are small, so that one byte is enough; a distance that does not fit
    is written as several, which is less than a wider one everywhere.
    """
    distance = np.diff(places.document, prepend=0)
    what = places.veld * MOST_IN_A_TEXT + np.minimum(places.aantal, MOST_IN_A_TEXT) - 1
    steps = {width: distance // _most(width) for width in _WIDTHS}
    width = min(_WIDTHS, key=lambda w: (len(distance) + int(steps[w].sum())) * (w + 1))
    further, whole = steps[width], np.arange(len(distance)) + np.cumsum(steps[width])
    size = len(distance) + int(further.sum())
    distances, there = np.full(size, _most(width)), np.full(size, _NOWHERE)
    distances[whole], there[whole] = distance % _most(width), what
    return bytes([width]) + distances.astype(f"<u{width}").tobytes() + there.astype("u1").tobytes()


def unpack_places(packed: bytes) -> WordPlaces:
    """Return the places that `pack_places` packed."""
    width = packed[0]
    size = (len(packed) - 1) // (width + 1)
    document = np.cumsum(np.frombuffer(packed, f"<u{width}", size, 1), dtype=np.int64)
    there = np.frombuffer(packed, "u1", size, 1 + size * width)
    kept = there != _NOWHERE
    veld, aantal = np.divmod(there[kept].astype(np.int64), MOST_IN_A_TEXT)
    return WordPlaces(document[kept], veld, aantal + 1)


def _most(width: int) -> int:
    return (1 << 8 * width) - 1


@dataclass(frozen=True, slots=True)
class Places:
    """The index of one database; documents are `zoek_document.id`, fields positions in `VELDEN`."""

    conn: sqlite3.Connection

    def words(self, words: Collection[str]) -> Iterator[tuple[str, WordPlaces]]:
        """Yield each of `words`, which are tokens of the index, with its places, in order."""
        ordered = sorted(words)
        for some in (ordered[i : i + _BATCH] for i in range(0, len(ordered), _BATCH)):
            marks = ", ".join("?" * len(some))
            query = f"select woord, plaatsen from zoek_treffer where woord in ({marks}) order by woord"  # noqa: S608
            for word, found in self.conn.execute(query, some):
                yield word, unpack_places(found)

    def phrases(self, phrases: Iterable[str]) -> Numbers:
        """Return the fields that have one of `phrases` (see `Alternative.spellings`), by document.

        A field of a document is its number times the number of fields, plus the field.
        """
        expression, query = " OR ".join(phrases), "select rowid from zoek_tekst where zoek_tekst match ?"
        found = [
            np.array(self.conn.execute(query, (f"{{{name}}} : ({expression})",)).fetchall(), dtype=np.int64).reshape(-1)
            * len(VELDEN)
            + field
            for field, name in enumerate(VELDEN)
        ]
        return np.sort(np.concatenate(found))
