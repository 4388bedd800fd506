"""What reading an exported workbook back yields: records whose tags need no recognition."""

from dataclasses import dataclass

from toolkit.codes import Status
from toolkit.reading.workbook_reading import FieldValue, SourceCell, SourceRecord, WorkbookReading


@dataclass(frozen=True, slots=True)
class SettledTag:
    """A tag as it was exported.

    Attributes:
        dimensie, term_id: the term.
        cell: the cell of the export that names it.
        tekst: the label in that cell.
        toegekend_door: ``bron`` or ``samensteller``.
        rol: for a doelgroep: ``uiteindelijk`` or ``intermediair``.
        status, toelichting: for a werkzaam element, as in table `interventie_werkzaam_element`.

    """

    dimensie: str
    term_id: str
    cell: SourceCell
    tekst: str
    toegekend_door: str
    rol: str | None = None
    status: Status | None = None
    toelichting: str | None = None


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """An intervention of an exported workbook.

    Attributes:
        source: every value, those of the tags included; fields `id`, `naamsvariant` and `onderdeel_van` are among them,
            `herkomst` is a code, or the words of the cell when they are not one of our own names of a list.
        tags: what was recognised as exported.
        overig: values of a dimension that a maintainer added or changed, for the general rules.

    """

    source: SourceRecord
    tags: tuple[SettledTag, ...]
    overig: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True)
class ExportReading:
    """An exported workbook: the reading with cells and tables labelled, and its records."""

    reading: WorkbookReading
    records: tuple[ExportRecord, ...]
