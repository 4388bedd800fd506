"""Descriptions for search engines in a page: schema.org as JSON-LD, in a data block that no browser runs."""

import sqlite3
from collections.abc import Sequence

from markupsafe import Markup

from toolkit.export.rows import read_interventies
from toolkit.opendata.config import OpenDataConfig
from toolkit.opendata.files import Download
from toolkit.opendata.schema_org import dataset_jsonld, interventie_jsonld, jsonld_text
from toolkit.web.catalogus import Catalogus
from toolkit.web.config import SiteConfig

TITEL = "Interventiecatalogus"
BESCHRIJVING = (
    "Interventies tegen radicalisering: wat is geprobeerd, bij wie, in welke fase, op welke werkzame elementen, en wat "
    "de bron over de werking meldt."
)


def interventie_block(conn: sqlite3.Connection, catalogus: Catalogus, slug: str) -> Markup:
    """Return the description of one intervention."""
    (interventie,) = read_interventies(conn, [slug])
    return Markup(jsonld_text(interventie_jsonld(interventie, _open_data(catalogus.config))))  # noqa: S704 -- escaped there


def dataset_block(catalogus: Catalogus, downloads: Sequence[Download]) -> Markup:
    """Return the description of the whole data set."""
    version = catalogus.bouw.get("versie")
    return Markup(jsonld_text(dataset_jsonld(_open_data(catalogus.config), downloads, version)))  # noqa: S704


def _open_data(config: SiteConfig) -> OpenDataConfig:
    return OpenDataConfig(
        basisadres=config.basis,
        uitgever=config.uitgever.naam,
        uitgever_url=str(config.uitgever.website),
        contact=config.contact,
        licentie=config.licenties.gegevens.naam,
        licentie_url=str(config.licenties.gegevens.url),
        titel=TITEL,
        beschrijving=BESCHRIJVING,
    )
