"""Parts of openpyxl that are not public: which ones are used, that they are there, and that its version is bounded."""

import ast
import re
import tomllib
from importlib import import_module, metadata
from pathlib import Path

from openpyxl import Workbook

from tests.conftest import ROOT

PARSER = "openpyxl.worksheet._reader.WorkSheetParser"
OF_A_WORKBOOK = {"_cell_styles", "_date_formats", "_fills", "_fonts", "_number_formats", "_timedelta_formats"}


def private_parts(path: Path) -> set[str]:
    """Return the private modules of openpyxl that a source imports from, and the private names it asks of others."""
    tree = ast.parse(path.read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    openpyxl = [node for node in imports if (node.module or "").startswith("openpyxl")]
    if not openpyxl:
        return set()
    found = {f"{node.module}.{name.name}" for node in openpyxl for name in node.names
             if re.search(r"\._", f".{node.module}.{name.name}")}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and re.fullmatch(r"_[a-z]\w*", node.attr):
            owner = ast.unparse(node.value)
            if owner != "self" and not owner.startswith("cls"):
                found.add(node.attr)
    return found


def test_only_these_private_parts_are_used() -> None:
    used = {name for path in sorted((ROOT / "toolkit").rglob("*.py")) for name in private_parts(path)}
    assert used == {PARSER} | OF_A_WORKBOOK


def test_the_private_parts_are_there() -> None:
    module, name = PARSER.rsplit(".", 1)
    parser = getattr(import_module(module), name)
    assert {"parse_cell"} <= set(dir(parser))
    assert {name for name in OF_A_WORKBOOK if not hasattr(Workbook(), name)} == set()


def test_the_version_is_bounded() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (wanted,) = [line for line in project["dependencies"] if line.startswith("openpyxl")]
    assert wanted == "openpyxl>=3.1.5,<3.2"
    assert metadata.version("openpyxl").startswith("3.1.")
