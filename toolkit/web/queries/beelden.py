"""What the pictures of a list show, counted within that list."""

import sqlite3
from collections import Counter

from toolkit.lezer.tellingen import read_publication_years
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.beelden import JaarRij

ALLE_OPZETTEN, ONBEKEND = "alle samen", "opzet niet gerapporteerd"


def read_jaren(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag) -> tuple[JaarRij, ...]:
    """Return, for all designs together and for each, how many interventions and publications there are per year."""
    geheugen, opzet = catalogus.geheugen, catalogus.begrippen.taak("opzet")
    rows = selectie_from(conn, vraag, geheugen).rows(conn)
    groups = {ALLE_OPZETTEN: rows}
    if opzet:
        groups |= {t.nl: rows & geheugen.met(opzet.naam, t.id, onder=False) for t in opzet.termen.values()}
        groups[ONBEKEND] = rows & ~geheugen.gerapporteerd(opzet.naam)
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


def read_landen(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag) -> dict[str, tuple[str, int]]:
    """Return per country its name and how many interventions of the list name it, the most first."""
    naam = catalogus.begrippen.landen
    if naam is None:
        return {}
    rows = selectie_from(conn, vraag, catalogus.geheugen).rows(conn)
    counted = [
        (t.id, t.nl, (rows & catalogus.geheugen.met(naam, t.id)).bit_count())
        for t in catalogus.begrippen[naam].termen.values()
    ]
    return {code: (label, n) for code, label, n in sorted(counted, key=lambda c: (-c[2], c[1])) if n}
