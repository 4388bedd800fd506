"""What the report says about the source cells: what means nothing to us yet, and what several lists share."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


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
class ZonderTabel:
    """A sheet that was passed over, and why."""

    bestand: str
    werkblad: str
    reden: str


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


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """An intervention that is a part of another one."""

    naam: str
    geheel: str


def read_zonder_tabel(conn: sqlite3.Connection) -> list[ZonderTabel]:
    """Return the sheets that were passed over: they have no source cells, so `bouw` remembers them.

    Raises:
        ValueError: `bouw` does not say which sheet was passed over.

    """
    rows = conn.execute(
        """
        select bron.bestand, bouw.sleutel, bouw.waarde
        from bouw join bron on bouw.sleutel like 'bron.' || bron.id || '.overgeslagen.%'
        order by bron.bestand, length(bouw.sleutel), bouw.sleutel
        """
    )
    return [_zonder_tabel(row) for row in rows]


def _zonder_tabel(row: sqlite3.Row) -> ZonderTabel:
    # Excel allows no colon in the name of a sheet, so the first one ends it.
    werkblad, colon, reden = row["waarde"].partition(": ")
    if not colon:
        raise ValueError(f"bouw {row['sleutel']}: hier hoort “werkblad: reden”, er staat “{row['waarde']}”")
    return ZonderTabel(row["bestand"], werkblad, reden)


def read_zonder_veld(conn: sqlite3.Connection) -> list[ZonderVeld]:
    """Return the source cells without a field, per sheet and column; cells outside a table come last, row by row.

    Cells of the header of a table are left out: they name the columns.
    """
    rows = conn.execute(
        """
        select bron.bestand, broncel.werkblad, broncel.kop, broncel.kolom || broncel.rij as cel, broncel.waarde
        from broncel join bron on bron.id = broncel.bron_id
        where broncel.veld is null and broncel.soort <> 'bladnaam' and broncel.kopcel = 0
        order by bron.bestand, broncel.werkblad, broncel.kop is null,
                 case when broncel.kop is not null then length(broncel.kolom) end,
                 case when broncel.kop is not null then broncel.kolom end,
                 broncel.rij, length(broncel.kolom), broncel.kolom, broncel.soort
        """
    )
    grouped = groupby(rows, key=lambda row: (row["bestand"], row["werkblad"], row["kop"]))
    return [ZonderVeld(*key, tuple(CelInhoud(row["cel"], row["waarde"]) for row in cells)) for key, cells in grouped]


def read_samengevoegd(conn: sqlite3.Connection) -> list[Samengevoegd]:
    """Return the interventions that were put together from several workbooks, by name."""
    rows = conn.execute(
        """
        select interventie.id, interventie.naam, bron.bestand, broncel.werkblad,
               case when broncel.veld = 'naam' then broncel.waarde end as genoemd
        from broncel join bron on bron.id = broncel.bron_id join interventie on interventie.id = broncel.interventie_id
        where interventie.id in (
          select interventie_id from broncel group by interventie_id having count(distinct bron_id) > 1)
        order by interventie.naam, interventie.id, bron.bestand, broncel.werkblad, broncel.rij, broncel.id
        """
    )
    return [
        Samengevoegd(*key, tuple(_vermeldingen(cells)))
        for key, cells in groupby(rows, key=lambda row: (row["id"], row["naam"]))
    ]


def _vermeldingen(rows: Iterable[sqlite3.Row]) -> Iterable[Vermelding]:
    for bestand, grouped in groupby(rows, key=lambda row: str(row["bestand"])):
        cells = list(grouped)
        werkbladen = dict.fromkeys(str(row["werkblad"]) for row in cells)
        namen = dict.fromkeys(str(row["genoemd"]) for row in cells if row["genoemd"])
        yield Vermelding(bestand, tuple(werkbladen), tuple(namen))


def read_onderdelen(conn: sqlite3.Connection) -> list[Onderdeel]:
    """Return the interventions that are part of another, by the name of the whole."""
    rows = conn.execute(
        """
        select deel.naam, geheel.naam as geheel
        from interventie as deel join interventie as geheel on geheel.id = deel.onderdeel_van
        order by geheel.naam, deel.naam, deel.id
        """
    )
    return [Onderdeel(**dict(row)) for row in rows]
