"""The second reader, for workbooks that openpyxl refuses: values, merged ranges and what is hidden."""

import re
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from openpyxl.utils.cell import column_index_from_string
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from toolkit.reading.bounds import blocks
from toolkit.reading.hidden import read_hidden
from toolkit.reading.sheet import Area, Cell, OpenedWorkbook, Sheet
from toolkit.reading.values import describe_value
from toolkit.reading.workbook_reading import WorkbookError

LIMITS = (
    "Dit bestand is met een tweede lezer geopend, omdat de gewone lezer het niet kan openen. Koppelingen, opmerkingen, "
    "doorgehaalde woorden en de opmaak van getallen zijn daarmee niet te zien. Verborgen bladen, rijen en kolommen "
    "blijven verborgen. Open het bestand in Excel en sla het opnieuw op om dit te verhelpen."
)
_MOST_CELLS = 20_000_000  # empty ones between the filled ones included
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:(row)|c)\b([^<>]*)>")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})")


def open_with_calamine(path: Path) -> OpenedWorkbook:
    """Return the worksheets of the workbook at `path`.

    Raises:
        WorkbookError: the filled cells lie too far apart, or what is hidden cannot be told; the message is Dutch.
        Exception: whatever calamine raises for a file that it cannot read either.

    """
    _check_extents(path)
    with CalamineWorkbook.from_path(path) as source:
        book = OpenedWorkbook([], limits=[LIMITS])
        hidden_parts = read_hidden(path)
        for entry in source.sheets_metadata:
            if entry.typ is SheetTypeEnum.WorkSheet:
                hidden = entry.visible is not SheetVisibleEnum.Visible
                sheet = _read_sheet(source.get_sheet_by_name(entry.name), hidden=hidden)
                hidden_parts.apply(sheet)
                book.sheets.append(sheet)
            else:
                book.other.append(entry.name)
        return book


def _check_extents(path: Path) -> None:
    """Refuse a sheet whose filled cells lie far apart: calamine reserves room for every cell between them.

    When there is no room, it ends the whole process.
    """
    with ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.endswith(".xml") and _extent(blocks(archive, part)) > _MOST_CELLS:
                raise WorkbookError(
                    f"{path.name}: de gewone lezer kan dit bestand niet openen, en voor de tweede liggen de cellen van "
                    f"een werkblad ({part.filename}) te ver uit elkaar. Open het bestand in Excel, haal weg wat ver "
                    "onder of naast de tabel staat, en sla het opnieuw op."
                )


def _extent(parts: Iterable[bytes]) -> int:
    """Return the number of cells of the smallest rectangle around all cells of a sheet that are not empty."""
    row = col = 0
    rows, cols = [1_048_577, 0], [16_385, 0]
    rest = b""
    for part in parts:
        text = rest + part
        for is_row, attributes in _ROW_OR_CELL.findall(text):
            place = _PLACE.search(attributes)
            letters, digits = place.groups() if place else (b"", b"")
            if is_row:
                row, col = int(digits or row + 1), 0
                continue
            row = int(digits or row)
            col = column_index_from_string(letters.decode()) if letters else col + 1
            if not attributes.endswith(b"/"):
                rows, cols = [min(rows[0], row), max(rows[1], row)], [min(cols[0], col), max(cols[1], col)]
        rest = text[text.rfind(b"<") :]
        rest = b"" if b">" in rest else rest
    return max(rows[1] - rows[0] + 1, 0) * max(cols[1] - cols[0] + 1, 0)


def _read_sheet(source: CalamineSheet, *, hidden: bool) -> Sheet:
    sheet = Sheet(source.name, hidden)
    if source.start is None:
        return sheet
    first_row, first_col = source.start[0] + 1, source.start[1] + 1
    for row, values in enumerate(source.to_python(skip_empty_area=True), first_row):
        for col, value in enumerate(values, first_col):
            if str(value).strip():
                raw, kind, number = describe_value(value, "s" if isinstance(value, str) else "n")
                sheet.cells[row, col] = Cell(row, col, raw, kind, number=number)
    for (row1, col1), (row2, col2) in source.merged_cell_ranges or []:
        sheet.merges.append(Area(row1 + 1, col1 + 1, row2 + 1, col2 + 1))
    return sheet
