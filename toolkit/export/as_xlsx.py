"""A list as a workbook for policy staff: readable, filterable, and with an account of what it is."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from toolkit.export.columns import (
    InterventieRow,
    OverigRow,
    PublicatieRow,
    TagRow,
    interventie_columns,
    overig_columns,
    publicatie_columns,
    tag_columns,
)
from toolkit.export.context import ExportContext
from toolkit.export.sheet import ExportSheet, ExportStyles
from toolkit.export.statement import SheetCounts, statement
from toolkit.exportvorm import (
    BLAD_INTERVENTIES,
    BLAD_OVERIG,
    BLAD_PUBLICATIES,
    BLAD_VERANTWOORDING,
    GEEN_INTERVENTIES,
    blad_van,
    has_sheet,
)
from toolkit.lezer import Interventie, read_interventies, read_opbouw
from toolkit.lezer.bronnen import read_herkomsten
from toolkit.lezer.tellingen import read_dekking
from toolkit.weergave.bronwoorden import bronwoorden_of
from toolkit.weergave.overig import overige_cellen


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
    styles, opbouw = ExportStyles(workbook), read_opbouw(conn)
    dekking = read_dekking(conn, opbouw.dimensies)
    columns = interventie_columns(opbouw, dekking, read_herkomsten(conn), context.publisher.basisadres)
    interventies = ExportSheet(workbook.add_worksheet(BLAD_INTERVENTIES), columns, styles)
    per_tag = {
        d.naam: ExportSheet(workbook.add_worksheet(blad_van(d)), tag_columns(d), styles)
        for d in opbouw.dimensies
        if has_sheet(d)
    }
    publicaties = ExportSheet(workbook.add_worksheet(BLAD_PUBLICATIES), publicatie_columns(), styles)
    extra = [ExportSheet(workbook.add_worksheet(BLAD_OVERIG), overig_columns(), styles)] if context.overig else []
    sheets: tuple[ExportSheet[Any], ...] = (interventies, *per_tag.values(), publicaties, *extra)
    for sheet in sheets:
        sheet.write_header()
    counts = SheetCounts()
    for interventie in read_interventies(conn, opbouw, ids):
        interventies.write(InterventieRow(interventie, bronwoorden_of(interventie, opbouw.dimensies)))
        for naam, tags in per_tag.items():
            for tag in interventie.tags[naam]:
                tags.write(TagRow(interventie, tag))
        for publicatie in interventie.publicaties:
            publicaties.write(PublicatieRow(interventie, publicatie))
        for sheet in extra:
            _write_overig(sheet, interventie)
        counts.add(interventie)
    if not ids:
        interventies.write_notice(GEEN_INTERVENTIES)
    for sheet in sheets:
        sheet.finish()
    account = workbook.add_worksheet(BLAD_VERANTWOORDING)
    shortened = sum(sheet.ingekort for sheet in sheets)
    _write_statement(account, styles, statement(conn, context, opbouw.dimensies, dekking, counts, shortened))
    if not ids:
        account.activate()  # an empty list says so on the first thing a person sees


def _write_overig(sheet: ExportSheet[OverigRow], interventie: Interventie) -> None:
    for kop, cellen in overige_cellen(interventie).items():
        for cel in cellen:
            sheet.write(OverigRow(interventie, kop, cel))


def _write_statement(worksheet: Any, styles: ExportStyles, lines: Sequence[tuple[str, str]]) -> None:
    worksheet.set_column(0, 0, 28)
    worksheet.set_column(1, 1, 100)
    title, *rest = lines
    worksheet.write_string(0, 0, title[1], styles.titel)
    for row, (name, text) in enumerate(rest, 2):
        worksheet.write_string(row, 0, name, styles.naam)
        worksheet.write_string(row, 1, text, styles.tekst)
