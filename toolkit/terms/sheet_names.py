"""What the name of a sheet stands for: a term as a whole, or a country among its words (``3. België (12)``, ``DE``)."""

import re
from collections.abc import Iterator

from toolkit.terms.resolve import NamedTerm, Resolver

_WORD = re.compile(r"[^\W\d_]+(?:[-.' ][^\W\d_]+)*", re.UNICODE)
_CODE = 2  # letters; so short a word within a name is a country only in capitals


def in_sheet_name(names: Resolver, naam: str) -> NamedTerm | None:
    """Return the one term that the name of a sheet stands for, or None."""
    whole = names.anywhere(naam) or names.country(naam)
    if whole is not None:
        return whole
    found = {named.term: named for piece in _pieces(naam) if (named := _country(names, piece)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None  # of two, nobody knows which holds


def possible_in_sheet_name(names: Resolver, naam: str) -> tuple[NamedTerm, ...]:
    """Return the terms that the name of a sheet, or words in it, may stand for, for a person to choose from."""
    whole = names.anywhere(naam) or names.country(naam)
    if whole is not None:
        return (whole,)
    return names.possible(naam) or tuple(_within(names, naam))


def _within(names: Resolver, naam: str) -> Iterator[NamedTerm]:
    told: set[tuple[str, str | None]] = set()
    for piece in _pieces(naam):
        country = _country(names, piece)
        for named in (country,) if country else names.labelled(piece) if len(piece) > _CODE else ():
            if (named.veld, named.term) not in told:
                told.add((named.veld, named.term))
                yield named


def _country(names: Resolver, piece: str) -> NamedTerm | None:
    """Return the country that words within the name of a sheet are; a short word only as a code in capitals."""
    named = None if len(piece) <= _CODE and not piece.isupper() else names.country(piece)
    return None if named is None or named.term is None else named


def _pieces(naam: str) -> Iterator[str]:
    """Yield the words of the name of a sheet, and those that follow each other."""
    for found in _WORD.findall(naam.replace("_", " ").replace("-", " - ")):
        words = found.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                yield " ".join(words[start:end])
