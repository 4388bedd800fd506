"""Split the text of a cell into items, without splitting a known term.

Strong separators split: line breaks, ``<br>`` and bullets always, ``;`` and ``|`` only in a text without bullets, and
not within the note behind a known wording. Weak separators (``,`` ``/`` ``en`` ``and`` ``&`` ``+``) also occur within
terms and sentences; they split only when that makes a known wording. A dash between blanks (``a - b``) may also stand
before a note; it splits only known wordings. Numbers within a line (``1. a 2. b``) split when they count up from one.
"""

import re
from collections.abc import Callable

from toolkit.waarden import Enumeration, any_of

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•·‣▪◦●○–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+|^\s*[•·‣▪◦●○]\s*|^\s*[–—*-](?=[^\W\d])")
_INLINE_BULLET = re.compile(r"\s*[•‣▪◦●]\s*")
_NUMBERED = re.compile(r"(?:^|(?<=\s))(?:\((\d{1,2})\)|(\d{1,2})[.)])\s*(?=[^\W\d])")
_DASH = re.compile(r"\s+[-–—]\s+")
_STRONG = re.compile(r"[;|\n]")
_SIGNED = re.compile(r"^\s*[+±↑]\s*\w")
_NO_SIGN_BEFORE, _NO_SIGN_BEHIND = r"(?<=[^\s+±])", r"(?!\s*(?:[-–—−+±/,;)\]]|$))"
_LONGEST_STATUS = 2  # words: ``ervaren effect``
_NOTE = re.compile(r":\s|\s[-–—]\s")


class Splitter:
    """Splits with the curators' words between and before the members of a list.

    `is_status` says which notes are an outcome and so complete: what follows on one is an item of its own.
    """

    def __init__(self, words: Enumeration, is_status: Callable[[str], bool] = lambda note: False):
        self._is_status = is_status
        # The last item of "a; b; en c", and words before a list.
        self._lead = re.compile(rf"^\s*(?:(?:{any_of(words.ervoor)})\s+)+", re.IGNORECASE)
        between = any_of(words.tussen)
        # The slash of "en/of" belongs to it; a plus or slash beside a sign, or behind the last word, is a sign itself.
        signs = rf"\s*[,&]\s*|{_NO_SIGN_BEFORE}\s*(?:\+|(?<! en)(?<! and)/){_NO_SIGN_BEHIND}\s*|\s+[·∙‧⋅]\s+"
        self._weak = re.compile(rf"{signs}|(?<!-)\s+(?:{between})\s+")

    def strong(self, text: str) -> list[str]:
        """Return the items between strong separators, without bullets and blanks; brackets protect what is in them."""
        lines = _INLINE_BULLET.sub("\n• ", _BREAK.sub("\n", text)).split("\n")
        lines = [part for line in lines for part in _split_numbered(line)]
        if any(map(_SIGNED.match, lines)):  # "+ empathie": a dash before another line is no bullet
            return [item for line in lines for part in _STRONG.split(line) if (item := part.strip(" \t,;"))]
        if any(_BULLET.match(line) for line in lines):
            pieces = lines
        else:
            pieces = [piece for line in lines for piece in _outside_brackets(_STRONG, line)]
        return [item for piece in pieces if (item := self._lead.sub("", _BULLET.sub("", piece)).strip(" \t,;"))]

    def items(self, text: str, is_known: Callable[[str], bool]) -> list[str]:
        """Return the items of `text`; a weak separator splits only around a wording that `is_known` accepts.

        ``"empathie, zelfvertrouwen"`` gives two items, ``"angst en depressie verminderen"`` (a known term) one, and
        so does ``"relatie voorop, niet de ideologie"`` (nothing in it is known).
        """
        pieces = [part for piece in self.strong(text) for part in _split_dashes(piece, is_known)]
        pieces = self._rejoin_notes(pieces, is_known)
        return [item for piece in pieces for item in self._split_weak(piece, is_known)]

    def _rejoin_notes(self, pieces: list[str], is_known: Callable[[str], bool]) -> list[str]:
        """Give an unknown piece back to the note it was cut from: ``ja - evaluatie (2018); positief`` is one item."""
        joined: list[str] = []
        for piece in pieces:
            if joined and not is_known(piece) and self._has_open_note(joined[-1], is_known):
                joined[-1] = f"{joined[-1]}; {piece}"
            else:
                joined.append(piece)
        return joined

    def _has_open_note(self, item: str, is_known: Callable[[str], bool]) -> bool:
        return _has_note(item, is_known) and not self._is_status(_NOTE.split(item, maxsplit=1)[1])

    def _split_weak(self, piece: str, is_known: Callable[[str], bool]) -> list[str]:
        parts = _outside_brackets(self._weak, piece)
        if is_known(piece) and not _goes_on_after_status(parts, is_known):
            return [piece]
        starts = _starts_of(parts, piece)
        items: list[str] = []
        found = False
        first = 0
        while first < len(parts):
            complete = _goes_on_after_status(parts[first:], is_known)
            last = first if complete else _longest_known(piece, parts, starts, first, is_known)
            found = found or last is not None
            end = last if last is not None else first
            items.append(piece[starts[first] : starts[end] + len(parts[end])].strip())
            first = end + 1
        return [item for item in items if item] if found else [piece]


