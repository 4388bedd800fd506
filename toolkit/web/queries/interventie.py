"""One intervention with everything the catalogue knows about it."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import process

from toolkit.lezer import read_interventies
from toolkit.lezer.adressen import Verwijzing, read_bestemmingen, read_onderdelen, read_verwijzingen
from toolkit.lezer.tellingen import read_shared
from toolkit.lezer.webadressen import Controle, read_controles
from toolkit.lezer.wijzigingen import Gepubliceerd, read_wijzigingen
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import IngetrokkenError, NietGevondenError
from toolkit.weergave.overzicht import Overzicht, overzicht_of
from toolkit.weergave.samenvatting import Samenvatting, samenvatting_of
from toolkit.weergave.verwant import Verwant, makes_alike, verwant_aan
from toolkit.weergave.wijzigingen import UitgaveOverzicht, overview


@dataclass(frozen=True, slots=True)
class InterventiePagina:
    """One intervention, the others that its page names, and what checks of web addresses said, by address."""

    overzicht: Overzicht
    onderdeel_van: Verwijzing | None
    onderdelen: tuple[Verwijzing, ...]
    verwant: tuple[Verwant, ...]
    controles: Mapping[str, Controle]
    wijzigingen: tuple[Gepubliceerd, ...]
    samenvatting: Samenvatting

    @property
    def sinds(self) -> str | None:
        """Return the day of the first publication that it was in, or None when it was never published."""
        return self.wijzigingen[-1].datum if self.wijzigingen else None

    @property
    def laatste(self) -> UitgaveOverzicht | None:
        """Return what the last publication changed, when that is not the first one."""
        newest = overview(self.wijzigingen, word_by_word=False)
        return newest[0] if len(newest) > 1 else None


def resolve_alias(conn: sqlite3.Connection, slug: str) -> str | None:
    """Return the slug that replaced `slug`, or None when it is in use or was never published.

    Raises:
        IngetrokkenError: the intervention was withdrawn.

    """
    found = read_bestemmingen(conn, [slug]).get(slug)
    if found is None or found.reden is None:
        return None
    if found.interventie is None:
        raise IngetrokkenError(found.reden)
    return found.interventie.id


def read_pagina(conn: sqlite3.Connection, catalogus: OpenCatalogus, slug: str) -> InterventiePagina:
    """Return the page of the intervention with this slug.

    Raises:
        NietGevondenError: there is none; the message names the nearest slug.

    """
    namen = {v.id: v for v in read_verwijzingen(conn)}
    if slug not in namen:
        raise NietGevondenError(_not_found(list(namen), slug))
    (interventie,) = read_interventies(conn, catalogus.opbouw, [slug])
    geheel, overzicht = interventie.onderdeel_van, overzicht_of(interventie, catalogus.opbouw)
    return InterventiePagina(
        overzicht,
        namen[geheel] if geheel else None,
        read_onderdelen(conn, slug),
        read_verwant(conn, catalogus, slug),
        read_controles(conn),
        read_wijzigingen(conn, [slug]),
        samenvatting_of(overzicht, catalogus.opbouw),
    )


def read_verwant(conn: sqlite3.Connection, catalogus: OpenCatalogus, slug: str) -> tuple[Verwant, ...]:
    """Return the interventions that share most with one."""
    shared: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for dimensie in makes_alike(catalogus.begrippen):
        for ander, term in read_shared(conn, catalogus.begrippen[dimensie], slug):
            shared[ander].setdefault(dimensie, []).append(term)
    namen = {v.id: v.naam for v in read_verwijzingen(conn)}
    return verwant_aan(shared, namen, catalogus.begrippen, catalogus.totalen)


def _not_found(known: list[str], slug: str) -> str:
    near = process.extractOne(slug[:100], sorted(known), score_cutoff=60)
    hint = f" Bedoelde u ‘{near[0]}’?" if near else ""
    return f"Er staat geen interventie ‘{slug[:100]}’ in de catalogus.{hint} Zoek hieronder op de naam."
