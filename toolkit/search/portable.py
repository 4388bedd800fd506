"""What search knows, as plain data: for an engine where no dictionary and no database can be, such as a browser.

Families, lemmas and dictionaries are looked up here, for every word of the catalogue, of the curators and of the word
vectors; the texts go along, so that an engine counts in them itself.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import Any

from simplemma import is_known, lemmatize
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from toolkit.lezer.adressen import read_namen
from toolkit.lezer.opbouw import read_vocabulary
from toolkit.search.documents import collect_documents
from toolkit.search.language import ENGLISH, Compounds, Families, is_inflection, is_word, key, words
from toolkit.search.meaning import STEPS, AskedWords, Meaning
from toolkit.search.ordinary import SAYS_LITTLE

IS_WORD, IS_DUTCH, HAS_VECTOR, IN_TABLE = 1, 2, 4, 8
SIGN = 35  # the first sign of the table of meaning
_MOST_CELLS = 1_000_000
_SHORTEST_PART = 4
_SHORTEST_BEGINNING = 3


def search_data(conn: sqlite3.Connection) -> dict[str, Any]:
    """Return the words, settings and wordings of the search index in `conn`.

    The words are in order, in every spelling; each begins with how many letters (base 36) it shares with the one
    before. `soort` has a sum (hexadecimal) per word: 1 some dictionary has it, 2 a Dutch one has it, 4 it has a vector,
    8 `betekenis` has its resemblance to each intervention. `families` has per word the numbers of its families, as
    `_steps` writes them. `lemmas` are groups of words that are forms of one word, though their endings do not say so:
    places in the list of words, each after the first as a step from the one before; and so is the first from that of
    the group before. `delen` are the parts of compounds without a hyphen, where the words alone do not tell. `gewoon`
    are the most frequent words of Dutch, in order; one that says nothing here is empty.
    """
    listed: dict[str, list[str]] = defaultdict(list)
    for kind, word in conn.execute("select soort, woord from zoek_instelling order by 1, 2"):
        listed[kind].append(word)
    frequent = [key(row[0]) for row in conn.execute("select woord from zoek_gewoon order by plaats")]
    families = Families(conn.execute("select familie, woord from zoek_eigen_familie"))
    per_document = search_texts(conn)
    texts = [text for row in per_document.values() for text in row]
    synonyms = conn.execute("select groep, rol, uiting from zoek_synoniem order by 1, 2, 3").fetchall()
    labels = list(_labels(conn))
    of_catalogue = _spelled(texts)
    of_curators = _spelled([*(uiting for *_, uiting in synonyms), *(label for label, *_ in labels)])
    settings = _spelled(word for kind in ("stopwoord", "algemeen") for word in listed[kind])
    vectors = {row[0] for row in conn.execute("select woord from zoek_vector")}
    asked = {family for word in of_catalogue | of_curators for family in families.of(word)}
    more = _spelled(vectors) | set(_dutch_forms(families, asked))
    own = [row[0] for row in conn.execute("select sleutel from zoek_woord")]
    curated = [key(word) for *_, uiting in synonyms for word in words(uiting)]
    compounds = Compounds(listed["kort_deel"], listed["geen_deel"], [*own, *curated])
    # While typing, a word is not finished yet; its beginning may be a word as well.
    begun = {word[:length] for word in map(key, of_catalogue) for length in range(_SHORTEST_BEGINNING, len(word))}
    every = of_catalogue | of_curators | settings | more | begun
    parts = {word: found for word in every if word.isalnum() and (found := compounds.split(word))}
    # A family matters when the catalogue or the curators have a word of it; parts of a compound stand for such words.
    ours = of_catalogue | of_curators | settings
    ours |= {part for word in ours for part in parts.get(word, ())}
    used = {family for word in ours for family in families.of(word)}
    known = {word: families.of(word) & used for word in every | ours}
    kinds = {word: _kind(word) + HAS_VECTOR * (word in vectors) for word in known}
    kept = sorted(word for word, found in known.items() if found or kinds[word])
    stop = set(map(key, listed["stopwoord"]))
    told = of_curators | settings | _spelled(text for row in per_document.values() for text in (row[0], *row[3:5]))
    table = meaning_table(conn, [word for word in kept if word in told and key(word) not in stop])
    kinds |= {word: kinds[word] + IN_TABLE for word in table}
    numbers = {family: number for number, family in enumerate(sorted(used))}
    return {
        "woorden": " ".join(_front_coded(kept)),
        "soort": "".join(f"{kinds[word]:x}" for word in kept),
        "betekenis": "".join(table.values()),
        "families": ",".join(_steps(sorted(used), [known[word] for word in kept])),
        "lemmas": ",".join(_places(kept, _lemma_groups({word: found for word, found in known.items() if found}))),
        "delen": dict(_unlike(compounds, _Listed(listed, [*own, *curated], kinds), kept)),
        "stop": sorted(stop),
        "algemeen": sorted({numbers[f] for word in listed["algemeen"] for f in families.of(word)}),
        "kader": listed["kader"],
        "gewoon": " ".join(
            word if place <= SAYS_LITTLE or families.of(word) & used or word in table or compounds.split(word) else ""
            for place, word in enumerate(frequent, start=1)
        ),
        "goed": sorted(set(map(key, listed["geen_tikfout"]))),
        "kort_deel": listed["kort_deel"],
        "geen_deel": listed["geen_deel"],
        "personen": listed["persoon"],
        "opdrachten": listed["zoekopdracht"],
        "uitsluiten": listed["uitsluiting"],
        "leeftijden": [list(row) for row in conn.execute("select tot, uiting from zoek_leeftijd order by tot")],
        "synoniemen": _groups(synonyms),
        "voorstellen": [list(row) for row in conn.execute("select label, soort, id, aantal from zoek_voorstel")],
        **{kind: listed[kind] for kind in ("leeftijd_eenheid", "leeftijd_tussen", "na_persoon", "een_van")},
        "wensen": _wishes(conn, listed, labels),
        "namen": [list(row) for row in read_namen(conn)],
        "niet_voor": list(_not_for(conn)),
    }


def meaning_table(conn: sqlite3.Connection, told: Sequence[str]) -> dict[str, str]:
    """Return, per word of `told`, how much each intervention resembles it: a sign per intervention, in their order.

    A sign is `SIGN` for nothing and `STEPS` more for the same word. Vectors themselves would be thrice as large, and a
    table of very many interventions larger still: then there is none.
    """
    meaning = Meaning.load(conn)
    if len(told) * len(meaning.documents) > _MOST_CELLS:
        return {}
    table = {}
    for word in told:
        vector = meaning.vector([word])
        if vector is not None:
            amounts = meaning.resemblance(AskedWords.of([(word, vector, 1.0)]))[meaning.documents].tolist()
            table[word] = "".join(chr(SIGN + round(amount * STEPS)) for amount in amounts)
    return table


def search_texts(conn: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return, per id of an intervention, the texts that search looks through, in the order of `VELDEN`."""
    return {document.interventie_id: document.texts() for document in collect_documents(conn)}


