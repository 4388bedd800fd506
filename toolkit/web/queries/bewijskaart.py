"""The evidence and gap map: two dimensions against each other, for the whole catalogue or for one list.

A cell counts exactly the interventions of the list behind it. A term of a dimension on which the list is filtered is
shown only when it is chosen or lies under a chosen one; other terms are not part of the list.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from toolkit.vocabulary.model import Dimension
from toolkit.web.catalogus import Catalogus
from toolkit.web.queries.begrippen import begrippen_of
from toolkit.web.selectie import ELEMENT, selectie_from
from toolkit.web.woorden import DESIGN_KORT, NIET_GERAPPORTEERD
from toolkit.web.zoekvraag import Zoekvraag, freeze

# Lower bounds of the shades; fixed, so that two maps can be compared.
_DICHTHEDEN = (1, 4, 10, 20)
Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class As:
    """One row or column heading."""

    term: str
    label: str
    diepte: int
    breed: bool


@dataclass(frozen=True, slots=True)
class Vak:
    """One cell of the map."""

    aantal: int
    geevalueerd: int
    designs: tuple[tuple[str, int], ...]
    zonder_design: int
    query: str

    @property
    def dichtheid(self) -> int:
        """Return the shade: 0 for a gap, 1 to 4."""
        return sum(self.aantal >= bound for bound in _DICHTHEDEN)


@dataclass(frozen=True, slots=True)
class Bewijskaart:
    """The map: headings and cells, row by row."""

    rij: Dimension
    kolom: Dimension
    rijen: tuple[As, ...]
    kolommen: tuple[As, ...]
    vakken: tuple[tuple[Vak, ...], ...]
    aantal: int
    designs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Bewijs:
    """Which interventions are evaluated, and with which designs."""

    geevalueerd: Ids
    designs: Mapping[str, tuple[str, ...]]


def read_bewijskaart(
    conn: sqlite3.Connection, catalogus: Catalogus, vraag: Zoekvraag, rij: str, kolom: str
) -> Bewijskaart:
    """Return the map of two different dimensions within the list that `vraag` gives."""
    vraag = replace(vraag, sorteer=None, pagina=1)
    rijen, kolommen = (_as(catalogus, vraag, naam) for naam in (rij, kolom))
    bewijs, designs = _read_bewijs(conn), catalogus.begrippen["onderzoeksdesign"].termen
    per_rij = {a.term: _ids(conn, catalogus, _with_term(vraag, rij, a.term, zonder=kolom)) for a in rijen}
    per_kolom = {a.term: _ids(conn, catalogus, _with_term(vraag, kolom, a.term, zonder=rij)) for a in kolommen}
    vakken = tuple(
        tuple(
            _vak(
                per_rij[r.term] & per_kolom[k.term],
                bewijs,
                _with_term(_with_term(vraag, rij, r.term), kolom, k.term),
            )
            for k in kolommen
        )
        for r in rijen
    )
    return Bewijskaart(
        rij=catalogus.begrippen[rij],
        kolom=catalogus.begrippen[kolom],
        rijen=rijen,
        kolommen=kolommen,
        vakken=vakken,
        aantal=selectie_from(conn, vraag, catalogus.zoeker).count(conn),
        designs=MappingProxyType({t.id: DESIGN_KORT.get(t.id, t.nl) for t in designs.values()}),
    )


def _as(catalogus: Catalogus, vraag: Zoekvraag, naam: str) -> tuple[As, ...]:
    dimensie = catalogus.begrippen[naam]
    shown = _shown_terms(vraag, dimensie)
    begrippen = [b for b in begrippen_of(catalogus, dimensie) if b.term.id in shown]
    if naam == "land":
        begrippen.sort(key=lambda b: -b.aantal)
    breed = {t.broader for t in dimensie.termen.values()}
    assen = [As(b.term.id, b.term.nl, b.diepte, b.term.id in breed) for b in begrippen]
    if NIET_GERAPPORTEERD in shown:
        assen.append(As(NIET_GERAPPORTEERD, "Niet gerapporteerd", 0, False))
    return tuple(assen)


def _shown_terms(vraag: Zoekvraag, dimensie: Dimension) -> frozenset[str]:
    chosen = vraag.keuzes.get(dimensie.naam, ())
    if not chosen or (dimensie.naam == ELEMENT and vraag.alle_elementen):
        return frozenset({*dimensie.termen, NIET_GERAPPORTEERD})
    below = (dimensie.descendants(term) for term in chosen if term != NIET_GERAPPORTEERD)
    return frozenset(chosen).union(*below)


def _with_term(vraag: Zoekvraag, naam: str, term: str, zonder: str | None = None) -> Zoekvraag:
    """Return the question narrowed to one term of a dimension, and without the choice in dimension `zonder`."""
    keuzes = {n: terms for n, terms in vraag.keuzes.items() if n != zonder}
    keep = keuzes.get(naam, ()) if naam == ELEMENT and vraag.alle_elementen else ()
    keuzes[naam] = tuple(dict.fromkeys((*keep, term)))
    return replace(vraag, keuzes=freeze(keuzes))


def _ids(conn: sqlite3.Connection, catalogus: Catalogus, vraag: Zoekvraag) -> Ids:
    return selectie_from(conn, vraag, catalogus.zoeker).ids(conn)


def _read_bewijs(conn: sqlite3.Connection) -> _Bewijs:
    geevalueerd = conn.execute(
        "select distinct interventie_id from interventie_evaluatie where evaluatie_id = 'geevalueerd'"
    ).fetchall()
    designs: dict[str, tuple[str, ...]] = {}
    for interventie, design in conn.execute(
        "select distinct i.interventie_id, i.onderzoeksdesign_id from interventie_onderzoeksdesign i "
        "join onderzoeksdesign d on d.id = i.onderzoeksdesign_id order by d.volgorde"
    ):
        designs[interventie] = (*designs.get(interventie, ()), design)
    return _Bewijs(frozenset(i for (i,) in geevalueerd), designs)


def _vak(ids: Ids, bewijs: _Bewijs, vraag: Zoekvraag) -> Vak:
    evaluated = ids & bewijs.geevalueerd
    designs = Counter(design for i in evaluated for design in bewijs.designs.get(i, ()))
    return Vak(
        aantal=len(ids),
        geevalueerd=len(evaluated),
        designs=tuple(sorted(designs.items(), key=lambda item: (-item[1], item[0]))),
        zonder_design=sum(i not in bewijs.designs for i in evaluated),
        query=vraag.query(),
    )
