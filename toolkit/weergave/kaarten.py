"""Cards: what decides whether to read on, for a handful of interventions at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from toolkit.lezer.interventie import Interventie
from toolkit.lezer.opbouw import Opbouw
from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary
from toolkit.vocabulary.kinds import Plek
from toolkit.weergave.publicaties import years_of
from toolkit.weergave.standen import ElementStand, distinct_terms, standen_of
from toolkit.weergave.tekst import first_sentence, termen_in_zin

_REGELS = 3


@dataclass(frozen=True, slots=True)
class Kaartplek:
    """What stands in one fixed place of a card: terms of dimensions, texts of fields, or nothing.

    Attributes:
        titel: the heading.
        termen: the terms that are reported, per dimension.
        teksten: the texts of fields.
        onderzoek: it is the place of the research, which `Kaart.onderzoek` says in words.

    """

    titel: str
    termen: tuple[tuple[Dimension, tuple[Term, ...]], ...]
    teksten: tuple[str, ...]
    onderzoek: bool = False

    @property
    def leeg(self) -> bool:
        """Return whether no source says anything here."""
        return not (self.termen or self.teksten)


@dataclass(frozen=True, slots=True)
class Kaart:
    """One entry of the list.

    Attributes:
        standen: elements by status, and `kort` those lines of it that fit on a card, those asked for first chosen.
        landen: countries, or None when the catalogue has none.
        badges: terms that stand beside the name.
        plekken: the fixed places, the same on every card and in the same order.
        onderzoek: in words how it was studied, or None.
        zwijgt_over: in words, what no source reports: said once, and nothing left out in silence.

    """

    id: str
    naam: str
    herkomst: str
    doel: str | None
    steekproef_n: int | None
    jaren: tuple[int, ...]
    standen: tuple[ElementStand, ...]
    kort: tuple[ElementStand, ...]
    landen: tuple[Term, ...] | None
    badges: tuple[Term, ...]
    plekken: tuple[Kaartplek, ...]
    onderzoek: str | None
    zwijgt_over: tuple[str, ...]
    fragment: Markup | None = None
    fragment_van: str | None = None
    doel_gemarkeerd: Markup | None = None

    @property
    def meer_elementen(self) -> int:
        """Return the number of elements whose line is not on the card."""
        return sum(len(stand.elementen) for stand in self.standen if stand not in self.kort)


def op_kaart(begrippen: Vocabulary) -> tuple[str, ...]:
    """Return the dimensions of which a card shows terms."""
    return tuple(
        d.naam
        for d in begrippen
        if d.landen or d.gebruik.kaart or d.gebruik.badge or d.gebruik.over_onderzoek or d == begrippen.elementen
    )


def badges_of(begrippen: Vocabulary, termen: Mapping[str, Sequence[Term]]) -> tuple[Term, ...]:
    """Return the terms that stand beside the name of an intervention."""
    return tuple(term for d in begrippen for term in termen.get(d.naam, ()) if term.id in d.gebruik.badge)


def onderzoek_of(begrippen: Vocabulary, termen: Mapping[str, Sequence[Term]]) -> str | None:
    """Return in words how an intervention was studied: the designs, or else what is known of an evaluation."""
    opzet, onderzocht = begrippen.taak("opzet"), begrippen.taak("onderzocht")
    designs = termen_in_zin(termen[opzet.naam]) if opzet else ""
    return designs or (", ".join(map(onderzocht.kort, termen[onderzocht.naam])) if onderzocht else "") or None


def asked_terms(begrippen: Vocabulary, keuzes: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Return the chosen terms per dimension, with everything under them."""
    return {
        naam: frozenset().union(*(begrippen[naam].descendants(t) for t in terms if t in begrippen[naam].termen))
        for naam, terms in keuzes.items()
    }


