"""What open data needs to know that is not in the database: who publishes, where, and what the columns are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.site_config import SiteConfig


@dataclass(frozen=True, slots=True)
class TableText:
    """Words about one table, see `toolkit.tabelteksten`.

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


def open_data_config(
    site: SiteConfig, titel: str, beschrijving: str, tabellen: Mapping[str, TableText] | None = None
) -> OpenDataConfig:
    """Return what open data need to know of the site; `tabellen` are the words about the tables that are published."""
    return OpenDataConfig(
        basisadres=site.basis,
        uitgever=site.uitgever.naam,
        uitgever_url=str(site.uitgever.website),
        contact=site.contact,
        licentie=site.licenties.gegevens.naam,
        licentie_url=str(site.licenties.gegevens.url),
        titel=titel,
        beschrijving=beschrijving,
        tabellen=tabellen or {},
    )


def table_texts(described: Mapping[str, Mapping[str, Any]]) -> dict[str, TableText]:
    """Return the words about the tables that are not hidden, from their descriptions as Datasette takes them.

    Raises:
        ValueError: a column's text has no label before a colon.

    """
    return {
        name: TableText(
            table["title"],
            table["description"],
            {column: _split(name, column, text) for column, text in table["columns"].items()},
        )
        for name, table in described.items()
        if not table.get("hidden")
    }


def _split(table: str, column: str, text: str) -> tuple[str, str]:
    label, colon, explanation = text.partition(": ")
    if not colon:
        raise ValueError(f"De tekst bij {table}.{column} begint niet met een naam en een dubbele punt.")
    return label, explanation[:1].upper() + explanation[1:]
