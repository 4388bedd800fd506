"""Give a list to a visitor as a file: made outside the event loop, sent in pieces."""

import asyncio
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Generator, Iterator, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from toolkit.export.as_csv import iter_csv, write_csv
from toolkit.export.as_json import iter_json, write_json
from toolkit.export.as_ods import write_ods
from toolkit.export.as_odt import Kaartbeeld, write_odt
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
_PIECE = 1 << 14  # bytes; the first goes when so few interventions have been read


@dataclass(frozen=True, slots=True)
class ExportLijst:
    """A list to export: which interventions in which order, what the list is, and how the file must look.

    Attributes:
        formaat: a key of `FORMATEN`.
        ids: the interventions, in order.
        context: what the file says about itself.
        scheiding: for CSV only.
        kaart: for a note only: the evidence map of the list.

    """

    formaat: str
    ids: Sequence[str]
    context: ExportContext
    scheiding: Scheiding = Scheiding.PUNTKOMMA
    kaart: Kaartbeeld | None = None

    @property
    def bestandsnaam(self) -> str:
        """Name of the file for the visitor; it says so when the list is empty."""
        begin = "interventies" if self.ids else "geen-interventies"
        return f"{begin}-{self.context.geraadpleegd.isoformat()}.{self.formaat}"


_STREAMED: dict[str, Callable[[sqlite3.Connection, ExportLijst], Iterator[str]]] = {
    "csv": lambda conn, lijst: iter_csv(conn, lijst.ids, lijst.scheiding),
    "json": lambda conn, lijst: iter_json(conn, lijst.ids, lijst.context),
}


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
        "odt": lambda: write_odt(conn, lijst.ids, lijst.context, target, lijst.kaart),
        "csv": lambda: write_csv(conn, lijst.ids, target, lijst.scheiding),
        "json": lambda: write_json(conn, lijst.ids, lijst.context, target),
        "ris": lambda: write_ris(conn, lijst.ids, target),
    }
    writers[lijst.formaat]()


async def send_list(send: Send, database: Path, lijst: ExportLijst) -> None:
    """Answer a request with `lijst` as a download (ASGI); other requests go on meanwhile.

    CSV and JSON are sent while they are made. Others are written first, because their beginning says what is behind it.
    When something fails after the first piece, the end is never sent, so that no half file looks whole.

    Raises:
        LookupError, SheetTooLongError: see `write_list`.

    """
    if lijst.formaat in _STREAMED:
        await _stream(send, database, lijst)
        return
    with tempfile.TemporaryFile() as file:
        await asyncio.to_thread(_write, database, lijst, file)
        size = file.tell()
        file.seek(0)
        await send({"type": "http.response.start", "status": 200, "headers": _headers(lijst, size)})
        while piece := await asyncio.to_thread(file.read, _PIECE):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _stream(send: Send, database: Path, lijst: ExportLijst) -> None:
    pieces, loop = _pieces(database, lijst), asyncio.get_running_loop()
    own = ThreadPoolExecutor(1)  # a connection belongs to one thread
    try:
        piece = await loop.run_in_executor(own, next, pieces, b"")
        size = len(piece) if len(piece) < _PIECE else None
        await send({"type": "http.response.start", "status": 200, "headers": _headers(lijst, size)})
        while piece:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            piece = await loop.run_in_executor(own, next, pieces, b"")
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        own.submit(pieces.close)
        own.shutdown(wait=False)


def _pieces(database: Path, lijst: ExportLijst) -> Generator[bytes, None, None]:
    """Yield the file in pieces of at least `_PIECE` bytes; only the last is smaller."""
    with open_readonly(database, immutable=True) as conn:
        piece = bytearray()
        for text in _STREAMED[lijst.formaat](conn, lijst):
            piece += text.encode()
            if len(piece) >= _PIECE:
                yield bytes(piece)
                piece.clear()
        if piece:
            yield bytes(piece)


def _write(database: Path, lijst: ExportLijst, file: IO[bytes]) -> None:
    # A connection of its own: a long export must not keep one of Datasette's few connections.
    with open_readonly(database, immutable=True) as conn:
        write_list(conn, lijst, file)
        file.seek(0, 2)


def _headers(lijst: ExportLijst, size: int | None) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", FORMATEN[lijst.formaat].encode()),
        *([] if size is None else [(b"content-length", str(size).encode())]),
        (b"content-disposition", f'attachment; filename="{lijst.bestandsnaam}"'.encode()),
    ]
