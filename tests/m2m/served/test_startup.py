"""A mistake in the configuration stops Datasette from starting, and says what it is."""

from __future__ import annotations

import copy
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest
from datasette.utils import StartupError

from tests.m2m.served.library import config, serve

GENRE = "databases.bibliotheek.tables.boeken.plugins.m2m.dimensions.genre"
TABLE = "databases.bibliotheek.tables.boeken"
REMOVED = object()
MISTAKES: list[tuple[str, object, str]] = [
    (f"{GENRE}.junction", REMOVED, "m2m at table boeken: dimensions.genre.junction is missing."),
    (f"{GENRE}.kleur", "rood", "m2m at table boeken: dimensions.genre.kleur is not a setting that exists."),
    (f"{GENRE}.label_column", 3, "m2m at table boeken: dimensions.genre.label_column has a wrong value."),
    (f"{TABLE}.plugins.m2m.dimensions", {}, "m2m at table boeken: dimensions is empty."),
    (f"{TABLE}.plugins.m2m", "genre", "m2m at table boeken: m2m has a wrong value."),
    (f"{GENRE}.label_column", "titel", "m2m at table boeken: table genres has no column titel."),
    (f"{GENRE}.junction", "weg", "m2m at table boeken: table weg has no column boek, genre, oordeel."),
    (f"{TABLE}.plugins.m2m.key", "id", "m2m at table boeken: table boeken has no column id."),
    (
        f"{GENRE}.attributes",
        ["mode"],
        "m2m at table boeken: an attribute cannot be called 'mode'.",
    ),
    (
        f"{TABLE}.plugins.m2m.columns",
        ["kleur"],
        "m2m at table boeken: columns names unknown dimensions: kleur.",
    ),
    (f"{TABLE}.facets", [{"m2m": "kleur"}], "m2m at table boeken: facets names the unknown dimension kleur."),
]


def changed(path: str, value: object) -> dict[str, Any]:
    configuration = copy.deepcopy(config())
    *way, last = path.split(".")
    place = configuration
    for step in way:
        place = place[step]
    if value is REMOVED:
        del place[last]
    else:
        place[last] = value
    return configuration


@pytest.mark.parametrize(("path", "value", "message"), MISTAKES, ids=[message for _, _, message in MISTAKES])
async def test_a_mistake_is_told_at_start(library: Path, path: str, value: object, message: str) -> None:
    with pytest.raises(StartupError) as raised:
        await serve(library, changed(path, value)).invoke_startup()
    assert str(raised.value) == message


RENAMED = {
    "a b": "the name 'a b' cannot be in a URL. Use letters, digits and single underscores (_) between them.",
    "a__b": "the name 'a__b' cannot be in a URL. Use letters, digits and single underscores (_) between them.",
    "column": "_m2m_column means two things, at the parameter for columns and at column. "
    "Give the dimension another name.",
    "genre_oordeel": "_m2m_genre_oordeel means two things, at genre and at genre_oordeel. "
    "Give the dimension another name.",
    "kleur": "the table itself has a column kleur. Give the dimension another name.",
}


@pytest.mark.parametrize(("name", "message"), RENAMED.items(), ids=RENAMED)
async def test_a_name_has_to_be_clear_in_a_url(library: Path, name: str, message: str) -> None:
    configuration = copy.deepcopy(config())
    dimensions = configuration["databases"]["bibliotheek"]["tables"]["boeken"]["plugins"]["m2m"]["dimensions"]
    dimensions[name] = dimensions.pop("taal")
    with pytest.raises(StartupError) as raised:
        await serve(library, configuration).invoke_startup()
    assert str(raised.value) == f"m2m at table boeken: {message}"


async def test_a_database_that_is_not_served_is_not_looked_at(library: Path) -> None:
    configuration = config()
    configuration["databases"]["elders"] = changed(f"{GENRE}.junction", "weg")["databases"]["bibliotheek"]
    datasette = serve(library, configuration)
    await datasette.invoke_startup()
    assert (await datasette.client.get("/bibliotheek/boeken.json")).status_code == 200


@pytest.mark.skipif(
    "interventiecatalogus" not in {d.name for d in distributions()}, reason="the project is not installed"
)
@pytest.mark.parametrize("first", ["datasette.app", "toolkit.m2m", "toolkit.m2m.question", "toolkit.web"])
def test_the_plugin_is_whole_whatever_is_imported_first(first: str) -> None:
    """Datasette imports its plugins while it is imported itself, so a module of a plugin can be found half there."""
    code = f"import {first}; from datasette.plugins import pm; print(len(pm.get_hookcallers(pm.get_plugin('m2m'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "6\n"
