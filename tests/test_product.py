"""What is installed: no test data in it, and nothing it prints sends a person to a command that is not there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import DATA, ROOT
from toolkit.curatielijst.schrijven import write_worklist
from toolkit.curation import load_curation
from toolkit.report import write_quality_report

TOOLKIT = ROOT / "toolkit"
TARGETS = set(re.findall(r"^([a-z][a-z-]*):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

# --- No test data ----------------------------------------------------------------------------------------------------


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


# --- Every command that is printed exists ----------------------------------------------------------------------------

# Dutch has no word "make", so in a text for people it is always the command.
COMMAND = re.compile(r"\bmake ([a-z][a-z-]*)")
IN_CODE = re.compile(r"`+make ([a-z][a-z-]*)")  # English has that word


def texts_for_people(path: Path) -> Iterator[str]:
    """Yield what a person may get to see of a source: the texts of Python but its docstrings, all of other files."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield text
        return
    tree = ast.parse(text)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    first = [n.body[0] for n in ast.walk(tree) if isinstance(n, documented) and n.body]
    docstrings = {id(statement.value) for statement in first if isinstance(statement, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def product_files() -> list[Path]:
    found = [path for folder in ("toolkit", "scripts") for path in sorted((ROOT / folder).rglob("*"))]
    found += [path for path in sorted(DATA.rglob("*")) if DATA / "build" not in path.parents]
    kinds = {".py", ".html", ".yml", ".json", ".js", ".sh", ".sql"}
    return [ROOT / "metadata.yml", *(path for path in found if path.suffix in kinds)]


def commands_in(path: Path) -> set[str]:
    mentioned = set(IN_CODE.findall(path.read_text("utf-8")))
    return mentioned | {name for text in texts_for_people(path) for name in COMMAND.findall(text)}


def test_commands_are_found_in_messages_and_in_code_of_comments(tmp_path: Path) -> None:
    source = tmp_path / "source.py"
    source.write_text('"""We make sense, see ``make een``."""\nf("Draai: make twee FILE=x")\ng(f"{x}: make drie.")\n')
    template = tmp_path / "page.html"
    template.write_text("<p>Draai <code>make vier</code>.</p>")
    assert (commands_in(source), commands_in(template)) == ({"een", "twee", "drie"}, {"vier"})


def test_every_command_that_a_template_message_or_text_names_exists() -> None:
    named = {path.relative_to(ROOT).as_posix(): commands_in(path) for path in product_files()}
    assert {"build", "inspect"} <= set().union(*named.values())
    assert {name: found - TARGETS for name, found in named.items() if found - TARGETS} == {}


@pytest.mark.parametrize("product", ["kwaliteitsrapport.html", "curatielijst.xlsx"])
def test_every_command_in_the_report_and_the_work_list_exists(
    product: str, built_database: Path, tmp_path: Path
) -> None:
    target = tmp_path / product
    if target.suffix == ".html":
        write_quality_report(built_database, target)
        text = target.read_text("utf-8")
    else:
        curation = load_curation(DATA)
        write_worklist(built_database, target, curation.vocabulary, curation.velden)
        cells = (
            cell
            for sheet in openpyxl.load_workbook(target)
            for row in sheet.iter_rows(values_only=True)
            for cell in row
        )
        text = "\n".join(str(cell) for cell in cells if cell is not None)
        assert "make build" in text
    assert set(COMMAND.findall(text)) - TARGETS == set()
