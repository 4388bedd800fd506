"""What this site tells the plugin for m2m facets: its words in Dutch, and which dimensions hang on `interventie`."""

# Datasette has no types.
# mypy: disable-error-code="untyped-decorator"
from collections.abc import Awaitable
from dataclasses import asdict
from typing import Any

from datasette import hookimpl

from toolkit.m2m import ModeWords, Words
from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.vocabulary.kinds import Gebruik
from toolkit.web.catalogus import database_name, has_catalogus
from toolkit.web.geheugen import INTERVENTIE, ids_by_name, relation_of

# What every tag has beside its term. Any other column of its table is something to choose tags by.
_OF_EVERY_TAG = frozenset({"broncel_id", "brontekst", "methode", "score", "toegekend_door", "toelichting"})

WOORDEN = Words(
    column="kolom",
    mode="modus",
    any=ModeWords(
        value="een", chosen="{dimension} is een van: {terms}", offer="{dimension}: een van de gekozen waarden"
    ),
    all=ModeWords(
        value="alle", chosen="{dimension} heeft alle van: {terms}", offer="{dimension}: alle gekozen waarden"
    ),
    none=ModeWords(
        value="geen", chosen="{dimension} heeft geen van: {terms}", offer="{dimension}: geen van de gekozen waarden"
    ),
    not_reported=NIET_GERAPPORTEERD,
    not_reported_label="niet gerapporteerd",
    empty_cell="leeg",
    either=" of ",
    offer_facet="Tel per {dimension}",
    offer_column="Toon {dimension} als kolom",
    no_dimensions="Tabel {table} heeft geen dimensies om op te kiezen.",
    too_many_parameters="Dit adres heeft meer dan {most} parameters. Dat is te veel: haal er een aantal weg.",
    unknown_parameter="Onbekende parameter: {parameter}. {known}",
    unknown_dimension="Onbekende dimensie: “{dimension}”. {known}",
    known_dimensions="Tabel {table} heeft de dimensies {dimensions}.",
    repeated_mode="{parameter} staat er {times} keer. Geef hem één keer.",
    unknown_mode="{parameter} kan {any}, {all} of {none} zijn, niet “{value}”.",
    unknown_term="Onbekende waarde voor {dimension}: “{value}”. In de tabel {terms} staat wat er kan.",
    unknown_attribute="Onbekende waarde voor {attribute} van {dimension}: “{value}”.",
    contradiction=(
        "Wat u kiest voor {dimension} spreekt elkaar tegen: {not_reported} betekent dat er niets is ingevuld. "
        "Haal het weg, of haal de andere keuzes weg."
    ),
    not_visible="U mag de gegevens over {dimension} niet zien.",
    key_is_needed="Kolom {key} is nodig om {dimension} als kolom te tonen.",
    no_column_here="{parameter} kan in HTML, JSON en CSV, maar niet in deze vorm.",
    names_are_needed="Geef ook _extra=columns: anders is niet te zien welke kolom welke is.",
    configuration="m2m bij tabel {table}: {problem}",
    is_missing="ontbreekt",
    is_unknown="is geen bekende instelling",
    is_empty="is leeg",
    is_wrong="heeft een verkeerde waarde",
    name_not_in_url=("de naam {name} kan niet in een URL. Gebruik letters, cijfers en losse streepjes (_) ertussen."),
    attribute_is_mode="een kenmerk kan niet {name} heten.",
    two_meanings="{parameter} betekent twee dingen, bij {one} en bij {other}. Geef een dimensie een andere naam.",
    column_parameter="de parameter voor kolommen",
    unknown_columns="columns noemt onbekende dimensies: {dimensions}.",
    unknown_facet="facets noemt onbekende dimensie {dimension}.",
    is_column="de tabel heeft zelf al een kolom {dimension}. Geef de dimensie een andere naam.",
    no_column="tabel {table} heeft geen kolom {columns}.",
    not_a_key="kolom {key} is geen sleutel: waarden ontbreken of zijn dubbel.",
)


@hookimpl
def m2m_words(datasette: Any) -> Words | None:
    """Give the plugin its words in Dutch."""
    return WOORDEN if has_catalogus(datasette) else None


@hookimpl
def m2m_relations(datasette: Any, database: str, table: str) -> Awaitable[dict[str, Any]] | None:
    """Give the plugin every dimension in the database, so that a new one needs no configuration."""
    if (database, table) != (database_name(datasette), INTERVENTIE):
        return None
    return _dimensions(datasette.get_database(database))


@hookimpl
def m2m_order(datasette: Any, database: str, table: str) -> Awaitable[list[str]] | None:
    """Give the plugin the interventions by name, so that one index serves the pages of the site as well."""
    if (database, table) != (database_name(datasette), INTERVENTIE):
        return None
    ids: Awaitable[list[str]] = datasette.get_database(database).execute_fn(ids_by_name)
    return ids


async def _dimensions(database: Any) -> dict[str, Any]:
    dimensions, shown = {}, {}
    for dimensie, gebruik in map(tuple, await database.execute("select id, gebruik from dimensie order by volgorde")):
        described = asdict(relation_of(dimensie))
        for own in ("name", "table", "key"):
            del described[own]
        fixed = _OF_EVERY_TAG | {described["row_column"], described["term_column"]}
        columns = await database.table_columns(described["junction"])
        dimensions[dimensie] = {**described, "attributes": [column for column in columns if column not in fixed]}
        if (place := Gebruik.model_validate_json(gebruik).tabelkolom) is not None:
            shown[dimensie] = place
    return {"key": "id", "dimensions": dimensions, "columns": sorted(shown, key=shown.__getitem__)}
