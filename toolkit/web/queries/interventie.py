"""One intervention with everything the catalogue knows about it."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import process

from toolkit.lezer import Interventie, read_interventies
from toolkit.lezer.adressen import Verwijzing, read_bestemmingen, read_onderdelen_van
from toolkit.lezer.webadressen import Controle, read_controles
from toolkit.lezer.wijzigingen import Gepubliceerd, read_wijzigingen
from toolkit.talen import _
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import IngetrokkenError, NietGevondenError
from toolkit.web.geheugen import union
from toolkit.weergave.overzicht import Overzicht, overzicht_of
from toolkit.weergave.samenvatting import Samenvatting, samenvatting_of
from toolkit.weergave.standen import distinct_terms
from toolkit.weergave.verwant import MEESTE, Gedeeld, Verwant, makes_alike, nearest, reason
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
    known = catalogus.geheugen.index.places
    if slug not in known:
        raise NietGevondenError(_not_found(map(str, known), slug))
    (interventie,) = read_interventies(conn, catalogus.opbouw, [slug])
    geheel, overzicht = interventie.onderdeel_van, overzicht_of(interventie, catalogus.opbouw)
    return InterventiePagina(
        overzicht,
        _named(conn, [geheel])[0] if geheel else None,
        read_onderdelen_van(conn, slug),
        read_verwant(conn, catalogus, interventie),
        read_controles(conn),
        read_wijzigingen(conn, [slug]),
        samenvatting_of(overzicht, catalogus.opbouw),
    )


def read_verwant(conn: sqlite3.Connection, catalogus: OpenCatalogus, interventie: Interventie) -> tuple[Verwant, ...]:
    """Return the interventions that share most with one."""
    geheugen, aantal, begrippen = catalogus.geheugen, catalogus.aantal, catalogus.begrippen
    own = [(d, term) for d in makes_alike(begrippen) for term in distinct_terms(interventie.tags[d])]
    gedeeld = [
        Gedeeld.of(d, term, geheugen.met(d, term.id, onder=False), aantal, catalogus.totalen[d].get(term.id, 1))
        for d, term in own
    ]
    others = geheugen.index.everything & ~geheugen.index.rows_of([interventie.id])
    elementen = begrippen.elementen
    others &= union(one.rows for one in gedeeld if elementen is None or one.dimensie == elementen.naam)
    found = [
        (ander, shared) for rows, shared in nearest(gedeeld, others) for ander in islice(geheugen.ids(rows), MEESTE)
    ][:MEESTE]
    namen = _named(conn, [ander for ander, _ in found])
    return tuple(Verwant(v.id, v.naam, reason(begrippen, shared)) for v, (_, shared) in zip(namen, found, strict=True))


def _named(conn: sqlite3.Connection, ids: Sequence[str]) -> list[Verwijzing]:
    """Return existing interventions with their names, in the order of `ids`."""
    found = read_bestemmingen(conn, ids)
    return [v for i in ids if (v := found[i].interventie)]


def _not_found(known: Iterable[str], slug: str) -> str:
    near = process.extractOne(slug[:100], sorted(known), score_cutoff=60)
    parts = [_("Er staat geen interventie ‘%(naam)s’ in de catalogus.", naam=slug[:100])]
    parts += [_("Bedoelde u ‘%(woorden)s’?", woorden=near[0])] if near else []
    return " ".join([*parts, _("Zoek hieronder op de naam.")])
