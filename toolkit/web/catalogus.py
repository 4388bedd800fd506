"""What the site knows from start to stop: configuration, vocabulary, search engine and facts of the build.

A database is replaced as a whole and the site restarted, so all of this is read once.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from toolkit.config.strict_yaml import ConfigError
from toolkit.lezer import Opbouw, read_opbouw
from toolkit.lezer.bronnen import is_samengesteld, read_bouw, read_herkomsten
from toolkit.search import Searcher
from toolkit.site_config import PLUGIN, SiteConfig, load_site_config
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.selectie import selectie_from
from toolkit.web.served_file import check_served
from toolkit.web.zoekvraag import Zoekvraag

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenCatalogus:
    """Everything that does not change while the site runs.

    Attributes:
        config: settings from metadata.yml.
        opbouw: dimensions, terms and fields.
        zoeker: the search engine on the index of this database.
        bouw: versions, hashes and counts of the build.
        aantal: number of interventions.
        totalen: number of interventions per term of every dimension (``niet-gerapporteerd`` included).
        herkomsten: how the screen names each kind of list.
        samengesteld: a list was compiled for this catalogue, so it is not the study's annex.

    """

    config: SiteConfig
    opbouw: Opbouw
    zoeker: Searcher
    bouw: Mapping[str, str]
    aantal: int
    totalen: Mapping[str, Mapping[str, int]]
    herkomsten: Mapping[str, str]
    samengesteld: bool

    @property
    def begrippen(self) -> Vocabulary:
        """Return the dimensions and terms."""
        return self.opbouw.dimensies

    def label(self, dimensie: str, term: str) -> str:
        """Return the Dutch label of a term."""
        return self.begrippen[dimensie].termen[term].nl


_PER_SITE: WeakKeyDictionary[Any, OpenCatalogus] = WeakKeyDictionary()


def database_name(datasette: Any) -> str:
    """Return the name that the database of the catalogue has, or would have, in this Datasette."""
    settings = datasette.plugin_config(PLUGIN) or {}
    return str(settings.get("database", SiteConfig.model_fields["database"].default))


def has_catalogus(datasette: Any) -> bool:
    """Return whether this Datasette serves the database of the catalogue."""
    return database_name(datasette) in datasette.databases


async def load_catalogus(datasette: Any) -> None:
    """Read what the pages need, once.

    Raises:
        ConfigError: the configuration of the plugin is missing or wrong, or the database has no search index.
        ClickException: the database is not what a build published.

    """
    config = load_site_config(datasette.plugin_config(PLUGIN))
    database = datasette.get_database(config.database)
    check_served(datasette, database)
    _PER_SITE[datasette] = await database.execute_fn(lambda conn: read_catalogus(conn, config))


def read_catalogus(conn: sqlite3.Connection, config: SiteConfig) -> OpenCatalogus:
    """Return the catalogue of an open database."""
    opbouw, zoeker = read_opbouw(conn), _load_searcher(conn)
    alles = selectie_from(conn, Zoekvraag(), zoeker)
    totalen = {dimensie.naam: alles.counts(conn, dimensie.naam) for dimensie in opbouw.dimensies}
    return OpenCatalogus(
        config=config,
        opbouw=opbouw,
        zoeker=zoeker,
        bouw=MappingProxyType(read_bouw(conn)),
        aantal=alles.count(conn),
        totalen=MappingProxyType(totalen),
        herkomsten=MappingProxyType(read_herkomsten(conn)),
        samengesteld=is_samengesteld(conn),
    )


def _load_searcher(conn: sqlite3.Connection) -> Searcher:
    try:
        return Searcher.load(conn)
    except sqlite3.OperationalError as error:
        raise ConfigError(f"De database heeft geen zoekindex ({error}). Bouw haar opnieuw met `make build`.") from error


def catalogus_of(datasette: Any) -> OpenCatalogus:
    """Return what `load_catalogus` read at the start."""
    return _PER_SITE[datasette]


async def ask(datasette: Any, question: Callable[[sqlite3.Connection], T]) -> T:
    """Run `question` on a read connection to the catalogue, outside the event loop."""
    database = datasette.get_database(catalogus_of(datasette).config.database)
    result: T = await database.execute_fn(question)
    return result
