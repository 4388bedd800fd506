"""Check a draft database before it is published: whole, consistent, and nothing of the workbooks lost."""

import sqlite3
from pathlib import Path

from toolkit.lezer import open_readonly
from toolkit.store.catalogus import Catalogus
from toolkit.store.seal import damage, problems


class InvalidCatalogusError(Exception):
    """The draft breaks a promise of the catalogue; a mistake in the program, so the message says what to report."""


def validate(draft: Path, catalogus: Catalogus) -> None:
    """Check the database at `draft` against what was read.

    Raises:
        InvalidCatalogusError: SQLite finds it damaged, a reference dangles, or rows were lost on the way.

    """
    found = problems(draft)
    if not found:
        with open_readonly(draft) as connection:
            found = damage(connection) or _losses(connection, catalogus)
    if found:
        raise InvalidCatalogusError("De nieuwe database klopt niet en is niet gepubliceerd:\n- " + "\n- ".join(found))


def _losses(connection: sqlite3.Connection, catalogus: Catalogus) -> list[str]:
    expected = {
        "broncel": sum(len(bron.reading.cellen) for bron in catalogus.bronnen),
        "interventie": len(catalogus.interventies),
        "bevinding": len(catalogus.bevindingen),
    }
    counts = {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in expected}  # noqa: S608
    return [
        f"tabel {table}: {counts[table]} rijen geschreven, {number} verwacht"
        for table, number in expected.items()
        if counts[table] != number
    ]
