"""What the page needs to know to select, name and export, as plain data; the definitions are those of the site."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from toolkit.export.as_csv import iter_csv
from toolkit.export.as_json import interventie_json
from toolkit.lezer import read_interventies
from toolkit.schermwoorden import HERKOMST, NIET_GERAPPORTEERD, STATUS_UITLEG, STATUSSEN
from toolkit.vocabulary.dimension import Dimension
from toolkit.web.beschrijving import TITEL
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.queries.lijst import PER_PAGINA, describe_filters
from toolkit.web.zoekvraag import Zoekvraag, freeze
from toolkit.weergave.publicaties import years_of

_SAMPLE_YEAR = 1000
_SAMPLE_WORD = "\N{INVERTED EXCLAMATION MARK}"


def read_gegevens(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str]) -> dict[str, Any]:
    """Return the interventions as places in `ids` (by name), their tags per dimension, and the words on screen."""
    found = list(read_interventies(conn, catalogus.opbouw, ids, cellen=False))
    by_year = catalogus.geheugen.op_jaar
    place = {i: number for number, i in enumerate(ids)}
    statuses = list(STATUSSEN)
    dimensies = []
    for d in catalogus.begrippen:
        terms = list(d.termen)
        tags = []
        for interventie in found:
            pairs = {
                (terms.index(t.term.id), statuses.index(t.status or NIET_GERAPPORTEERD))
                for t in interventie.tags[d.naam]
            }
            tags.append([number for pair in sorted(pairs) for number in pair])
        dimensies.append({**_dimensie(catalogus, d, terms), "tags": tags})
    config = catalogus.config
    return {
        "ids": list(ids),
        "namen": [i.naam for i in found],
        "jaarvolgorde": [place[i] for i in by_year],
        "herkomst": [i.herkomst for i in found],
        "jaren": [years_of(i.publicaties) for i in found],
        "dimensies": dimensies,
        "statussen": statuses,
        "statuswoorden": dict(STATUSSEN),
        "statusuitleg": dict(STATUS_UITLEG),
        "herkomsten": list(HERKOMST),
        "niet": NIET_GERAPPORTEERD,
        "geevalueerd": catalogus.begrippen.geevalueerd,
        "per_pagina": PER_PAGINA,
        "woorden": _words(catalogus),
        "peildatum": catalogus.bouw.get("peildatum"),
        "bouw": dict(catalogus.bouw),
        "basis": config.basis,
        "uitgave": {
            "titel": TITEL,
            "uitgever": config.uitgever.naam,
            "licentie": config.licenties.gegevens.naam,
            "licentie_url": str(config.licenties.gegevens.url),
        },
    }


def _dimensie(catalogus: OpenCatalogus, d: Dimension, terms: Sequence[str]) -> dict[str, Any]:
    def one(vraag: Zoekvraag) -> str:
        (text,) = describe_filters(catalogus, vraag)
        return text

    words = [one(Zoekvraag(keuzes=freeze({d.naam: (term,)}))) for term in (*terms, NIET_GERAPPORTEERD)]
    has_status = "status" in d.kenmerken
    texts = describe_filters(catalogus, Zoekvraag(alle=(d.naam,))) if has_status else ("",)
    return {
        "naam": d.naam,
        "status": has_status,
        "alle": texts[0],
        "termen": terms,
        "boven": [terms.index(t.broader) if t.broader else -1 for t in d.termen.values()],
        "woorden": words,
        "zonder": [one(Zoekvraag(zonder=freeze({d.naam: (term,)}))) for term in terms],
    }


def _words(catalogus: OpenCatalogus) -> dict[str, Any]:
    """Return the words of filters that are no term; what a person typed goes in the place of a sample."""

    def said(vraag: Zoekvraag, sample: str) -> str:
        return describe_filters(catalogus, vraag)[0].replace(sample, "{}")

    with_status = next((d.naam for d in catalogus.begrippen.met("status")), None)
    status = (
        {s: describe_filters(catalogus, Zoekvraag(statussen={with_status: s}))[0] for s in STATUSSEN}
        if with_status
        else {}
    )
    return {
        "zoek": said(Zoekvraag(zoek=_SAMPLE_WORD), _SAMPLE_WORD),
        "jaar_van": said(Zoekvraag(jaar_van=_SAMPLE_YEAR), str(_SAMPLE_YEAR)),
        "jaar_tot": said(Zoekvraag(jaar_tot=_SAMPLE_YEAR), str(_SAMPLE_YEAR)),
        "herkomst": {h: describe_filters(catalogus, Zoekvraag(herkomst=(h,)))[0] for h in HERKOMST},
        "status": status,
    }


def read_uitvoer(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str]) -> dict[str, Any]:
    """Return every intervention as the exports of the site write it: an object of JSON, and a line of CSV."""
    head, *lines = iter_csv(conn, ids)
    found = read_interventies(conn, catalogus.opbouw, ids)
    return {"json": [interventie_json(i, catalogus.opbouw) for i in found], "csv_kop": head, "csv": lines}
