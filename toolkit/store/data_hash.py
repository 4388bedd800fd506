"""The check number of the data: one hash over the sources, the decisions of people, and what they became."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator

# What a build notices and says about itself is no data of the catalogue.
_ABOUT_THE_BUILD = {"bevinding", "bouw"}
GEGEVENS_SHA256 = "gegevens_sha256"


def record_data_hash(connection: sqlite3.Connection, sources: str) -> None:
    """Write the hash of the data to the table `bouw`; to be called before anything is derived from the tables.

    Two databases have the same hash only when they were made of the same workbooks and the same decisions, and hold
    the same rows. Templates, code and comments do not count, nor do findings; the order of rows does not either.

    Args:
        connection: a database with the tables of the catalogue filled, and no others yet.
        sources: hash of the workbooks and the decisions, see `toolkit.inputs.sources_hash`.

    """
    digest = hashlib.sha256(sources.encode())
    for line in _table_lines(connection):
        digest.update(line.encode() + b"\n")
    with connection:
        connection.execute("insert into bouw (sleutel, waarde) values (?, ?)", (GEGEVENS_SHA256, digest.hexdigest()))


def _table_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the name of each table with its columns, and its rows in an order of their own."""
    # The content of a virtual table, such as the search index, stands in tables of its own.
    tables = connection.execute(
        "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name"
    ).fetchall()
    for (table,) in tables:
        if table in _ABOUT_THE_BUILD or table.startswith("sqlite_"):
            continue
        columns = [name for (name,) in connection.execute("select name from pragma_table_info(?)", (table,))]
        yield json.dumps([table, columns])
        order = ", ".join(str(number) for number in range(1, len(columns) + 1))
        for row in connection.execute(f'select * from "{table}" order by {order}'):  # noqa: S608 - our own tables
            yield json.dumps(list(row), ensure_ascii=False, default=bytes.hex)
