"""The evidence and gap map: two dimensions against each other, for the whole catalogue or for one list.

A cell counts exactly the interventions of the list behind it. A term of a dimension on which the list is filtered is
shown only when it is chosen or lies under a chosen one; other terms are not part of the list.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.schermwoorden import NIET_GERAPPORTEERD, STATUS_MET_UITKOMST, STATUSSEN
from toolkit.talen import _
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.weergave.begrippen import begrippen_of
from toolkit.weergave.dichtheid import aantallen, dichtheid_van
from toolkit.weergave.tekst import midden_in_zin
from toolkit.weergave.verzamelingen import Rows

# With more columns than this, columns start folded.
VOUWEN = 8
Statuses = Mapping[str, Rows]
"""The interventions at each status of an element."""


@dataclass(frozen=True, slots=True)
class Assen:
    """What the map is asked to show.

    Attributes:
        rij, kolom: two different dimensions.
        open: term of `kolom` of which the narrower terms are shown, or None.
        compleet: show every column. Otherwise more columns than fit start folded: broad terms, and those under `open`.
        dicht: broad terms of `rij` whose narrower terms are not shown.
        rij_op_aantal, kolom_op_aantal: the most interventions first, instead of the order of the vocabulary.

    """

    rij: str
    kolom: str
    open: str | None = None
    compleet: bool = False
    dicht: tuple[str, ...] = ()
    rij_op_aantal: bool = False
    kolom_op_aantal: bool = False


@dataclass(frozen=True, slots=True)
class As:
    """One row or column heading.

    Attributes:
        onder: for a heading that can be folded, the number of terms under it.
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
class CelUitkomst:
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
    uitkomst: CelUitkomst | None = None

    @property
    def dichtheid(self) -> int:
        """Return the shade: 0 for a gap, 1 to 4."""
        return dichtheid_van(self.aantal)

    @property
    def onderzocht(self) -> int:
        """Return how much of it is evaluated: 0 for nothing, 1 up to a half, 2 for more than that, 3 for all."""
        if self.geevalueerd == self.aantal:
            return 3 if self.aantal else 0
        return (self.geevalueerd > 0) + (2 * self.geevalueerd > self.aantal)


@dataclass(frozen=True, slots=True)
class DesignNaam:
    """How a design is called: in a cell, where a cell has no room for words, and in full."""

    kort: str
    code: str
    naam: str


def delen() -> tuple[str, ...]:
    """Return what the marks for how much of a cell is evaluated mean, nothing first."""
    return _("niet onderzocht"), _("tot de helft onderzocht"), _("meer dan de helft"), _("alles onderzocht")


def leemte() -> str:
    """Return what a cell without interventions means."""
    return _("leemte: in deze lijst is niets bekend")


def legenda() -> dict[str, str | tuple[str, ...]]:
    """Return what the marks mean: the shades, how much of a cell is evaluated, and a cell without interventions."""
    return {"aantallen": aantallen(), "delen": delen(), "leemte": leemte()}


def onbekend() -> DesignNaam:
    """Return how a design that nobody reported is called."""
    return DesignNaam(_("opzet onbekend"), _("onb."), _("opzet onbekend"))


