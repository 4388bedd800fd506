"""The small catalogue and a list of it, for all tests of exports."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.small_catalogue import make_small_catalogue
from toolkit.export.context import ExportContext
from toolkit.site_config import Publisher

IDS = ("theater", "familiesteun", "boks-mee", "gesprekskring")


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(make_small_catalogue(tmp_path / "interventies.db"))
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def context() -> ExportContext:
    return ExportContext(
        parameters={"fase": ["groepsfase", "actiefase"], "sorteer": ["naam"]},
        in_woorden="fase is Groepsfase of Actiefase",
        url="https://catalogus.voorbeeld.nl/?fase=groepsfase&fase=actiefase&sorteer=naam",
        geraadpleegd=date(2026, 11, 22),
        publisher=Publisher(
            titel="Interventiecatalogus",
            basisadres="https://catalogus.voorbeeld.nl",
            uitgever="Uitgever",
            licentie="CC BY 4.0",
            licentie_url="https://creativecommons.org/licenses/by/4.0/",
            contact="meld@voorbeeld.nl",
        ),
    )
