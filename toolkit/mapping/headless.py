"""A table without a header: its first record was taken for one."""

from dataclasses import replace

from toolkit.mapping.columns import Knowledge, column_cells
from toolkit.reading.body import BodyLine, LineKind
from toolkit.reading.tables import Table

_ALIKE = 0.5


def without_header(table: Table, knowledge: Knowledge) -> Table | None:
    """Return the table with its header read as its first record, or None when the header is one.

    It is none when no text in it is a column name, and one of them is a term of which its column holds others:
    *Nederland* above *België*, *Frankrijk*. The line stays the place of the header, so a table without one is a table
    whose records start at its header; its columns have no names.
    """
    if len(table.header) != 1:
        return None
    leaves = {pos: path[-1] for pos, path in table.paths.items() if path}
    if any(knowledge.velden.strong(leaf) is not None for leaf in leaves.values()):
        return None
    cells = column_cells(table)
    for pos, leaf in leaves.items():
        named = knowledge.names.anywhere(leaf)
        own = cells.get(pos, [])
        if named is None or not own:
            continue
        alike = sum(knowledge.names.in_dimension(cell.text, named.veld) is not None for cell in own)
        if alike >= _ALIKE * len(own):
            first = BodyLine(table.header[0], LineKind.DATA)
            return replace(table, body=(first, *table.body), paths=dict.fromkeys(table.paths, ()))
    return None
