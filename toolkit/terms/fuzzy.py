"""Near-certain recognition of typing errors, and the best candidates for a person to choose from.

A typing error is a word that is no word: `Empatie` is near-certainly `Empathie`, but `politieke competitie` says
something else than `politieke competentie`, however alike they look. So a fuzzy match decides by itself only when
every word that differs is within one edit (two in a long word) of the label's word and is unknown to a dictionary of
Dutch and English (simplemma), or is another form of the same word (`competenties`). Everything else is a proposal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import simplemma
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from toolkit.text import fold

_SHORTEST_WORD = 5
_LONG_WORD = 11
_CANDIDATES = 3
_CANDIDATE_SCORE = 60


@dataclass(frozen=True, slots=True)
class FuzzyHit:
    """A wording that resembles a known one; `score` is rapidfuzz' ratio, 0 to 100."""

    label: str
    score: int


def near_certain(text: str, labels: Sequence[str]) -> FuzzyHit | None:
    """Return the one folded label of which `text` is near-certainly a typing error, or None.

    Two labels that are equally near are no answer.
    """
    wanted = fold(text)
    close = [label for label, _, _ in process.extract(wanted, labels, scorer=fuzz.ratio, score_cutoff=80, limit=5)]
    hits = [label for label in close if _is_typing_error(wanted.split(), label.split())]
    if len(hits) != 1:
        return None
    return FuzzyHit(hits[0], round(fuzz.ratio(wanted, hits[0])))


def candidates(text: str, labels: Sequence[str]) -> list[FuzzyHit]:
    """Return the labels that resemble `text` most, best first; proposals only."""
    found = process.extract(
        fold(text), labels, scorer=fuzz.token_set_ratio, score_cutoff=_CANDIDATE_SCORE, limit=_CANDIDATES
    )
    return [FuzzyHit(label, round(score)) for label, score, _ in found]


def _is_typing_error(typed: list[str], label: list[str]) -> bool:
    if len(typed) != len(label):
        return _joined_or_split(typed, label)
    pairs = [(a, b) for a, b in zip(typed, label, strict=True) if a != b]
    return bool(pairs) and all(_is_slip(a, b) for a, b in pairs)


def _joined_or_split(typed: list[str], label: list[str]) -> bool:
    """Accept a blank or hyphen too many or too few: ``emotie regulatie``, ``ervarings-deskundigen``."""
    return "".join(typed).replace("-", "") == "".join(label).replace("-", "") and len("".join(label)) >= _LONG_WORD


def _is_slip(typed: str, word: str) -> bool:
    if typed.replace("-", "") == word.replace("-", ""):
        return True
    if min(len(typed), len(word)) < _SHORTEST_WORD or any(c.isdigit() for c in typed + word):
        return False
    if is_word(typed):
        return _lemma(typed) == _lemma(word)
    allowed = 2 if len(word) >= _LONG_WORD else 1
    return OSA.distance(typed, word, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Tell whether `word` occurs in a dictionary of Dutch or English."""
    return bool(simplemma.is_known(word, lang=("nl", "en")))


def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang="nl"))
