"""Decide which field every column of a table is: by a curator, by its header, by its values, by its place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.codes import Methode
from toolkit.mapping.certainty import CROSSES, UNSURE, VALUES, only_if_sure, propose
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.crosses import holds_crosses, mark_answers, own_sign
from toolkit.mapping.fields import AGREED, INSIDE, SURE, WEAK, Guess
from toolkit.mapping.naming import find_name
from toolkit.mapping.signs import Signs
from toolkit.reading.body import LineKind
from toolkit.reading.sheet import Cell
from toolkit.reading.tables import SheetTable
from toolkit.reading.workbook_reading import Waarom
from toolkit.terms.header_keys import header_key
from toolkit.terms.resolve import NamedTerm

_NAMES_COUNTRIES = 0.8
_NAMES_PLACES = 0.5
_WHO = frozenset({"publicatie.auteurs", "organisatie", "uitgevoerd_door", "publicatie.tijdschrift"})


def read_columns(
    table: SheetTable, signs: Signs, knowledge: Knowledge, cells: Mapping[int, list[Cell]] | None = None
) -> list[Column]:
    """Return how each column of `table` is read, in order, before questions of doubles are settled.

    A column is used when its field is sure; else it has no field, and proposals (see `only_if_sure` and `find_name`).

    Args:
        table: the table.
        signs: the signs that a legend or a curator explains.
        knowledge: fields, terms and words.
        cells: the cells by position, of this table and of others with the same headers: they are read alike.

    See `settle_columns` for columns that claim the same field.
    """
    own = column_cells(table)
    cells = own if cells is None else cells
    remarks = _remarks_around(table)
    columns = [
        _decided(Column(pos, path), cells.get(pos, []), remarks, signs, knowledge)
        or _read_column(Column(pos, path), cells.get(pos, []), remarks, signs, knowledge)
        for pos, path in table.paths.items()
    ]
    columns = _crosses_together(columns, knowledge)
    columns = _inherit_from_group(columns, knowledge)
    columns = [_by_values(column, cells.get(column.pos, []), knowledge) for column in columns]
    columns = _one_country(columns, cells, knowledge)
    columns = [only_if_sure(column, cells.get(column.pos, []), knowledge) for column in columns]
    columns = [_by_weak_header(column, knowledge) for column in columns]
    return mark_answers(find_name(columns, cells, own, knowledge), knowledge)


def column_cells(table: SheetTable) -> dict[int, list[Cell]]:
    """Return the cells of the data lines of `table` by position."""
    cells: dict[int, list[Cell]] = {}
    for line in table.data_lines:
        for pos, cell in table.strip.cells(line).items():
            cells.setdefault(pos, []).append(cell)
    return cells


def _remarks_around(table: SheetTable) -> list[str]:
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
    named = _term_of_header(leaf, crosses=crosses, knowledge=knowledge)
    if named is not None and crosses:
        return _term_column(empty, named, crosses)
    above = knowledge.names.anywhere(groups[-1]) if named is None and groups and crosses else None
    if above is not None and knowledge.has_status(above.veld) and knowledge.woorden.is_about_term(leaf):
        return _term_column(empty, above, crosses)
    guesses = knowledge.velden.guess(leaf)
    best = _best_in_group(guesses, groups, knowledge)
    if best is not None and best.zekerheid >= SURE:
        return replace(empty, veld=best.veld, zekerheid=best.zekerheid, waarom=best.waarom)
    if named is not None and (not cells or knowledge.has_status(named.veld)):
        return _term_column(empty, named, not cells)
    if best is not None and best.zekerheid > WEAK:
        return replace(empty, veld=best.veld, zekerheid=best.zekerheid, waarom=best.waarom)
    return replace(empty, crosses=crosses)


def _term_of_header(leaf: str, *, crosses: bool, knowledge: Knowledge) -> NamedTerm | None:
    """Return the term that a header names; by a typing error only when crosses or outcomes below it agree."""
    named = knowledge.names.anywhere(leaf)
    if named is None or named.methode is not Methode.FUZZY:
        return named
    return named if crosses and knowledge.velden.strong(leaf) is None else None


def _decided(
    empty: Column, cells: list[Cell], remarks: Sequence[str], signs: Signs, knowledge: Knowledge
) -> Column | None:
    """Return a column with the field that a person said its header always means, whatever stands in it, or None."""
    veld = knowledge.velden.decided(empty.leaf)
    if veld is None:
        return None
    crosses = holds_crosses(cells, remarks, signs, knowledge.woorden)
    own = crosses and own_sign(cells, remarks, knowledge.woorden)
    crosses = crosses and veld in knowledge.vocabulary
    return replace(empty, veld=veld, crosses=crosses, own_sign=own, zekerheid=100, waarom=Waarom.CURATOR)


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


def _about_whom(groups: tuple[str, ...], knowledge: Knowledge) -> bool:
    """Return whether a band is about authors or an organisation: their country is not that of the intervention."""
    return any(knowledge.velden.strong(group) in _WHO for group in groups)


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
    if guesses and guesses[0].veld == knowledge.vocabulary.landen and _about_whom(groups, knowledge):
        return replace(guesses[0], zekerheid=INSIDE)
    return guesses[0] if guesses else None


def _group_key(text: str) -> str:
    return header_key(text).rstrip("0123456789 ") or header_key(text)


def _one_country(columns: list[Column], cells: Mapping[int, list[Cell]], knowledge: Knowledge) -> list[Column]:
    """Leave a column of places alone beside a column that names the country."""
    shares = {
        column.pos: sum(knowledge.names.country(cell.text) is not None for cell in found) / len(found)
        for column in columns
        if column.veld == knowledge.vocabulary.landen
        and column.waarom is not Waarom.CURATOR
        and not column.crosses
        and (found := cells.get(column.pos, []))
    }
    if max(shares.values(), default=0.0) < _NAMES_COUNTRIES:
        return columns
    places = {pos for pos, share in shares.items() if share < _NAMES_PLACES}
    return [
        replace(column, veld=None, zekerheid=0, waarom=None) if column.pos in places else column for column in columns
    ]


def _crosses_together(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """Propose the terms above crosses that may well be something else.

    Below a band that names another field (*Uitkomsten*) they are what it names. Among crosses below words of which
    most are no terms (*Stress*, *Sleep*, *Depression*), one word that is a term says no more than its neighbours.
    """
    siblings: dict[tuple[str, ...], list[Column]] = {}
    for column in columns:
        # What tells the outcome of the element beside it (*Status*) is no neighbour of crosses.
        if column.crosses and not knowledge.woorden.is_about_term(column.leaf):
            siblings.setdefault(column.path[:-1], []).append(column)
    doubted: dict[int, bool] = {}
    for path, crossed in siblings.items():
        named = [column for column in crossed if column.term is not None or column.veld in knowledge.vocabulary]
        of_other_field = _group_dimension(path, knowledge) is None and any(map(knowledge.velden.strong, path))
        if of_other_field or len(named) < 0.5 * len(crossed):
            doubted |= {column.pos: bool(path) for column in named if column.term is not None}
    return [
        _doubted(column, in_band=doubted[column.pos])
        if column.pos in doubted and column.waarom is not Waarom.CURATOR
        else column
        for column in columns
    ]


def _doubted(column: Column, *, in_band: bool) -> Column:
    """Return crosses that give no tag until a person says so: a question for the whole band, or for the column."""
    if in_band:
        return replace(column, veld=None, term=None, zekerheid=0, waarom=None)
    return replace(propose(column, CROSSES), term=None)


def _inherit_from_group(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """Give an unknown column the field of its group, unless the group holds columns of other fields."""
    fields_in_group: dict[tuple[str, ...], set[str]] = {}
    for column in columns:
        if column.veld and len(column.path) > 1:
            fields_in_group.setdefault(column.path[:-1], set()).add(column.veld)
    settled = []
    for column in columns:
        veld = knowledge.velden.strong(column.path[-2]) if column.veld is None and len(column.path) > 1 else None
        if veld is not None and veld != "naam" and fields_in_group.get(column.path[:-1], {veld}) == {veld}:
            column = replace(column, veld=veld, zekerheid=INSIDE, waarom=Waarom.SYNONIEM)
        settled.append(column)
    return settled


def _by_values(column: Column, cells: list[Cell], knowledge: Knowledge) -> Column:
    """Let values agree with what a header may mean, and decide below one that says nothing; never overrule words."""
    if column.zekerheid >= SURE or column.crosses or not cells:
        return column
    guess = knowledge.evidence.guess(cells)
    if guess is None:
        return column
    if guess.veld == column.veld:
        return replace(column, zekerheid=AGREED)  # header and values say the same
    if column.veld is not None:
        if guess.zekerheid <= column.zekerheid:
            return replace(column, voorstel=(guess.veld,))
        told = replace(column, veld=guess.veld, zekerheid=guess.zekerheid, waarom=guess.waarom)
        return propose(told, VALUES, column.veld)
    if any(weak.veld == guess.veld for weak in knowledge.velden.guess(column.leaf)):
        return replace(column, veld=guess.veld, zekerheid=AGREED, waarom=Waarom.WAARDEN)
    found = replace(column, veld=guess.veld, zekerheid=guess.zekerheid, waarom=guess.waarom)
    return found if knowledge.velden.says_nothing(column.kop) else propose(found, VALUES)


def _by_weak_header(column: Column, knowledge: Knowledge) -> Column:
    """Propose what a header may mean that may mean several things."""
    if column.veld is not None or column.voorstel or not column.leaf or column.crosses or column.waarom is not None:
        return column
    weak = [guess for guess in knowledge.velden.guess(column.leaf) if guess.veld != "naam"]
    if not weak:
        return column
    proposed = replace(column, zekerheid=weak[0].zekerheid, waarom=weak[0].waarom)
    return propose(proposed, UNSURE, *(guess.veld for guess in weak))
