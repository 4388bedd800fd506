"""The database is read in one package, and the rooms around it lean one way."""

import ast
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.described import DIMENSIES
from tests.small_catalogue import make_small_catalogue
from toolkit.lezer import Broncel, Publicatie, Tag, read_interventies, read_opbouw

TOOLKIT = ROOT / "toolkit"
# What else may name these tables: who makes them, the plugin that reads any junction table, and this reader.
_OWNERS = ("lezer", "m2m", "store")
_OWN = re.findall(r"^create table (\w+)", (TOOLKIT / "store" / "schema.sql").read_text("utf-8"), re.MULTILINE)
_TABLES = rf"(?:{'|'.join([*_OWN, *DIMENSIES])})\b|interventie_(?:\{{|{'|'.join(DIMENSIES)})|\{{"
_READS = re.compile(rf'\b(?:from|join)\s+"?(?:{_TABLES})', re.IGNORECASE)


def _texts(path: Path) -> Iterator[str]:
    """Yield every text of a module that is no docstring; what is filled in is shown as ``{``."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _sql_about_the_catalogue(path: Path) -> list[str]:
    return [text for text in _texts(path) if re.search(r"\bselect\b", text, re.IGNORECASE) and _READS.search(text)]


# A table whose name is filled in: every table of the data package as it is, and the full text tables of the search.
_ANY_TABLE = {"toolkit/opendata/tables.py", "toolkit/search/index.py"}


def test_no_other_package_or_script_asks_for_what_the_catalogue_holds() -> None:
    assert {"broncel", "interventie", "bevinding", "bouw", "bron", "publicatie"} <= set(_OWN)
    modules = [path for path in TOOLKIT.rglob("*.py") if path.relative_to(TOOLKIT).parts[0] not in _OWNERS]
    modules += (ROOT / "scripts").glob("*.py")
    assert len(modules) > 150
    found = {path.relative_to(ROOT).as_posix(): _sql_about_the_catalogue(path) for path in modules}
    assert {path: texts for path, texts in found.items() if texts and path not in _ANY_TABLE} == {}


def test_a_finished_database_is_opened_in_one_place() -> None:
    modules = [*TOOLKIT.rglob("*.py"), *(ROOT / "scripts").glob("*.py")]
    opening = {path.relative_to(ROOT).as_posix() for path in modules if "mode=ro" in path.read_text("utf-8")}
    assert opening == {"toolkit/lezer/sql.py"}


@pytest.mark.parametrize(
    "code",
    [
        'SQL = "select id from broncel"',
        'SQL = "select count(*) from bevinding"',
        'SQL = f"select 1 from interventie_{naam}"',
        'SQL = "select label\\n from fase"',
        'SQL = f"select id from {dimensie}"',
    ],
)
def test_the_rule_above_sees_a_query(tmp_path: Path, code: str) -> None:
    (tmp_path / "x.py").write_text(code)
    assert _sql_about_the_catalogue(tmp_path / "x.py")


def _imports(package: str) -> set[str]:
    """Return the packages of `toolkit` that the modules of `package` import."""
    found = set()
    for path in (TOOLKIT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit"):
                parts = (node.module or "").split(".")
                found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found


def test_what_is_shown_and_counted_needs_no_web_and_no_sql() -> None:
    assert _imports("weergave") <= {
        "changes", "codes", "lezer", "schermwoorden", "talen", "text", "vocabulary", "weergave", "wijziging",
    }  # fmt: skip
    assert not [path for path in (TOOLKIT / "weergave").rglob("*.py") if "sqlite3" in path.read_text("utf-8")]


def test_reading_an_export_back_and_building_need_no_package_that_writes_exports() -> None:
    assert "export" not in _imports("importing")
    code = "import sys, toolkit.pipeline; print([m for m in sys.modules if m.startswith('toolkit.export.')])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert answer.stdout.strip() == "[]"


def test_an_intervention_as_the_reader_gives_it(tmp_path: Path) -> None:
    conn = sqlite3.connect(make_small_catalogue(tmp_path / "interventies.db"))
    opbouw = read_opbouw(conn)
    boxing, theatre = read_interventies(conn, opbouw, ["boks-mee", "theater"])
    elements = opbouw.dimensies["werkzaam_element"].termen
    assert boxing.tags["werkzaam_element"] == (
        Tag(elements["zelfvertrouwen"], "slo/blad1/B3", "Zelfvertrouwen", "exact", 100, "samensteller", "gemengd",
            "iets hoger"),
        Tag(elements["zelfvertrouwen"], "slo/blad1/B4", "Zelfvertrouwen", "exact", 100, "samensteller", "effect"),
        Tag(elements["empathie"], "slo/blad1/B3", "Empathie", "exact", 100, "samensteller"),
    )  # fmt: skip
    assert (boxing.naam, boxing.herkomst, boxing.naamsvarianten) == ("Boks Mee", "slo", ("Boxing Together",))
    assert boxing.publicaties == (
        Publicatie("10.1234/box", "Jansen, A.; Smit, B.", 2015, "Boxing and self", "Journal of Sport", "10.1234/box",
                   "https://doi.org/10.1234/box", verschenen_in="Journal of Sport"),
    )  # fmt: skip
    # A tag may come from the name of a sheet, which is about no single intervention.
    assert theatre.cellen["databank/nederland/bladnaam"] == Broncel(
        "databank/nederland/bladnaam", "databank.xlsx", "databank.xlsx", "Nederland", None, None, "bladnaam", None,
        "Nederland", "land", False, None,
    )  # fmt: skip
    conn.close()


def test_an_intervention_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    conn = sqlite3.connect(make_small_catalogue(tmp_path / "interventies.db"))
    with pytest.raises(LookupError, match="bestaat-niet"):
        list(read_interventies(conn, read_opbouw(conn), ["theater", "bestaat-niet"]))
    conn.close()
