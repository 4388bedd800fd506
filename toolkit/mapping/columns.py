"""Decide which field every column of a table is: by a curator, by its header, by its values, by its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from openpyxl.utils.cell import get_column_letter

from toolkit.mapping.evidence import ValueEvidence
from toolkit.mapping.fields import INSIDE, SURE, WEAK, FieldCatalogue, Guess
from toolkit.mapping.header_keys import header_key
from toolkit.mapping.term_names import NamedTerm, TermNames
from toolkit.reading.marks import is_no, is_yes
from toolkit.reading.model import Richting, Waarom
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.shape import Hints, column_shape
from toolkit.reading.sheet import Cell
from toolkit.reading.tables import Table
from toolkit.text import fold
from toolkit.vocabulary.model import Vocabulary

_STATUS_WORDS = "effect|ervaren|ervaren effect|gemengd|geen effect|beoogd|perceived|perceived effect|mixed|intended"
_STATUSES = frozenset([*_STATUS_WORDS.split("|"), "no effect"])
_CROSSES = 0.6
_LONGEST_NAME = 80
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read.

    Attributes:
        pos: its position (a column number, or a row number when the records are columns).
        path: texts of its header, outermost first.
        veld: the field, or None.
        term: the term its header names, when its cells are crosses.
        crosses: its cells only say that the header holds.
        zekerheid: 0 to 100.
        waarom: what decided; None when the column is not recognised.

    """

    pos: int
    path: tuple[str, ...]
    veld: str | None = None
    term: str | None = None
    crosses: bool = False
    zekerheid: int = 0
    waarom: Waarom | None = None

    @property
    def kop(self) -> str:
        """The joined path of the header."""
        return SEPARATOR.join(self.path)

    @property
    def leaf(self) -> str:
        """The innermost header text, or an empty text."""
        return self.path[-1] if self.path else ""

    def place(self, richting: Richting) -> str:
        """Return where it is: ``kolom K``, or ``rij 5`` when the records are columns."""
        return f"kolom {get_column_letter(self.pos)}" if richting is Richting.RIJEN else f"rij {self.pos}"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of fields and terms, for any workbook."""

    velden: FieldCatalogue
    vocabulary: Vocabulary
    names: TermNames
    evidence: ValueEvidence

    @classmethod
    def build(cls, velden: FieldCatalogue, vocabulary: Vocabulary) -> "Knowledge":
        """Prepare the look-ups for one catalogue of fields and one vocabulary."""
        names = TermNames(vocabulary)
        return cls(velden, vocabulary, names, ValueEvidence(vocabulary, names))

    def knows_header(self, text: str) -> bool:
        """Return whether a text is a column name or a term: one of the signs of a header."""
        if len(text) > _LONGEST_NAME or (len(text) > 1 and _WORD.search(text) is None):
            return False
        return self.velden.names(text) or self.names.anywhere(text) is not None

    def names_records(self, text: str) -> bool:
        """Return whether a text is a name of the column with the names of the interventions."""
        return self.velden.strong(text) == "naam"

    @property
    def hints(self) -> Hints:
        """What the search for tables may use of this knowledge."""
        return Hints(self.knows_header, self.velden.recognises, self.names_records)


def read_columns(table: Table, knowledge: Knowledge) -> list[Column]:
    """Return how each column of `table` is read, in order, before questions of doubles are settled.

    See `settle_columns` for columns that claim the same field.
    """
    cells = column_cells(table)
    columns = [_read_column(pos, path, cells.get(pos, []), knowledge) for pos, path in table.paths.items()]
    columns = _inherit_from_group(columns, knowledge)
    columns = [_by_values(column, cells.get(column.pos, []), knowledge) for column in columns]
    columns = _by_weak_header(columns, knowledge)
    return _find_naam(columns, cells, knowledge)


def column_cells(table: Table) -> dict[int, list[Cell]]:
    """Return the cells of the data lines of `table` by position."""
    cells: dict[int, list[Cell]] = {}
    for line in table.data_lines:
        for pos, cell in table.strip.cells(line).items():
            cells.setdefault(pos, []).append(cell)
    return cells


def _read_column(pos: int, path: tuple[str, ...], cells: list[Cell], knowledge: Knowledge) -> Column:
    empty = Column(pos, path)
    if not path:
        return empty
    leaf, groups = _split_leaf(path, knowledge)
    crosses = _holds_crosses(cells)
    dimension = _group_dimension(groups, knowledge)
    if dimension is not None:
        named = knowledge.names.in_dimension(leaf, dimension)
        if named is not None:
            return _term_column(empty, named, crosses or not cells)
        if crosses and knowledge.velden.strong(leaf) is None:
            return replace(empty, veld=dimension, crosses=True, zekerheid=SURE, waarom=Waarom.SYNONIEM)
    named = knowledge.names.anywhere(leaf)
    if named is not None and crosses:
        return _term_column(empty, named, crosses)
    guesses = knowledge.velden.guess(leaf)
    best = _best_in_group(guesses, groups, knowledge)
    if best is not None and best.zekerheid >= SURE:
        return replace(empty, veld=best.veld, zekerheid=best.zekerheid, waarom=best.waarom)
    if named is not None and (not cells or named.veld == "werkzaam_element"):
        return _term_column(empty, named, not cells and named.veld != "werkzaam_element")
    if best is not None and best.zekerheid > WEAK:
        return replace(empty, veld=best.veld, zekerheid=best.zekerheid, waarom=best.waarom)
    return empty


def _split_leaf(path: tuple[str, ...], knowledge: Knowledge) -> tuple[str, tuple[str, ...]]:
    """Return the innermost header and its groups; ``Fase: Groep`` in one cell is a group and a leaf."""
    leaf, groups = path[-1], path[:-1]
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
    waarom = Waarom.SYNONIEM if named.zekerheid == 100 else Waarom.FUZZY
    term = named.term if crosses else None
    return replace(empty, veld=named.veld, term=term, crosses=crosses, zekerheid=named.zekerheid, waarom=waarom)


def _holds_crosses(cells: Sequence[Cell]) -> bool:
    """Return whether the cells of a column only say yes or no, or which status a term has."""
    if not cells or not any(is_yes(cell.text) or fold(cell.text) in _STATUSES for cell in cells):
        return False
    marks = sum(is_yes(cell.text) or is_no(cell.text) or fold(cell.text) in _STATUSES for cell in cells)
    return marks >= _CROSSES * len(cells) and column_shape(list(cells)).length <= 14


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
    if guess is None or guess.veld == column.veld or guess.zekerheid < column.zekerheid:
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
