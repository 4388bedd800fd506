"""Sheets about another sheet, that list no interventions: lists of words, code books, and tables of effects."""

from collections.abc import Sequence

from toolkit.mapping.evidence import items_of
from toolkit.mapping.sheets import ReadTable
from toolkit.reading.shape import column_shape
from toolkit.reading.sheet import Cell
from toolkit.reading.workbook_reading import Waarom
from toolkit.text import fold
from toolkit.vocabulary.velden import NAAM

_MOST = 0.6
_ALL = 0.9
_REPEATED = 1.5
_LEAST = 2
_MOST_COLUMNS = 4
_LITERAL = frozenset({Waarom.EXACT, Waarom.SYNONIEM, Waarom.CURATOR})


def explains_words(one: ReadTable, others: Sequence[ReadTable]) -> bool:
    """Return whether the first column of a table lists the words that stand in one column of another, or its headers.

    Its words are different, those of the column elsewhere are repeated. A column that literally names interventions is
    no list of words: another sheet says more of the same interventions.
    """
    if not 1 < len(one.columns) <= _MOST_COLUMNS or any(
        _names(column.veld, column.waarom) and column.zekerheid > _SURE for column in one.columns
    ):
        return False
    texts = [fold(cell.text) for cell in _own_cells(one, one.columns[0].pos)]
    words = set(texts)
    if len(words) < _LEAST or len(words) < _ALL * len(texts) or sum(map(_is_word, words)) < _MOST * len(words):
        return False
    return any(_lists_headers(words, other) or _lists_values(words, other) for other in others)


_SURE = 90
_MEASURES = 5  # columns of numbers that are no field
_MORE_LINES = 1.5


def measures_interventions(one: ReadTable, others: Sequence[ReadTable]) -> bool:
    """Return whether a table holds measurements, several lines of numbers for each intervention of another table."""
    names = _names_of(one)
    numbers = sum(
        column.veld is None and column_shape(cells).numeric >= _MOST
        for column in one.columns
        if len(cells := _own_cells(one, column.pos)) > 1
    )
    if numbers < _MEASURES or not names:
        return False
    listed = (_names_of(other) for other in others)
    return any(
        len(names) >= _MORE_LINES * len(theirs) and len(set(names) & set(theirs)) >= 0.5 * len(set(names))
        for theirs in listed
        if theirs
    )


def _names_of(one: ReadTable) -> list[str]:
    return [fold(cell.text) for column in one.columns if NAAM in column.velden for cell in _own_cells(one, column.pos)]


def _names(veld: str | None, waarom: Waarom | None) -> bool:
    return veld == NAAM and waarom in _LITERAL


def _own_cells(one: ReadTable, pos: int) -> list[Cell]:
    grid = one.table.grid
    return [cell for line in one.table.data_lines if (cell := grid.at(line, pos)) is not None]


def _is_word(text: str) -> bool:
    return any(map(str.isalpha, text))


def _lists_headers(words: set[str], other: ReadTable) -> bool:
    headers = {fold(column.leaf) for column in other.columns if column.leaf}
    return len(headers) > _LEAST and len(words & headers) >= max(_LEAST + 1, 0.5 * min(len(words), len(headers)))


def _lists_values(words: set[str], other: ReadTable) -> bool:
    for column in other.columns:
        if column.veld == NAAM:
            continue
        items = [fold(item) for cell in _own_cells(other, column.pos) for item in items_of(cell.text)]
        different = set(items)
        if len(different) < _LEAST or len(items) < _REPEATED * len(different):
            continue
        if len(different & words) >= _MOST * len(different) and len(words) < len(items):
            return True
    return False
