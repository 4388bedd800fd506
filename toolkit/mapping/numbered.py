"""Tables without names of interventions, whose lines refer to a numbered list in the same workbook."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.mapping.column import Column
from toolkit.mapping.doubts import ask_about_cells
from toolkit.mapping.fields import SURE
from toolkit.mapping.records import RecordLines
from toolkit.mapping.remarks import Remarks
from toolkit.mapping.values import RecordContext, record_values
from toolkit.reading.workbook_reading import Celsoort, FieldValue, Richting, SourceRecord, WorkbookReading
from toolkit.text import fold

_ENOUGH = 0.5
_LEAST_FIELDS = 2


@dataclass(frozen=True, slots=True)
class NumberedLines:
    """The lines of a table that bear one number."""

    number: str
    lines: list[int]


def add_by_number(reading: WorkbookReading, contexts: Iterable[RecordContext], remarks: Remarks) -> frozenset[str]:
    """Add to the records of `reading` what tables without names say of them by their number.

    A table is used when at least half of its numbers are numbers of one record each; that is always a question, since
    a list may count its own lines. Returns the names of the sheets that were linked.

    Args:
        reading: the workbook so far; its records get more values.
        contexts: the tables without a column of names.
        remarks: where findings and questions go.

    """
    places = _places(reading.records)
    linked: set[str] = set()
    for context in contexts:
        naam = context.sheet_name.werkblad
        if not _is_about_interventions(context):
            continue
        numbered = list(_numbered_lines(context))
        known = [entry for entry in numbered if entry.number in places]
        if not known or len(known) < _ENOUGH * len(numbered):
            continue
        linked.add(naam)
        ask_about_cells(context, [(RecordLines(entry.lines), _values(context, entry)) for entry in known], remarks)
        for entry in known:
            place = places[entry.number]
            record = reading.records[place]
            reading.records[place] = replace(record, values=(*record.values, *_values(context, entry)))
        unknown = [entry.number for entry in numbered if entry.number not in places]
        remarks.linked_by_number(naam, len(known), unknown)
    return frozenset(linked)


def _places(records: Sequence[SourceRecord]) -> dict[str, int]:
    """Return per number the place of the one record that has it."""
    numbers = [(_number(value), place) for place, record in enumerate(records) for value in record.of("nummer")[:1]]
    often = Counter(number for number, _ in numbers)
    upright = {place for place, record in enumerate(records) if record.richting is Richting.RIJEN}
    return {number: place for number, place in numbers if often[number] == 1 and place in upright}


def _number(value: FieldValue) -> str:
    return _bare(value.text)


def _bare(text: str) -> str:
    """Return a number as it is compared: ``001``, ``1.`` and ``#1`` are 1."""
    return re.sub(r"^[#0]+(?=\d)|[.)]+$", "", fold(text))


def _is_about_interventions(context: RecordContext) -> bool:
    fields = {column.veld for column in context.columns if column.veld and column.zekerheid >= SURE} - {"nummer"}
    telling = {veld for veld in fields if veld in context.knowledge.vocabulary or veld.startswith("publicatie.")}
    has_number = any(column.veld == "nummer" for column in context.columns)
    upright = context.table.grid.richting is Richting.RIJEN
    return upright and bool(telling) and (has_number or len(fields) >= _LEAST_FIELDS)


def _numbered_lines(context: RecordContext) -> Iterator[NumberedLines]:
    """Yield the lines of a table per number; a line without one belongs to the number above it."""
    position = next((column.pos for column in context.columns if column.veld == "nummer"), None)
    current: NumberedLines | None = None
    for line in context.table.data_lines if position is not None else ():
        cell = context.table.grid.at(line, position or 0)
        if cell is None and current is not None:
            current.lines.append(line)
            continue
        if current is not None:
            yield current
        current = NumberedLines(_bare(cell.text) if cell is not None else "", [line])
    if current is not None:
        yield current


def _values(context: RecordContext, entry: NumberedLines) -> tuple[FieldValue, ...]:
    values = record_values(context, RecordLines(entry.lines))
    return tuple(value for value in values if value.veld != "nummer" and value.cell.soort is not Celsoort.BLADNAAM)


def without_names(columns: Sequence[Column]) -> bool:
    """Return whether no column holds names of interventions."""
    return all("naam" not in column.velden for column in columns)
