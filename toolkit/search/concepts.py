"""From a question to concepts: what each word or phrase of it may look like in the texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from toolkit.search.ages import age_of
from toolkit.search.language import Families, form, key, words
from toolkit.search.lexicon import LONGEST_PHRASE, Curated, Lexicon, Synonyms
from toolkit.search.ordinary import Ordinary
from toolkit.search.patterns import Read
from toolkit.search.search_question import Alternative, Concept, SearchQuestion
from toolkit.search.spelling import Spelling
from toolkit.search.typed import Typing
from toolkit.search.wordings import Wordings

MOST_WORDS = 32  # of one question; a page of pasted text says nothing more, and time stays bounded
MOST_LETTERS_OF_WORD = 80

_SHORTEST_JOINED = 7  # letters of two words that may be one


class Reader:
    """Reads questions with the words of one database."""

    def __init__(
        self, lexicon: Lexicon, synonyms: Synonyms, curated: Curated, families: Families, ordinary: Ordinary
    ) -> None:
        self._families = families
        self._ordinary = ordinary
        self._lexicon = lexicon
        self._synonyms = synonyms
        self._curated = curated
        self._spelling = Spelling.of(lexicon, families, synonyms.words | curated.stop)
        self._typing = Typing(curated)
        self._wordings = Wordings(lexicon, synonyms)

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
        return SearchQuestion(
            tuple(map(self._weighed, _distinct(concepts))), tuple(corrections.items()), asked.excluding
        )

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
        if lexicon.with_part(word) or (parts and parts[0].found) or any(self._wordings.derived_from(word)):
            # It may be a compound or derivation that the catalogue does not have; one wrong letter is likelier.
            return spelling.slip(word)
        return spelling.nearest(word)

    def _concepts(self, typed: Sequence[str]) -> Iterator[Concept]:
        position = 0
        previous: Concept | None = None
        setting = self._setting(typed)
        while position < len(typed):
            size = self._phrase_size(typed[position:])
            phrase = typed[position : position + size]
            concept = self._concept(phrase)
            if concept and setting.issuperset(range(position, position + size)):
                concept = replace(concept, general=True)
            if previous and concept and self._is_choice(typed[:position]):
                previous = _either(previous, concept)
            elif concept or phrase[0] not in self._curated.either:
                if previous:
                    yield previous
                previous = concept
            position += size
        if previous:
            yield previous

    def _setting(self, typed: Sequence[str]) -> frozenset[int]:
        """Return the places of the words that only say who asks or where (*in onze gemeente*)."""
        read = Read(tuple(map(key, typed)), ())
        found = (place for pattern in self._curated.setting for place in pattern.find(read))
        return frozenset(number for start, end in found for number in range(start, end))

    def _is_choice(self, before: Sequence[str]) -> bool:
        """Return whether the words before a concept end in one "or"."""
        either = self._curated.either
        return len(before) > 1 and before[-1] in either and before[-2] not in either

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
            loosely = edges_count and self._curated.either.isdisjoint(window) and self._synonyms.knows_phrase(window)
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
        alternatives = (*self._wordings.spelled(word), *self._wordings.meant([word]))
        parts = self._from_parts(word)
        alternatives += tuple(self._wordings.made_alike(word))
        if not (alternatives or parts):
            alternatives = tuple(self._wordings.derived_from(word))
        # *ex-extremist* is made of words that fit everything, but the curators say what it means.
        only_parts = parts and [word] not in self._synonyms
        general = self._is_general(word) or (bool(only_parts) and all(part.general for part in parts))
        if all(part.found for part in parts):
            return Concept(word, alternatives, parts, general)
        # Of "vooroordelenreductie" the first part says what it is about, so that part alone is better than nothing.
        about = parts[:1] if not alternatives and parts[0].found and not parts[0].general else ()
        return Concept(word, alternatives, about, general, partly=bool(about))

    def _phrase(self, phrase: Sequence[str]) -> Concept:
        alternatives = [*self._wordings.next_to_each_other(phrase, 1.0, same=True), *self._wordings.meant(phrase)]
        if len(phrase) == 2 and (joined := self._joined(phrase)):
            alternatives += [*self._wordings.spelled(joined), *self._wordings.meant([joined])]
        content = [self._part(word) for word in phrase if not self.is_stop(word)]
        parts = _telling(content) if len(content) > 1 else ()
        together = parts if all(part.found for part in parts) else ()
        return Concept(" ".join(phrase), tuple(alternatives), together)

    def _age(self, first: int | None, last: int) -> Concept:
        """Return the groups that an age, or the ages from `first` up to `last`, belong to."""
        groups = self._curated.ages.wordings(first, last)
        text = f"{last} jaar" if first is None else f"{first}-{last} jaar"
        return Concept(text, tuple(alternative for group in groups for alternative in self._wordings.spelled(group)))

    def _from_parts(self, word: str) -> tuple[Concept, ...]:
        """Return the parts of a compound as concepts, without those that fit everything (*programma*)."""
        return _telling([self._part(part) for part in self._lexicon.parts(word)])

    def _part(self, word: str) -> Concept:
        return Concept(
            word, (*self._wordings.spelled(word), *self._wordings.meant([word])), general=self._is_general(word)
        )

    def _is_general(self, word: str) -> bool:
        if word.isdigit() or not self._families.of(word).isdisjoint(self._curated.general):
            return True
        # What is rare in the catalogue is not what matters in the question: *mijn collega vroeg naar moeders*.
        listed = [word] in self._synonyms or self._lexicon.in_name(key(word))
        return word in self._ordinary and not listed

    def _weighed(self, concept: Concept) -> Concept:
        """Return `concept` with what its least ordinary word says."""
        said = (self._ordinary.weight(word) for word in words(concept.text) if not self.is_stop(word))
        return replace(concept, weight=max(said, default=1.0))

    def _as_typed(self, word: str, unfinished: str) -> Concept:
        """Return a stop word, or what it may become when it is not finished (*hou*, *houding*)."""
        exact = tuple(self._wordings.as_typed(word))
        return Concept(word, exact or tuple(self._wordings.begun(word) if word == unfinished else ()))

    def _may_become(self, word: str) -> Concept:
        """Return the names and labels that an unfinished `word` may become, or else the words of the texts."""
        suggested = tuple(self._wordings.begun(word))
        alternatives = suggested or tuple(self._wordings.becoming(word))
        says_little = not alternatives and self._is_general(word)
        return Concept(word, alternatives, general=says_little, begun=not suggested)


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
