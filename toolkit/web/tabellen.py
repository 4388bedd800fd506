"""Titles and descriptions of tables on Datasette's own pages, read once from the database that is served."""

from typing import Any
from weakref import WeakKeyDictionary

from toolkit.tabelteksten import INTERVENTIE, Tabel, describe_tables
from toolkit.web.catalogus import database_name

_PER_SITE: WeakKeyDictionary[Any, tuple[str, dict[str, Tabel]]] = WeakKeyDictionary()


async def load_table_texts(datasette: Any) -> None:
    """Read the description of the tables, once."""
    database = database_name(datasette)
    columns = datasette.metadata("columns", database=database, table=INTERVENTIE, fallback=False)
    given = {INTERVENTIE: {"columns": columns or {}}}
    tables = await datasette.get_database(database).execute_fn(lambda conn: describe_tables(conn, given))
    _PER_SITE[datasette] = database, tables


def table_texts_of(datasette: Any, database: str | None, table: str | None) -> dict[str, Any]:
    """Return what Datasette merges below metadata.yml, of one table when only that is asked; a new dict every time.

    Datasette writes into what it is given, and asks this many times for one page.
    """
    name, tables = _PER_SITE.get(datasette, ("", {}))
    if not tables or database not in (None, name):
        return {}
    asked = tables if table is None else {table: tables[table]} if table in tables else {}
    copies = {one: {**described, "columns": dict(described["columns"])} for one, described in asked.items()}
    return {"databases": {name: {"tables": copies}}}
