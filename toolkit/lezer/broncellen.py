"""Source cells, in the order in which they stand in their workbooks."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields

from toolkit.lezer.interventie import Broncel, Verbetering

_COLUMNS = tuple(field.name for field in fields(Broncel) if field.name != "correctie")


def read_broncellen(conn: sqlite3.Connection, where: str, values: Sequence[str] = ()) -> Iterator[Broncel]:
    """Yield the cells for which `where` holds: SQL of this package about ``cel``, with `values` for its marks."""
    sql = f"""
        select cel.id, bron.bestand, coalesce(bron.titel, bron.bestand), cel.werkblad, cel.rij, cel.kolom, cel.soort,
               cel.kop, cel.waarde, cel.veld, cel.verborgen, cel.interventie_id, cel.zonder_doorhaling,
               correctie.wordt, correctie.reden, correctie.door, correctie.datum
        from broncel cel join bron on bron.id = cel.bron_id left join correctie on correctie.broncel_id = cel.id
        where {where}
        order by bron.bestand, cel.werkblad, cel.rij, length(cel.kolom), cel.kolom, cel.id
    """  # noqa: S608 -- written in this package
    for *own, wordt, reden, door, datum in conn.execute(sql, values):
        cel = dict(zip(_COLUMNS, own, strict=True))
        verbetering = Verbetering(wordt, reden, door, datum) if reden is not None else None
        yield Broncel(**{**cel, "verborgen": bool(cel["verborgen"])}, correctie=verbetering)


def read_cellen_zonder_veld(conn: sqlite3.Connection) -> Iterator[Broncel]:
    """Yield the cells that no field was found for; not those of the header of a table, which name the columns."""
    return read_broncellen(conn, "cel.veld is null and cel.soort <> 'bladnaam' and cel.kopcel = 0")


def read_gedeeld(conn: sqlite3.Connection) -> Iterator[Broncel]:
    """Yield the cells of the interventions that have source cells in several workbooks."""
    shared = "select interventie_id from broncel group by interventie_id having count(distinct bron_id) > 1"
    return read_broncellen(conn, f"cel.interventie_id in ({shared})")


def read_gegevens(conn: sqlite3.Connection) -> Iterator[Broncel]:
    """Yield the cells below the headers that say something."""
    return read_broncellen(conn, "cel.soort = 'waarde' and cel.kopcel = 0 and cel.waarde is not null")


def read_koppen(conn: sqlite3.Connection) -> Iterator[Broncel]:
    """Yield the cells of the headers of tables."""
    return read_broncellen(conn, "cel.kopcel = 1 and cel.kop is not null")
