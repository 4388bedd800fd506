"""How much the texts of an intervention resemble a question by meaning, with a vector per word.

Late interaction over static vectors: every word of the question looks for the word of a text that is nearest to it
(MaxSim; Khattab and Zaharia 2020, https://arxiv.org/abs/2004.12832). The vectors were distilled once from a sentence
encoder (``scripts/distil_word_vectors.py``); here is no model, only a table.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.search.language import words

Vectors = NDArray[np.float32]

# A word in a long text says less about what an intervention is than one in its name, goal or terms.
_FIELD_WEIGHTS = {"naam": 1.0, "begrippen": 1.0, "kort": 1.0, "lang": 0.85}
NEAR = 0.55  # similarity from which two words resemble each other
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """The vectors of one database and which document has which words.

    Attributes:
        vectors: unit vector per word that has one, float32 of shape (words, dimensions).
        row_of: the row of each word.
        of_texts: the vectors of the words that stand in a text.
        names: those words.
        rows: rows in `of_texts` of the words of all documents, one document after the other.
        weights: weight of the best field of each of `rows`.
        starts: where each document begins in `rows`.
        documents: `zoek_document.id` of each document that has any vector.

    """

    vectors: Vectors
    row_of: Mapping[str, int]
    of_texts: Vectors
    names: tuple[str, ...]
    rows: NDArray[np.int64]
    weights: Vectors
    starts: NDArray[np.int64]
    documents: tuple[int, ...]

    @classmethod
    def load(cls, conn: sqlite3.Connection, stop: frozenset[str]) -> "Meaning":
        """Read the vectors and the words of the texts; `stop` are words that say nothing."""
        found = conn.execute("select woord, vector from zoek_vector order by woord").fetchall()
        row_of = {word: row for row, (word, _) in enumerate(found)}
        raw = np.frombuffer(b"".join(blob for _, blob in found), dtype=np.int8)
        vectors = _unit(raw.reshape(len(found), -1).astype(np.float32)) if found else np.zeros((0, 1), np.float32)
        documents: list[int] = []
        rows: list[int] = []
        weights: list[float] = []
        starts: list[int] = []
        columns = ", ".join(_FIELD_WEIGHTS)
        for number, *texts in conn.execute(f"select id, {columns} from zoek_document order by id"):  # noqa: S608
            best: dict[int, float] = {}
            for text, weight in zip(texts, _FIELD_WEIGHTS.values(), strict=True):
                for word in words(text):
                    if word in row_of and word not in stop:
                        best[row_of[word]] = max(weight, best.get(row_of[word], 0.0))
            if best:
                documents.append(number)
                starts.append(len(rows))
                rows += list(best)
                weights += list(best.values())
        used = sorted(set(rows))
        place = {row: position for position, row in enumerate(used)}
        return cls(
            vectors,
            row_of,
            vectors[used],
            tuple(found[row][0] for row in used),
            np.array([place[row] for row in rows], dtype=np.int64),
            np.array(weights, dtype=np.float32),
            np.array(starts, dtype=np.int64),
            tuple(documents),
        )

    def vector(self, pieces: Iterable[str]) -> Vectors | None:
        """Return the vector of a word, or the mean of the vectors of its parts; None when no piece has one."""
        known = [self.row_of[piece] for piece in pieces if piece in self.row_of]
        return _unit(self.vectors[known].mean(axis=0)) if known else None

    def resemblance(self, asked: AskedWords) -> dict[int, float]:
        """Return, per document, the weighed mean over the words asked of the similarity (0-1) to its nearest word."""
        if not asked.words or not self.documents:
            return {}
        weights = asked.weights.astype(np.float64)
        scores = (
            np.rint(self._nearest(asked).astype(np.float64) ** _SHARPNESS * STEPS) @ weights / weights.sum() / STEPS
        )
        return dict(zip(self.documents, map(float, scores), strict=True))

    def alike(self, asked: AskedWords) -> dict[int, float]:
        """Return, per document, how much the words asked say that it has something near to, by how near it is."""
        if not asked.words or not self.documents:
            return {}
        nearest = self._nearest(asked)
        scores = np.where(nearest >= NEAR, nearest, 0.0) @ asked.weights
        return dict(zip(self.documents, map(float, scores), strict=True))

    def nearest_words(self, asked: AskedWords, document: int) -> tuple[tuple[str, float], ...]:
        """Return, per word asked, the word of `document` that is nearest to it, and how near that is (0-1)."""
        number = self.documents.index(document)
        its = slice(self.starts[number], self.starts[number + 1] if number + 1 < len(self.starts) else None)
        similar = (self.of_texts[self.rows[its]] @ asked.vectors) * self.weights[its, None]
        rows = self.rows[its][similar.argmax(axis=0)]
        return tuple((self.names[row], float(near)) for row, near in zip(rows, similar.max(axis=0), strict=True))

    def _nearest(self, asked: AskedWords) -> Vectors:
        """Return, per document (row) and word asked (column), how near its nearest word is (0-1)."""
        similar = np.maximum(self.of_texts @ asked.vectors, 0.0)
        nearest: Vectors = np.maximum.reduceat(similar[self.rows] * self.weights[:, None], self.starts, axis=0)
        return nearest


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
