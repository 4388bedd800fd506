"""The pages described for search engines, as schema.org JSON-LD (a block of data, never run as a script)."""

from collections.abc import Sequence

from markupsafe import Markup

from toolkit.lezer import Interventie
from toolkit.opendata.files import Download
from toolkit.opendata.schema_org import dataset_jsonld, interventie_jsonld, jsonld_text
from toolkit.opendata.uitgever import open_data_config
from toolkit.site_config import SiteConfig
from toolkit.vocabulary.dimension import Vocabulary

TITEL = "Interventiecatalogus: interventies tegen radicalisering"
BESCHRIJVING = "Zoek in interventies tegen radicalisering. Bij elk gegeven staat de bron."


def describe_interventie(interventie: Interventie, begrippen: Vocabulary, site: SiteConfig) -> Markup:
    """Return the description of one intervention; it has no rating, since the catalogue gives none."""
    jsonld = interventie_jsonld(interventie, begrippen, open_data_config(site, TITEL, BESCHRIJVING))
    return Markup(jsonld_text(jsonld))  # noqa: S704 -- escaped by jsonld_text


def describe_catalogus(site: SiteConfig, downloads: Sequence[Download], version: str | None) -> Markup:
    """Return the description of the catalogue as a data set."""
    return Markup(jsonld_text(dataset_jsonld(open_data_config(site, TITEL, BESCHRIJVING), downloads, version)))  # noqa: S704 -- escaped by jsonld_text
