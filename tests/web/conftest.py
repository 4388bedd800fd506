"""The example catalogue, served in-process."""

from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from tests.web.voorbeeld import write_catalogus
from toolkit.vocabulary.dimension import Vocabulary

INSTELLINGEN = {
    "basisadres": "https://catalogus.example",
    "uitgever": {"naam": "Voorbeeldinstituut", "website": "https://instituut.example"},
    "contact": "redactie@catalogus.example",
    "licenties": {
        "code": {"naam": "MIT", "url": "https://opensource.org/license/mit"},
        "gegevens": {"naam": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.nl"},
    },
}


@pytest.fixture(scope="session")
def voorbeeld_db(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    return write_catalogus(tmp_path_factory.mktemp("web") / "interventies.db", vocabulary)


def serve(database: Path, m2m: dict[str, Any] | None = None) -> Datasette:
    """Return the site; `m2m` are settings of the plugin over those that the database gives."""
    table = {"interventies": {"tables": {"interventie": {"plugins": {"m2m": m2m or {}}}}}}
    return Datasette(
        [],
        immutables=[str(database)],
        metadata={"plugins": {"interventiecatalogus": INSTELLINGEN}, "databases": table},
        settings={"default_allow_sql": False, "suggest_facets": False},
    )


@pytest.fixture(scope="session")
def site(voorbeeld_db: Path) -> Datasette:
    """Return the site that all tests ask and none may change; `own_site` is for those that do."""
    return serve(voorbeeld_db)


@pytest.fixture(scope="session")
def real_site(built_database: Path) -> Datasette:
    """Return the site of the shipped workbooks, which no test may change either."""
    return serve(built_database)


@pytest.fixture
def own_site(voorbeeld_db: Path) -> Datasette:
    return serve(voorbeeld_db)
