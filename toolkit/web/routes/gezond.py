"""`/-/gezond`: whether the site can answer."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.catalogus import ask, catalogus_of


async def page(datasette: Any) -> Response:
    """Ask the database something small; a failure is status 500 like any other."""
    (aantal,) = await ask(datasette, lambda conn: conn.execute("select count(*) from interventie").fetchone())
    body = {"status": "gezond", "interventies": aantal, "bouw": dict(catalogus_of(datasette).bouw)}
    return Response.json(body, headers={"cache-control": "no-store"})
