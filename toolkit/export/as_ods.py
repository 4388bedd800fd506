"""A list as an open spreadsheet: the sheets, columns and cells of the Excel file."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Generic

from jinja2 import Environment
from xlsxwriter.utility import xl_col_to_name

from toolkit.export.bladen import MAX_ROWS, SheetTooLongError, write_sheets
from toolkit.export.columns import ExportKolom, RowT
from toolkit.export.context import ExportContext
from toolkit.export.odf import ODS, environment, write_package
from toolkit.exportvorm import BLAD_VERANTWOORDING, CHARACTER, height_of
from toolkit.webadres import is_link

_NAME, _TEXT = 28, 100  # widths of the account, in characters
_CHARACTER = CHARACTER * 2.54 / 96  # of which widths are a number, in centimetres
_IN_MEMORY = 1 << 20  # of one sheet, in bytes; more goes to the disk
_PIECE = 1 << 16


class OdsBlad(Generic[RowT]):
    """One sheet; its rows wait in a file of their own until the sheets before it are complete.

    A text is never too long for a cell here.
    """

    ingekort = 0

    def __init__(self, env: Environment, naam: str, kolommen: Sequence[ExportKolom[RowT]]) -> None:
        self.naam, self.kolommen = naam, kolommen
        self._rij, self._rijen = env.get_template("ods_rij.xml"), 0
        # An arrow of the filter stands in the corner of every header.
        self.kophoogte = height_of((kolom.kop, kolom.breedte - 3) for kolom in kolommen)
        self.hoogten = {self.kophoogte}
        # Stays open until the whole document is written; leaving scope removes it.
        self.inhoud = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115

    @property
    def filterbereik(self) -> str:
        """The header and its rows, to filter."""
        return self._bereik(len(self.kolommen))

    @property
    def afdrukbereik(self) -> str | None:
        """What is printed when that is not everything."""
        front = sum(not kolom.gegroepeerd for kolom in self.kolommen)
        return self._bereik(front) if front < len(self.kolommen) else None

    def _bereik(self, columns: int) -> str:
        name = f"'{self.naam}'"
        return f"{name}.A1:{name}.{xl_col_to_name(columns - 1)}{self._rijen + 1}"

    def write(self, row: RowT) -> None:
        """Write one row.

        Raises:
            SheetTooLongError: the sheet is full.

        """
        if self._rijen + 1 >= MAX_ROWS:
            raise SheetTooLongError
        self._rijen += 1
        cells = [(kolom.waarde(row), _address(kolom, row)) for kolom in self.kolommen]
        texts = zip(cells, self.kolommen, strict=True)
        self._write(cells, height_of((str(value), kolom.breedte) for (value, _), kolom in texts if value))

    def write_notice(self, text: str) -> None:
        """Write a line that is no row, after the last one."""
        self._write([(text, None)], height_of(()))

    def finish(self) -> None:
        """Make the rows ready to be read."""
        self.inhoud.seek(0)

    def _write(self, cells: Sequence[tuple[Any, str | None]], height: int) -> None:
        self.hoogten.add(height)
        self.inhoud.write(self._rij.render(cellen=cells, hoogte=height).encode())


def _address(kolom: ExportKolom[RowT], row: RowT) -> str | None:
    address = kolom.link(row) if kolom.link else None
    return address if address and is_link(address) else None


def write_ods(conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext, target: Path | IO[bytes]) -> None:
    """Write the interventions `ids` to `target` as an open spreadsheet, with what `write_xlsx` writes.

    The same list on the same day gives the same bytes.

    Args:
        conn: a database of the catalogue.
        ids: the interventions, in the order of the list.
        context: which list it is.
        target: a path, or an open binary file that can seek.

    Raises:
        LookupError: an id does not exist.
        SheetTooLongError: the list does not fit in a sheet.

    """
    env = environment()
    bladen: list[OdsBlad[Any]] = []

    def make(naam: str, columns: Sequence[ExportKolom[Any]]) -> OdsBlad[Any]:
        bladen.append(OdsBlad(env, naam, columns))
        return bladen[-1]

    regels = write_sheets(conn, ids, context, make)
    opened = bladen[0].naam if ids else BLAD_VERANTWOORDING
    shown = {"context": context, "bladen": bladen, "open": opened}
    write_package(
        target,
        ODS,
        context,
        {
            "content.xml": _content(env, bladen, regels),
            "styles.xml": [env.get_template("ods_styles.xml").render(shown).encode()],
            "settings.xml": [env.get_template("ods_settings.xml").render(shown).encode()],
        },
    )


def _content(env: Environment, bladen: Sequence[OdsBlad[Any]], regels: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    widths = sorted({_NAME, _TEXT, *(kolom.breedte for blad in bladen for kolom in blad.kolommen)})
    account = [(kop, tekst, height_of([(kop, _NAME), (tekst, _TEXT)])) for kop, tekst in regels]
    heights = sorted({height for blad in bladen for height in blad.hoogten} | {height for *_, height in account})
    yield env.get_template("ods_begin.xml").render(breedtes=widths, hoogten=heights, teken=_CHARACTER).encode()
    for blad in bladen:
        yield env.get_template("ods_tabel.xml").render(blad=blad).encode()
        while piece := blad.inhoud.read(_PIECE):
            yield piece
        blad.inhoud.close()
        yield b"</table:table>"
    end = {"naam": BLAD_VERANTWOORDING, "breedtes": (_NAME, _TEXT), "regels": account, "bladen": bladen}
    yield env.get_template("ods_eind.xml").render(end).encode()
