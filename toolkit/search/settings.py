"""The curators' words for searching as the database has them."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from toolkit.search.ages import AgeSettings

Settings = Mapping[str, tuple[str, ...]]
"""Kind of word → the words, in their own order; a kind without any has none."""


def read_settings(conn: sqlite3.Connection) -> Settings:
    """Return the words per kind.

    Raises:
        sqlite3.OperationalError: the database has no search index.

    """
    listed: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for kind, word in conn.execute("select soort, woord from zoek_instelling order by 1, 2"):
        listed[kind] += (word,)
    return listed


def read_age_settings(conn: sqlite3.Connection, listed: Settings) -> AgeSettings:
    """Return the words about ages and the age groups."""
    return AgeSettings(
        units=listed["leeftijd_eenheid"],
        between=listed["leeftijd_tussen"],
        persons=listed["persoon"],
        of_persons=listed["na_persoon"],
        groups=tuple((tot, uiting) for tot, uiting in conn.execute("select * from zoek_leeftijd order by tot")),
    )
