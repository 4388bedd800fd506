"""The schema of a made-up database, and its tables `dimensie` and `veld`, for the shipped vocabulary and fields."""

import sqlite3

from tests.conftest import DATA
from toolkit.store.described import dimensie_rows, veld_rows
from toolkit.store.schema import schema_sql
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import load_velden

DIMENSIES = tuple(dimension.naam for dimension in load_vocabulary(DATA / "vocabulaire"))


def schema() -> str:
    """Return the statements that make an empty database."""
    return schema_sql(load_vocabulary(DATA / "vocabulaire"), load_velden(DATA / "velden.yml"))


def describe(conn: sqlite3.Connection) -> None:
    """Fill `dimensie` and `veld` of an empty database."""
    vocabulary, velden = load_vocabulary(DATA / "vocabulaire"), load_velden(DATA / "velden.yml")
    for table, rows in (("dimensie", dimensie_rows(vocabulary)), ("veld", veld_rows(velden))):
        for row in rows:
            marks = ", ".join("?" * len(row))
            conn.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))
