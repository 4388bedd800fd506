"""What the publications of the catalogue changed."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.lezer.sql import as_json
from toolkit.wijziging import Verschil, Wijziging


@dataclass(frozen=True, slots=True)
class Gepubliceerd:
    """A change with the day (ISO 8601) of the publication that made it."""

    datum: str
    wijziging: Wijziging


def read_wijzigingen(conn: sqlite3.Connection, interventies: Iterable[str] | None = None) -> tuple[Gepubliceerd, ...]:
    """Return the changes of every publication, the newest first, each in its own order.

    Args:
        conn: a database of the catalogue.
        interventies: only those of these interventions; None: all, those of the vocabulary included.

    """
    where, asked = "", []
    if interventies is not None:
        where, asked = "where interventie_id in (select value from json_each(?))", [as_json(interventies)]
    rows = conn.execute(
        "select datum, soort, interventie_id, naam, onderwerp, was, wordt, waar from wijziging "  # noqa: S608 -- own words
        f"{where} order by datum desc, id",
        asked,
    )
    return tuple(
        Gepubliceerd(
            datum, Wijziging(Verschil(soort), i, naam, onderwerp, was, wordt, tuple((waar or "").splitlines()))
        )
        for datum, soort, i, naam, onderwerp, was, wordt, waar in rows
    )


def read_uitgaven(conn: sqlite3.Connection) -> tuple[str, ...]:
    """Return the days of the publications, the newest first."""
    return tuple(datum for (datum,) in conn.execute("select datum from uitgave order by datum desc"))
