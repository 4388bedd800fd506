"""What the page says about how a question was read."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.search.model import Concept, Question
from toolkit.search.ranking import Match

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class SearchedAsWell:
    """What is to be said of a part of the question: other wordings by which it was found, or how it was read.

    Attributes:
        getypt: that part of the question, as read.
        uitingen: wordings of the curators, the one with the most answers first.
        zelf_gevonden: some answer has what was typed itself.
        uitleg: a sentence for the page that says how this part was read; there are no `uitingen` then.

    """

    getypt: str
    uitingen: tuple[str, ...]
    zelf_gevonden: bool
    uitleg: str = ""


def searched_as_well(
    concepts: Sequence[Concept], matches: Sequence[Mapping[int, Match]], documents: Sequence[int]
) -> Iterator[SearchedAsWell]:
    """Yield for each concept that other words found in `documents` which words these are."""
    for concept, found in zip(concepts, matches, strict=True):
        if concept.partly:
            yield SearchedAsWell(concept.text, tuple(part.text for part in concept.parts), False)
            continue
        hits = [found[document] for document in documents if document in found]
        by_wording = Counter(hit.wording for hit in hits if hit.wording)
        if by_wording:
            wordings = tuple(wording for wording, _ in by_wording.most_common())
            yield SearchedAsWell(concept.text, wordings, any(hit.typed or not hit.wording for hit in hits))


def explained(question: Question) -> Iterator[SearchedAsWell]:
    """Yield what is to be said of words that do not choose the answers: those that fit nearly everything."""
    general = [concept for concept in question.concepts if concept.general and concept.found]
    if not general or len(general) == len(question.concepts):
        return
    named = ", ".join(f"‘{concept.text[:60]}’" for concept in general[:_MOST_NAMED])
    more = " en meer" if len(general) > _MOST_NAMED else ""
    sentence = (
        f"{named}{more} {'past' if len(general) == 1 else 'passen'} bij bijna alles en "
        f"{'telt' if len(general) == 1 else 'tellen'} alleen mee voor de volgorde."
    )
    yield SearchedAsWell(general[0].text, (), True, sentence)
