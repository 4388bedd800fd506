"""Whole wordings that are a term: behind a cross, as the name of a group of rows, as the name of a sheet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.mapping.header_keys import bare_name, header_key, header_keys, is_typo_of
from toolkit.vocabulary.countries import country_codes
from toolkit.vocabulary.model import Dimension, Term, Vocabulary

_LAND = "land"
_WORD = re.compile(r"[^\W\d_]+(?:[-.' ][^\W\d_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term that a text names.

    Attributes:
        veld: the dimension.
        term: id of the term.
        wording: the words in the text that name it.
        zekerheid: 100, or less for a typing error.

    """

    veld: str
    term: str
    wording: str
    zekerheid: int = 100


class TermNames:
    """Finds terms by a whole label, other label or everyday word; never by a part of a text, countries excepted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_dimension: dict[str, dict[str, str]] = {dim.naam: _names(dim) for dim in vocabulary}
        self._codes = country_codes(vocabulary[_LAND].termen) | {"UK": "gb"}

    def in_dimension(self, text: str, veld: str) -> NamedTerm | None:
        """Return the term of dimension `veld` that `text` as a whole names, typing errors included, or None."""
        literal = self.literally(text, veld)
        if literal is not None or veld == _LAND:
            return literal
        names, keys = self._by_dimension.get(veld, {}), header_keys(text)
        near = {names[name] for key in keys for name in names if len(name) >= 6 and is_typo_of(key, name)}
        return NamedTerm(veld, near.pop(), text, 90) if len(near) == 1 else None

    def literally(self, text: str, veld: str) -> NamedTerm | None:
        """Return the term of dimension `veld` that `text` as a whole names, without typing errors, or None."""
        names = self._by_dimension.get(veld, {})
        for key in header_keys(text):
            if key in names:
                return NamedTerm(veld, names[key], text)
        return self._country_code(text) if veld == _LAND else None

    def anywhere(self, text: str) -> NamedTerm | None:
        """Return the term that `text` as a whole names in exactly one dimension (countries first), or None."""
        keys = header_keys(text)
        found = [
            NamedTerm(veld, names[key], text)
            for veld, names in self._by_dimension.items()
            for key in keys[:1] + keys[1:]
            if key in names
        ]
        velden = {named.veld for named in found}
        if _LAND in velden:
            return next(named for named in found if named.veld == _LAND)
        return found[0] if len(velden) == 1 else None

    def in_sheet_name(self, naam: str) -> NamedTerm | None:
        """Return the term that the name of a sheet stands for: ``Nederland``, ``3. België (12)``, ``DE``."""
        bare = bare_name(naam)
        whole = self.anywhere(bare) or self._country_code(bare)
        if whole is not None:
            return whole
        found = {named.term: named for named in self._countries_in(naam)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _country_code(self, text: str) -> NamedTerm | None:
        code = self._codes.get(text)
        return NamedTerm(_LAND, code, text) if code else None

    def _countries_in(self, naam: str) -> Iterable[NamedTerm]:
        names = self._by_dimension[_LAND]
        words = _WORD.findall(naam.replace("_", " ").replace("-", " - "))
        pieces = [piece for word in words for piece in _phrases(word.split())]
        for piece in pieces:
            if len(piece) > 2 and header_key(piece) in names:
                yield NamedTerm(_LAND, names[header_key(piece)], piece)
            elif named := self._country_code(piece):
                yield named


def _phrases(words: list[str]) -> list[str]:
    return [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]


def _names(dimension: Dimension) -> dict[str, str]:
    names: dict[str, str] = {}
    loose: dict[str, set[str]] = {}
    for term in dimension.termen.values():
        for label in _labels(term):
            names.setdefault(header_key(label), term.id)
            for key in header_keys(label)[1:]:
                loose.setdefault(key, set()).add(term.id)
    for key, ids in loose.items():
        if len(ids) == 1:
            names.setdefault(key, next(iter(ids)))
    return names


def _labels(term: Term) -> tuple[str, ...]:
    return (term.nl, term.en, *term.alt, *term.alledaags)
