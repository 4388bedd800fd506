"""What search knows, as plain data: for an engine where no dictionary and no database can be, such as a browser.

Families, lemmas and dictionaries are looked up here, for every word of the catalogue, of the curators and of the word
vectors; the texts go along, so that an engine counts in them itself.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from simplemma import is_known, lemmatize

from toolkit.lezer.adressen import read_namen
from toolkit.search.documents import VELDEN
from toolkit.search.language import Compounds, Families, is_inflection, is_word, key, words

IS_WORD, IS_DUTCH = 1, 2
_SHORTEST_PART = 4
_SHORTEST_BEGINNING = 3


def search_data(conn: sqlite3.Connection) -> dict[str, Any]:
    """Return the words, settings and wordings of the search index in `conn`.

    The words are in order, in every spelling; each begins with how many letters (base 36) it shares with the one
    before. `soort` has a digit per word: 1 some dictionary has it, 2 a Dutch one has it. `families` has per word the
    numbers of its families. `lemmas` are groups of words that are forms of one word, though their endings do not say
    so. `delen` are the parts of compounds without a hyphen. `gewoon` are the most frequent words of Dutch, in order.
    """
    listed: dict[str, list[str]] = defaultdict(list)
    for kind, word in conn.execute("select soort, woord from zoek_instelling order by 1, 2"):
        listed[kind].append(word)
    frequent = [row[0] for row in conn.execute("select woord from zoek_gewoon order by plaats")]
    families = Families(conn.execute("select familie, woord from zoek_eigen_familie"))
    texts = [text for row in search_texts(conn).values() for text in row]
    synonyms = conn.execute("select groep, rol, uiting from zoek_synoniem order by 1, 2, 3").fetchall()
    of_catalogue = _spelled(texts)
    of_curators = _spelled(uiting for *_, uiting in synonyms)
    settings = _spelled(word for kind in ("stopwoord", "algemeen") for word in listed[kind])
    more = _spelled(row[0] for row in conn.execute("select woord from zoek_vector"))
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
    kept = sorted(word for word, found in known.items() if found or _kind(word))
    numbers = {family: number for number, family in enumerate(sorted(used))}
    return {
        "woorden": " ".join(_front_coded(kept)),
        "soort": "".join(str(_kind(word)) for word in kept),
        "families": ",".join(" ".join(str(numbers[f]) for f in sorted(known[word])) for word in kept),
        "lemmas": list(_lemma_groups({word: found for word, found in known.items() if found})),
        "delen": {word: " ".join(found) for word, found in sorted(parts.items()) if known[word]},
        "stop": sorted(set(map(key, listed["stopwoord"]))),
        "algemeen": sorted({numbers[f] for word in listed["algemeen"] for f in families.of(word)}),
        "kader": listed["kader"],
        "gewoon": [key(word) for word in frequent],
        "goed": sorted(set(map(key, listed["geen_tikfout"]))),
        "kort_deel": listed["kort_deel"],
        "geen_deel": listed["geen_deel"],
        "personen": listed["persoon"],
        "opdrachten": listed["zoekopdracht"],
        "uitsluiten": listed["uitsluiting"],
        "leeftijden": [list(row) for row in conn.execute("select tot, uiting from zoek_leeftijd order by tot")],
        "synoniemen": _groups(synonyms),
        "voorstellen": sorted({row[0] for row in conn.execute("select label from zoek_voorstel")}),
        "namen": [list(row) for row in read_namen(conn)],
        "niet_voor": list(_not_for(conn)),
    }


def search_texts(conn: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return, per id of an intervention, the texts that search looks through, in the order of `VELDEN`."""
    columns = ", ".join(VELDEN)
    rows = conn.execute(f"select interventie_id, {columns} from zoek_document order by id")  # noqa: S608
    return {row[0]: tuple(row[1:]) for row in rows}


def _spelled(texts: Iterable[str]) -> set[str]:
    """Return the words of `texts`, also without accents and hyphens, and the pieces of words with a hyphen."""
    found = {word for text in texts for word in words(text)}
    return (
        found | {key(word) for word in found} | {piece for word in found for piece in re.split("['-]", word) if piece}
    )


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


def _lemma_groups(known: Mapping[str, Collection[str]]) -> Iterator[str]:
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
                groups.add(" ".join(sorted(group)))
    yield from sorted(groups)


def _groups(rows: Iterable[Sequence[Any]]) -> list[list[list[str]]]:
    """Return, per group of wordings, those that mean the same, those that are typed, and those to search as well."""
    groups: dict[int, dict[str, list[str]]] = defaultdict(lambda: {"zelfde": [], "typt": [], "ook": []})
    for group, role, wording in rows:
        groups[group][role].append(wording)
    return [list(groups[number].values()) for number in sorted(groups)]


def _not_for(conn: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield the subjects that the catalogue is not for: the sentence, the patterns of words, where else to go."""
    for number, zin in conn.execute("select nummer, zin from zoek_niet_voor order by nummer").fetchall():
        wordings = conn.execute("select uiting from zoek_niet_voor_uiting where nummer = ? order by 1", (number,))
        places = conn.execute(
            "select naam, adres from zoek_niet_voor_plaats where nummer = ? order by volgorde", (number,)
        )
        yield {"zin": zin, "uitingen": [row[0] for row in wordings], "plaatsen": [list(row) for row in places]}
