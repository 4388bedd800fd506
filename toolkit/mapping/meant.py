"""The text that a cell gives its field: what Excel shows, the number of a count, the address behind a text."""

import re

from toolkit.publicaties.doi import normalise_doi
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.workbook_reading import SourceCell
from toolkit.text import clean

_YEAR = "publicatie.jaar"
_WHOLE_NUMBERS = frozenset({_YEAR, "nummer"})
_WHOLE = re.compile(r"^(\d+)[.,]0+$")
_ADDRESS = re.compile(r"\w+://|\bwww\.|^\S+\.[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_DOI_FIELD = "publicatie.doi"


def meant_text(cell: Cell, source: SourceCell, veld: str, link: str | None = None, *, is_count: bool = False) -> str:
    """Return the text of a visible cell for one field.

    Args:
        cell: the cell as it was opened.
        source: the same cell as it is published.
        veld: the field.
        link: where the cell leads, for a field that wants an address or a DOI; else None.
        is_count: the field holds a whole number.

    Returns:
        ``10-12`` for a range that Excel made a date; ``2015`` for a year stored as the text ``2015.0``; ``46,125`` for
        the number 46.125 where a count belongs, whatever its format shows; the link where the text is no address, and
        of a function that was never calculated; what a curator corrected as the curator wrote it.

    """
    if cell.kind is Kind.FORMULA:
        return link if link and _is_address(link, veld) else ""
    if cell.corrected:
        return _whole(cell.text, veld, is_count=is_count)
    if cell.day_and_month is not None:
        return cell.day_and_month
    if (is_count or veld == _YEAR) and cell.number is not None:
        return (cell.ruw or cell.raw).replace(".", ",")
    text = _whole(_shown(cell, source), veld, is_count=is_count)
    return link if link and text and not _is_address(text, veld) and _is_address(link, veld) else text


def _whole(text: str, veld: str, *, is_count: bool) -> str:
    return _WHOLE.sub(r"\1", text) if is_count or veld in _WHOLE_NUMBERS else text


def _shown(cell: Cell, source: SourceCell) -> str:
    return cell.text if cell.struck or source.waarde in (None, cell.raw) else clean(source.waarde)


def _is_address(text: str, veld: str) -> bool:
    return (veld == _DOI_FIELD and normalise_doi(text) is not None) or _ADDRESS.search(text) is not None
