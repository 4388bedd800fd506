"""The terms that a curator can choose."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from toolkit.lezer.opbouw import read_vocabulary
from toolkit.vocabulary.countries import country_terms
from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary, freeze


def read_begrippen(conn: sqlite3.Connection) -> Vocabulary:
    """Return the vocabulary, with every country.

    The table `land` holds only countries in use; an undecided value may be any other country, so those of ISO 3166-1
    follow.
    """
    begrippen = read_vocabulary(conn)
    return Vocabulary(MappingProxyType({d.naam: _every_country(d) if d.landen else d for d in begrippen}))


def _every_country(dimensie: Dimension) -> Dimension:
    others = [term for term in country_terms({}) if term.id not in dimensie.termen]
    return replace(dimensie, termen=freeze([*dimensie.termen.values(), *others]))


def terms_of(begrippen: Vocabulary, veld: str | None) -> Mapping[str, Term]:
    """Return the terms of a dimension; none for another field."""
    return begrippen[veld].termen if veld in begrippen and veld is not None else {}
