"""Print the schema of the database, or a diagram of it, as generated from the vocabulary and the fields."""

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError
from toolkit.store.schema import schema_sql
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import load_velden

DATA = Path(__file__).parent.parent / "data"


def main() -> int:
    """Run the command; 0 printed, 2 when a YAML file is wrong."""
    parser = argparse.ArgumentParser(description="Toont het schema van de database, zoals een bouw het maakt.")
    parser.add_argument("--data", type=Path, default=DATA, help="map met vocabulaire/ en velden.yml")
    parser.add_argument("--diagram", action="store_true", help="als diagram van tabellen (Mermaid)")
    arguments = parser.parse_args()
    try:
        vocabulary = load_vocabulary(arguments.data / "vocabulaire")
        schema = schema_sql(vocabulary, load_velden(arguments.data / "velden.yml"))
        print("\n".join(diagram(schema, tuple(vocabulary.dimensies))) if arguments.diagram else schema)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def diagram(schema: str, dimensies: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of an entity-relationship diagram in Mermaid.

    All dimensions have the same pair of tables. Of those that also have the same columns only the first is drawn.
    """
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.executescript(schema)
        tables = [
            name for (name,) in conn.execute("select name from sqlite_schema where type = 'table' order by rowid")
        ]
        columns = {table: conn.execute(f"pragma table_info({table})").fetchall() for table in tables}
        drawn: dict[tuple[str, ...], str] = {}
        for dimensie in dimensies:
            names = (column[1].removeprefix(dimensie) for column in columns[f"interventie_{dimensie}"])
            drawn.setdefault(tuple(names), dimensie)
        hidden = {t for d in dimensies if d not in drawn.values() for t in (d, f"interventie_{d}")}
        yield "erDiagram"
        for table in (t for t in tables if t not in hidden):
            yield f"  {table} {{"
            yield from (
                f"    {kind or 'text'} {name}{' PK' if key else ''}" for _, name, kind, _, _, key in columns[table]
            )
            yield "  }"
            for _, _, other, column, *_ in conn.execute(f"pragma foreign_key_list({table})"):
                yield f"  {other} ||--o{{ {table} : {column}"


if __name__ == "__main__":
    sys.exit(main())
