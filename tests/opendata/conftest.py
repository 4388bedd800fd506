"""A configuration and the small catalogue, for all tests of open data."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.utils import parse_metadata

from tests.conftest import ROOT
from tests.small_catalogue import make_small_catalogue
from toolkit.opendata.matches import Match, Matches
from toolkit.opendata.uitgever import OpenDataConfig, table_texts
from toolkit.tabelteksten import describe_tables


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> OpenDataConfig:
    metadata = parse_metadata((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    with closing(sqlite3.connect(make_small_catalogue(tmp_path_factory.mktemp("teksten") / "interventies.db"))) as conn:
        described = describe_tables(conn, metadata["databases"]["interventies"]["tables"])
    return OpenDataConfig(
        basisadres="https://catalogus.voorbeeld.nl",
        uitgever="Uitgever & Co",
        uitgever_url="https://uitgever.voorbeeld.nl/",
        contact="meld@voorbeeld.nl",
        licentie="CC BY 4.0",
        licentie_url="https://creativecommons.org/licenses/by/4.0/",
        titel="Interventiecatalogus",
        beschrijving="Interventies tegen radicalisering.",
        tabellen=table_texts(described),
    )


@pytest.fixture(scope="session")
def matches() -> Matches:
    return Matches({"werkzaam_element": (Match("empathie", "exactMatch", "http://id.nlm.nih.gov/mesh/D004645"),)})


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return make_small_catalogue(tmp_path / "interventies.db")
