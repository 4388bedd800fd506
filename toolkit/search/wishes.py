"""Which parts of a question are filters rather than words to search for: ``data/zoeken/wensen.yml``."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.lezer.opbouw import read_vocabulary
from toolkit.search.language import Families, key, same_word, words
from toolkit.search.patterns import Pattern, Read
from toolkit.search.typed import MOST_LETTERS, ages_in, wordings_of_age

ZONDER = "zonder_"  # before the name of a dimension, as in an address
_MOST_WISHES = 4  # of one question; each costs a search
_MOST_STOP_WORDS = 2  # between a denial and what it is about
_YEAR = re.compile(r"(?:19|20)\d\d")
# What each kind of word before a year makes of it: the filters, and what is added to the year.
_OF_YEAR = {
    "tussen": (("jaar_van", "jaar_tot"), 0),
    "vanaf": (("jaar_van",), 0),
    "na": (("jaar_van",), 1),
    "tot_en_met": (("jaar_tot",), 0),
    "voor": (("jaar_tot",), -1),
}

Filters = tuple[tuple[str, str], ...]
_Label = tuple[tuple[str, ...], str, str]  # its words, dimension, term


@dataclass(frozen=True, slots=True)
class Wish:
    """A part of a question that is a filter.

    Attributes:
        filters: (name, value) as in the address of the list.
        rest: what is left of the question when these are filters; nothing when that says nothing.
        zin: what one should know about such a filter, or nothing.

    """

    filters: Filters
    rest: str
    zin: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A wish with its words in the question, from `start` up to `end`; `sign` tells whether a minus stands before."""

    start: int
    end: int
    filters: Filters
    zin: str = ""
    sign: bool = False


