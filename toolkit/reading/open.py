"""Open any workbook safely, or say in Dutch why it cannot be opened."""

import hashlib
import warnings
import zipfile
from itertools import chain, count
from pathlib import Path

from toolkit.codes import Celsoort
from toolkit.reading.bounds import MOST_BYTES, check_archive
from toolkit.reading.calamine import open_with_calamine
from toolkit.reading.lost_zeros import numbers_without_zero
from toolkit.reading.masking import MASKED_PHONE, Masker, mask_contact_data
from toolkit.reading.sheet import OpenedWorkbook, Sheet
from toolkit.reading.workbook_reading import WorkbookError
from toolkit.reading.xlsx import open_with_openpyxl
from toolkit.text import visible

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_STRICT = b"http://purl.oclc.org/ooxml/"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_workbook(path: Path) -> tuple[OpenedWorkbook, str]:
    """Return the workbook at `path` and the sha256 of its bytes; contact data in it is masked, wherever it stands.

    A file that openpyxl cannot read is tried with calamine. Nothing in a workbook is ever executed or fetched.

    Raises:
        WorkbookError: the file cannot be read as a workbook; the message is Dutch and names file and cause.

    """
    try:
        digest = _check_file(path)
        check_archive(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = _opened(path)
    except WorkbookError:
        raise
    except MemoryError as error:
        raise WorkbookError(f"{path.name}: het bestand past niet in het geheugen. Splits het bestand.") from error
    except Exception as error:  # a damaged zip file or part raises whatever the parser that meets it raises
        raise _broken(path, error) from error
    mask = Masker()
    _name_sheets(opened, mask)
    for sheet in opened.sheets:
        _mask(sheet, mask)
    return opened, digest


def _opened(path: Path) -> OpenedWorkbook:
    try:
        opened = open_with_openpyxl(str(path))
    except (WorkbookError, MemoryError):
        raise
    except Exception as error:  # openpyxl has no common exception, and a second reader follows
        return _second_try(path, error)
    if not opened.sheets and _is_strict(path):
        return _second_try(path, ValueError("Strict Open XML"))
    return opened


def _name_sheets(book: OpenedWorkbook, mask: Masker) -> None:
    """Take contact data and what is invisible out of the names of sheets; they stay different from each other."""
    taken = {sheet.naam for sheet in book.sheets}
    for sheet in book.sheets:
        naam = mask(visible(sheet.naam))
        if naam != sheet.naam:
            numbers = (f"{naam} ({number})" for number in count(2))
            sheet.naam = next(free for free in chain([naam], numbers) if free not in taken)
            taken.add(sheet.naam)
    book.other = [mask(visible(naam)) for naam in book.other]


def _mask(sheet: Sheet, mask: Masker) -> None:
    """Mask contact data in all that a sheet holds, before anything is made from it: a header names a column."""
    for place, cell in sheet.cells.items():
        raw, text = mask(cell.raw), mask(cell.text)
        if (raw, text) != (cell.raw, cell.text):
            cell.conceal(raw, text)
            sheet.masked.add((*place, Celsoort.WAARDE))
    for cell, raw, text in numbers_without_zero(sheet, MASKED_PHONE, mask.work):
        cell.conceal(raw, text)
        sheet.masked.add((cell.row, cell.col, Celsoort.WAARDE))
    for soort, texts in ((Celsoort.KOPPELING, sheet.links), (Celsoort.OPMERKING, sheet.comments)):
        for place, text in texts.items():
            texts[place] = mask(visible(text))
            if texts[place] != visible(text):
                sheet.masked.add((*place, soort))


def _is_strict(path: Path) -> bool:
    """Return whether a workbook is saved as Strict Open XML; openpyxl sees no sheets in it (ISO/IEC 29500-1)."""
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in archive.namelist() and _STRICT in archive.read("xl/workbook.xml")


def _second_try(path: Path, first: Exception) -> OpenedWorkbook:
    try:
        return open_with_calamine(path)
    except (WorkbookError, MemoryError):
        raise
    except Exception as error:  # calamine raises its own kinds, and panics as BaseException subclasses it converts
        raise _broken(path, first) from error


def _broken(path: Path, error: Exception) -> WorkbookError:
    cause = " ".join(str(error).split())[:200] or type(error).__name__
    return WorkbookError(
        f"{path.name}: dit bestand is beschadigd of geen Excel-werkmap, en kan niet worden geopend ({cause}). "
        "Open het in Excel, sla het op als .xlsx en probeer het opnieuw."
    )


def _check_file(path: Path) -> str:
    """Return the sha256 of a file that starts like a workbook."""
    if visible(path.name) != path.name:
        raise WorkbookError(
            f"{path.name}: in de naam van dit bestand staan tekens die niemand ziet of die de leesrichting omkeren. "
            "Geef het bestand een andere naam."
        )
    if mask_contact_data(path.name) != path.name:
        raise WorkbookError(
            f"{mask_contact_data(path.name)}: in de naam van dit bestand staat een e-mailadres of telefoonnummer. "
            "De naam wordt gepubliceerd, en wijst aan wat u over het bestand besliste. Geef het een andere naam."
        )
    if not path.is_file():
        what = "is een map, geen bestand" if path.is_dir() else "bestaat niet"
        raise WorkbookError(f"{path}: dit {what}. Geef de naam van een Excel-bestand.")
    size = path.stat().st_size
    if size == 0:
        raise WorkbookError(f"{path.name}: het bestand is leeg (0 bytes).")
    if size > MOST_BYTES:
        raise WorkbookError(
            f"{path.name}: het bestand is te groot ({size / 2**20:.0f} MB; het meeste is {MOST_BYTES // 2**20} MB)."
        )
    with path.open("rb") as source:
        start = source.read(8)
        source.seek(0)
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    if start.startswith(_OLE):
        raise WorkbookError(f"{path.name}: {_why_ole(path)}")
    if not start.startswith(_ZIP):
        raise WorkbookError(f"{path.name}: dit is geen Excel-werkmap. Sla het bestand in Excel op als .xlsx.")
    return digest


def _why_ole(path: Path) -> str:
    if _ENCRYPTED in path.read_bytes():
        return "het bestand is beveiligd met een wachtwoord. Haal de beveiliging eraf en sla het opnieuw op."
    return "dit is een oud soort Excel-bestand (.xls) of een ander Office-bestand. Sla het in Excel op als .xlsx."
