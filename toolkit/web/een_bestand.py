"""The whole catalogue in one file, which `make offline` writes beside the database while the site runs or before."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit.web.catalogus import catalogus_of
from toolkit.web.served_file import place_of
from toolkit.whole_file import sha256_of

Written = tuple[tuple[int, int, int, int], ...]
"""Tells one writing of the file and its digest from the next."""

_NAME = "interventiecatalogus.html"
_BEGINNING = 2000  # bytes in which the file says which data it holds


def one_file_of(datasette: Any) -> Path | None:
    """Return the file, or None: not written, of other data than the site's, or damaged."""
    data = catalogus_of(datasette).bouw.get("gegevens_sha256", "")[:12].encode()
    written = written_of(datasette)
    return path if written and data and _is_of(path := _path(datasette), data, written) else None


def written_of(datasette: Any) -> Written:
    """Return what changes when the file does; nothing when it is not there."""
    path = _path(datasette)
    try:
        stats = [path.stat(), digest_of(path).stat()]
    except OSError:
        return ()
    return tuple((stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns) for stat in stats)


def digest_of(path: Path) -> Path:
    """Return the file that says what the SHA-256 of another is."""
    return path.with_name(f"{path.name}.sha256")


def _path(datasette: Any) -> Path:
    return place_of(datasette).with_name(_NAME)


@lru_cache(maxsize=8)
def _is_of(path: Path, data: bytes, written: Written) -> bool:
    """Tell whether a file is whole and holds this data."""
    with path.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    return data in beginning and digest_of(path).read_bytes().startswith(sha256_of(path).encode())
