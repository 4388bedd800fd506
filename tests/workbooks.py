"""Workbooks made in a test: what a test reads is visible in the test."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Any]  # of rows, each a sequence of values


def write_rows(sheet: Worksheet, rows: Rows, *, row: int = 1, col: int = 1) -> None:
    """Write `rows` from cell (`row`, `col`) on; None leaves a cell empty."""
    for r, values in enumerate(rows, row):
        for c, value in enumerate(values, col):
            if value is not None:
                sheet.cell(r, c, value)


def make_workbook(path: Path, sheets: Mapping[str, Rows], merges: Mapping[str, Sequence[str]] | None = None) -> Path:
    """Save a workbook with these sheets and merged ranges at `path` and return the path."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for naam, rows in sheets.items():
        sheet = book.create_sheet(naam)
        write_rows(sheet, rows)
        for ref in (merges or {}).get(naam, ()):
            sheet.merge_cells(ref)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook in place, as a careless program would."""
    with zipfile.ZipFile(path) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path