def kaart_of(
    interventie: Interventie,
    opbouw: Opbouw,
    gevraagd: Mapping[str, frozenset[str]],
    statussen: Collection[str],
) -> Kaart:
    """Return the card of an intervention that was read with its tags of `op_kaart`; what was asked for comes first."""
    begrippen, velden = opbouw.dimensies, interventie.velden
    doel, n = velden["doel"], velden["steekproef_n"]
    termen: dict[str, tuple[Term, ...]] = {}
    for d in (begrippen[naam] for naam in op_kaart(begrippen)):
        found = distinct_terms(interventie.tags[d.naam])
        # Terms that follow each other have an order of their own, on every card the same.
        termen[d.naam] = found if d.gebruik.spoor else _first(found, gevraagd.get(d.naam, ()))
    plekken, zwijgt_over = _places(opbouw, termen, interventie)
    elementen = begrippen.elementen
    standen, kort = (
        lines_of(standen_of(interventie.tags[elementen.naam]), gevraagd.get(elementen.naam, ()), statussen)
        if elementen
        else ((), ())
    )
    return Kaart(
        id=interventie.id,
        naam=interventie.naam,
        herkomst=interventie.herkomst,
        doel=first_sentence(str(doel)) if doel else None,
        steekproef_n=None if n is None else int(n),
        jaren=years_of(interventie.publicaties),
        standen=standen,
        kort=kort,
        landen=termen[begrippen.landen] if begrippen.landen else None,
        badges=badges_of(begrippen, termen),
        plekken=plekken,
        onderzoek=onderzoek_of(begrippen, termen),
        zwijgt_over=zwijgt_over,
    )


def _places(
    opbouw: Opbouw, termen: Mapping[str, tuple[Term, ...]], interventie: Interventie
) -> tuple[tuple[Kaartplek, ...], tuple[str, ...]]:
    """Return the fixed places in order, and how that is called of which no source says anything."""
    # The design says as well that there was an evaluation.
    studied = any(termen[d.naam] for d in opbouw.dimensies if d.gebruik.over_onderzoek)
    asked: list[tuple[Plek, Dimension | None, str]] = [
        *((d.gebruik.kaart, d, d.naam) for d in opbouw.dimensies if d.gebruik.kaart),
        *((v.kolom.gebruik.kaart, None, v.veld) for v in opbouw.velden if v.kolom and v.kolom.gebruik.kaart),
    ]
    asked.sort(key=lambda one: one[0].volgorde)
    places, silent = [], []
    for titel, group in groupby(asked, key=lambda one: one[0].titel):
        own = list(group)
        research = any(d is not None and d.gebruik.over_onderzoek for _, d, _ in own)
        terms = tuple((d, termen[d.naam]) for _, d, _ in own if d is not None and termen[d.naam])
        texts = tuple(str(interventie.velden[naam]) for _, d, naam in own if d is None and interventie.velden[naam])
        places.append(Kaartplek(titel, terms, texts, research))
        silent += [p.leeg for p, d, naam in own if not _said(d, naam, termen, interventie, studied=studied)]
    return tuple(places), tuple(silent)


def _said(
    dimensie: Dimension | None,
    naam: str,
    termen: Mapping[str, tuple[Term, ...]],
    interventie: Interventie,
    *,
    studied: bool,
) -> bool:
    if dimensie is None:
        return interventie.velden[naam] is not None
    return bool(termen[naam]) or (studied and dimensie.gebruik.over_onderzoek)


def lines_of(
    standen: Iterable[ElementStand], asked: Collection[str], statussen: Collection[str]
) -> tuple[tuple[ElementStand, ...], tuple[ElementStand, ...]]:
    """Return all lines with `asked` elements first, and those that fit on a card; the order of the signs stays."""
    lines = tuple(ElementStand(s.status, _first(s.elementen, asked)) for s in standen)
    # A stable sort: lines that were asked for come first, and the order of the others stays.
    wanted = sorted(lines, key=lambda s: not (s.status in statussen or any(e.id in asked for e in s.elementen)))
    return lines, tuple(s for s in lines if s in wanted[:_REGELS])


def _first(terms: Sequence[Term], asked: Collection[str]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: term.id not in asked))
