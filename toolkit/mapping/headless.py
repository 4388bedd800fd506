"""A table without a header: its first record was taken for one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.mapping.column import Knowledge
from toolkit.mapping.columns import column_cells
from toolkit.reading.body import BodyLine, LineKind
from toolkit.reading.headless import starts_with_record
from toolkit.reading.sheet import Cell
from toolkit.reading.tables import SheetTable

_ALIKE = 0.5
_MOST_COLUMNS = 2  # of one dimension; a line of countries is a header of another kind of table


def without_header(table: SheetTable, knowledge: Knowledge) -> SheetTable | None:
    """Return the table with its header read as its first record, or None when the header is one.

    It is none when no text in it is a column name, and one of them is a term of which its column holds others
    (*Nederland* above *België*, *Frankrijk*), or it holds amounts just as the lines below it. The line stays the place
    of the header, so a table without one is a table whose records start at its header; its columns have no names.
    """
    if len(table.header) != 1:
        return None
    leaves = {pos: path[-1] for pos, path in table.paths.items() if path}
    if any(knowledge.velden.strong(leaf) is not None for leaf in leaves.values()):
        return None
    if not (_holds_terms(table, leaves, knowledge) or starts_with_record(table.strip, table.header[0])):
        return None
    first = BodyLine(table.header[0], LineKind.DATA)
    return replace(table, body=(first, *table.body), paths=dict.fromkeys(table.paths, ()))


def _holds_terms(table: SheetTable, leaves: Mapping[int, str], knowledge: Knowledge) -> bool:
    """Return whether a text in the header is a term of which its column holds others."""
    cells = column_cells(table)
    named = {pos: term.veld for pos, leaf in leaves.items() if (term := knowledge.names.label_anywhere(leaf))}
    if not named or max(Counter(named.values()).values()) > _MOST_COLUMNS:
        return False
    return any(_holds(veld, cells.get(pos, []), knowledge) for pos, veld in named.items())


def _holds(veld: str, cells: Sequence[Cell], knowledge: Knowledge) -> bool:
    """Return whether at least half of the cells are terms of dimension `veld`."""
    alike = sum(knowledge.names.name(veld, cell.text) is not None for cell in cells)
    return bool(cells) and alike >= _ALIKE * len(cells)
