"""What the report says about the source cells: what means nothing to us yet, and what several lists share."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from toolkit.lezer.adressen import read_verwijzingen
from toolkit.lezer.broncellen import read_cellen_zonder_veld, read_gedeeld
from toolkit.lezer.interventie import Broncel


@dataclass(frozen=True, slots=True)
class CelInhoud:
    """A source cell as the report shows it; `waarde` is None when the cell is hidden."""

    cel: str
    waarde: str | None


@dataclass(frozen=True, slots=True)
class ZonderVeld:
    """Source cells under one header that no field was found for; `kop` is None outside a table."""

    bestand: str
    werkblad: str
    kop: str | None
    cellen: tuple[CelInhoud, ...]


@dataclass(frozen=True, slots=True)
class Vermelding:
    """The names under which, and the sheet on which, a list mentions an intervention."""

    bestand: str
    werkbladen: tuple[str, ...]
    namen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """An intervention that has source cells in several workbooks."""

    id: str
    naam: str
    vermeldingen: tuple[Vermelding, ...]


def read_zonder_veld(conn: sqlite3.Connection) -> list[ZonderVeld]:
    """Return the source cells without a field, per sheet and column; cells outside a table come last, row by row."""
    cells = sorted(read_cellen_zonder_veld(conn), key=_per_column)
    grouped = groupby(cells, key=lambda cel: (cel.bestand, cel.werkblad, cel.kop))
    return [ZonderVeld(*key, tuple(CelInhoud(cel.adres or "", cel.waarde) for cel in own)) for key, own in grouped]


def _per_column(cel: Broncel) -> tuple[str | int, ...]:
    kolom = (len(cel.kolom or ""), cel.kolom or "")
    place = (cel.rij or 0, *kolom, cel.soort)
    return (cel.bestand, cel.werkblad, cel.kop is None, *(kolom if cel.kop is not None else (0, "")), *place)


def read_samengevoegd(conn: sqlite3.Connection) -> list[Samengevoegd]:
    """Return the interventions that were put together from several workbooks, by name."""
    per_interventie: dict[str, list[Broncel]] = {}
    for cel in read_gedeeld(conn):
        per_interventie.setdefault(str(cel.interventie), []).append(cel)
    namen = sorted((v.naam, v.id) for v in read_verwijzingen(conn) if v.id in per_interventie)
    return [Samengevoegd(i, naam, tuple(_vermeldingen(per_interventie[i]))) for naam, i in namen]


def _vermeldingen(cells: Iterable[Broncel]) -> Iterable[Vermelding]:
    for bestand, grouped in groupby(cells, key=lambda cel: cel.bestand):
        own = list(grouped)
        namen = dict.fromkeys(cel.waarde for cel in own if cel.veld == "naam" and cel.waarde)
        yield Vermelding(bestand, tuple(dict.fromkeys(cel.werkblad for cel in own)), tuple(namen))
