"""Writes what search needs into the database, once, while building."""

import sqlite3
from collections.abc import Collection, Iterator
from importlib.resources import files
from itertools import islice

from toolkit.lezer.adressen import read_namen
from toolkit.lezer.opbouw import read_vocabulary
from toolkit.lezer.tellingen import read_dragers
from toolkit.search.counting import CountedWord, WordCounts
from toolkit.search.documents import VELDEN, collect_documents
from toolkit.search.language import Compounds, Families, form, key, words
from toolkit.search.meaning import MeaningIndex
from toolkit.search.not_for import write_not_for
from toolkit.search.numbers import write_numbers
from toolkit.search.places import pack_places
from toolkit.search.suggestions import plain
from toolkit.search.wish_words import write_wishes
from toolkit.search.words import SearchWords
from toolkit.vocabulary.countries import country_terms
from toolkit.vocabulary.dimension import Vocabulary

_BLOCK = 1_000  # documents at a time, so that memory does not grow with them


def write_search_index(conn: sqlite3.Connection, words: SearchWords) -> None:
    """Create and fill the tables of ``search/schema.sql``.

    `conn` has all tables of ``store/schema.sql``, filled. The same rows and words give the same bytes. Row numbers of
    `interventie` are stored, so a ``vacuum`` of this database belongs before this call, not after it. Commits.
    """
    conn.executescript(files("toolkit.search").joinpath("schema.sql").read_text(encoding="utf-8"))
    begrippen = read_vocabulary(conn)
    _write_curated(conn, words, begrippen)
    _write_words(conn, _write_documents(conn, words), words)
    write_not_for(conn, words.niet_voor)
    write_wishes(conn, words.wensen, begrippen)
    _write_suggestions(conn, begrippen)
    # It reads its texts from interventie itself.
    conn.execute("insert into interventie_fts (interventie_fts) values ('rebuild')")
    for table in ("zoek_tekst", "interventie_fts"):
        conn.execute(f"insert into {table} ({table}) values ('optimize')")  # noqa: S608 - two names of our own
    conn.commit()


def _write_documents(conn: sqlite3.Connection, curated: SearchWords) -> WordCounts:
    """Write what the texts of all documents hold, and return how often each word does."""
    counts, meaning = WordCounts(), MeaningIndex(sorted(curated.vectoren), curated.stopwoorden)
    documents, number = collect_documents(conn), 1
    while block := list(islice(documents, _BLOCK)):
        numbered = list(enumerate(block, start=number))
        number += len(block)
        conn.executemany("insert into zoek_document values (?, ?)", [(n, one.interventie_id) for n, one in numbered])
        texts = [(n, *one.texts()) for n, one in numbered]
        conn.executemany(f"insert into zoek_tekst (rowid, {', '.join(VELDEN)}) values (?, ?, ?, ?, ?, ?, ?)", texts)  # noqa: S608
        meaning.add(*counts.add(block), counts.numbers)
    conn.executemany("insert into zoek_treffer values (?, ?)", ((t, pack_places(at)) for t, at in counts.places()))
    write_numbers(conn, {"lengte": counts.lengths(), **meaning.arrays()})
    return counts


def _write_words(conn: sqlite3.Connection, counted: WordCounts, curated: SearchWords) -> None:
    found = {one.word: one for one in counted.words()}
    spellings: dict[str, list[CountedWord]] = {}
    for word in sorted(found):
        spellings.setdefault(" ".join(form(word)), []).append(found[word])
    wordings = (row[0] for row in conn.execute("select uiting from zoek_synoniem"))
    own = {*found, *(word for wording in wordings for word in words(wording))}
    compounds = Compounds(curated.korte_delen, curated.geen_deel, own)
    known = Families(curated.eigen_familie)
    for token, alike in sorted(spellings.items()):
        in_name = any(one.in_name for one in alike)
        row = (token, key(alike[0].word), sum(one.count for one in alike), in_name)
        conn.execute("insert into zoek_woord values (?, ?, ?, ?)", row)
        if not any(one.is_subject for one in alike):
            continue
        families = frozenset[str]().union(*(known.of(one.word) for one in alike))
        conn.executemany("insert into zoek_familie values (?, ?)", ((stem, token) for stem in sorted(families)))
        of_parts = {stem for one in alike for part in compounds.split(one.word) for stem in known.of(part)}
        conn.executemany("insert into zoek_deel values (?, ?)", ((stem, token) for stem in sorted(of_parts - families)))


