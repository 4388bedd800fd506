"""What the page says about how a question was read."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from toolkit.search.language import form, key, words
from toolkit.search.lexicon import Lexicon
from toolkit.search.matching import FoundPlaces
from toolkit.search.places import Numbers, Places
from toolkit.search.search_question import Concept, SearchQuestion
from toolkit.talen import _, ngettext

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class SearchedAsWell:
    """Other wordings by which a part of the question was found.

    Attributes:
        getypt: that part of the question, as read.
        uitingen: wordings of the curators, the one with the most answers first.
        zelf_gevonden: what was typed stands in a text of the catalogue, be it of an answer or of another intervention.

    """

    getypt: str
    uitingen: tuple[str, ...]
    zelf_gevonden: bool


def searched_as_well(
    concepts: Sequence[Concept],
    matches: Sequence[FoundPlaces],
    documents: Numbers,
    absent: Collection[str],
) -> Iterator[SearchedAsWell]:
    """Yield for each concept that other words found in `documents` which words these are.

    `absent` are the concepts, as typed, that stand in no text of the catalogue, not even within a word.
    """
    for concept, found in zip(concepts, matches, strict=True):
        if concept.partly:
            parts = tuple(part.text for part in concept.parts)
            yield SearchedAsWell(concept.text, parts, concept.text not in absent)
            continue
        number, first, times = np.unique(found.wording[documents], return_index=True, return_counts=True)
        # The one with the most answers first, and of equals the one whose answer comes first.
        wordings = tuple(found.wordings[number[n]] for n in np.lexsort((first, -times)) if number[n])
        if wordings:
            yield SearchedAsWell(concept.text, wordings, concept.text not in absent)


def within_a_word(text: str, lexicon: Lexicon) -> bool:
    """Return whether `text`, a single word, is part of a word of the catalogue (*jihad*, jihadisten)."""
    return any(key(text) in name for name in lexicon.keys)


def stands(text: str, lexicon: Lexicon, places: Places) -> bool:
    """Return whether the words of `text` stand next to each other in any text of the catalogue, however spelled."""
    phrase = list(words(text))
    if not phrase or not all(map(lexicon.exact, phrase)):
        return False
    tokens = [token for word in phrase for token in form(word)]
    return len(tokens) == 1 or len(places.phrases([" + ".join(f'"{token}"' for token in tokens)])) > 0


def explained(question: SearchQuestion) -> Iterator[str]:
    """Yield a sentence for the page on each thing that was read in another way than one may expect."""
    if question.excluding:
        yield _(
            "Uitsluiten met ‘%(teken)s’ kan niet: u ziet ook wat u wilde weglaten. Kies een filter.",
            teken=question.excluding,
        )
    general = [concept for concept in question.concepts if concept.general and concept.found]
    if general and len(general) < len(question.concepts):
        yield _for_the_order(general)


def _for_the_order(general: Sequence[Concept]) -> str:
    """Return that words which fit nearly everything do not choose the answers."""
    named = ", ".join(f"‘{concept.text[:60]}’" for concept in general[:_MOST_NAMED])
    named += _(" en meer") if len(general) > _MOST_NAMED else ""
    return ngettext(
        "%(woorden)s telt alleen mee voor de volgorde.",
        "%(woorden)s tellen alleen mee voor de volgorde.",
        len(general),
        woorden=named,
    )
