"""The page of one term."""

import sqlite3
from dataclasses import dataclass, replace

from toolkit.lezer import read_tags
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import NietGevondenError
from toolkit.web.queries.kaarten import read_kaarten
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag, freeze
from toolkit.weergave.begrippen import Begrip, StatusTelling, begrippen_of, per_status
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
    smaller: tuple[Begrip, ...]
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
        raise NietGevondenError(f"Het begrip ‘{place}’ bestaat niet. Zoek het op bij de begrippen.")
    soort = catalogus.begrippen[dimensie]
    term = soort.termen[term_id]
    vraag = Zoekvraag(keuzes=freeze({dimensie: (term_id,)}))
    selectie = selectie_from(conn, vraag, catalogus.zoeker)
    ids = selectie.ordered_ids(conn)
    statuses: tuple[tuple[StatusTelling, str | None], ...] = ()
    if "status" in soort.kenmerken:
        opzet = catalogus.begrippen.taak("opzet")
        designs = read_tags(conn, opzet, ids) if opzet else {}
        counted = per_status(ids, read_tags(conn, soort, ids), soort.descendants(term_id), opzet, designs)
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
        aantal=len(ids),
        vraag=vraag,
        per_status=statuses,
        kaarten=read_kaarten(conn, catalogus, ids[:_EERSTE], vraag),
    )


def count_status(conn: sqlite3.Connection, catalogus: OpenCatalogus, status: str) -> tuple[tuple[Dimension, int], ...]:
    """Return, per dimension whose terms have a status, the number of interventions that the list gives for `status`."""
    alles = selectie_from(conn, Zoekvraag(), catalogus.zoeker)
    soorten = catalogus.begrippen.met("status")
    return tuple((soort, alles.status_counts(conn, soort.naam).get(status, 0)) for soort in soorten)
