"""Write a catalogue to a draft database, check it, and only then put it in the place of the published one."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path

from toolkit.links.results import link_rows
from toolkit.store.catalogus import Catalogus
from toolkit.store.described import dimensie_rows, veld_rows
from toolkit.store.disk import writing
from toolkit.store.rows import CatalogusRows
from toolkit.store.schema import schema_sql
from toolkit.store.validate import validate

Tables = Iterator[tuple[str, Iterator[dict[str, object]]]]
"""The name of each table with its rows."""


@contextmanager
def drafted(catalogus: Catalogus, target: Path, extend: Callable[[sqlite3.Connection], None]) -> Iterator[Path]:
    """Write `catalogus` to a draft beside `target`, check it, and give its path; it is gone afterwards.

    `extend` adds what is derived from the tables, such as the search index, before the draft is checked. Nothing is
    published until `publish` puts the draft in the place of `target`.

    Raises:
        StoreError: something cannot be written; the message says why.
        InvalidCatalogusError: the draft breaks a promise.

    """
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with _draft_beside(target) as draft:
        with writing(target):
            _write_draft(catalogus, draft, extend)
            validate(draft, catalogus)
            _flush_to_disk(draft)
        yield draft


def publish(draft: Path, target: Path) -> None:
    """Put `draft` in the place of `target`, atomically: a reader sees the old database or the new one.

    Raises:
        StoreError: it cannot be put there; the old one still is.

    """
    with writing(target):
        draft.replace(target)


@contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    """Give a new file of our own in the folder of `target`; two builds at once do not meet."""
    with writing(target):
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".concept", dir=target.parent)
        os.close(handle)
        draft = Path(name)
        draft.chmod(0o644)
    try:
        yield draft
    finally:
        for leftover in (draft, Path(f"{name}-journal")):
            leftover.unlink(missing_ok=True)


def _write_draft(catalogus: Catalogus, draft: Path, extend: Callable[[sqlite3.Connection], None]) -> None:
    write_tables(draft, schema_sql(catalogus.vocabulary, catalogus.velden), _tables(catalogus), extend)


def write_tables(path: Path, schema: str, tables: Tables, extend: Callable[[sqlite3.Connection], None]) -> None:
    """Write a database of `schema` with the rows of `tables` (referenced tables first), then what `extend` adds.

    The rows of one table have the same columns; they are taken one at a time and never kept.
    """
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript("pragma journal_mode = off; pragma synchronous = off;" + schema)
        with conn:
            for table, rows in tables:
                _insert(conn, table, rows)
        extend(conn)
        conn.executescript("analyze; vacuum;")


def _insert(conn: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows, None)
    if first is not None:
        # Names of columns are those of our own rows.
        columns, marks = ", ".join(first), ", ".join(f":{column}" for column in first)
        conn.executemany(f"insert into {table} ({columns}) values ({marks})", chain([first], rows))  # noqa: S608


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


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
