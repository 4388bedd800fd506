"""Cards: what decides whether to read on, for a handful of interventions at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from toolkit.lezer.interventie import Interventie
from toolkit.vocabulary.dimension import Term, Vocabulary
from toolkit.weergave.standen import ElementStand, distinct_terms, standen_of
from toolkit.weergave.tekst import first_sentence

OP_KAART = ("werkzaam_element", "fase", "doelgroep", "land", "onderzoeksdesign", "evaluatie", "actualiteit")
_REGELS = 3
_FEITEN = {"fase": "fase", "doelgroep": "doelgroep", "evaluatie": "evaluatie", "actualiteit": "of het nog loopt"}
# Phases have an order of their own, on every card the same.
_VASTE_VOLGORDE = frozenset({"fase"})


@dataclass(frozen=True, slots=True)
class Kaart:
    """One entry of the list; `kort` are the lines of `standen` that fit on a card, those asked for first chosen."""

    id: str
    naam: str
    herkomst: str
    doel: str | None
    steekproef_n: int | None
    jaar: int | None
    standen: tuple[ElementStand, ...]
    kort: tuple[ElementStand, ...]
    termen: Mapping[str, tuple[Term, ...]]
    fragment: Markup | None = None
    fragment_van: str | None = None
    doel_gemarkeerd: Markup | None = None

    @property
    def zwijgt_over(self) -> tuple[str, ...]:
        """Return, in words, the facts of a card that no source reports: said once, and nothing left out in silence."""
        known = {naam for naam, terms in self.termen.items() if terms}
        if "onderzoeksdesign" in known:
            known.add("evaluatie")
        return tuple(woord for naam, woord in _FEITEN.items() if naam not in known)

    @property
    def meer_elementen(self) -> int:
        """Return the number of elements whose line is not on the card."""
        return sum(len(stand.elementen) for stand in self.standen if stand not in self.kort)


def asked_terms(begrippen: Vocabulary, keuzes: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Return the chosen terms per dimension, with everything under them."""
    return {
        naam: frozenset().union(*(begrippen[naam].descendants(t) for t in terms if t in begrippen[naam].termen))
        for naam, terms in keuzes.items()
    }


def kaart_of(interventie: Interventie, gevraagd: Mapping[str, frozenset[str]], status: str | None) -> Kaart:
    """Return the card of an intervention that was read with its tags of `OP_KAART`; what was asked for comes first."""
    velden, doel = interventie.velden, interventie.velden["doel"]
    n = velden["steekproef_n"]
    kaart = Kaart(
        id=interventie.id,
        naam=interventie.naam,
        herkomst=interventie.herkomst,
        doel=first_sentence(str(doel)) if doel else None,
        steekproef_n=None if n is None else int(n),
        jaar=max((p.jaar for p in interventie.publicaties if p.jaar), default=None),
        standen=standen_of(interventie.tags["werkzaam_element"]),
        kort=(),
        termen={naam: distinct_terms(interventie.tags[naam]) for naam in OP_KAART},
    )
    return _asked_first(kaart, gevraagd, status)


def _asked_first(kaart: Kaart, gevraagd: Mapping[str, frozenset[str]], status: str | None) -> Kaart:
    """Put the terms and lines that were asked for in sight; the order of the signs stays."""

    def first(terms: tuple[Term, ...], dimensie: str) -> tuple[Term, ...]:
        return tuple(sorted(terms, key=lambda term: term.id not in gevraagd.get(dimensie, ())))

    standen = tuple(ElementStand(s.status, first(s.elementen, "werkzaam_element")) for s in kaart.standen)
    elementen = gevraagd.get("werkzaam_element", frozenset())
    asked = [s for s in standen if s.status == status or any(e.id in elementen for e in s.elementen)]
    shown = [*asked, *(s for s in standen if s not in asked)][:_REGELS]
    return replace(
        kaart,
        standen=standen,
        kort=tuple(s for s in standen if s in shown),
        termen={
            dimensie: terms if dimensie in _VASTE_VOLGORDE else first(terms, dimensie)
            for dimensie, terms in kaart.termen.items()
        },
    )
