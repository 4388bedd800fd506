"""The workbook of the site as plain rows per intervention, from which the page makes one of any list."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from toolkit.export.columns import (
    ExportKolom,
    InterventieRow,
    PublicatieRow,
    TagRow,
    interventie_columns,
    publicatie_columns,
    tag_columns,
)
from toolkit.export.context import ExportContext
from toolkit.export.statement import SheetCounts, statement
from toolkit.exportvorm import BLAD_INTERVENTIES, BLAD_PUBLICATIES, BLAD_VERANTWOORDING, blad_van, has_sheet
from toolkit.lezer import Interventie, Waarde, read_interventies
from toolkit.lezer.bronnen import read_herkomsten
from toolkit.lezer.tellingen import read_dekking
from toolkit.site_config import publisher_of
from toolkit.web.beschrijving import TITEL
from toolkit.web.catalogus import OpenCatalogus
from toolkit.weergave.bronwoorden import bronwoorden_of

Row = list[Waarde]


def read_werkmap(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: Sequence[str]) -> tuple[Any, list[Any]]:
    """Return the sheets with their columns and the account, and per intervention its rows of each sheet.

    Of the account those lines are left out that count what is on the sheets; what is about the list is for the page to
    fill in, by the name of the line.
    """
    begrippen = catalogus.begrippen
    dekking = read_dekking(conn, begrippen)
    fields = interventie_columns(catalogus.opbouw, dekking, read_herkomsten(conn), catalogus.config.basis)
    tags = {d.naam: tag_columns(d) for d in begrippen if has_sheet(d)}
    columns_of_publicatie = publicatie_columns()

    def rows(interventie: Interventie) -> list[list[Row]]:
        words = bronwoorden_of(interventie, begrippen)
        return [
            [_row(fields, InterventieRow(interventie, words))],
            *([_row(columns, TagRow(interventie, tag)) for tag in interventie.tags[d]] for d, columns in tags.items()),
            [_row(columns_of_publicatie, PublicatieRow(interventie, p)) for p in interventie.publicaties],
        ]

    sheets = [
        [BLAD_INTERVENTIES, _heads(fields)],
        *([blad_van(begrippen[d]), _heads(columns)] for d, columns in tags.items()),
        [BLAD_PUBLICATIES, _heads(columns_of_publicatie)],
    ]
    counted = {"Herkomst", BLAD_PUBLICATIES, *(blad_van(begrippen[d]) for d in tags)}
    lines = statement(conn, _context(catalogus), begrippen, dekking, SheetCounts(), 0)
    account = [[name, text] for name, text in lines if name not in counted]
    about = {"bladen": sheets, "verantwoording": [BLAD_VERANTWOORDING, account]}
    return about, [rows(interventie) for interventie in read_interventies(conn, catalogus.opbouw, ids)]


def _context(catalogus: OpenCatalogus) -> ExportContext:
    publisher = publisher_of(catalogus.config, TITEL)
    return ExportContext({}, "", publisher.basisadres, date.min, publisher)


def _heads(columns: Sequence[ExportKolom[Any]]) -> list[list[str | int]]:
    return [[column.kop, column.breedte] for column in columns]


def _row(columns: Sequence[ExportKolom[Any]], row: Any) -> Row:
    return [column.waarde(row) for column in columns]
