"""Which lines of a table are one intervention."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.mapping.column import Column
from toolkit.reading.body import LineKind
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.tables import SheetTable
from toolkit.text import fold

_TELLING_APART = "organisatie"
_TITLES = 4


@dataclass(slots=True)
class RecordLines:
    """The lines of one record, and the group lines above it that still apply."""

    lines: list[int]
    groups: tuple[Cell, ...] = ()
    identity: dict[str, str] = field(default_factory=dict)
    repeated: bool = False


def group_lines(table: SheetTable, columns: Sequence[Column], landen: str | None) -> list[RecordLines]:
    """Return the records of `table` as groups of lines.

    A line continues the record above it when its name is empty or merged with the name above; with a number of its own,
    or a dash for a name, it is a record without a name, that gives nothing to the one above. A line that
    repeats the name (and number, when there is one) of an earlier record in the same group of rows belongs to that
    record, unless country (`landen`, if a dimension is that) or organisation says otherwise; `repeated` marks those.
    """
    keys = {
        veld: [c.pos for c in columns if veld in c.velden and not c.crosses]
        for veld in ("naam", "nummer", _TELLING_APART, *([landen] if landen else []))
    }
    has_keys = bool(keys["naam"])
    records: list[RecordLines] = []
    by_name: dict[tuple[str, str], list[RecordLines]] = {}
    groups, fresh_groups = _title_cells(table), False
    for entry in table.body:
        if entry.kind is LineKind.GROUP:
            cell = next(iter(table.strip.cells(entry.line).values()))
            groups = (*groups, cell) if fresh_groups else (*_title_cells(table), cell)
            fresh_groups = True
            continue
        if entry.kind is not LineKind.DATA:
            continue
        fresh_groups = False
        identity = {veld: _own_text(table, entry.line, positions) for veld, positions in keys.items()}
        record = records[-1] if records and records[-1].groups == groups and has_keys else None
        if record is not None and (identity["naam"] or _is_nameless(table, entry.line, keys, identity, record)):
            record = None
        if record is None:
            record = _same_name(by_name, identity, groups)
        if record is None:
            record = RecordLines([], groups, identity)
            records.append(record)
            by_name.setdefault((identity["naam"], identity["nummer"]), []).append(record)
        record.lines.append(entry.line)
    return records


def _is_nameless(
    table: SheetTable, line: int, keys: Mapping[str, Sequence[int]], identity: Mapping[str, str], above: RecordLines
) -> bool:
    """Return whether a line without a name is a record of its own."""
    cells = table.strip.cells(line)
    if any(span is not None and span.line1 < line for pos in keys["naam"] if (span := table.grid.span_at(line, pos))):
        return False
    if any(pos in cells for pos in keys["naam"]):
        return True
    number = identity["nummer"]
    return bool(number) and number != above.identity.get("nummer") and len(cells) > 1


def _title_cells(table: SheetTable) -> tuple[Cell, ...]:
    """Return the titles above the header: they apply to the whole table, as the name of a group of rows would."""
    lines = [table.strip.grid.lines[line] for line in table.titles[-_TITLES:]]
    return tuple(next(iter(cells.values())) for cells in lines if len(cells) == 1)


def _own_text(table: SheetTable, line: int, positions: Sequence[int]) -> str:
    """Return the folded text of the first filled position of this line itself; empty for placeholders."""
    cells = table.strip.cells(line)
    texts = (
        fold(cells[pos].text)
        for pos in positions
        if pos in cells and not (cells[pos].mark.leeg or cells[pos].kind is Kind.ERROR)
    )
    return next(texts, "")


def _same_name(
    by_name: dict[tuple[str, str], list[RecordLines]], identity: dict[str, str], groups: tuple[Cell, ...]
) -> RecordLines | None:
    if not identity["naam"]:
        return None
    for record in by_name.get((identity["naam"], identity["nummer"]), []):
        differs = any(own and record.identity[veld] and own != record.identity[veld] for veld, own in identity.items())
        if record.groups == groups and not differs:
            record.repeated = True
            return record
    return None
