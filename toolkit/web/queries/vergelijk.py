"""Interventions side by side."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.lezer import read_interventies
from toolkit.lezer.adressen import Verwijzing, read_verwijzingen
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.queries.interventie import read_verwant
from toolkit.weergave.overzicht import overzicht_of
from toolkit.weergave.vergelijking import Vergelijkingsrij, vergelijk
from toolkit.weergave.verwant import Verwant


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Up to four interventions and their rows, the others that can be added, and for a single one those like it."""

    interventies: tuple[Verwijzing, ...]
    rijen: tuple[Vergelijkingsrij, ...]
    andere: tuple[Verwijzing, ...]
    verwant: tuple[Verwant, ...]


def read_vergelijking(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str]) -> Vergelijking:
    """Return the comparison of existing `ids`."""
    interventies = list(read_interventies(conn, catalogus.opbouw, ids))
    overzichten = [overzicht_of(i, catalogus.opbouw) for i in interventies]
    return Vergelijking(
        tuple(Verwijzing(o.interventie.id, o.interventie.naam) for o in overzichten),
        vergelijk(overzichten, catalogus.herkomsten),
        tuple(v for v in read_verwijzingen(conn) if v.id not in ids),
        read_verwant(conn, catalogus, interventies[0]) if len(ids) == 1 else (),
    )
