"""Read a filled work list, whatever people did to it: rows by their id, cells by their header."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.curatielijst.formulier import BLADEN, ID, TITEL, Invoer
from toolkit.curating.refusals import ListError
from toolkit.text import clean, fold, quoted

_LAST_HEADER_ROW = 10  # somebody may have put a few lines above the header
_HEADERS = {fold(header): header for header in (ID, *Invoer)}


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """One row of a work list that says something.

    Attributes:
        blad, rij: where it is; the row as Excel numbers it.
        id: the question it is about; empty when it has none.
        cellen: what is filled in, cleaned, by header; empty cells are left out.
        formules: headers of the cells that hold a formula.
        naam: its first text, to call the row by.

    """

    blad: str
    rij: int
    id: str
    cellen: Mapping[Invoer, str]
    formules: tuple[str, ...]
    naam: str

    @property
    def plaats(self) -> str:
        """Where it is, and which it is."""
        short = self.naam if len(self.naam) <= 60 else f"{self.naam[:59]}…"
        return f"blad {self.blad}, rij {self.rij}" + (f" (“{short}”)" if short else "")


@dataclass(frozen=True, slots=True)
class GelezenLijst:
    """What stands in a work list.

    Attributes:
        regels: its rows, in the order of its sheets.
        geweigerd: sheet of which nothing can be taken → why (Dutch): a header is gone.
        gevraagd: it asks something at all.

    """

    regels: Sequence[Lijstrij]
    geweigerd: Mapping[str, str]
    gevraagd: bool


def read_list(path: Path) -> GelezenLijst:
    """Return what stands in the work list at `path`.

    Raises:
        ListError: the file is missing, is no workbook or no work list, or has a header twice.

    """
    if not path.is_file():
        raise ListError(
            f"{path}: dit bestand is er niet. Geef de curatielijst op met FILE=…, bijvoorbeeld "
            "FILE=data/build/curatielijst.xlsx."
        )
    try:
        book = openpyxl.load_workbook(path)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise ListError(
            f"{path}: dit bestand is niet te openen als werkboek. Sla het in Excel op als .xlsx. ({error})"
        ) from error
    regels: list[Lijstrij] = []
    refused: dict[str, str] = {}
    for sheet in book.worksheets:
        row, columns = _header(path, sheet)
        if why := _why_refused(sheet, row, columns):
            refused[sheet.title] = why
        elif {ID, Invoer.BESLUIT} <= columns.keys():
            regels += _rows(sheet, row, columns)
    asked = bool(regels or refused)
    if not asked and not any(_text(cell) == TITEL for sheet in book.worksheets for cell in sheet[1]):
        raise ListError(
            f"{path}: dit is geen curatielijst. Geen enkel blad heeft de koppen “{ID}” en “{Invoer.BESLUIT}”. Zet ze "
            "terug, of maak met `make build` een nieuwe lijst."
        )
    return GelezenLijst(regels, refused, asked)


def _header(path: Path, sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """Return the row of the header of a sheet, that with most of our headers, and its columns by header."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(sheet.iter_rows(min_row=1, max_row=_LAST_HEADER_ROW), start=1):
        texts = [_HEADERS.get(fold(_text(cell))) for cell in row]
        columns = {text: place for place, text in enumerate(texts) if text is not None}
        if len(columns) <= len(best[1]):
            continue
        if {ID, Invoer.BESLUIT} <= columns.keys() and (twice := [t for t in columns if texts.count(t) > 1]):
            raise ListError(f"{path}, blad {sheet.title}: de kolom “{twice[0]}” staat er twee keer. Haal er een weg.")
        best = (number, columns)
    return best


def _why_refused(sheet: Worksheet, row: int, columns: Mapping[str, int]) -> str | None:
    """Return why nothing of a sheet can be taken, in Dutch: what a decision needs is gone; None when all is there.

    A sheet on which nothing is decided needs nothing.
    """
    blad = _BLADEN.get(fold(sheet.title))
    ours = blad is not None or (Invoer.BESLUIT in columns and len(columns) > 1)
    if not ours or (blad is None and ID in columns):
        return None
    needed = (ID, *(blad.invoer if blad else (Invoer.BESLUIT,)))
    gone = [kop for kop in needed if kop not in columns]
    rows = sheet.iter_rows(min_row=row + 1, values_only=True)
    decided = Invoer.BESLUIT not in columns or any(line[columns[Invoer.BESLUIT]] for line in rows)
    if not gone or not decided:
        return None
    which = _GONE[len(gone) > 1].format(quoted(gone, " en "))
    return f"{which} Zet terug wat er stond: zonder weten we niet wat u besloot."


_BLADEN = {fold(blad.naam): blad for blad in BLADEN.values()}
_GONE = ("de kolom {} is weg.", "de kolommen {} zijn weg.")


def _rows(sheet: Worksheet, header: int, columns: Mapping[str, int]) -> Iterator[Lijstrij]:
    for number, row in enumerate(sheet.iter_rows(min_row=header + 1), start=header + 1):
        cells = {text: row[place] for text, place in columns.items()}
        filled = {Invoer(text): _text(cell) for text, cell in cells.items() if text != ID and _text(cell)}
        formulas = tuple(text for text, cell in cells.items() if cell.data_type == "f")
        id_ = _text(cells[ID])
        if filled or id_:
            yield Lijstrij(sheet.title, number, id_, filled, formulas, _first_text(row))


def _first_text(row: Sequence[Cell | MergedCell]) -> str:
    return next((" ".join(_text(cell).split()) for cell in row if _text(cell)), "")


def _text(cell: Cell | MergedCell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value)).strip()
