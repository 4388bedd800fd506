"""What only a person can say of outcomes and crosses in the cells of a table: a finding, and a question per sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.mapping.column import Column
from toolkit.mapping.crosses import Says
from toolkit.mapping.meant import meant_text
from toolkit.mapping.records import RecordLines
from toolkit.mapping.remarks import Remarks
from toolkit.mapping.values import RecordContext, says_no_outcome, says_nothing, tells_outcome
from toolkit.reading.sheet import Cell
from toolkit.reading.workbook_reading import FieldValue, SourceCell
from toolkit.terms.cell_items import CellItems
from toolkit.text import SEVERAL, some
from toolkit.waarden import is_sign


def ask_about_cells(
    context: RecordContext, records: Sequence[tuple[RecordLines, Sequence[FieldValue]]], remarks: Remarks
) -> None:
    """Report what a table says of outcomes and crosses that is not clear.

    Args:
        context: the table.
        records: its records, with what was read of each.
        remarks: where findings and questions go.

    """
    naam = context.sheet_name.werkblad
    _ask_headings(remarks, naam, _unclear_headings(context, records))
    _ask_crosses(remarks, naam, _doubtful_cells(context))
    _ask_signs(remarks, naam, _unclear_sign_cells(context))
    _ask_loose(remarks, naam, _loose_outcomes(context))


def _unclear_headings(
    context: RecordContext, records: Sequence[tuple[RecordLines, Sequence[FieldValue]]]
) -> dict[str, SourceCell | None]:
    """Return the headings that seem an outcome of the elements below them, with their cells; None for a band."""
    found: dict[str, SourceCell | None] = {}
    for record, values in records:
        if not any(context.has_status(value.veld) for value in values):
            continue
        for cell in record.groups:
            if context.headings.is_question(cell.text, whole=context.is_title(cell)):
                found.setdefault(cell.text, context.cells[cell.row, cell.col])
        if context.headings.is_question(context.sheet_name.werkblad, whole=True):
            found.setdefault(context.sheet_name.werkblad, context.sheet_name)
    for column in context.columns if records else ():
        for text in context.headings.unclear(column, context.columns):
            found.setdefault(text, None)
    return found


def _doubtful_cells(context: RecordContext) -> Iterator[tuple[Column, SourceCell]]:
    """Yield the cells where crosses stand that say neither yes nor no, or deny in words: nothing is read there."""
    yield from _cells_that_say(context, Says.ONDUIDELIJK)


def _unclear_sign_cells(context: RecordContext) -> Iterator[tuple[Column, SourceCell, str]]:
    """Yield the cells with a sign, or a word, that may mean several things, and that sign: nothing is read there."""
    for column, source in _cells_that_say(context, Says.TEKEN):
        yield column, source, str(source.waarde).strip()
    items = CellItems(context.knowledge.names)
    for column in context.columns:
        is_list = context.has_status(column.veld) and not column.crosses and column.term is None
        for _, cell, source in _filled(context, column) if is_list else ():
            if not column.outcome_of:
                text = meant_text(cell, source, column.veld or "")
                for sign in items.unexplained(column.veld or "", text, context.signs.known):
                    yield column, source, sign
            elif is_sign(cell.text) and not tells_outcome(context, cell) and not says_no_outcome(context, cell):
                yield column, source, cell.text.strip()


def _loose_outcomes(context: RecordContext) -> Iterator[tuple[Column, SourceCell]]:
    """Yield the cells with an outcome on a line without an element."""
    for column in context.columns:
        for line, cell, source in _filled(context, column) if column.outcome_of else ():
            owners = (one for one in context.columns if one.pos in column.outcome_of)
            if not says_no_outcome(context, cell) and not any(_holds_element(context, one, line) for one in owners):
                yield column, source


def _holds_element(context: RecordContext, column: Column, line: int) -> bool:
    """Return whether a line names an element in a column; *geen*, and *nee* where a cross could stand, name none."""
    cell = context.table.grid.at(line, column.pos)
    if cell is None:
        return False
    if column.crosses or column.term is not None:
        return context.read_cross(column, cell.sign).says is not Says.NEE
    return not says_nothing(cell.text, column.veld or "", context.knowledge)


def _cells_that_say(context: RecordContext, says: Says) -> Iterator[tuple[Column, SourceCell]]:
    for column in context.columns:
        may_cross = column.crosses or (column.term is not None and says is Says.TEKEN)
        for _, cell, source in _filled(context, column) if may_cross else ():
            answered = column.answers and context.knowledge.is_answer(cell.sign, column.veld or "")
            if context.read_cross(column, cell.sign).says is says and not answered:
                yield column, source


def _filled(context: RecordContext, column: Column) -> Iterator[tuple[int, Cell, SourceCell]]:
    """Yield the lines, cells and published source cells of a column that is read."""
    for line in context.table.data_lines if column.veld else ():
        cell = context.table.grid.at(line, column.pos)
        source = None if cell is None else context.cells[cell.row, cell.col]
        if cell is not None and source is not None and source.waarde is not None:
            yield line, cell, source


def _ask_crosses(remarks: Remarks, naam: str, cells: Iterable[tuple[Column, SourceCell]]) -> None:
    """Report per column the cells that say neither yes nor no where crosses stand."""
    by_column: dict[str, list[SourceCell]] = {}
    for column, cell in cells:
        by_column.setdefault(column.kop, []).append(cell)
    for kop, doubtful in by_column.items():
        shown = some([f"{cell.adres} (“{cell.waarde}”)" for cell in doubtful])
        remarks.report("kruisje_onduidelijk", naam, doubtful[0].adres, kop=kop, cellen=shown)


def _ask_signs(remarks: Remarks, naam: str, cells: Iterable[tuple[Column, SourceCell, str]]) -> None:
    """Ask once per sheet what its signs mean."""
    found = list(cells)
    if not found:
        return
    headers = some([f"“{kop}”" for kop in dict.fromkeys(column.kop for column, _, _ in found)])
    signs = list(dict.fromkeys(sign for _, _, sign in found))
    remarks.report(
        "teken_onduidelijk",
        naam,
        found[0][1].adres,
        "\n".join(signs),
        tekens=some([f"“{sign}”" for sign in signs]),
        koppen=headers,
        aantal=len({cell.adres for _, cell, _ in found}),
        werkboek=remarks.werkboek,
        voorbeeld=", ".join(f'"{sign}": …' for sign in signs[:SEVERAL]),
    )


def _ask_headings(remarks: Remarks, naam: str, headings: Mapping[str, SourceCell | None]) -> None:
    """Ask once per sheet whether its headings say the outcome of the elements below them."""
    if not headings:
        return
    shown = some([f"“{text}”" for text in headings])
    cells = [cell for cell in headings.values() if cell is not None]
    remarks.report(
        "kopje_onduidelijk",
        naam,
        cells[0].adres if cells else None,
        "\n".join(" ".join(text.split()) for text in headings),
        kopjes=shown,
        werkboek=remarks.werkboek,
        voorbeeld=", ".join(f'"{text}": …' for text in list(headings)[:SEVERAL]),
    )


def _ask_loose(remarks: Remarks, naam: str, cells: Iterable[tuple[Column, SourceCell]]) -> None:
    """Report outcomes that stand beside no element."""
    found = list(cells)
    if found:
        shown = some([f"{cell.adres} (“{cell.waarde}”)" for _, cell in found])
        remarks.report("status_zonder_element", naam, found[0][1].adres, cellen=shown)
