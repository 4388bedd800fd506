"""How ordinary a word is in Dutch, whatever the catalogue has: ``data/zoeken/gewone_woorden.txt``.

A word that is rare in the catalogue is not therefore what a question is about (*mijn collega vroeg naar moeders*). By
Zipf's law the place of a word in a list by frequency tells how often it is used, so the list needs no numbers.
"""

import math
import sqlite3
from collections.abc import Iterable

from toolkit.search.language import key

# Places in the list: up to here a word says little by itself, and from there on it says all that a word can say.
SAYS_LITTLE = 1_500
_SAYS_LEAST, _SAYS_ALL = 100, 10_000
_LEAST = 0.7  # what the most ordinary word says beside one that is in no list


class Ordinary:
    """Tells ordinary words from others."""

    def __init__(self, frequent: Iterable[str]) -> None:
        """Take the words of the list, most frequent first."""
        self._place: dict[str, int] = {}
        for place, word in enumerate(frequent, start=1):
            self._place.setdefault(key(word), place)

    @classmethod
    def load(cls, conn: sqlite3.Connection) -> "Ordinary":
        """Read the list of one database."""
        return cls(word for (word,) in conn.execute("select woord from zoek_gewoon order by plaats"))

    def __contains__(self, word: str) -> bool:
        """Return whether `word` is so frequent that it says little, unless a curator lists it."""
        return self._place.get(key(word), _SAYS_ALL) <= SAYS_LITTLE

    def weight(self, word: str) -> float:
        """Return how much `word` says, from 0.7 (the most ordinary) to 1."""
        place = min(max(self._place.get(key(word), _SAYS_ALL), _SAYS_LEAST), _SAYS_ALL)
        return _LEAST + (1 - _LEAST) * math.log(place / _SAYS_LEAST) / math.log(_SAYS_ALL / _SAYS_LEAST)
