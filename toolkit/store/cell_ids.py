"""Ids of source cells: workbook, sheet and address, so that they stay the same while a cell stays in its place."""

from collections.abc import Iterator

from slugify import slugify

from toolkit.reading.workbook_reading import Celsoort, SourceCell, WorkbookReading


class CellIds:
    """Gives every source cell of one workbook its id, and finds a cell back by sheet and address."""

    def __init__(self, bron_id: str, reading: WorkbookReading):
        slugs = _sheet_slugs(cell.werkblad for cell in reading.cellen)
        self._bron_id = bron_id
        self._slugs = slugs

    def id_of(self, cell: SourceCell) -> str:
        """Return the id of `cell`, such as ``toolkit-slo-interventies.slo-interventies.B6``."""
        return f"{self._bron_id}.{self._slugs[cell.werkblad]}.{_place(cell)}"

    def id_at(self, werkblad: str, adres: str) -> str:
        """Return the id of the value at an Excel address."""
        return f"{self._bron_id}.{self._slugs.get(werkblad, slugify(werkblad))}.{adres}"


def _place(cell: SourceCell) -> str:
    if cell.adres is None:
        return Celsoort.BLADNAAM.value
    return cell.adres if cell.soort is Celsoort.WAARDE else f"{cell.adres}.{cell.soort}"


def _sheet_slugs(titles: Iterator[str]) -> dict[str, str]:
    """Return a slug per sheet; two sheets with the same slug (``A b``, ``A-b``) are told apart by number."""
    slugs: dict[str, str] = {}
    for title in dict.fromkeys(titles):
        base = slug = slugify(title) or "blad"
        number = 2
        while slug in slugs.values():
            slug, number = f"{base}-{number}", number + 1
        slugs[title] = slug
    return slugs
