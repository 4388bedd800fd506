"""A maintainer's desk: a copy of the curators' files, a workbook, a build with its list, and a curator who fills it."""

import difflib
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import DATA
from tests.workbooks import make_workbook
from toolkit.curatielijst.schrijven import write_worklist
from toolkit.curating.run import Uitslag, take_decisions
from toolkit.curation import load_curation
from toolkit.pipeline import BuildPaths, build

# Not of a maintainer who begins: workbooks, what was built from them, and what was said about them.
_OF_OTHERS = {"raw", "build", "wijzigingen", "correcties"}

Sheets = Mapping[str, Sequence[Any]]
Filled = Mapping[str, object]


@dataclass(frozen=True)
class Desk:
    """The folders of one maintainer."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def database(self) -> Path:
        return self.root / "interventies.db"

    @property
    def lijst(self) -> Path:
        return self.root / "curatielijst.xlsx"

    def receive(self, name: str, sheets: Sheets) -> None:
        """Put a workbook in the folder that is built from."""
        make_workbook(self.root / "raw" / name, sheets)

    def build(self) -> None:
        build(BuildPaths(raw=self.root / "raw", data=self.data, target=self.database), lambda _: None)
        self.write_list()

    def write_list(self) -> None:
        curation = load_curation(self.data)
        write_worklist(self.database, self.lijst, curation.vocabulary, curation.velden)

    def find(self, **finding: object) -> None:
        """Add a finding to the build, as code that is not part of this test would make it."""
        row = {"ernst": "fout", "melding": "…", **finding}
        with closing(sqlite3.connect(self.database)) as conn, conn:
            marks = ", ".join("?" * len(row))
            conn.execute(f"insert into bevinding ({', '.join(row)}) values ({marks})", list(row.values()))
        self.write_list()

    def curate(self, lijst: Path | None = None) -> Uitslag:
        return take_decisions(lijst or self.lijst, self.database, self.data)

    def fill(self, answers: Mapping[tuple[str, str], Filled], target: Path | None = None) -> Path:
        """Fill in the list: sheet and first text of a row → header → what is filled in."""
        book = openpyxl.load_workbook(self.lijst)
        for (blad, naam), filled in answers.items():
            fill_row(book[blad], row_of(book[blad], naam), filled)
        book.save(target or self.lijst)
        return target or self.lijst

    def asked(self) -> dict[str, list[str]]:
        """Return the first text of every row of every sheet of questions."""
        book = openpyxl.load_workbook(self.lijst)
        sheets = [sheet for sheet in book.worksheets if sheet.title not in ("Uitleg", "Begrippen", "Lijsten")]
        return {sheet.title: [str(cell.value) for cell in sheet["A"][1:]] for sheet in sheets}

    def yaml(self) -> dict[str, str]:
        """Return the text of every file of the curators."""
        return {p.relative_to(self.data).as_posix(): p.read_text("utf-8") for p in sorted(self.data.rglob("*.yml"))}

    def added(self, before: Mapping[str, str]) -> dict[str, str]:
        """Return the lines that were added to each file since; no line may go but an empty list."""
        found = {}
        for name, text in self.yaml().items():
            old, new = before.get(name, "").splitlines(), text.splitlines()
            if old == new:
                continue
            changes = [*difflib.unified_diff(old, new, n=0, lineterm="")][2:]
            assert all(line.endswith(": []") for line in changes if line.startswith("-")), name
            found[name] = "\n".join(line[1:] for line in changes if line.startswith("+"))
        return found


def header(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}


def row_of(sheet: Worksheet, naam: str) -> int:
    return next(row for row, cell in enumerate(sheet["A"], start=1) if str(cell.value).startswith(naam))


def fill_row(sheet: Worksheet, row: int, filled: Filled) -> None:
    for kop, value in filled.items():
        sheet.cell(row, header(sheet)[kop]).value = value  # type: ignore[assignment]


SHEETS: Sheets = {
    "Nederland": [
        ("Naam interventie", "Land", "Werkzame elementen", "Doelgroep", "Zaaltijd", "Map op schijf", "Zaalhuur"),
        ("Kring", "Nederland", "samen zingen; Empathie", "zwevers", "12 weken", "a-1", "gratis"),
        ("Vuur", "Nederland", "Samen zingen", "jongeren", "een jaar", "a-2", "500 euro"),
        ("Water", "Nederland", "vaag gedoe; twijfel aan alles?", "jongeren", "drie dagen", "a-3", "onbekend"),
    ],
    "België": [
        ("Naam interventie", "Land", "Werkzame elementen", "Doelgroep", "Zaaltijd"),
        ("Steen", "België", "stille kracht", "jongeren", "2 weken"),
    ],
}
OTHER_LIST: Sheets = {
    "Blad1": [
        ("Naam interventie", "Land", "Werkzame elementen", "Publicatie"),
        ("Kring (vernieuwd)", "Nederland", "Empathie", "Een studie"),
        ("Vuur en vlam", "Nederland", "Empathie", "Nog een studie"),
    ],
}


@pytest.fixture(scope="session")
def built_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk with two workbooks, built once; to be copied, never changed."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    shutil.copytree(
        DATA,
        desk.data,
        ignore=lambda at, _: {"raw", "build", "wijzigingen", "correcties"} if Path(at) == DATA else set(),
    )
    desk.receive("lijst.xlsx", SHEETS)
    desk.receive("studies.xlsx", OTHER_LIST)
    desk.build()
    return desk


def copy_of(desk: Desk, root: Path) -> Desk:
    shutil.copytree(desk.root, root, dirs_exist_ok=True)
    return Desk(root)


@pytest.fixture
def desk(built_desk: Desk, tmp_path: Path) -> Desk:
    """Return a desk of its own with `SHEETS` and `OTHER_LIST`, built."""
    return copy_of(built_desk, tmp_path / "desk")
