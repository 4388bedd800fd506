"""Which tables of a workbook hold interventions, and which only look like data: code books, lists, dropped rows."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.columns import column_cells
from toolkit.mapping.fields import SURE
from toolkit.reading.shape import column_shape
from toolkit.reading.sheet import Cell
from toolkit.reading.tables import SheetTable
from toolkit.text import fold

_NUMBERS = 0.8
_COLUMNS = 3
_SURE = 4
_MANY = 5


def holds_interventions(columns: Sequence[Column], knowledge: Knowledge) -> bool:
    """Return whether a table has a name and at least two other fields of an intervention, one of them a dimension."""
    fields = {veld for column in columns for veld in column.velden}
    if "naam" not in fields:
        return False
    others = fields - {"naam", "nummer", "opmerking"}
    return len(others) >= 2 and any(veld in knowledge.vocabulary for veld in others)


def might_hold_interventions(columns: Sequence[Column], knowledge: Knowledge) -> bool:
    """Return whether a table may be a list of interventions once a person says which column names them."""
    if holds_interventions(columns, knowledge):
        return True
    if any("naam" in column.voorstel[:1] for column in columns):
        return True
    fields = {veld for column in columns for veld in column.velden} - {"nummer", "opmerking"}
    return len(fields) >= 2 and any(veld in knowledge.vocabulary or veld.startswith("publicatie.") for veld in fields)


def only_looks_like_data(naam: str, table: SheetTable, columns: Sequence[Column], knowledge: Knowledge) -> str | None:
    """Return why a sheet in a workbook with interventions is something else, in Dutch, or None.

    A code book or list names columns and terms in its first column; other kinds are known by the name of the sheet
    (`bladen_zonder_interventies` in ``data/velden.yml``).
    """
    words = set(re.findall(r"[^\W\d_]+", fold(naam.replace("_", " "))))
    for reden, names in knowledge.velden.other_sheets.items():
        if any(set(name.split()) <= words for name in names):
            return reden
    if holds_interventions(columns, knowledge):
        return None
    cells = column_cells(table)
    first = cells.get(columns[0].pos, []) if columns else []
    familiar = sum(knowledge.knows_header(cell.text) for cell in first)
    sure = sum(column.zekerheid >= SURE and column.veld not in (None, "naam") for column in columns)
    if len(first) < 2 or familiar < 0.5 * len(first) or sure >= _SURE:
        return None
    return None if _holds_measurements(cells) or _repeats(first, columns) else "codeboek of keuzelijst"


def field_column(columns: Sequence[Column], cells: Mapping[int, Sequence[Cell]], knowledge: Knowledge) -> Column | None:
    """Return the column that names a field on every line, in a long list: ``Kenmerk | Waarde``; None in any other.

    Read as records in columns, it repeats its headers, and that of the names among them.
    """
    leaves = Counter(column.leaf for column in columns)
    named_again = [column for column in columns if leaves[column.leaf] > 1 and knowledge.names_records(column.leaf)]
    if named_again and len(columns) >= 2 * len(leaves):
        return named_again[0]
    for column in columns if len(columns) <= _MOST_LONG else ():
        texts = [cell.text for cell in cells.get(column.pos, ())]
        named = {text for text in texts if knowledge.velden.strong(text) is not None}
        if len(named) >= _COLUMNS and sum(text in named for text in texts) >= _LONG * len(texts):
            return column
    return None


_MOST_LONG = 5
_LONG = 0.6


def _repeats(first: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Return whether many columns say several things about each name in the first: records, not a list of names."""
    return len(columns) >= _MANY and len({cell.text for cell in first}) <= 0.5 * len(first)


def _holds_measurements(cells: dict[int, list[Cell]]) -> bool:
    """Return whether most of several columns hold numbers: then the first column says what was measured."""
    shapes = [column_shape(column) for column in cells.values()]
    numeric = sum(shape.numeric >= _NUMBERS and shape.filled > 1 for shape in shapes)
    return numeric >= _COLUMNS and numeric >= 0.5 * len(shapes)
