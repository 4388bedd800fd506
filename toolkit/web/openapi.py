"""The exports and other files as an OpenAPI document, for who builds on the catalogue; `web/api` describes the API.

Source: https://spec.openapis.org/oas/v3.1.1.html
"""

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.export.deliver import FORMATEN
from toolkit.export.schema import export_schema
from toolkit.exportvorm import Scheiding
from toolkit.lezer import Opbouw
from toolkit.schermwoorden import HERKOMST, NIET_GERAPPORTEERD, STATUSSEN
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.beschrijving import BESCHRIJVING, TITEL
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.zoekvraag import ALLE, MODUS, SORTERINGEN, STATUS, ZONDER
from toolkit.weergave.tekst import woorden_van

Json = dict[str, Any]

_SUMMARIES = {
    "xlsx": "De lijst als werkboek",
    "csv": "De lijst als CSV",
    "json": "De lijst als JSON",
    "ris": "De publicaties van de lijst als RIS",
}


def openapi_document(catalogus: OpenCatalogus) -> Json:
    """Return the description of the routes; the terms are those of this catalogue."""
    config = catalogus.config
    filters = list(_filters(catalogus.begrippen))
    paths = {f"/export.{formaat}": _export(formaat, filters) for formaat in FORMATEN}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITEL,
            "description": BESCHRIJVING,
            "version": catalogus.bouw.get("versie", "onbekend"),
            "contact": {"name": config.uitgever.naam, "email": config.contact},
            "license": {"name": config.licenties.gegevens.naam, "url": str(config.licenties.gegevens.url)},
        },
        "servers": [{"url": config.basis}],
        "paths": paths | _other_paths(),
        "components": {"schemas": _schemas(catalogus.opbouw)},
    }


def _export(formaat: str, filters: Sequence[Json]) -> Json:
    own = [_list("id", "Met de hand gekozen interventies, in deze volgorde; niet samen met filters.", None)]
    if formaat == "csv":
        own.append(_single("scheiding", "Wat tussen twee cellen staat.", [keuze.value for keuze in Scheiding]))
    if formaat in ("xlsx", "json"):
        own.append(_single("overig", "Met kolommen van de bron die nog geen veld zijn.", ["ja"]))
    mediatype = FORMATEN[formaat].partition(";")[0]
    schema = {"$ref": "#/components/schemas/export"} if formaat == "json" else {"type": "string"}
    return {
        "get": {
            "operationId": f"export_{formaat}",
            "summary": _SUMMARIES[formaat],
            "description": "Precies de lijst die / met dezelfde parameters toont, alle pagina’s.",
            "parameters": [*filters, *own],
            "responses": {
                "200": {
                    "description": "De lijst; ook een lege lijst is geldig.",
                    "content": {mediatype: {"schema": schema}},
                },
                "400": {"description": "Een parameter of begrip bestaat niet, of parameters spreken elkaar tegen."},
            },
        }
    }


def _filters(begrippen: Vocabulary) -> Iterator[Json]:
    yield _single("zoek", "Woorden; tussen dubbele aanhalingstekens letterlijk bij elkaar.", None)
    for dimensie in begrippen:
        terms = [*dimensie.termen, NIET_GERAPPORTEERD]
        yield _list(dimensie.naam, f"{dimensie.label}. Een ruimer begrip neemt alles eronder mee.", terms)
        zonder = "Alleen wat geen van deze begrippen heeft, en niets eronder."
        yield _list(ZONDER + dimensie.naam, f"{dimensie.label}. {zonder}", list(dimensie.termen))
    for dimensie in begrippen.met("status"):
        een, meer = woorden_van(dimensie)
        yield _single(dimensie.naam + MODUS, f"Alle gekozen {meer} in plaats van een ervan.", [ALLE])
        yield _single(dimensie.naam + STATUS, f"Wat de bron over een {een} meldt.", list(STATUSSEN))
    yield _list("herkomst", "Uit welke lijst.", list(HERKOMST))
    for naam, woord in (("jaar_van", "vanaf"), ("jaar_tot", "tot en met")):
        yield {**_single(naam, f"Een publicatie {woord} dit jaar.", None), "schema": {"type": "integer"}}
    yield _single("sorteer", "Volgorde.", list(SORTERINGEN))


def _single(naam: str, uitleg: str, waarden: Sequence[str] | None) -> Json:
    return {"name": naam, "in": "query", "description": uitleg, "schema": _text(waarden)}


def _list(naam: str, uitleg: str, waarden: Sequence[str] | None) -> Json:
    schema = {"type": "array", "items": _text(waarden)}
    return {"name": naam, "in": "query", "description": uitleg, "style": "form", "explode": True, "schema": schema}


def _text(waarden: Sequence[str] | None) -> Json:
    return {"type": "string"} if waarden is None else {"type": "string", "enum": list(waarden)}


def _other_paths() -> Json:
    table = {"name": "tabel", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "/interventies/{tabel}.json": _read("tabel", "Een tabel van de database", "application/json", [table]),
        "/open-data/datapackage.json": _read("datapackage", "Wat er in elke tabel en kolom staat", "application/json"),
        "/begrippen.jsonld": _read("begrippen_jsonld", "De begrippen als SKOS", "application/ld+json"),
        "/begrippen.ttl": _read("begrippen_ttl", "De begrippen als SKOS", "text/turtle"),
        "/-/gezond": _read("gezond", "Of de site antwoordt", "application/json"),
    }


def _read(naam: str, summary: str, mediatype: str, parameters: Sequence[Json] = ()) -> Json:
    schema = {"type": "object"} if "json" in mediatype else {"type": "string"}
    answer = {"description": summary, "content": {mediatype: {"schema": schema}}}
    return {
        "get": {"operationId": naam, "summary": summary, "parameters": list(parameters), "responses": {"200": answer}}
    }


def _schemas(opbouw: Opbouw) -> Json:
    """Return the schema of an export with its parts beside it, as OpenAPI wants them."""
    export = export_schema(opbouw, "#/components/schemas/{model}")
    parts: Json = export.pop("$defs")
    del export["$schema"]
    return {"export": export, **parts}
