"""Where the links of a sheet lead: links behind cells, and the function ``HYPERLINK``."""

import re
from collections.abc import Iterable

from openpyxl.packaging.relationship import RelationshipList

from toolkit.reading.sheet import Area, Sheet

LinkRef = tuple[str, str | None, str | None]
"""A range, the id of the relation that holds its target, and a place within the target."""

_AREA_LIMIT = 1000  # a link may cover a range; beyond this many cells only those with a value are looked at
_FUNCTION = re.compile(r"\s*(?:_xlfn\.)?HYPERLINK\s*\(", re.IGNORECASE)
_PART = re.compile(r'\s*(?:"(?P<text>(?:[^"]|"")*)"|\$?(?P<col>[A-Z]{1,3})\$?(?P<row>\d{1,7}))\s*(?P<end>[&,;)])')


def read_links(sheet: Sheet, refs: Iterable[LinkRef], relations: RelationshipList) -> dict[tuple[int, int], str]:
    """Return the target of every link of a sheet by (row, column)."""
    targets = {relation.Id: relation.Target for relation in relations}
    links: dict[tuple[int, int], str] = {}
    for ref, relation_id, location in refs:
        target = targets.get(relation_id) if relation_id else location
        if not target:
            continue
        if relation_id and location:
            target = f"{target}#{location}"
        for place in _places(sheet, ref):
            links[place] = target
    return links


def formula_links(sheet: Sheet, formulas: Iterable[tuple[int, int, str]]) -> dict[tuple[int, int], str]:
    """Return where the cells with the function ``HYPERLINK`` lead; a formula that cannot be worked out gives nothing.

    Args:
        sheet: the sheet, of which the formulas may use cells.
        formulas: row, column and formula.

    """
    found = {(row, col): _target(sheet, formula) for row, col, formula in formulas}
    return {place: target for place, target in found.items() if target}


def is_link_function(formula: str) -> bool:
    """Return whether a formula (without ``=``) is the function ``HYPERLINK``."""
    return _FUNCTION.match(formula) is not None


def _target(sheet: Sheet, formula: str) -> str | None:
    """Return the first argument: texts and cells of the same sheet, joined with ``&``."""
    start = _FUNCTION.match(formula)
    place = start.end() if start else 0
    target = ""
    while start and (part := _PART.match(formula, place)):
        if part["text"] is not None:
            target += part["text"].replace('""', '"')
        else:
            area = Area.from_ref(f"{part['col']}{part['row']}")
            cell = sheet.cells.get((area.row1, area.col1))
            if cell is None:
                return None
            target += cell.text
        if part["end"] != "&":
            return target.strip() or None
        place = part.end()
    return None


def _places(sheet: Sheet, ref: str) -> list[tuple[int, int]]:
    area = Area.from_ref(ref)
    inside = (area.row2 - area.row1 + 1) * (area.col2 - area.col1 + 1)
    if inside == 1:
        return [(area.row1, area.col1)]
    if inside <= _AREA_LIMIT:
        rows, cols = range(area.row1, area.row2 + 1), range(area.col1, area.col2 + 1)
        return [(row, col) for row in rows for col in cols if (row, col) in sheet.cells] or [(area.row1, area.col1)]
    return [(r, c) for r, c in sheet.cells if area.row1 <= r <= area.row2 and area.col1 <= c <= area.col2]
