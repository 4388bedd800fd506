"""Typing errors: what was probably meant by a word that is spelled in a way the catalogue does not have."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from toolkit.search.language import Families, consonants, is_inflection, is_word, key, sound
from toolkit.search.lexicon import Lexicon

_SHORTEST = 4
_MIDDLE = 6
_LONG = 9


@dataclass(frozen=True, slots=True)
class Spelling:
    """Corrects words with the words of the catalogue and `others`: the curators' words, as keys."""

    _lexicon: Lexicon
    _families: Families
    _others: Mapping[str, tuple[str, ...]]
    _choices: tuple[str, ...]
    _names: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon, families: Families, others: Collection[str]) -> "Spelling":
        """Return the spelling of a catalogue."""
        by_family: dict[str, list[str]] = {}
        for other in sorted(others):
            for family in families.of(other):
                by_family.setdefault(family, []).append(other)
        # Names that no dictionary has, longest last, so that the shortest that fits is taken.
        names = {name for name in lexicon.keys if lexicon.in_name(name) and len(name) >= _LONG and not is_word(name)}
        by_length = tuple(sorted(names, key=lambda name: (-len(name), name)))
        choices = tuple(dict.fromkeys([*lexicon.keys, *sorted(others)]))
        return cls(lexicon, families, {family: tuple(alike) for family, alike in by_family.items()}, choices, by_length)

    def nearest(self, word: str) -> str | None:
        """Return what was probably meant by a misspelled `word`: a word of the catalogue or one of the curators.

        One typing error (a letter too many, too few, wrong, or two swapped) is allowed in a short word, two in a
        longer one. A word that a dictionary has is no typing error, unless it is nearly a name.
        """
        typed = key(word)
        if len(typed) < _SHORTEST or any(c.isdigit() for c in typed) or typed in self._choices:
            return None
        found = process.extract(typed, self._choices, scorer=OSA.distance, score_cutoff=_allowed(typed), limit=25)
        likely = [
            (distance, candidate) for candidate, distance, _ in found if self._is_likely(word, candidate, distance)
        ]
        if not likely:
            return self._name_beginning(typed)
        return min(likely, key=lambda pair: self._preference(typed, *pair))[1]

    def slip(self, word: str) -> str | None:
        """Return `nearest` when no more than one letter is wrong, or when it sounds the same; else None."""
        meant = self.nearest(word)
        typed = key(word)
        return meant if meant and (OSA.distance(typed, meant) <= 1 or sound(typed) == sound(meant)) else None

    def respelled(self, word: str) -> str | None:
        """Return the word of the same family of which `word` is a misspelling (*weerbarheid*), or None.

        Stems forgive some errors, but they should not be corrected in silence. A form that only ends in another way
        (*steunlijnen*) is no error.
        """
        typed = key(word)
        if is_word(word) or typed in self._choices:
            return None
        alike = dict.fromkeys(map(key, self._lexicon.variants(word)))
        alike |= dict.fromkeys(o for family in sorted(self._families.of(word)) for o in self._others.get(family, ()))
        same = [other for other in alike if sound(other) == sound(typed)]
        if not same and any(is_inflection(typed, other) for other in alike):
            return None
        distance, meant = min(((OSA.distance(typed, other), other) for other in same or alike), default=(0, None))
        return meant if distance <= _allowed(typed) else None

    def _name_beginning(self, typed: str) -> str | None:
        """Return the name of which `typed` is nearly the beginning (*fryshuis*, Fryshuset), or None."""
        if len(typed) <= _MIDDLE:
            return None
        beginnings = {name[: len(typed) + more]: name for name in self._names for more in (-1, 0, 1)}
        found = process.extractOne(typed, beginnings.keys(), scorer=OSA.distance, score_cutoff=1)
        return beginnings[found[0]] if found and found[0][0] == typed[0] else None

    def _is_likely(self, word: str, candidate: str, distance: float) -> bool:
        if len(candidate) < _SHORTEST:
            return False
        if is_word(word):
            return distance <= 1 and self._lexicon.in_name(candidate) and not is_word(candidate)
        typed = key(word)
        if len(typed) < _MIDDLE:
            # Of few letters one other is another word (Hamas, mamas), unless the beginning and the catalogue agree.
            return typed[0] == candidate[0] and self._lexicon.count(candidate) > 0
        # Two errors leave too little of a word, unless it sounds nearly the same, or is long with the same consonants.
        alike = OSA.distance(sound(typed), sound(candidate)) <= 1
        consonants_alike = typed[0] == candidate[0] and OSA.distance(consonants(typed), consonants(candidate)) <= 1
        long = len(typed) >= _LONG or (len(typed) > _MIDDLE and self._lexicon.in_name(candidate))
        return distance <= 1 or alike or (long and consonants_alike)

    def _preference(self, typed: str, distance: float, candidate: str) -> tuple[float, bool, bool, int, str]:
        # People seldom mistype the first letter; of equals the word that the catalogue has most.
        different_sound = sound(typed) != sound(candidate)
        return distance, different_sound, typed[0] != candidate[0], -self._lexicon.count(candidate), candidate


def _allowed(typed: str) -> int:
    return 1 if len(typed) < _MIDDLE else 2
