"""Facets: every value with the number of interventions that choosing it gives."""

import sqlite3
from dataclasses import replace

from toolkit.schermwoorden import STATUSSEN
from toolkit.talen import _, vertaalde
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.selectie import Selectie
from toolkit.web.zoekvraag import STATUS
from toolkit.weergave.begin import in_order_of_filters
from toolkit.weergave.facetten import Facet, facet_of, flat_facet
from toolkit.weergave.tekst import woorden_van


def read_facetten(conn: sqlite3.Connection, catalogus: OpenCatalogus, selectie: Selectie) -> tuple[Facet, ...]:
    """Return the facets of all dimensions, then status and herkomst."""
    vraag = selectie.zoekvraag
    facets = [
        facet_of(d, selectie.counts(conn, d.naam), catalogus.totalen[d.naam], vraag.keuzes.get(d.naam, ()))
        for d in in_order_of_filters(catalogus.begrippen)
    ]
    for d in catalogus.begrippen.met("status"):
        counts, status = selectie.status_counts(conn, d.naam), tuple(filter(None, [vraag.statussen.get(d.naam)]))
        label = _("Status van een %(een)s", een=woorden_van(d)[0])
        words = vertaalde(STATUSSEN)
        facets.append(replace(flat_facet(d.naam + STATUS, label, words, counts, status), status_van=d))
    counts = selectie.herkomst_counts(conn)
    facets.append(flat_facet("herkomst", _("Herkomst van de gegevens"), catalogus.herkomsten, counts, vraag.herkomst))
    return tuple(facets)
