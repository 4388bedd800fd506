"""How much the texts of an intervention resemble a question by meaning, with a vector per word.

Late interaction over static vectors: every word of the question looks for the word of a text that is nearest to it
(MaxSim; Khattab and Zaharia 2020, https://arxiv.org/abs/2004.12832). The vectors were distilled once from a sentence
encoder (``scripts/distil_word_vectors.py``); here is no model, only a table.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.search.documents import VELDEN
from toolkit.search.numbers import read_numbers

Vectors = NDArray[np.float32]
Numbers = NDArray[Any]

# A word in a long text says less about what an intervention is than one in its name, goal or terms.
_SHORT, _LONG = tuple(VELDEN.index(veld) for veld in ("naam", "begrippen", "kort")), VELDEN.index("lang")
_WEIGHTS = np.array([1.0, 0.85], dtype=np.float32)
NEAR = 0.55  # similarity from which two words resemble each other
_TOGETHER = 2_000  # documents at a time, so that memory does not grow with them
STEPS = 511  # from nothing to the same word: what a table of signs can hold, so that the one file answers alike
_SHARPNESS = 4  # power over a similarity: one word that is near says more than many that are somewhat alike


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The words of a question that have a vector, with how much each says (0-1).

    Attributes:
        words: the words.
        vectors: a column for each, float32 of shape (dimensions, words).
        weights: how much each says.

    """

    words: tuple[str, ...]
    vectors: Vectors
    weights: Vectors

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Vectors, float]]) -> "AskedWords":
        """Take rows (word, unit vector, weight)."""
        found = list(rows)
        columns = [vector for _, vector, _ in found]
        return cls(
            tuple(word for word, _, _ in found),
            np.stack(columns, axis=1) if columns else np.zeros((1, 0), np.float32),
            np.array([weight for *_, weight in found], dtype=np.float32),
        )


class MeaningIndex:
    """Gathers, while building, which document has which words with a vector."""

    def __init__(self, with_vector: Iterable[str], stop: Collection[str]) -> None:
        """Take the words with a vector in the order of `zoek_vector`, and words that say nothing."""
        self._row_of = {word: row for row, word in enumerate(with_vector) if word not in stop}
        self._rows: list[int] = []
        self._found: list[Numbers] = []
        self._sizes: list[Numbers] = []

    def add(self, word: Numbers, place: Numbers, numbers: Mapping[str, int]) -> None:
        """Add a block of words as `toolkit.search.counting.WordCounts` counts them."""
        self._rows += (self._row_of.get(new, -1) for new in islice(numbers, len(self._rows), None))
        row, (document, veld) = np.array(self._rows, dtype=np.int64)[word], np.divmod(place, len(VELDEN))
        long = veld == _LONG
        kept = (row >= 0) & (long | np.isin(veld, _SHORT))
        # A word that stands in a short text as well counts as one of that.
        best = np.unique((document << 32 | row << 1 | long)[kept])
        best = best[np.append(True, np.diff(best >> 1) != 0)] if len(best) else best
        self._found.append((best & 0xFFFFFFFF).astype(np.uint32))
        first, last = (document.min(), document.max()) if len(document) else (0, -1)
        self._sizes.append(np.bincount((best >> 32) - first, minlength=int(last - first + 1)))

    def arrays(self) -> dict[str, Numbers]:
        """Return what `Meaning.load` reads: per document how many words, their rows, and which row each has."""
        found = np.concatenate([np.zeros(0, np.uint32), *self._found])
        used, place = np.unique(found >> 1, return_inverse=True)
        words = (place.astype(np.uint32) << 1) | (found & 1)
        small = 2 * len(used) <= 1 << 16
        sizes = np.concatenate([np.zeros(0, np.int64), *self._sizes])
        return {
            "betekenis_rij": used.astype("<u4"),
            "betekenis_aantal": sizes.astype("<u4"),
            "betekenis_woord": words.astype("<u2" if small else "<u4"),
        }


