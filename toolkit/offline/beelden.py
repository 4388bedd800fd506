"""The pictures of a list: what the page of the site shows, and what the page of the file draws them from."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.lezer.tellingen import read_publication_years
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.queries.beelden import ALLE_OPZETTEN, ONBEKEND, read_jaren, read_landen
from toolkit.weergave.beelden import TINTEN
from toolkit.weergave.dichtheid import aantallen
from toolkit.weergave.wereldkaart import BREED, outlines


def beeld_context(conn: sqlite3.Connection, catalogus: OpenCatalogus) -> dict[str, Any]:
    """Return what the page of the site shows of the whole catalogue."""
    everything = catalogus.geheugen.index.everything
    jaren = read_jaren(conn, catalogus, everything)
    return {
        "filters": (),
        "filterquery": "",
        "jaren": jaren,
        "jaartallen": sorted({jaar for rij in jaren for jaar in rij.interventies}),
        "landen": read_landen(catalogus, everything),
    }


def read_beelden(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str]) -> dict[str, Any]:
    """Return, per intervention of `ids`, its publications (by number) with their year; the outlines; and the words."""
    per: dict[str, list[tuple[int, int]]] = {i: [] for i in ids}
    numbers: dict[str, int] = {}
    for jaar, interventie, publicatie in sorted(read_publication_years(conn)):
        per[interventie].append((numbers.setdefault(publicatie, len(numbers)), jaar))
    opzet, landen = catalogus.begrippen.taak("opzet"), catalogus.begrippen.landen
    return {
        "jaren": list(per.values()),
        "opzetten": _labels(catalogus, opzet.naam if opzet else None),
        "landen": landen,
        "landnamen": _labels(catalogus, landen),
        "omtrek": dict(outlines()),
        "breed": BREED,
        "tinten": TINTEN,
        "aantallen": aantallen(),
        "alle": ALLE_OPZETTEN,
        "onbekend": ONBEKEND,
    }


def _labels(catalogus: OpenCatalogus, naam: str | None) -> Mapping[str, str]:
    return {term.id: term.nl for term in catalogus.begrippen[naam].termen.values()} if naam else {}
