"""The site's configuration: ``plugins: interventiecatalogus`` in metadata.yml, validated when the site starts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, HttpUrl, ValidationError

from toolkit.config.in_dutch import describe_mistakes
from toolkit.config.strict_yaml import ConfigError, StrictModel, read_yaml

PLUGIN = "interventiecatalogus"


class Uitgever(StrictModel):
    """Who publishes the catalogue."""

    naam: str = Field(min_length=1)
    website: HttpUrl


class Licentie(StrictModel):
    """A licence as readers see it."""

    naam: str = Field(min_length=1)
    url: HttpUrl


class Licenties(StrictModel):
    """The software and the data have licences of their own."""

    code: Licentie
    gegevens: Licentie


class SiteConfig(StrictModel):
    """Everything about this installation that is no data and no code.

    Attributes:
        basisadres: address of the site, for stable URIs and absolute links.
        uitgever: name and website of the publisher.
        contact: e-mail address behind “Fout gezien? Meld het”.
        licenties: of the code and of the data.
        database: name of the database in Datasette; the file is ``<database>.db``.

    """

    basisadres: HttpUrl
    uitgever: Uitgever
    contact: str = Field(pattern=r"^[^@\s?&]+@[^@\s?&]+\.[^@\s?&]+$")
    licenties: Licenties
    database: str = Field(default="interventies", pattern=r"^[a-z][a-z0-9_]*$")

    @property
    def basis(self) -> str:
        """Return the base address without a slash at the end."""
        return str(self.basisadres).rstrip("/")


def load_site_config(settings: Mapping[str, Any] | None) -> SiteConfig:
    """Validate the settings of the plugin as Datasette hands them over.

    Raises:
        ConfigError: the section is missing or does not fit; the message (Dutch) names every wrong key.

    """
    place = f"metadata.yml › plugins › {PLUGIN}"
    if not settings:
        raise ConfigError(f"{place}: dit deel ontbreekt. Vul basisadres, uitgever, contact en licenties in.")
    try:
        return SiteConfig.model_validate(dict(settings))
    except ValidationError as error:
        mistakes = describe_mistakes(error, settings, SiteConfig)
        raise ConfigError("\n  ".join([f"{place}: de inhoud klopt niet.", *mistakes])) from error


def read_site_config(metadata: Path) -> SiteConfig:
    """Return what `metadata` (metadata.yml) says about this installation.

    Raises:
        ConfigError: see `read_yaml` and `load_site_config`.

    """
    described: Any = read_yaml(metadata)
    return load_site_config(described.get("plugins", {}).get(PLUGIN))
