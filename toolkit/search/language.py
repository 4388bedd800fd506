"""What search knows about Dutch (and English) words: tokens, word families, compounds, and what is a word at all.

Lemmas come from simplemma, stems from Snowball (PyStemmer). The old Dutch stemmer (``dutch_porter``) after a lemma
joins most word families with the fewest false ones; Snowball's current ``dutch`` would merge *gezin* with *zin*.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import Stemmer
from rapidfuzz.distance import Prefix
from simplemma import is_known, lemmatize

from toolkit.text import fold, spell_out

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LINKS = ("", "s", "e", "en", "n")
_SHORTEST_WITH_FORMS = 3
_SHORTEST_PART = 4
_SHORTEST_OWN_PART = 6  # words of the catalogue may be in any language, so short ones say little
_LONGEST_COMPOUND = 40
_CACHE = 50_000


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` in lower case with their accents; a hyphen or apostrophe inside a word stays."""
    plain = spell_out(text).replace("’", "'").replace("‐", "-").replace("‑", "-").replace("\u00ad", "")
    return (match[0] for match in _WORD.finditer(plain.lower()))


@lru_cache(_CACHE)
def key(word: str) -> str:
    """Return what all spellings of a word share (*re-integratie*, *reïntegratie*): no accents, hyphens, apostrophes."""
    return fold(word).replace("-", "").replace("'", "")


@lru_cache(_CACHE)
def form(word: str) -> tuple[str, ...]:
    """Return the tokens under which the full-text index (unicode61, no accents) knows `word`."""
    return tuple(re.findall(r"[^\W_]+", fold(word)))


class Families:
    """Tells which words are forms of the same word, with the curators' corrections."""

    def __init__(self, own: Iterable[Sequence[str]]) -> None:
        """Take families that the stemmer would join with others (*gevoeligheid* with *gevoel*)."""
        self._own = {key(word): frozenset({f"={key(family[0])}"}) for family in own for word in family}

    def of(self, word: str) -> frozenset[str]:
        """Return the names of the families of `word`; two words are variants when they share one."""
        return self._own.get(key(word)) or _stems(word)


_ISATION = re.compile(r"isaties?$")  # radicalisatie in Flanders, radicalisering in the Netherlands


ENGLISH = "en:"  # begins the name of an English family


@lru_cache(_CACHE)
def _stems(word: str) -> frozenset[str]:
    if len(word) < _SHORTEST_WITH_FORMS:
        return frozenset({key(word)})  # an abbreviation; *AI* would be a form of "be"
    spellings = {word, key(word)}
    found = {_stem(_ISATION.sub("isering", lemmatize(s, lang="nl")), "dutch_porter") for s in spellings}
    # English families have names of their own, or an English word would join a Dutch one that looks like it.
    found |= {ENGLISH + _stem(lemmatize(s, lang="en"), "english") for s in spellings if is_known(s, lang="en")}
    return frozenset(found)


@lru_cache(_CACHE)
def is_word(word: str) -> bool:
    """Return whether a Dutch or English dictionary has `word`; a typing error has not."""
    spellings = {word, word.capitalize()}
    return any(is_known(spelling, lang=language) for spelling in spellings for language in ("nl", "en"))


_local = threading.local()


def _stem(word: str, algorithm: str) -> str:
    # A Stemmer must not be used by two threads at once.
    stemmers: dict[str, Stemmer.Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if algorithm not in stemmers:
        stemmers[algorithm] = Stemmer.Stemmer(algorithm)
    return key(stemmers[algorithm].stemWord(word))


# Endings that make another word of a word: alcoholisten, complottistisch.
_ENDINGS = (
    *("isten", "ist", "isme", "istisch", "istische", "isch", "ische", "er", "ers", "aar", "aars", "ing", "ingen"),
    *("heid", "lijk", "lijke", "achtig", "achtige", "loos", "loze", "baar", "bare", "schap", "s", "en", "e"),
)
_SHORTEST_ROOT = 6


def roots(word: str) -> Iterator[str]:
    """Yield what is left of `word` without an ending that makes another word, longest first."""
    found = {word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)}
    yield from sorted((root for root in found if len(root) >= _SHORTEST_ROOT), key=lambda root: (-len(root), root))


# Endings of words for who or what belongs to a word: jihad, jihadist, jihadisme, jihadistische.
_BELONGING = re.compile(r"is(?:m|me|t|ten|ts|tisch|tische|tic)|ische?")


