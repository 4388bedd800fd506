"""`/vergelijk?id=…&id=…`: up to four interventions side by side."""

from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import came_from_list, render
from toolkit.web.parameters import parse_own
from toolkit.web.queries.vergelijk import MEESTE, read_vergelijking, resolve_ids

_TELWOORDEN = ("Vergelijken", "Eén interventie", "Twee interventies", "Drie interventies", "Vier interventies")


async def page(datasette: Any, request: Any) -> Response:
    """Show the comparison that the address describes."""
    catalogus = catalogus_of(datasette)
    asked = parse_own(request.query_string, ("id",)).get("id", ())
    ids = await ask(datasette, lambda conn: resolve_ids(conn, asked))
    vergelijking = await ask(datasette, lambda conn: read_vergelijking(conn, catalogus, ids))
    context = {
        "pagina_naam": "zoeken",
        "v": vergelijking,
        "ids": ids,
        "kop": _TELWOORDEN[len(ids)] + (" naast elkaar" if len(ids) > 1 else ""),
        "vol": len(ids) >= MEESTE,
        "zonder": {i: urlencode([("id", other) for other in ids if other != i]) for i in ids},
        "query": urlencode([("id", i) for i in ids]),
        "fasen": tuple(catalogus.begrippen["fase"].termen.values()),
        "terug": came_from_list(request),
    }
    return await render(datasette, request, "vergelijk.html", context)
