"""Crosses, ticks and the many ways to leave a cell empty on purpose."""

import re
from functools import lru_cache

from toolkit.text import fold

_YES_WORDS = "x xx v ✓ ✔ ✅ ☑ ☒ 🗹 ✗ ✘ ✕ × √ • ● ■ ◼ ⬤ 1 + ja j yes y oui si true waar wahr vrai"
_NO_WORDS = "0 - – — nee n no nein non false onwaar falsch faux ☐ □ ○ ◯"
_UNKNOWN_WORDS = "? ?? onbekend unknown unbekannt inconnu n.b. nb n.t.b. ntb tbd"
_MISSING_WORDS = "- -- – — . .. … : / n/a na n.a. #n/b n.v.t. nvt n.v.t null nan #n/a"

_YES = frozenset(_YES_WORDS.split())
_NO = frozenset(_NO_WORDS.split())
_UNKNOWN_PHRASES = (
    "niet bekend|not known|niet gerapporteerd|not reported|niet vermeld|onduidelijk|unclear|geen informatie"
)
_DOUBTFUL_WORDS = "misschien mogelijk onzeker twijfel twijfelachtig wellicht maybe possibly perhaps unsure uncertain"
_UNKNOWN = frozenset([*_UNKNOWN_WORDS.split(), *_UNKNOWN_PHRASES.split("|")])
_DOUBTFUL = frozenset(_DOUBTFUL_WORDS.split())
_MISSING = frozenset([*_MISSING_WORDS.split(), "niet van toepassing", "not applicable", "niet van toepassing."])

_LONGEST = 24  # no mark is longer; saves the folding of long texts


def is_yes(text: str) -> bool:
    """Return whether the text is a mark that says yes: ``x``, ``✓``, ``1``, ``ja``, ``TRUE``."""
    return _bare(text) in _YES


def is_no(text: str) -> bool:
    """Return whether the text is a mark that says no or not known: ``0``, ``nee``, ``-``, ``?``."""
    bare = _bare(text)
    return bare in _NO or bare in _UNKNOWN or bare in _MISSING


def says_no(text: str) -> bool:
    """Return whether the text itself says no: ``0``, ``nee``, ``n``, ``FALSE``; a dash may be an empty cell."""
    bare = _bare(text)
    return bare in _NO and bare not in _MISSING


def is_missing(text: str) -> bool:
    """Return whether the text stands for an empty cell: ``-``, ``n.v.t.``, ``NA``."""
    return _bare(text) in _MISSING


def is_unknown(text: str) -> bool:
    """Return whether the text says that it is not known: ``?``, ``onbekend``."""
    return _bare(text) in _UNKNOWN


def is_doubtful(text: str) -> bool:
    """Return whether a text where a cross could stand says neither yes nor no: ``?``, ``onbekend``, ``misschien``."""
    bare = _bare(text)
    return bare in _UNKNOWN or bare.rstrip(" ?") in _DOUBTFUL


@lru_cache(maxsize=65_536)
def _bare(text: str) -> str:
    if len(text) > _LONGEST:
        return text
    return re.sub(r"^[(\[]\s*(.*?)\s*[)\]]$", r"\1", fold(text))
