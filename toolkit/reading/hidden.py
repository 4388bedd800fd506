"""What a person hid in a workbook, from its XML: all of it for the second reader, which does not tell.

What cannot be told closes the file: a value that its maker hid is never published by accident.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZipFile

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.xml.functions import fromstring

from toolkit.reading.formats import shows_nothing
from toolkit.reading.sheet import Area, Intervals, Sheet
from toolkit.reading.workbook_reading import WorkbookError

_WORKBOOK = "officeDocument"
_TRUE = {"1", "true"}
_TEXTS = {"s", "str", "inlineStr", "b", "e"}
# Below about one pixel: a row in points, a column in characters (ECMA-376, part 1, 18.3.1.13 and 18.3.1.73).
_LEAST_SIZE = {"ht": 1.0, "width": 0.2}


@dataclass(slots=True)
class _Hidden:
    rows: list[int] = field(default_factory=list)
    cols: list[tuple[int, int]] = field(default_factory=list)
    filtered: list[Area] = field(default_factory=list)
    cells: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class HiddenParts:
    """Hidden rows and columns per sheet.

    Attributes:
        name: name of the file.
        sheets: title of the sheet → what is hidden there.

    """

    name: str
    sheets: dict[str, _Hidden]

    def apply(self, sheet: Sheet) -> None:
        """Note on `sheet` what is hidden; rows that only a filter hides are kept apart.

        Raises:
            WorkbookError: nothing is known of this sheet.

        """
        hidden = self.sheets.get(sheet.naam)
        if hidden is None:
            raise _unknown(self.name)
        sheet.filtered_rows = {row for row in hidden.rows if any(a.row1 < row <= a.row2 for a in hidden.filtered)}
        sheet.hidden_rows = Intervals([(row, row) for row in hidden.rows if row not in sheet.filtered_rows])
        sheet.hidden_cols = Intervals(hidden.cols)
        sheet.hidden_cells = hidden.cells & sheet.cells.keys()


def hides(element: Element, size: str) -> bool:
    """Return whether the element of a row or of columns hides them: it says so, or its attribute `size` is too small.

    Rows that are hidden because they have no element (``zeroHeight``) hold nothing.
    """
    if element.get("hidden") in _TRUE:
        return True
    try:
        return float(element.get(size, "nan")) < _LEAST_SIZE[size]
    except ValueError:
        return False


def read_hidden(path: Path) -> HiddenParts:
    """Return what is hidden in the workbook at `path`, in any of the two variants of Open XML.

    Raises:
        WorkbookError: the XML cannot be read; the message is Dutch.

    """
    try:
        with ZipFile(path) as archive:
            return HiddenParts(path.name, _by_name(archive))
    except (ParseError, KeyError, ValueError) as error:
        raise _unknown(path.name) from error


def _unknown(name: str) -> WorkbookError:
    return WorkbookError(
        f"{name}: de gewone lezer kan dit bestand niet openen, en het is niet na te gaan welke rijen en kolommen "
        "verborgen zijn. Daarom is het niet gelezen. Open het bestand in Excel en sla het opnieuw op."
    )


def _sheet_parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the title and the part of every sheet with cells."""
    workbook = next(target for _, kind, target in _relations(archive, "") if kind.endswith(f"/{_WORKBOOK}"))
    targets = {id_: (kind, target) for id_, kind, target in _relations(archive, workbook)}
    for entry in fromstring(archive.read(workbook)).iter():
        if _local(entry) != "sheet":
            continue
        id_ = next(value for name, value in entry.attrib.items() if name.startswith("{") and name.endswith("}id"))
        kind, target = targets[id_]
        if kind.endswith("/worksheet"):
            yield entry.attrib["name"], target


def _relations(archive: ZipFile, part: str) -> list[tuple[str, str, str]]:
    """Return id, type and target of the relations of a part."""
    folder, name = posixpath.split(part)
    root = fromstring(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    return [
        (entry.get("Id", ""), entry.get("Type", ""), posixpath.normpath(posixpath.join("/", folder, target))[1:])
        for entry in root
        if (target := entry.get("Target", "")) and entry.get("TargetMode") != "External"
    ]


def _by_name(archive: ZipFile) -> dict[str, _Hidden]:
    formats = _formats(archive)
    return {name: _in_sheet(archive, part, formats) for name, part in _sheet_parts(archive)}


def _formats(archive: ZipFile) -> dict[str, str]:
    """Return the number format of every style that has one of its own, by the number of the style."""
    workbook = next(target for _, kind, target in _relations(archive, "") if kind.endswith(f"/{_WORKBOOK}"))
    part = next((target for _, kind, target in _relations(archive, workbook) if kind.endswith("/styles")), None)
    groups = {} if part is None else {_local(group): group for group in fromstring(archive.read(part))}
    codes = {entry.get("numFmtId"): entry.get("formatCode", "") for entry in groups.get("numFmts", ())}
    styles = enumerate(groups.get("cellXfs", ()))
    return {str(place): codes[number] for place, entry in styles if (number := entry.get("numFmtId")) in codes}


def _in_sheet(archive: ZipFile, part: str, formats: Mapping[str, str]) -> _Hidden:
    found, number = _Hidden(), 0
    with archive.open(part) as source:
        for _, element in iterparse(source):  # noqa: S314 -- `check_archive` refuses XML that declares entities
            tag = _local(element)
            if tag == "row":
                number = int(element.get("r") or number + 1)
                found.cells |= {(number, col) for col in _columns(element, formats)}
                if hides(element, "ht"):
                    found.rows.append(number)
                element.clear()
            elif tag == "col" and hides(element, "width"):
                found.cols.append((int(element.get("min", "1")), int(element.get("max", "1"))))
            elif (
                tag == "autoFilter" and element.get("ref") and any(_local(child) == "filterColumn" for child in element)
            ):
                found.filtered.append(Area.from_ref(element.get("ref", "")))
    return found


def _columns(row: Element, formats: Mapping[str, str]) -> Iterator[int]:
    """Yield the columns of the cells of a row of which the format of their style shows nothing."""
    col = 0
    for cell in row:
        col = coordinate_to_tuple(ref)[1] if (ref := cell.get("r")) else col + 1
        if shows_nothing(formats.get(cell.get("s", "")), cell.get("t") in _TEXTS):
            yield col


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
