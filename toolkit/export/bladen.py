"""The sheets of an exported workbook and what is on them, whatever the kind of file."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from toolkit.export.columns import (
    ExportKolom,
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
from toolkit.export.statement import SheetCounts, statement
from toolkit.exportvorm import (
    BLAD_INTERVENTIES,
    BLAD_OVERIG,
    BLAD_PUBLICATIES,
    GEEN_INTERVENTIES,
    blad_van,
    has_sheet,
)
from toolkit.lezer import Interventie, read_interventies, read_opbouw
from toolkit.lezer.bronnen import read_herkomsten
from toolkit.lezer.tellingen import read_dekking
from toolkit.weergave.bronwoorden import bronwoorden_of
from toolkit.weergave.overig import overige_cellen

RowT_contra = TypeVar("RowT_contra", contravariant=True)
MAX_ROWS = 1_048_576
"""Of a sheet, in Excel and in LibreOffice."""


class SheetTooLongError(Exception):
    """A list does not fit in a sheet; the message says in Dutch what to do instead."""

    def __init__(self) -> None:
        super().__init__("Deze lijst past niet op een werkblad. Kies een kleinere lijst, of CSV of JSON.")


class Blad(Protocol[RowT_contra]):
    """One sheet with a row of headers, written row by row; `ingekort` counts the texts that did not fit in a cell."""

    @property
    def ingekort(self) -> int:
        """Number of texts that were cut."""

    def write(self, row: RowT_contra) -> None:
        """Write one row."""

    def write_notice(self, text: str) -> None:
        """Write a line that is no row, after the last one."""

    def finish(self) -> None:
        """Do what can be done after the last row only."""


Bladmaker = Callable[[str, Sequence[ExportKolom[Any]]], Blad[Any]]
"""Makes the sheet with this name and these columns, after those it made before."""


def write_sheets(
    conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext, make: Bladmaker
) -> list[tuple[str, str]]:
    """Write every sheet but the account, and return the lines of that one.

    Raises:
        LookupError: an id does not exist.
        SheetTooLongError: the list does not fit.

    """
    opbouw = read_opbouw(conn)
    dekking = read_dekking(conn, opbouw.dimensies)
    columns = interventie_columns(opbouw, dekking, read_herkomsten(conn), context.publisher.basisadres)
    interventies = make(BLAD_INTERVENTIES, columns)
    per_tag = {d.naam: make(blad_van(d), tag_columns(d)) for d in opbouw.dimensies if has_sheet(d)}
    publicaties = make(BLAD_PUBLICATIES, publicatie_columns())
    extra = [make(BLAD_OVERIG, overig_columns())] if context.overig else []
    sheets: tuple[Blad[Any], ...] = (interventies, *per_tag.values(), publicaties, *extra)
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
    shortened = sum(sheet.ingekort for sheet in sheets)
    return statement(conn, context, opbouw.dimensies, dekking, counts, shortened)


def _write_overig(sheet: Blad[OverigRow], interventie: Interventie) -> None:
    for kop, cellen in overige_cellen(interventie).items():
        for cel in cellen:
            sheet.write(OverigRow(interventie, kop, cel))
