"""Everything a build publishes, before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.changes.uitgave import Uitgave
from toolkit.config.workbook import WorkbookConfig
from toolkit.findings import Bevindingen
from toolkit.linking.koppelingen import Alias
from toolkit.linking.linked import LinkedInterventie
from toolkit.links.results import GecontroleerdAdres
from toolkit.reading.workbook_reading import WorkbookReading
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import Velden


@dataclass(frozen=True, slots=True)
class GelezenBron:
    """A workbook that was read, with what curators know of it."""

    id: str
    herkomst: str
    reading: WorkbookReading
    config: WorkbookConfig


@dataclass(frozen=True, slots=True)
class Catalogus:
    """The finished catalogue: what the workbooks hold, what was made of it, and what was noticed."""

    bronnen: Sequence[GelezenBron]
    interventies: Sequence[LinkedInterventie]
    vocabulary: Vocabulary
    velden: Velden
    aliassen: Sequence[Alias]
    links: Mapping[str, GecontroleerdAdres]
    uitgaven: Sequence[Uitgave]
    bevindingen: Bevindingen
    bouw: Mapping[str, str]
