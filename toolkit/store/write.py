"""Write a catalogue to a draft database and check it."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlite_utils

from toolkit.links.results import link_rows
from toolkit.store.catalogus import Catalogus
from toolkit.store.described import dimensie_rows, veld_rows
from toolkit.store.disk import writing
from toolkit.store.rows import CatalogusRows
from toolkit.store.schema import schema_sql
from toolkit.store.seal import seal
from toolkit.store.validate import validate

Extend = Callable[[sqlite3.Connection], None]
Tables = Iterator[tuple[str, Iterator[dict[str, object]]]]
"""The name of each table with its rows."""

_BATCH = 5_000
_INDEX = re.compile(r"^create index .*;$", re.MULTILINE)


def write_database(catalogus: Catalogus, draft: Path, extend: Extend) -> None:
    """Write `catalogus` to a new file `draft`, seal it and check it.

    `extend` adds what is derived from the tables, such as the search index, before the draft is checked. Nothing is
    published by this, see `toolkit.store.product_set`.

    Raises:
        StoreError: something cannot be written; the message says why.
        InvalidCatalogusError: the draft breaks a promise.

    """
    with writing(draft):
        write_tables(draft, schema_sql(catalogus.vocabulary, catalogus.velden), _tables(catalogus), extend)
        validate(draft, catalogus)


def write_tables(path: Path, schema: str, tables: Tables, extend: Extend) -> None:
    """Write a database of `schema` with the rows of `tables` (referenced tables first), then what `extend` adds.

    It is sealed at the end. The rows of one table have the same columns; they are taken one at a time and never kept.
    """
    db = sqlite_utils.Database(str(path))
    try:
        # An index is made at once when all rows are there: that is faster, and the file has no holes.
        db.conn.executescript("pragma journal_mode = off; pragma synchronous = off;" + _INDEX.sub("", schema))
        with db.atomic():
            for table, rows in tables:
                db.table(table).insert_all(rows, batch_size=_BATCH)
        db.conn.executescript("\n".join(_INDEX.findall(schema)))
        extend(db.conn)
        db.conn.executescript("analyze; vacuum;")
        seal(db.conn)
    finally:
        db.close()


def _tables(catalogus: Catalogus) -> Tables:
    """Yield every table with its rows, referenced tables first."""
    rows = CatalogusRows(catalogus)
    yield "bron", rows.bron()
    yield "dimensie", dimensie_rows(catalogus.vocabulary)
    yield "veld", veld_rows(catalogus.velden)
    for dimension in catalogus.vocabulary:
        yield dimension.naam, rows.terms(dimension)
    yield "begrip_label", rows.begrip_label()
    yield "interventie", rows.interventie()
    yield "naamsvariant", rows.naamsvariant()
    yield "interventie_alias", rows.interventie_alias()
    yield "uitgave", rows.uitgave()
    yield "wijziging", rows.wijziging()
    yield "broncel", rows.broncel()
    yield "correctie", rows.correctie()
    for dimension in catalogus.vocabulary:
        yield f"interventie_{dimension.naam}", rows.tags(dimension)
    yield "publicatie", rows.publicatie()
    yield "interventie_publicatie", rows.interventie_publicatie()
    yield "webadres", link_rows(catalogus.links)
    yield "bevinding", rows.bevinding()
    yield "bouw", rows.bouw()
