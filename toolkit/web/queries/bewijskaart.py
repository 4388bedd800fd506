"""The evidence and gap map: two dimensions against each other, for the whole catalogue or for one list.

A cell counts exactly the interventions of the list behind it. A term of a dimension on which the list is filtered is
shown only when it is chosen or lies under a chosen one; other terms are not part of the list.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from toolkit.vocabulary.model import Dimension, Term
from toolkit.web.catalogus import Catalogus
from toolkit.web.opmaak import midden_in_zin
from toolkit.web.queries.begrippen import begrippen_of
from toolkit.web.queries.tags import read_tags, statuses_under
from toolkit.web.selectie import ELEMENT, selectie_from
from toolkit.web.woorden import DESIGN_CODE, DESIGN_KORT, NIET_GERAPPORTEERD, STATUS_MET_UITKOMST, STATUSSEN
from toolkit.web.zoekvraag import Zoekvraag, freeze

# Lower bounds of the shades; fixed, so that two maps can be compared.
_DICHTHEDEN = (1, 4, 10, 20)
# With more columns than this a cell has room for numbers only; with more than that, columns start folded.
RUIM, VOUWEN = 4, 8
Ids = frozenset[str]
_Statuses = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Assen:
    """What the map is asked to show.

    Attributes:
        rij, kolom: two different dimensions.
        open: term of `kolom` of which the narrower terms are shown, or None.
        compleet: show every column. Otherwise more columns than fit start folded: broad terms, and those under `open`.

    """

    rij: str
    kolom: str
    open: str | None = None
    compleet: bool = False


@dataclass(frozen=True, slots=True)
class As:
    """One row or column heading.

    Attributes:
        onder: for a column of a folded map, the number of terms under it.
        open: those terms are shown.

    """

    term: str
    label: str
    diepte: int
    breed: bool
    onder: int = 0
    open: bool = False

    @property
    def gerapporteerd(self) -> bool:
        """Return whether this is a term; where nothing is reported, no intervention is no gap."""
        return self.term != NIET_GERAPPORTEERD


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What sources report about the element of a cell itself; an evaluation is about the intervention as a whole.

    Attributes:
        aantal: number of interventions with an outcome for the element.
        per_status: statuses that occur, with their numbers; one intervention can have more than one.

    """

    aantal: int
    per_status: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Vak:
    """One cell of the map; `uitkomst` only where an axis names an element."""

    aantal: int
    geevalueerd: int
    designs: tuple[tuple[str, int], ...]
    zonder_design: int
    query: str
    uitkomst: Uitkomst | None = None

    @property
    def dichtheid(self) -> int:
        """Return the shade: 0 for a gap, 1 to 4."""
        return sum(self.aantal >= bound for bound in _DICHTHEDEN)


@dataclass(frozen=True, slots=True)
class Opzet:
    """How a design is called: in a cell, where a cell has no room for words, and in full."""

    kort: str
    code: str
    naam: str


ONBEKEND = Opzet("opzet onbekend", "onb.", "opzet onbekend")


@dataclass(frozen=True, slots=True)
class Bewijskaart:
    """The map: headings and cells, row by row."""

    rij: Dimension
    kolom: Dimension
    rijen: tuple[As, ...]
    kolommen: tuple[As, ...]
    vakken: tuple[tuple[Vak, ...], ...]
    aantal: int
    designs: Mapping[str, Opzet]

    @property
    def legenda(self) -> tuple[Opzet, ...]:
        """Return the designs that occur in this map, the unknown last."""
        vakken = [vak for rij in self.vakken for vak in rij]
        used = {design for vak in vakken for design, _ in vak.designs}
        known = [opzet for design, opzet in self.designs.items() if design in used]
        return (*known, *([ONBEKEND] if any(vak.zonder_design for vak in vakken) else []))

    def opzetten(self, vak: Vak) -> tuple[tuple[Opzet, int], ...]:
        """Return the designs in a cell with their numbers, the unknown last."""
        known = tuple((self.designs[design], number) for design, number in vak.designs)
        return (*known, *([(ONBEKEND, vak.zonder_design)] if vak.zonder_design else []))

    @property
    def met_elementen(self) -> bool:
        """Return whether an axis names elements, so that cells have an outcome of their own."""
        return ELEMENT in (self.rij.naam, self.kolom.naam)


@dataclass(frozen=True, slots=True)
class _Bewijs:
    """Which interventions are evaluated, and with which designs."""

    geevalueerd: Ids
    designs: Mapping[str, tuple[str, ...]]


