"""Which column holds the names of the interventions, and which columns might when none surely does."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from toolkit.mapping.certainty import MISFIT, NUMBERED, UNSURE, propose
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.fields import WEAK
from toolkit.reading.shape import column_shape, is_numeric
from toolkit.reading.sheet import Cell
from toolkit.reading.workbook_reading import Waarom
from toolkit.vocabulary.velden import NAAM

_LETTERS = re.compile(r"[^\W\d_]{2}")
TITEL = "publicatie.titel"
_OFTEN_SHARED = 0.3  # of the names of a column with a literal header may be different at least
_DISTINCT = 0.8
_FEW = 0.2
_FILLED = 0.5
_LONGEST = 200
_LONGEST_LIKELY = 120
_LEAST_FIELDS = 2
_MOST_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Names:
    """What the texts of a column look like as names: shares of 0 to 1, and a length in characters.

    `different` counts every cell, `distinct` the cells that repeat the one above as one: a record may have more lines.
    """

    filled: float
    different: float
    distinct: float
    words: float
    length: float

    @property
    def unlikely(self) -> bool:
        """Whether the texts cannot be names: marks or numbers, whole stories, or few kinds that many records share."""
        return self.words < _FILLED or self.length > _LONGEST or self.distinct < _OFTEN_SHARED

    @property
    def likely(self) -> bool:
        """Whether the texts look like names."""
        return (
            self.words >= _DISTINCT
            and self.distinct >= _DISTINCT
            and self.different >= _OFTEN_SHARED
            and self.filled >= _FILLED
            and self.length <= _LONGEST
        )


def names_in(own: Sequence[Cell], cells: Mapping[int, Sequence[Cell]]) -> Names:
    """Return what the texts of one column of `cells` look like as names."""
    filled = [cell for cell in own if cell.text.strip() and not cell.mark.leeg]
    most = max((len(others) for others in cells.values()), default=0)
    if not filled:
        return Names(0.0, 0.0, 0.0, 0.0, 0.0)
    shape = column_shape(list(filled))
    runs = [text for text, _ in groupby(cell.text.casefold() for cell in filled)]
    different = set(runs)
    return Names(
        len(filled) / most,
        len(different) / len(filled),
        len(different) / len(runs),
        sum(map(_is_word, filled)) / len(filled) - shape.marks,
        float(median(len(cell.text) for cell in filled)),
    )


def _is_word(cell: Cell) -> bool:
    return not is_numeric(cell) and _LETTERS.search(cell.text) is not None


def find_name(
    columns: Sequence[Column],
    cells: Mapping[int, Sequence[Cell]],
    own: Mapping[int, Sequence[Cell]],
    knowledge: Knowledge,
) -> list[Column]:
    """Return the columns with a name column when that is sure; a column that might be it is a proposal.

    Sure is a literal header (*Naam interventie*) above texts that can be names, or the only column with a header that
    may name interventions (*Naam*, *Project*) above texts that are nearly all different, in a table that says more of
    them. A title among authors and years is the title of a publication, and perhaps the name as well.

    Args:
        columns: how the columns are read so far.
        cells: their cells by position, with those of tables that have the same headers.
        own: the cells of this table alone: two lists may name the same interventions.
        knowledge: fields and terms.

    """
    checked = [
        propose(column, MISFIT)
        if column.veld == NAAM
        and column.waarom is not Waarom.CURATOR
        and (column.crosses or (column.leaf and _cannot_name(column, columns, own)))
        else column
        for column in columns
    ]
    if any(column.veld == NAAM for column in checked):
        return checked
    weak = [
        column
        for column in checked
        if not column.crosses
        and (column.veld in (None, TITEL))
        and _may_name(column, knowledge)
        and _likely(column, checked, cells, own)
    ]
    if not weak:
        return checked
    sure = {column.veld for column in checked if column.veld} - {TITEL, "nummer", "opmerking"}
    studies = any(veld.startswith("publicatie.") for veld in sure)
    titles = [column for column in weak if column.veld == TITEL]
    others = [column for column in weak if column.veld != TITEL]
    best = (others or titles)[0]
    alone = len(others) == 1 or (not others and len(titles) == 1)
    about = len(sure) >= _LEAST_FIELDS and any(veld in knowledge.vocabulary for veld in sure)
    if alone and about and best.regel != NUMBERED and not (studies and best.veld == TITEL):
        return [
            replace(column, veld=NAAM, zekerheid=90, waarom=Waarom.SYNONIEM, regel="de enige kop die namen kan noemen")
            if column is best
            else column
            for column in checked
        ]
    return [_perhaps(column) if column in weak else column for column in checked]


def _cannot_name(column: Column, columns: Sequence[Column], own: Mapping[int, Sequence[Cell]]) -> bool:
    """Return whether the texts below a literal header are no names, or kinds of what another column names.

    A kind (*A1.1 Frauenberatung*) is shared by many records, each with a text of its own in a column nobody knows.
    """
    names = names_in(own.get(column.pos, ()), own)
    if names.unlikely or names.different >= _OFTEN_SHARED:
        return names.unlikely
    others = (names_in(own.get(one.pos, ()), own) for one in columns if one.veld is None and not one.crosses)
    return any(other.likely and other.different >= _DISTINCT for other in others)


def _likely(
    column: Column,
    columns: Sequence[Column],
    cells: Mapping[int, Sequence[Cell]],
    own: Mapping[int, Sequence[Cell]],
) -> bool:
    """Return whether texts look like names; names that are repeated do when what belongs to one record is as well."""
    names = names_in(cells.get(column.pos, ()), cells)
    if not names.likely or names.different >= _DISTINCT:
        return names.likely
    own_names = _by_line(own.get(column.pos, ()))
    return any(
        one.veld in _ONE_PER_RECORD and _repeats_with(own_names, _by_line(own.get(one.pos, ()))) for one in columns
    )


_ONE_PER_RECORD = frozenset({"nummer", "doel", "aanpak"})


def _by_line(cells: Sequence[Cell]) -> dict[int, str]:
    upright = len({cell.col for cell in cells}) == 1
    return {cell.row if upright else cell.col: cell.text.casefold() for cell in cells}


def _repeats_with(names: Mapping[int, str], values: Mapping[int, str]) -> bool:
    """Return whether every name has one value, and as many values are different as names."""
    pairs = {(name, values[line]) for line, name in names.items() if line in values}
    return len(pairs) == len(set(names.values())) == len(set(values.values()))


def _perhaps(column: Column) -> Column:
    if column.veld == TITEL:
        return replace(propose(column, UNSURE), veld=None, voorstel=(NAAM,), ook=(TITEL,), zekerheid=WEAK)
    named = propose(replace(column, veld=NAAM), UNSURE)
    return replace(named, zekerheid=WEAK, waarom=Waarom.SYNONIEM)


def _may_name(column: Column, knowledge: Knowledge) -> bool:
    return bool(column.leaf) and any(guess.veld == NAAM for guess in knowledge.velden.guess(column.leaf))


def name_candidates(columns: Sequence[Column], cells: Mapping[int, Sequence[Cell]]) -> tuple[Column, ...]:
    """Return the columns that may hold the names, best first: by what the header says, then by the texts."""
    judged = [(column, names_in(cells.get(column.pos, ()), cells)) for column in columns]
    for different in (_FILLED, _FEW):  # kinds that records share only when nothing else can be a name
        scored = [
            (score, -place, column)
            for place, (column, names) in enumerate(judged)
            if (score := _score(column, names, different)) > 0
        ]
        if scored:
            break
    best = sorted(scored, key=lambda entry: entry[:2], reverse=True)
    return tuple(column for _, _, column in best[:_MOST_CANDIDATES])


def _score(column: Column, names: Names, different: float) -> float:
    """Return how likely it is that a column holds the names; 0 when it cannot."""
    if (
        column.crosses
        or names.words < _FILLED
        or names.length > _LONGEST
        or names.different < min(different, _OFTEN_SHARED)
    ):
        return 0.0
    if column.waarom is Waarom.CURATOR or column.veld not in (None, NAAM, TITEL):
        return 0.0
    header = 0.0
    if NAAM in column.voorstel[:1] and column.waarom is not Waarom.FUZZY:
        header = 2.0 if TITEL in column.ook else 3.0
    elif column.veld == TITEL or TITEL in column.voorstel[:1]:
        header = 2.0
    elif column.voorstel:
        header = -0.5
    values = names.different + min(names.filled, 1.0) + (0.5 if names.length <= _LONGEST_LIKELY else 0.0)
    return header + values if names.different >= different or header > 0 else 0.0
