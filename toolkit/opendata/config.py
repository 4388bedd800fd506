"""What open data needs to know that is not in the database: who publishes, where, and what the columns are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from toolkit.config.strict_yaml import load_yaml

_URL = r"^https?://\S+$"


@dataclass(frozen=True, slots=True)
class TableText:
    """Words about one table, from metadata.yml.

    Attributes:
        titel, beschrijving: for people.
        kolommen: column → (label, explanation).

    """

    titel: str
    beschrijving: str
    kolommen: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class OpenDataConfig:
    """Who publishes the catalogue and where.

    Attributes:
        basisadres: public address of the site without a slash at the end; every URI starts with it.
        uitgever, uitgever_url: name and page of the publisher.
        contact: an e-mail address or a page (``https://…``) where people can report something.
        licentie, licentie_url: licence of the data.
        titel, beschrijving: of the data set.
        tabellen: words about the tables that are published; a table that is not here is not published.

    """

    basisadres: str
    uitgever: str
    uitgever_url: str
    contact: str
    licentie: str
    licentie_url: str
    titel: str
    beschrijving: str
    tabellen: Mapping[str, TableText] = field(default_factory=dict)

    def url(self, path: str) -> str:
        """Return the public address of a path that starts with a slash."""
        return self.basisadres + path


class _Part(BaseModel):
    """A part of metadata.yml; keys that others read are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class _Uitgever(_Part):
    naam: str
    website: str = Field(pattern=_URL)


class _Licentie(_Part):
    naam: str
    url: str = Field(pattern=_URL)


class _Licenties(_Part):
    gegevens: _Licentie


class _Site(_Part):
    basisadres: str = Field(pattern=_URL)
    uitgever: _Uitgever
    contact: str
    licenties: _Licenties


class _Plugins(_Part):
    interventiecatalogus: _Site


class _Metadata(_Part):
    title: str
    description: str
    databases: dict[str, Any]
    plugins: _Plugins


def load_open_data_config(path: Path) -> OpenDataConfig:
    """Read `metadata.yml`: the words about the tables, and the site's settings under ``plugins``.

    Raises:
        ConfigError: the file is missing, or a setting that open data needs is missing or wrong.
        ValueError: a column's text has no label before a colon.

    """
    metadata = load_yaml(path, _Metadata)
    site = metadata.plugins.interventiecatalogus
    return OpenDataConfig(
        basisadres=site.basisadres.rstrip("/"),
        uitgever=site.uitgever.naam,
        uitgever_url=site.uitgever.website,
        contact=site.contact,
        licentie=site.licenties.gegevens.naam,
        licentie_url=site.licenties.gegevens.url,
        titel=metadata.title,
        beschrijving=metadata.description,
        tabellen=table_texts({"databases": metadata.databases}),
    )


def table_texts(metadata: Mapping[str, Any], database: str = "interventies") -> dict[str, TableText]:
    """Return what `metadata.yml` (already read) says about the tables that are not hidden.

    Raises:
        ValueError: a column's text has no label before a colon.

    """
    tables = metadata["databases"][database]["tables"]
    return {
        name: TableText(
            table["title"],
            table["description"],
            {column: _split(name, column, text) for column, text in table["columns"].items()},
        )
        for name, table in tables.items()
        if not table.get("hidden")
    }


def _split(table: str, column: str, text: str) -> tuple[str, str]:
    label, colon, explanation = text.partition(": ")
    if not colon:
        raise ValueError(f"metadata.yml: de tekst bij {table}.{column} begint niet met een naam en een dubbele punt.")
    return label, explanation[:1].upper() + explanation[1:]
