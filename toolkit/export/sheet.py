"""One sheet of the exported workbook, written row by row."""

import re
from collections.abc import Sequence
from typing import Any, Generic

from toolkit.export.columns import ExportKolom, RowT
from toolkit.lezer import Waarde

# Limits of Excel: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MAX_LINKS = 65_530
MAX_TEXT = 32_767
MAX_ROWS = 1_048_576
MAX_URL = 2_079
_A4 = 9
AFGEKAPT = " … (ingekort: dit past niet in een cel; de hele tekst staat in de JSON-export)"

_WEB = re.compile(r"https?://[^\s\"<>]+")
_FORMULA = re.compile(r"[=+\-@\t\r]")


class SheetTooLongError(Exception):
    """A list does not fit in a sheet; the message says in Dutch what to do instead."""


class ExportStyles:
    """The formats of a workbook."""

    def __init__(self, workbook: Any) -> None:
        cell = {"text_wrap": True, "valign": "top"}
        self.kop = workbook.add_format(
            {"bold": True, "bg_color": "#EEF3FA", "border": 1, "text_wrap": True, "valign": "top"}
        )
        self.tekst = workbook.add_format(cell)
        # Excel then keeps the text a text, also when somebody edits the cell.
        self.letterlijk = workbook.add_format({**cell, "quote_prefix": True})
        self.link = workbook.add_format({**cell, "font_color": "#0B4F9E", "underline": 1})
        self.uitleg = workbook.add_format({"italic": True})  # not wrapped: it runs on over the empty cells beside it
        self.titel = workbook.add_format({"bold": True, "font_size": 14})
        self.naam = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})


class ExportSheet(Generic[RowT]):
    """Writes a header and then rows, in order; memory does not grow with the rows.

    Links are clickable up to Excel's limit for a sheet; after that they are text.
    """

    def __init__(self, worksheet: Any, columns: Sequence[ExportKolom[RowT]], styles: ExportStyles) -> None:
        self._sheet, self._columns, self._styles = worksheet, columns, styles
        self._row, self._links = 0, 0
        self.ingekort = 0

    def write_header(self) -> None:
        """Write the one row of headers; freeze it and the first column."""
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.breedte)
            self._sheet.write_string(0, number, column.kop, self._styles.kop)
        self._row = 1
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.repeat_rows(0)

    def write(self, row: RowT) -> None:
        """Write one row.

        Raises:
            SheetTooLongError: the sheet is full.

        """
        if self._row >= MAX_ROWS:
            raise SheetTooLongError("Deze lijst past niet in een Excelblad. Kies een kleinere lijst, of CSV of JSON.")
        for number, column in enumerate(self._columns):
            value = column.waarde(row)
            if value is not None and value != "":
                self._write_cell(number, value, column.link(row) if column.link else None)
        self._row += 1

    def write_notice(self, text: str) -> None:
        """Write a line that is no row, after the last one."""
        self._sheet.write_string(self._row, 0, text, self._styles.uitleg)

    def finish(self) -> None:
        """Add the filter arrows; call after the last row."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._columns) - 1)

    def _write_cell(self, column: int, value: Waarde, link: str | None) -> None:
        if isinstance(value, int):
            self._sheet.write_number(self._row, column, value, self._styles.tekst)
            return
        text = self._fit(str(value))
        if link and self._links < MAX_LINKS and len(link) <= MAX_URL and _WEB.fullmatch(link):
            self._links += 1
            self._sheet.write_url(self._row, column, link, self._styles.link, string=text)
        else:
            style = self._styles.letterlijk if _FORMULA.match(text) else self._styles.tekst
            self._sheet.write_string(self._row, column, text, style)

    def _fit(self, text: str) -> str:
        if len(text) <= MAX_TEXT:
            return text
        self.ingekort += 1
        return text[: MAX_TEXT - len(AFGEKAPT)] + AFGEKAPT
