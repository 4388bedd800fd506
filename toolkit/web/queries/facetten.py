"""Facets: every value with the number of interventions that choosing it gives."""

import sqlite3

from toolkit.schermwoorden import STATUSSEN
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.selectie import Selectie
from toolkit.weergave.facetten import Facet, facet_of, flat_facet


def read_facetten(conn: sqlite3.Connection, catalogus: OpenCatalogus, selectie: Selectie) -> tuple[Facet, ...]:
    """Return the facets of all dimensions, then status and herkomst."""
    vraag = selectie.zoekvraag
    facets = [
        facet_of(d, selectie.counts(conn, d.naam), catalogus.totalen[d.naam], vraag.keuzes.get(d.naam, ()))
        for d in catalogus.begrippen
    ]
    status = (vraag.status,) if vraag.status else ()
    counts = selectie.status_counts(conn)
    facets.append(flat_facet("werkzaam_element_status", "Status van een element", STATUSSEN, counts, status))
    counts = selectie.herkomst_counts(conn)
    facets.append(flat_facet("herkomst", "Herkomst van de gegevens", catalogus.herkomsten, counts, vraag.herkomst))
    return tuple(facets)
