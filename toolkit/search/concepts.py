"""From a question to concepts: what each word or phrase of it may look like in the texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from toolkit.search.language import Families, form, is_word, key, roots, same_word, words
from toolkit.search.lexicon import LONGEST_PHRASE, Curated, Lexicon, Synonyms
from toolkit.search.search_question import Alternative, Concept, SearchQuestion
from toolkit.search.spelling import Spelling
from toolkit.search.typed import OR, Typing, age_of, wordings_of_age

MOST_WORDS = 32  # of one question; a page of pasted text says nothing more, and time stays bounded
MOST_LETTERS_OF_WORD = 80

# How much a way of matching counts, between 0 and 1 (the word itself).
_FAMILY = 0.9
_IN_NAME = 1.0
_BELONGING = 0.8
SAME_MEANING = 0.65
_PART = 0.6
_SEARCHED_AS_WELL = 0.45
_PREFIX = 0.55
_BEGUN = 0.4

_SHORTEST_JOINED = 7  # letters of two words that may be one


class Reader:
    """Reads questions with the words of one database."""

    def __init__(self, lexicon: Lexicon, synonyms: Synonyms, curated: Curated, families: Families) -> None:
        self._families = families
        self._lexicon = lexicon
        self._synonyms = synonyms
        self._curated = curated
        self._spelling = Spelling.of(lexicon, families, synonyms.words | curated.stop)
        self._typing = Typing(curated)

    def read(self, question: str) -> SearchQuestion:
        """Return the concepts of `question`: quoted phrases, and the words outside quotes that say something."""
        asked = self._typing.read(question)
        literal = [self._literal(phrase) for phrase in asked.phrases]
        pieces = (piece for word in asked.words for piece in self._pieces(word[:MOST_LETTERS_OF_WORD]))
        typed = list(islice(pieces, MOST_WORDS))
        unfinished = typed[-1] if typed and asked.ends_with(typed[-1]) else ""
        if not any(literal) and all(self.is_stop(word) for word in typed):
            # A question of stop words only: then they are what is sought.
            return SearchQuestion(tuple(self._as_typed(word, unfinished) for word in dict.fromkeys(typed)), ())
        corrections = {word: meant for word in typed if (meant := self._correction(word, unfinished)) is not None}
        concepts = [*filter(None, literal), *self._concepts([corrections.get(word, word) for word in typed])]
        if concepts and concepts[-1].text == unfinished and not concepts[-1].found:
            concepts[-1] = self._may_become(unfinished)
        return SearchQuestion(_distinct(concepts), tuple(corrections.items()), asked.excluding)

    def _pieces(self, word: str) -> tuple[str, ...]:
        """Return the pieces of a word with a hyphen or apostrophe that the catalogue does not have as one word."""
        known = self._lexicon.variants(word) or [word] in self._synonyms
        # *re-int* may become one word as well.
        return (word,) if known or self._lexicon.starting_with(word) else form(word)

    def is_stop(self, word: str) -> bool:
        """Return whether `word` says nothing about what is sought."""
        return key(word) in self._curated.stop or len(key(word)) == 1

    def _literal(self, phrase: str) -> Concept | None:
        tokens = [token for word in words(phrase) for token in form(word)]
        pattern = tuple(frozenset({token}) for token in tokens)
        return Concept(phrase.strip(), (Alternative(pattern, 1.0, same=True),), literal=True) if pattern else None

    def _correction(self, word: str, unfinished: str) -> str | None:
        lexicon, spelling = self._lexicon, self._spelling
        if self.is_stop(word) or key(word) in self._curated.right or age_of(word):
            return None
        begins = lexicon.starting_with(word)
        if word == unfinished and (begins or lexicon.suggested_for(word)):
            return None
        if lexicon.variants(word) or lexicon.exact(word) or [word] in self._synonyms:
            return spelling.respelled(word)
        if begins:
            return None
        parts = self._from_parts(word)
        if lexicon.with_part(word) or (parts and parts[0].found) or any(self._derived_from(word)):
            # It may be a compound or derivation that the catalogue does not have; one wrong letter is likelier.
            return spelling.slip(word)
        return spelling.nearest(word)

    def _concepts(self, typed: Sequence[str]) -> Iterator[Concept]:
        position = 0
        previous: Concept | None = None
        while position < len(typed):
            size = self._phrase_size(typed[position:])
            phrase = typed[position : position + size]
            concept = self._concept(phrase)
            if previous and concept and position > 1 and typed[position - 1] in OR and typed[position - 2] not in OR:
                previous = _either(previous, concept)
            elif concept or (phrase[0] not in OR):
                if previous:
                    yield previous
                previous = concept
            position += size
        if previous:
            yield previous

    def _concept(self, phrase: Sequence[str]) -> Concept | None:
        if len(phrase) > 1:
            return self._phrase(phrase)
        return None if self.is_stop(phrase[0]) else self._word(phrase[0])

    def _phrase_size(self, typed: Sequence[str]) -> int:
        """Return how many of the next words belong together: a known wording, or a compound typed as two words."""
        for size in range(min(LONGEST_PHRASE, len(typed)), 1, -1):
            window = typed[:size]
            # Without its stop words it may be a wording as well, but "jongeren of volwassenen" is two.
            edges_count = not (self.is_stop(window[0]) or self.is_stop(window[-1]))
            loosely = edges_count and OR.isdisjoint(window) and self._synonyms.knows_phrase(window)
            if loosely or window in self._synonyms:
                return size
        return 2 if len(typed) > 1 and self._joined(typed[:2]) else 1

    def _joined(self, pair: Sequence[str]) -> str | None:
        """Return the compound that was typed as two words (*zelf vertrouwen*), or None."""
        joined = "".join(pair)
        if len(joined) < _SHORTEST_JOINED:
            return None
        if any(map(self.is_stop, pair)):
            # "islam en" is no form of "islam".
            return joined if self._lexicon.exact(joined) or key(joined) in self._synonyms.words else None
        known = self._lexicon.exact(joined) or [joined] in self._synonyms or self._lexicon.variants(joined)
        return joined if known else None

    def _word(self, word: str) -> Concept:
        if age := age_of(word):
            return self._age(*age)
        alternatives = (*self._spelled(word), *self._meant([word]))
        parts = self._from_parts(word)
        alternatives += tuple(self._made_alike(word))
        if not (alternatives or parts):
            alternatives = tuple(self._derived_from(word))
        # *ex-extremist* is made of words that fit everything, but the curators say what it means.
        only_parts = parts and [word] not in self._synonyms
        general = self._is_general(word) or (bool(only_parts) and all(part.general for part in parts))
        if all(part.found for part in parts):
            return Concept(word, alternatives, parts, general)
        # Of "vooroordelenreductie" the first part says what it is about, so that part alone is better than nothing.
        about = parts[:1] if not alternatives and parts[0].found and not parts[0].general else ()
        return Concept(word, alternatives, about, general, partly=bool(about))

    def _phrase(self, phrase: Sequence[str]) -> Concept:
        alternatives = [*self._next_to_each_other(phrase, 1.0, same=True), *self._meant(phrase)]
        if len(phrase) == 2 and (joined := self._joined(phrase)):
            alternatives += [*self._spelled(joined), *self._meant([joined])]
        content = [self._part(word) for word in phrase if not self.is_stop(word)]
        parts = _telling(content) if len(content) > 1 else ()
        together = parts if all(part.found for part in parts) else ()
        return Concept(" ".join(phrase), tuple(alternatives), together)

    def _age(self, first: int | None, last: int) -> Concept:
        """Return the groups that an age, or the ages from `first` up to `last`, belong to."""
        groups = wordings_of_age(self._curated.ages, first, last)
        text = f"{last} jaar" if first is None else f"{first}-{last} jaar"
        return Concept(text, tuple(alternative for group in groups for alternative in self._spelled(group)))

    def _from_parts(self, word: str) -> tuple[Concept, ...]:
        """Return the parts of a compound as concepts, without those that fit everything (*programma*)."""
        return _telling([self._part(part) for part in self._lexicon.parts(word)])

    def _derived_from(self, word: str) -> Iterator[Alternative]:
        """Yield what is related to a word that is not known, but is made of a known one (*alcoholisten*)."""
        for root in roots(word):
            found = [*self._spelled(root), *self._meant([root])]
            shown = root if is_word(root) or self._lexicon.exact(root) else ""
            for one in found:
                wording = one.wording or shown or " ".join(map(min, one.pattern))
                yield replace(one, weight=min(one.weight, _SEARCHED_AS_WELL), wording=wording, same=False)
            if found:
                return

    def _made_alike(self, word: str) -> Iterator[Alternative]:
        """Yield compounds of the catalogue with the same parts, and what else they are called."""
        if self._lexicon.exact(word) or self._lexicon.variants(word):
            return
        for compound in self._lexicon.with_parts(self._lexicon.parts(word)):
            yield from _alternatives([compound], _FAMILY, same=self._has_forms(word, compound))
            yield from self._meant([compound])

    def _has_forms(self, word: str, compound: str) -> bool:
        mine, its = self._lexicon.parts(word), self._lexicon.parts(compound)
        return len(mine) == len(its) and all(map(same_word, mine, its))

    def _part(self, word: str) -> Concept:
        return Concept(word, (*self._spelled(word), *self._meant([word])), general=self._is_general(word))

    def _is_general(self, word: str) -> bool:
        if word.isdigit() or not self._families.of(word).isdisjoint(self._curated.general):
            return True
        # What is rare in the catalogue is not what matters in the question: *mijn collega vroeg naar moeders*.
        listed = [word] in self._synonyms or self._lexicon.in_name(key(word))
        return key(word) in self._curated.common and not listed

    def _as_typed(self, word: str, unfinished: str) -> Concept:
        """Return a stop word, or what it may become when it is not finished (*hou*, *houding*)."""
        exact = tuple(_alternatives(self._lexicon.exact(word), 1.0, same=True))
        return Concept(word, exact or tuple(self._begun(word) if word == unfinished else ()))

    def _spelled(self, word: str) -> Iterator[Alternative]:
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

    def _may_become(self, word: str) -> Concept:
        """Return the names and labels that an unfinished `word` may become, or else the words of the texts."""
        suggested = tuple(self._begun(word))
        return Concept(word, suggested or tuple(_each(self._lexicon.becoming(word))), begun=not suggested)

    def _begun(self, word: str) -> Iterator[Alternative]:
        """Yield the names and labels that `word`, while typing, may become (*jon*); a whole word would mean itself."""
        yield from _each(self._lexicon.suggested_for(word))

    def _meant(self, phrase: Sequence[str]) -> Iterator[Alternative]:
        """Yield how other people say `phrase`."""
        same, also = self._synonyms.find(phrase)
        for weight, wordings in ((SAME_MEANING, same), (_SEARCHED_AS_WELL, also)):
            for wording in wordings:
                same_meaning = weight == SAME_MEANING and self._synonyms.means_same(phrase, wording)
                for alternative in self._wording(list(words(wording)), weight, same=same_meaning):
                    yield replace(alternative, wording=wording)

    def _wording(self, wording: Sequence[str], weight: float, *, same: bool) -> Iterator[Alternative]:
        if len(wording) > 1:
            yield from self._next_to_each_other(wording, weight, same=same)
            return
        exact = self._lexicon.exact(wording[0])
        family = [found for found in self._lexicon.variants(wording[0]) if found not in exact]
        forms = [found for found in family if same_word(wording[0], found)]
        yield from _alternatives([*exact, *forms], weight, same=same)
        yield from _alternatives([found for found in family if found not in forms], weight)
        yield from _alternatives(self._lexicon.with_part(wording[0]), weight * _PART)

    def _next_to_each_other(self, phrase: Sequence[str], weight: float, *, same: bool) -> Iterator[Alternative]:
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


def _telling(parts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Return the parts that do not fit everything, or all of them when each does."""
    return tuple(part for part in parts if not part.general) or tuple(parts)


def _either(one: Concept, other: Concept) -> Concept:
    """Return what is asked by "one of other": both are fine."""
    if not (one.found and other.found):
        return one if one.found else other
    return Concept(
        f"{one.text} of {other.text}",
        (*one.alternatives, *other.alternatives),
        one.parts if not one.alternatives else other.parts if not other.alternatives else (),
        one.general and other.general,
    )


def _distinct(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Return `concepts` without those that ask for the same again (*jongere*, *jongeren*)."""
    seen: dict[object, Concept] = {}
    for concept in concepts:
        name = concept.alternatives[0].pattern if concept.alternatives else concept.text
        seen.setdefault(name, concept)
    return tuple(seen.values())
