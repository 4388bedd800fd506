"""Cards of a handful of interventions at a time."""

import sqlite3
from collections.abc import Sequence

from toolkit.lezer import read_interventies
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.kaarten import Kaart, asked_terms, kaart_of, op_kaart


def read_kaarten(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str], vraag: Zoekvraag | None = None
) -> tuple[Kaart, ...]:
    """Return a card for each id, in the given order; what `vraag` asks for comes first on it."""
    begrippen, vraag = catalogus.begrippen, vraag or Zoekvraag()
    gevraagd, statussen = asked_terms(begrippen, vraag.keuzes), frozenset(vraag.statussen.values())
    found = read_interventies(conn, catalogus.opbouw, ids, op_kaart(begrippen), cellen=False)
    return tuple(kaart_of(interventie, catalogus.opbouw, gevraagd, statussen) for interventie in found)