def _spelled(texts: Iterable[str]) -> set[str]:
    """Return the words of `texts`, also without accents and hyphens, and the pieces of words with a hyphen."""
    found = {word for text in texts for word in words(text)}
    return (
        found | {key(word) for word in found} | {piece for word in found for piece in re.split("['-]", word) if piece}
    )


def _dutch_forms(families: Families, ours: Collection[str]) -> Iterator[str]:
    """Yield the words of the Dutch dictionary that are forms of a word of one of the families `ours`."""
    lemmas = DefaultDictionaryFactory().get_dictionary("nl")
    wanted = {lemma for lemma in set(lemmas.values()) if not families.of(lemma.lower()).isdisjoint(ours)}
    yield from (word.lower() for word, lemma in lemmas.items() if lemma in wanted and len(word) >= _SHORTEST_BEGINNING)


class _Listed(Compounds):
    """Splits compounds with no other dictionary than the words that are listed, as who reads them will."""

    def __init__(self, listed: Mapping[str, list[str]], own: Iterable[str], kinds: Mapping[str, int]) -> None:
        super().__init__(listed["kort_deel"], listed["geen_deel"], own)
        self._kinds = kinds

    def _is_known(self, part: str) -> bool:
        return bool(self._kinds.get(part, self._kinds.get(key(part), 0)) & IS_DUTCH)


