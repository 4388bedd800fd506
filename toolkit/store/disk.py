"""Say in Dutch why something could not be written, and blame the disk only when it is the disk."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

_SPACE = "De schijf is vol. Maak ruimte en bouw opnieuw."
_PERMISSION = "U mag hier niet schrijven. Vraag om toegang, of kies een andere map."
_READ_ONLY = "Deze schijf is alleen om te lezen. Kies een andere map."
_FAULTY = "De schijf geeft een fout bij lezen of schrijven. Laat haar nakijken, of kies een andere schijf."
_NO_FOLDER = "Op dit pad staat een bestand waar een map hoort. Kies een andere map, of haal dat bestand weg."
_IN_USE = "Een ander programma gebruikt dit bestand. Sluit dat programma en bouw opnieuw."

_BY_ERRNO = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: "U mag op deze schijf niet meer ruimte gebruiken. Maak ruimte en bouw opnieuw.",
    errno.EFBIG: "Het bestand wordt te groot voor deze schijf. Kies een andere schijf.",
    errno.EACCES: _PERMISSION,
    errno.EPERM: _PERMISSION,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _FAULTY,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: "Op dit pad staat een map waar een bestand hoort. Kies een andere naam, of haal die map weg.",
    errno.ENOENT: "De map of het bestand is er niet meer. Draait er nog een bouw, of ruimt iets deze map op?",
    errno.ENAMETOOLONG: "Deze naam is te lang. Kies een kortere.",
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
}
# Primary result codes of SQLite: https://www.sqlite.org/rescode.html
_BY_SQLITE = {
    sqlite3.SQLITE_FULL: _SPACE,
    sqlite3.SQLITE_READONLY: _PERMISSION,
    sqlite3.SQLITE_PERM: _PERMISSION,
    sqlite3.SQLITE_CANTOPEN: "Hier is geen bestand te openen. Bestaat de map nog, en mag u er schrijven?",
    sqlite3.SQLITE_IOERR: _FAULTY,
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
}
_OUR_MISTAKE = "Dit ligt niet aan de schijf: het is een fout in het programma. Meld haar, met deze tekst erbij."


class StoreError(Exception):
    """Something could not be written, and nothing was published; the message is Dutch."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn any failure to write `path` into one sentence for people.

    Raises:
        StoreError: with the cause, what to do, and that what was published is as it was.

    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(_sentence(path, error)) from error
    except FileCreateError as error:  # XlsxWriter wraps what the system said
        if not isinstance(error.args[0], OSError):
            raise
        raise StoreError(_sentence(path, error.args[0])) from error


def _sentence(path: Path, error: OSError | sqlite3.Error) -> str:
    unchanged = "Wat er al gepubliceerd was, is niet veranderd."
    return f"{path}: schrijven is niet gelukt. {cause(error)} ({error}) {unchanged}"


def cause(error: OSError | sqlite3.Error) -> str:
    """Return the cause and the remedy, in Dutch: by the number of the system or by the result code of SQLite."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0) or f"Het systeem meldt: {os.strerror(error.errno or 0)}."
    return _BY_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, _OUR_MISTAKE)
