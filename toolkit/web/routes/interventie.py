"""`/interventie/<slug>`: one intervention."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.beschrijving import describe_interventie
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import came_from_list, render
from toolkit.web.queries.interventie import read_interventie, resolve_alias


async def page(datasette: Any, request: Any) -> Response:
    """Show the intervention; an old slug leads to the new one, a withdrawn one says so."""
    catalogus, slug = catalogus_of(datasette), request.url_vars["slug"]
    newer = await ask(datasette, lambda conn: resolve_alias(conn, slug))
    if newer is not None:
        return Response.redirect(datasette.urls.path(f"/interventie/{newer}"), status=301)
    interventie = await ask(datasette, lambda conn: read_interventie(conn, catalogus, slug))
    jsonld = await ask(datasette, lambda conn: describe_interventie(conn, catalogus.config, slug))
    context = {
        "jsonld": jsonld,
        "pagina_naam": "zoeken",
        "i": interventie,
        "begrippen": catalogus.begrippen,
        "fasen": tuple(catalogus.begrippen["fase"].termen.values()),
        "terug": came_from_list(request),
    }
    return await render(datasette, request, "interventie.html", context)
