"""`/begrippen` and `/begrippen/<dimension>/<id>`: what the words mean."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import render
from toolkit.web.queries.begrippen import begrippen_of, read_begrip
from toolkit.web.woorden import STATUS_UITLEG, STATUSSEN


async def overview(datasette: Any, request: Any) -> Response:
    """Show every term of every dimension."""
    catalogus = catalogus_of(datasette)
    soorten = [(dimensie, tuple(begrippen_of(catalogus, dimensie))) for dimensie in catalogus.begrippen]
    return await render(datasette, request, "begrippen.html", {"pagina_naam": "begrippen", "soorten": soorten})


async def page(datasette: Any, request: Any) -> Response:
    """Show one term."""
    catalogus, dimensie, term = catalogus_of(datasette), request.url_vars["dimensie"], request.url_vars["term"]
    begrip = await ask(datasette, lambda conn: read_begrip(conn, catalogus, dimensie, term))
    context = {
        "pagina_naam": "begrippen",
        "begrip": begrip,
        "fasen": tuple(catalogus.begrippen["fase"].termen.values()),
        "statussen": STATUSSEN,
        "status_uitleg": STATUS_UITLEG,
    }
    return await render(datasette, request, "begrip.html", context)
