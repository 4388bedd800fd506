"""A list as a workbook for policy staff: readable, filterable, and with an account of what it is."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from toolkit.export.bladen import write_sheets
from toolkit.export.columns import ExportKolom
from toolkit.export.context import ExportContext
from toolkit.export.sheet import ExportSheet, ExportStyles, print_on_a4
from toolkit.exportvorm import BLAD_VERANTWOORDING, LETTERTYPE, height_of

_NAME, _TEXT = 28, 100  # widths of the account, in characters


def write_xlsx(conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext, target: Path | IO[bytes]) -> None:
    """Write the interventions `ids` to `target` as a workbook with a sheet that accounts for it.

    Args:
        conn: a database of the catalogue.
        ids: the interventions, in the order of the list.
        context: which list it is.
        target: a path, or an open binary file that can seek.

    Raises:
        LookupError: an id does not exist.
        SheetTooLongError: the list does not fit in an Excel sheet.

    """
    # constant_memory keeps one row; numbers, links and formulas are never guessed from text.
    options = {
        "constant_memory": True,
        "default_format_properties": dict(LETTERTYPE),  # columns are measured in it
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(target, options) as workbook:
        workbook.set_properties(
            {
                "title": context.publisher.titel,
                "author": context.publisher.uitgever,
                "comments": context.in_woorden,
                "created": datetime.combine(context.geraadpleegd, time()),
            }
        )
        styles = ExportStyles(workbook)

        def make(naam: str, columns: Sequence[ExportKolom[Any]]) -> ExportSheet[Any]:
            return ExportSheet(workbook.add_worksheet(naam), columns, styles, context.in_een_regel)

        lines = write_sheets(conn, ids, context, make)
        account = workbook.add_worksheet(BLAD_VERANTWOORDING)
        _write_statement(account, styles, lines)
        print_on_a4(account, context.in_een_regel)
        if not ids:
            account.activate()  # an empty list says so on the first thing a person sees


def _write_statement(worksheet: Any, styles: ExportStyles, lines: Sequence[tuple[str, str]]) -> None:
    worksheet.set_column(0, 0, _NAME)
    worksheet.set_column(1, 1, _TEXT)
    title, *rest = lines
    worksheet.write_string(0, 0, title[1], styles.titel)
    for row, (name, text) in enumerate(rest, 2):
        worksheet.set_row(row, height_of([(name, _NAME), (text, _TEXT)]))
        worksheet.write_string(row, 0, name, styles.naam)
        worksheet.write_string(row, 1, text, styles.tekst)
