"""How search reads each word, as a table: the page only adds up what the search engine worked out here.

Per word, or wording of several words that the catalogue or the curators know: the interventions
that answer it, with the points that `toolkit.search.ranking` gives. A word may be read in another way when it is the
last one typed, since it may not be finished; both readings are in the table.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.search.language import key, words
from toolkit.search.lexicon import LONGEST_PHRASE
from toolkit.search.places import Places
from toolkit.search.ranking import DocumentMatch, _points, _rarity, match
from toolkit.search.search_question import Concept
from toolkit.search.searcher import Searcher

POINTS = 1_000  # points are kept as whole numbers of this part; what differs less keeps its order within one word
_GENERAL, _PARTLY = 1, 2


class Zoektabel:
    """The table while it grows; equal concepts are in it once."""

    def __init__(self, conn: sqlite3.Connection, zoeker: Searcher, ids: Sequence[str]) -> None:
        """Take the engine of `conn`, and the interventions in the order in which the file numbers them."""
        place = {i: number for number, i in enumerate(ids)}
        self._documents = {number: place[i] for number, i in zoeker._ids.items()}
        self._zoeker, self._places = zoeker, Places(conn)
        stop = [row[0] for row in conn.execute("select woord from zoek_instelling where soort = 'stopwoord'")]
        self._stop_words = sorted(set(map(key, stop)))
        self._stop = min(stop, key=lambda word: (len(word), word))
        self._rows: dict[tuple[float, ...], int] = {}
        self._numbers: dict[Concept, int] = {}
        self._words: dict[str, int | tuple[int, int]] = {}

    def add(self, typed: str) -> None:
        """Put one word or wording in the table, as the last thing typed and with something behind it."""
        name = " ".join(map(key, words(typed)))
        if not name or name in self._words or name.count(" ") >= LONGEST_PHRASE:
            return
        last, within = self._read(typed), self._read(f"{typed} {self._stop}")
        if last >= 0 or within >= 0:
            self._words[name] = last if last == within else (last, within)

    def as_json(self) -> dict[str, Any]:
        """Return the table: words by number of their concept (-1: none), and the concepts."""
        numbered = sorted(self._documents)
        return {
            "woorden": dict(sorted(self._words.items())),
            "begrippen": [list(row) for row in self._rows],
            "punten": POINTS,
            "stop": self._stop_words,
            "volgorde": [self._documents[number] for number in numbered],
            "namen": [[label, self._documents[number]] for label, number in self._zoeker._names],
        }

    def _read(self, question: str) -> int:
        """Return the number of the one concept that `question` is read as, or -1 when it is none or several."""
        concepts = self._zoeker._reader.read(question).concepts
        return self._number(concepts[0]) if len(concepts) == 1 else -1

    def _number(self, concept: Concept) -> int:
        if concept not in self._numbers:
            row = self._row(concept, match(concept, self._places, self._zoeker._lengths))
            self._numbers[concept] = self._rows.setdefault(row, len(self._rows))
        return self._numbers[concept]

    def _row(self, concept: Concept, found: Mapping[int, DocumentMatch]) -> tuple[float, ...]:
        """Return kind, rarity, and per hit its place times 4 (+2 only related, +1 the same) and points."""
        rare = _rarity(found, len(self._documents)) if found else 0.0
        hits = _hits(found, self._documents, rare)
        return (_GENERAL * concept.general + _PARTLY * concept.partly, rare, *hits)


def _hits(found: Mapping[int, DocumentMatch], documents: Mapping[int, int], rare: float) -> Iterator[float]:
    """Yield places with points, best first; points as the step down from the one before, so that ties keep an order."""
    points = {document: _points(hit, rare) for document, hit in found.items()}
    before = 0
    for document in sorted(found, key=lambda d: (-points[d], d)):
        hit = found[document]
        yield documents[document] * 4 + 2 * hit.related + hit.same
        rounded = round(points[document] * POINTS)
        yield before - rounded if before else rounded
        before = rounded


def compile_search(conn: sqlite3.Connection, zoeker: Searcher, ids: Sequence[str]) -> dict[str, Any]:
    """Return the table of everything that the catalogue and the curators have a word for."""
    table = Zoektabel(conn, zoeker, ids)
    known = [row[0] for row in conn.execute("select sleutel from zoek_woord union select uiting from zoek_synoniem")]
    known += [row[0] for row in conn.execute("select woord from zoek_instelling")]
    known += [row[0] for row in conn.execute("select label from zoek_voorstel")]
    single = sorted({word for wording in known for word in words(wording)})
    for wording in (*single, *sorted(set(known))):
        table.add(wording)

    return table.as_json()
