"""Figures about the catalogue itself: sources, coverage, how tags were made, what the build noticed."""

import sqlite3
from dataclasses import dataclass

from toolkit.lezer.bronnen import Werkboek, read_werkboeken
from toolkit.lezer.tellingen import (
    Dekking,
    count_bevindingen,
    count_per_herkomst,
    count_publicaties,
    count_with_status,
    read_dekking,
)
from toolkit.talen import ngettext
from toolkit.web.catalogus import OpenCatalogus


@dataclass(frozen=True, slots=True)
class Over:
    """Figures for the page about the catalogue."""

    aantal: int
    per_herkomst: tuple[tuple[str, int], ...]
    werkboeken: tuple[Werkboek, ...]
    dekking: tuple[Dekking, ...]
    bevindingen: tuple[tuple[str, int], ...]
    geevalueerd: int | None
    met_status: int | None
    publicaties: int


def read_over(conn: sqlite3.Connection, catalogus: OpenCatalogus) -> Over:
    """Return the figures; every one of them is counted in the database."""
    herkomsten = count_per_herkomst(conn)
    begrippen = catalogus.begrippen
    evaluated = begrippen.geevalueerd
    return Over(
        aantal=catalogus.aantal,
        per_herkomst=tuple((woord, herkomsten.get(h, 0)) for h, woord in catalogus.herkomsten.items()),
        werkboeken=read_werkboeken(conn),
        dekking=read_dekking(conn, begrippen),
        bevindingen=tuple((_severity(ernst, aantal), aantal) for ernst, aantal in count_bevindingen(conn).items()),
        geevalueerd=catalogus.totalen[evaluated[0]].get(evaluated[1], 0) if evaluated else None,
        met_status=count_with_status(conn, begrippen.elementen) if begrippen.elementen else None,
        publicaties=count_publicaties(conn),
    )


def _severity(ernst: str, aantal: int) -> str:
    """Return how findings of a severity are called."""
    return {
        "fout": ngettext("fout", "fouten", aantal),
        "waarschuwing": ngettext("waarschuwing", "waarschuwingen", aantal),
        "info": ngettext("mededeling", "mededelingen", aantal),
    }[ernst]
