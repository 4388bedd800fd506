"""Answers questions: the one object that the web side uses."""

import re
import sqlite3
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from math import ceil

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from toolkit.search.ages import TypedAges
from toolkit.search.concepts import Reader
from toolkit.search.language import Compounds, Families, key, words
from toolkit.search.lexicon import Curated, Lexicon, Synonyms
from toolkit.search.matching import Lengths, match
from toolkit.search.meaning import AskedWords, Meaning, Vectors
from toolkit.search.not_for import Elsewhere, NotFor
from toolkit.search.notes import SearchedAsWell, explained, searched_as_well, stands, within_a_word
from toolkit.search.ordinary import Ordinary
from toolkit.search.patterns import Pattern
from toolkit.search.places import Numbers, Places
from toolkit.search.ranking import ENOUGH, RankedAnswers
from toolkit.search.resembling import Resembling, resembling
from toolkit.search.search_question import Concept, SearchQuestion
from toolkit.search.settings import read_age_settings, read_settings
from toolkit.search.suggestions import Suggestion, Suggestions, plain
from toolkit.search.wishes import Wish, WishReader

_LIKE_NAME = 82  # similarity (0-100) of a question and a name from which the question is that name
_POINTS_FOR_NAME = 20.0  # more than the words of any question earn together
_POINTS_FOR_BEGINNING = 10.0
_SHORTEST_NAME = 3
_SYNTAX = re.compile(r"[()*^{}\[\]+:~|<>\\]")  # of other search boxes; a suggestion is plain words
_OPEN, _CLOSE = "\x02", "\x03"  # cannot occur in a text of the index, so they mark safely
_MARKED = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}")


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a question gives.

    Attributes:
        ids: ids of interventions, best first.
        volledig: the first so many of `ids` answer everything that was asked; the others only part of it.
        bedoelde_u: the question with typing errors corrected, to be shown; `ids` belong to that reading.
        gebruikt: (as typed, as read) for each word that was corrected.
        niet_gevonden: words and phrases that the catalogue does not have.
        ook_gezocht: for each part of the question that was found by other words, which.
        opmerkingen: sentences on what was read in another way than one may expect.
        niet_voor: what to say when the catalogue is not for this question; then `ids` holds whole answers only.
        nummers: the places of `ids` in the order of all ids, from 1; `zoek_document.id`.

    """

    ids: tuple[str, ...]
    volledig: int = 0
    bedoelde_u: str | None = None
    gebruikt: tuple[tuple[str, str], ...] = ()
    niet_gevonden: tuple[str, ...] = ()
    ook_gezocht: tuple[SearchedAsWell, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    niet_voor: tuple[Elsewhere, ...] = ()
    nummers: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Searcher:
    """Everything about the words of one database file, in memory.

    Made once with `load`. It is never changed after that and keeps no connection, so threads may share it; every call
    takes a connection to the same file.
    """

    _reader: Reader
    _lexicon: Lexicon
    _meaning: Meaning
    _ordinary: Ordinary
    _not_for: NotFor
    _wishes: WishReader
    _stop: frozenset[str]
    _lengths: Lengths
    _by_number: NDArray[np.object_]
    _numbers: Mapping[str, int]
    _by_length: tuple[tuple[str, str], ...]
    _suggestions: Suggestions

    @classmethod
    def load(cls, conn: sqlite3.Connection) -> "Searcher":
        """Read the words that `write_search_index` wrote.

        Raises:
            sqlite3.OperationalError: the database has no search index.

        """
        listed = read_settings(conn)
        ages = TypedAges(read_age_settings(conn, listed))
        families = Families(conn.execute("select familie, woord from zoek_eigen_familie"))
        curated = Curated(
            stop=frozenset(map(key, listed["stopwoord"])),
            general=frozenset(stem for word in listed["algemeen"] for stem in families.of(word)),
            setting=tuple(map(Pattern, listed["kader"])),
            right=frozenset(map(key, listed["geen_tikfout"])),
            operators=frozenset(listed["zoekopdracht"]),
            excluding=frozenset(listed["uitsluiting"]),
            either=frozenset(listed["een_van"]),
            ages=ages,
        )
        wordings = conn.execute("select groep, rol, uiting from zoek_synoniem order by 1, 2, 3")
        synonyms = Synonyms(wordings, curated.stop, families)
        own = [row[0] for row in conn.execute("select sleutel from zoek_woord")]
        compounds = Compounds(listed["kort_deel"], listed["geen_deel"], [*own, *synonyms.words])
        ids = [i for (i,) in conn.execute("select interventie_id from zoek_document order by id")]
        lexicon = Lexicon(conn, families, compounds)
        ordinary = Ordinary.load(conn)
        reader = Reader(lexicon, synonyms, curated, families, ordinary)
        suggestions = Suggestions(conn.execute("select label, kaal, soort, id, aantal from zoek_voorstel"))
        return cls(
            reader,
            lexicon,
            Meaning.load(conn),
            ordinary,
            NotFor.load(conn),
            WishReader(conn, listed, ages, families, reader.is_stop),
            curated.stop,
            Lengths.load(conn),
            np.array(["", *ids], dtype=object),
            {interventie_id: number for number, interventie_id in enumerate(ids, start=1)},
            tuple(sorted(suggestions.names(), key=lambda name: len(name[0]))),
            suggestions,
        )

    @property
    def ids(self) -> Iterable[str]:
        """Return the id of each intervention by number, from 1."""
        return self._numbers

    def search(self, conn: sqlite3.Connection, vraag: str) -> SearchResult:
        """Return what `vraag` gives. Anything may be typed; nothing typed gives nothing."""
        question = self._reader.read(vraag)
        elsewhere = self._not_for.about(vraag)
        if elsewhere and not self._asks_more(question, self._not_for.words_about(vraag)):
            return SearchResult((), niet_voor=elsewhere)
        result = self._answer(conn, vraag, question)
        if not elsewhere:
            return result
        if not result.volledig:
            return SearchResult((), niet_voor=elsewhere)
        whole = slice(result.volledig)
        return replace(result, ids=result.ids[whole], nummers=result.nummers[whole], niet_voor=elsewhere)

    def _asks_more(self, question: SearchQuestion, about: frozenset[str]) -> bool:
        """Return whether `question` asks for more than the words `about` what the catalogue is not for."""
        telling = (concept for concept in question.concepts if not concept.general)
        return any(key(word) not in about for c in telling for word in words(c.text) if key(word) not in self._stop)

    def _answer(self, conn: sqlite3.Connection, vraag: str, question: SearchQuestion) -> SearchResult:
        if not question.concepts:
            return SearchResult(())
        places = Places(conn)
        matches = [match(concept, places, self._lengths) for concept in question.concepts]
        typed = plain(vraag)
        begun = self._beginning_with(typed)
        ranked = RankedAnswers(question.concepts, matches, len(self._numbers)).rank(
            self._named(typed, begun), begun, lambda: self._resembling(question)
        )
        rows = zip(question.concepts, matches, strict=True)
        absent = {c.text for c in question.concepts if not stands(c.text, self._lexicon, places)}
        nowhere = {text for text in absent if not within_a_word(text, self._lexicon)}
        missing = [c.text for c, found in rows if c.partly or not found]
        # The last word of a name is not finished yet.
        missing = [] if begun else [text for text in missing if text in absent]
        return SearchResult(
            tuple(self._by_number[ranked.documents].tolist()),
            ranked.complete,
            _corrected(vraag, question),
            question.corrections,
            tuple(missing),
            tuple(searched_as_well(question.concepts, matches, ranked.documents, nowhere)),
            tuple(explained(question)),
            nummers=ranked.documents,
        )

    def alike(self, vraag: str, result: SearchResult) -> tuple[Resembling, ...]:
        """Return what only meaning finds for `vraag`, most alike first; nothing that is in `result`, its answer.

        Who finds enough that answers everything, or types a name, needs nothing that is like it. Ordinary words say too
        little.
        """
        if result.niet_voor or result.volledig >= ENOUGH or self._beginning_with(plain(vraag)):
            return ()
        telling = [concept for concept in self._reader.read(vraag).concepts if not concept.general]
        return resembling(self._meaning, self._asked(telling), set(result.nummers.tolist()), self._by_number)

    def found_words(self, vraag: str, texts: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
        """Return, per key of `texts` that has any, the words and phrases that answer `vraag`, as written there."""
        expression = _expression(self._reader.read(vraag).concepts)
        if not expression or not texts:
            return {}
        found: dict[str, frozenset[str]] = {}
        with closing(sqlite3.connect(":memory:")) as conn:
            # The same index as that of the whole catalogue, of these few texts.
            conn.execute(
                "create virtual table t using fts5 (van unindexed, tekst, tokenize = 'unicode61 remove_diacritics 2')"
            )
            conn.executemany("insert into t values (?, ?)", ((one, text) for one, its in texts.items() for text in its))
            query = "select van, highlight(t, 1, ?, ?) from t where t match ?"
            for one, text in conn.execute(query, (_OPEN, _CLOSE, expression)):
                found[one] = found.get(one, frozenset()) | frozenset(_MARKED.findall(text))
        return found

    def wishes(self, vraag: str) -> tuple[Wish, ...]:
        """Return the parts of `vraag` that are filters rather than words to search for; searching ignores them."""
        return self._wishes.read(vraag)

    def suggest(self, begin: str, limit: int = 8) -> list[Suggestion]:
        """Return names and terms of which words begin with what was typed, those that begin with it first."""
        return self._suggestions.beginning_with(begin, limit)

    def _resembling(self, question: SearchQuestion) -> Vectors:
        """Return how much each intervention resembles the words of `question` by meaning."""
        return self._meaning.resemblance(self._asked(question.concepts))

    def _asked(self, concepts: Sequence[Concept]) -> AskedWords:
        """Return the words of `concepts` that say something and have a vector, a compound that of its parts."""
        asked = dict.fromkeys(word for concept in concepts for word in words(concept.text))
        told = [word for word in asked if key(word) not in self._stop]
        found = ((word, self._meaning.vector([word])) for word in told)
        vectors = (
            (word, vector if vector is not None else self._meaning.vector(self._lexicon.parts(word)))
            for word, vector in found
        )
        return AskedWords.of(
            (word, vector, self._ordinary.weight(word)) for word, vector in vectors if vector is not None
        )

    def _beginning_with(self, typed: str) -> list[int]:
        """Return the interventions whose name begins with the whole question, in plain words."""
        return [self._numbers[one] for _, one in self._suggestions.named(typed)] if _may_be_name(typed) else []

    def _named(self, typed: str, begun: Sequence[int]) -> dict[int, float]:
        """Return points for the interventions whose name is like the whole question, and for those in `begun`."""
        if not _may_be_name(typed):
            return {}
        # A name that is much longer or shorter is not like it: fuzz.ratio is twice the shared letters by all letters.
        least, most = _LIKE_NAME / (200 - _LIKE_NAME) * len(typed), (200 - _LIKE_NAME) / _LIKE_NAME * len(typed)
        first, last = (bisect(self._by_length, n, key=lambda name: len(name[0])) for n in (ceil(least) - 1, most))
        names = self._by_length[first:last]
        labels = [label for label, _ in names]
        found = process.extract(typed, labels, scorer=fuzz.ratio, score_cutoff=_LIKE_NAME, limit=None)
        # A name that begins with what was typed is what the suggestions show as well.
        points = dict.fromkeys(begun, _POINTS_FOR_BEGINNING)
        for _, similarity, position in found:
            document = self._numbers[names[position][1]]
            points[document] = max(points.get(document, 0.0), _POINTS_FOR_NAME * similarity / 100)
        return points


def _may_be_name(typed: str) -> bool:
    return len(typed) >= _SHORTEST_NAME


def _corrected(question: str, read: SearchQuestion) -> str | None:
    for typed, meant in read.corrections:
        question = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, question, flags=re.IGNORECASE)
    return " ".join(_SYNTAX.sub(" ", question).split()) if read.corrections else None


def _expression(concepts: Sequence[Concept]) -> str:
    """Return a full-text query; every token is quoted, so nothing in it is an operator."""
    return " OR ".join(dict.fromkeys(phrase for concept in concepts for phrase in _phrases(concept)))


def _phrases(concept: Concept) -> list[str]:
    found = []
    for alternative in concept.alternatives:
        one_word = len(alternative.pattern) == 1
        found += [f'"{spelling}"' if one_word else spelling for spelling in alternative.spellings()]
    return found + [phrase for part in concept.parts for phrase in _phrases(part)]