class WishReader:
    """Reads wishes with the words of one database."""

    def __init__(self, conn: sqlite3.Connection, families: Families, is_stop: Callable[[str], bool]) -> None:
        """Read what `write_wishes` wrote, and the labels of the vocabulary."""
        self._families = families
        self._is_stop = is_stop
        self._wishes = list(_wishes(conn))
        listed: dict[str, list[str]] = defaultdict(list)
        for kind, word in conn.execute("select soort, woord from zoek_instelling"):
            listed[kind].append(word)
        self._denials = [Pattern(word) for word in listed["ontkenning"]]
        self._no_denial_after = frozenset(listed["geen_ontkenning_na"])
        self._named = frozenset(listed["genoemd"])
        self._before_year = {kind: [Pattern(word) for word in listed[f"jaar_{kind}"]] for kind in _OF_YEAR}
        self._ages = tuple(conn.execute("select tot, uiting from zoek_leeftijd order by tot"))
        self._labels = _labels(conn, families)

    def read(self, question: str) -> tuple[Wish, ...]:
        """Return the wishes in `question`, in their order; of two that overlap the longest."""
        question = question[:MOST_LETTERS]
        read = Read.of(question)
        found = [*self._curated(read), *self._denied(question, read), *self._years(read)]
        found += [*self._of_ages(question, read), *self._by_name(read)]
        kept: list[_Found] = []
        for one in sorted(found, key=lambda f: (f.start - f.end, f.start, not f.sign)):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        kept.sort(key=lambda f: f.start)
        return tuple(Wish(f.filters, self._without(question, read, f), f.zin) for f in kept[:_MOST_WISHES])

    def _curated(self, read: Read) -> Iterator[_Found]:
        for patterns, filters, zin in self._wishes:
            for pattern in patterns:
                yield from (_Found(start, end, filters, zin) for start, end in pattern.find(read))

    def _denied(self, question: str, read: Read) -> Iterator[_Found]:
        places = [place for pattern in self._denials for place in pattern.find(read)]
        for start, end in places:
            if start and read.keys[start - 1] in self._no_denial_after:
                continue
            about = end
            while about < len(read.keys) and about - end < _MOST_STOP_WORDS and self._is_stop(read.keys[about]):
                about += 1
            last, terms = self._term_at(read.keys, about)
            if terms:
                yield _Found(start, last, tuple((ZONDER + dimensie, term) for dimensie, term in terms))
        for number, (place, _) in enumerate(read.places):
            last, terms = self._term_at(read.keys, number) if _has_sign(question, place) else (0, ())
            if terms:
                yield _Found(number, last, tuple((ZONDER + dimensie, term) for dimensie, term in terms), sign=True)

    def _by_name(self, read: Read) -> Iterator[_Found]:
        for start in range(len(read.keys)):
            last, terms = self._term_at(read.keys, start)
            if filters := tuple((d, term) for d, term in terms if d in self._named):
                yield _Found(start, last, filters)

    def _years(self, read: Read) -> Iterator[_Found]:
        years = {number: int(word) for number, word in enumerate(read.keys) if _YEAR.fullmatch(word)}
        for number, year in years.items():
            before = self._before(number, read)
            names, more = _OF_YEAR[before[min(before)]] if before else (("jaar_van", "jaar_tot"), 0)
            start = min(before, default=number)
            yield _Found(start, number + 1, tuple((name, str(year + more)) for name in names))
            for later in (number + 1, number + 2):  # *2010-2015*, *tussen 2010 en 2015*
                if years.get(later, 0) > year and all(map(self._is_stop, read.keys[number + 1 : later])):
                    yield _Found(start, later + 1, (("jaar_van", str(year)), ("jaar_tot", str(years[later]))))

    def _before(self, number: int, read: Read) -> dict[int, str]:
        """Return where words begin that stand right before the year at `number`, with what they make of it."""
        return {
            start: kind
            for kind, patterns in self._before_year.items()
            for pattern in patterns
            for start, end in pattern.find(read)
            if end == number
        }

    def _of_ages(self, question: str, read: Read) -> Iterator[_Found]:
        for (begin, stop), first, last in ages_in(question):
            numbers = [n for n, (start, end) in enumerate(read.places) if start < stop and end > begin]
            wordings = wordings_of_age(self._ages, first, last)
            terms = [term for w in wordings for term in self._term_at([key(word) for word in words(w)], 0)[1]]
            if terms and numbers:
                yield _Found(numbers[0], numbers[-1] + 1, tuple(dict.fromkeys(terms)))

    def _term_at(self, keys: Sequence[str], start: int) -> tuple[int, Filters]:
        """Return where the longest label that begins at `start` ends, and the terms (dimension, id) that have it."""
        if start >= len(keys):
            return start, ()
        candidates = {label for name in self._families.of(keys[start]) for label in self._labels.get(name, ())}
        fitting = [label for label in candidates if _is_label(label[0], keys[start : start + len(label[0])])]
        size = max((len(label[0]) for label in fitting), default=0)
        terms = sorted({(dimensie, term) for label, dimensie, term in fitting if len(label) == size})
        return start + size, tuple(terms)

    def _without(self, question: str, read: Read, found: _Found) -> str:
        """Return `question` without the words of a wish; nothing when only stop words are left."""
        left = [*read.keys[: found.start], *read.keys[found.end :]]
        if all(map(self._is_stop, left)):
            return ""
        begin, end = read.places[found.start][0] - found.sign, read.places[found.end - 1][1]
        return " ".join(f"{question[:begin]} {question[end:]}".split()).strip(" ,;.")


def _has_sign(question: str, place: int) -> bool:
    """Return whether a minus stands right before `place`, and no word before that."""
    return place > 0 and question[place - 1] == "-" and (place == 1 or question[place - 2].isspace())


def _is_label(label: Sequence[str], asked: Sequence[str]) -> bool:
    return len(label) == len(asked) and all(map(same_word, label, asked))


def _wishes(conn: sqlite3.Connection) -> Iterator[tuple[list[Pattern], Filters, str]]:
    for number, zin in conn.execute("select nummer, zin from zoek_wens order by nummer").fetchall():
        uitingen = conn.execute("select uiting from zoek_wens_uiting where nummer = ? order by 1", (number,))
        filters = conn.execute("select naam, waarde from zoek_wens_filter where nummer = ? order by rowid", (number,))
        yield [Pattern(uiting) for (uiting,) in uitingen], tuple((naam, waarde) for naam, waarde in filters), zin


def _labels(conn: sqlite3.Connection, families: Families) -> Mapping[str, tuple[_Label, ...]]:
    """Return the labels of all terms by the families of their first word; everyday words say too little."""
    found: dict[str, dict[_Label, None]] = defaultdict(dict)
    for dimensie in read_vocabulary(conn):
        for term in dimensie.termen.values():
            for label in (term.nl, term.en, *term.alt):
                if phrase := tuple(key(word) for word in words(label.split(" (")[0])):
                    for name in families.of(phrase[0]):
                        found[name][phrase, dimensie.naam, term.id] = None
    return {name: tuple(labels) for name, labels in found.items()}
