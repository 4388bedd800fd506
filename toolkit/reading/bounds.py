"""Refuse what would cost unbounded time or memory, before anything is parsed.

A zip file of half a megabyte can hold gigabytes of XML. Its ratio says nothing: a million formatted but empty rows pack
as well as a bomb, and must be read. So what comes out is bounded: its size, the length of one text, the number of rows,
of elements between two rows, and of filled cells. The bounds are above a sheet of 100,000 rows and 25 columns.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from toolkit.reading.workbook_reading import WorkbookError

MOST_BYTES = 200 * 2**20  # of the file
MOST_UNPACKED = 600 * 2**20  # of everything in it that is XML
MOST_CELLS = 3_000_000  # in the whole workbook, some two gigabytes when all are filled
LONGEST_TEXT = 2**20  # characters; Excel allows 32,767
MOST_ELEMENTS = 1_000_000  # of a part that is kept in memory: styles, comments
MOST_IN_ROW = 10_000_000  # elements between the ends of two rows of a sheet, or in the table of texts
MOST_ROWS = 2**20  # of a sheet, as in Excel itself
MOST_SHEETS = 1_000  # named in the workbook; five thousand names of one sheet are read five thousand times
_MOST_PARTS = 10_000
_BLOCK = LONGEST_TEXT

_SHEET_OR_TEXTS = re.compile(rb"<(?:\w+:)?(?:worksheet|sst)[\s>]")
_NAMED_SHEET = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
_ROW_END = b"row>"
_SEAM = 16  # bytes; what is looked for may begin in one block and end in the next


def check_archive(path: Path) -> None:
    """Raise when `path` is no workbook in a zip file, is encrypted, declares entities, or is out of bounds.

    Raises:
        WorkbookError: the file is refused; the message is Dutch and says why.
        zipfile.BadZipFile: the file is damaged.

    """
    with ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if "xl/workbook.bin" in names:
            raise WorkbookError(
                f"{path.name}: dit is een binaire werkmap (.xlsb). Sla het bestand in Excel op als .xlsx."
            )
        if "[Content_Types].xml" not in names:
            raise WorkbookError(
                f"{path.name}: dit is een zip-bestand, maar geen Excel-werkmap. Sla het bestand in Excel op als .xlsx."
            )
        if any(part.flag_bits & 0x1 for part in parts):
            raise WorkbookError(f"{path.name}: het bestand is beveiligd met een wachtwoord. Haal de beveiliging eraf.")
        xml = [part for part in parts if _is_xml(archive, part)]
        unpacked = sum(part.file_size for part in xml)
        if unpacked > MOST_UNPACKED or len(parts) > _MOST_PARTS:
            raise _too_large(
                path, f"uitgepakt is het {unpacked / 2**20:.0f} MB; het meeste is {MOST_UNPACKED >> 20} MB"
            )
        if "xl/workbook.xml" in names and len(_NAMED_SHEET.findall(archive.read("xl/workbook.xml"))) > MOST_SHEETS:
            raise _too_large(path, f"het noemt meer dan {MOST_SHEETS} werkbladen")
        cells = sum(_check_part(path, archive, part) for part in xml)
        check_cells(path.name, cells)


def check_cells(name: str, cells: int) -> None:
    """Raise when a workbook has more filled cells than can be kept.

    Raises:
        WorkbookError: `cells` is above `MOST_CELLS`.

    """
    if cells > MOST_CELLS:
        raise WorkbookError(
            f"{name}: dit bestand heeft meer dan {MOST_CELLS:,} gevulde cellen".replace(",", ".")
            + " en is daarom te groot om te lezen. Splits het bestand."
        )


def blocks(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a part in blocks, zero bytes left out: in UTF-16 they are half of every letter."""
    with archive.open(part) as source:
        while block := source.read(_BLOCK):
            yield block.replace(b"\0", b"") if b"\0" in block else block


def _is_xml(archive: ZipFile, part: ZipInfo) -> bool:
    """Return whether a parser would read a part as XML, whatever its name; pictures and macros it would not."""
    if part.is_dir():
        return False
    with archive.open(part) as source:
        start = source.read(4096).replace(b"\0", b"")
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] in {b"<", b""}


def _check_part(path: Path, archive: ZipFile, part: ZipInfo) -> int:
    """Check one part and return the number of values of cells in it."""
    most, elements, rows, cells, before = MOST_ELEMENTS, 0, 0, 0, b""
    for place, block in enumerate(blocks(archive, part)):
        if place == 0 and _SHEET_OR_TEXTS.search(block):
            most = MOST_IN_ROW
        if b"<" not in block and len(block) >= _BLOCK // 2:
            raise _too_large(path, "er staat een tekst van meer dan een miljoen tekens in; Excel staat er 32.767 toe")
        _refuse_entities(path, part, before + block)
        before = block[-_SEAM:]
        ends = block.count(_ROW_END)
        rows += ends
        elements = block[block.rfind(_ROW_END) :].count(b"<") if ends else elements + block.count(b"<")
        if elements > most or rows > 2 * MOST_ROWS:  # `<row>` may end like `</row>`
            raise _too_large(path, f"in {part.filename} staan meer rijen of cellen dan Excel kent")
        cells += block.count(b"</v>") - block.count(b"<v></v>")
    return cells


def _refuse_entities(path: Path, part: ZipInfo, text: bytes) -> None:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise WorkbookError(
            f"{path.name}: het bestand bevat onveilige XML ({part.filename}) en wordt daarom niet gelezen."
        )


def _too_large(path: Path, why: str) -> WorkbookError:
    return WorkbookError(
        f"{path.name}: dit bestand is te groot om te lezen ({why}). Haal lege rijen en kolommen met opmaak weg, "
        "of splits het bestand."
    )
