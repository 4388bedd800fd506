"""Read a filled work list, whatever people did to it: rows by their id, cells by their header."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.curatielijst.formulier import ID, Invoer
from toolkit.curating.refusals import ListError
from toolkit.text import clean, fold

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


def read_list(path: Path) -> list[Lijstrij]:
    """Return the rows of the work list at `path`, in the order of its sheets.

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
    lists = [found for sheet in book.worksheets if (found := _header(path, sheet)) is not None]
    if not lists:
        raise ListError(
            f"{path}: dit is geen curatielijst. Geen enkel blad heeft de koppen “{ID}” en “{Invoer.BESLUIT}”. Zet ze "
            "terug, of maak met `make build` een nieuwe lijst."
        )
    return [regel for sheet, row, columns in lists for regel in _rows(sheet, row, columns)]


def _header(path: Path, sheet: Worksheet) -> tuple[Worksheet, int, dict[str, int]] | None:
    """Return the row of the header of a sheet and its columns by header, or None when it has no questions."""
    for number, row in enumerate(sheet.iter_rows(min_row=1, max_row=_LAST_HEADER_ROW), start=1):
        texts = [_HEADERS.get(fold(_text(cell))) for cell in row]
        if ID in texts and Invoer.BESLUIT in texts:
            if twice := sorted({text for text in texts if text is not None and texts.count(text) > 1}):
                raise ListError(
                    f"{path}, blad {sheet.title}: de kolom “{twice[0]}” staat er twee keer. Haal er een weg."
                )
            return sheet, number, {text: place for place, text in enumerate(texts) if text is not None}
    return None


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
