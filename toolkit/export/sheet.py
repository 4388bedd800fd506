"""One sheet of the exported workbook, written row by row."""

import re
from collections.abc import Sequence
from typing import Any, Generic

from toolkit.export.bladen import MAX_ROWS, SheetTooLongError
from toolkit.export.columns import ExportKolom, RowT
from toolkit.exportvorm import LETTERTYPE, height_of
from toolkit.lezer import Waarde
from toolkit.webadres import is_link

# Limits of Excel: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MAX_LINKS = 65_530
MAX_TEXT = 32_767
MAX_URL = 2_079
_A4 = 9
_MAX_HEADER = 255  # of a page on paper, in Excel
AFGEKAPT = " … (ingekort: dit past niet in een cel; de hele tekst staat in de JSON-export)"

_FORMULA = re.compile(r"[=+\-@\t\r]")


class ExportStyles:
    """The formats of a workbook."""

    def __init__(self, workbook: Any) -> None:
        cell = {**LETTERTYPE, "text_wrap": True, "valign": "top"}
        self.kop = workbook.add_format({**cell, "bold": True, "bg_color": "#EEF3FA", "border": 1})
        self.tekst = workbook.add_format(cell)
        # Excel then keeps the text a text, also when somebody edits the cell.
        self.letterlijk = workbook.add_format({**cell, "quote_prefix": True})
        self.link = workbook.add_format({**cell, "font_color": "#0B4F9E", "underline": 1})
        self.lijn = workbook.add_format({"bottom": 1, "bottom_color": "#C9D1DA"})
        # Not wrapped: it runs on over the empty cells beside it.
        self.uitleg = workbook.add_format({**LETTERTYPE, "italic": True})
        self.titel = workbook.add_format({**LETTERTYPE, "bold": True, "font_size": 14})
        self.naam = workbook.add_format({**cell, "bold": True})


def print_on_a4(worksheet: Any, about: str) -> None:
    """Let a sheet come from the printer lying down, as wide as the paper, with what it is and page numbers below it."""
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    numbers = "&R&P van &N"
    about = about.replace("&", "&&")
    worksheet.set_footer(f"&L&8{about[: _MAX_HEADER - len(numbers) - 4]}{numbers}")


class ExportSheet(Generic[RowT]):
    """Writes a header and then rows, in order; memory does not grow with the rows.

    Links are clickable up to Excel's limit for a sheet; after that they are text. What is printed are the columns that
    are used most; the others are a group that folds in one click. They are not folded yet: a file that comes back must
    not have hidden columns.
    """

    def __init__(self, worksheet: Any, columns: Sequence[ExportKolom[RowT]], styles: ExportStyles, about: str) -> None:
        self._sheet, self._columns, self._styles = worksheet, columns, styles
        self._row, self._links = 0, 0
        self.ingekort = 0
        self._write_header()
        print_on_a4(worksheet, about)

    def _write_header(self) -> None:
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.breedte, None, {"level": int(column.gegroepeerd)})
        self._sheet.outline_settings(symbols_right=False)
        # An arrow of the filter stands in the corner of every header.
        self._sheet.set_row(0, height_of((column.kop, column.breedte - 3) for column in self._columns))
        for number, column in enumerate(self._columns):
            self._sheet.write_string(0, number, column.kop, self._styles.kop)
        self._row = 1
        self._sheet.freeze_panes(1, 1)
        self._sheet.repeat_rows(0)

    def write(self, row: RowT) -> None:
        """Write one row.

        Raises:
            SheetTooLongError: the sheet is full.

        """
        if self._row >= MAX_ROWS:
            raise SheetTooLongError
        values = [column.waarde(row) for column in self._columns]
        texts = zip(values, self._columns, strict=True)
        self._sheet.set_row(self._row, height_of((str(value), column.breedte) for value, column in texts if value))
        for number, (value, column) in enumerate(zip(values, self._columns, strict=True)):
            if value is not None and value != "":
                self._write_cell(number, value, column.link(row) if column.link else None)
        # The row before this one is in the file now; xlsxwriter would remember its height for ever.
        del self._sheet.row_info[self._row - 1], self._sheet.row_sizes[self._row - 1]
        self._row += 1

    def write_notice(self, text: str) -> None:
        """Write a line that is no row, after the last one."""
        self._sheet.write_string(self._row, 0, text, self._styles.uitleg)

    def finish(self) -> None:
        """Add the filter arrows and what is printed; call after the last row."""
        last = len(self._columns) - 1
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), last)
        if self._row > 1:
            # A line below every row, also below its empty cells, without a cell for each.
            line = {"type": "no_errors", "format": self._styles.lijn}
            self._sheet.conditional_format(1, 0, self._row - 1, last, line)
        front = sum(not column.gegroepeerd for column in self._columns)
        if front < len(self._columns):
            self._sheet.print_area(0, 0, self._row, front - 1)

    def _write_cell(self, column: int, value: Waarde, link: str | None) -> None:
        if isinstance(value, int):
            self._sheet.write_number(self._row, column, value, self._styles.tekst)
            return
        text = self._fit(str(value))
        if link and self._links < MAX_LINKS and len(link) <= MAX_URL and is_link(link):
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
