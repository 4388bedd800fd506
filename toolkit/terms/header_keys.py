"""Wordings in a form in which the same wording always looks the same, and the ways in which a header writes one."""

import re
from functools import lru_cache
from itertools import permutations

from toolkit.taalwoorden import FUNCTIEWOORDEN
from toolkit.text import clean, fold

_SUPERSCRIPTS = dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§#"))
_NUMBERING = re.compile(
    r"^(?:[a-z]{0,2}\d+(?:\.\d+)*\s*[.:)\-–]+|\d+(?:\.\d+)+|[a-z]\s*[.)]|\(\w{1,2}\)|\d+)\s+(?=\S)|^[a-z]{1,2}\d+\s*[:.]\s*",
    re.I,
)
_BRACKETS = re.compile(r"\s*+[(\[{<][^)\]}>]*[)\]}>]\s*")
_LONGEST = 500  # characters; a longer text is no header, and looking for brackets in it would take long
_WITHIN_WORDS = re.compile(r"(?<=\w)[^\w\s](?=\w)")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ])")
_LINKS = ("", "s", "e", "en", "n")  # between the parts of a Dutch or German compound
_MOST_PARTS = 3
_SHORTEST_PART = 4
_DIGITS_AT_END = re.compile(r"(?<=[a-z]{3})\s?\d{1,2}$")


@lru_cache(maxsize=65536)
def wording_key(text: str) -> str:
    """Return `text` as one wording is compared with another: without case, accents and hyphens within words.

    A sign beside a word stays: behind an element, ``+`` is an outcome.
    """
    return " ".join(_WITHIN_WORDS.sub(" ", fold(text)).split())


def header_key(text: str) -> str:
    """Return `text` without numbering, footnote marks, punctuation, case and accents; brackets are kept as words."""
    bare = _CAMEL.sub(" ", clean(text).replace("_", " ")).translate(_SUPERSCRIPTS)
    bare = fold(bare)
    bare = _NUMBERING.sub("", bare, count=1)
    return _key(bare)


def _key(folded: str) -> str:
    return " ".join(re.sub(r"[^\w#°%=]+", " ", folded).split())


@lru_cache(maxsize=65536)
def header_keys(text: str) -> tuple[str, ...]:
    """Return the keys under which a header may be known, the most literal first.

    ``"2. Doelgroep¹ (max. 3)"`` gives ``doelgroep max 3`` and ``doelgroep``.
    """
    whole = header_key(text) or fold(text)
    if len(text) > _LONGEST:
        return (whole,) if whole else ()
    variants = [whole, header_key(_BRACKETS.sub(" ", text)), header_key(_BRACKETS.sub("", text))]
    if "\n" in text:
        variants.append(header_key(re.sub(r"-?\s*\n\s*", "", clean(text))))
    variants += [_DIGITS_AT_END.sub("", key) for key in variants]
    variants += [without_stopwords(key) for key in variants]
    return tuple(dict.fromkeys(key for key in variants if key))


@lru_cache(maxsize=65536)
def header_wordings(text: str) -> tuple[str, ...]:
    """Return the wordings that a header, the name of a group or the name of a sheet may stand for, literal first."""
    return tuple(dict.fromkeys((text, bare_name(text), *header_keys(text))))


def bare_name(text: str) -> str:
    """Return a name without numbering before it and brackets behind it: ``3. België (12)`` gives ``België``."""
    bare = clean(text) if len(text) > _LONGEST else _BRACKETS.sub(" ", clean(text)).strip()
    return _NUMBERING.sub("", bare, count=1).strip()


def without_stopwords(key: str) -> str:
    """Return a key without articles and prepositions; unchanged when nothing would be left."""
    return " ".join(word for word in key.split() if word not in FUNCTIEWOORDEN) or key


def stopwords_in(text: str) -> frozenset[str]:
    """Return the articles and prepositions of a header; *implemented in* and *implemented by* differ in theirs."""
    return FUNCTIEWOORDEN.intersection(header_key(text).split())


def compound_keys(key: str) -> tuple[str, ...]:
    """Return the compounds that the words of a header make: *vorm extremisme* gives ``extremismevorm`` and others."""
    words = without_stopwords(key).split()
    if not 2 <= len(words) <= _MOST_PARTS or any(len(word) < _SHORTEST_PART for word in words):
        return ()
    return tuple(link.join(order) for order in permutations(words) for link in _LINKS)


def header_parts(text: str) -> list[str]:
    """Return the parts of a header in two languages or with a choice: ``Land / Country``."""
    parts = [part.strip() for part in re.split(r"\s*[/|\n;]\s*|\s+[–—-]\s+", clean(text)) if part.strip()]
    return parts if len(parts) > 1 else []
