"""Two texts compared word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from toolkit.wijziging import Verschil, Wijziging

# Kinds of change whose texts are long enough to compare.
_BY_WORD = frozenset({Verschil.TEKST, Verschil.BEGRIP_ANDERS})
_WORDS = re.compile(r"\s+|[^\s]+")


class Deel(Enum):
    """Whether a piece of text stayed, went or came."""

    GELIJK = "gelijk"
    WEG = "weg"
    BIJ = "bij"


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text and what became of it."""

    deel: Deel
    tekst: str


def word_diff(was: str, wordt: str) -> list[Stuk]:
    """Return the pieces of both texts in reading order; those that stayed or went make up `was`, the others `wordt`."""
    old, new = _WORDS.findall(was), _WORDS.findall(wordt)
    pieces: list[Stuk] = []
    for operation, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(Stuk(Deel.GELIJK, "".join(old[a1:a2])))
            continue
        if a2 > a1:
            pieces.append(Stuk(Deel.WEG, "".join(old[a1:a2])))
        if b2 > b1:
            pieces.append(Stuk(Deel.BIJ, "".join(new[b1:b2])))
    return pieces


def shortened(pieces: list[Stuk], around: int = 60) -> list[Stuk]:
    """Return `pieces` with long stretches that stayed cut to `around` characters beside what changed."""
    short = []
    for place, piece in enumerate(pieces):
        text = piece.tekst
        if piece.deel is Deel.GELIJK and len(text) > 2 * around:
            begin = "" if place == 0 else text[:around]
            end = "" if place == len(pieces) - 1 else text[-around:]
            text = f"{begin}…{end}"
        short.append(Stuk(piece.deel, text))
    return short


def changed_words(change: Wijziging) -> tuple[Stuk, ...]:
    """Return the two texts of a change word by word, shortened; nothing when it has no two texts to compare."""
    if change.soort not in _BY_WORD or change.was is None or change.wordt is None:
        return ()
    return tuple(shortened(word_diff(change.was, change.wordt)))
