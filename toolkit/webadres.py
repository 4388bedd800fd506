"""What a web address and the start of a DOI look like in a text: their only patterns."""

import re

START = r"(?:https?://|www\.)"
"""How an address begins, as people type it."""
DOI_START = r"10\.\d{4,9}(?:\.\d+)*/"
"""Prefix of a DOI (DOI Handbook, 2.2)."""
LINK = r"https?://[^\s<>\"]+"
"""An address that a program can follow."""
_TYPED = re.compile(rf"{START}\S+", re.IGNORECASE)
_LINK = re.compile(LINK, re.IGNORECASE)
LINK_IN_TEXT = re.compile(rf"{LINK}[^\s<>\".,;:)\]]", re.IGNORECASE)
"""Such an address in running text, without the end of a sentence."""


def is_typed(text: str) -> bool:
    """Return whether `text` is a web address as a person types one: ``www.voorbeeld.nl`` is."""
    return _TYPED.fullmatch(text) is not None


def is_link(text: str) -> bool:
    """Return whether the whole of `text` is an address that a program can follow."""
    return _LINK.fullmatch(text) is not None


def links_in(text: str) -> list[str]:
    """Return the addresses in `text` that a reader can follow, each once, in order."""
    return list(dict.fromkeys(LINK_IN_TEXT.findall(text)))
