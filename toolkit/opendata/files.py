"""The files that can be downloaded, with what a description of them needs."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.whole_file import sha256_of

OPEN_DATA = "open-data"
"""Name of the folder beside the database."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file of the open data.

    Attributes:
        naam: file name below ``/open-data/``.
        titel: what it is, in Dutch.
        mediatype: IANA media type.
        bestandstype: code in the EU's list of file types, or None when that list has none.
        bytes, sha256: size and digest of the content.

    """

    naam: str
    titel: str
    mediatype: str
    bestandstype: str | None
    bytes: int
    sha256: str


# In the order in which they are shown: name, title, media type, code in the EU's list of file types.
_KINDS: dict[str, tuple[str, str, str | None]] = {
    "interventies-datapackage.zip": ("Alle tabellen als CSV met beschrijving (Data Package)", "application/zip", "ZIP"),
    "interventies.db": ("De hele database (SQLite)", "application/vnd.sqlite3", None),
    "begrippen.ttl": ("De begrippen als SKOS (Turtle)", "text/turtle", "RDF_TURTLE"),
    "begrippen.jsonld": ("De begrippen als SKOS (JSON-LD)", "application/ld+json", "JSON_LD"),
}


def describe_downloads(folder: Path) -> list[Download]:
    """Return the downloads in `folder` with size and digest, in the order in which they are shown.

    Raises:
        FileNotFoundError: one of them has not been written.

    """
    return [
        Download(name, title, mediatype, code, (folder / name).stat().st_size, sha256_of(folder / name))
        for name, (title, mediatype, code) in _KINDS.items()
    ]
