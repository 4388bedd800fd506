"""`/api/v1/…`: the API by the NL API Design Rules; `toolkit.web.api` says what it asks and answers."""

import json
from collections.abc import Sequence
from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.api import lezen
from toolkit.web.api.modellen import Begrip, Bron, PublicatieMetInterventies
from toolkit.web.api.openapi import describe_api
from toolkit.web.api.vraag import ApiVraag, parse_list, parse_simple
from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.fouten import API_VERSION, NietGevondenError
from toolkit.web.parameters import MAX_ZOEK, known_values
from toolkit.web.queries.interventie import read_pagina, resolve_alias

Json = dict[str, Any]
_BASE = "/api/v1"


async def interventies(datasette: Any, request: Any) -> Response:
    """Return a page of the list that the filters give."""
    catalogus = catalogus_of(datasette)
    vraag = parse_list(request.query_string, catalogus.begrippen, interventie_fields(catalogus))
    ids, gelezen = await ask(datasette, lambda conn: lezen.select(conn, catalogus, vraag.zoekvraag))
    shown = vraag.pagina.cut(ids)
    found = await ask(datasette, lambda conn: lezen.read_interventies_json(conn, catalogus, shown))
    return _page(catalogus, "interventies", vraag, found, len(ids), {"gelezen": gelezen})


async def interventie(datasette: Any, request: Any) -> Response:
    """Return one intervention; an old slug leads to the new one."""
    catalogus, slug = catalogus_of(datasette), request.url_vars["slug"]
    vraag = parse_simple(request.query_string, interventie_fields(catalogus))
    newer = await ask(datasette, lambda conn: resolve_alias(conn, slug))
    if newer is not None:
        address = f"{catalogus.config.basis}{_BASE}/interventies/{newer}"
        return Response.redirect(address, status=301, headers={"API-Version": API_VERSION})
    # Reading the page says in Dutch what is not there, and what was meant.
    await ask(datasette, lambda conn: read_pagina(conn, catalogus, slug))
    (found,) = await ask(datasette, lambda conn: lezen.read_interventies_json(conn, catalogus, [slug]))
    return _answer(_chosen(found, vraag))


async def begrippen(datasette: Any, request: Any) -> Response:
    """Return a page of the vocabulary, of all dimensions or of those that are asked."""
    catalogus = catalogus_of(datasette)
    vraag = parse_simple(request.query_string, list(Begrip.model_fields), ("dimensie", "zoek"))
    known = [dimensie.naam for dimensie in catalogus.begrippen]
    asked = known_values("dimensie", vraag.eigen.get("dimensie", ()), known, "De beschrijving van de API noemt ze.")
    zoek = " ".join(vraag.eigen.get("zoek", ()))[:MAX_ZOEK]
    dimensies = [dimensie for dimensie in catalogus.begrippen if not asked or dimensie.naam in asked]
    found = lezen.begrippen_json(catalogus, dimensies, zoek)
    return _page(catalogus, "begrippen", vraag, vraag.pagina.cut(found), len(found))


async def begrip(datasette: Any, request: Any) -> Response:
    """Return one term."""
    catalogus, dimensie, term = catalogus_of(datasette), request.url_vars["dimensie"], request.url_vars["term"]
    vraag = parse_simple(request.query_string, list(Begrip.model_fields))
    if dimensie in catalogus.begrippen:
        for found in lezen.begrippen_json(catalogus, [catalogus.begrippen[dimensie]], ""):
            if found["id"] == term:
                return _answer(_chosen(found, vraag))
    raise NietGevondenError(f"Het begrip ‘{dimensie[:60]}/{term[:60]}’ bestaat niet.")


async def publicaties(datasette: Any, request: Any) -> Response:
    """Return a page of the publications about the interventions that the filters give."""
    catalogus = catalogus_of(datasette)
    vraag = parse_list(request.query_string, catalogus.begrippen, list(PublicatieMetInterventies.model_fields))
    ids, gelezen = await ask(datasette, lambda conn: lezen.select(conn, catalogus, vraag.zoekvraag))
    found = await ask(datasette, lambda conn: lezen.read_publicaties_json(conn, catalogus, ids))
    return _page(catalogus, "publicaties", vraag, vraag.pagina.cut(found), len(found), {"gelezen": gelezen})


async def publicatie(datasette: Any, request: Any) -> Response:
    """Return one publication."""
    catalogus, asked = catalogus_of(datasette), request.url_vars["id"]
    vraag = parse_simple(request.query_string, list(PublicatieMetInterventies.model_fields))
    found = await ask(datasette, lambda conn: lezen.read_publicatie_json(conn, catalogus, asked))
    return _answer(_chosen(found, vraag))


async def bronnen(datasette: Any, request: Any) -> Response:
    """Return the workbooks behind the catalogue."""
    vraag = parse_simple(request.query_string, list(Bron.model_fields))
    found = await ask(datasette, lezen.read_bronnen_json)
    return _page(catalogus_of(datasette), "bronnen", vraag, vraag.pagina.cut(found), len(found))


async def description(datasette: Any) -> Response:
    """Return the OpenAPI description."""
    return _answer(describe_api(catalogus_of(datasette)))


def interventie_fields(catalogus: OpenCatalogus) -> list[str]:
    """Return the fields of an intervention that can be chosen."""
    return list(lezen.interventie_keys(catalogus.opbouw))


def _page(
    catalogus: OpenCatalogus, naam: str, vraag: ApiVraag, items: Sequence[Json], aantal: int, extra: Json | None = None
) -> Response:
    address, pagina = f"{catalogus.config.basis}{_BASE}/{naam}", vraag.pagina
    links = {"self": {"href": vraag.link(address, pagina.nummer)}, "next": None, "prev": None}
    if pagina.nummer < pagina.last(aantal):
        links["next"] = {"href": vraag.link(address, pagina.nummer + 1)}
    if pagina.nummer > 1:
        links["prev"] = {"href": vraag.link(address, pagina.nummer - 1)}
    shown = [_chosen(item, vraag) for item in items]
    counts = {"aantal": aantal, "pagina": pagina.nummer, "per_pagina": pagina.per_pagina}
    return _answer({naam: shown, **counts, **(extra or {}), "_links": links})


def _chosen(item: Json, vraag: ApiVraag) -> Json:
    """Return the fields that are asked; what a thing is called is always among them."""
    key = "bestand" if "id" not in item else "id"
    return {name: value for name, value in item.items() if not vraag.velden or name in (key, *vraag.velden)}


def _answer(body: Json) -> Response:
    return Response(
        json.dumps(body, ensure_ascii=False),
        headers={"API-Version": API_VERSION},
        content_type="application/json; charset=utf-8",
    )
