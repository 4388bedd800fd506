"""What the tables of the database say about themselves: title, description, a text per column, and how they are shown.

The texts of what is the same in every build are in metadata.yml. The tables of the dimensions and the columns of the
fields follow from the database's own tables `dimensie` and `veld`, in the words of tabelteksten.yml: what was built is
what is described. Both Datasette's pages and the data package take their texts here.
"""

import sqlite3
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.codes import SAMENSTELLER
from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.lezer import Opbouw, read_opbouw
from toolkit.lezer.tellingen import Dekking, read_dekking
from toolkit.vocabulary.dimension import Dimension
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


class _TagTexts(StrictModel):
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
    tags: _TagTexts
    veld: str


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
    opbouw = read_opbouw(conn)
    made = {INTERVENTIE: _interventie(opbouw)}
    for dekking in read_dekking(conn, opbouw.dimensies):
        dimensie = dekking.dimensie
        made[dimensie.naam] = _begrippen(dimensie)
        made[f"interventie_{dimensie.naam}"] = _tags(dekking)
    return made


def _interventie(opbouw: Opbouw) -> Tabel:
    return {
        "facets": [{"m2m": dimensie.naam} for dimensie in opbouw.dimensies if dimensie.eerste_filter],
        "columns": {
            veld.veld: _teksten().veld.format(titel=veld.titel, uitleg=veld.kolom.uitleg)
            for veld in opbouw.velden
            if veld.kolom
        },
    }


def _begrippen(dimensie: Dimension) -> Tabel:
    teksten = _teksten().begrippen
    layered = any(term.broader for term in dimensie.termen.values())
    return {
        "title": _fill(teksten.titel, dimensie),
        "description": _sentences(_fill(teksten.uitleg, dimensie), teksten.landen if dimensie.landen else ""),
        **teksten.instellingen,
        **({"facets": ["broader_id"]} if layered else {}),
        "columns": dict(teksten.kolommen),
    }


def _tags(dekking: Dekking) -> Tabel:
    teksten, dimensie = _teksten().tags, dekking.dimensie
    term = f"{dimensie.naam}_id"
    kenmerken = [kenmerk for kenmerk in KENMERKEN if kenmerk in dimensie.kenmerken]
    return {
        "title": _fill(teksten.titel, dimensie),
        "description": _sentences(
            dimensie.uitleg_tags or _fill(teksten.uitleg, dimensie), _who_assigned(dekking, teksten)
        ),
        **teksten.instellingen,
        "facets": [term, *(kenmerk for kenmerk in kenmerken if kenmerk in _TO_COUNT)],
        "columns": {
            **teksten.kolommen,
            term: _fill(teksten.land if dimensie.landen else teksten.begrip, dimensie),
            **{kenmerk: teksten.kenmerken[kenmerk] for kenmerk in kenmerken},
        },
    }


def _who_assigned(dekking: Dekking, teksten: _TagTexts) -> str:
    """Return the sentence that says so when the compilers of the workbooks gave the tags, all of them or some."""
    who = set(dekking.per_toekenner)
    if SAMENSTELLER not in who:
        return ""
    return teksten.door_samensteller if who == {SAMENSTELLER} else teksten.deels_door_samensteller


def _fill(pattern: str, dimensie: Dimension) -> str:
    return pattern.format(
        id=dimensie.naam, label=dimensie.label, meervoud=dimensie.meervoud, definitie=dimensie.definitie
    )


def _sentences(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _columns(conn: sqlite3.Connection, table: str) -> list[str]:
    return [row[0] for row in conn.execute("select name from pragma_table_info(?)", (table,))]
