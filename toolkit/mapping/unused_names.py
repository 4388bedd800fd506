"""Ask about the name of a sheet that seems to say something of its interventions and is not used: it is never lost."""

from collections.abc import Iterator, Sequence

from toolkit.mapping.column import Knowledge
from toolkit.mapping.likely import Likely, UnusedName
from toolkit.mapping.remarks import Remarks
from toolkit.reading.workbook_reading import SourceRecord, WorkbookReading
from toolkit.terms.sheet_names import in_sheet_name, possible_in_sheet_name


def ask_about_sheet_names(
    reading: WorkbookReading, by_sheet: frozenset[str], knowledge: Knowledge, remarks: Remarks
) -> None:
    """Report every name of a sheet that may stand for a term of which its interventions have none; ask once."""
    found = list(_unused(reading, by_sheet, knowledge))
    likely = Likely(reading.written_as, knowledge)
    for one in found:
        remarks.unused_sheet_name(one, likely)
    if found:
        remarks.ask(likely.of_sheets(found))


def _unused(reading: WorkbookReading, by_sheet: frozenset[str], knowledge: Knowledge) -> Iterator[UnusedName]:
    records: dict[str, list[SourceRecord]] = {}
    for record in reading.records:
        records.setdefault(record.werkblad, []).append(record)
    for naam, own in records.items():
        says = in_sheet_name(knowledge.names, naam)
        used = says if says is not None and says.is_used(by_sheet) else None
        lacking = {
            named: _lacking(own, named.veld) for named in possible_in_sheet_name(knowledge.names, naam) if named != used
        }
        possible = tuple(named for named, often in lacking.items() if often)
        if possible:
            yield UnusedName(naam, possible, lacking[possible[0]], used)


def _lacking(records: Sequence[SourceRecord], veld: str) -> int:
    """Return how many records have no value of a dimension."""
    return sum(all(value.veld != veld for value in record.values) for record in records)
