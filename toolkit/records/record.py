"""An intervention as one row of one workbook gives it, and the publications of that row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.publicaties.publicatie import Publicatie
from toolkit.reading.workbook_reading import SourceCell, SourceRecord
from toolkit.terms.tag import RecognisedTag


@dataclass(frozen=True, slots=True)
class PublicatieVermelding:
    """A publication with the cell that mentions it."""

    publicatie: Publicatie
    cell: SourceCell


@dataclass(frozen=True, slots=True)
class Record:
    """One intervention as one workbook gives it.

    Attributes:
        bron_id, bestand: id and file name of the workbook.
        herkomst: ``slo``, ``database`` or ``beide``, as the workbook or its row says.
        naam: the name as it stands in the cell.
        naamcel: the cell of the name.
        velden: the fields with a text, by name; an empty one is not there.
        getallen: the fields with a whole number, by name.
        landen: ids of the countries that the row names; they tell interventions of one name apart.
        tags, publicaties: what the row says, in the order of the sheet.
        source: the values it was made from.
        id: id of the intervention when the workbook itself gives it, as an export does; else None.
        onderdeel_van: id of the programme it is a part of, when the workbook gives it.
        namen: other names that the workbook gives.

    """

    bron_id: str
    bestand: str
    herkomst: str
    naam: str
    naamcel: SourceCell
    velden: Mapping[str, str]
    tags: tuple[RecognisedTag, ...]
    publicaties: tuple[PublicatieVermelding, ...]
    source: SourceRecord
    getallen: Mapping[str, int] = field(default_factory=dict)
    landen: frozenset[str] = frozenset()
    id: str | None = None
    onderdeel_van: str | None = None
    namen: tuple[str, ...] = ()
