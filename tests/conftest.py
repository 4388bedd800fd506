"""What many tests share: the curated data, the real build, and workbooks made of lists."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import settings

from toolkit.pipeline import BuildPaths, build
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.load import load_vocabulary

ROOT = Path(__file__).parent.parent

# The first call of a test may load a dictionary; how long an example takes is for the bench, not for a test. The same
# commit gives the same examples everywhere; `--hypothesis-profile=nieuw` looks for examples that nobody has seen.
settings.register_profile("catalogus", deadline=None, derandomize=True)
settings.register_profile("nieuw", deadline=None)
settings.load_profile("catalogus")
DATA = ROOT / "data"

Rows = Sequence[Sequence[Any]]
MakeWorkbook = Callable[[str, Mapping[str, Rows]], Path]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the curators."""
    return load_vocabulary(DATA / "vocabulaire")


@pytest.fixture(scope="session")
def built_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the shipped workbooks, built once per test process."""
    target = tmp_path_factory.mktemp("build") / "interventies.db"
    build(BuildPaths(raw=DATA / "raw", data=DATA, target=target), lambda _: None)
    return target


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """Return a function that writes a workbook of lists: name of the file, and rows per sheet; None is empty."""

    def make(name: str, sheets: Mapping[str, Rows]) -> Path:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        folder = tmp_path / "raw"
        folder.mkdir(exist_ok=True)
        workbook.save(folder / name)
        return folder / name

    return make
