"""The description of the API as an OpenAPI document, generated from its models and the vocabulary of the catalogue.

Source: https://spec.openapis.org/oas/v3.1.1.html; rules: the ruleset of Spectral that Logius publishes with the NL API
Design Rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic.json_schema import models_json_schema

from toolkit.export.schema import SchemaWithoutTitles
from toolkit.lezer import Opbouw
from toolkit.schermwoorden import HERKOMST, NIET_GERAPPORTEERD, STATUSSEN
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.api.modellen import answer_models
from toolkit.web.api.vraag import MEESTE_PER_PAGINA, PER_PAGINA, camel
from toolkit.web.beschrijving import BESCHRIJVING, TITEL
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import API_VERSION
from toolkit.web.zoekvraag import ALLE, MODUS, SORTERINGEN, STATUS, ZONDER

Json = dict[str, Any]
_REF = "#/components/schemas/"
# Collection → (what it is, its answer, one of it, the parameters in the address of one, if it has an address).
_COLLECTIONS = {
    "interventies": ("Interventies, met alles wat de bronnen erover zeggen", "Interventies", "Interventie", ("id",)),
    "begrippen": ("De begrippen waarop interventies zijn ingedeeld", "Begrippen", "Begrip", ("dimensie", "id")),
    "publicaties": ("Publicaties over interventies", "Publicaties", "Publicatie", ("id",)),
    "bronnen": ("De werkboeken waaruit de catalogus is gelezen", "Bronnen", "Bron", ()),
}
_NAMES = {"publicatie": "PublicatieVanInterventie", "PublicatieMetInterventies": "Publicatie"}
_PROBLEMS = {
    "400": "Een parameter of waarde bestaat niet, of parameters spreken elkaar tegen.",
    "404": "Dit is er niet, of de pagina ligt na de laatste.",
    "500": "Er ging iets mis; dat ligt aan de site.",
    "503": "Er komen te veel vragen tegelijk binnen; probeer het straks nog eens.",
}


def describe_api(catalogus: OpenCatalogus) -> Json:
    """Return the OpenAPI document; terms and fields are those of this catalogue."""
    config, schemas = catalogus.config, api_schemas(catalogus.opbouw)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITEL,
            "description": BESCHRIJVING,
            "version": API_VERSION,
            "contact": {"name": config.uitgever.naam, "email": config.contact, "url": str(config.uitgever.website)},
            "license": {"name": config.licenties.gegevens.naam, "url": str(config.licenties.gegevens.url)},
        },
        "servers": [{"url": f"{config.basis}/api/v1", "description": "Deze catalogus"}],
        "tags": [{"name": naam, "description": uitleg} for naam, (uitleg, *_) in _COLLECTIONS.items()],
        "paths": dict(_paths(catalogus.opbouw, schemas)),
        "components": {
            "headers": {
                "ApiVersion": {
                    "description": "Versie van de API.",
                    "schema": {"type": "string"},
                    "example": API_VERSION,
                }
            },
            "schemas": schemas,
        },
    }


def api_schemas(opbouw: Opbouw) -> Json:
    """Return the schemas of the answers, under names in UpperCamelCase.

    Whoever asks for some fields gets no others, so only what a thing is called is required of an item.
    """
    models = [(model, "serialization") for model in answer_models(opbouw).values()]
    _, document = models_json_schema(models, ref_template=_REF + "{model}", schema_generator=SchemaWithoutTitles)  # type: ignore[arg-type]
    # A plain publication only occurs within an intervention; the collection adds the interventions to it.
    renamed = {naam: _NAMES.get(naam, _pascal(naam)) for naam in document["$defs"]}
    schemas = {renamed[naam]: _renamed(schema, renamed) for naam, schema in document["$defs"].items()}
    for naam, key in (("Interventie", "id"), ("Begrip", "id"), ("Publicatie", "id"), ("Bron", "bestand")):
        schemas[naam]["required"] = [key]
    return schemas


def _pascal(naam: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in naam.split("_"))


def _renamed(part: Any, names: dict[str, str]) -> Any:
    if isinstance(part, dict):
        return {
            key: _REF + names[value.removeprefix(_REF)] if key == "$ref" else _renamed(value, names)
            for key, value in part.items()
        }
    return [_renamed(value, names) for value in part] if isinstance(part, list) else part


def _paths(opbouw: Opbouw, schemas: Json) -> Iterator[tuple[str, Json]]:
    filters = list(_filters(opbouw.dimensies))
    namen = [dimensie.naam for dimensie in opbouw.dimensies]
    own = {
        "interventies": filters,
        "publicaties": filters,
        "begrippen": [_list("dimensie", "Alleen van deze dimensies.", namen), _query("zoek", "Woorden.", _text())],
        "bronnen": [],
    }
    for naam, (uitleg, answer, one, keys) in _COLLECTIONS.items():
        velden = _velden(list(schemas[one]["properties"]))
        yield f"/{naam}", _get(naam, naam, uitleg, answer, [*own[naam], *_paging(), velden])
        if keys:
            path = "".join(f"/{{{key}}}" for key in keys)
            given = [{"name": key, "in": "path", "required": True, "schema": _text()} for key in keys]
            gone = {"301": "Deze interventie heeft een nieuw adres.", "410": "Deze interventie is ingetrokken."}
            yield (
                f"/{naam}{path}",
                _get(
                    one[:1].lower() + one[1:],
                    naam,
                    f"Eén van de {naam}",
                    one,
                    [*given, velden],
                    gone if naam == "interventies" else {},
                ),
            )
    yield (
        "/openapi.json",
        {
            "get": {
                "operationId": "openapi",
                "summary": "Deze beschrijving",
                "description": "De beschrijving van de API als OpenAPI.",
                "responses": {"200": _answer("De beschrijving.", {"type": "object"}), **_problems(["500", "503"])},
            }
        },
    )


def _get(
    operation: str, tag: str, uitleg: str, schema: str, parameters: Sequence[Json], more: dict[str, str] | None = None
) -> Json:
    more = more or {}
    responses = {"200": _answer("Het antwoord.", {"$ref": _REF + schema})}
    if "301" in more:
        location = {"description": "Het nieuwe adres.", "schema": {"type": "string", "format": "uri"}}
        responses["301"] = {"description": more["301"], "headers": {**_headers(), "Location": location}}
    responses |= _problems(_PROBLEMS)
    if "410" in more:
        responses["410"] = _problem(more["410"])
    return {
        "get": {
            "operationId": operation,
            "tags": [tag],
            "summary": uitleg,
            "description": f"{uitleg}. Onbekende parameters en waarden geven een fout, nooit een andere lijst.",
            "parameters": list(parameters),
            "responses": responses,
        }
    }


def _headers() -> Json:
    return {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}


def _answer(uitleg: str, schema: Json) -> Json:
    return {"description": uitleg, "headers": _headers(), "content": {"application/json": {"schema": schema}}}


def _problems(codes: Iterable[str]) -> Json:
    return {code: _problem(_PROBLEMS[code]) for code in codes}


def _problem(uitleg: str) -> Json:
    content = {"application/problem+json": {"schema": {"$ref": _REF + "Probleem"}}}
    return {"description": uitleg, "headers": _headers(), "content": content}


def _filters(begrippen: Vocabulary) -> Iterator[Json]:
    yield _query("zoek", "Woorden; tussen dubbele aanhalingstekens letterlijk bij elkaar.", _text())
    for dimensie in begrippen:
        terms = [*dimensie.termen, NIET_GERAPPORTEERD]
        yield _list(camel(dimensie.naam), f"{dimensie.label}. Een ruimer begrip neemt alles eronder mee.", terms)
        yield _list(camel(ZONDER + dimensie.naam), f"Zonder deze: {dimensie.meervoud.lower()}.", terms[:-1])
    for dimensie in begrippen.met("status"):
        yield _query(camel(dimensie.naam + MODUS), "Alle gekozen begrippen in plaats van een ervan.", _text([ALLE]))
        yield _query(camel(dimensie.naam + STATUS), "Wat de bron over het begrip meldt.", _text(list(STATUSSEN)))
    yield _list("herkomst", "Uit welke lijst.", list(HERKOMST))
    for naam, woord in (("jaarVan", "vanaf"), ("jaarTot", "tot en met")):
        year = {"type": "integer", "minimum": 1000, "maximum": 2999}
        yield _query(naam, f"Een publicatie {woord} dit jaar.", year)
    yield _query("sorteer", "Volgorde.", _text(list(SORTERINGEN)))


def _paging() -> Iterator[Json]:
    yield _query("pagina", "Welke pagina.", {"type": "integer", "minimum": 1, "default": 1})
    most = {"type": "integer", "minimum": 1, "maximum": MEESTE_PER_PAGINA, "default": PER_PAGINA}
    yield _query("perPagina", "Hoeveel er op een pagina staan.", most)


def _velden(namen: Sequence[str]) -> Json:
    uitleg = "Alleen deze velden, met komma’s ertussen; zonder: alle velden."
    return {**_query("velden", uitleg, {"type": "array", "items": _text(namen)}), "style": "form", "explode": False}


def _query(naam: str, uitleg: str, schema: Json) -> Json:
    return {"name": naam, "in": "query", "description": uitleg, "schema": schema}


def _list(naam: str, uitleg: str, waarden: Sequence[str]) -> Json:
    return {**_query(naam, uitleg, {"type": "array", "items": _text(waarden)}), "style": "form", "explode": True}


def _text(waarden: Sequence[str] | None = None) -> Json:
    return {"type": "string"} if waarden is None else {"type": "string", "enum": list(waarden)}
