"""The page of one term."""

import sqlite3
from dataclasses import dataclass, replace
from itertools import islice

from toolkit.talen import _
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import NietGevondenError
from toolkit.web.queries.kaarten import read_kaarten
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag, freeze
from toolkit.weergave.begrippen import GeteldBegrip, StatusTelling, begrippen_of, per_status
from toolkit.weergave.kaarten import Kaart

_EERSTE = 10


@dataclass(frozen=True, slots=True)
class BegripPagina:
    """One term with everything around it.

    Attributes:
        per_status: each status of an element, with the address of the list with exactly these interventions, or None
            when there is no such list.

    """

    dimensie: Dimension
    term: Term
    breder: Term | None
    smaller: tuple[GeteldBegrip, ...]
    aantal: int
    vraag: Zoekvraag
    per_status: tuple[tuple[StatusTelling, str | None], ...]
    kaarten: tuple[Kaart, ...]


def read_begrip(conn: sqlite3.Connection, catalogus: OpenCatalogus, dimensie: str, term_id: str) -> BegripPagina:
    """Return the page of one term.

    Raises:
        NietGevondenError: there is no such dimension or term.

    """
    if dimensie not in catalogus.begrippen or term_id not in catalogus.begrippen[dimensie].termen:
        place = f"{dimensie[:60]}/{term_id[:60]}"
        raise NietGevondenError(_("Het begrip ‘%(plaats)s’ bestaat niet. Zoek het op bij de begrippen.", plaats=place))
    soort = catalogus.begrippen[dimensie]
    term = soort.termen[term_id]
    vraag = Zoekvraag(keuzes=freeze({dimensie: (term_id,)}))
    selectie = selectie_from(conn, vraag, catalogus.geheugen)
    rows = selectie.rows(conn)
    statuses: tuple[tuple[StatusTelling, str | None], ...] = ()
    if "status" in soort.kenmerken:
        opzet = catalogus.begrippen.taak("opzet")
        per_design = None
        if opzet is not None:
            per_design = [
                (opzet.kort(design), catalogus.geheugen.met(opzet.naam, design.id, onder=False))
                for design in opzet.termen.values()
            ]
        counted = per_status(rows, catalogus.geheugen.standen[dimensie, term_id], per_design)
        listed = selectie.status_counts(conn, dimensie)
        statuses = tuple(
            (t, replace(vraag, statussen={dimensie: t.status}).query() if listed.get(t.status) == t.aantal else None)
            for t in counted
        )
    return BegripPagina(
        dimensie=soort,
        term=term,
        breder=soort.termen[term.broader] if term.broader else None,
        smaller=tuple(begrippen_of(soort, catalogus.totalen[dimensie], term_id)),
        aantal=rows.bit_count(),
        vraag=vraag,
        per_status=statuses,
        kaarten=read_kaarten(conn, catalogus, list(islice(selectie.ids(conn), _EERSTE)), vraag),
    )


def count_status(conn: sqlite3.Connection, catalogus: OpenCatalogus, status: str) -> tuple[tuple[Dimension, int], ...]:
    """Return, per dimension whose terms have a status, the number of interventions that the list gives for `status`."""
    alles = selectie_from(conn, Zoekvraag(), catalogus.geheugen)
    soorten = catalogus.begrippen.met("status")
    return tuple((soort, alles.status_counts(conn, soort.naam).get(status, 0)) for soort in soorten)
