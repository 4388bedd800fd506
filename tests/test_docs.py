"""The documentation says what there is: commands, scripts, packages, tables, files. Nothing in it is out of date."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.described import schema
from toolkit.config.folder import known_files
from toolkit.report.explanations import load_uitleg
from toolkit.schermwoorden import NIET_GERAPPORTEERD, STATUS_UITLEG, STATUSSEN
from toolkit.vocabulary.load import load_vocabulary

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "data" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))
TABLES = re.findall(r"^create table (\w+)", schema(), re.MULTILINE)


def code_in(markdown: str) -> list[str]:
    """Return what is between backticks, and the lines of code blocks."""
    fence = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
    lines = [line for block in fence.findall(markdown) for line in block.splitlines()]
    return lines + re.findall(r"`([^`\n]+)`", fence.sub("", markdown))


def make_targets_in(markdown: str) -> set[str]:
    return {match[1] for code in code_in(markdown) if (match := re.match(r"make ([a-z][a-z-]*)", code))}


def section(markdown: str, heading: str) -> str:
    parts = re.split(r"^## (.+)$", markdown, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def table_rows(markdown: str) -> list[list[str]]:
    """Return the cells of every row of the tables in `markdown`, headers and rulers left out."""
    lines = [line for line in markdown.splitlines() if line.startswith("|")]
    rulers = {number for number, line in enumerate(lines) if re.fullmatch(r"[| :-]+", line)}
    kept = [line for number, line in enumerate(lines) if number not in rulers and number + 1 not in rulers]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in kept]


def repository_files() -> Iterator[Path]:
    """Yield the files people made; installed, built and cached ones left out."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            f for f in folders if not (f.startswith((".venv", ".git")) or f.endswith(("_cache", ".egg-info")))
        ]
        folders[:] = [f for f in folders if f not in {"__pycache__", ".hypothesis", "build"}]
        yield from (Path(folder, name) for name in names if name != ".git")


def texts() -> Iterator[tuple[Path, str]]:
    for path in repository_files():
        try:
            yield path.relative_to(ROOT), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # workbooks and pictures


# README


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Who it is for", ["Professionals", "Policy staff", "Maintainers"]),
        ("How it fits together", ["data/raw", "interventies.db", "toolkit/pipeline.py"]),
        (
            "Where does it go?",
            ["synonym", "column name", "page", "data/vocabulaire/", "data/velden.yml", "toolkit/web/"],
        ),
        ("Commands", ["make serve", "make test", "make build"]),
        ("Words", ["werkzaam_element"]),
        ("The data", ["not the annexes", "compilers", "MIT"]),
    ],
)
def test_the_readme_answers_the_questions_of_a_newcomer(heading: str, says: list[str]) -> None:
    assert [words for words in says if words not in section(README, heading)] == []


def test_the_readme_starts_with_the_two_commands() -> None:
    assert [code.split("#")[0].strip() for code in code_in(README) if code.startswith("make ")][:2] == [
        "make serve",
        "make test",
    ]


def test_every_command_in_the_documentation_exists_and_the_readme_names_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):.*## ", makefile, re.MULTILINE))
    assert make_targets_in(section(README, "Commands")) == targets
    unknown = {page.name: make_targets_in(page.read_text("utf-8")) - targets for page in PAGES}
    assert {name: commands for name, commands in unknown.items() if commands} == {}


def test_every_command_is_phony() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):.*## ", makefile, re.MULTILINE))
    phony = {name for line in re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE) for name in line.split()}
    assert targets - phony == set(), "a file of that name would stop the command"


# In one process: what the scripts import, they import once.
_HELP_OF_EACH = """
import contextlib, io, json, runpy, sys
said = {}
for script in sys.argv[1:]:
    sys.argv = [script, "--help"]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            runpy.run_path(script, run_name="__main__")
        except SystemExit as end:
            said[script] = [end.code, out.getvalue()]
print(json.dumps(said))
"""


def test_every_script_has_help() -> None:
    command = [sys.executable, "-c", _HELP_OF_EACH, *map(str, SCRIPTS)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, "")
    said = json.loads(result.stdout)
    assert list(said) == [str(script) for script in SCRIPTS]
    assert [s.name for s in SCRIPTS if said[str(s)][0] or f"usage: {s.name}" not in said[str(s)][1]] == []


def test_every_script_is_named_in_the_documentation() -> None:
    documented = "".join(page.read_text("utf-8") for page in PAGES)
    scripts = [path for path in sorted((ROOT / "scripts").iterdir()) if path.is_file()]
    assert [script.name for script in scripts if f"scripts/{script.name}" not in documented] == []


def test_the_readme_says_what_every_package_and_module_of_the_toolkit_is_for() -> None:
    packages = {path.parent.name for path in (ROOT / "toolkit").glob("*/__init__.py")}
    modules = {f"{path.stem} (one module)" for path in (ROOT / "toolkit").glob("[!_]*.py")}
    rows = table_rows(section(README, "How it fits together"))
    assert sorted(row[0].replace("`", "") for row in rows) == sorted(packages | modules)
    assert [row[0] for row in rows if not row[1]] == []


def test_the_picture_names_every_package_that_data_flows_through() -> None:
    picture = section(README, "How it fits together").split("```")[1]
    packages = {path.parent.name for path in (ROOT / "toolkit").glob("*/__init__.py")}
    beside = {"publicaties"}  # used along the way
    assert packages - beside - set(re.findall(r"\w+", picture)) == set()


def test_the_glossary_explains_every_table_and_no_other() -> None:
    dimensies = set(load_vocabulary(ROOT / "data" / "vocabulaire").dimensies)
    tag_tables = {f"interventie_{dimensie}" for dimensie in dimensies}
    glossary = {row[0].strip("`"): row[-1] for row in table_rows(section(README, "Words"))}
    assert set(glossary) == set(TABLES) - tag_tables
    assert dimensies <= set(glossary)
    assert [name for name, meaning in glossary.items() if not meaning] == []


