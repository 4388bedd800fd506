"""Spot curated wordings in running text: ``data/herkenning/<dimension>.yml``.

A wording is matched as whole words, without case and accents; ``*`` at its start or end stands for the rest of a
word (``jihadist*``). Acronyms keep their own case. A wording that the text denies (*geen controlegroep*, *niet
gerandomiseerd*) does not count.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.codes import Methode
from toolkit.terms.labels import is_acronym
from toolkit.text import fold
from toolkit.waarden import Woorden, any_of

_REACH = 1000  # characters on each side of a wording in which the text may deny it


@dataclass(frozen=True, slots=True)
class Wording:
    """One curated wording of a term, ready to be searched for."""

    term_id: str
    pattern: re.Pattern[str]
    keeps_case: bool
    rol: str | None = None
    methode: Methode = Methode.SYNONIEM


@dataclass(frozen=True, slots=True)
class Spot:
    """A wording found in a text: the term, and the words as they stand there."""

    term_id: str
    tekst: str
    begin: int
    einde: int
    rol: str | None = None
    methode: Methode = Methode.SYNONIEM


def compile_wording(term_id: str, wording: str, rol: str | None = None) -> Wording:
    """Prepare `wording` (see the module) for `Spotter`."""
    keeps_case = is_acronym(wording.strip("*"))
    text = wording if keeps_case else fold(wording)
    body = re.escape(text.strip("*")).replace(r"\ ", r"\s+")
    before = r"\b\w*" if wording.startswith("*") else r"(?<!\w)" if text[0].isalnum() else ""
    after = r"\w*" if wording.endswith("*") else r"(?!\w)" if text[-1].isalnum() else ""
    return Wording(term_id, re.compile(before + body + after), keeps_case, rol)


class Spotter:
    """Finds wordings in texts, but for those that the text denies in the curators' words."""

    def __init__(self, woorden: Woorden):
        deny = woorden.ontkenning
        before, after = any_of(deny.voor), any_of(deny.achter)
        self._before = re.compile(rf"\b(?:{before})(?!\s+(?:{any_of(deny.behalve)})\b)[\s-]+(?:[\w-]+\s+){{0,2}}$")
        self._heading = re.compile(rf"(?:^|[;,\n])\s*(?:{before})\s*[:=]\s*$")
        self._after = re.compile(
            rf"^[\w-]*\s+(?:(?:[\w-]+\s+){{0,2}}(?:{after})\b"
            rf"|(?:{any_of(deny.werkwoorden)})\s+(?:[\w-]+\s+){{0,6}}(?:{any_of(deny.na_werkwoord)})\b)"
        )
        self._behind = re.compile(rf"^\w*\s*[:(\[–-]\s*(?:{any_of(deny.achter_teken)})\b")
        self._clause_end = re.compile(rf"[,;:()!?\n]|{_full_stop(deny.voor)}|\b(?:{any_of(deny.zinsdelen)})\b")

    def spot(self, text: str, wordings: tuple[Wording, ...]) -> list[Spot]:
        """Return the wordings that `text` states, in order; a wording within a longer one does not count apart."""
        return [spot for spot, denied in self._find(text, wordings) if not denied]

    def denied(self, text: str, wordings: tuple[Wording, ...]) -> list[Spot]:
        """Return the wordings that `text` denies, and nowhere states, in order."""
        found = self._find(text, wordings)
        stated = {spot.term_id for spot, denied in found if not denied}
        return [spot for spot, denied in found if denied and spot.term_id not in stated]

    def _find(self, text: str, wordings: tuple[Wording, ...]) -> list[tuple[Spot, bool]]:
        """Return each wording in `text`, and whether the text denies it."""
        folded = _fold_aligned(text)
        stated: list[Spot] = []
        denied: list[Spot] = []
        for wording in wordings:
            source = text if wording.keeps_case else folded
            for match in wording.pattern.finditer(source):
                tekst = text[match.start() : match.end()]
                spot = Spot(wording.term_id, tekst, *match.span(), wording.rol, wording.methode)
                (denied if self._is_denied(folded, match.start(), match.end()) else stated).append(spot)
        found = [(s, no) for no, spots in ((False, stated), (True, denied)) for s in _longest(spots)]
        return sorted(found, key=lambda one: _order(one[0]))

    def _is_denied(self, folded: str, begin: int, einde: int) -> bool:
        before, after = folded[max(begin - _REACH, 0) : begin], folded[einde : einde + _REACH]
        return bool(
            self._before.search(self._clause_end.split(before)[-1])
            or self._heading.search(before)
            or self._after.match(self._clause_end.split(after)[0])
            or self._behind.match(after)
        )


def is_mentioned(text: str, wordings: tuple[Wording, ...]) -> bool:
    """Tell whether `text` holds one of the wordings, also when it denies it."""
    folded = _fold_aligned(text)
    return any(wording.pattern.search(text if wording.keeps_case else folded) for wording in wordings)


def _full_stop(words: tuple[str, ...]) -> str:
    """Return a pattern for the end of a sentence, and not of one of `words` that is an abbreviation (``excl.``)."""
    ends = "".join(rf"(?<!\b{re.escape(word[:-1])})" for word in words if word.endswith("."))
    return rf"{ends}\.(?=\s|$)"


def _longest(spots: list[Spot]) -> list[Spot]:
    """Return the spots that no longer one covers, in order."""
    kept: list[Spot] = []
    begin = einde = -1  # of the spot before this one that reaches furthest
    for spot in sorted(spots, key=_order):
        if einde < spot.einde or (einde == spot.einde and begin == spot.begin):
            kept.append(spot)
        if einde < spot.einde:
            begin, einde = spot.begin, spot.einde
    return kept


def _order(spot: Spot) -> tuple[int, int, bool]:
    return spot.begin, -spot.einde, spot.methode is not Methode.EXACT


@lru_cache(maxsize=64)  # every dimension asks about the same cell
def _fold_aligned(text: str) -> str:
    """Fold character by character, so that positions in the result are positions in `text`."""
    if text.isascii() and text.isprintable():
        return text.lower()
    return "".join((fold(char) or " ")[0] for char in text)
