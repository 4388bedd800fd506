"""Arrays of numbers that are computed once, while building, so that a start only reads them."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray


def write_numbers(conn: sqlite3.Connection, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays by name; who reads one knows its type and shape."""
    conn.executemany("insert into zoek_getallen values (?, ?)", [(name, one.tobytes()) for name, one in arrays.items()])


def read_numbers(conn: sqlite3.Connection) -> dict[str, bytes]:
    """Return the bytes of each array."""
    return dict(conn.execute("select naam, getallen from zoek_getallen"))
