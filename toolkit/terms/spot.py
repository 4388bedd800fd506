"""Spot curated wordings in running text: ``data/herkenning/<dimension>.yml``.

A wording is matched as whole words, without case and accents; ``*`` at its start or end stands for the rest of a
word (``jihadist*``). Acronyms keep their own case. A wording that the text denies (*geen controlegroep*, *niet
gerandomiseerd*) does not count.
"""

import re
from dataclasses import dataclass

from toolkit.terms.labels import Methode, is_acronym
from toolkit.text import fold

_DENIED_BEFORE = re.compile(
    r"\b(?:geen|niet|nooit|zonder|noch|no|not|without|non)(?!\s+(?:alleen|slechts|uitsluitend|only)\b)[\s-]+(?:[\w-]+\s+){0,2}$"
)
_DENIED_HEADING = re.compile(r"(?:^|[;,\n])\s*(?:geen|niet|nooit|zonder|no|not|none|without|except)\s*[:=]\s*$")
_DENIED_AFTER = re.compile(
    r"^[\w-]*\s+(?:(?:[\w-]+\s+){0,2}(?:ontbr(?:eekt|ak|aken|eken)|afwezig|lacking|absent|missing)\b"
    r"|(?:is|was|wordt|werd|zijn|waren|worden|werden|are|were)\s+(?:[\w-]+\s+){0,6}(?:niet|geen|nooit|not)\b)"
)
_DENIED_BEHIND = re.compile(r"^\w*\s*[:(\[–-]\s*(?:nee|niet|geen|no|not|none)\b")
_CLAUSE_END = re.compile(r"[,;.:()!?\n]|\b(?:maar|en wel|but)\b")


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
    """Prepare `wording` (see the module) for `spot`."""
    keeps_case = is_acronym(wording.strip("*"))
    text = wording if keeps_case else fold(wording)
    body = re.escape(text.strip("*")).replace(r"\ ", r"\s+")
    before = r"\b\w*" if wording.startswith("*") else r"(?<!\w)" if text[0].isalnum() else ""
    after = r"\w*" if wording.endswith("*") else r"(?!\w)" if text[-1].isalnum() else ""
    return Wording(term_id, re.compile(before + body + after), keeps_case, rol)


def spot(text: str, wordings: tuple[Wording, ...]) -> list[Spot]:
    """Return the wordings that `text` states, in order; a wording within a longer one does not count apart."""
    folded = _fold_aligned(text)
    found = []
    for wording in wordings:
        source = text if wording.keeps_case else folded
        for match in wording.pattern.finditer(source):
            if not _is_denied(folded, match.start(), match.end()):
                found.append(
                    Spot(
                        wording.term_id, text[match.start() : match.end()], *match.span(), wording.rol, wording.methode
                    )
                )
    found.sort(key=lambda s: (s.begin, -s.einde, s.methode is not Methode.EXACT))
    return [s for s in found if not any(_covers(other, s) for other in found)]


def is_mentioned(text: str, wordings: tuple[Wording, ...]) -> bool:
    """Tell whether `text` holds one of the wordings, also when it denies it."""
    folded = _fold_aligned(text)
    return any(wording.pattern.search(text if wording.keeps_case else folded) for wording in wordings)


def _covers(longer: Spot, shorter: Spot) -> bool:
    is_within = longer.begin <= shorter.begin and shorter.einde <= longer.einde
    return is_within and (longer.einde - longer.begin) > (shorter.einde - shorter.begin)


def _is_denied(folded: str, begin: int, einde: int) -> bool:
    clause_before = _CLAUSE_END.split(folded[:begin])[-1]
    clause_after = _CLAUSE_END.split(folded[einde:])[0]
    return bool(
        _DENIED_BEFORE.search(clause_before)
        or _DENIED_HEADING.search(folded[:begin])
        or _DENIED_AFTER.match(clause_after)
        or _DENIED_BEHIND.match(folded[einde:])
    )


def _fold_aligned(text: str) -> str:
    """Fold character by character, so that positions in the result are positions in `text`."""
    return "".join((fold(char) or " ")[0] for char in text)
