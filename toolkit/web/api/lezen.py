"""What the API gives: the selection of the list page, read by the one reader, in the form of the export."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from toolkit.export.as_json import interventie_json
from toolkit.export.schema import interventie_model
from toolkit.lezer import Opbouw, read_interventies
from toolkit.lezer.bronnen import read_werkboeken
from toolkit.search import SearchResult
from toolkit.vocabulary.dimension import Dimension
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import NietGevondenError
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.begrippen import GeteldBegrip, begrippen_with

Json = dict[str, Any]


def select(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, zoekvraag: Zoekvraag
) -> tuple[Sequence[str], Json | None]:
    """Return the ids of the interventions in order, and how the search was read."""
    selectie = selectie_from(conn, zoekvraag, catalogus.geheugen)
    return list(selectie.ids(conn)), _gelezen(selectie.uitslag)


def _gelezen(uitslag: SearchResult | None) -> Json | None:
    if uitslag is None:
        return None
    return {
        "correcties": [{"getypt": getypt, "gelezen": gelezen} for getypt, gelezen in uitslag.gebruikt],
        "niet_gevonden": list(uitslag.niet_gevonden),
    }


def read_interventies_json(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str]) -> list[Json]:
    """Return interventions as the export gives them."""
    return [interventie_json(i, catalogus.opbouw) for i in read_interventies(conn, catalogus.opbouw, ids)]


def interventie_keys(opbouw: Opbouw) -> tuple[str, ...]:
    """Return the fields of an intervention in the answers."""
    return tuple(interventie_model(opbouw).model_fields)


def read_publicaties_json(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str]) -> list[Json]:
    """Return the publications about the interventions `ids`, each once, in the order of the interventions."""
    found: dict[str, Json] = {}
    for interventie in read_interventies(conn, catalogus.opbouw, ids, dimensies=(), cellen=False):
        for publicatie in interventie.publicaties:
            one = found.setdefault(publicatie.id, {**asdict(publicatie), "interventies": []})
            one["interventies"].append(interventie.id)
    return list(found.values())


def read_publicatie_json(conn: sqlite3.Connection, catalogus: OpenCatalogus, publicatie: str) -> Json:
    """Return one publication.

    Raises:
        NietGevondenError: there is none with this id.

    """
    ids, _ = select(conn, catalogus, Zoekvraag())
    for one in read_publicaties_json(conn, catalogus, ids):
        if one["id"] == publicatie:
            return one
    raise NietGevondenError(f"De publicatie ‘{publicatie[:60]}’ staat niet in de catalogus.")


def read_bronnen_json(conn: sqlite3.Connection) -> list[Json]:
    """Return the workbooks behind the catalogue."""
    return [asdict(werkboek) for werkboek in read_werkboeken(conn)]


def begrippen_json(catalogus: OpenCatalogus, dimensies: Iterable[Dimension], zoek: str) -> list[Json]:
    """Return the terms of `dimensies` in which every word of `zoek` stands, in the order of the vocabulary."""
    return list(_begrippen(catalogus, dimensies, zoek))


def _begrippen(catalogus: OpenCatalogus, dimensies: Iterable[Dimension], zoek: str) -> Iterator[Json]:
    for dimensie in dimensies:
        for begrip in begrippen_with(dimensie, catalogus.totalen[dimensie.naam], zoek):
            yield _begrip(catalogus, dimensie, begrip)


def _begrip(catalogus: OpenCatalogus, dimensie: Dimension, begrip: GeteldBegrip) -> Json:
    term = begrip.term
    return {
        "id": term.id,
        "dimensie": dimensie.naam,
        "uri": f"{catalogus.config.basis}/begrippen/{dimensie.naam}/{term.id}",
        "label": term.nl,
        "label_en": term.en,
        "definitie": term.definitie,
        "toelichting": term.toelichting,
        "breder": term.broader,
        "synoniemen": [{"label": label, "taal": term.taal(label)} for label in (*term.alt, *term.alledaags)],
        "aantal_interventies": begrip.aantal,
    }
