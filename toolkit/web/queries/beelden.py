"""What the pictures of a list show, counted within that list."""

import sqlite3
from collections import Counter

from toolkit.lezer.tellingen import read_publication_years
from toolkit.talen import N_, vertaal
from toolkit.web.catalogus import OpenCatalogus
from toolkit.weergave.beelden import JaarRij
from toolkit.weergave.verzamelingen import Rows

ALLE_OPZETTEN, ONBEKEND = N_("alle samen"), N_("opzet niet gerapporteerd")


def read_jaren(conn: sqlite3.Connection, catalogus: OpenCatalogus, rows: Rows) -> tuple[JaarRij, ...]:
    """Return how many of these interventions and of their publications there are per year, in all and per design."""
    geheugen, opzet = catalogus.geheugen, catalogus.begrippen.taak("opzet")
    groups = {vertaal(ALLE_OPZETTEN): rows}
    if opzet:
        groups |= {t.label: rows & geheugen.met(opzet.naam, t.id, onder=False) for t in opzet.termen.values()}
        groups[vertaal(ONBEKEND)] = rows & ~geheugen.gerapporteerd(opzet.naam)
    dated = read_publication_years(conn)
    found = []
    for naam, members in groups.items():
        ids = set(geheugen.ids(members))
        within = [(interventie, publicatie, jaar) for jaar, interventie, publicatie in dated if interventie in ids]
        found.append(
            JaarRij(
                naam,
                Counter(jaar for _, jaar in {(i, jaar) for i, _, jaar in within}),
                Counter(jaar for _, jaar in {(p, jaar) for _, p, jaar in within}),
            )
        )
    return tuple(rij for rij in found if rij.interventies)


def read_landen(catalogus: OpenCatalogus, rows: Rows) -> dict[str, tuple[str, int]]:
    """Return per country its name and how many of these interventions name it, the most first."""
    naam = catalogus.begrippen.landen
    if naam is None:
        return {}
    counted = [
        (t.id, t.label, (rows & catalogus.geheugen.met(naam, t.id)).bit_count())
        for t in catalogus.begrippen[naam].termen.values()
    ]
    return {code: (label, n) for code, label, n in sorted(counted, key=lambda c: (-c[2], c[1])) if n}
