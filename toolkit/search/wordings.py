"""How a word or phrase of a question may be written in the texts, and how much each way counts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.search.language import form, is_word, key, roots, same_word, words
from toolkit.search.lexicon import Lexicon, Synonyms
from toolkit.search.search_question import Alternative

# How much a way of matching counts, between 0 and 1 (the word itself).
_FAMILY = 0.9
_IN_NAME = 1.0
_BELONGING = 0.8
SAME_MEANING = 0.65
_PART = 0.6
_SEARCHED_AS_WELL = 0.45
_PREFIX = 0.55
_BEGUN = 0.4


class Wordings:
    """Gives the ways of writing a word with the words of one database."""

    def __init__(self, lexicon: Lexicon, synonyms: Synonyms) -> None:
        self._lexicon = lexicon
        self._synonyms = synonyms

    def spelled(self, word: str) -> Iterator[Alternative]:
        """Yield how `word` itself may be spelled: its family, compounds with it, and else what begins with it."""
        exact = self._lexicon.exact(word)
        family = [found for found in self._lexicon.variants(word) if found not in exact]
        compounds = [found for found in self._lexicon.with_part(word) if found not in exact and found not in family]
        yield from _alternatives(exact, 1.0, same=True)
        yield from _alternatives([found for found in family if same_word(word, found)], _FAMILY, same=True)
        yield from _alternatives([found for found in family if not same_word(word, found)], _FAMILY)
        # A name says what it is about, so a word within it counts as a word (*dialoog*, Dialoogtraining).
        in_name = [found for found in compounds if self._lexicon.in_name(key(found))]
        yield from _alternatives(in_name, _IN_NAME, same=True)
        yield from _alternatives([found for found in compounds if found not in in_name], _PART)
        for alike in self._lexicon.sounding_like(word):
            yield from (replace(found, wording=alike) for found in _alternatives([alike], _FAMILY, same=True))
        if not exact and not family:
            yield from _alternatives(self._lexicon.belonging_to(word), _BELONGING, same=True)
            begun = [found for found in self._lexicon.starting_with(word) if found not in compounds]
            yield from _alternatives(begun, _PREFIX, same=True)

    def meant(self, phrase: Sequence[str]) -> Iterator[Alternative]:
        """Yield how other people say `phrase`."""
        same, also = self._synonyms.find(phrase)
        for weight, wordings in ((SAME_MEANING, same), (_SEARCHED_AS_WELL, also)):
            for wording in wordings:
                same_meaning = weight == SAME_MEANING and self._synonyms.means_same(phrase, wording)
                for alternative in self._wording(list(words(wording)), weight, same=same_meaning):
                    yield replace(alternative, wording=wording)

    def _wording(self, wording: Sequence[str], weight: float, *, same: bool) -> Iterator[Alternative]:
        if len(wording) > 1:
            yield from self.next_to_each_other(wording, weight, same=same)
            return
        exact = self._lexicon.exact(wording[0])
        family = [found for found in self._lexicon.variants(wording[0]) if found not in exact]
        forms = [found for found in family if same_word(wording[0], found)]
        yield from _alternatives([*exact, *forms], weight, same=same)
        yield from _alternatives([found for found in family if found not in forms], weight)
        yield from _alternatives(self._lexicon.with_part(wording[0]), weight * _PART)

    def next_to_each_other(self, phrase: Sequence[str], weight: float, *, same: bool) -> Iterator[Alternative]:
        """Yield the words of `phrase` in each of their forms, next to each other."""
        forms = [[*self._lexicon.exact(word), *self._lexicon.variants(word)] for word in phrase]
        all_same = all(same_word(word, found) for word, every in zip(phrase, forms, strict=True) for found in every)
        pattern: list[frozenset[str]] = []
        for word in phrase:
            pieces = form(word)
            if len(pieces) > 1:
                pattern += [frozenset({piece}) for piece in pieces]
            else:
                found = {f for f in (*self._lexicon.exact(word), *self._lexicon.variants(word)) if " " not in f}
                pattern.append(frozenset(found))
        if all(pattern):
            yield Alternative(tuple(pattern), weight, same=same and all_same)

    def derived_from(self, word: str) -> Iterator[Alternative]:
        """Yield what is related to a word that is not known, but is made of a known one (*alcoholisten*)."""
        for root in roots(word):
            found = [*self.spelled(root), *self.meant([root])]
            shown = root if is_word(root) or self._lexicon.exact(root) else ""
            for one in found:
                wording = one.wording or shown or " ".join(map(min, one.pattern))
                yield replace(one, weight=min(one.weight, _SEARCHED_AS_WELL), wording=wording, same=False)
            if found:
                return

    def made_alike(self, word: str) -> Iterator[Alternative]:
        """Yield compounds of the catalogue with the same parts, and what else they are called."""
        if self._lexicon.exact(word) or self._lexicon.variants(word):
            return
        for compound in self._lexicon.with_parts(self._lexicon.parts(word)):
            yield from _alternatives([compound], _FAMILY, same=self._has_forms(word, compound))
            yield from self.meant([compound])

    def _has_forms(self, word: str, compound: str) -> bool:
        mine, its = self._lexicon.parts(word), self._lexicon.parts(compound)
        return len(mine) == len(its) and all(map(same_word, mine, its))

    def begun(self, word: str) -> Iterator[Alternative]:
        """Yield the names and labels that `word`, while typing, may become (*jon*); a whole word would mean itself."""
        yield from _each(self._lexicon.suggested_for(word))

    def becoming(self, word: str) -> Iterator[Alternative]:
        """Yield the words of the texts that an unfinished `word` may become."""
        yield from _each(self._lexicon.becoming(word))

    def as_typed(self, word: str) -> Iterator[Alternative]:
        """Yield the spellings of `word` itself in the texts, and of no other word."""
        yield from _alternatives(self._lexicon.exact(word), 1.0, same=True)


def _alternatives(forms: Sequence[str], weight: float, *, same: bool = False) -> Iterator[Alternative]:
    single = frozenset(found for found in forms if " " not in found)
    if single:
        yield Alternative((single,), weight, same=same)
    for found in forms:
        if " " in found:
            yield Alternative(tuple(frozenset({token}) for token in found.split()), weight, same=same)


def _each(begun: Sequence[str]) -> Iterator[Alternative]:
    """Yield what a word may become, each named for what it is."""
    for found in begun:
        yield from (replace(one, wording=found) for one in _alternatives([found], _BEGUN))
