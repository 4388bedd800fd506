"""Terms as a reader looks them up: narrower terms under broader ones, with counts."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.vocabulary.model import Dimension, Term
from toolkit.web.catalogus import Catalogus
from toolkit.web.fouten import NietGevondenError
from toolkit.web.queries.kaarten import Kaart, read_kaarten
from toolkit.web.selectie import ELEMENT, selectie_from
from toolkit.web.woorden import STATUSSEN
from toolkit.web.zoekvraag import Zoekvraag, freeze

EERSTE = 10


@dataclass(frozen=True, slots=True)
class Begrip:
    """One term in its place."""

    term: Term
    diepte: int
    aantal: int


@dataclass(frozen=True, slots=True)
class BegripPagina:
    """One term with everything around it."""

    dimensie: Dimension
    term: Term
    breder: Term | None
    smaller: tuple[Begrip, ...]
    aantal: int
    vraag: Zoekvraag
    per_status: tuple[tuple[str, str, int], ...]
    kaarten: tuple[Kaart, ...]


def begrippen_of(
    catalogus: Catalogus, dimensie: Dimension, onder: str | None = None, diepte: int = 0
) -> Iterator[Begrip]:
    """Yield the terms of a dimension, each followed by its narrower terms."""
    for term in dimensie.termen.values():
        if term.broader == onder:
            yield Begrip(term, diepte, catalogus.totalen[dimensie.naam].get(term.id, 0))
            yield from begrippen_of(catalogus, dimensie, term.id, diepte + 1)


def read_begrip(conn: sqlite3.Connection, catalogus: Catalogus, dimensie: str, term_id: str) -> BegripPagina:
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
    statuses = selectie.status_counts(conn) if dimensie == ELEMENT else {}
    return BegripPagina(
        dimensie=soort,
        term=term,
        breder=soort.termen[term.broader] if term.broader else None,
        smaller=tuple(begrippen_of(catalogus, soort, term_id)),
        aantal=len(ids),
        vraag=vraag,
        per_status=tuple(
            (status, replace(vraag, status=status).query(), statuses[status])
            for status in STATUSSEN
            if status in statuses
        ),
        kaarten=read_kaarten(conn, catalogus.begrippen, ids[:EERSTE], vraag),
    )
