"""A work list that somebody filled in and nobody took yet must not be lost when a build writes a new one."""

import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from toolkit.curatielijst.formulier import ALLE_NAMEN, BLADEN, ID, Invoer
from toolkit.curatielijst.vragen import NaamVraag, Vraag


def holds_decisions(path: Path) -> bool:
    """Return whether somebody filled in anything in the work list at `path`, or it cannot be opened to see."""
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        return True
    try:
        return any(_is_filled(book, blad.naam) for blad in BLADEN.values() if blad.naam in book.sheetnames)
    finally:
        book.close()


def waits(path: Path, vragen: Sequence[Vraag]) -> bool:
    """Return whether the list at `path` decides about one of `vragen`, or it cannot be opened to see."""
    asked = {vraag.id for vraag in vragen} | {ALLE_NAMEN for vraag in vragen if isinstance(vraag, NaamVraag)}
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        return True
    try:
        return any(_is_about(book, b.naam, asked) for b in BLADEN.values() if b.naam in book.sheetnames)
    finally:
        book.close()


def _is_about(book: openpyxl.Workbook, naam: str, asked: Collection[str]) -> bool:
    header, *rows = book[naam].iter_rows(values_only=True)
    mine = [place for place, text in enumerate(header) if text in set(Invoer)]
    filled = [row for row in rows if any(row[place] not in (None, "") for place in mine)]
    return any(ID not in header or row[header.index(ID)] in asked for row in filled)


def _is_filled(book: openpyxl.Workbook, naam: str) -> bool:
    header, *rows = book[naam].iter_rows(values_only=True)
    mine = [place for place, text in enumerate(header) if text in set(Invoer)]
    return any(row[place] not in (None, "") for row in rows for place in mine)
