"""Outcomes that people settled: the words of a cell do not say which status an element has, a curator does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.codes import Methode
from toolkit.terms.tag import RecognisedTag, Undecided
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.waarden import Status

Settled = Mapping[str, Status | None]
"""Words of a cell, folded → the status that a person says they give; None when they give none."""


def settle(
    tags: Sequence[RecognisedTag], undecided: Sequence[Undecided], settled: Settled, vocabulary: Vocabulary
) -> tuple[list[RecognisedTag], list[Undecided]]:
    """Return the tags of one value with the outcomes that a person settled, and what is still to be decided.

    Only tags that the question was about change, and none that has a status; without a tag the question stays.
    """
    tags, open_questions = list(tags), []
    for item in undecided:
        key = fold(item.uitkomst_van or "")
        about = [
            place
            for place, tag in enumerate(tags)
            if "status" in vocabulary[tag.dimensie].kenmerken and (item.alle or tag.brontekst == item.tekst)
        ]
        if key not in settled or not about:
            open_questions.append(item)
            continue
        status = settled[key]
        for place in about:
            if status is not None and tags[place].status is None:
                tags[place] = replace(tags[place], status=status, methode=Methode.CURATOR, score=100)
    return tags, open_questions
