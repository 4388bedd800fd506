"""The sheets of a workbook as tables with columns; tables with the same headers are read alike."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.config.workbook import BladIndeling, Teken, WorkbookConfig
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.columns import column_cells, read_columns
from toolkit.mapping.doubles import Double, settle_columns
from toolkit.mapping.headings import Headings
from toolkit.mapping.headless import without_header
from toolkit.mapping.layout import SheetLayout
from toolkit.mapping.outcomes import mark_outcomes
from toolkit.mapping.remarks import Remarks
from toolkit.mapping.signs import NO_SIGNS, Signs, legend, unclear_signs
from toolkit.reading.body import LineKind, group_name
from toolkit.reading.sheet import Cell, Sheet
from toolkit.reading.tables import SheetTable, TablePlace, find_tables, table_at
from toolkit.reading.workbook_reading import Richting
from toolkit.terms.sheet_names import in_sheet_name
from toolkit.text import fold

_CODE = 2  # letters


@dataclass(slots=True)
class ReadTable:
    """One table with its columns, before records are made.

    Attributes:
        table: where it stands.
        columns: how its columns are read.
        doubles: columns that claim a field of another.
        cells: the cells by position, of this table and of those with the same headers.
        signs: what signs such as ``+`` mean in it.
        headings: what its headings say of the outcomes below them.
        by_group: the dimensions of which the names of its groups of rows are terms.
        headless: nothing names its columns.
        place: its place in the tables of the reading; None when its sheet is left out.

    """

    table: SheetTable
    cells: Mapping[int, list[Cell]]
    headings: Headings
    columns: list[Column] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    signs: Signs = NO_SIGNS
    by_group: frozenset[str] = frozenset()
    headless: bool = False
    place: int | None = None


@dataclass(slots=True)
class ReadSheet:
    """One sheet with its tables, and what a person decided about it."""

    sheet: Sheet
    indeling: BladIndeling
    tables: list[ReadTable] = field(default_factory=list)


def read_sheets(
    sheets: Sequence[Sheet], config: WorkbookConfig, knowledge: Knowledge, remarks: Remarks
) -> list[ReadSheet]:
    """Return every sheet with its tables and how their columns are read."""
    found = [_find(sheet, config, knowledge) for sheet in sheets]
    cells = _together([table for read in found for table in read.tables])
    for read in found:
        layout = SheetLayout(read.sheet.naam, read.indeling, knowledge, remarks)
        for one, pooled in zip(read.tables, (cells[id(table)] for table in read.tables), strict=True):
            known = legend(one.table, knowledge.woorden) | config.signs(read.sheet.naam)
            one.cells = pooled
            signs = Signs(known)
            columns = layout.apply(read_columns(one.table, signs, knowledge, pooled), one.table.grid.richting)
            columns = mark_outcomes(columns, pooled, signs, knowledge, confirmed=read.indeling.bevestigd)
            one.headings = replace(one.headings, signs=signs)
            one.signs = Signs(known, _unclear_signs(one.table, columns, known, knowledge))
            columns, one.doubles = settle_columns(columns, knowledge)
            one.columns = one.headings.mark(columns)
        layout.compare([(one.table.grid.richting, one.columns) for one in read.tables])
    return found


def _find(sheet: Sheet, config: WorkbookConfig, knowledge: Knowledge) -> ReadSheet:
    indeling = config.sheet(sheet.naam)
    hidden_too = config.publiceer_verborgen or sheet.hidden
    place = _place(indeling)
    if place is None:
        tables = find_tables(sheet, knowledge.hints, hidden_too=hidden_too)
    else:
        tables = table_at(sheet, place, knowledge.hints, hidden_too=hidden_too)
    read = ReadSheet(sheet, indeling)
    for table in tables:
        headless = without_header(table, knowledge) if place is None else None
        shown = headless or table
        headings = Headings(config.headings(sheet.naam), NO_SIGNS, knowledge)
        by_group = named_by_groups(shown, knowledge)
        read.tables.append(
            ReadTable(shown, column_cells(shown), headings, by_group=by_group, headless=headless is not None)
        )
    return read


def _together(tables: Sequence[ReadTable]) -> dict[int, Mapping[int, list[Cell]]]:
    """Return per table (by identity) the cells by position, with those of every table that has the same headers."""
    alike: dict[tuple[object, ...], list[ReadTable]] = {}
    for one in tables:
        headers = tuple(tuple(map(fold, path)) for path in one.table.paths.values())
        key = (one.table.grid.richting, headers) if any(headers) else (id(one),)
        alike.setdefault(key, []).append(one)
    pooled: dict[int, Mapping[int, list[Cell]]] = {}
    for group in alike.values():
        columns = [
            [cell for one in group for cell in one.cells.get(tuple(one.table.paths)[place], ())]
            for place in range(len(group[0].table.paths))
        ]
        for one in group:
            pooled[id(one)] = {pos: cells for pos, cells in zip(one.table.paths, columns, strict=True) if cells}
    return pooled


def _unclear_signs(
    table: SheetTable, columns: list[Column], known: Mapping[str, Teken], knowledge: Knowledge
) -> frozenset[str]:
    """Return the signs of which only a person knows what they mean where outcomes may stand."""
    positions = {
        column.pos for column in columns if (column.term or column.crosses) and knowledge.has_status(column.veld or "")
    }
    cells = (cell for line in table.data_lines for pos, cell in table.strip.cells(line).items() if pos in positions)
    return unclear_signs({cell.text for cell in cells}, known, knowledge.woorden)


def _place(indeling: BladIndeling) -> TablePlace | None:
    if not (indeling.richting or indeling.kopregels or indeling.gegevensregels):
        return None
    richting = Richting(indeling.richting) if indeling.richting else None
    return TablePlace(richting, indeling.kopregels, indeling.gegevensregels)


def named_by_sheets(sheets: Sequence[ReadSheet], knowledge: Knowledge) -> frozenset[str]:
    """Return the dimensions of which most sheets with a table have the name of a term.

    One sheet alone names a country in full: the code of one (*Export IT*, *Lijst ID*) may be any abbreviation.
    """
    names = [read.sheet.naam for read in sheets if read.tables and not read.indeling.overslaan]
    named = Counter(veld for naam in names for veld in _dimensions_named(naam, knowledge))
    if len(names) == 1:
        alone = in_sheet_name(knowledge.names, names[0])
        in_full = alone is not None and len(alone.wording) > _CODE
        return frozenset(named) & {knowledge.vocabulary.landen} if in_full else frozenset()
    return frozenset(veld for veld, often in named.items() if often > 0.5 * len(names))


def named_by_groups(table: SheetTable, knowledge: Knowledge) -> frozenset[str]:
    """Return the dimensions of which half of the groups of rows, or more, have the name of a term; and countries.

    One *Onderwijs* among *Algemeen*, *Overig* and *Personeel* is a part of an organisation.
    """
    groups = [table.strip.cells(entry.line) for entry in table.body if entry.kind is LineKind.GROUP]
    named = Counter(
        one.veld
        for cells in groups
        for cell in cells.values()
        if (one := knowledge.names.anywhere(group_name(cell.text))) is not None
    )
    most = {veld for veld, often in named.items() if often >= 0.5 * len(groups)}
    return frozenset(most | ({knowledge.vocabulary.landen or ""} & named.keys()))


def _dimensions_named(naam: str, knowledge: Knowledge) -> frozenset[str]:
    """Return the dimensions of which the name of a sheet says a term; a curator may give it terms of several."""
    named = in_sheet_name(knowledge.names, naam)
    if named is None:
        return frozenset()
    termen = knowledge.names.resolve(named.veld, named.wording).termen
    return frozenset({named.veld, *(term.dimensie for term in termen)})
