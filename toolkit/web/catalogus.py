"""What the site knows of one build: configuration, vocabulary, search engine and facts of the build.

A database never changes: another build gets a site of its own (`newest_build`), so all of this is read once.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from toolkit.config.strict_yaml import ConfigError
from toolkit.lezer import Opbouw, read_opbouw
from toolkit.lezer.bronnen import is_samengesteld, read_bouw, read_herkomsten
from toolkit.lezer.vertaald import in_language
from toolkit.m2m import MemoryIndex, index_of
from toolkit.schermwoorden import TUSSEN_TITELS
from toolkit.search import Searcher
from toolkit.site_config import PLUGIN, SiteConfig, load_site_config
from toolkit.store.seal import INHOUD_SHA256
from toolkit.talen import NEDERLANDS, spreekt, vertaal
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.bewaard import code_version
from toolkit.web.geheugen import INTERVENTIE, Geheugen, read_geheugen
from toolkit.web.selectie import selectie_from
from toolkit.web.served_file import check_served
from toolkit.web.wachtrij import put
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.begin import Ingangsrij, ingangen_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenCatalogus:
    """Everything that does not change while the site runs.

    Attributes:
        config: settings from metadata.yml.
        opbouw: dimensions, terms and fields.
        zoeker: the search engine on the index of this database.
        geheugen: the interventions as sets of rows, for every selection and count.
        bouw: versions, hashes and counts of the build.
        aantal: number of interventions.
        totalen: number of interventions per term of every dimension (``niet-gerapporteerd`` included).
        herkomsten: how the screen names each kind of list.
        ingangen: the entrances of the home page, with their counts.
        samengesteld: a list was compiled for this catalogue, so it is not the study's annex.
        versie: hash of the build, the settings, and the code and templates that show it.

    """

    config: SiteConfig
    opbouw: Opbouw
    zoeker: Searcher
    geheugen: Geheugen
    bouw: Mapping[str, str]
    aantal: int
    totalen: Mapping[str, Mapping[str, int]]
    herkomsten: Mapping[str, str]
    ingangen: Mapping[str, tuple[Ingangsrij, ...]]
    samengesteld: bool
    versie: str

    @property
    def build_id(self) -> str:
        """Return the start of the hash over all that this database holds: another build has another."""
        return self.bouw.get(INHOUD_SHA256, "")[:16]

    @property
    def begrippen(self) -> Vocabulary:
        """Return the dimensions and terms."""
        return self.opbouw.dimensies

    def in_language(self) -> "OpenCatalogus":
        """Return the same catalogue with its words in the language of the answer at hand."""
        opbouw = in_language(self.opbouw)
        return replace(
            self,
            opbouw=opbouw,
            herkomsten=MappingProxyType({code: _titles_in_language(words) for code, words in self.herkomsten.items()}),
            ingangen=ingangen_of(opbouw.dimensies, self.totalen),
        )

    def label(self, dimensie: str, term: str) -> str:
        """Return the label of a term."""
        return self.begrippen[dimensie].termen[term].label


def _titles_in_language(words: str) -> str:
    return TUSSEN_TITELS.join(map(vertaal, words.split(TUSSEN_TITELS)))


# Per language; what `load_catalogus` read is there from the start.
_PER_SITE: WeakKeyDictionary[Any, dict[str, OpenCatalogus]] = WeakKeyDictionary()


def database_name(datasette: Any) -> str:
    """Return the name that the database of the catalogue has, or would have, in this Datasette."""
    settings = datasette.plugin_config(PLUGIN) or {}
    return str(settings.get("database", SiteConfig.model_fields["database"].default))


def has_catalogus(datasette: Any) -> bool:
    """Return whether this Datasette serves the database of the catalogue."""
    return database_name(datasette) in datasette.databases


def check_database(datasette: Any) -> None:
    """Check the database before anything reads it.

    Raises:
        ConfigError: the configuration of the plugin is missing or wrong.
        ClickException: the database is not what a build published.

    """
    config = load_site_config(datasette.plugin_config(PLUGIN))
    check_served(datasette, datasette.get_database(config.database))


async def load_catalogus(datasette: Any) -> None:
    """Read what the pages need, once.

    Raises:
        ConfigError: the configuration of the plugin is missing or wrong, or the database has no search index.

    """
    config = load_site_config(datasette.plugin_config(PLUGIN))
    database = datasette.get_database(config.database)
    # The plugin for facets read the same tags; on a database that may change it does not, and neither should a site.
    index = index_of(datasette, config.database, INTERVENTIE)
    read = await database.execute_fn(lambda conn: read_catalogus(conn, config, index))
    _PER_SITE[datasette] = {NEDERLANDS.code: read}


def read_catalogus(conn: sqlite3.Connection, config: SiteConfig, index: MemoryIndex | None = None) -> OpenCatalogus:
    """Return the catalogue of an open database; `index` as for `read_geheugen`."""
    opbouw, zoeker, bouw = read_opbouw(conn), _load_searcher(conn), read_bouw(conn)
    geheugen = read_geheugen(conn, opbouw.dimensies, zoeker, index)
    alles = selectie_from(conn, Zoekvraag(), geheugen)
    totalen = {dimensie.naam: alles.counts(conn, dimensie.naam) for dimensie in opbouw.dimensies}
    return OpenCatalogus(
        config=config,
        opbouw=opbouw,
        zoeker=zoeker,
        geheugen=geheugen,
        bouw=MappingProxyType(bouw),
        aantal=alles.count(conn),
        totalen=MappingProxyType(totalen),
        herkomsten=MappingProxyType(read_herkomsten(conn)),
        ingangen=ingangen_of(opbouw.dimensies, totalen),
        samengesteld=is_samengesteld(conn),
        versie=sha256(f"{code_version()} {config!r} {sorted(bouw.items())}".encode()).hexdigest(),
    )


def _load_searcher(conn: sqlite3.Connection) -> Searcher:
    try:
        return Searcher.load(conn)
    except sqlite3.OperationalError as error:
        raise ConfigError(f"De database heeft geen zoekindex ({error}). Bouw haar opnieuw met `make build`.") from error


def version_of(datasette: Any) -> str | None:
    """Return what tells answers apart: the build, what shows it, and where; None while nothing has been read yet."""
    known = _PER_SITE.get(datasette)
    return None if known is None else f"{known[NEDERLANDS.code].versie} {datasette.setting('base_url')}"


def build_id_of(datasette: Any) -> str | None:
    """Return by which name every answer gives its build; None while nothing has been read yet."""
    known = _PER_SITE.get(datasette)
    return None if known is None else known[NEDERLANDS.code].build_id


def catalogus_of(datasette: Any) -> OpenCatalogus:
    """Return what `load_catalogus` read at the start, in the language of the answer."""
    known, taal = _PER_SITE[datasette], spreekt().code
    if taal not in known:
        known[taal] = known[NEDERLANDS.code].in_language()
    return known[taal]


async def ask(datasette: Any, question: Callable[[sqlite3.Connection], T]) -> T:
    """Run `question` on a read connection to the catalogue, see `toolkit.web.wachtrij.put`."""
    return await put(datasette, catalogus_of(datasette).config.database, question)
