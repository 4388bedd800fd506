"""What open data needs to know that is not in the database: who publishes, where, and what the columns are called."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from toolkit.site_config import Publisher, SiteConfig, publisher_of


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
class OpenDataConfig(Publisher):
    """Who publishes the data, and what they are.

    Attributes:
        uitgever_url: page of the publisher.
        beschrijving: of the data set.
        tabellen: words about the tables that are published; a table that is not here is not published.

    """

    uitgever_url: str
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
        **asdict(publisher_of(site, titel)),
        uitgever_url=str(site.uitgever.website),
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
