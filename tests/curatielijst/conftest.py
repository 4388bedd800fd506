"""The small finished database of the report, and the real vocabulary and fields to choose from."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import DATA
from tests.report.conftest import make_database, small_database, small_rows
from toolkit.curatielijst.schrijven import write_worklist
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import load_velden

__all__ = ["make_database", "small_database", "small_rows"]

WorklistOf = Callable[[Path], openpyxl.Workbook]


@pytest.fixture
def worklist_of(vocabulary: Vocabulary) -> WorklistOf:
    """Return a function that writes the work list of a database and opens it."""

    def write(database: Path) -> openpyxl.Workbook:
        target = database.with_name("curatielijst.xlsx")
        write_worklist(database, target, vocabulary, load_velden(DATA / "velden.yml"))
        return openpyxl.load_workbook(target)

    return write