# docs and CHANGELOG


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_index_of_the_documentation_names_every_page() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in sorted((ROOT / "docs").rglob("*.md"))]
    assert [page for page in pages if page != "README.md" and f"]({page})" not in index] == []


def test_the_changelog_has_the_form_of_keep_a_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert [v for v in versions[1:] if not re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", v)] == []
    kinds = set(re.findall(r"^### (.+)$", changelog, re.MULTILINE))
    assert kinds and kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


# Words and places that do not belong here

ENGLISH_TWINS = re.compile(
    r"interventions?(_ids?)?|target_groups?(_ids?)?|(working|active|effective)_elements?(_ids?)?|phases?(_ids?)?"
    r"|country_ids?|psychological_needs?(_ids?)?|trigger_levels?(_ids?)?|limiting_factors?(_ids?)?"
    r"|research_designs?(_ids?)?|publications?(_ids?)?|forms?_of_extremism"
)


def names_in(source: str) -> set[str]:
    """Return the names that the code gives to things, and the texts in it that are names (keys, columns)."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                found.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Constant(value=str(name)) if name.isidentifier():
                found.add(name)
    return found


def english_twins_in(source: str) -> list[str]:
    plain = {name: re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().strip("_") for name in names_in(source)}
    return sorted(name for name, snake in plain.items() if ENGLISH_TWINS.fullmatch(snake))


def test_english_twins_are_recognised() -> None:
    source = "class TargetGroup: ...\ndef _publications(country_id, x=None): x.phases = row['working_element']"
    assert english_twins_in(source) == ["TargetGroup", "_publications", "country_id", "phases", "working_element"]
    assert english_twins_in("interventie = country_terms(doelgroep, land_id)  # a phase") == []


def test_no_dutch_term_has_an_english_twin_in_the_code() -> None:
    sources = [*(ROOT / "toolkit").rglob("*.py"), *SCRIPTS]
    twins = {path.relative_to(ROOT).as_posix(): english_twins_in(path.read_text("utf-8")) for path in sources}
    assert {name: found for name, found in twins.items() if found} == {}


MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|root|tmp|home|Users)/\w+|[A-Z]:\\\\?Users")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|(?<!emit-)index-url|trusted-host")


@pytest.mark.parametrize(
    ("text", "found"),
    [("cd /root/x", True), ('"/tmp/a.db"', True), ("https://x.example/home/a", False), ("/interventies/x", False)],
)
def test_paths_of_a_machine_are_recognised(text: str, found: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is found


def test_the_repository_names_no_path_of_a_machine_and_no_registry() -> None:
    this = Path(__file__).relative_to(ROOT)
    found = {
        (path.as_posix(), match[0])
        for path, text in texts()
        if path != this
        for pattern in (MACHINE_PATH, REGISTRY)
        for match in pattern.finditer(text)
    }
    assert found == set()


# The way for curators


def test_the_page_for_curators_names_every_file_they_may_write() -> None:
    page = (ROOT / "data" / "README.md").read_text("utf-8")
    per_dimension = {"besluiten": "<veld>", "herkenning": "<dimensie>", "vocabulaire": "<dimensie>"}
    expected = [f"data/{folder}/{name}.yml" for folder, name in per_dimension.items()]
    for folder, names in known_files(()).items():
        expected += [f"data/{folder}/{name}".replace("//", "/") for name in names or ()]
    assert [name for name in expected if f"`{name}`" not in page] == []
    named = {name for code in code_in(page) for name in re.findall(r"^data/[\w/]+\.yml", code)}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_examples_for_curators_are_yaml_for_a_file_that_is_named() -> None:
    page = (ROOT / "data" / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```yaml\n(# data/.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) == page.count("```yaml")
    for block in blocks:
        assert YAML(typ="safe", pure=True).load(block), block


def test_the_page_for_curators_says_what_the_build_says() -> None:
    page = (ROOT / "data" / "README.md").read_text("utf-8")
    codes = {code for code in code_in(page) if "_" in code and "/" not in code and code.isidentifier()}
    assert {"besluit_ongebruikt", "identiteit_ongebruikt", "werkboek_onbekend"} <= codes <= set(load_uitleg())


# Pages for users and developers


def test_the_diagram_of_the_data_model_is_that_of_the_schema() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "print_schema.py"), "--diagram"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    page = (ROOT / "docs" / "developing.md").read_text("utf-8")
    assert re.findall(r"```mermaid\n(.*?)\n```", page, re.DOTALL) == [printed]
    for table in ("broncel", "interventie", "werkzaam_element", "interventie_fase"):
        assert f"  {table} {{" in printed.splitlines()


def test_the_handbook_for_users_explains_each_status_as_the_site_does() -> None:
    rows = table_rows(
        section((ROOT / "docs" / "gebruiken.md").read_text("utf-8"), "De status van een werkzaam element")
    )
    explained = {STATUSSEN[status]: uitleg for status, uitleg in STATUS_UITLEG.items() if status != NIET_GERAPPORTEERD}
    assert {row[0]: row[1] for row in rows[:-1]} == explained
    assert rows[-1][0] == STATUSSEN[NIET_GERAPPORTEERD]


def test_every_picture_in_a_page_exists_and_every_picture_is_in_a_page() -> None:
    pictures = [(path, re.findall(r"!\[[^\]]+\]\(([^)]+)\)", path.read_text("utf-8"))) for path in PAGES]
    shown = {(path.parent / target).resolve() for path, targets in pictures for target in targets}
    assert shown == set((ROOT / "docs" / "beelden").iterdir())
