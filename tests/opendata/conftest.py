"""A configuration and the small catalogue, for all tests of open data."""

from pathlib import Path

import pytest
from datasette.utils import parse_metadata

from tests.conftest import ROOT
from tests.small_catalogue import make_small_catalogue
from toolkit.opendata.config import OpenDataConfig, table_texts
from toolkit.opendata.matches import Match, Matches


@pytest.fixture(scope="session")
def config() -> OpenDataConfig:
    metadata = parse_metadata((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    return OpenDataConfig(
        basisadres="https://catalogus.voorbeeld.nl",
        uitgever="Uitgever & Co",
        uitgever_url="https://uitgever.voorbeeld.nl/",
        contact="meld@voorbeeld.nl",
        licentie="CC BY 4.0",
        licentie_url="https://creativecommons.org/licenses/by/4.0/",
        titel="Interventiecatalogus",
        beschrijving="Interventies tegen radicalisering.",
        tabellen=table_texts(metadata),
    )


@pytest.fixture(scope="session")
def matches() -> Matches:
    return Matches({"werkzaam_element": (Match("empathie", "exactMatch", "http://id.nlm.nih.gov/mesh/D004645"),)})


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return make_small_catalogue(tmp_path / "interventies.db")
