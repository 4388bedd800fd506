"""Open a workbook with openpyxl's own parts, keeping only cells that hold something.

openpyxl's ordinary mode makes an object for every formatted cell, so a sheet with a million formatted but empty rows
costs gigabytes; its read-only mode leaves out links, comments, merges and hidden rows. This module drives the parser
that both modes share (`WorkSheetParser`) and keeps what a catalogue needs: time and memory follow the data.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from toolkit.reading.bounds import MOST_CELLS, check_cells
from toolkit.reading.comments import read_comments
from toolkit.reading.formats import elapsed, number_format, shows_nothing, shows_time_only
from toolkit.reading.hidden import hides
from toolkit.reading.links import LinkRef, formula_links, is_link_function, read_links
from toolkit.reading.sheet import Area, Cell, Intervals, Kind, OpenedWorkbook, Sheet
from toolkit.reading.struck import struck_strings, without_struck
from toolkit.reading.styles import Styles, read_styles
from toolkit.reading.values import date_text, describe_value, number_text

_NS = f"{{{SHEET_MAIN_NS}}}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE_RELATION = "/table"


def open_with_openpyxl(path: str) -> OpenedWorkbook:
    """Return all worksheets of the workbook at `path`.

    Raises:
        Exception: whatever openpyxl raises for a file that it cannot read; the caller tries another reader.

    """
    reader = ExcelReader(path, read_only=True, data_only=True, keep_links=False)
    with reader.archive:
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        read_styles(reader)
        struck = struck_strings(reader.archive)
        book = OpenedWorkbook([])
        for entry, relation in reader.parser.find_sheets():
            if relation.target not in reader.valid_files:
                continue
            if "worksheet" not in relation.Type:
                book.other.append(entry.name)
                continue
            book.sheets.append(_read_sheet(reader, entry.name, entry.state != "visible", relation.target, struck))
        return book


def _read_sheet(reader: ExcelReader, naam: str, hidden: bool, part: str, struck: dict[int, str]) -> Sheet:
    sheet = Sheet(naam, hidden)
    with reader.archive.open(part) as source:
        parser = _SheetParser(source, reader, struck)
        for cell in parser.cells():
            sheet.cells[cell.row, cell.col] = cell
            if len(sheet.cells) > MOST_CELLS:
                check_cells(Path(str(reader.archive.filename)).name, len(sheet.cells))
    relations = _relations(reader, part)
    sheet.merges = parser.merges
    sheet.tables = [*_declared_tables(reader, parser, relations), *filter(None, [parser.filter_area])]
    sheet.frozen_rows = parser.frozen_rows
    sheet.hidden_cols = Intervals(parser.hidden_cols)
    sheet.filtered_rows = {row for row in parser.hidden_rows if _filtered(row, parser.filtered_areas)}
    sheet.hidden_rows = Intervals([(row, row) for row in parser.hidden_rows if row not in sheet.filtered_rows])
    _drop_covered(sheet)
    sheet.hidden_cells = parser.hidden_cells & sheet.cells.keys()
    sheet.links = formula_links(sheet, parser.link_formulas) | read_links(sheet, parser.link_refs, relations)
    sheet.comments = read_comments(reader.archive, relations)
    return sheet


def _relations(reader: ExcelReader, part: str) -> RelationshipList:
    rels = get_rels_path(part)  # type: ignore[no-untyped-call]
    return get_dependents(reader.archive, rels) if rels in reader.valid_files else RelationshipList()


def _filtered(row: int, areas: list[Area]) -> bool:
    return any(area.row1 < row <= area.row2 for area in areas)


def _drop_covered(sheet: Sheet) -> None:
    """Forget values under a merged range: Excel shows its top-left cell only."""
    if not sheet.merges or not sheet.cells:
        return
    by_row: dict[int, list[int]] = {}
    for row, col in sheet.cells:
        by_row.setdefault(row, []).append(col)
    rows = sorted(by_row)
    for area in sheet.merges:
        for row in _between(rows, area.row1, area.row2):
            for col in by_row[row]:
                if area.col1 <= col <= area.col2 and (row, col) != (area.row1, area.col1):
                    sheet.cells.pop((row, col), None)


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _declared_tables(reader: ExcelReader, parser: "_SheetParser", relations: RelationshipList) -> list[Area]:
    found = []
    for relation in relations:
        if relation.Type.endswith(_TABLE_RELATION) and relation.target in reader.valid_files:
            root = fromstring(reader.archive.read(relation.target))
            ref = root.get("ref")
            if ref and root.get("headerRowCount", "1") != "0":
                found.append(Area.from_ref(ref))
                auto_filter = root.find(f"{_NS}autoFilter")
                if auto_filter is not None and auto_filter.find(f"{_NS}filterColumn") is not None:
                    parser.filtered_areas.append(found[-1])
    return found


class _SheetParser(WorkSheetParser):
    """openpyxl's parser, asked only for what the catalogue needs, one row in memory at a time."""

    def __init__(self, source: IO[bytes], reader: ExcelReader, struck: dict[int, str]) -> None:
        book: Any = reader.wb  # the formats by style are known to openpyxl only, under private names
        super().__init__(
            source,
            reader.shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        self._styles = Styles(book)
        self._struck = struck
        self.merges: list[Area] = []
        self.hidden_rows: list[int] = []
        self.hidden_cols: list[tuple[int, int]] = []
        self.hidden_cells: set[tuple[int, int]] = set()
        self.link_refs: list[LinkRef] = []
        self.link_formulas: list[tuple[int, int, str]] = []
        self.filter_area: Area | None = None
        self.filtered_areas: list[Area] = []
        self.frozen_rows = 0

    def cells(self) -> Iterator[Cell]:
        """Yield the non-empty cells, row by row, and remember what the sheet says about rows and ranges."""
        handlers = {
            f"{_NS}col": self._column,
            f"{_NS}mergeCell": self._merge,
            f"{_NS}hyperlink": self._hyperlink,
            f"{_NS}autoFilter": self._auto_filter,
            f"{_NS}pane": self._pane,
        }
        row_tag = f"{_NS}row"
        for _, element in iterparse(self.source):  # noqa: S314 -- `check_archive` refuses XML that declares entities
            if element.tag == row_tag:
                yield from self._row(element)
                element.clear()
            elif element.tag in handlers:
                handlers[element.tag](element)

    def _row(self, element: Element) -> Iterator[Cell]:
        self._start_row(element)
        if hides(element, "ht"):
            self.hidden_rows.append(self.row_counter)
        for child in element:
            if len(child):
                cell = self._cell(child)
                if cell is not None:
                    yield cell
            elif child.get("r") is None:
                self.col_counter += 1

    def _start_row(self, element: Element) -> None:
        number = element.get("r")
        self.row_counter = int(float(number)) if number else self.row_counter + 1
        self.col_counter = 0

    def _cell(self, element: Element) -> Cell | None:
        parsed = self.parse_cell(element)
        value = parsed["value"]
        formula = element.find(f"{_NS}f") if len(element) > 1 or value is None else None
        if formula is not None and is_link_function(formula.text or ""):
            self.link_formulas.append((parsed["row"], parsed["column"], formula.text or ""))
        if value is None or not str(value).strip():
            if formula is None or value is not None:
                return None
            return Cell(parsed["row"], parsed["column"], f"={formula.text or ''}", Kind.FORMULA)
        raw, kind, number = describe_value(value, parsed["data_type"])
        style = parsed["style_id"]
        if style and shows_nothing(self._styles.number_format(style), kind not in {Kind.NUMBER, Kind.DATE}):
            self.hidden_cells.add((parsed["row"], parsed["column"]))
        cell = Cell(parsed["row"], parsed["column"], raw, kind, self._styles.emphasis(style), number)
        if kind is Kind.DATE or (kind is Kind.NUMBER and style):
            self._show(cell, value, self._styles.number_format(style))
        if self._styles.struck(style):
            cell.keep_valid("")
        elif kind is Kind.TEXT and (valid := self._valid_text(element)) is not None:
            cell.keep_valid(valid)
        return cell

    def _show(self, cell: Cell, value: object, code: str | None) -> None:
        """Make the text of a number or date what its format shows; the date of a date stays ISO 8601."""
        if cell.number is not None:
            show = number_format(code) if code else None
            shown = show(cell.number) if show else None
            if shown is not None:
                cell.shown_as(shown, cell.raw)
            return
        cell.date_format = code
        if isinstance(value, dt.timedelta):
            cell.shown_as(elapsed(value, code), number_text(value / dt.timedelta(days=1)))
        elif isinstance(value, dt.datetime) and shows_time_only(code):
            cell.shown_as(date_text(value.time()), cell.raw)

    def _valid_text(self, element: Element) -> str | None:
        """Return the words of a text that are not struck through, or None when none are."""
        if element.get("t") == "inlineStr":
            inline = element.find(f"{_NS}is")
            return without_struck(inline) if inline is not None else None
        if self._struck and element.get("t") == "s":
            return self._struck.get(int(element.findtext(f"{_NS}v") or -1))
        return None

    def _column(self, element: Element) -> None:
        if hides(element, "width"):
            self.hidden_cols.append((int(element.get("min", "1")), int(element.get("max", "1"))))

    def _merge(self, element: Element) -> None:
        if ref := element.get("ref"):
            self.merges.append(Area.from_ref(ref))

    def _hyperlink(self, element: Element) -> None:
        if ref := element.get("ref"):
            self.link_refs.append((ref, element.get(_RELATION), element.get("location")))

    def _auto_filter(self, element: Element) -> None:
        if ref := element.get("ref"):
            self.filter_area = Area.from_ref(ref)
            if element.find(f"{_NS}filterColumn") is not None:
                self.filtered_areas.append(self.filter_area)

    def _pane(self, element: Element) -> None:
        if element.get("state") in {"frozen", "frozenSplit"}:
            self.frozen_rows = int(float(element.get("ySplit", "0")))
