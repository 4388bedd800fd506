"""Publications and how to cite them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.m2m.sql import as_json
from toolkit.records import model as records


@dataclass(frozen=True, slots=True)
class Publicatie(records.Publicatie):
    """One publication about an intervention, with how to show it."""

    @property
    def link(self) -> str | None:
        """Return the DOI as a link, else the address of the publication."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def verwijzing(self) -> str:
        """Return a reference to copy, in the order of APA, with what is known."""
        jaar = f"({self.jaar})" if self.jaar else "(z.j.)"
        start = f"{self.auteurs} {jaar}." if self.auteurs else f"{jaar}."
        rest = [part.rstrip(".") + "." for part in (self.titel, self.tijdschrift) if part]
        return " ".join([start, *rest, *([self.link] if self.link else [])])


def read_publicaties(conn: sqlite3.Connection, interventie: str) -> tuple[Publicatie, ...]:
    """Return the publications of an intervention, newest first."""
    rows = conn.execute(
        "select p.id, p.auteurs, p.jaar, p.titel, p.tijdschrift, p.doi, p.url from publicatie p "
        "join interventie_publicatie ip on ip.publicatie_id = p.id where ip.interventie_id = ? "
        "order by p.jaar desc nulls last, p.auteurs, p.id",
        [interventie],
    )
    return tuple(Publicatie(*row) for row in rows)


def count_without_publicatie(conn: sqlite3.Connection, ids: Sequence[str]) -> int:
    """Return how many of the interventions have no publication, so are not in a RIS file."""
    (aantal,) = conn.execute(
        "select count(*) from json_each(?) where value not in (select interventie_id from interventie_publicatie)",
        [as_json(ids)],
    ).fetchone()
    return int(aantal)
