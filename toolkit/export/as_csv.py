"""A list as CSV that Dutch Excel opens right, and in which no cell can run as a formula."""

import csv
import io
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import IO

from toolkit.bronwoorden import worded_dimensions
from toolkit.export.rows import VELDEN, Interventie, Waarde, read_interventies
from toolkit.export.words import herkomst_labels, reference, tag_lines, words_text
from toolkit.vocabulary.load import DIMENSIES

# Excel, LibreOffice and others take a cell that begins with one of these as a formula. A text that already has
# apostrophes before such a character gets one more, so that the way back is unambiguous.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_PROTECTED = re.compile(r"'+[=+\-@\t\r]")
_SEPARATOR = " | "
# After these columns: what the lists themselves say, a column for each dimension that has such words.
_IN_WOORDEN = "_woorden"

_NA_HERKOMST = VELDEN.index("herkomst") + 1

KOLOMMEN = (
    *VELDEN[:_NA_HERKOMST],
    "herkomst_label",
    *VELDEN[_NA_HERKOMST:],
    *DIMENSIES,
    "publicaties",
    *(f"{dimensie}_id" for dimensie in DIMENSIES),
)


class Scheiding(Enum):
    """What stands between two cells: a semicolon for Dutch Excel, a comma for programs."""

    PUNTKOMMA = "puntkomma"
    KOMMA = "komma"

    @property
    def teken(self) -> str:
        """The character itself."""
        return ";" if self is Scheiding.PUNTKOMMA else ","


def protect(text: str) -> str:
    """Return `text` with an apostrophe before it when a spreadsheet could run it as a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unprotect(text: str) -> str:
    """Return what `protect` was given."""
    return text[1:] if _PROTECTED.match(text) else text


def iter_csv(conn: sqlite3.Connection, ids: Sequence[str], scheiding: Scheiding = Scheiding.PUNTKOMMA) -> Iterator[str]:
    """Yield the interventions `ids` as CSV, a line at a time; the first piece has the byte order mark.

    Raises:
        LookupError: an id does not exist.

    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=scheiding.teken, lineterminator="\r\n")

    def line(cells: Sequence[str | int]) -> str:
        writer.writerow(cells)
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text

    herkomsten = herkomst_labels(conn)
    in_woorden = worded_dimensions(conn)
    yield "\ufeff" + line((*KOLOMMEN, *(dimensie + _IN_WOORDEN for dimensie in in_woorden)))
    for interventie in read_interventies(conn, ids):
        words = (_SEPARATOR.join(words_text(interventie.woorden[d]).split("\n")) for d in in_woorden)
        yield line([_cell(value) for value in (*_values(interventie, herkomsten), *words)])


def write_csv(
    conn: sqlite3.Connection,
    ids: Sequence[str],
    target: IO[bytes],
    scheiding: Scheiding = Scheiding.PUNTKOMMA,
) -> None:
    """Write the interventions `ids` to `target` as CSV in UTF-8 with a byte order mark.

    Raises:
        LookupError: an id does not exist.

    """
    for piece in iter_csv(conn, ids, scheiding):
        target.write(piece.encode("utf-8"))


def read_csv(path: Path, scheiding: Scheiding = Scheiding.PUNTKOMMA) -> list[dict[str, str]]:
    """Read an exported CSV back: one mapping per intervention, with the texts as they were before `protect`.

    Raises:
        ValueError: the header is not that of an export.

    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, delimiter=scheiding.teken)
        names = tuple(reader.fieldnames or ())
        if names[: len(KOLOMMEN)] != KOLOMMEN or not all(n.endswith(_IN_WOORDEN) for n in names[len(KOLOMMEN) :]):
            raise ValueError(f"{path}: dit is geen CSV-export van de catalogus, of de scheiding is een andere.")
        return [{name: unprotect(value) for name, value in row.items()} for row in reader]


def _values(interventie: Interventie, herkomsten: Mapping[str, str]) -> Iterator[Waarde]:
    label = {"herkomst_label": herkomsten[str(interventie.velden["herkomst"])]}
    own = {**interventie.velden, **label}
    yield from (own[veld] for veld in KOLOMMEN[: len(own)])
    for dimensie in DIMENSIES:
        yield _SEPARATOR.join(tag_lines(interventie.tags[dimensie]))
    yield _SEPARATOR.join(reference(publicatie) for publicatie in interventie.publicaties)
    for dimensie in DIMENSIES:
        yield " ".join(dict.fromkeys(tag.id for tag in interventie.tags[dimensie]))


def _cell(value: Waarde) -> str | int:
    if value is None:
        return ""
    return protect(value) if isinstance(value, str) else value
