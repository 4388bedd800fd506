"""A hand-picked list: the interventions that ``id=`` names, in that order."""

import sqlite3
from collections.abc import Sequence


class PickError(Exception):
    """A picked id cannot be exported; the message says in Dutch which and why."""


def picked_ids(conn: sqlite3.Connection, slugs: Sequence[str]) -> list[str]:
    """Return the ids of the interventions that `slugs` name, each once, in their order; an old slug gives the new id.

    Raises:
        PickError: a slug is unknown, or of an intervention that was withdrawn.

    """
    found: dict[str, None] = {}
    for slug in slugs:
        found[_resolve(conn, slug)] = None
    return list(found)


def _resolve(conn: sqlite3.Connection, slug: str) -> str:
    if conn.execute("select 1 from interventie where id = ?", (slug,)).fetchone():
        return slug
    alias = conn.execute("select interventie_id, reden from interventie_alias where id = ?", (slug,)).fetchone()
    if alias is None:
        raise PickError(f"De catalogus heeft geen interventie ‘{slug[:80]}’. Kies de interventies opnieuw.")
    if alias[0] is None:
        raise PickError(f"De interventie ‘{slug[:80]}’ is uit de catalogus gehaald. Reden: {alias[1]}")
    return str(alias[0])
