"""What the build noticed, with the source cell that a finding is about."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class BevindingMetCel:
    """A finding; a finding that only names its source cell has its place there.

    Attributes:
        id: its number, in the order of the build.
        ernst, code, melding: see table `bevinding`.
        bestand, werkblad, cel: where it was made, or None.
        waarde, veld: what it is about, or None.
        kandidaten: the best answers, best first; see `toolkit.findings.Bevinding`.
        celtekst, kop: text and header of the cell, or None.
        interventie: name of the intervention that the cell is about, or None.

    """

    id: int
    ernst: str
    code: str
    melding: str
    bestand: str | None
    werkblad: str | None
    cel: str | None
    waarde: str | None
    veld: str | None
    kandidaten: tuple[str, ...]
    celtekst: str | None
    kop: str | None
    interventie: str | None


_COLUMNS = tuple(field.name for field in fields(BevindingMetCel))


def read_bevindingen(conn: sqlite3.Connection) -> Iterator[BevindingMetCel]:
    """Yield the findings in the order of the build."""
    rows = conn.execute(
        """
        select bevinding.id, bevinding.ernst, bevinding.code, bevinding.melding,
               coalesce(bevinding.bestand, bron.bestand), coalesce(bevinding.werkblad, broncel.werkblad),
               coalesce(bevinding.cel, broncel.kolom || broncel.rij), bevinding.waarde, bevinding.veld,
               bevinding.kandidaten, broncel.waarde, broncel.kop, interventie.naam
        from bevinding
        left join broncel on broncel.id = bevinding.broncel_id
        left join bron on bron.id = broncel.bron_id
        left join interventie on interventie.id = broncel.interventie_id
        order by bevinding.id
        """
    )
    for row in rows:
        values = dict(zip(_COLUMNS, row, strict=True))
        yield BevindingMetCel(**{**values, "kandidaten": tuple(filter(None, (values["kandidaten"] or "").split("\n")))})
