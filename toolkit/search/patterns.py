"""Small patterns of words, as curators write them: ``hoeveel/aantal … radicaliser*``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from toolkit.search.language import key

_WORD = re.compile(r"[^\W_]+(?:(?<!\d)['’‐‑-][^\W_]+)*")  # *2010-2015* is two words
_GAP, _REST = "…", "*"
_MOST_BETWEEN = 6  # words that a gap may stand for


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a question, without accents and hyphens, each with its place in what was typed."""

    keys: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, typed: str) -> "Read":
        """Return the words of `typed`."""
        found = [match.span() for match in _WORD.finditer(typed)]
        return cls(tuple(key(typed[start:end].lower()) for start, end in found), tuple(found))


class Pattern:
    """One pattern of words: ``*`` is the rest of a word, ``a/b`` either word, ``…`` no more than a few words."""

    def __init__(self, wording: str) -> None:
        """Take a pattern as it is written.

        Raises:
            ValueError: it has no word, or begins or ends with a gap, where it would do nothing (Dutch).

        """
        pieces = wording.split()
        if not pieces or _GAP in (pieces[0], pieces[-1]):
            raise ValueError(f"{_GAP} hoort tussen twee woorden: “{wording}”")
        # A word and the space after it; so the text in which it is sought ends with a space as well.
        self._sought = re.compile("(?<!\\S)" + "".join(map(_piece, pieces)))

    def find(self, question: Read) -> Iterator[tuple[int, int]]:
        """Yield the first word of each place where the pattern fits, and the word after the last."""
        text = " ".join(question.keys) + " "
        for match in self._sought.finditer(text):
            yield text.count(" ", 0, match.start()), text.count(" ", 0, match.end())


def _are_patterns(wordings: tuple[str, ...]) -> tuple[str, ...]:
    for wording in wordings:
        Pattern(wording)
    return wordings


Patterns = Annotated[tuple[str, ...], AfterValidator(_are_patterns)]
"""Patterns as they are written in YAML; one that is none is refused when the file is loaded."""


def _piece(piece: str) -> str:
    if piece == _GAP:
        return f"(?:\\S+ ){{0,{_MOST_BETWEEN}}}?"
    return f"(?:{'|'.join(map(_word, piece.split('/')))}) "


def _word(word: str) -> str:
    begin = re.escape(key(word.removesuffix(_REST)))
    if not begin:
        raise ValueError(f"“{word}” is geen woord")
    return begin + (r"\S*" if word.endswith(_REST) else "")
