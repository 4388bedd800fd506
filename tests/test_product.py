"""What is installed: no test data in it, and nothing it prints sends a person to a command that is not there."""

import ast
from pathlib import Path

from tests.conftest import ROOT

TOOLKIT = ROOT / "toolkit"


def modules_imported_by(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_the_product_holds_no_test_data_and_leans_on_none() -> None:
    imported = {path.relative_to(ROOT).as_posix(): modules_imported_by(path) for path in TOOLKIT.rglob("*.py")}
    leaning = {name for name, modules in imported.items() for m in modules if m.split(".")[0] in {"tests", "scripts"}}
    assert leaning == set()
    assert not (TOOLKIT / "bench_reading").exists()
