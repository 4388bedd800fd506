"""`/interventie/<slug>`: one intervention."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.beschrijving import describe_interventie
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import came_from_list, render, site_of
from toolkit.web.parameters import KEUZE
from toolkit.web.queries.interventie import read_pagina, resolve_alias
from toolkit.web.queries.keuze import read_keuze


async def page(datasette: Any, request: Any) -> Response:
    """Show the intervention; an old slug leads to the new one, a withdrawn one says so."""
    catalogus, slug = catalogus_of(datasette), request.url_vars["slug"]
    newer = await ask(datasette, lambda conn: resolve_alias(conn, slug))
    if newer is not None:
        return Response.redirect(site_of(datasette).urls.path(f"/interventie/{newer}"), status=301)
    pagina = await ask(datasette, lambda conn: read_pagina(conn, catalogus, slug))
    asked = request.args.getlist(KEUZE)
    keuze = await ask(datasette, lambda conn: read_keuze(conn, asked))
    lijst = came_from_list(datasette, request)
    context = {
        "jsonld": describe_interventie(pagina.overzicht.interventie, catalogus.begrippen, catalogus.config),
        "pagina_naam": "zoeken",
        "pagina": pagina,
        "i": pagina.overzicht,
        "canoniek": f"/interventie/{slug}",
        "keuze": keuze,
        "uit_lijst": lijst is not None,
        "terug": keuze.in_lijst(lijst),
        "terug_met": keuze.met(slug).in_lijst(lijst),
    }
    return await render(datasette, request, "interventie.html", context)
