"""Counts the words of all documents while building, a block of documents at a time: in arrays, not one by one."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from toolkit.search.documents import VELDEN, Document
from toolkit.search.language import form, words
from toolkit.search.places import MOST_IN_A_TEXT, Numbers, WordPlaces

_NAAM, _BRON = VELDEN.index("naam"), VELDEN.index("bron")
# These are the same labels in many documents.
_LABELS = frozenset(map(VELDEN.index, ("begrippen", "synoniemen")))
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class CountedWord:
    """A word of the texts: how often it stands there, and whether in a name, and elsewhere than only in sources."""

    word: str
    count: int
    in_name: bool
    is_subject: bool


class _Numbered(dict[str, int]):
    """Gives each new text the next number."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


@dataclass(slots=True)
class _Flags:
    """Per word a number, that grows with the words."""

    values: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def add(self, found: Numbers) -> None:
        grown = np.zeros(max(len(found), len(self.values)), dtype=np.int64)
        grown[: len(self.values)] = self.values
        grown[: len(found)] += found
        self.values = grown


class WordCounts:
    """What the documents hold; add them in order, and read it when all are there.

    `lengths` has per document the number of tokens of each field.
    """

    def __init__(self) -> None:
        self._words, self._tokens = _Numbered(), _Numbered()
        self._labels: dict[str, tuple[int, ...]] = {}
        self._forms: list[tuple[int, ...]] = []
        self._counts, self._named, self._subjects = _Flags(), _Flags(), _Flags()
        self._places: defaultdict[int, bytearray] = defaultdict(bytearray)
        self._lengths: list[NDArray[np.uint16]] = []
        self._documents = 0

    @property
    def numbers(self) -> Mapping[str, int]:
        """Return the number of each word that was met, in order."""
        return self._words

    def add(self, documents: Sequence[Document]) -> tuple[Numbers, Numbers]:
        """Count a block of documents; return the number of each word that stands in it, and its place.

        A place is the number of the document, from 1, times the number of fields, plus the field.
        """
        found, sizes = array("I"), array("I")
        for document in documents:
            for veld, text in enumerate(document.texts()):
                before = len(found)
                found.extend(self._numbers(veld, text))
                sizes.append(len(found) - before)
        first = (self._documents + 1) * len(VELDEN)
        word = np.frombuffer(found, np.uint32).astype(np.int64)
        place = np.repeat(np.arange(first, first + len(sizes)), np.frombuffer(sizes, np.uint32))
        self._documents += len(documents)
        self._count(word, place % len(VELDEN))
        self._add_places(*self._tokens_at(word, place), first, len(sizes))
        return word, place

    def lengths(self) -> NDArray[np.uint16]:
        """Return the number of tokens of shape (documents, fields)."""
        return np.concatenate([np.zeros((0, len(VELDEN)), np.uint16), *self._lengths])

    def places(self) -> Iterator[tuple[str, WordPlaces]]:
        """Yield every token with its places, in order."""
        for token in sorted(self._tokens):
            packed = np.frombuffer(self._places[self._tokens[token]], _PLACE)
            document, veld = np.divmod(packed["place"].astype(np.int64), len(VELDEN))
            yield token, WordPlaces(document, veld, packed["count"].astype(np.int64))

    def words(self) -> Iterator[CountedWord]:
        """Yield every word, and the pieces of one with a hyphen or apostrophe: the index knows those apart as well."""
        count, named, subject = (flags.values.tolist() for flags in (self._counts, self._named, self._subjects))
        totals: dict[str, list[int]] = {}
        for word, number in self._words.items():
            if count[number]:
                pieces = form(word)
                for one in (word, *pieces) if len(pieces) > 1 else (word,):
                    total = totals.setdefault(one, [0, 0, 0])
                    for kind, value in enumerate((count, named, subject)):
                        total[kind] += value[number]
        yield from (CountedWord(word, n, bool(name), bool(subj)) for word, (n, name, subj) in totals.items())

    def _numbers(self, veld: int, text: str) -> Iterable[int]:
        if veld not in _LABELS:
            return [self._words[word] for word in words(text)]
        found: list[int] = []
        for label in text.split(_SEPARATOR):
            if label not in self._labels:
                self._labels[label] = tuple(self._words[word] for word in words(label))
            found += self._labels[label]
        return found

    def _count(self, word: Numbers, veld: Numbers) -> None:
        size = len(self._words)
        self._counts.add(np.bincount(word, minlength=size))
        self._named.add(np.bincount(word[veld == _NAAM], minlength=size))
        self._subjects.add(np.bincount(word[veld != _BRON], minlength=size))

    def _tokens_at(self, word: Numbers, place: Numbers) -> tuple[Numbers, Numbers]:
        """Return the tokens of words and their places; a word with a hyphen has several."""
        for new in islice(self._words, len(self._forms), None):
            self._forms.append(tuple(self._tokens[token] for token in form(new)))
        sizes = np.array(list(map(len, self._forms)), dtype=np.int64)
        tokens = np.array([token for tokens in self._forms for token in tokens], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        many = sizes[word]
        # The n-th token of a word stands n behind its first one.
        behind = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
        return tokens[np.repeat(starts[word], many) + behind], np.repeat(place, many)

    def _add_places(self, token: Numbers, place: Numbers, first: int, texts: int) -> None:
        lengths = np.bincount(place - first, minlength=texts).reshape(-1, len(VELDEN))
        self._lengths.append(np.minimum(lengths, np.iinfo(np.uint16).max).astype(np.uint16))
        at, count = np.unique(token << 32 | place, return_counts=True)
        packed = np.empty(len(at), _PLACE)
        packed["place"], packed["count"] = at & 0xFFFFFFFF, np.minimum(count, MOST_IN_A_TEXT)
        tokens, starts = np.unique(at >> 32, return_index=True)
        for one, its in zip(tokens.tolist(), np.split(packed, starts[1:]), strict=True):
            self._places[one] += its.tobytes()


_PLACE = np.dtype([("place", "<u4"), ("count", "u1")])
