"""The schema of the database: what is always there, the columns of the fields, and the tables of each dimension."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib import resources

from toolkit.config.strict_yaml import ConfigError
from toolkit.vocabulary.dimension import Dimension, Vocabulary
from toolkit.vocabulary.kinds import Kenmerk, Soort
from toolkit.vocabulary.reserved import is_reserved_dimension, is_reserved_field
from toolkit.vocabulary.velden import NAAM, Veld, Velden

_TYPE: dict[Soort, str] = {"tekst": "text", "webadres": "text", "getal": "integer"}
_KENMERK: dict[Kenmerk, str] = {
    "status": "status text check (status in ('effect', 'ervaren', 'gemengd', 'geen_effect', 'beoogd')),"
    " -- what the source reports; null: nothing",
    "toelichting": "toelichting text,                    -- the note behind the status",
    "rol": "rol text not null default 'uiteindelijk' check (rol in ('uiteindelijk', 'intermediair')),",
}
# A term may be there twice in one cell only when these tell the two apart.
_IN_KEY: tuple[Kenmerk, ...] = ("rol",)


def schema_sql(vocabulary: Vocabulary, velden: Velden) -> str:
    """Return the statements that make an empty database for these dimensions and fields."""
    fixed = _fill(_read("schema.sql"), "velden", map(_column, velden.kolommen))
    return "\n".join([fixed, *map(_dimension, vocabulary)])


def check_names(vocabulary: Vocabulary, velden: Velden) -> None:
    """Check that every dimension can be a table and every field a column.

    Raises:
        ConfigError: a name is taken by the database, an address or an export, or means something else in SQL; or
            `woorden_over` of a dimension names what is neither a field nor a dimension.

    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_fill(_read("schema.sql"), "velden", ()))
        for veld in velden.kolommen:
            if is_reserved_field(veld.veld):
                raise ConfigError(_reserved("velden.yml", veld.veld, "de exports gebruiken"))
            if veld.veld != NAAM:
                _try(connection, f"alter table interventie add column {veld.veld} text", "velden.yml", veld.veld)
        for dimension in vocabulary:
            file = f"vocabulaire/{dimension.naam}.yml"
            if is_reserved_dimension(dimension.naam):
                raise ConfigError(_reserved(file, dimension.naam, "de adressen van de site gebruiken"))
            _try(connection, _dimension(dimension), file, dimension.naam)
            if unknown := {*dimension.gebruik.woorden_over} - {*velden.per_naam, *vocabulary.dimensies}:
                names = ", ".join(sorted(unknown))
                raise ConfigError(f"{file}: `woorden_over` noemt wat geen veld en geen dimensie is: {names}.")


def missing_parts(connection: sqlite3.Connection) -> list[str]:
    """Return in Dutch which tables and columns a database lacks that this version of the program reads.

    Dimensions and fields may differ per database: it says itself which it has.
    """
    try:
        dimensions = [naam for (naam,) in connection.execute("select id from dimensie")]
        fields = [naam for (naam,) in connection.execute("select id from veld")]
    except sqlite3.OperationalError as error:
        return [f"tabellen ontbreken ({error})"]
    there = _columns(connection)
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(_fill(_read("schema.sql"), "velden", ()) + _template("x", "methode"))
        wanted = _columns(empty)
    terms, tags = wanted.pop("x"), wanted.pop("interventie_x")
    wanted["interventie"].update(fields)
    for naam in dimensions:
        wanted |= {naam: terms, f"interventie_{naam}": tags - {"x_id"} | {f"{naam}_id"}}
    return [
        f"tabel {table} ontbreekt" if table not in there else f"tabel {table} mist {', '.join(sorted(lacking))}"
        for table, columns in wanted.items()
        if (lacking := columns - there.get(table, set()))
    ]


def _columns(connection: sqlite3.Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'"
    ):
        found.setdefault(table, set()).add(column)
    return found


def _reserved(file: str, naam: str, who: str) -> str:
    return f"{file}: de naam {naam} kan niet, want {who} hem zelf. Kies een andere naam."


def _try(connection: sqlite3.Connection, sql: str, file: str, naam: str) -> None:
    try:
        connection.executescript(sql)
    except sqlite3.OperationalError as error:
        raise ConfigError(
            f"{file}: de naam {naam} kan niet, want de database gebruikt hem zelf of SQL kent er een andere betekenis "
            f"voor ({error}). Kies een andere naam."
        ) from error


def _dimension(dimension: Dimension) -> str:
    key = ["interventie_id", f"{dimension.naam}_id", "broncel_id", *(k for k in _IN_KEY if k in dimension.kenmerken)]
    kenmerken = (_KENMERK[kenmerk] for kenmerk in dimension.kenmerken)
    return _template(dimension.naam, ", ".join(key), kenmerken).replace("{meervoud}", dimension.meervoud)


def _template(naam: str, sleutel: str, kenmerken: Iterable[str] = ()) -> str:
    text = _fill(_read("dimensie.sql"), "kenmerken", kenmerken)
    return text.replace("{sleutel}", sleutel).replace("{dimensie}", naam)


def _column(veld: Veld) -> str:
    if veld.kolom is None or veld.veld == NAAM:
        return ""
    return f"{veld.veld} {_TYPE[veld.kolom.soort]}, -- {veld.kolom.uitleg}"


def _fill(text: str, name: str, lines: Iterable[str]) -> str:
    """Put `lines` in the place of the line ``{name}``; without any, the line goes."""
    return text.replace(f"  {{{name}}}\n", "".join(f"  {line}\n" for line in lines if line))


def _read(name: str) -> str:
    return resources.files("toolkit.store").joinpath(name).read_text(encoding="utf-8")
