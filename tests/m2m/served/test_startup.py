"""A mistake in the configuration stops Datasette from starting, and says in Dutch what it is."""

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

GENRE = "databases.bibliotheek.tables.boeken.plugins.m2m.dimensies.genre"
TABLE = "databases.bibliotheek.tables.boeken"
REMOVED = object()
MISTAKES: list[tuple[str, object, str]] = [
    (f"{GENRE}.koppeltabel", REMOVED, "m2m bij tabel boeken: dimensies.genre.koppeltabel ontbreekt."),
    (f"{GENRE}.kleur", "rood", "m2m bij tabel boeken: dimensies.genre.kleur is geen bekende instelling."),
    (f"{GENRE}.label_kolom", 3, "m2m bij tabel boeken: dimensies.genre.label_kolom heeft een verkeerde waarde."),
    (f"{TABLE}.plugins.m2m.dimensies", {}, "m2m bij tabel boeken: dimensies is leeg."),
    (f"{TABLE}.plugins.m2m", "genre", "m2m bij tabel boeken: m2m heeft een verkeerde waarde."),
    (f"{GENRE}.label_kolom", "titel", "m2m bij tabel boeken: tabel genres heeft geen kolom titel."),
    (f"{GENRE}.koppeltabel", "weg", "m2m bij tabel boeken: tabel weg heeft geen kolom boek, genre, oordeel."),
    (f"{TABLE}.plugins.m2m.sleutel", "id", "m2m bij tabel boeken: tabel boeken heeft geen kolom id."),
    (
        f"{GENRE}.kenmerken",
        ["modus"],
        "m2m bij tabel boeken: een kenmerk kan niet 'modus' heten.",
    ),
    (
        f"{TABLE}.plugins.m2m.kolommen",
        ["kleur"],
        "m2m bij tabel boeken: kolommen noemt onbekende dimensies: kleur.",
    ),
    (f"{TABLE}.facets", [{"m2m": "kleur"}], "m2m bij tabel boeken: facets noemt onbekende dimensie kleur."),
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
    "a b": "de naam 'a b' kan niet in een URL. Gebruik letters, cijfers en losse streepjes (_) ertussen.",
    "a__b": "de naam 'a__b' kan niet in een URL. Gebruik letters, cijfers en losse streepjes (_) ertussen.",
    "kolom": "_m2m_kolom betekent twee dingen, bij de parameter voor kolommen en bij kolom. "
    "Geef een dimensie een andere naam.",
    "genre_oordeel": "_m2m_genre_oordeel betekent twee dingen, bij genre en bij genre_oordeel. "
    "Geef een dimensie een andere naam.",
    "kleur": "de tabel heeft zelf al een kolom kleur. Geef de dimensie een andere naam.",
}


@pytest.mark.parametrize(("naam", "message"), RENAMED.items(), ids=RENAMED)
async def test_a_name_has_to_be_clear_in_a_url(library: Path, naam: str, message: str) -> None:
    configuration = copy.deepcopy(config())
    dimensies = configuration["databases"]["bibliotheek"]["tables"]["boeken"]["plugins"]["m2m"]["dimensies"]
    dimensies[naam] = dimensies.pop("taal")
    with pytest.raises(StartupError) as raised:
        await serve(library, configuration).invoke_startup()
    assert str(raised.value) == f"m2m bij tabel boeken: {message}"


async def test_a_database_that_is_not_served_is_not_looked_at(library: Path) -> None:
    configuration = config()
    configuration["databases"]["elders"] = changed(f"{GENRE}.koppeltabel", "weg")["databases"]["bibliotheek"]
    datasette = serve(library, configuration)
    await datasette.invoke_startup()
    assert (await datasette.client.get("/bibliotheek/boeken.json")).status_code == 200


@pytest.mark.skipif(
    "interventiecatalogus" not in {d.name for d in distributions()}, reason="the project is not installed"
)
@pytest.mark.parametrize("first", ["datasette.app", "toolkit.m2m.question"])
def test_the_plugin_is_whole_whatever_is_imported_first(first: str) -> None:
    """Datasette imports its plugins while it is imported itself, so a module of a plugin can be found half there."""
    code = f"import {first}; from datasette.plugins import pm; print(len(pm.get_hookcallers(pm.get_plugin('m2m'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "6\n"
