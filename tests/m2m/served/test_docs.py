"""What the documentation shows is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from datasette.utils import parse_metadata

from tests.m2m.served.library import make_library, serve
from toolkit.m2m import hookspecs

ROOT = Path(__file__).parents[3]
REPORT, MANUAL = ROOT / "docs" / "facet-telling-pagina-2.md", ROOT / "toolkit" / "m2m" / "README.md"


def block(page: Path, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert found is not None
    return found[1]


def test_datasette_still_has_the_bug_that_is_reported(tmp_path: Path) -> None:
    """When this fails, Datasette counts right on every page: the report in docs/ is done."""
    done = subprocess.run(
        [sys.executable, "-c", block(REPORT, "python")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == block(REPORT, "text")


def test_the_hooks_are_as_the_manual_says() -> None:
    names: dict[str, Any] = {}
    exec(block(MANUAL, "python").replace("datasette_m2m_facets", "toolkit.m2m"), names)  # noqa: S102
    assert names["m2m_words"](None).mode == "modus"
    assert list(names["m2m_relations"](None, "bibliotheek", "boeken")) == ["key", "dimensions"]
    hooks = {name for name in names if hasattr(names[name], "datasette_impl")}
    assert hooks == {name for name, spec in vars(hookspecs).items() if hasattr(spec, "datasette_spec")}


async def test_the_configuration_works(tmp_path: Path) -> None:
    configuration = parse_metadata(block(MANUAL, "yaml"))
    datasette = serve(make_library(tmp_path / "bibliotheek.db"), configuration)
    page = (await datasette.client.get("/bibliotheek/boeken.json?nr=11&_shape=objects")).json()
    assert page["rows"][0]["genre"] == [{"id": "kookboek", "label": "Kookboek"}]
