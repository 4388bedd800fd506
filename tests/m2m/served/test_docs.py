"""What the documentation shows is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from datasette.utils import parse_metadata

from tests.m2m.served.library import make_library, serve

DOCS = Path(__file__).parents[3] / "docs"


def block(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert found is not None
    return found[1]


def test_datasette_still_has_the_bug_that_is_reported(tmp_path: Path) -> None:
    """When this fails, Datasette counts right on every page: the report in docs/ is done."""
    done = subprocess.run(
        [sys.executable, "-c", block("facet-telling-pagina-2.md", "python")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == block("facet-telling-pagina-2.md", "text")


async def test_the_configuration_works(tmp_path: Path) -> None:
    configuration = parse_metadata(block("m2m.md", "yaml"))
    datasette = serve(make_library(tmp_path / "bibliotheek.db"), configuration)
    page = (await datasette.client.get("/bibliotheek/boeken.json?nr=11&_shape=objects")).json()
    assert page["rows"][0]["genre"] == [{"id": "kookboek", "label": "Kookboek"}]
