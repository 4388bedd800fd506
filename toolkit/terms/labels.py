"""Look a wording up among the labels of one dimension."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from toolkit.text import fold
from toolkit.vocabulary.countries import country_codes
from toolkit.vocabulary.model import Dimension

_COUNTRIES = "land"


class Methode(StrEnum):
    """How a tag came about; stored with the tag and shown to users."""

    CURATOR = "curator"
    EXACT = "exact"
    SYNONIEM = "synoniem"
    FUZZY = "fuzzy"
    OVERGENOMEN = "overgenomen"


@dataclass(frozen=True, slots=True)
class LabelHit:
    """The term a wording stands for, and by which kind of label."""

    term_id: str
    methode: Methode


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """The wordings of one dimension, folded; acronyms keep their own case."""

    hits: Mapping[str, LabelHit]
    acronyms: Mapping[str, LabelHit]

    def find(self, text: str) -> LabelHit | None:
        """Return the term that `text` as a whole stands for, or None."""
        return self.acronyms.get(text.strip()) or self.hits.get(fold(text))


def is_acronym(label: str) -> bool:
    """Tell whether `label` is an acronym: one word of capitals (and digits), such as ``PTSS``.

    Acronyms match only with their own case: ``ASS`` is a disorder, ``ass`` is not.
    """
    letters = [c for c in label if c.isalpha()]
    return len(letters) > 1 and " " not in label and all(c.isupper() for c in letters)


def index_labels(dimension: Dimension) -> LabelIndex:
    """Index preferred labels (exact) and alternative and everyday labels (synonym) of `dimension`."""
    hits: dict[str, LabelHit] = {}
    acronyms: dict[str, LabelHit] = {}
    for term in dimension.termen.values():
        preferred = [(label, Methode.EXACT) for label in (term.nl, term.en)]
        others = [(label, Methode.SYNONIEM) for label in (*term.alt, *term.alledaags)]
        for label, methode in preferred + others:
            if is_acronym(label):
                acronyms.setdefault(label, LabelHit(term.id, methode))
            else:
                hits.setdefault(fold(label), LabelHit(term.id, methode))
    if dimension.naam == _COUNTRIES:
        for code, term_id in country_codes(dimension.termen).items():
            acronyms.setdefault(code, LabelHit(term_id, Methode.SYNONIEM))
    return LabelIndex(hits, acronyms)
