"""Decide which field every column of a table is: by a curator, by its header, by its values, by its place."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.crosses import holds_crosses, mark_answers, own_sign
from toolkit.mapping.fields import AGREED, INSIDE, SURE, WEAK, Guess
from toolkit.mapping.outcomes import mark_outcomes
from toolkit.mapping.signs import Signs
from toolkit.reading.body import LineKind
from toolkit.reading.model import Waarom
from toolkit.reading.shape import column_shape
from toolkit.reading.sheet import Cell
from toolkit.reading.tables import Table
from toolkit.terms.header_keys import header_key
from toolkit.terms.labels import COUNTRIES
from toolkit.terms.resolve import NamedTerm

_NAMES_COUNTRIES = 0.8
_NAMES_PLACES = 0.5


def read_columns(table: Table, signs: Signs, knowledge: Knowledge) -> list[Column]:
    """Return how each column of `table` is read, in order, before questions of doubles are settled.

    `signs` are the signs that a legend or a curator explains.
    See `settle_columns` for columns that claim the same field.
    """
    cells = column_cells(table)
    remarks = _remarks_around(table)
    columns = [
        _read_column(Column(pos, path), cells.get(pos, []), remarks, signs, knowledge)
        for pos, path in table.paths.items()
    ]
    columns = _inherit_from_group(columns, knowledge)
    columns = [_by_values(column, cells.get(column.pos, []), knowledge) for column in columns]
    columns = mark_outcomes(columns, cells, signs, knowledge)
    columns = _by_weak_header(_one_country(columns, cells, knowledge), knowledge)
    return mark_answers(_find_naam(columns, cells, knowledge), knowledge)


def column_cells(table: Table) -> dict[int, list[Cell]]:
    """Return the cells of the data lines of `table` by position."""
    cells: dict[int, list[Cell]] = {}
    for line in table.data_lines:
        for pos, cell in table.strip.cells(line).items():
            cells.setdefault(pos, []).append(cell)
    return cells


def _remarks_around(table: Table) -> list[str]:
    """Return the texts above the header of `table` and the notes and legends below it."""
    lines = [*table.titles, *(entry.line for entry in table.body if entry.kind in (LineKind.NOTE, LineKind.LEGEND))]
    return [cell.text for line in lines for cell in table.grid.lines[line].values()]


def _read_column(
    empty: Column, cells: list[Cell], remarks: Sequence[str], signs: Signs, knowledge: Knowledge
) -> Column:
    if not empty.path:
        return empty
    leaf, groups = _split_leaf(empty.path, knowledge)
    crosses = holds_crosses(cells, remarks, signs, knowledge.woorden)
    empty = replace(empty, own_sign=crosses and own_sign(cells, remarks, knowledge.woorden))
    dimension = _group_dimension(groups, knowledge)
    if dimension is not None:
        named = knowledge.names.name(dimension, leaf)
        if named is not None:
            return _term_column(empty, named, crosses or all(cell.mark.no_cross for cell in cells))
        if crosses and knowledge.velden.strong(leaf) is None:
            return replace(empty, veld=dimension, crosses=True, zekerheid=SURE, waarom=Waarom.SYNONIEM)
    named = knowledge.names.anywhere(leaf)
    if named is not None and crosses:
        return _term_column(empty, named, crosses)
    guesses = knowledge.velden.guess(leaf)
    best = _best_in_group(guesses, groups, knowledge)
    if best is not None and best.zekerheid >= SURE:
        return replace(empty, veld=best.veld, zekerheid=best.zekerheid, waarom=best.waarom)
    if named is not None and (not cells or knowledge.has_status(named.veld)):
        return _term_column(empty, named, not cells)
    if best is not None and best.zekerheid > WEAK:
        return replace(empty, veld=best.veld, zekerheid=best.zekerheid, waarom=best.waarom)
    return empty


def _split_leaf(path: tuple[str, ...], knowledge: Knowledge) -> tuple[str, tuple[str, ...]]:
    """Return the innermost header and its groups; ``Fase: Groep`` in one cell is a group and a leaf."""
    leaf, groups = path[-1], path[:-1]
    if knowledge.velden.strong(leaf) is not None:  # known as a whole: "Evaluatie: bron" is no column "bron"
        return leaf, groups
    for separator in (":", " - ", " – ", "_", "."):
        before, found, after = leaf.partition(separator)
        if found and after.strip() and knowledge.velden.strong(before) in knowledge.vocabulary:
            return after.strip(), (*groups, before.strip())
    return leaf, groups


def _group_dimension(groups: tuple[str, ...], knowledge: Knowledge) -> str | None:
    for group in reversed(groups):
        veld = knowledge.velden.strong(group)
        if veld is not None and veld in knowledge.vocabulary:
            return veld
    return None


def _term_column(empty: Column, named: NamedTerm, crosses: bool) -> Column:
    """Return a column below a term; where curators decided about the header, its cells pass the header on."""
    waarom = Waarom(named.methode.value)
    zekerheid = SURE if waarom is Waarom.FUZZY else 100
    return replace(empty, veld=named.veld, term=named.term, crosses=crosses, zekerheid=zekerheid, waarom=waarom)


def _best_in_group(guesses: Sequence[Guess], groups: tuple[str, ...], knowledge: Knowledge) -> Guess | None:
    """Return the guess that fits the group headers best: *Titel* below *Interventie* is its name."""
    fitting = {veld for group in groups for veld in knowledge.velden.groups.get(_group_key(group), ())}
    supported = [guess for guess in guesses if guess.veld in fitting]
    if supported and (guesses[0].veld not in fitting):
        return replace(supported[0], zekerheid=max(supported[0].zekerheid, 95))
    if supported and supported[0].zekerheid <= WEAK:
        return replace(supported[0], zekerheid=95)
    return guesses[0] if guesses else None


def _group_key(text: str) -> str:
    return header_key(text).rstrip("0123456789 ") or header_key(text)


def _one_country(columns: list[Column], cells: dict[int, list[Cell]], knowledge: Knowledge) -> list[Column]:
    """Leave a column of places alone beside a column that names the country."""
    shares = {
        column.pos: sum(knowledge.names.name(COUNTRIES, cell.text) is not None for cell in found) / len(found)
        for column in columns
        if column.veld == COUNTRIES and not column.crosses and (found := cells.get(column.pos, []))
    }
    if max(shares.values(), default=0.0) < _NAMES_COUNTRIES:
        return columns
    places = {pos for pos, share in shares.items() if share < _NAMES_PLACES}
    return [
        replace(column, veld=None, zekerheid=0, waarom=None) if column.pos in places else column for column in columns
    ]


def _inherit_from_group(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """Give an unknown column the field of its group, unless the group holds columns of other fields."""
    fields_in_group: dict[tuple[str, ...], set[str]] = {}
    for column in columns:
        if column.veld and len(column.path) > 1:
            fields_in_group.setdefault(column.path[:-1], set()).add(column.veld)
    settled = []
    for column in columns:
        veld = knowledge.velden.strong(column.path[-2]) if column.veld is None and len(column.path) > 1 else None
        if veld is not None and fields_in_group.get(column.path[:-1], {veld}) == {veld}:
            column = replace(column, veld=veld, zekerheid=INSIDE, waarom=Waarom.SYNONIEM)
        settled.append(column)
    return settled


def _by_values(column: Column, cells: list[Cell], knowledge: Knowledge) -> Column:
    if column.zekerheid >= SURE or column.crosses or not cells:
        return column
    guess = knowledge.evidence.guess(cells)
    if guess is not None and guess.veld == column.veld:
        return replace(column, zekerheid=AGREED)  # header and values say the same
    if guess is None or guess.zekerheid < column.zekerheid:
        return column
    return replace(column, veld=guess.veld, zekerheid=guess.zekerheid, waarom=guess.waarom)


def _by_weak_header(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """Let a header that may mean several things take the first of them that no other column claims."""
    claimed = {column.veld for column in columns}
    settled = []
    for column in columns:
        if column.veld is None and column.leaf and not column.crosses:
            weak = next((g for g in knowledge.velden.guess(column.leaf) if g.veld not in claimed), None)
            if weak is not None:
                column = replace(column, veld=weak.veld, zekerheid=weak.zekerheid, waarom=weak.waarom)
                claimed.add(weak.veld)
        settled.append(column)
    return settled


def _find_naam(columns: list[Column], cells: dict[int, list[Cell]], knowledge: Knowledge) -> list[Column]:
    """Make sure that one column is the name, when the table is about interventions at all."""
    if any(column.veld == "naam" for column in columns):
        return columns
    known = {column.veld for column in columns if column.veld}
    if len(known) < 2 or not any(veld in knowledge.vocabulary for veld in known):
        return columns
    publicaties = sum(veld.startswith("publicatie.") for veld in known)
    for place, column in enumerate(columns):
        if any(guess.veld == "naam" for guess in knowledge.velden.guess(column.leaf)) and (
            column.veld is None or publicaties <= 1
        ):
            named = replace(column, veld="naam", zekerheid=WEAK + 10, waarom=Waarom.SYNONIEM)
            return [*columns[:place], named, *columns[place + 1 :]]
    candidates = [
        (_distinct(cells[column.pos]), -place)
        for place, column in enumerate(columns)
        if column.veld is None and not column.crosses and _could_be_names(cells.get(column.pos, []), cells)
    ]
    if not candidates:
        return columns
    place = -max(candidates)[1]
    named = replace(columns[place], veld="naam", zekerheid=50, waarom=Waarom.POSITIE)
    return [*columns[:place], named, *columns[place + 1 :]]


def _distinct(cells: list[Cell]) -> float:
    """Return the share of different texts, roughly: columns that differ little are taken in their order."""
    return round(len({cell.text for cell in cells}) / len(cells), 1)


def _could_be_names(own: list[Cell], cells: dict[int, list[Cell]]) -> bool:
    shape = column_shape(own)
    most = max((len(others) for others in cells.values()), default=0)
    return (
        shape.filled >= 0.5 * most
        and shape.filled > 0
        and shape.numeric < 0.2
        and shape.marks < 0.2
        and shape.length <= 90
        and len(shape.texts) >= 0.3 * shape.filled
    )
