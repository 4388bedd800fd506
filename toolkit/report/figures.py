"""The figures of the quality report: how much there is, how it was recognised, and what is missing."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from toolkit.codes import BEIDE, BRON, SAMENSTELLER
from toolkit.findings import Ernst
from toolkit.lezer.bevindingen import read_bevindingen
from toolkit.lezer.bronnen import Werkboek
from toolkit.lezer.opbouw import read_vocabulary
from toolkit.lezer.tellingen import (
    count_interventies,
    count_per_herkomst,
    count_publicaties,
    read_dekking,
)
from toolkit.schermwoorden import METHODE

METHODEN = tuple(METHODE)


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


def read_totalen(conn: sqlite3.Connection, werkboeken: Iterable[Werkboek]) -> Totalen:
    """Add up `werkboeken`; count interventions once, also when they are in several workbooks."""
    werkboeken = list(werkboeken)
    return Totalen(
        werkboeken=len(werkboeken),
        werkbladen=sum(werkboek.werkbladen for werkboek in werkboeken),
        broncellen=sum(werkboek.broncellen for werkboek in werkboeken),
        verborgen=sum(werkboek.verborgen for werkboek in werkboeken),
        interventies=count_interventies(conn),
        in_beide_lijsten=count_per_herkomst(conn).get(BEIDE, 0),
        publicaties=count_publicaties(conn),
    )


def read_dimensies(conn: sqlite3.Connection) -> list[DimensieCijfers]:
    """Return the figures of every dimension, in the order of the catalogue."""
    interventies = count_interventies(conn)
    return [
        DimensieCijfers(
            label=dekking.dimensie.meervoud,
            per_methode=tuple(dekking.per_methode.get(methode, 0) for methode in METHODEN),
            bron=dekking.per_toekenner.get(BRON, 0),
            samensteller=dekking.per_toekenner.get(SAMENSTELLER, 0),
            met=dekking.interventies,
            zonder=interventies - dekking.interventies,
        )
        for dekking in read_dekking(conn, read_vocabulary(conn))
    ]


def read_codes(conn: sqlite3.Connection) -> list[CodeCijfers]:
    """Return how many findings there are per code and severity, by code."""
    findings = pd.DataFrame([(b.code, b.ernst) for b in read_bevindingen(conn)], columns=["code", "ernst"])
    table = pd.crosstab(findings["code"], findings["ernst"]).reindex(columns=[*Ernst], fill_value=0)
    return [CodeCijfers(str(code), tuple(int(aantal) for aantal in row)) for code, row in table.iterrows()]
