"""Facets: every value with the number of interventions that choosing it gives."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.vocabulary.model import Dimension, Term
from toolkit.web.catalogus import Catalogus
from toolkit.web.selectie import Selectie
from toolkit.web.woorden import EERSTE_FACETTEN, NIET_GERAPPORTEERD, STATUSSEN

Tellingen = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Keuze:
    """One value of a facet, with the narrower values under it."""

    term: str
    label: str
    aantal: int
    gekozen: bool
    onder: tuple["Keuze", ...] = ()

    @property
    def open(self) -> bool:
        """Return whether the narrower values are shown at once: this value or one of them is chosen."""
        return bool(self.onder) and (self.gekozen or any(k.gekozen or k.open for k in self.onder))


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of choices: the name of its parameter, its heading and its values."""

    naam: str
    label: str
    keuzes: tuple[Keuze, ...]
    gekozen: int

    @property
    def eerste(self) -> bool:
        """Return whether the facet is in view at once."""
        return self.naam in EERSTE_FACETTEN


def read_facetten(conn: sqlite3.Connection, catalogus: Catalogus, selectie: Selectie) -> tuple[Facet, ...]:
    """Return the facets of all dimensions, then status and herkomst.

    Countries stand in the order of their number in the whole catalogue, so that they stay where they are.
    """
    facets = [
        _facet(dimensie, selectie, selectie.counts(conn, dimensie.naam), catalogus.totalen)
        for dimensie in catalogus.begrippen
    ]
    gekozen = (selectie.zoekvraag.status,) if selectie.zoekvraag.status else ()
    facets.append(
        _flat("werkzaam_element_status", "Status van een element", STATUSSEN, selectie.status_counts(conn), gekozen)
    )
    herkomst = selectie.zoekvraag.herkomst
    facets.append(
        _flat("herkomst", "Herkomst van de gegevens", catalogus.herkomsten, selectie.herkomst_counts(conn), herkomst)
    )
    return tuple(facets)


def _facet(dimensie: Dimension, selectie: Selectie, aantallen: Mapping[str, int], totalen: Tellingen) -> Facet:
    gekozen = frozenset(selectie.zoekvraag.keuzes.get(dimensie.naam, ()))
    top = [term for term in dimensie.termen.values() if term.broader is None]
    if dimensie.naam == "land":
        top.sort(key=lambda term: -totalen["land"].get(term.id, 0))
    keuzes = [_keuze(term, dimensie, aantallen, gekozen) for term in top]
    keuzes.append(
        Keuze(
            NIET_GERAPPORTEERD,
            "Niet gerapporteerd",
            aantallen.get(NIET_GERAPPORTEERD, 0),
            NIET_GERAPPORTEERD in gekozen,
        )
    )
    return Facet(dimensie.naam, dimensie.label, tuple(keuzes), len(gekozen))


def _keuze(term: Term, dimensie: Dimension, aantallen: Mapping[str, int], gekozen: frozenset[str]) -> Keuze:
    onder = [t for t in dimensie.termen.values() if t.broader == term.id]
    return Keuze(
        term=term.id,
        label=term.nl,
        aantal=aantallen.get(term.id, 0),
        gekozen=term.id in gekozen,
        onder=tuple(_keuze(t, dimensie, aantallen, gekozen) for t in onder),
    )


def _flat(
    naam: str, label: str, waarden: Mapping[str, str], aantallen: Mapping[str, int], gekozen: tuple[str, ...]
) -> Facet:
    keuzes = tuple(Keuze(w, woord, aantallen.get(w, 0), w in gekozen) for w, woord in waarden.items())
    return Facet(naam, label, keuzes, len(gekozen))
