"""Near-certain recognition of typing errors, and the best candidates for a person to choose from.

A typing error is a word that is no word: `Empatie` is near-certainly `Empathie`, but `politieke competitie` says
something else than `politieke competentie`, however alike they look. So a fuzzy match decides by itself only when
every word that differs is within one edit (two in a long word) of the label's word and is unknown to a dictionary of
Dutch and English (simplemma), or is another form of the same word (`competenties`). Everything else is a proposal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import simplemma
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from toolkit.text import fold

_CLOSE = 80
_SHORTEST_WORD = 5
_SHORTEST_IN_LABEL = 2  # within a label of several words, the other words vouch for a short one
_FUNCTION_WORD = 3  # so short that it carries no meaning: en, of, bij
_LONG_LABEL = 9
_LONG_WORD = 11
_CANDIDATES = 3
_CANDIDATE_SCORE = 60


@dataclass(frozen=True, slots=True)
class FuzzyHit:
    """A wording that resembles a known one; `score` is rapidfuzz' ratio, 0 to 100."""

    label: str
    score: int


def near_certain(text: str, labels: Mapping[str, str], *, place_names: bool = False) -> FuzzyHit | None:
    """Return the folded label of which `text` is near-certainly a typing error, or None.

    Labels of two terms that are both near are no answer; two labels of one term are.

    Args:
        text: a wording that is no label.
        labels: folded label → id of its term.
        place_names: the labels are names of countries; another letter in a short one makes another place (*Granada*).

    """
    hits = near(text, labels, place_names=place_names)
    return hits[0] if len({labels[hit.label] for hit in hits}) == 1 else None


def near(text: str, labels: Mapping[str, str], *, place_names: bool = False) -> list[FuzzyHit]:
    """Return every label of which `text` may be a typing error, best first; arguments as of `near_certain`."""
    wanted = fold(text)
    close = process.extract(wanted, list(labels), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=5)
    return [
        FuzzyHit(label, round(score))
        for label, score, _ in close
        if is_typing_error(wanted, label) and not (place_names and _replaces_letter(wanted, label))
    ]


def candidates(text: str, labels: Iterable[str]) -> list[FuzzyHit]:
    """Return the labels that resemble `text` most, best first; proposals only."""
    found = process.extract(
        fold(text), list(labels), scorer=fuzz.token_set_ratio, score_cutoff=_CANDIDATE_SCORE, limit=_CANDIDATES
    )
    return [FuzzyHit(label, round(score)) for label, score, _ in found]


def is_typing_error(text: str, other: str) -> bool:
    """Tell whether `text` is near-certainly `other` with a typing error; both are folded."""
    typed, label = text.split(), other.split()
    if _only_blanks_differ(typed, label):
        return True
    if len(typed) != len(label):
        return False
    pairs = [(a, b) for a, b in zip(typed, label, strict=True) if a != b]
    is_long = len(label) > 1 and len(" ".join(label)) >= _LONG_LABEL
    return bool(pairs) and all(_is_slip(a, b, _SHORTEST_IN_LABEL if is_long else _SHORTEST_WORD) for a, b in pairs)


def _replaces_letter(typed: str, name: str) -> bool:
    """Tell whether a short name has another letter, rather than one too many, too few or in the wrong place."""
    return len(name) < _LONG_LABEL and len(typed) == len(name) and sorted(typed) != sorted(name)


def _only_blanks_differ(typed: list[str], label: list[str]) -> bool:
    """Accept a blank or hyphen too many, too few or in the wrong place: ``emotie regulatie``, ``bi jde``."""
    joined = "".join(label).replace("-", "")
    return typed != label and "".join(typed).replace("-", "") == joined and len(joined) >= _LONG_LABEL


def _is_slip(typed: str, word: str, shortest: int) -> bool:
    """Tell whether `typed` is `word` with a slip; words shorter than `shortest` letters say too little to know."""
    if typed.replace("-", "") == word.replace("-", ""):
        return True
    if len(word) < shortest or any(c.isdigit() for c in typed + word):
        return False
    if len(word) > _FUNCTION_WORD and is_word(typed):
        return _lemma(typed) == _lemma(word)
    allowed = 2 if len(word) >= _LONG_WORD else 1
    return OSA.distance(typed, word, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Tell whether `word` occurs in a dictionary of Dutch or English."""
    return bool(simplemma.is_known(word, lang=("nl", "en")))


def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang="nl"))