def read_bewijskaart(conn: sqlite3.Connection, catalogus: Catalogus, vraag: Zoekvraag, assen: Assen) -> Bewijskaart:
    """Return the map of two different dimensions within the list that `vraag` gives.

    “Niet gerapporteerd” is left out where it is so for no intervention and nobody asked for it.
    """
    vraag, rij, kolom = replace(vraag, sorteer=None, pagina=1), assen.rij, assen.kolom
    rijen, kolommen = (_as(catalogus, vraag, naam) for naam in (rij, kolom))
    if not assen.compleet and kolom not in vraag.keuzes:
        kolommen = _folded(catalogus.begrippen[kolom], kolommen, assen.open)
    bewijs, designs = _read_bewijs(conn), catalogus.begrippen["onderzoeksdesign"].termen
    per_rij = {a.term: _ids(conn, catalogus, _with_term(vraag, rij, a.term, zonder=kolom)) for a in rijen}
    per_kolom = {a.term: _ids(conn, catalogus, _with_term(vraag, kolom, a.term, zonder=rij)) for a in kolommen}
    alles = _ids(conn, catalogus, vraag)
    rijen = tuple(a for a in rijen if _is_shown(a, vraag.keuzes.get(rij, ()), per_rij[a.term] & alles))
    kolommen = tuple(a for a in kolommen if _is_shown(a, vraag.keuzes.get(kolom, ()), per_kolom[a.term] & alles))
    statuses = _read_statuses(conn, catalogus, {rij: rijen, kolom: kolommen}.get(ELEMENT, ()))
    vakken = tuple(
        tuple(
            _vak(
                per_rij[r.term] & per_kolom[k.term],
                bewijs,
                _with_term(_with_term(vraag, rij, r.term), kolom, k.term),
                statuses.get(r.term if rij == ELEMENT else k.term),
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
        aantal=len(alles),
        designs=MappingProxyType({term.id: _opzet(term) for term in designs.values()}),
    )


def _opzet(term: Term) -> Opzet:
    # "Gerandomiseerd experiment (RCT)": what stands in brackets is the code itself.
    naam = midden_in_zin(term.nl.partition(" (")[0])
    return Opzet(DESIGN_KORT.get(term.id, term.nl), DESIGN_CODE.get(term.id, term.nl), naam)


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


def _folded(dimensie: Dimension, kolommen: tuple[As, ...], open_term: str | None) -> tuple[As, ...]:
    if len(kolommen) <= VOUWEN or all(a.diepte == 0 for a in kolommen):
        return kolommen
    shown = dimensie.descendants(open_term) if open_term else frozenset[str]()
    onder = {a.term: len(dimensie.descendants(a.term)) - 1 for a in kolommen if a.breed}
    return tuple(
        replace(a, onder=onder.get(a.term, 0), open=a.term == open_term)
        for a in kolommen
        if a.diepte == 0 or a.term in shown
    )


def _is_shown(a: As, chosen: tuple[str, ...], ids: Ids) -> bool:
    return bool(ids) or a.gerapporteerd or a.term in chosen


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


def _read_statuses(conn: sqlite3.Connection, catalogus: Catalogus, elementen: tuple[As, ...]) -> dict[str, _Statuses]:
    """Return, per element, the statuses that interventions have for it or for what is under it."""
    if not elementen:
        return {}
    dimensie = catalogus.begrippen[ELEMENT]
    tags = read_tags(conn, dimensie, [i for (i,) in conn.execute("select id from interventie")])
    known = (a.term for a in elementen if a.term in dimensie.termen)
    return {term: statuses_under(tags, dimensie.descendants(term)) for term in known}


def _uitkomst(ids: Ids, statuses: _Statuses) -> Uitkomst:
    counted = Counter(status for i in ids for status in statuses[i])
    return Uitkomst(
        sum(not statuses[i].isdisjoint(STATUS_MET_UITKOMST) for i in ids),
        tuple((status, counted[status]) for status in STATUSSEN if counted[status]),
    )


def _vak(ids: Ids, bewijs: _Bewijs, vraag: Zoekvraag, statuses: _Statuses | None) -> Vak:
    evaluated = ids & bewijs.geevalueerd
    designs = Counter(design for i in evaluated for design in bewijs.designs.get(i, ()))
    return Vak(
        aantal=len(ids),
        geevalueerd=len(evaluated),
        designs=tuple(sorted(designs.items(), key=lambda item: (-item[1], item[0]))),
        zonder_design=sum(i not in bewijs.designs for i in evaluated),
        query=vraag.query(),
        uitkomst=None if statuses is None else _uitkomst(ids, statuses),
    )