@dataclass(frozen=True, slots=True)
class Bewijskaart:
    """The map: headings and cells, row by row."""

    rij: Dimension
    kolom: Dimension
    rijen: tuple[As, ...]
    kolommen: tuple[As, ...]
    vakken: tuple[tuple[Vak, ...], ...]
    aantal: int
    designs: Mapping[str, DesignNaam]

    @property
    def legenda(self) -> tuple[DesignNaam, ...]:
        """Return the designs that occur in this map, the unknown last."""
        vakken = [vak for rij in self.vakken for vak in rij]
        used = {design for vak in vakken for design, _ in vak.designs}
        known = [opzet for design, opzet in self.designs.items() if design in used]
        return (*known, *([onbekend()] if any(vak.zonder_design for vak in vakken) else []))

    def opzetten(self, vak: Vak) -> tuple[tuple[DesignNaam, int], ...]:
        """Return the designs in a cell with their numbers, the unknown last."""
        known = tuple((self.designs[design], number) for design, number in vak.designs)
        return (*known, *([(onbekend(), vak.zonder_design)] if vak.zonder_design else []))

    def leemten(self, rij: int) -> tuple[As, ...]:
        """Return the columns of which nothing is known in row number `rij`; what is not reported is no gap."""
        if not self.rijen[rij].gerapporteerd:
            return ()
        cells = zip(self.kolommen, self.vakken[rij], strict=True)
        return tuple(kolom for kolom, vak in cells if kolom.gerapporteerd and not vak.aantal)

    @property
    def met_elementen(self) -> bool:
        """Return whether an axis names elements, so that cells have an outcome of their own."""
        return any("status" in dimensie.kenmerken for dimensie in (self.rij, self.kolom))


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Which interventions are evaluated, and with which designs.

    Attributes:
        geevalueerd: the interventions that are evaluated.
        designs: per design, the interventions that have it.

    """

    geevalueerd: Rows
    designs: Mapping[str, Rows]


def _opzet(designs: Dimension, term: Term) -> DesignNaam:
    # "Gerandomiseerd experiment (RCT)": what stands in brackets is the code itself.
    naam = midden_in_zin(term.label.partition(" (")[0])
    return DesignNaam(designs.kort(term), designs.gebruik.code.get(term.id, term.label), naam)


def as_of(dimensie: Dimension, totalen: Mapping[str, int], shown: Collection[str]) -> tuple[As, ...]:
    """Return the headings of a dimension for the terms `shown`; countries in the order of their number (`totalen`)."""
    begrippen = [b for b in begrippen_of(dimensie, totalen) if b.term.id in shown]
    if dimensie.landen:
        begrippen.sort(key=lambda b: -b.aantal)
    breed = {t.broader for t in dimensie.termen.values()}
    assen = [As(b.term.id, b.term.label, b.diepte, b.term.id in breed) for b in begrippen]
    if NIET_GERAPPORTEERD in shown:
        assen.append(As(NIET_GERAPPORTEERD, _("Niet gerapporteerd"), 0, False))
    return tuple(assen)


def folded(dimensie: Dimension, kolommen: tuple[As, ...], open_term: str | None) -> tuple[As, ...]:
    """Return the columns that are in view when there are more than fit: broad terms, and those under `open_term`."""
    if len(kolommen) <= VOUWEN or all(a.diepte == 0 for a in kolommen):
        return kolommen
    shown = dimensie.descendants(open_term) if open_term else frozenset[str]()
    onder = {a.term: len(dimensie.descendants(a.term)) - 1 for a in kolommen if a.breed}
    return tuple(
        replace(a, onder=onder.get(a.term, 0), open=a.term == open_term)
        for a in kolommen
        if a.diepte == 0 or a.term in shown
    )


def rows_folded(dimensie: Dimension, rijen: tuple[As, ...], dicht: Collection[str]) -> tuple[As, ...]:
    """Return the rows without what lies under the broad terms `dicht`; every broad row says how much is under it."""
    shown = {a.term for a in rijen}
    under = {a.term: (dimensie.descendants(a.term) & shown) - {a.term} for a in rijen if a.breed}
    hidden = frozenset[str]().union(*(under.get(term, frozenset()) for term in dicht))
    return tuple(
        replace(a, onder=len(under.get(a.term, ())), open=a.term not in dicht) for a in rijen if a.term not in hidden
    )


def most_first(assen: Iterable[As], ids: Mapping[str, Rows]) -> tuple[As, ...]:
    """Return the headings with the most interventions first, what is narrower still under what is broader."""
    groups: list[list[As]] = []
    for a in assen:
        if groups and a.diepte > groups[-1][0].diepte:
            groups[-1].append(a)
        else:
            groups.append([a])
    groups.sort(key=lambda group: (not group[0].gerapporteerd, -ids[group[0].term].bit_count()))
    return tuple(a for first, *rest in groups for a in (first, *most_first(rest, ids)))


def in_view(assen: Iterable[As], chosen: Collection[str], ids: Mapping[str, Rows]) -> tuple[As, ...]:
    """Leave out “niet gerapporteerd” where it is so for no intervention and nobody asked for it."""
    return tuple(a for a in assen if ids[a.term] or a.gerapporteerd or a.term in chosen)


def opzetten_of(designs: Dimension) -> dict[str, DesignNaam]:
    """Return how each design is called."""
    return {term.id: _opzet(designs, term) for term in designs.termen.values()}


def vak_of(rows: Rows, bewijs: Bewijs, query: str, statuses: Statuses | None) -> Vak:
    """Return a cell: it counts the interventions `rows` of the list behind it, which is at `query`."""
    evaluated = unknown = rows & bewijs.geevalueerd
    designs = []
    for design, with_design in bewijs.designs.items():
        if number := (evaluated & with_design).bit_count():
            designs.append((design, number))
            unknown &= ~with_design
    return Vak(
        aantal=rows.bit_count(),
        geevalueerd=evaluated.bit_count(),
        designs=tuple(sorted(designs, key=lambda item: (-item[1], item[0]))),
        zonder_design=unknown.bit_count(),
        query=query,
        uitkomst=None if statuses is None else _uitkomst(rows, statuses),
    )


def _uitkomst(rows: Rows, statuses: Statuses) -> CelUitkomst:
    found = {status: own for status in STATUSSEN if (own := rows & statuses[status])}
    with_outcome = 0
    for status, own in found.items():
        with_outcome |= own if status in STATUS_MET_UITKOMST else 0
    return CelUitkomst(with_outcome.bit_count(), tuple((status, own.bit_count()) for status, own in found.items()))
