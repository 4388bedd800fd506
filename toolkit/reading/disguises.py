"""A text as it is meant, to look for contact data in: what is encoded or written in another form, is as usual."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from toolkit.webadres import START

# What has no width or no form of its own: the category Cf, marks on a letter, variation selectors, Hangul fillers.
_NOT_SEEN = {"Cf", "Mn", "Me"}
_FILLERS = "\u115f\u1160\u3164\uffa0"
_POINTS = "\u00b7\u2219\u22c5\u2027\u30fb"  # halfway up the line
_CODED = re.compile(r"(?:%[0-9a-f]{2})+|&#?\w{1,8};", re.IGNORECASE)
_ADDRESS = re.compile(rf"{START}\S+", re.IGNORECASE)
_ENDS_ADDRESS = " ;|(,\n\t"

Part = tuple[str, int, int]
"""A character, and where what stands for it begins and ends in the text."""


class Plain(NamedTuple):
    """A text in its usual form, and where each of its characters begins and ends in the text that was read."""

    text: str
    begins: Sequence[int]
    ends: Sequence[int]


def is_as_usual(text: str) -> bool:
    """Return whether nothing in `text` is encoded or written in another form."""
    return text.isascii() and _CODED.search(text) is None


def plain_form(text: str) -> Plain:
    """Return `text` with every letter, digit and sign in its usual form.

    ``%40`` and ``&#64;`` are decoded, also in a web address as long as it stays one; full-width and Arabic digits are
    plain ones; what nobody sees is left out.
    """
    if is_as_usual(text):
        return Plain(text, range(len(text)), range(1, len(text) + 1))
    parts = [
        (_usual(char), begin, end)
        for char, begin, end in _decoded(text)
        if char.isascii() or (unicodedata.category(char) not in _NOT_SEEN and char not in _FILLERS)
    ]
    return Plain("".join(part[0] for part in parts), [part[1] for part in parts], [part[2] for part in parts])


def _usual(char: str) -> str:
    """Return a character in its usual form: ``a`` for a full-width one, ``6`` for the Arabic one."""
    if char.isascii():
        return char
    if char in _POINTS:
        return "."
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    form = unicodedata.normalize("NFKC", char)
    return form if len(form) == 1 else char


def _decoded(text: str) -> Iterator[Part]:
    place = 0
    for address in _ADDRESS.finditer(text):
        yield from _without_codes(text, place, address.start(), "")
        yield from _without_codes(text, *address.span(), _ENDS_ADDRESS)
        place = address.end()
    yield from _without_codes(text, place, len(text), "")


def _without_codes(text: str, begin: int, end: int, kept: str) -> Iterator[Part]:
    """Yield the characters of a part of `text`, those in `kept` as they are encoded."""
    for match in _CODED.finditer(text, begin, end):
        yield from _as_written(text, begin, match.start())
        place = match.start()
        for char, code in _characters(match[0]):
            if char in kept:
                yield from _as_written(text, place, place + len(code))
            else:
                yield char, place, place + len(code)
            place += len(code)
        begin = match.end()
    yield from _as_written(text, begin, end)


def _as_written(text: str, begin: int, end: int) -> Iterator[Part]:
    return ((text[place], place, place + 1) for place in range(begin, end))


def _characters(code: str) -> Iterator[tuple[str, str]]:
    """Yield each character that a code stands for, with its part of the code; the code itself when it is none."""
    if code.startswith("&"):
        char = unescape(code)
        yield from [(char, code)] if len(char) == 1 else zip(code, code, strict=True)
        return
    try:
        decoded = bytes.fromhex(code.replace("%", "")).decode()
    except UnicodeDecodeError:
        yield from zip(code, code, strict=True)
        return
    for char in decoded:
        size = 3 * len(char.encode())
        yield char, code[:size]