def _unlike(compounds: Compounds, listed: Compounds, kept: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in kept:
        if word.isalnum() and (parts := compounds.split(word)) != listed.split(word):
            yield word, " ".join(parts)


def _kind(word: str) -> int:
    return IS_WORD * is_word(word) + IS_DUTCH * (len(word) >= _SHORTEST_PART and is_known(word, lang="nl"))


def _front_coded(ordered: Sequence[str]) -> Iterator[str]:
    before = ""
    for word in ordered:
        shared = 0
        while shared < min(len(word), len(before), 35) and word[shared] == before[shared]:
            shared += 1
        yield "0123456789abcdefghijklmnopqrstuvwxyz"[shared] + word[shared:]
        before = word


def _steps(ordered: Sequence[str], listed: Iterable[Collection[str]]) -> Iterator[str]:
    """Yield, per set of `listed`, the numbers of its families in `ordered`, each as a step from the one before.

    Words that follow each other mostly have the same families. English ones (``e``) are counted by themselves. No step
    is nothing, and ``-`` is no family.
    """
    numbers = {family: number for number, family in enumerate(ordered)}
    before = {"": 0, "e": 0}
    for families in listed:
        said = []
        for family in sorted(families):
            kind = "e" if family.startswith(ENGLISH) else ""
            step = numbers[family] - before[kind]
            before[kind] = numbers[family]
            said.append(f"{kind}{step or ''}")
        yield " ".join(said) or ("" if families else "-")


def _places(kept: Sequence[str], groups: Iterable[Collection[str]]) -> Iterator[str]:
    """Yield groups of words as places in `kept`: steps from the place before, and from the group before."""
    places = {word: place for place, word in enumerate(kept)}
    start = 0
    for group in sorted(sorted(places[word] for word in one) for one in groups):
        yield " ".join(str(place - before) for before, place in pairwise((start, *group)))
        start = group[0]


def _lemma_groups(known: Mapping[str, Collection[str]]) -> Iterator[frozenset[str]]:
    """Yield words of one family that have a lemma in common, where an ending does not tell."""
    alike: dict[str, set[str]] = defaultdict(set)
    for word, found in known.items():
        for family in found:
            alike[family].add(word)
    groups = set()
    for spellings in alike.values():
        by_lemma: dict[str, set[str]] = defaultdict(set)
        for word in spellings:
            for spelling, lang in product((word, key(word)), ("nl", "en")):
                by_lemma[f"{lang}:{lemmatize(spelling, lang=lang)}"].add(word)
        for group in by_lemma.values():
            if not all(is_inflection(key(one), key(other)) for one, other in combinations(sorted(group), 2)):
                groups.add(frozenset(group))
    yield from groups


def _groups(rows: Iterable[Sequence[Any]]) -> list[list[list[str]]]:
    """Return, per group of wordings, those that mean the same, those that are typed, and those to search as well."""
    groups: dict[int, dict[str, list[str]]] = defaultdict(lambda: {"zelfde": [], "typt": [], "ook": []})
    for group, role, wording in rows:
        groups[group][role].append(wording)
    return [list(groups[number].values()) for number in sorted(groups)]


def _labels(conn: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield every label of every term, with its dimension and its id."""
    for dimensie in read_vocabulary(conn):
        for term in dimensie.termen.values():
            yield from ((label, dimensie.naam, term.id) for label in (term.nl, term.en, *term.alt))


def _wishes(
    conn: sqlite3.Connection, listed: Mapping[str, Sequence[str]], labels: Sequence[tuple[str, str, str]]
) -> dict[str, Any]:
    """Return what `toolkit.search.wishes` reads filters with."""
    kinds = ("ontkenning", "geen_ontkenning_na", "genoemd", *(kind for kind in listed if kind.startswith("jaar_")))
    wishes = []
    for number, zin in conn.execute("select nummer, zin from zoek_wens order by nummer").fetchall():
        wordings = conn.execute("select uiting from zoek_wens_uiting where nummer = ? order by 1", (number,))
        filters = conn.execute("select naam, waarde from zoek_wens_filter where nummer = ? order by rowid", (number,))
        wishes.append([[row[0] for row in wordings], [list(row) for row in filters], zin])
    return {**{kind: listed[kind] for kind in kinds}, "lijst": wishes, "labels": labels}


def _not_for(conn: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield the subjects that the catalogue is not for: the sentence, the patterns of words, where else to go."""
    for number, zin in conn.execute("select nummer, zin from zoek_niet_voor order by nummer").fetchall():
        wordings = conn.execute("select uiting from zoek_niet_voor_uiting where nummer = ? order by 1", (number,))
        places = conn.execute(
            "select naam, adres from zoek_niet_voor_plaats where nummer = ? order by volgorde", (number,)
        )
        yield {"zin": zin, "uitingen": [row[0] for row in wordings], "plaatsen": [list(row) for row in places]}
