"""What is read once, when Datasette starts: the words of the site and the dimensions of every table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from datasette.plugins import pm
from datasette.utils import StartupError, await_me_maybe

from .dimensions import Dimensions, DimensionsError, columns_in_use, read_dimensions
from .engine import read_into_memory
from .memory import NotAKeyError
from .versions import table_configs
from .words import Words

PLUGIN = "m2m"


@dataclass(frozen=True, slots=True)
class M2mSite:
    """The words of one Datasette, and the dimensions by database and table."""

    words: Words
    dimensions: Mapping[tuple[str, str], Dimensions]


_sites: WeakKeyDictionary[Any, M2mSite] = WeakKeyDictionary()


def site_of(datasette: Any) -> M2mSite:
    """Return what was read when this Datasette started."""
    return _sites[datasette]


async def read_site(datasette: Any) -> None:
    """Read and check everything, so a mistake is seen at once and not by the first visitor.

    Raises:
        StartupError: the configuration is not usable.
    """
    words = pm.hook.m2m_words(datasette=datasette) or Words()
    configs = table_configs(datasette)
    dimensions = {}
    for database, db in list(datasette.databases.items()):
        configured = [table for place, table in configs if place == database]
        for table in dict.fromkeys([*await db.table_names(), *await db.view_names(), *configured]):
            config = configs.get((database, table), {})
            given = await await_me_maybe(pm.hook.m2m_relations(datasette=datasette, database=database, table=table))
            raw = _over(given, (config.get("plugins") or {}).get(PLUGIN))
            if raw is not None:
                try:
                    dimensions[database, table] = await _read_table(datasette, database, table, raw, config, words)
                except DimensionsError as error:
                    raise StartupError(str(error)) from None
    _sites[datasette] = M2mSite(words, dimensions)


def _over(given: object, configured: object) -> object:
    """Return what a hook gives with what is configured at the table over it, setting by setting."""
    if isinstance(given, Mapping) and isinstance(configured, Mapping):
        return {**given, **configured}
    return given if configured is None else configured


async def _read_table(
    datasette: Any, database: str, table: str, raw: object, config: Mapping[str, Any], words: Words
) -> Dimensions:
    dimensions = read_dimensions(table, raw, words)
    await _check_tables(datasette.get_database(database), dimensions)
    for facet in config.get("facets") or []:
        if isinstance(facet, dict) and PLUGIN in facet and facet[PLUGIN] not in dimensions.relations:
            raise dimensions.error(words.unknown_facet.format(dimension=facet[PLUGIN]))
    try:
        order = await await_me_maybe(pm.hook.m2m_order(datasette=datasette, database=database, table=table))
        await read_into_memory(datasette, database, dimensions, order)
    except NotAKeyError:
        raise dimensions.error(words.not_a_key.format(key=dimensions.key)) from None
    return dimensions


async def _check_tables(database: Any, dimensions: Dimensions) -> None:
    own = set(await database.table_columns(dimensions.table)) | {"rowid"}
    needed = [(dimensions.table, {dimensions.key})]
    for relation in dimensions.relations.values():
        needed += list(columns_in_use(relation).items())
        if relation.name in own:
            raise dimensions.error(dimensions.words.is_column.format(dimension=relation.name))
    for table, columns in needed:
        missing = columns - set(await database.table_columns(table)) - {"rowid"}
        if missing:
            names = ", ".join(sorted(missing))
            raise dimensions.error(dimensions.words.no_column.format(table=table, columns=names))
