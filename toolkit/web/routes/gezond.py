"""`/-/gezond`: whether the site can answer, and serves what was published."""

from sqlite3 import DatabaseError
from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.served_file import is_as_published

_NO_STORE = {"cache-control": "no-store"}
_CHANGED = (
    "De database is niet meer die waarmee de site startte. Start de site opnieuw; helpt dat niet, bouw dan opnieuw."
)


async def page(datasette: Any) -> Response:
    """Ask the database something small; 503 when it is not what was published."""
    try:
        (aantal,) = await ask(datasette, lambda conn: conn.execute("select count(*) from interventie").fetchone())
    except DatabaseError:
        aantal = None
    bouw = dict(catalogus_of(datasette).bouw)
    if aantal is None or not is_as_published(datasette):
        return Response.json({"status": "ongezond", "melding": _CHANGED, "bouw": bouw}, status=503, headers=_NO_STORE)
    return Response.json({"status": "gezond", "interventies": aantal, "bouw": bouw}, headers=_NO_STORE)