def _split_numbered(line: str) -> list[str]:
    """Return the items of a line that numbers them itself, their numbers included: ``(1) a (2) b``."""
    starts = [(match.start(), int(match[1] or match[2])) for match in _NUMBERED.finditer(line)]
    counts_up = [number for _, number in starts] == list(range(1, len(starts) + 1))
    if len(starts) < 2 or not counts_up or line[: starts[0][0]].strip():
        return [line]
    ends = [*(start for start, _ in starts[1:]), len(line)]
    return [line[start:end].strip(" \t,;") for (start, _), end in zip(starts, ends, strict=True)]


def _split_dashes(piece: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return the wordings between dashes when each is known, or two or more of at least three are."""
    parts = _outside_brackets(_DASH, piece)
    known = sum(map(is_known, parts))
    return parts if known >= 2 and (known == len(parts) or len(parts) > 2) else [piece]


def _has_note(item: str, is_known: Callable[[str], bool]) -> bool:
    """Tell whether `item` is a known wording with a note behind it, and not a wording with a colon of its own."""
    head, *note = _NOTE.split(item, maxsplit=1)
    return bool(note) and is_known(head)


def _goes_on_after_status(parts: list[str], is_known: Callable[[str], bool]) -> bool:
    """Tell whether known wordings follow a short note: ``empathie: beoogd, veerkracht`` is a list of two."""
    _, *note = _NOTE.split(parts[0], maxsplit=1)
    short = bool(note) and len(note[0].split()) <= _LONGEST_STATUS and _has_note(parts[0], is_known)
    return short and any(map(is_known, parts[1:]))


def _longest_known(
    piece: str, parts: list[str], starts: list[int], first: int, is_known: Callable[[str], bool]
) -> int | None:
    for last in range(min(len(parts) - 1, first + 6), first - 1, -1):
        if is_known(piece[starts[first] : starts[last] + len(parts[last])].strip()):
            return last
    return None


def _starts_of(parts: list[str], piece: str) -> list[int]:
    starts, position = [], 0
    for part in parts:
        position = piece.index(part, position)
        starts.append(position)
        position += len(part)
    return starts


def _outside_brackets(separator: re.Pattern[str], text: str) -> list[str]:
    """Split `text` at `separator`, except within balanced round or square brackets."""
    depth, depths = 0, []
    for char in text:
        if char in "([":
            depth += 1
        depths.append(depth)
        if char in ")]" and depth:
            depth -= 1
    if depth:  # a bracket is never closed: it protects nothing
        depths = [0] * len(text)
    parts, start = [], 0
    for match in separator.finditer(text):
        if depths[match.start()] == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]
