"""Give a list to a visitor as a file: written outside the event loop, sent in pieces."""

import asyncio
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from toolkit.export.as_csv import write_csv
from toolkit.export.as_json import write_json
from toolkit.export.as_ods import write_ods
from toolkit.export.as_odt import write_odt
from toolkit.export.as_ris import write_ris
from toolkit.export.as_xlsx import write_xlsx
from toolkit.export.context import ExportContext
from toolkit.export.odf import ODS, ODT
from toolkit.exportvorm import Scheiding
from toolkit.lezer import open_readonly

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# Format → media type.
FORMATEN = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": ODS,
    "odt": ODT,
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class ExportLijst:
    """A list to export: which interventions in which order, what the list is, and how the file must look.

    Attributes:
        formaat: a key of `FORMATEN`.
        ids: the interventions, in order.
        context: what the file says about itself.
        scheiding: for CSV only.

    """

    formaat: str
    ids: Sequence[str]
    context: ExportContext
    scheiding: Scheiding = Scheiding.PUNTKOMMA

    @property
    def bestandsnaam(self) -> str:
        """Name of the file for the visitor; it says so when the list is empty."""
        begin = "interventies" if self.ids else "geen-interventies"
        return f"{begin}-{self.context.geraadpleegd.isoformat()}.{self.formaat}"


def write_list(conn: sqlite3.Connection, lijst: ExportLijst, target: IO[bytes]) -> None:
    """Write `lijst` to `target`, an open binary file that can seek.

    Raises:
        KeyError: the format does not exist.
        LookupError: an id does not exist.
        SheetTooLongError: the list does not fit in an Excel sheet.

    """
    writers: dict[str, Callable[[], None]] = {
        "xlsx": lambda: write_xlsx(conn, lijst.ids, lijst.context, target),
        "ods": lambda: write_ods(conn, lijst.ids, lijst.context, target),
        "odt": lambda: write_odt(conn, lijst.ids, lijst.context, target),
        "csv": lambda: write_csv(conn, lijst.ids, target, lijst.scheiding),
        "json": lambda: write_json(conn, lijst.ids, lijst.context, target),
        "ris": lambda: write_ris(conn, lijst.ids, target),
    }
    writers[lijst.formaat]()


async def send_list(send: Send, database: Path, lijst: ExportLijst) -> None:
    """Answer a request with `lijst` as a download (ASGI); other requests go on meanwhile.

    The file is written first, so that a failure is an error page and not half a file.

    Raises:
        LookupError, SheetTooLongError: see `write_list`; nothing has been sent then.

    """
    with tempfile.TemporaryFile() as file:
        await asyncio.to_thread(_write, database, lijst, file)
        size = file.tell()
        file.seek(0)
        await send({"type": "http.response.start", "status": 200, "headers": _headers(lijst, size)})
        while piece := await asyncio.to_thread(file.read, _PIECE):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _write(database: Path, lijst: ExportLijst, file: IO[bytes]) -> None:
    # A connection of its own: a long export must not keep one of Datasette's few connections.
    with open_readonly(database, immutable=True) as conn:
        write_list(conn, lijst, file)
        file.seek(0, 2)


def _headers(lijst: ExportLijst, size: int) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", FORMATEN[lijst.formaat].encode()),
        (b"content-length", str(size).encode()),
        (b"content-disposition", f'attachment; filename="{lijst.bestandsnaam}"'.encode()),
    ]
