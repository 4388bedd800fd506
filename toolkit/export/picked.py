"""A hand-picked list: the interventions that ``id=`` names, in that order."""

import sqlite3
from collections.abc import Sequence

from toolkit.lezer.adressen import read_bestemmingen


class PickError(Exception):
    """A picked id cannot be exported; the message says in Dutch which and why."""


def picked_ids(conn: sqlite3.Connection, slugs: Sequence[str]) -> list[str]:
    """Return the ids of the interventions that `slugs` name, each once, in their order; an old slug gives the new id.

    Raises:
        PickError: a slug is unknown, or of an intervention that was withdrawn.

    """
    known = read_bestemmingen(conn, slugs)
    found: dict[str, None] = {}
    for slug in slugs:
        if slug not in known:
            raise PickError(f"De catalogus heeft geen interventie ‘{slug[:80]}’. Kies de interventies opnieuw.")
        bestemming = known[slug]
        if bestemming.interventie is None:
            raise PickError(f"De interventie ‘{slug[:80]}’ is uit de catalogus gehaald. Reden: {bestemming.reden}")
        found[bestemming.interventie.id] = None
    return list(found)
