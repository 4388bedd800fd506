"""The evidence and gap map, for the whole catalogue or for one list.

A cell counts exactly the interventions of the list behind it. A term of a dimension on which the list is filtered is
shown only when it is chosen or lies under a chosen one; other terms are not part of the list.
"""

import sqlite3
from dataclasses import replace
from types import MappingProxyType

from toolkit.lezer import read_tags
from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.vocabulary.dimension import Dimension
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag, freeze
from toolkit.weergave.bewijskaart import (
    Assen,
    Bewijskaart,
    Ids,
    Statuses,
    as_of,
    bewijs_of,
    folded,
    in_view,
    opzetten_of,
    statuses_per_as,
    vak_of,
)


def read_bewijskaart(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag, assen: Assen) -> Bewijskaart:
    """Return the map of two different dimensions within the list that `vraag` gives."""
    vraag, rij, kolom = replace(vraag, sorteer=None, pagina=1), assen.rij, assen.kolom
    begrippen = catalogus.begrippen
    rijen, kolommen = (
        as_of(begrippen[naam], catalogus.totalen[naam], _shown_terms(vraag, begrippen[naam])) for naam in (rij, kolom)
    )
    if not assen.compleet and kolom not in vraag.keuzes:
        kolommen = folded(begrippen[kolom], kolommen, assen.open)
    alles = _ids(conn, catalogus, vraag)
    per_rij = {a.term: _ids(conn, catalogus, _with_term(vraag, rij, a.term, zonder=kolom)) & alles for a in rijen}
    per_kolom = {a.term: _ids(conn, catalogus, _with_term(vraag, kolom, a.term, zonder=rij)) & alles for a in kolommen}
    rijen = in_view(rijen, vraag.keuzes.get(rij, ()), per_rij)
    kolommen = in_view(kolommen, vraag.keuzes.get(kolom, ()), per_kolom)
    ids = sorted(alles)
    onderzocht, opzet = begrippen.taak("onderzocht"), begrippen.taak("opzet")
    bewijs = bewijs_of(onderzocht, *(read_tags(conn, d, ids) if d else {} for d in (onderzocht, opzet)))
    # The statuses of a cell are those of the element that one of its axes names.
    per_as: dict[tuple[str, str], Statuses] = {}
    for naam, shown in ((rij, rijen), (kolom, kolommen)):
        if not per_as and "status" in begrippen[naam].kenmerken:
            found = statuses_per_as(begrippen[naam], shown, read_tags(conn, begrippen[naam], ids))
            per_as = {(naam, term): statuses for term, statuses in found.items()}
    vakken = tuple(
        tuple(
            vak_of(
                per_rij[r.term] & per_kolom[k.term],
                bewijs,
                _with_term(_with_term(vraag, rij, r.term), kolom, k.term).query(),
                per_as.get((rij, r.term)) or per_as.get((kolom, k.term)),
            )
            for k in kolommen
        )
        for r in rijen
    )
    return Bewijskaart(
        rij=begrippen[rij],
        kolom=begrippen[kolom],
        rijen=rijen,
        kolommen=kolommen,
        vakken=vakken,
        aantal=len(alles),
        designs=MappingProxyType(opzetten_of(opzet) if opzet else {}),
    )


def _shown_terms(vraag: Zoekvraag, dimensie: Dimension) -> frozenset[str]:
    chosen = vraag.keuzes.get(dimensie.naam, ())
    if not chosen or dimensie.naam in vraag.alle:
        return frozenset({*dimensie.termen, NIET_GERAPPORTEERD})
    below = (dimensie.descendants(term) for term in chosen if term != NIET_GERAPPORTEERD)
    return frozenset(chosen).union(*below)


def _with_term(vraag: Zoekvraag, naam: str, term: str, zonder: str | None = None) -> Zoekvraag:
    """Return the question narrowed to one term of a dimension, and without the choice in dimension `zonder`."""
    keuzes = {n: terms for n, terms in vraag.keuzes.items() if n != zonder}
    keep = keuzes.get(naam, ()) if naam in vraag.alle else ()
    keuzes[naam] = tuple(dict.fromkeys((*keep, term)))
    return replace(vraag, keuzes=freeze(keuzes))


def _ids(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag) -> Ids:
    return selectie_from(conn, vraag, catalogus.zoeker).ids(conn)