def _write_curated(conn: sqlite3.Connection, words: SearchWords, begrippen: Vocabulary) -> None:
    kinds = {
        "stopwoord": words.stopwoorden,
        "algemeen": words.algemeen,
        "kader": words.kader,
        "kort_deel": words.korte_delen,
        "geen_deel": words.geen_deel,
        "een_van": words.een_van,
        "persoon": words.personen,
        "na_persoon": words.na_persoon,
        "leeftijd_eenheid": words.leeftijd_eenheid,
        "leeftijd_tussen": words.leeftijd_tussen,
        "zoekopdracht": words.zoekopdrachten,
        "uitsluiting": words.uitsluiten,
        "geen_tikfout": words.geen_tikfout | _countries(),
    }
    for kind, listed in kinds.items():
        conn.executemany("insert into zoek_instelling values (?, ?)", ((kind, word) for word in sorted(listed)))
    conn.executemany("insert into zoek_gewoon values (?, ?)", enumerate(words.gewoon, start=1))
    conn.executemany("insert into zoek_vector values (?, ?)", sorted(words.vectoren.items()))
    conn.executemany("insert into zoek_leeftijd values (?, ?)", ((age.tot, age.uiting) for age in words.leeftijden))
    own = ((word, family[0]) for family in words.eigen_familie for word in family)
    conn.executemany("insert into zoek_eigen_familie values (?, ?)", sorted(own))
    groups: list[dict[str, Collection[str]]] = [
        {"zelfde": group.woorden, "typt": group.typt, "ook": group.zoek_ook} for group in words.groepen
    ]
    # What is more precise finds the group, but the group is not the same as it.
    groups += [
        {"typt": group.preciezer, "ook": (*group.woorden, *group.zoek_ook)}
        for group in words.groepen
        if group.preciezer
    ]
    for number, roles in enumerate([*groups, *_vocabulary_groups(begrippen)], start=1):
        rows = ((number, role, wording) for role, wordings in roles.items() for wording in sorted(wordings))
        conn.executemany("insert into zoek_synoniem values (?, ?, ?)", rows)


def _countries() -> frozenset[str]:
    """Return the words of the names of all countries: one that the catalogue does not have is no typing error."""
    names = (name for term in country_terms({}) for name in (term.nl, term.en))
    return frozenset(word for name in names for word in words(name))


def _vocabulary_groups(begrippen: Vocabulary) -> Iterator[dict[str, Collection[str]]]:
    """Yield the labels of each term by their role.

    A hidden label finds the term, and is searched for it as well. An everyday word (*groep*, *sociaal*) finds the term,
    but within a text it says nothing about it.
    """
    for dimensie in begrippen:
        for term in dimensie.termen.values():
            # A label such as "Jongeren (12-17 jaar)" is typed without its brackets.
            same = {label.split(" (")[0] for label in (term.nl, term.en, *term.alt)}
            also = {label.split(" (")[0] for label in term.zoekterm}
            typed = {label.split(" (")[0] for label in term.alledaags}
            yield {"zelfde": same, "typt": (also | typed) - same, "ook": also - same}


def _write_suggestions(conn: sqlite3.Connection, begrippen: Vocabulary) -> None:
    named = ((naam, plain(naam), "interventie", interventie_id, 1) for naam, interventie_id in read_namen(conn))
    conn.executemany("insert into zoek_voorstel values (?, ?, ?, ?, ?)", named)
    for dimensie in begrippen:
        dragers = read_dragers(conn, dimensie)
        labels = {term: dimensie.termen[term].nl for term in sorted(dragers)}
        rows = ((label, plain(label), dimensie.naam, term, len(dragers[term])) for term, label in labels.items())
        conn.executemany("insert into zoek_voorstel values (?, ?, ?, ?, ?)", rows)
