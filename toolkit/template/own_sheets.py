"""The sheets of a template that hold no interventions, signed: the build knows them as long as nobody wrote there.

An intervention that somebody types on the sheet with examples must not be lost in silence. So only a sheet that still
holds exactly what the template wrote is passed over without a word.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from toolkit.findings import Bevinding, bevinding
from toolkit.reading.open import open_workbook
from toolkit.reading.workbook_reading import WorkbookReading
from toolkit.text import fold

SHEET_INTERVENTIES = "Interventies"
SHEET_EXAMPLE = "Voorbeeld"
SHEET_EXPLANATION = "Uitleg"
SHEET_LISTS = "Keuzelijsten"
OWN_SHEETS = frozenset({SHEET_EXAMPLE, SHEET_EXPLANATION, SHEET_LISTS})

_SIGNATURE = "Hoort bij het sjabloon. Verander dit blad niet. Kenmerk: "
_SKIPPED = "werkblad_overgeslagen"

Texts = Mapping[tuple[int, int], str]
"""Row and column, from 1 → text of the cell."""


def signature(texts: Texts) -> str:
    """Return the line that signs a sheet with these texts."""
    digest = hashlib.sha256()
    for (row, column), text in sorted(texts.items()):
        digest.update(f"{row} {column} {fold(text)}\n".encode())
    return f"{_SIGNATURE}{digest.hexdigest()[:16]}"


def is_signed(texts: Texts) -> bool:
    """Return whether a sheet holds a signature and exactly what was signed."""
    signatures = {place: text for place, text in texts.items() if text.startswith(_SIGNATURE)}
    rest = {place: text for place, text in texts.items() if place not in signatures}
    return list(signatures.values()) == [signature(rest)]


def without_own_sheets(path: Path, reading: WorkbookReading, bevindingen: Iterable[Bevinding]) -> Iterator[Bevinding]:
    """Yield `bevindingen` about the workbook at `path`, but for those that say an unchanged sheet was not read.

    What somebody typed on the sheet with examples is a warning: it looks as if it counts.
    """
    skipped = {naam for naam, _ in reading.overgeslagen}
    template = skipped >= OWN_SHEETS
    unchanged = _unchanged_sheets(path) if template else frozenset()
    for found in bevindingen:
        if found.code != _SKIPPED or not template:
            yield found
        elif found.werkblad not in unchanged:
            on_example = found.werkblad == SHEET_EXAMPLE
            yield bevinding("voorbeeld_ingevuld", bestand=path.name, werkblad=found.werkblad) if on_example else found


def _unchanged_sheets(path: Path) -> frozenset[str]:
    book, _ = open_workbook(path)
    own = [sheet for sheet in book.sheets if sheet.naam in OWN_SHEETS]
    return frozenset(
        sheet.naam for sheet in own if is_signed({place: cell.text for place, cell in sheet.cells.items()})
    )
