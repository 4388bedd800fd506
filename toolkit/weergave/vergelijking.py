"""Interventions side by side: the rows of their pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.talen import _
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.weergave.bronwoorden import Bronwoord
from toolkit.weergave.overzicht import Overzicht
from toolkit.weergave.rijen import Rij
from toolkit.weergave.standen import ElementStand, standen_of

HERKOMST = "herkomst"


@dataclass(frozen=True, slots=True)
class Vergelijkingsvak:
    """One cell of the comparison: a text, terms, or elements by status; all empty is not reported.

    `woorden` is what the lists say themselves, with the name of the list when there are several.
    `elders`: empty, but the words about the evaluation may speak of it.
    """

    tekst: str | None = None
    termen: tuple[Term, ...] = ()
    standen: tuple[ElementStand, ...] = ()
    woorden: tuple[tuple[str, str], ...] = ()
    elders: bool = False


@dataclass(frozen=True, slots=True)
class Vergelijkingsrij:
    """One row of the comparison; `soort` is how its cells are shown, see `Rij`."""

    titel: str
    naam: str
    soort: str
    dimensie: Dimension | None
    vakken: tuple[Vergelijkingsvak, ...]

    @property
    def verschilt(self) -> bool:
        """Return whether the interventions differ here."""
        return len(set(self.vakken)) > 1


def vergelijk(overzichten: Sequence[Overzicht], herkomsten: Mapping[str, str]) -> tuple[Vergelijkingsrij, ...]:
    """Return the rows for these interventions, in the order of their pages; the kind of list is last."""
    return tuple(_rows(overzichten, herkomsten)) if overzichten else ()


def _rows(overzichten: Sequence[Overzicht], herkomsten: Mapping[str, str]) -> Iterator[Vergelijkingsrij]:
    for number, blok in enumerate(overzichten[0].blokken):
        for dimensie, _elementen in blok.elementen:
            standen = (standen_of(o.interventie.tags[dimensie.naam]) for o in overzichten)
            vakken = tuple(Vergelijkingsvak(standen=per) for per in standen)
            yield Vergelijkingsrij(dimensie.meervoud, dimensie.naam, "standen", dimensie, vakken)
        for column in zip(*(overzicht.blokken[number].rijen for overzicht in overzichten), strict=True):
            first = column[0]
            yield Vergelijkingsrij(
                first.titel, first.naam, first.soort, first.dimensie, tuple(_vak(rij) for rij in column)
            )
    names = (herkomsten[one.interventie.herkomst] for one in overzichten)
    yield Vergelijkingsrij(
        _("Herkomst"), HERKOMST, "tekst", None, tuple(Vergelijkingsvak(tekst=naam) for naam in names)
    )


def _vak(rij: Rij) -> Vergelijkingsvak:
    waarde = rij.veld.waarde
    return Vergelijkingsvak(
        tekst=None if waarde is None else str(waarde),
        termen=rij.kenmerk.termen,
        woorden=_citaten(rij.kenmerk.woorden),
        elders=rij.elders,
    )


def _citaten(woorden: Sequence[Bronwoord]) -> tuple[tuple[str, str], ...]:
    several = len({w.lijst for w in woorden}) > 1
    return tuple((w.lijst if several else "", w.tekst) for w in woorden)
