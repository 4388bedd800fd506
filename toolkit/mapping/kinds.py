"""Which tables of a workbook hold interventions, and which only look like data: code books, lists, dropped rows."""

import re
from collections.abc import Sequence

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.columns import column_cells
from toolkit.mapping.fields import SURE
from toolkit.reading.tables import Table
from toolkit.text import fold


def holds_interventions(columns: Sequence[Column], knowledge: Knowledge) -> bool:
    """Return whether a table has a name and at least two other fields of an intervention, one of them a dimension."""
    fields = {column.veld for column in columns if column.veld}
    if "naam" not in fields:
        return False
    others = fields - {"naam", "nummer", "opmerking"}
    return len(others) >= 2 and any(veld in knowledge.vocabulary for veld in others)


def only_looks_like_data(naam: str, table: Table, columns: Sequence[Column], knowledge: Knowledge) -> str | None:
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
    sure = sum(column.zekerheid >= SURE and column.veld != "naam" for column in columns)
    if len(first) >= 2 and familiar >= 0.5 * len(first) and sure < 4:
        return "codeboek of keuzelijst"
    return None
