"""Cards: what decides whether to read on, for a handful of interventions at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from toolkit.lezer.interventie import Interventie
from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary
from toolkit.weergave.standen import ElementStand, distinct_terms, standen_of
from toolkit.weergave.tekst import first_sentence, termen_in_zin

_REGELS = 3


@dataclass(frozen=True, slots=True)
class Kaart:
    """One entry of the list.

    Attributes:
        standen: elements by status, and `kort` those lines of it that fit on a card, those asked for first chosen.
        landen: countries, or None when the catalogue has none.
        badges: terms that stand beside the name.
        feiten: what else is reported; one is about the research at most, and `onderzoek` says that in words.
        zwijgt_over: in words, the facts that no source reports: said once, and nothing left out in silence.

    """

    id: str
    naam: str
    herkomst: str
    doel: str | None
    steekproef_n: int | None
    jaar: int | None
    standen: tuple[ElementStand, ...]
    kort: tuple[ElementStand, ...]
    landen: tuple[Term, ...] | None
    badges: tuple[Term, ...]
    feiten: tuple[tuple[Dimension, tuple[Term, ...]], ...]
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
    begrippen: Vocabulary,
    gevraagd: Mapping[str, frozenset[str]],
    statussen: Collection[str],
) -> Kaart:
    """Return the card of an intervention that was read with its tags of `op_kaart`; what was asked for comes first."""
    velden, doel = interventie.velden, interventie.velden["doel"]
    n = velden["steekproef_n"]

    termen: dict[str, tuple[Term, ...]] = {}
    for d in (begrippen[naam] for naam in op_kaart(begrippen)):
        found = distinct_terms(interventie.tags[d.naam])
        # Terms that follow each other have an order of their own, on every card the same.
        termen[d.naam] = found if d.gebruik.spoor else _first(found, gevraagd.get(d.naam, ()))
    badges, facts = badges_of(begrippen, termen), [d for d in begrippen if d.gebruik.kaart or d.gebruik.over_onderzoek]
    feiten = [(d, own) for d in facts if (own := tuple(term for term in termen[d.naam] if term not in badges))]
    # The design says that there was an evaluation.
    research = [d for d in facts if d.gebruik.over_onderzoek and termen[d.naam]]
    known = {d.naam for d in facts if termen[d.naam] or (research and d.gebruik.over_onderzoek)}
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
        jaar=max((p.jaar for p in interventie.publicaties if p.jaar), default=None),
        standen=standen,
        kort=kort,
        landen=termen[begrippen.landen] if begrippen.landen else None,
        badges=badges,
        feiten=tuple((d, own) for d, own in feiten if d not in research[1:]),
        onderzoek=onderzoek_of(begrippen, termen),
        zwijgt_over=tuple(d.gebruik.kaart for d in facts if d.gebruik.kaart and d.naam not in known),
    )


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
