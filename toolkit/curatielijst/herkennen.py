"""Tell a work list from a list of interventions, when somebody puts it among the workbooks."""

from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import openpyxl

from toolkit.curatielijst.formulier import TITEL
from toolkit.curatielijst.schrijven import SHEET_BEGRIPPEN, SHEET_LIJSTEN, SHEET_UITLEG

_OWN = {SHEET_UITLEG, SHEET_BEGRIPPEN, SHEET_LIJSTEN}


def is_worklist(path: Path, sheets: Collection[str]) -> bool:
    """Return whether the workbook at `path`, with these sheets, is a work list that a build wrote."""
    if not set(sheets) >= _OWN:
        return False
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        return bool(book[SHEET_UITLEG]["A1"].value == TITEL)
