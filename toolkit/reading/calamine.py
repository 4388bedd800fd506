"""The second reader, for workbooks that openpyxl refuses: values, merged ranges and visibility of sheets."""

from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from toolkit.reading.sheet import Area, Cell, OpenedWorkbook, Sheet
from toolkit.reading.values import describe_value

LIMITS = (
    "Dit bestand is met een tweede lezer geopend, omdat de gewone lezer het niet kan openen. Koppelingen, opmerkingen "
    "en verborgen rijen en kolommen zijn daarmee niet te zien: verborgen cellen zijn dus gelezen als gewone cellen. "
    "Open het bestand in Excel en sla het opnieuw op om dit te verhelpen."
)
_MOST_CELLS = 20_000_000


def open_with_calamine(path: Path) -> OpenedWorkbook:
    """Return the worksheets of the workbook at `path`.

    Raises:
        Exception: whatever calamine raises for a file that it cannot read either.

    """
    with CalamineWorkbook.from_path(path) as source:
        book = OpenedWorkbook([], limits=[LIMITS])
        for entry in source.sheets_metadata:
            if entry.typ is SheetTypeEnum.WorkSheet:
                hidden = entry.visible is not SheetVisibleEnum.Visible
                book.sheets.append(_read_sheet(source.get_sheet_by_name(entry.name), hidden=hidden))
            else:
                book.other.append(entry.name)
        return book


def _read_sheet(source: CalamineSheet, *, hidden: bool) -> Sheet:
    sheet = Sheet(source.name, hidden)
    if source.start is None or source.height * source.width > _MOST_CELLS:
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
