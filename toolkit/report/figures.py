"""The figures of the quality report: how much there is, how it was recognised, and what is missing."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from toolkit.findings import Ernst

METHODEN = ("exact", "synoniem", "curator", "overgenomen", "fuzzy")


@dataclass(frozen=True, slots=True)
class Werkboek:
    """One workbook: numbers of data sheets, source cells (sheet names excluded), hidden ones, interventions."""

    bestand: str
    herkomst: str
    sha256: str
    werkbladen: int
    broncellen: int
    verborgen: int
    interventies: int


@dataclass(frozen=True, slots=True)
class Totalen:
    """What the catalogue holds, all workbooks together."""

    werkboeken: int
    werkbladen: int
    broncellen: int
    verborgen: int
    interventies: int
    in_beide_lijsten: int
    publicaties: int


@dataclass(frozen=True, slots=True)
class DimensieCijfers:
    """One dimension.

    Attributes:
        label: plural, as on screen.
        per_methode: number of tags per method, in the order of `METHODEN`.
        bron, samensteller: number of tags by who assigned them.
        met, zonder: number of interventions with at least one tag, and without any.

    """

    label: str
    per_methode: tuple[int, ...]
    bron: int
    samensteller: int
    met: int
    zonder: int

    @property
    def totaal(self) -> int:
        """Number of tags."""
        return sum(self.per_methode)


@dataclass(frozen=True, slots=True)
class CodeCijfers:
    """How often one kind of finding occurs, per severity in the order of `Ernst`."""

    code: str
    per_ernst: tuple[int, ...]


def read_werkboeken(conn: sqlite3.Connection) -> list[Werkboek]:
    """Return the workbooks by file name."""
    rows = conn.execute(
        """
        select bron.bestand, bron.herkomst, bron.sha256,
               count(distinct broncel.werkblad) as werkbladen,
               count(broncel.id) filter (where broncel.soort <> 'bladnaam') as broncellen,
               count(broncel.id) filter (where broncel.verborgen = 1 and broncel.soort <> 'bladnaam') as verborgen,
               count(distinct broncel.interventie_id) as interventies
        from bron left join broncel on broncel.bron_id = bron.id
        group by bron.id order by bron.bestand
        """
    )
    return [Werkboek(**dict(row)) for row in rows]


def read_totalen(conn: sqlite3.Connection, werkboeken: Iterable[Werkboek]) -> Totalen:
    """Add up `werkboeken`; count interventions once, also when they are in several workbooks."""
    werkboeken = list(werkboeken)
    row = conn.execute(
        """
        select (select count(*) from interventie) as interventies,
               (select count(*) from interventie where herkomst = 'beide') as in_beide_lijsten,
               (select count(*) from publicatie) as publicaties
        """
    ).fetchone()
    return Totalen(
        werkboeken=len(werkboeken),
        werkbladen=sum(werkboek.werkbladen for werkboek in werkboeken),
        broncellen=sum(werkboek.broncellen for werkboek in werkboeken),
        verborgen=sum(werkboek.verborgen for werkboek in werkboeken),
        **dict(row),
    )


def read_dimensies(conn: sqlite3.Connection) -> list[DimensieCijfers]:
    """Return the figures of every dimension, in the order of the catalogue."""
    interventies = conn.execute("select count(*) from interventie").fetchone()[0]
    dimensies = conn.execute("select id, meervoud from dimensie order by volgorde, id").fetchall()
    return [_read_dimensie(conn, row["id"], row["meervoud"], interventies) for row in dimensies]


def _read_dimensie(conn: sqlite3.Connection, dimensie: str, label: str, interventies: int) -> DimensieCijfers:
    tags = pd.read_sql_query(
        f'select interventie_id, methode, toegekend_door from "interventie_{dimensie}"',  # noqa: S608 - our own table
        conn,
    )
    per_methode = tags["methode"].value_counts().reindex(METHODEN, fill_value=0)
    per_toekenner = tags["toegekend_door"].value_counts().reindex(["bron", "samensteller"], fill_value=0)
    met = int(tags["interventie_id"].nunique())
    return DimensieCijfers(
        label=label,
        per_methode=tuple(int(aantal) for aantal in per_methode),
        bron=int(per_toekenner["bron"]),
        samensteller=int(per_toekenner["samensteller"]),
        met=met,
        zonder=interventies - met,
    )


def read_codes(conn: sqlite3.Connection) -> list[CodeCijfers]:
    """Return how many findings there are per code and severity, by code."""
    findings = pd.read_sql_query("select code, ernst from bevinding", conn)
    table = pd.crosstab(findings["code"], findings["ernst"]).reindex(columns=[*Ernst], fill_value=0)
    return [CodeCijfers(str(code), tuple(int(aantal) for aantal in row)) for code, row in table.iterrows()]
