"""A class has a name that says which it is: no two of the product share one."""

import ast
from collections import defaultdict

from tests.conftest import ROOT

VAGUE = {"config", "helpers", "model", "models", "types", "util", "utils"}


def test_no_two_classes_share_a_name_and_no_module_has_a_vague_one() -> None:
    modules = sorted((ROOT / "toolkit").rglob("*.py"))
    classes: dict[str, list[str]] = defaultdict(list)
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                classes[node.name].append(module.relative_to(ROOT).as_posix())
    assert {"Term", "Searcher"} <= classes.keys()
    assert {name: found for name, found in classes.items() if len(found) > 1 and not _stands_alone(name, found)} == {}
    assert [module.name for module in modules if module.stem in VAGUE] == []


def _stands_alone(name: str, modules: list[str]) -> bool:
    """Return whether a private class shares its name with one of the plugin for facets, which knows nothing else."""
    return name.startswith("_") and any(module.startswith("toolkit/m2m/") for module in modules)
