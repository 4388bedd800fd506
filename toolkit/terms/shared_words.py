"""The wordings that are labels of terms of several dimensions, so that as a heading nobody knows which they mean."""

from collections.abc import Mapping

from toolkit.terms.resolve import Resolver
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary


def shared_words(vocabulary: Vocabulary, names: Resolver) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return the labels that several dimensions have, by the names of these; without those that curators meant so."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for dimension in vocabulary:
        for term in dimension.termen.values():
            for label in (term.nl, term.en, *term.alt, *term.alledaags):
                velden = tuple(sorted({named.veld for named in names.labelled(label)}))
                if len(velden) > 1 and fold(label) not in names.words.bij_meer_dimensies:
                    found.setdefault(velden, {}).setdefault(fold(label), label)
    return {velden: tuple(labels.values()) for velden, labels in found.items()}
