"""The words of the catalogue and of its curators, loaded once: spellings, families, parts and synonyms."""

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from toolkit.search.ages import TypedAges
from toolkit.search.language import Compounds, Families, belongs_to, is_word, key, same_word, sound, words
from toolkit.search.patterns import Pattern

_SHORTEST_SOUND = 6
_SHORTEST_PREFIX = 3
_SHORTEST_BECOMING = 4
_MOST_VARIANTS = 60
LONGEST_PHRASE = 5  # words in a wording of the curators that is still recognised as one


@dataclass(frozen=True, slots=True)
class Curated:
    """The curators' single words.

    Attributes:
        stop: words that say nothing about what is sought.
        general: word families that fit nearly every intervention.
        setting: patterns of words that say who asks or where, so that these words say little there.
        right: words that are no typing error, though no dictionary has them.
        operators: words that are a command in other search boxes, as they are written (*NEAR*).
        excluding: those of `operators` that leave something out.
        either: words between two others that say that both are fine (*of*).
        ages: how ages are typed.

    """

    stop: frozenset[str]
    general: frozenset[str]
    setting: tuple[Pattern, ...]
    right: frozenset[str]
    operators: frozenset[str]
    excluding: frozenset[str]
    either: frozenset[str]
    ages: TypedAges


class Synonyms:
    """Finds the wordings that people use for a word or a phrase."""

    def __init__(self, rows: Iterable[tuple[int, str, str]], stop: frozenset[str], families: Families) -> None:
        """Take rows (group, role as in `zoek_synoniem`, wording)."""
        self._stop = stop
        self._families = families
        self._groups: dict[int, dict[str, list[str]]] = defaultdict(lambda: {"zelfde": [], "typt": [], "ook": []})
        self._by_stems: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self.words: set[str] = set()
        for group, role, wording in rows:
            self._groups[group][role].append(wording)
            phrase = list(words(wording))
            content = self.content(phrase)
            self.words.update(key(word) for word in content)
            if role != "ook":
                self._by_key[_joined(phrase)].add(group)
                # "uit de gevangenis" is not "gevangenis": one word that is left cannot stand for the phrase.
                for name in {*self._names(phrase), *(self._names(content) if len(content) > 1 else ())}:
                    self._by_stems[name].append(group)

    def content(self, phrase: Sequence[str]) -> list[str]:
        """Return the words of `phrase` that say something."""
        return [word for word in phrase if key(word) not in self._stop]

    def means_same(self, phrase: Sequence[str], wording: str) -> bool:
        """Return whether a curator lists `phrase`, or a form of it, beside `wording` as meaning the same, both ways."""
        return any(
            wording in group["zelfde"] and any(_is_form(phrase, list(words(listed))) for listed in group["zelfde"])
            for number in self._groups_of(phrase)
            for group in (self._groups[number],)
        )

    def find(self, phrase: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return wordings that mean the same as the words `phrase`, and wordings to search as well."""
        groups = self._groups_of(phrase)
        same = dict.fromkeys(wording for group in sorted(groups) for wording in self._groups[group]["zelfde"])
        also = dict.fromkeys(w for group in sorted(groups) for w in self._groups[group]["ook"] if w not in same)
        return list(same), list(also)

    def _groups_of(self, phrase: Sequence[str]) -> set[int]:
        # A wording that is listed as it is typed says more than one of the same family (ouderen, ouder).
        groups = self._by_key.get(_joined(phrase)) or self._by_key.get(_joined(self.content(phrase)))
        if not groups:
            names = {*self._names(phrase), *self._names(self.content(phrase))}
            groups = {group for name in names for group in self._by_stems.get(name, ())}
        return groups

    def __contains__(self, phrase: Sequence[str]) -> bool:
        return any(name in self._by_stems for name in self._names(phrase))

    def knows_phrase(self, phrase: Sequence[str]) -> bool:
        """Return whether `phrase`, or what is left of it without stop words, is a wording of more than one word."""
        content = self.content(phrase)
        return (len(phrase) > 1 and phrase in self) or (len(content) > 1 and content in self)

    def _names(self, phrase: Sequence[str]) -> Iterable[tuple[str, ...]]:
        if not 0 < len(phrase) <= LONGEST_PHRASE:
            return ()
        return product(*(sorted(self._families.of(word)) for word in phrase))


class Lexicon:
    """The words that occur in the catalogue, in the forms in which the full-text index knows them."""

    def __init__(self, conn: sqlite3.Connection, families: Families, compounds: Compounds) -> None:
        self._families = families
        self._compounds = compounds
        self._by_key = _grouped(conn.execute("select sleutel, vorm from zoek_woord order by 1, 2"))
        self._by_stem = _grouped(conn.execute("select stam, vorm from zoek_familie order by 1, 2"))
        self._by_part = _grouped(conn.execute("select stam, vorm from zoek_deel order by 1, 2"))
        self._keys = sorted(self._by_key)
        self._subjects = {form for forms in self._by_stem.values() for form in forms}
        heard = ((name, forms) for name, forms in self._by_key.items() if not name.isdigit())
        of_subjects = ((name, form) for name, forms in heard for form in forms if form in self._subjects)
        self._by_sound = _grouped((sound(name), form) for name, form in of_subjects)
        counts = conn.execute("select sleutel, sum(aantal), max(in_naam) from zoek_woord group by 1")
        self._counts: dict[str, tuple[int, bool]] = {name: (aantal, bool(in_name)) for name, aantal, in_name in counts}
        labels = (label for (label,) in conn.execute("select label from zoek_voorstel where soort <> 'interventie'"))
        of_terms = {key(word) for label in labels for word in words(label)}
        self._suggested = tuple(name for name in self._keys if self.in_name(name) or name in of_terms)

    @property
    def keys(self) -> Sequence[str]:
        """The words, spelled without accents and hyphens, in order."""
        return self._keys

    def count(self, name: str) -> int:
        """Return how often the word with key `name` occurs."""
        return self._counts.get(name, (0, False))[0]

    def in_name(self, name: str) -> bool:
        """Return whether the word with key `name` is part of the name of an intervention."""
        return self._counts.get(name, (0, False))[1]

    def exact(self, word: str) -> tuple[str, ...]:
        """Return the forms that are spelled like `word`, apart from accents and hyphens."""
        return self._by_key.get(key(word), ())

    def variants(self, word: str) -> tuple[str, ...]:
        """Return the forms of the same word family."""
        return _all(self._by_stem, self._families.of(word))

    def with_part(self, word: str) -> tuple[str, ...]:
        """Return compounds of which `word` is a part."""
        return _all(self._by_part, self._families.of(word))

    def with_parts(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Return compounds that are made of the same words (*lessenpakket*, *lespakket*)."""
        found = [self.with_part(part) for part in parts]
        return tuple(form for form in found[0] if all(form in other for other in found[1:])) if len(found) > 1 else ()

    def sounding_like(self, word: str) -> tuple[str, ...]:
        """Return forms that sound like `word` (*ekstremisme*), of which one is in no dictionary."""
        if len(key(word)) < _SHORTEST_SOUND:
            return ()
        alike = (form for form in self._by_sound.get(sound(key(word)), ()) if form not in self.exact(word))
        return tuple(form for form in alike if not (is_word(word) and is_word(form)))

    def starting_with(self, word: str) -> tuple[str, ...]:
        """Return forms that begin with `word`; a whole word is no beginning (*kopen*, *Kopenhagen*)."""
        return () if is_word(word) else self._with_beginning(word, self._keys)

    def belonging_to(self, word: str) -> tuple[str, ...]:
        """Return forms for who or what belongs to `word` (*jihadist* for *jihad*)."""
        return tuple(form for form in self._with_beginning(word, self._keys) if belongs_to(key(form), key(word)))

    def suggested_for(self, word: str) -> tuple[str, ...]:
        """Return forms that begin with `word` and are part of a name or label, which is suggested while typing."""
        return self._with_beginning(word, self._suggested)

    def becoming(self, word: str) -> tuple[str, ...]:
        """Return forms of words about a subject that begin with `word`, which is long enough to tell."""
        if len(key(word)) < _SHORTEST_BECOMING:
            return ()
        return tuple(form for form in self._with_beginning(word, self._keys) if form in self._subjects)

    def _with_beginning(self, word: str, among: Sequence[str]) -> tuple[str, ...]:
        start = key(word)
        if len(start) < _SHORTEST_PREFIX:
            return ()
        first = bisect_left(among, start)
        last = bisect_left(among, start + "\U0010ffff", lo=first)
        return tuple(form for found in among[first:last][:_MOST_VARIANTS] for form in self._by_key[found])

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound, or nothing."""
        return self._compounds.split(word)


def _is_form(phrase: Sequence[str], listed: Sequence[str]) -> bool:
    return len(phrase) == len(listed) and all(map(same_word, phrase, listed))


def _joined(phrase: Sequence[str]) -> str:
    return " ".join(map(key, phrase))


def _grouped(rows: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in rows:
        found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


def _all(index: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for name in sorted(names) for form in index.get(name, ())))
