"""The evidence and gap map, for the whole catalogue or for one list.

A cell counts exactly the interventions of the list behind it. A term of a dimension on which the list is filtered is
shown only when it is chosen or lies under a chosen one; other terms are not part of the list.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from toolkit.m2m import Rows
from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.vocabulary.dimension import Dimension
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.geheugen import Geheugen
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag, freeze
from toolkit.weergave.bewijskaart import (
    As,
    Assen,
    Bewijs,
    Bewijskaart,
    as_of,
    folded,
    in_view,
    most_first,
    opzetten_of,
    rows_folded,
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
    rijen = rows_folded(begrippen[rij], rijen, () if assen.compleet else assen.dicht)
    selectie = selectie_from(conn, vraag, catalogus.geheugen)
    alles = selectie.rows(conn)

    def within(naam: str, assen: Iterable[As], ander: str) -> dict[str, Rows]:
        narrowed = {a.term: selectie.widened(_with_term(vraag, naam, a.term, zonder=ander)) for a in assen}
        return {term: one.rows(conn) & alles for term, one in narrowed.items()}

    per_rij, per_kolom = within(rij, rijen, kolom), within(kolom, kolommen, rij)
    rijen = in_view(rijen, vraag.keuzes.get(rij, ()), per_rij)
    kolommen = in_view(kolommen, vraag.keuzes.get(kolom, ()), per_kolom)
    rijen = most_first(rijen, per_rij) if assen.rij_op_aantal else rijen
    kolommen = most_first(kolommen, per_kolom) if assen.kolom_op_aantal else kolommen
    opzet = begrippen.taak("opzet")
    bewijs = bewijs_of(catalogus.geheugen, begrippen.geevalueerd, opzet)
    # The statuses of a cell are those of the element that one of its axes names.
    standen = catalogus.geheugen.standen
    vakken = tuple(
        tuple(
            vak_of(
                per_rij[r.term] & per_kolom[k.term],
                bewijs,
                _with_term(_with_term(vraag, rij, r.term), kolom, k.term).query(),
                standen.get((rij, r.term)) or standen.get((kolom, k.term)),
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
        aantal=alles.bit_count(),
        designs=MappingProxyType(opzetten_of(opzet) if opzet else {}),
    )


def bewijs_of(geheugen: Geheugen, geevalueerd: tuple[str, str] | None, opzet: Dimension | None) -> Bewijs:
    """Return which interventions are evaluated (dimension and term `geevalueerd`), and with which designs."""
    per_design = {term: geheugen.met(opzet.naam, term, onder=False) for term in opzet.termen} if opzet else {}
    evaluated = geheugen.met(*geevalueerd, onder=False) if geevalueerd else 0
    return Bewijs(evaluated, MappingProxyType(per_design))


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
