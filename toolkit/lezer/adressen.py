"""Which interventions there are, and where a slug leads that somebody typed, bookmarked or chose."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.lezer.sql import as_json
from toolkit.text import fold


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """An intervention by name."""

    id: str
    naam: str


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Where a slug leads.

    Attributes:
        interventie: the intervention, or None when it was withdrawn.
        reden: why the slug is no longer in use, or None when it is.

    """

    interventie: Verwijzing | None
    reden: str | None


def read_verwijzingen(conn: sqlite3.Connection) -> tuple[Verwijzing, ...]:
    """Return every intervention, by name."""
    return _by_name(conn.execute("select id, naam from interventie"))


def read_onderdelen(conn: sqlite3.Connection, geheel: str) -> tuple[Verwijzing, ...]:
    """Return the interventions that are a part of another, by name."""
    # Few are a part of another, so the statistics of that index say nothing of the one that is asked for.
    sql = "select id, naam from interventie indexed by interventie_onderdeel_van where onderdeel_van = ?"
    return _by_name(conn.execute(sql, [geheel]))


def _by_name(rows: Iterable[tuple[str, str]]) -> tuple[Verwijzing, ...]:
    return tuple(sorted((Verwijzing(*row) for row in rows), key=lambda v: (fold(v.naam), v.id)))


def read_bestemmingen(conn: sqlite3.Connection, slugs: Iterable[str]) -> dict[str, Bestemming]:
    """Return where each of `slugs` leads; one that was never published is absent."""
    asked = as_json(slugs)
    rows = conn.execute(
        "select a.id, i.id, i.naam, a.reden from interventie_alias a "
        "left join interventie i on i.id = a.interventie_id where a.id in (select value from json_each(?1)) "
        "union all select id, id, naam, null from interventie where id in (select value from json_each(?1))",
        [asked],
    )
    return {slug: Bestemming(Verwijzing(i, naam) if i else None, reden) for slug, i, naam, reden in rows}
