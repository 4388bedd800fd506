"""The words of the catalogue and of its curators, loaded once: spellings, families, parts and synonyms."""

import re
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from toolkit.search.language import Compounds, Families, is_word, key, words

_SHORTEST_TYPO = 4
_MIDDLE = 6
_LONG = 9
_SHORTEST_PREFIX = 3
_MOST_VARIANTS = 60
LONGEST_PHRASE = 5  # words in a wording of the curators that is still recognised as one


@dataclass(frozen=True, slots=True)
class Curated:
    """The curators' single words.

    Attributes:
        stop: words that say nothing about what is sought.
        general: word families that fit nearly every intervention.
        right: words that are no typing error, though no dictionary has them.
        persons: words after which a number is an age (*jongen van 15*).
        ages: (upper bound in years, wording), ascending.

    """

    stop: frozenset[str]
    general: frozenset[str]
    right: frozenset[str]
    persons: frozenset[str]
    ages: tuple[tuple[int, str], ...]


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

    def find(self, phrase: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return wordings that mean the same as the words `phrase`, and wordings to search as well."""
        # A wording that is listed as it is typed says more than one of the same family (ouderen, ouder).
        groups = self._by_key.get(_joined(phrase)) or self._by_key.get(_joined(self.content(phrase)))
        if not groups:
            names = {*self._names(phrase), *self._names(self.content(phrase))}
            groups = {group for name in names for group in self._by_stems.get(name, ())}
        same = dict.fromkeys(wording for group in sorted(groups) for wording in self._groups[group]["zelfde"])
        also = dict.fromkeys(w for group in sorted(groups) for w in self._groups[group]["ook"] if w not in same)
        return list(same), list(also)

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
        subjects = {form for forms in self._by_stem.values() for form in forms}
        by_sound = ((_sound(name), form) for name, forms in self._by_key.items() for form in forms if form in subjects)
        self._by_sound = _grouped(by_sound)
        counts = conn.execute("select sleutel, sum(aantal), max(in_naam) from zoek_woord group by 1")
        self._counts = {sleutel: (aantal, bool(in_name)) for sleutel, aantal, in_name in counts}
        # Names that no dictionary has, longest last, so that the shortest that fits is taken.
        names = {name for name, (_, in_name) in self._counts.items() if in_name and len(name) > _LONG - 1}
        self._names = sorted((name for name in names if not is_word(name)), key=lambda name: (-len(name), name))

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
        """Return forms that sound like `word` when no dictionary has it (*ekstremisme*)."""
        if len(key(word)) < _MIDDLE or is_word(word):
            return ()
        return tuple(form for form in self._by_sound.get(_sound(key(word)), ()) if form not in self.exact(word))

    def starting_with(self, word: str) -> tuple[str, ...]:
        """Return forms that begin with `word`; a whole word is no beginning (*kopen*, *Kopenhagen*)."""
        start = key(word)
        if len(start) < _SHORTEST_PREFIX or is_word(word):
            return ()
        first = bisect_left(self._keys, start)
        last = bisect_left(self._keys, start + "\U0010ffff", lo=first)
        return tuple(form for found in self._keys[first:last][:_MOST_VARIANTS] for form in self._by_key[found])

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound, or nothing."""
        return self._compounds.split(word)

    def nearest(self, word: str, others: Iterable[str]) -> str | None:
        """Return what was probably meant by a misspelled `word`: a word of the catalogue or one of `others`.

        One typing error (a letter too many, too few, wrong, or two swapped) is allowed in a short word, two in a
        longer one. A word that a dictionary has is no typing error, unless it is nearly a name.
        """
        typed = key(word)
        if len(typed) < _SHORTEST_TYPO or any(c.isdigit() for c in typed):
            return None
        choices = dict.fromkeys([*self._keys, *others])
        if typed in choices:
            return None
        allowed = 1 if len(typed) < _MIDDLE else 2
        found = process.extract(typed, choices.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=25)
        likely = [
            (distance, candidate) for candidate, distance, _ in found if self._is_likely(word, candidate, distance)
        ]
        if not likely:
            return self._name_beginning(typed)
        return min(likely, key=lambda pair: self._preference(typed, *pair))[1]

    def _name_beginning(self, typed: str) -> str | None:
        """Return the name of which `typed` is nearly the beginning (*fryshuis*, Fryshuset), or None."""
        if len(typed) <= _MIDDLE:
            return None
        beginnings = {name[: len(typed) + more]: name for name in self._names for more in (-1, 0, 1)}
        found = process.extractOne(typed, beginnings.keys(), scorer=OSA.distance, score_cutoff=1)
        return beginnings[found[0]] if found and found[0][0] == typed[0] else None

    def respelled(self, word: str) -> str | None:
        """Return the word of the same family of which `word` is a misspelling (*weerbarheid*), or None.

        Stems forgive some errors, but they should not be corrected in silence. A form that only ends in another way
        (*steunlijnen*) is no error.
        """
        typed = key(word)
        if is_word(word) or typed in self._by_key:
            return None
        same_end = (found for found in map(key, self.variants(word)) if found[-2:] == typed[-2:])
        return next((found for found in same_end if OSA.distance(typed, found) == 1), None)

    def _is_likely(self, word: str, candidate: str, distance: float) -> bool:
        if len(candidate) < _SHORTEST_TYPO:
            return False
        if is_word(word):
            return distance <= 1 and self._in_name(candidate) and not is_word(candidate)
        typed = key(word)
        if len(typed) < _MIDDLE:
            # Of few letters one other is another word (Hamas, mamas), unless the beginning and the catalogue agree.
            return typed[0] == candidate[0] and candidate in self._counts
        # Two errors leave too little of a word, unless it sounds nearly the same, or is long with the same consonants.
        alike = OSA.distance(_sound(typed), _sound(candidate)) <= 1
        consonants_alike = OSA.distance(_consonants(typed), _consonants(candidate)) <= 1
        long = len(typed) >= _LONG or (len(typed) > _MIDDLE and self._in_name(candidate))
        return distance <= 1 or alike or (long and consonants_alike)

    def _in_name(self, candidate: str) -> bool:
        return self._counts.get(candidate, (0, False))[1]

    def _preference(self, typed: str, distance: float, candidate: str) -> tuple[float, bool, bool, int, str]:
        # People seldom mistype the first letter; of equals the word that the catalogue has most.
        different_sound = _sound(typed) != _sound(candidate)
        return (
            distance,
            different_sound,
            typed[0] != candidate[0],
            -self._counts.get(candidate, (0, False))[0],
            candidate,
        )


_SOFT_C = re.compile(r"c(?=[eiy])")
# Spellings that sound alike in Dutch; what is heard is a better guess than the number of letters that differ.
_SOUNDS = (
    *(("sch", "sg"), ("ch", "g"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("th", "t"), ("ij", "ei"), ("y", "i")),
    *(("z", "s"), ("v", "f"), ("ou", "au"), ("x", "ks"), ("q", "k")),
)


def _sound(word: str) -> str:
    word = _SOFT_C.sub("s", word)
    for spelled, heard in _SOUNDS:
        word = word.replace(spelled, heard)
    if word.endswith("d"):
        word = word[:-1] + "t"
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def _consonants(word: str) -> str:
    return "".join(c for c in word if c not in "aeiouy")


def _joined(phrase: Sequence[str]) -> str:
    return " ".join(map(key, phrase))


def _grouped(rows: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in rows:
        found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


def _all(index: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for name in sorted(names) for form in index.get(name, ())))
