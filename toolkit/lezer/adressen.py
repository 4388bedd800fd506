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


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """The names of an intervention that is a part of another, and of that other one."""

    naam: str
    geheel: str


@dataclass(frozen=True, slots=True)
class Vervallen:
    """A slug that was published and is no longer in use.

    Attributes:
        id: the slug.
        naar: the intervention it leads to, or None when it was withdrawn.
        ook: other interventions that it became.
        reden: why.

    """

    id: str
    naar: str | None
    ook: tuple[str, ...]
    reden: str


def read_verwijzingen(conn: sqlite3.Connection) -> tuple[Verwijzing, ...]:
    """Return every intervention, by name."""
    return _by_name(conn.execute("select id, naam from interventie"))


def read_namen(conn: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Return (name, intervention) for every name that an intervention goes by."""
    rows = conn.execute(
        "select naam, id from interventie union select naam, interventie_id from naamsvariant order by 1, 2"
    )
    return tuple((naam, i) for naam, i in rows)


def read_per_herkomst(conn: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Return (herkomst, intervention) for every intervention."""
    return tuple((herkomst, i) for herkomst, i in conn.execute("select herkomst, id from interventie"))


def read_onderdelen(conn: sqlite3.Connection) -> tuple[Onderdeel, ...]:
    """Return the interventions that are a part of another, by the name of the whole."""
    rows = conn.execute(
        "select deel.naam, geheel.naam from interventie deel join interventie geheel on geheel.id = deel.onderdeel_van "
        "order by geheel.naam, deel.naam, deel.id"
    )
    return tuple(Onderdeel(*row) for row in rows)


def read_onderdelen_van(conn: sqlite3.Connection, geheel: str) -> tuple[Verwijzing, ...]:
    """Return the interventions that are a part of another, by name."""
    # Few are a part of another, so the statistics of that index say nothing of the one that is asked for.
    sql = "select id, naam from interventie indexed by interventie_onderdeel_van where onderdeel_van = ?"
    return _by_name(conn.execute(sql, [geheel]))


def _by_name(rows: Iterable[tuple[str, str]]) -> tuple[Verwijzing, ...]:
    return tuple(sorted((Verwijzing(*row) for row in rows), key=lambda v: (fold(v.naam), v.id)))


def read_vervallen(conn: sqlite3.Connection) -> tuple[Vervallen, ...]:
    """Return the slugs that are no longer in use, in their own order."""
    rows = conn.execute("select id, interventie_id, ook, reden from interventie_alias order by id")
    return tuple(Vervallen(slug, naar, tuple((ook or "").split()), reden) for slug, naar, ook, reden in rows)


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
