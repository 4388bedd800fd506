"""A list as a workbook for policy staff: readable, filterable, and with an account of what it is."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from toolkit.bronwoorden import worded_dimensions
from toolkit.export.columns import (
    BLAD_ELEMENTEN,
    BLAD_INTERVENTIES,
    BLAD_PUBLICATIES,
    BLAD_VERANTWOORDING,
    ElementRow,
    PublicatieRow,
    assigned_by,
    dimension_labels,
    element_columns,
    interventie_columns,
    publicatie_columns,
)
from toolkit.export.context import ExportContext
from toolkit.export.rows import read_interventies
from toolkit.export.sheet import Sheet, Styles
from toolkit.export.statement import Counts, statement
from toolkit.export.words import GEEN_INTERVENTIES, herkomst_labels


def write_xlsx(conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext, target: Path | IO[bytes]) -> None:
    """Write the interventions `ids` to `target` as a workbook with four sheets.

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
        _write_sheets(workbook, conn, ids, context)


def _write_sheets(workbook: Any, conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext) -> None:
    styles = Styles(workbook)
    groups, address = assigned_by(conn), context.publisher.basisadres
    columns = interventie_columns(
        dimension_labels(conn), groups, herkomst_labels(conn), address, worded_dimensions(conn)
    )
    interventies = Sheet(workbook.add_worksheet(BLAD_INTERVENTIES), columns, styles)
    elementen = Sheet(workbook.add_worksheet(BLAD_ELEMENTEN), element_columns(), styles)
    publicaties = Sheet(workbook.add_worksheet(BLAD_PUBLICATIES), publicatie_columns(), styles)
    sheets: tuple[Sheet[Any], ...] = (interventies, elementen, publicaties)
    for sheet in sheets:
        sheet.write_header()
    categories, counts = _categories(conn), Counts()
    for interventie in read_interventies(conn, ids):
        interventies.write(interventie)
        for tag in interventie.tags["werkzaam_element"]:
            elementen.write(ElementRow(interventie, tag, categories.get(tag.id)))
        for publicatie in interventie.publicaties:
            publicaties.write(PublicatieRow(interventie, publicatie))
        counts.add(interventie)
    if not ids:
        interventies.write_notice(GEEN_INTERVENTIES)
    for sheet in sheets:
        sheet.finish()
    account = workbook.add_worksheet(BLAD_VERANTWOORDING)
    shortened = sum(sheet.ingekort for sheet in sheets)
    _write_statement(account, styles, statement(conn, context, counts, shortened))
    if not ids:
        account.activate()  # an empty list says so on the first thing a person sees


def _write_statement(worksheet: Any, styles: Styles, lines: Sequence[tuple[str, str]]) -> None:
    worksheet.set_column(0, 0, 28)
    worksheet.set_column(1, 1, 100)
    title, *rest = lines
    worksheet.write_string(0, 0, title[1], styles.titel)
    for row, (name, text) in enumerate(rest, 2):
        worksheet.write_string(row, 0, name, styles.naam)
        worksheet.write_string(row, 1, text, styles.tekst)


def _categories(conn: sqlite3.Connection) -> dict[str, str]:
    """Return the label of the category of each element that has one."""
    sql = """
        select element.id, categorie.label
        from werkzaam_element element join werkzaam_element categorie on categorie.id = element.broader_id
    """
    return dict(conn.execute(sql))
