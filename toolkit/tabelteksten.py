"""What the tables of the database say about themselves: title, description, a text per column, and how they are shown.

The texts of what is the same in every build are in metadata.yml. The tables of the dimensions and the columns of the
fields follow from the database's own tables `dimensie` and `veld`, in the words of tabelteksten.yml: what was built is
what is described. Both Datasette's pages and the data package take their texts here.
"""

import sqlite3
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.vocabulary.kinds import KENMERKEN, Kenmerk

Tabel = dict[str, Any]
"""Description of one table, with the keys of Datasette's metadata (``title``, ``columns``, ``sort``, ``facets``, …)."""

INTERVENTIE = "interventie"
_TEKSTEN = Path(__file__).with_suffix(".yml")
# A note is a sentence of its own in every row, so there is nothing to count.
_TO_COUNT: tuple[Kenmerk, ...] = ("status", "rol")


class _Begrippen(StrictModel):
    titel: str
    uitleg: str
    landen: str
    instellingen: Mapping[str, str | int]
    kolommen: Mapping[str, str]


class _Tags(StrictModel):
    titel: str
    uitleg: str
    door_samensteller: str
    deels_door_samensteller: str
    instellingen: Mapping[str, str | int]
    begrip: str
    land: str
    kolommen: Mapping[str, str]
    kenmerken: Mapping[Kenmerk, str]


class _Teksten(StrictModel):
    begrippen: _Begrippen
    tags: _Tags
    veld: str


class _Dimensie(NamedTuple):
    id: str
    label: str
    meervoud: str
    definitie: str
    kenmerken: str | None
    eerste_filter: int
    landen: int
    uitleg_tags: str | None

    def fill(self, pattern: str) -> str:
        return pattern.format_map(self._asdict())


@cache
def _teksten() -> _Teksten:
    return load_yaml(_TEKSTEN, _Teksten)


def describe_tables(conn: sqlite3.Connection, given: Mapping[str, Mapping[str, Any]]) -> dict[str, Tabel]:
    """Return the description of every table: what is `given`, then what the database says about itself.

    Args:
        conn: the database of the catalogue.
        given: the tables of metadata.yml; what stands there goes before what is made here.

    Returns:
        Table → description, with its columns in the order of the table.

    """
    made = _made(conn)
    described = {name: {**made.get(name, {}), **table} for name, table in given.items()}
    described |= {name: table for name, table in made.items() if name not in described}
    for name in made:
        columns = {**made[name]["columns"], **given.get(name, {}).get("columns", {})}
        described[name]["columns"] = {
            column: columns.pop(column) for column in _columns(conn, name) if column in columns
        } | columns
    return described


def _made(conn: sqlite3.Connection) -> dict[str, Tabel]:
    sql = f"select {', '.join(_Dimensie._fields)} from dimensie order by volgorde"  # noqa: S608 -- own names
    dimensies = [_Dimensie(*row) for row in conn.execute(sql)]
    made = {INTERVENTIE: _interventie(conn, dimensies)}
    for dimensie in dimensies:
        made[dimensie.id] = _begrippen(conn, dimensie)
        made[f"interventie_{dimensie.id}"] = _tags(conn, dimensie)
    return made


def _interventie(conn: sqlite3.Connection, dimensies: list[_Dimensie]) -> Tabel:
    velden = conn.execute("select id, titel, uitleg from veld order by volgorde")
    return {
        "facets": [{"m2m": dimensie.id} for dimensie in dimensies if dimensie.eerste_filter],
        "columns": {veld: _teksten().veld.format(titel=titel, uitleg=uitleg) for veld, titel, uitleg in velden},
    }


def _begrippen(conn: sqlite3.Connection, dimensie: _Dimensie) -> Tabel:
    teksten = _teksten().begrippen
    (layered,) = conn.execute(
        f"select exists (select 1 from {dimensie.id} where broader_id is not null)"  # noqa: S608 -- a name of dimensie
    ).fetchone()
    return {
        "title": dimensie.fill(teksten.titel),
        "description": _sentences(dimensie.fill(teksten.uitleg), teksten.landen if dimensie.landen else ""),
        **teksten.instellingen,
        **({"facets": ["broader_id"]} if layered else {}),
        "columns": dict(teksten.kolommen),
    }


def _tags(conn: sqlite3.Connection, dimensie: _Dimensie) -> Tabel:
    teksten = _teksten().tags
    term = f"{dimensie.id}_id"
    kenmerken = [kenmerk for kenmerk in KENMERKEN if kenmerk in (dimensie.kenmerken or "").split()]
    return {
        "title": dimensie.fill(teksten.titel),
        "description": _sentences(
            dimensie.uitleg_tags or dimensie.fill(teksten.uitleg), _who_assigned(conn, dimensie, teksten)
        ),
        **teksten.instellingen,
        "facets": [term, *(kenmerk for kenmerk in kenmerken if kenmerk in _TO_COUNT)],
        "columns": {
            **teksten.kolommen,
            term: dimensie.fill(teksten.land if dimensie.landen else teksten.begrip),
            **{kenmerk: teksten.kenmerken[kenmerk] for kenmerk in kenmerken},
        },
    }


def _who_assigned(conn: sqlite3.Connection, dimensie: _Dimensie, teksten: _Tags) -> str:
    """Return the sentence that says so when the compilers of the workbooks gave the tags, all of them or some."""
    who = {row[0] for row in conn.execute(f"select distinct toegekend_door from interventie_{dimensie.id}")}  # noqa: S608 -- a name of dimensie
    if "samensteller" not in who:
        return ""
    return teksten.door_samensteller if who == {"samensteller"} else teksten.deels_door_samensteller


def _sentences(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _columns(conn: sqlite3.Connection, table: str) -> list[str]:
    return [row[0] for row in conn.execute("select name from pragma_table_info(?)", (table,))]
