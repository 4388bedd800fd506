"""Publications and how to cite them."""

import sqlite3
from dataclasses import dataclass

from toolkit.records import model as records
from toolkit.records.doi import doi_url


@dataclass(frozen=True, slots=True)
class Publicatie(records.Publicatie):
    """One publication about an intervention, with how to show it."""

    @property
    def link(self) -> str | None:
        """Return the DOI as a link, else the address of the publication."""
        return doi_url(self.doi) if self.doi else self.url

    @property
    def verwijzing(self) -> str:
        """Return a reference to copy, in the order of APA, with what is known."""
        jaar = f"({self.jaar})" if self.jaar else "(z.j.)"
        start = f"{self.auteurs} {jaar}." if self.auteurs else f"{jaar}."
        rest = [part.rstrip(".") + "." for part in (self.titel, self.verschenen_in) if part]
        return " ".join([start, *rest, *([self.link] if self.link else [])])


def read_publicaties(conn: sqlite3.Connection, interventie: str) -> tuple[Publicatie, ...]:
    """Return the publications of an intervention, newest first."""
    rows = conn.execute(
        f"select {', '.join(f'p.{kolom}' for kolom in records.PUBLICATIE_KOLOMMEN)} from publicatie p "  # noqa: S608
        "join interventie_publicatie ip on ip.publicatie_id = p.id where ip.interventie_id = ? "
        "order by p.jaar desc nulls last, p.auteurs, p.id",
        [interventie],
    )
    return tuple(Publicatie(*row) for row in rows)