@dataclass(frozen=True, slots=True)
class Meaning:
    """The vectors of one database and which document has which words.

    Attributes:
        vectors: unit vector per word that has one, float32 of shape (words, dimensions).
        row_of: the row of each word.
        of_texts: the vectors of the words that stand in a text.
        names: those words.
        found: the words of all documents, one document after the other: twice the row in `of_texts`, and one more when
            it only stands in a long text.
        starts: where each document begins in `found`.
        documents: `zoek_document.id` of each document that has any vector.
        last: the highest number of a document.

    """

    vectors: Vectors
    row_of: Mapping[str, int]
    of_texts: Vectors
    names: tuple[str, ...]
    found: Numbers
    starts: Numbers
    documents: Numbers
    last: int

    @classmethod
    def load(cls, conn: sqlite3.Connection) -> "Meaning":
        """Read the vectors and the words of the texts, as `MeaningIndex` gathered them."""
        rows = conn.execute("select woord, vector from zoek_vector order by woord").fetchall()
        raw = np.frombuffer(b"".join(blob for _, blob in rows), dtype=np.int8)
        vectors = _unit(raw.reshape(len(rows), -1).astype(np.float32)) if rows else np.zeros((0, 1), np.float32)
        numbers = read_numbers(conn)
        used, sizes = (np.frombuffer(numbers[name], "<u4") for name in ("betekenis_rij", "betekenis_aantal"))
        total = int(sizes.sum())
        found = np.frombuffer(
            numbers["betekenis_woord"], f"<u{len(numbers['betekenis_woord']) // total}" if total else "<u2"
        )
        documents = np.flatnonzero(sizes)
        starts = (np.cumsum(sizes, dtype=np.int64) - sizes)[documents]
        return cls(
            vectors,
            {word: row for row, (word, _) in enumerate(rows)},
            vectors[used],
            tuple(rows[row][0] for row in used),
            found,
            starts,
            documents + 1,
            len(sizes),
        )

    def vector(self, pieces: Iterable[str]) -> Vectors | None:
        """Return the vector of a word, or the mean of the vectors of its parts; None when no piece has one."""
        known = [self.row_of[piece] for piece in pieces if piece in self.row_of]
        return _unit(self.vectors[known].mean(axis=0)) if known else None

    def resemblance(self, asked: AskedWords) -> Numbers:
        """Return, by document, the weighed mean over the words asked of the similarity (0-1) to its nearest word.

        It has a place for each number of a document, with NaN where nothing is known.
        """
        weights = asked.weights.astype(np.float64)
        return self._by_document(
            asked,
            lambda nearest: np.rint(nearest.astype(np.float64) ** _SHARPNESS * STEPS) @ weights / weights.sum() / STEPS,
        )

    def alike(self, asked: AskedWords) -> Numbers:
        """Return, by document, how much the words asked say that it has something near to, by how near it is."""
        return self._by_document(asked, lambda nearest: np.where(nearest >= NEAR, nearest, 0.0) @ asked.weights)

    def _by_document(self, asked: AskedWords, score: Callable[[Vectors], Numbers]) -> Numbers:
        found = np.full(self.last + 1, np.nan)
        if asked.words and len(self.documents):
            found[self.documents] = score(self._nearest(asked))
        return found

    def nearest_words(self, asked: AskedWords, document: int) -> tuple[tuple[str, float], ...]:
        """Return, per word asked, the word of `document` that is nearest to it, and how near that is (0-1)."""
        number = int(np.searchsorted(self.documents, document))
        found = self.found[self.starts[number] : self.starts[number + 1] if number + 1 < len(self.starts) else None]
        row, long = np.divmod(found.astype(np.int64), 2)
        similar = (self.of_texts[row] @ asked.vectors) * _WEIGHTS[long, None]
        rows = row[similar.argmax(axis=0)]
        return tuple((self.names[row], float(near)) for row, near in zip(rows, similar.max(axis=0), strict=True))

    def _nearest(self, asked: AskedWords) -> Vectors:
        """Return, per document (row) and word asked (column), how near its nearest word is (0-1)."""
        similar = np.maximum(self.of_texts @ asked.vectors, 0.0)
        weighed = (similar[:, None, :] * _WEIGHTS[None, :, None]).reshape(2 * len(similar), -1)
        nearest = np.empty((len(self.starts), len(asked.words)), np.float32)
        for first in range(0, len(self.starts), _TOGETHER):
            starts = self.starts[first : first + _TOGETHER]
            end = self.starts[first + _TOGETHER] if first + _TOGETHER < len(self.starts) else len(self.found)
            found = self.found[starts[0] : end].astype(np.intp)
            for column in range(len(asked.words)):
                values = np.ascontiguousarray(weighed[:, column])[found]
                nearest[first : first + _TOGETHER, column] = np.maximum.reduceat(values, starts - starts[0])
        return nearest


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
