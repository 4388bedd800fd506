"""How a table of the database is built, as far as a table schema needs to know."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackageColumn:
    """A column: its name, SQLite type in lower case (``text`` or ``integer``), and whether it must have a value."""

    naam: str
    soort: str
    verplicht: bool


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns here that point to columns of `tabel`."""

    kolommen: tuple[str, ...]
    tabel: str
    naar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackageTable:
    """A table of the database."""

    naam: str
    kolommen: tuple[PackageColumn, ...]
    sleutel: tuple[str, ...]
    verwijzingen: tuple[ForeignKey, ...]

    def rows(self, conn: sqlite3.Connection) -> Iterator[tuple[str | int | None, ...]]:
        """Yield every row, in the order of the primary key."""
        columns = ", ".join(quote(column.naam) for column in self.kolommen)
        order = ", ".join(quote(name) for name in self.sleutel) or "rowid"
        # Names come from the database's own schema, quoted; there is no user input here.
        yield from conn.execute(f"select {columns} from {quote(self.naam)} order by {order}")  # noqa: S608


def quote(name: str) -> str:
    """Return an SQL identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def read_table(conn: sqlite3.Connection, name: str) -> PackageTable:
    """Return how the table `name` is built.

    Raises:
        LookupError: the database has no such table.

    """
    info = conn.execute("select * from pragma_table_info(?)", (name,)).fetchall()
    if not info:
        raise LookupError(f"De database heeft geen tabel {name}.")
    key = sorted((row[5], row[1]) for row in info if row[5])
    return PackageTable(
        name,
        tuple(PackageColumn(row[1], row[2].lower(), bool(row[3] or row[5])) for row in info),
        tuple(column for _, column in key),
        _foreign_keys(conn, name),
    )


def _foreign_keys(conn: sqlite3.Connection, name: str) -> tuple[ForeignKey, ...]:
    found: dict[int, list[tuple[str, str, str]]] = {}
    for row in conn.execute('select id, seq, "table", "from", "to" from pragma_foreign_key_list(?)', (name,)):
        found.setdefault(row[0], []).append((row[2], row[3], row[4]))
    keys = [
        ForeignKey(tuple(part[1] for part in parts), parts[0][0], tuple(part[2] for part in parts))
        for parts in found.values()
    ]
    return tuple(sorted(keys, key=lambda key: key.kolommen))
