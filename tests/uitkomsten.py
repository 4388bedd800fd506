"""Workbooks with outcomes of elements, built together, and the tags that come out."""

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML

from tests.conftest import DATA
from tests.workbooks import Rows, make_workbook
from toolkit.pipeline import BuildPaths, build
from toolkit.waarden import is_sign

STATUSSEN: dict[str, list[str]] = YAML(typ="safe").load((DATA / "waarden.yml").read_text("utf-8"))["statussen"]
WORDINGS = [(str(word), status) for status, words in STATUSSEN.items() for word in words]
WORDS = [(word, status) for word, status in WORDINGS if not is_sign(word)]
SIGNS = [(word, status) for word, status in WORDINGS if is_sign(word)]

Tagged = tuple[str, str | None]  # id of the element, status


@dataclass
class Catalogue:
    """Workbooks in the making, the tags that each row must get, and what curators wrote about a workbook."""

    folder: Path
    workbooks: dict[str, dict[str, Rows]] = field(default_factory=dict)
    merges: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    expected: dict[str, set[Tagged]] = field(default_factory=dict)
    tekens: dict[str, str] = field(default_factory=lambda: dict(SIGNS))
    yaml: dict[str, str] = field(default_factory=dict)

    def naam(self, tags: set[Tagged]) -> str:
        """Return the name of a new row, and remember what it must get."""
        naam = f"Project {len(self.expected):04d}"
        self.expected[naam] = tags
        return naam

    def sheet(self, werkboek: str, blad: str, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> None:
        """Add a sheet."""
        self.workbooks.setdefault(werkboek, {})[blad] = rows
        self.merges.setdefault(werkboek, {})[blad] = list(merges)

    def build(self) -> sqlite3.Connection:
        """Build everything and return the database."""
        data = self.folder / "data"
        shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
        (data / "werkboeken" / "tekens_yaml.yml").write_text(self._tekens(), encoding="utf-8")
        for naam, text in self.yaml.items():
            (data / "werkboeken" / f"{naam}.yml").write_text(text, encoding="utf-8")
        for naam, sheets in self.workbooks.items():
            make_workbook(self.folder / "raw" / f"{naam}.xlsx", sheets, self.merges[naam])
        target = self.folder / "x.db"
        build(BuildPaths(raw=self.folder / "raw", data=data, target=target), lambda _: None)
        return sqlite3.connect(target)

    def _tekens(self) -> str:
        signs = "".join(f'  "{sign}": {status}\n' for sign, status in self.tekens.items())
        return f"tekens:\n{signs}"


HEAD = ["Naam interventie", "Land", "Doelgroep"]
ROW = ["Nederland", "Jongeren"]


def tagged(database: sqlite3.Connection) -> dict[str, set[Tagged]]:
    """Return the elements with their status of every intervention, by name."""
    found: dict[str, set[Tagged]] = {naam: set() for (naam,) in database.execute("select naam from interventie")}
    rows = database.execute(
        "select naam, werkzaam_element_id, status from interventie_werkzaam_element "
        "join interventie on interventie.id = interventie_id"
    )
    for naam, element, status in rows:
        found[naam].add((element, status))
    return found
