"""`/vergelijk?id=…&id=…`: up to four interventions side by side."""

from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import came_from_list, render
from toolkit.web.parameters import parse_own
from toolkit.web.queries.vergelijk import MEESTE, Vergelijking, read_vergelijking, resolve_ids

_TELWOORDEN = ("Twee", "Drie", "Vier")


def _kop(vergelijking: Vergelijking) -> str:
    """Return the heading, which asks for what is missing."""
    kaarten = vergelijking.kaarten
    if not kaarten:
        return "Vergelijken: kies de eerste interventie"
    if len(kaarten) == 1:
        return f"Vergelijk {kaarten[0].naam}: kies een tweede interventie"
    return f"{_TELWOORDEN[len(kaarten) - 2]} interventies naast elkaar"


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
        "kop": _kop(vergelijking),
        "vol": len(ids) >= MEESTE,
        "zonder": {i: urlencode([("id", other) for other in ids if other != i]) for i in ids},
        "query": urlencode([("id", i) for i in ids]),
        "fasen": tuple(catalogus.begrippen["fase"].termen.values()),
        "terug": came_from_list(request),
    }
    return await render(datasette, request, "vergelijk.html", context)
