"""`/open-data/…` and `/begrippen.ttl`, `/begrippen.jsonld`: the files that the build wrote beside the database."""

import asyncio
from functools import lru_cache
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response, asgi_send_file

from toolkit.export.deliver import Send
from toolkit.opendata.files import OPEN_DATA, Download, describe_downloads
from toolkit.talen import _
from toolkit.web.catalogus import catalogus_of
from toolkit.web.een_bestand import digest_of, one_file_of
from toolkit.web.fouten import NietGevondenError
from toolkit.web.pagina import render

_MEDIATYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".db": "application/vnd.sqlite3",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".sha256": "text/plain; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".zip": "application/zip",
}

# What a browser or a program opens by its address; the rest is saved as a file.
_SHOWN = frozenset({".json", ".jsonld", ".sha256", ".ttl", ".md"})


def folder_of(datasette: Any) -> Path:
    """Return the folder with open data, which stands beside the database."""
    database = datasette.get_database(catalogus_of(datasette).config.database)
    return Path(database.path).parent / OPEN_DATA


async def overview(datasette: Any, request: Any) -> Response:
    """Show what can be downloaded."""
    downloads = await asyncio.to_thread(downloads_of, datasette)
    if not downloads:
        raise NietGevondenError(_("De open data zijn er nog niet. Een beheerder maakt ze met `make build`."))
    tables = sorted(path.name for path in folder_of(datasette).glob("*.csv"))
    context = {
        "pagina_naam": "open-data",
        "downloads": downloads,
        "tabellen": tables,
        "een_bestand": one_file_of(datasette),
    }
    return await render(datasette, request, "open_data.html", context)


def downloads_of(datasette: Any) -> list[Download]:
    """Return what can be downloaded; nothing when the open data were not written."""
    folder = folder_of(datasette)
    package = folder / "datapackage.json"
    return _downloads(folder, package.stat().st_mtime_ns) if package.is_file() else []


@lru_cache(maxsize=8)
def _downloads(folder: Path, made: int) -> list[Download]:
    """Return the downloads with their digests; `made` tells one build from the next, since a digest takes time."""
    return describe_downloads(folder)


async def file(datasette: Any, request: Any, send: Send) -> None:
    """Send one file of the folder."""
    await _send(datasette, request.url_vars["naam"], send)


async def vocabulary(datasette: Any, request: Any, send: Send) -> None:
    """Send the vocabulary as SKOS."""
    await _send(datasette, f"begrippen.{request.url_vars['formaat']}", send)


async def _send(datasette: Any, naam: str, send: Send) -> None:
    # The name is looked up among the files that are there; it is never joined to a path.
    files = {path.name: path for path in folder_of(datasette).glob("*") if path.is_file()}
    if one_file := one_file_of(datasette):
        files |= {path.name: path for path in (one_file, digest_of(one_file))}
    if naam not in files or files[naam].suffix not in _MEDIATYPES:
        raise NietGevondenError(f"Bij de open data is geen bestand ‘{naam[:80]}’. Kijk op /open-data/ wat er is.")
    path = files[naam]
    shown = path.suffix in _SHOWN
    await asgi_send_file(send, str(path), None if shown else path.name, _MEDIATYPES[path.suffix], chunk_size=1 << 16)
