"""Small builders, so that a test shows its whole input."""

from toolkit.codes import Methode
from toolkit.reading.workbook_reading import Celsoort, FieldValue, SourceCell, SourceRecord
from toolkit.records.record import Record
from toolkit.terms.tag import RecognisedTag


def cell(waarde: str = "tekst", rij: int = 2, kolom: str = "B", werkblad: str = "Blad1") -> SourceCell:
    """Return a source cell with a value."""
    return SourceCell(werkblad, rij, kolom, Celsoort.WAARDE, waarde)


def value(veld: str, text: str, rij: int = 2, kop: str | None = None) -> FieldValue:
    """Return the value of a field, in a cell of its own."""
    return FieldValue(veld, text, cell(text, rij), kop=kop)


def source(*values: FieldValue, werkblad: str = "Blad1") -> SourceRecord:
    """Return a source record of these values."""
    rows = [v.cell.rij or 0 for v in values] or [2]
    return SourceRecord(werkblad, min(rows), max(rows), values)


def record(naam: str, *landen: str, bron_id: str = "lijst", herkomst: str = "database", **velden: str) -> Record:
    """Return a record with a name, countries and bare fields."""
    naamcel = cell(naam)
    tags = tuple(RecognisedTag("land", land, naamcel, "land", land, Methode.EXACT) for land in landen)
    return Record(
        bron_id=bron_id,
        bestand=f"{bron_id}.xlsx",
        herkomst=herkomst,
        naam=naam,
        naamcel=naamcel,
        velden=velden,
        landen=frozenset(landen),
        tags=tags,
        publicaties=(),
        source=source(FieldValue("naam", naam, naamcel)),
    )
