"""What the values of a column say about its field, whatever its header."""

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.mapping.fields import Guess
from toolkit.publicaties.doi import is_doi
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.workbook_reading import Waarom
from toolkit.terms.labels import is_acronym
from toolkit.terms.resolve import Resolver
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.webadres import is_typed

_ENOUGH = 0.7
_CLEAR = 0.8  # with several different terms: no question
_HALF = 0.5
_SEVERAL = 3
_PROPOSED = 65  # a question
_LOOK_AT = 200
_AUTHORS = re.compile(
    r"(?<![\w'’\-])[A-ZÀ-Ý][\w'’\-]+,\s+(?:[A-ZÀ-Ý]\.[\s\-]?)+"
)  # looks at a word from its start only
_ITEMS = re.compile(r"\s*(?:[;\n|•]|,\s(?=\S)|\s/\s|<br\s*/?>)\s*")


class ValueEvidence:
    """Judges columns by their values."""

    def __init__(self, vocabulary: Vocabulary, names: Resolver) -> None:
        self._dimensions = [dimension.naam for dimension in vocabulary]
        self._names = names

    def guess(self, cells: Sequence[Cell]) -> Guess | None:
        """Return the field that at least 70 % of the values in `cells` point to, or None.

        Yes, no and unknown are answers to the header, whatever it asks: they point to no field.
        """
        texts = [cell.text for cell in cells[:_LOOK_AT] if not (cell.mark.ja or cell.mark.no_cross)]
        if len(texts) < 2:
            return None
        for veld, fits in (
            ("publicatie.doi", is_doi),
            ("bron_url", is_typed),
            ("publicatie.auteurs", _names_authors),
        ):
            share = sum(often for text, often in Counter(texts).items() if fits(text)) / len(texts)
            if share >= _ENOUGH:
                sure = _PROPOSED if veld == "bron_url" else round(100 * share) - 5  # an address may be of anything
                return Guess(veld, sure, Waarom.WAARDEN)
        if all(cell.kind in (Kind.NUMBER, Kind.DATE) for cell in cells):
            return None
        return self._dimension(texts)

    def _dimension(self, texts: list[str]) -> Guess | None:
        items = [item for text in texts for item in items_of(text)]
        items = [item if is_acronym(item) else fold(item) for item in items]
        different = dict.fromkeys(items)
        if all(self._is_answer(item) for item in different):
            return None  # only yes and no: the header is the question, whatever it is about
        if len(items) < 2 or (len(different) < 2 and len(items) < 3):
            return None
        best: Guess | None = None
        for veld in self._dimensions:
            named = {item: self._names.name(veld, item, near=False) for item in different}
            hits = {item for item, one in named.items() if one is not None and one.term is not None}
            sure = _certainty(sum(item in hits for item in items) / len(items), len(hits), len(different))
            if sure and (best is None or sure > best.zekerheid):
                best = Guess(veld, sure, Waarom.WAARDEN)
        return best

    def _is_answer(self, item: str) -> bool:
        mark = self._names.words.mark(item)
        return mark.ja or mark.no_cross


def _certainty(share: float, known: int, different: int) -> int:
    """Return how sure it is that a column holds terms of a dimension: 0 to 100.

    Args:
        share: of the items that are terms; an unknown one that is repeated weighs more.
        known, different: number of different items that are terms, and of all.

    """
    best = max(share, known / different)
    if share >= _ENOUGH:
        return 95 if best >= _CLEAR and known >= _SEVERAL else round(100 * best) - 10
    return _PROPOSED if best >= _HALF and known >= _SEVERAL else 0


def _names_authors(text: str) -> bool:
    return _AUTHORS.search(text) is not None


def items_of(text: str) -> list[str]:
    """Return the items of a cell: a list, each without its bullet, number and bracketed remark."""
    bare = (re.sub(r"^\s*(?:[-–•*·]|\d+[.)])\s*", "", item) for item in _ITEMS.split(text))
    return [re.sub(r"\s*[(:].*$", "", item, flags=re.DOTALL).strip() for item in bare if item.strip()]
