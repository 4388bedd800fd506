"""`/-/gezond`: whether the site can answer, serves what was published, and how old that is."""

import asyncio
from datetime import UTC, date, datetime
from sqlite3 import Connection, DatabaseError
from typing import Any

from datasette.utils.asgi import Response

from toolkit.lezer.tellingen import count_rows
from toolkit.lezer.wijzigingen import read_uitgaven
from toolkit.store.seal import INHOUD_SHA256
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.served_file import is_as_published

_NO_STORE = {"cache-control": "no-store"}
_CHANGED = (
    "De database of de open data zijn niet meer die waarmee de site startte. Start de site opnieuw; helpt dat niet, "
    "bouw dan opnieuw."
)
_TABLES = ("bron", "broncel", "interventie", "publicatie", "wijziging", "bevinding")


async def page(datasette: Any) -> Response:
    """Ask the database something small; 503 when it is not what was published."""
    bouw = dict(catalogus_of(datasette).bouw)
    about = {"bouwId": bouw[INHOUD_SHA256], "bouw": bouw}
    try:
        found = await ask(datasette, _look)
    except DatabaseError:
        found = None
    # The file is read whole once something about it changed.
    if found is None or not await asyncio.to_thread(is_as_published, datasette):
        return Response.json({"status": "ongezond", "melding": _CHANGED, **about}, status=503, headers=_NO_STORE)
    rijen, uitgave = found
    leeftijd = age_of(uitgave, bouw.get("peildatum"), datetime.now(UTC).date())
    return Response.json(
        {"status": "gezond", "interventies": rijen["interventie"], "rijen": rijen, "gegevens": leeftijd, **about},
        headers=_NO_STORE,
    )


def _look(conn: Connection) -> tuple[dict[str, int], str | None]:
    """Return the rows of the main tables, and the day of the newest publication."""
    return count_rows(conn, _TABLES), next(iter(read_uitgaven(conn)), None)


def age_of(uitgave: str | None, peildatum: str | None, today: date) -> dict[str, str | int | None]:
    """Return how old the data are, for a monitor that warns when nobody publishes any more.

    Args:
        uitgave: day of the newest publication (ISO 8601), None before the first.
        peildatum: day of the workbooks, in the words of who made them.
        today: the day of asking.

    Returns:
        both days, and whole days since the publication: 0 on its own day and before it, None when there is none.

    """
    days = None if uitgave is None else max(0, (today - date.fromisoformat(uitgave)).days)
    return {"uitgave": uitgave, "peildatum": peildatum, "dagenOud": days}
