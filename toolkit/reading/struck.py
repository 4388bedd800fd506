"""Words that are struck through: they stay in the source, and count no longer."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl.xml.constants import ARC_CONTENT_TYPES, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from toolkit.reading.bounds import blocks

_NS = f"{{{SHEET_MAIN_NS}}}"
_MARK = b"strike"
_OFF = {"0", "false", "off"}


def struck_strings(archive: ZipFile) -> dict[int, str]:
    """Return per shared string with struck words, by its number, the text without them.

    Most workbooks have none: the part is only parsed when the word *strike* is in it.
    """
    names = set(archive.namelist())
    parts = {part for part in _string_parts(archive) if part in names and mentions_strike(archive, part)}
    return {number: text for part in parts for number, text in _in_part(archive, part)}


def mentions_strike(archive: ZipFile, part: str) -> bool:
    """Return whether a part says anything about strike-through."""
    before = b""
    for block in blocks(archive, archive.getinfo(part)):
        if _MARK in before + block:
            return True
        before = block[-len(_MARK) :]
    return False


def _string_parts(archive: ZipFile) -> list[str]:
    types = fromstring(archive.read(ARC_CONTENT_TYPES))
    return [entry.get("PartName", "").lstrip("/") for entry in types if entry.get("ContentType") == SHARED_STRINGS]


def _in_part(archive: ZipFile, part: str) -> Iterable[tuple[int, str]]:
    number = 0
    with archive.open(part) as source:
        for _, element in iterparse(source):  # noqa: S314 -- `check_archive` refuses XML that declares entities
            if element.tag == f"{_NS}si":
                text = without_struck(element)
                if text is not None:
                    yield number, text
                number += 1
                element.clear()


def without_struck(item: Element) -> str | None:
    """Return the text of a shared or inline string without its struck words, or None when it has none."""
    runs = item.findall(f"{_NS}r")
    struck = [_is_struck(run) for run in runs]
    if not any(struck):
        return None
    return "".join(run.findtext(f"{_NS}t", "") for run, off in zip(runs, struck, strict=True) if not off)


def _is_struck(run: Element) -> bool:
    strike = run.find(f"{_NS}rPr/{_NS}strike")
    return strike is not None and strike.get("val", "1").lower() not in _OFF
