"""Numbers about tags and publications: of the whole catalogue, or of a list."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    return tuple(_dekking(conn, dimensie) for dimensie in begrippen)


def _dekking(conn: sqlite3.Connection, dimensie: Dimension) -> Dekking:
    # The name of the table comes from table `dimensie`, never from a visitor.
    rows = conn.execute(
        "select methode, toegekend_door, count(*) "  # noqa: S608
        f"from interventie_{dimensie.naam} group by 1, 2 order by 1, 2"
    )
    methoden, toekenners = Counter[str](), Counter[str]()
    for methode, toekenner, number in rows:
        methoden[methode] += number
        toekenners[toekenner] += number
    number = _one(conn, f"select count(distinct interventie_id) from interventie_{dimensie.naam}")  # noqa: S608
    return Dekking(dimensie, number, dict(methoden), dict(sorted(toekenners.items())))


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


def count_interventies(conn: sqlite3.Connection) -> int:
    """Return the number of interventions."""
    return _one(conn, "select count(*) from interventie")


def count_rows(conn: sqlite3.Connection, tables: Iterable[str]) -> dict[str, int]:
    """Return the number of rows of each of `tables`."""
    return {table: _one(conn, f"select count(*) from {table}") for table in tables}  # noqa: S608


def count_per_herkomst(conn: sqlite3.Connection) -> dict[str, int]:
    """Return the number of interventions per kind of list that has any."""
    return dict(conn.execute("select herkomst, count(*) from interventie group by 1 order by 1").fetchall())


def count_bronnen(conn: sqlite3.Connection) -> int:
    """Return the number of workbooks."""
    return _one(conn, "select count(*) from bron")


def count_bevindingen(conn: sqlite3.Connection) -> dict[str, int]:
    """Return the number of findings per severity that occurs."""
    return dict(conn.execute("select ernst, count(*) from bevinding group by 1 order by 1").fetchall())


def count_with_status(conn: sqlite3.Connection, dimensie: Dimension) -> int:
    """Return the number of interventions for which a source reports a status of a term."""
    sql = f"select count(distinct interventie_id) from interventie_{dimensie.naam} where status is not null"  # noqa: S608
    return _one(conn, sql)


def count_publicaties(conn: sqlite3.Connection) -> int:
    """Return the number of publications."""
    return _one(conn, "select count(*) from publicatie")


def read_publication_years(conn: sqlite3.Connection) -> tuple[tuple[int, str, str], ...]:
    """Return (year, intervention, publication) for each publication of an intervention that has a year."""
    rows = conn.execute(
        "select distinct p.jaar, ip.interventie_id, p.id from interventie_publicatie ip join publicatie p "
        "on p.id = ip.publicatie_id where p.jaar is not null"
    )
    return tuple((jaar, i, publicatie) for jaar, i, publicatie in rows)


def read_with_publication(conn: sqlite3.Connection) -> frozenset[str]:
    """Return the interventions that have a publication."""
    return frozenset(i for (i,) in conn.execute("select distinct interventie_id from interventie_publicatie"))


def read_with_overig(conn: sqlite3.Connection) -> frozenset[str]:
    """Return the interventions that have a cell in a column that nobody named yet."""
    rows = conn.execute(
        "select distinct interventie_id from broncel where veld is null and kop is not null and soort = 'waarde' "
        "and kopcel = 0 and waarde is not null and interventie_id is not null"
    )
    return frozenset(i for (i,) in rows)


def read_newest_years(conn: sqlite3.Connection) -> dict[str, int]:
    """Return the year of the newest publication of each intervention that has one."""
    rows = conn.execute(
        "select ip.interventie_id, max(p.jaar) from interventie_publicatie ip join publicatie p "
        "on p.id = ip.publicatie_id where p.jaar is not null group by ip.interventie_id"
    )
    return dict(rows)


def _one(conn: sqlite3.Connection, query: str, values: Iterable[str] = ()) -> int:
    return int(conn.execute(query, list(values)).fetchone()[0])
