"""Look a wording up among the labels of one dimension."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.codes import Methode
from toolkit.terms.header_keys import header_key, header_keys, wording_key
from toolkit.vocabulary.dimension import Dimension
from toolkit.waarden import Woorden


@dataclass(frozen=True, slots=True)
class LabelHit:
    """The term a wording stands for, and by which kind of label."""

    term_id: str
    methode: Methode


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """The wordings of one dimension, as `wording_key` compares them; acronyms keep their own case.

    Attributes:
        hits: key of a wording → term.
        acronyms: acronym → term.
        codes: code that a list may use for a country → term; too short to be known outside a column of countries.

    """

    hits: Mapping[str, LabelHit]
    acronyms: Mapping[str, LabelHit]
    codes: Mapping[str, LabelHit]

    def find(self, text: str) -> LabelHit | None:
        """Return the term that `text` as a whole stands for, or None."""
        return self.name(text) or self.codes.get(text.strip())

    def name(self, text: str) -> LabelHit | None:
        """Return the term that `text` names as a whole, codes left out, or None."""
        return self.acronyms.get(text.strip()) or self.hits.get(wording_key(text))


def is_acronym(label: str) -> bool:
    """Tell whether `label` is an acronym: one word of capitals (and digits), such as ``PTSS``.

    Acronyms match only with their own case: ``ASS`` is a disorder, ``ass`` is not.
    """
    letters = [c for c in label if c.isalpha()]
    return len(letters) > 1 and " " not in label and all(c.isupper() for c in letters)


def index_labels(dimension: Dimension, woorden: Woorden) -> LabelIndex:
    """Index preferred labels (exact), alternative and everyday labels (synonym) of `dimension`.

    A label without its brackets or its small words counts as well when it is of one term only.
    """
    hits: dict[str, LabelHit] = {}
    acronyms: dict[str, LabelHit] = {}
    loose: dict[str, set[str]] = {}
    for term in dimension.termen.values():
        preferred = [(label, Methode.EXACT) for label in (term.nl, term.en)]
        others = [(label, Methode.SYNONIEM) for label in (*term.alt, *term.alledaags)]
        for label, methode in preferred + others:
            if is_acronym(label):
                acronyms.setdefault(label, LabelHit(term.id, methode))
                continue
            for key in (wording_key(label), header_key(label)):
                hits.setdefault(key, LabelHit(term.id, methode))
            for key in header_keys(label):
                loose.setdefault(key, set()).add(term.id)
    for key, ids in loose.items():
        if len(ids) == 1:
            hits.setdefault(key, LabelHit(next(iter(ids)), Methode.SYNONIEM))
    codes: dict[str, str] = {}
    if dimension.landen:
        # NA is an empty cell before it is Namibia.
        codes = {one.upper(): one for one in dimension.termen if not woorden.mark(one).leeg}
    return LabelIndex(hits, acronyms, {code: LabelHit(one, Methode.SYNONIEM) for code, one in codes.items()})