def belongs_to(derived: str, word: str) -> bool:
    """Return whether key `derived` is key `word` with an ending for who or what belongs to it (*jihadist*, *jihad*)."""
    return derived.startswith(word) and bool(_BELONGING.fullmatch(derived[len(word) :]))


_SOFT_C = re.compile(r"c(?=[eiy])")
# Spellings that sound alike in Dutch; what is heard is a better guess than the number of letters that differ.
_SOUNDS = (
    *(("sch", "sg"), ("ch", "g"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("th", "t"), ("ij", "ei"), ("y", "i")),
    *(("z", "s"), ("v", "f"), ("ou", "au"), ("x", "ks"), ("q", "k")),
)


@lru_cache(_CACHE)
def sound(word: str) -> str:
    """Return what spellings of `word` (a key) that sound alike in Dutch have in common; doubled letters count once."""
    word = _SOFT_C.sub("s", word)
    for spelled, heard in _SOUNDS:
        word = word.replace(spelled, heard)
    if word.endswith("d"):
        word = word[:-1] + "t"
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def consonants(word: str) -> str:
    """Return `word` without its vowels."""
    return "".join(c for c in word if c not in "aeiouy")


# Endings of forms of one word, Dutch and English; jongere, jongeren and training, trainingen.
_INFLECTIONS = frozenset(
    [
        *("", "e", "en", "n", "s", "es", "t", "et", "te", "ten", "d", "de", "den", "end", "ende"),
        *("er", "ers", "ere", "st", "ste", "je", "jes", "tje", "tjes", "etje", "etjes", "ing", "ed", "ies", "i"),
    ]
)


def is_inflection(word: str, other: str) -> bool:
    """Return whether two keys that do not sound the same differ in their endings only."""
    one, two = sound(word), sound(other)
    start = Prefix.similarity(one, two)
    return one[start:] in _INFLECTIONS and two[start:] in _INFLECTIONS


@lru_cache(_CACHE)
def same_word(word: str, other: str) -> bool:
    """Return whether two words are forms of one word: inflections, or with one lemma (*ging*, *gaan*).

    Stems join more than that (*experiment*, *experience*; *lonely*, *lone*).
    """
    one, two = key(word), key(other)
    if one == two or is_inflection(one, two):
        return True
    return any(not _lemmas(word, lang).isdisjoint(_lemmas(other, lang)) for lang in ("nl", "en"))


@lru_cache(_CACHE)
def _lemmas(word: str, lang: str) -> frozenset[str]:
    return frozenset(lemmatize(spelling, lang=lang) for spelling in (word, key(word)))


class Compounds:
    """Splits Dutch compounds into words of a dictionary, of the catalogue (`own`), and short ones of the curators."""

    def __init__(self, short_parts: Iterable[str], no_parts: Iterable[str], own: Iterable[str]) -> None:
        self._also = {*short_parts} | {key(word) for word in own if len(key(word)) >= _SHORTEST_OWN_PART}
        self._never = frozenset(no_parts)

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of `word`, without linking letters, or nothing when it is no compound.

        ``weerbaarheidstraining`` gives ``("weerbaarheid", "training")``. A hyphen is always a seam.
        """
        pieces = [piece for piece in re.split(r"['-]", word) if len(piece) > 1]
        if len(pieces) > 1:
            return tuple(part for piece in pieces for part in (self._split(piece) or (piece,)))
        return self._split(pieces[0]) if pieces else ()

    def _split(self, word: str) -> tuple[str, ...]:
        if len(word) > _LONGEST_COMPOUND:
            return ()
        splits = list(self._splits(word))
        # Few parts, short links and, among equals, the longest first part.
        return min(splits, key=lambda split: (len(split[1]), split[0]), default=(0, ()))[1]

    def _splits(self, word: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        for cut in range(len(word) - 3, 2, -1):
            rest = word[cut:]
            for link in _LINKS:
                first = word[: cut - len(link)]
                if not (word[:cut].endswith(link) and self._is_part(first)):
                    continue
                if self._is_part(rest):
                    yield len(link), (first, rest)
                elif deeper := self._split(rest):
                    yield len(link), (first, *deeper)

    def _is_part(self, part: str) -> bool:
        if part in self._never:
            return False
        return key(part) in self._also or (len(part) >= _SHORTEST_PART and self._is_known(part))

    def _is_known(self, part: str) -> bool:
        return is_known(part, lang="nl")
