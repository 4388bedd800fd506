"""Which columns are used, and which are only proposed until a person says yes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.evidence import items_of
from toolkit.mapping.fields import SURE
from toolkit.reading.shape import is_numeric
from toolkit.reading.sheet import Cell, Kind
from toolkit.reading.workbook_reading import Waarom
from toolkit.vocabulary.velden import NAAM

_MOST = 0.8
_HALF = 0.5
_SOME = 0.3
_LEAST = 3
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"[%:€$£]|[^\W\d_]")
_NUMBERED = re.compile(r"[\W_]*\d+\s*$")

UNSURE = "de kop zegt het niet zeker"
PART = "alleen een deel van de kop"
VALUES = "alleen de waarden wijzen erop"
PLACE = "alleen de plaats van de kolom"
MISFIT = "de waarden passen niet bij de kop"
OUTCOMES = "een deel van de cellen is een status, zoals van het werkzame element ernaast"
CROSSES = "de kruisjes hier kunnen iets anders betekenen"
NUMBERED = "de kop heeft een eigen nummer"


def propose(column: Column, regel: str, *others: str) -> Column:
    """Return a column whose field is a proposal: it gives no values until a person says yes.

    Args:
        column: as it was read.
        regel: why its field is not sure, in Dutch.
        others: fields that it may be as well, best first, after its own.

    """
    voorstel = tuple(dict.fromkeys(veld for veld in (column.veld, *others, *column.voorstel) if veld))
    return replace(column, veld=None, voorstel=voorstel, regel=regel)


def only_if_sure(column: Column, cells: Sequence[Cell], knowledge: Knowledge) -> Column:
    """Return the column, or the proposal of it when its header is no name of its field or its values deny it."""
    veld = column.veld
    if veld is None or column.waarom is Waarom.CURATOR:
        return column
    if column.zekerheid < SURE:
        alike = (guess.veld for guess in knowledge.velden.guess(column.leaf) if guess.zekerheid == column.zekerheid)
        return propose(column, _why_unsure(column), *alike)
    numbered = (column.term is not None and column.crosses) or veld == NAAM
    if numbered and _NUMBERED.search(column.leaf):
        return propose(column, NUMBERED)  # a second one may follow: *Intervention_1*
    if not column.crosses and not fits(veld, cells, knowledge):
        return propose(column, MISFIT, *(("steekproef_n",) if veld == "steekproef" else ()))
    return column


def _why_unsure(column: Column) -> str:
    if column.waarom is Waarom.WAARDEN:
        return VALUES
    if column.waarom is Waarom.POSITIE:
        return PLACE
    return PART if column.waarom is Waarom.FUZZY else UNSURE


def fits(veld: str, cells: Sequence[Cell], knowledge: Knowledge) -> bool:
    """Return whether the values of a column can be what its header says; too few values deny nothing."""
    filled = [cell for cell in cells if not cell.mark.leeg and cell.text.strip()]
    if len(filled) < _LEAST:
        return True

    def share(test: Callable[[Cell], bool]) -> float:
        return sum(map(test, filled)) / len(filled)

    if veld == "publicatie.jaar":
        return share(lambda cell: cell.kind is Kind.DATE or _YEAR.search(cell.text) is not None) >= _HALF
    if veld == "publicatie.doi":
        return share(lambda cell: "10." in cell.text) >= _SOME or share(lambda cell: " " in cell.text.strip()) < _HALF
    if veld in knowledge.velden.numbers:
        return share(lambda cell: _DIGIT.search(cell.text) is not None) >= _HALF
    if veld == "nummer":
        return share(lambda cell: len(cell.text) > _LONGEST_NUMBER) < _HALF
    if veld == knowledge.vocabulary.landen:
        return share(lambda cell: _names_country(cell.text, knowledge)) >= _SOME
    if share(lambda cell: cell.mark.ja or cell.mark.no_cross) >= _HALF and not _answers(veld, knowledge):
        return False
    numbers = share(lambda cell: _is_number(cell) and not _says_its_unit(cell))
    voor_wie = knowledge.vocabulary.taak("voor_wie")
    return numbers < _MOST or veld in _MAY_BE_NUMBERS or (voor_wie is not None and veld == voor_wie.naam)


def _is_number(cell: Cell) -> bool:
    return is_numeric(cell) or cell.kind in (Kind.NUMBER, Kind.DATE)


def _says_its_unit(cell: Cell) -> bool:
    """Return whether Excel shows more than the number itself, such as ``45%`` or ``30:00``: words, and no code."""
    return cell.ruw is not None and _UNIT.search(cell.text) is not None


_LONGEST_NUMBER = 40
_MAY_BE_NUMBERS = frozenset({"duur", "opmerking", "kosten", "effectgrootte", "meetmomenten"})


def _answers(veld: str, knowledge: Knowledge) -> bool:
    """Return whether yes is an answer to the header of a dimension: *Geëvalueerd*."""
    if veld not in knowledge.vocabulary:
        return False
    named = (knowledge.names.name(veld, word) for word in knowledge.woorden.ja_woorden)
    return any(one is not None and one.term is not None for one in named)


def _names_country(text: str, knowledge: Knowledge) -> bool:
    parts = [text, *items_of(text), *re.split(r"[,/&]|\band\b|\ben\b|\bund\b|\bet\b", text)]
    return any(knowledge.names.country(part.strip()) is not None for part in parts if part.strip())
