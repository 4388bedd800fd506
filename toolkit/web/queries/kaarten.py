"""Cards of a handful of interventions at a time."""

import sqlite3
from collections.abc import Sequence

from toolkit.lezer import read_interventies
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.kaarten import OP_KAART, Kaart, asked_terms, kaart_of


def read_kaarten(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str], vraag: Zoekvraag | None = None
) -> tuple[Kaart, ...]:
    """Return a card for each id, in the given order; what `vraag` asks for comes first on it."""
    gevraagd = asked_terms(catalogus.begrippen, vraag.keuzes) if vraag else {}
    found = read_interventies(conn, catalogus.opbouw, ids, OP_KAART, cellen=False)
    return tuple(kaart_of(interventie, gevraagd, vraag.status if vraag else None) for interventie in found)
