"""Numbers about tags and publications: of the whole catalogue, or of a list."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.lezer.sql import as_json
from toolkit.vocabulary.dimension import Dimension, Vocabulary


@dataclass(frozen=True, slots=True)
class Dekking:
    """How far one dimension is filled.

    Attributes:
        dimensie: the dimension.
        interventies: number of interventions with at least one tag.
        per_methode: number of tags per way of recognising.
        per_toekenner: number of tags by who assigned them (``bron``, ``samensteller``).

    """

    dimensie: Dimension
    interventies: int
    per_methode: Mapping[str, int]
    per_toekenner: Mapping[str, int]

    @property
    def tags(self) -> int:
        """Return the number of tags; a term from two cells counts twice."""
        return sum(self.per_methode.values())


def read_dekking(conn: sqlite3.Connection, begrippen: Vocabulary) -> tuple[Dekking, ...]:
    """Return the figures of every dimension, in the order of the vocabulary."""
    return tuple(
        Dekking(
            dimensie,
            int(_one(conn, f"select count(distinct interventie_id) from interventie_{dimensie.naam}")),  # noqa: S608
            _counted(conn, dimensie, "methode"),
            _counted(conn, dimensie, "toegekend_door"),
        )
        for dimensie in begrippen
    )


def _counted(conn: sqlite3.Connection, dimensie: Dimension, kolom: str) -> dict[str, int]:
    # The name of the table comes from table `dimensie`, never from a visitor.
    rows = conn.execute(f"select {kolom}, count(*) from interventie_{dimensie.naam} group by 1 order by 1")  # noqa: S608
    return dict(rows)


def read_dragers(conn: sqlite3.Connection, dimensie: Dimension) -> dict[str, frozenset[str]]:
    """Return per term in use the interventions that have it or a term under it."""
    naam = dimensie.naam
    own: dict[str, set[str]] = {}
    # The name of the table comes from table `dimensie`, never from a visitor.
    for term, interventie in conn.execute(f"select distinct {naam}_id, interventie_id from interventie_{naam}"):  # noqa: S608
        own.setdefault(term, set()).add(interventie)
    dragers = {}
    for term in dimensie.termen:
        found = frozenset[str]().union(*(own.get(below, ()) for below in dimensie.descendants(term)))
        if found:
            dragers[term] = found
    return dragers


def read_shared(conn: sqlite3.Connection, dimensie: Dimension, interventie: str) -> tuple[tuple[str, str], ...]:
    """Return (other intervention, term) for each term of a dimension that another one has as well, in its order."""
    naam, kolom = dimensie.naam, f"{dimensie.naam}_id"
    # Names of tables come from table `dimensie`, never from a visitor.
    rows = conn.execute(
        f"select distinct ander.interventie_id, ander.{kolom} from interventie_{naam} eigen "  # noqa: S608
        f"join interventie_{naam} ander on ander.{kolom} = eigen.{kolom} join {naam} t on t.id = eigen.{kolom} "
        "where eigen.interventie_id = ? and ander.interventie_id <> eigen.interventie_id order by t.volgorde",
        [interventie],
    )
    return tuple((ander, term) for ander, term in rows)


def count_with_status(conn: sqlite3.Connection, dimensie: Dimension) -> int:
    """Return the number of interventions for which a source reports a status of a term."""
    sql = f"select count(distinct interventie_id) from interventie_{dimensie.naam} where status is not null"  # noqa: S608
    return _one(conn, sql)


def count_publicaties(conn: sqlite3.Connection) -> int:
    """Return the number of publications."""
    return _one(conn, "select count(*) from publicatie")


def count_without_publicatie(conn: sqlite3.Connection, ids: Sequence[str]) -> int:
    """Return how many of the interventions have no publication, and so are not in a RIS file."""
    return _one(
        conn,
        "select count(*) from json_each(?) where value not in (select interventie_id from interventie_publicatie)",
        [as_json(ids)],
    )


def count_with_overig(conn: sqlite3.Connection, ids: Sequence[str]) -> int:
    """Return how many of the interventions have a cell in a column that nobody named yet."""
    return _one(
        conn,
        "select count(*) from json_each(?) where value in (select interventie_id from broncel where veld is null "
        "and kop is not null and soort = 'waarde' and kopcel = 0 and waarde is not null)",
        [as_json(ids)],
    )


def read_newest_years(conn: sqlite3.Connection) -> dict[str, int]:
    """Return the year of the newest publication of each intervention that has one."""
    rows = conn.execute(
        "select ip.interventie_id, max(p.jaar) from interventie_publicatie ip join publicatie p "
        "on p.id = ip.publicatie_id where p.jaar is not null group by ip.interventie_id"
    )
    return dict(rows)


def _one(conn: sqlite3.Connection, query: str, values: Iterable[str] = ()) -> int:
    return int(conn.execute(query, list(values)).fetchone()[0])
