"""Terms as a reader looks them up: narrower terms under broader ones, with counts."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.text import fold
from toolkit.vocabulary.model import Dimension, Term
from toolkit.web.catalogus import Catalogus
from toolkit.web.fouten import NietGevondenError
from toolkit.web.queries.kaarten import Kaart, read_kaarten
from toolkit.web.queries.tags import distinct_terms, read_tags, statuses_under
from toolkit.web.selectie import ELEMENT, Selectie, selectie_from
from toolkit.web.woorden import DESIGN_KORT, STATUS_MET_UITKOMST, STATUSSEN
from toolkit.web.zoekvraag import Zoekvraag, freeze

EERSTE = 10


@dataclass(frozen=True, slots=True)
class Begrip:
    """One term in its place."""

    term: Term
    diepte: int
    aantal: int


@dataclass(frozen=True, slots=True)
class StatusTelling:
    """How many interventions stand at one status of an element.

    Attributes:
        status: the status.
        aantal: number of interventions; “niet gerapporteerd” only when no other cell gives the element a status.
        query: the address of the list with exactly these interventions, or None when there is no such list.
        designs: the designs of the research behind an outcome, with their numbers, the largest first.
        zonder_design: how many of these interventions have no known design.

    """

    status: str
    aantal: int
    query: str | None
    designs: tuple[tuple[str, int], ...] = ()
    zonder_design: int = 0


@dataclass(frozen=True, slots=True)
class BegripPagina:
    """One term with everything around it."""

    dimensie: Dimension
    term: Term
    breder: Term | None
    smaller: tuple[Begrip, ...]
    aantal: int
    vraag: Zoekvraag
    per_status: tuple[StatusTelling, ...]
    kaarten: tuple[Kaart, ...]


def begrippen_of(
    catalogus: Catalogus, dimensie: Dimension, onder: str | None = None, diepte: int = 0
) -> Iterator[Begrip]:
    """Yield the terms of a dimension, each followed by its narrower terms."""
    for term in dimensie.termen.values():
        if term.broader == onder:
            yield Begrip(term, diepte, catalogus.totalen[dimensie.naam].get(term.id, 0))
            yield from begrippen_of(catalogus, dimensie, term.id, diepte + 1)


def begrippen_with(catalogus: Catalogus, dimensie: Dimension, zoek: str) -> tuple[Begrip, ...]:
    """Return the terms of a dimension in which every word of `zoek` stands: in a name or in the description."""
    words = fold(zoek).split()
    return tuple(
        begrip for begrip in begrippen_of(catalogus, dimensie) if all(word in _words_of(begrip.term) for word in words)
    )


def _words_of(term: Term) -> str:
    names = (term.nl, term.en, *term.alt, *term.alledaags, *term.zoekterm)
    return fold("\n".join((*names, term.definitie or "", term.toelichting or "")))


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
    return BegripPagina(
        dimensie=soort,
        term=term,
        breder=soort.termen[term.broader] if term.broader else None,
        smaller=tuple(begrippen_of(catalogus, soort, term_id)),
        aantal=len(ids),
        vraag=vraag,
        per_status=tuple(_per_status(conn, catalogus, selectie, ids)) if dimensie == ELEMENT else (),
        kaarten=read_kaarten(conn, catalogus.begrippen, ids[:EERSTE], vraag),
    )


def _per_status(
    conn: sqlite3.Connection, catalogus: Catalogus, selectie: Selectie, ids: Sequence[str]
) -> Iterator[StatusTelling]:
    (term_id,) = selectie.zoekvraag.keuzes[ELEMENT]
    under = catalogus.begrippen[ELEMENT].descendants(term_id)
    tags = read_tags(conn, catalogus.begrippen[ELEMENT], ids)
    designs = read_tags(conn, catalogus.begrippen["onderzoeksdesign"], ids)
    statuses = statuses_under(tags, under)
    listed = selectie.status_counts(conn)
    for status in STATUSSEN:
        found = [i for i in ids if status in statuses[i]]
        if not found:
            continue
        same_list = listed.get(status) == len(found)
        query = replace(selectie.zoekvraag, status=status).query() if same_list else None
        if status not in STATUS_MET_UITKOMST:
            yield StatusTelling(status, len(found), query)
            continue
        counted = Counter(DESIGN_KORT.get(t.id, t.nl) for i in found for t in distinct_terms(designs[i]))
        yield StatusTelling(status, len(found), query, tuple(counted.most_common()), sum(not designs[i] for i in found))
