"""Facets: every value with the number of interventions that choosing it gives."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.talen import _
from toolkit.vocabulary.dimension import Dimension, Term

Tellingen = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Facetkeuze:
    """One value of a facet, with the narrower values under it."""

    term: str
    label: str
    aantal: int
    gekozen: bool
    onder: tuple["Facetkeuze", ...] = ()

    @property
    def open(self) -> bool:
        """Return whether the narrower values are shown at once: this value or one of them is chosen."""
        return bool(self.onder) and (self.gekozen or any(k.gekozen or k.open for k in self.onder))


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of choices: the name of its parameter, its heading, its values, and whether it is in view at once.

    Its values are terms of `dimensie`, or the statuses that a tag of `status_van` can have, or neither. `uitleg` says
    in a sentence what it is.
    """

    naam: str
    label: str
    keuzes: tuple[Facetkeuze, ...]
    gekozen: int
    eerste: bool = False
    dimensie: Dimension | None = None
    status_van: Dimension | None = None
    uitleg: str | None = None


def facet_of(
    dimensie: Dimension, aantallen: Mapping[str, int], totalen: Mapping[str, int], gekozen: Collection[str]
) -> Facet:
    """Return the facet of a dimension.

    Countries stand in the order of their number in the whole catalogue (`totalen`), so that they stay where they are.
    """
    top = [term for term in dimensie.termen.values() if term.broader is None]
    if dimensie.landen:
        top.sort(key=lambda term: -totalen.get(term.id, 0))
    keuzes = [_keuze(term, dimensie, aantallen, frozenset(gekozen)) for term in top]
    keuzes.append(
        Facetkeuze(
            NIET_GERAPPORTEERD,
            _("Niet gerapporteerd"),
            aantallen.get(NIET_GERAPPORTEERD, 0),
            NIET_GERAPPORTEERD in gekozen,
        )
    )
    filter_ = dimensie.gebruik.filter
    return Facet(
        naam=dimensie.naam,
        label=(filter_.titel if filter_ else None) or dimensie.label,
        keuzes=tuple(keuzes),
        gekozen=len(gekozen),
        eerste=dimensie.eerste_filter,
        dimensie=dimensie,
        uitleg=filter_.uitleg if filter_ else None,
    )


def _keuze(term: Term, dimensie: Dimension, aantallen: Mapping[str, int], gekozen: frozenset[str]) -> Facetkeuze:
    onder = [t for t in dimensie.termen.values() if t.broader == term.id]
    return Facetkeuze(
        term=term.id,
        label=term.label,
        aantal=aantallen.get(term.id, 0),
        gekozen=term.id in gekozen,
        onder=tuple(_keuze(t, dimensie, aantallen, gekozen) for t in onder),
    )


def flat_facet(
    naam: str, label: str, waarden: Mapping[str, str], aantallen: Mapping[str, int], gekozen: tuple[str, ...]
) -> Facet:
    """Return a facet of plain values (value → word)."""
    keuzes = tuple(Facetkeuze(w, woord, aantallen.get(w, 0), w in gekozen) for w, woord in waarden.items())
    return Facet(naam, label, keuzes, len(gekozen))
