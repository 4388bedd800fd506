"""The plugin and the product know of each other only what the plugin says in `__all__`."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import toolkit.m2m

TOOLKIT = Path(toolkit.m2m.__file__).parents[1]
PLUGIN = TOOLKIT / "m2m"


def imports(source: str) -> list[tuple[str, str]]:
    """Return what is imported from where, of relative imports with the dots."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [("." * node.level + (node.module or ""), alias.name) for alias in node.names]
    return found


def leans(source: str) -> list[tuple[str, str]]:
    """Return the imports of the plugin that are not of its public surface."""
    ours = [pair for pair in imports(source) if f"{pair[0]}.".startswith("toolkit.m2m.")]
    innards = [("toolkit", name) for where, name in imports(source) if (where, name) == ("toolkit", "m2m")]
    return innards + [
        (where, name) for where, name in ours if where != "toolkit.m2m" or name not in toolkit.m2m.__all__
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from toolkit.m2m import as_json", []),
        ("from toolkit.m2m import conditions", [("toolkit.m2m", "conditions")]),
        ("from toolkit.m2m.sql import as_json", [("toolkit.m2m.sql", "as_json")]),
        ("import toolkit.m2m.sql", [("toolkit.m2m.sql", "")]),
        ("from toolkit import m2m", [("toolkit", "m2m")]),
    ],
)
def test_leaning_is_recognised(source: str, found: list[tuple[str, str]]) -> None:
    assert leans(source) == found


def test_the_product_uses_only_the_public_surface() -> None:
    product = [path for path in TOOLKIT.rglob("*.py") if PLUGIN not in path.parents]
    found = {path.name: leans(path.read_text("utf-8")) for path in product}
    assert {name: leaning for name, leaning in found.items() if leaning} == {}


def test_the_plugin_imports_nothing_of_the_project_and_only_what_it_declares() -> None:
    allowed = {
        *sys.stdlib_module_names,
        "datasette",
        "pydantic",
        "markupsafe",
        "pluggy",
    }  # Datasette needs the last two
    found = {(path.name, where) for path in PLUGIN.rglob("*.py") for where, _ in imports(path.read_text("utf-8"))}
    assert {
        (name, where) for name, where in found if not where.startswith(".") and where.split(".")[0] not in allowed
    } == set()
