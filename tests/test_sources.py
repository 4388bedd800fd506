"""Which file replaces which: the old one is passed over, what was decided about it stays, and doubles are a fault."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.workbooks import make_workbook
from toolkit.config.strict_yaml import ConfigError
from toolkit.pipeline import BuildPaths, build
from toolkit.sources import load_replacements

ROWS = [
    ["Naam interventie", "Land", "Doelgroep"],
    *([f"Project {name}", "Nederland", "ouders"] for name in ("Anna", "Bert", "Cor", "Dirk")),
]
VERVANGT = "bronnen:\n  - bestand: lijst_2027.xlsx\n    vervangt: lijst.xlsx\n"


def built(tmp_path: Path, bronnen: str) -> sqlite3.Connection:
    data, raw, target = tmp_path / "data", tmp_path / "raw", tmp_path / "out" / "interventies.db"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    (data / "bronnen.yml").write_text(bronnen, encoding="utf-8")
    (data / "werkboeken" / "lijst.yml").write_text("titel: Onze lijst\nherkomst: slo\n", encoding="utf-8")
    make_workbook(raw / "lijst.xlsx", {"Blad1": ROWS})
    make_workbook(raw / "lijst_2027.xlsx", {"Blad1": [*ROWS, ["Project Els", "België", "docenten"]]})
    build(BuildPaths(raw=raw, data=data, target=target), lambda _: None)
    return sqlite3.connect(target)


def findings(conn: sqlite3.Connection) -> list[tuple[str, str, str]]:
    return conn.execute("select code, ernst, bestand from bevinding where code like 'bestand%'").fetchall()


def test_the_old_file_is_passed_over_and_decisions_about_it_stay(tmp_path: Path) -> None:
    with closing(built(tmp_path, VERVANGT)) as conn:
        assert conn.execute("select bestand, titel, herkomst from bron").fetchall() == [
            ("lijst_2027.xlsx", "Onze lijst", "slo")
        ]
        assert conn.execute("select count(*) from interventie").fetchone() == (5,)
        assert findings(conn) == [("bestand_vervangen", "info", "lijst.xlsx")]


def test_two_versions_of_one_list_are_a_fault_until_a_person_says_which_counts(tmp_path: Path) -> None:
    with closing(built(tmp_path, "bronnen: []\n")) as conn:
        assert findings(conn) == [("bestand_dubbel", "fout", "lijst_2027.xlsx")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (VERVANGT + "  - bestand: lijst_2027.xlsx\n    vervangt: x.xlsx\n", "lijst_2027.xlsx staat er twee keer"),
        (VERVANGT + "  - bestand: b.xlsx\n    vervangt: lijst.xlsx\n", "wordt door twee bestanden vervangen"),
        (VERVANGT + "  - bestand: lijst.xlsx\n    vervangt: lijst_2027.xlsx\n", "vervangt langs een omweg zichzelf"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bronnen.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        load_replacements(path)
