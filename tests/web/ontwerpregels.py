"""The rules of the Dutch government for a description of an API, in Python.

Source: the ruleset for Spectral that Logius publishes with the NL API Design Rules (media/linter.yaml in the repository
Logius-standaarden/API-Design-Rules). The names are those of that ruleset, with warnings counted as errors. Left to
openapi-spec-validator: `oas3-schema`, `path-params`, `operation-operationId-unique` and the rules for examples. Left
out: `problem-invalid-input` for methods that write, since the API has none.
"""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_CAMEL = re.compile(r"\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*")
_PASCAL = re.compile(r"([A-Z][a-z\d]*)+")
_KEBAB = re.compile(
    r"(\/|(\/_[a-z0-9]+|\/(([a-z0-9\-]+|{[^}]+})(\/([a-z0-9\-\.]+|{[^}]+}))*)(\/_[a-z]+)?)\/?)"
)  # as in the ruleset
_METHODS = {"get", "put", "post", "delete", "patch", "parameters"}
_DATE_NAME = re.compile(r"date|datum|.*((\w+D)|(_[dD]))((ate)|(atum)).*")


def broken_rules(document: Json) -> list[str]:
    """Return a line for each place where a rule does not hold."""
    return [*_of_root(document), *_of_paths(document), *_of_answers(document), *_of_schemas(document)]


def _of_root(document: Json) -> Iterator[str]:
    if not re.fullmatch(r"3(\.\d+){1,2}", str(document.get("openapi", ""))):
        yield "nlgov:openapi3"
    if not _SEMVER.fullmatch(document["info"].get("version", "")):
        yield "nlgov:semver"
    if not document["info"].get("contact"):
        yield "info-contact"
    for naam in ("email", "name", "url"):
        if not document["info"].get("contact", {}).get(naam):
            yield f"nlgov:info-contact-fields-exist: {naam}"
    if not document.get("servers"):
        yield "oas3-api-servers"
    yield from _of_servers(document.get("servers", []))
    tags = [tag["name"] for tag in document.get("tags", [])]
    if len(tags) != len(set(tags)):
        yield "openapi-tags-uniqueness"


def _of_servers(servers: list[Json]) -> Iterator[str]:
    for server in servers:
        if not re.search(r"/v[\d+]", server["url"]):
            yield "nlgov:include-major-version-in-uri"
        if server["url"].startswith("http://"):
            yield "nlgov:servers-use-https"


def _of_paths(document: Json) -> Iterator[str]:
    for path, item in document["paths"].items():
        if path != "/" and path.endswith("/"):
            yield f"nlgov:paths-no-trailing-slash, path-keys-no-trailing-slash: {path}"
        if not re.search(r"/openapi\.(json|yaml)", path) and not _KEBAB.fullmatch(path):
            yield f"nlgov:paths-kebab-case: {path}"
        for method, operation in item.items():
            if method not in _METHODS:
                yield f"nlgov:http-methods: {path} {method}"
                continue
            parameters = operation.get("parameters", [])
            for parameter in parameters:
                if parameter["in"] == "query" and not _CAMEL.fullmatch(parameter["name"]):
                    yield f"nlgov:query-keys-camel-case: {path} {parameter['name']}"
            if parameters and "400" not in operation["responses"]:
                yield f"nlgov:problem-invalid-input: {path}"


def _of_answers(document: Json) -> Iterator[str]:
    for path, item in document["paths"].items():
        for operation in item.values():
            for status, answer in operation["responses"].items():
                place = f"{path} {status}"
                if status[0] in "23" and "api-version" not in {name.lower() for name in answer.get("headers", {})}:
                    yield f"nlgov:missing-version-header, nlgov:missing-header: {place}"
                if status[0] in "45":
                    content = answer.get("content", {})
                    if "application/problem+json" not in content:
                        yield f"nlgov:use-problem-schema: {place}"
                        continue
                    schema = _resolved(document, content["application/problem+json"]["schema"])
                    if not {"status", "title", "detail"} <= set(schema["properties"]):
                        yield f"nlgov:problem-schema-members: {place}"


def _of_schemas(document: Json) -> Iterator[str]:
    for naam, schema in document["components"]["schemas"].items():
        if not _PASCAL.fullmatch(naam):
            yield f"nlgov:schema-camel-case: {naam}"
        for name, part in schema.get("properties", {}).items():
            if part.get("format") in ("time", "date-time-local"):
                yield f"nlgov:time-without-timezone, nlgov:date-time-ensure-timezone: {naam}.{name}"
            if _DATE_NAME.fullmatch(name) and part.get("format") != "date":
                yield f"nlgov:specify-format-for-date-and-time, nlgov:use-date-instead-of-datetime: {naam}.{name}"


def _resolved(document: Json, schema: Json) -> Json:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
