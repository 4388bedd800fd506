"""What a finding or a cell says, and where it stands, as the work list shows it."""

from collections.abc import Iterable

from openpyxl.utils.cell import coordinate_from_string

from toolkit.lezer.bevindingen import BevindingMetCel
from toolkit.lezer.interventie import Broncel
from toolkit.text import fold

_AROUND = 200  # characters of the cell shown on either side of the value


def said_by(row: BevindingMetCel, column: str) -> str:
    """Return what a finding must say to be a question.

    Raises:
        ValueError: it does not say it.

    """
    value = getattr(row, column)
    if not value:
        raise ValueError(f"bevinding {row.id} ({row.code}) noemt geen {column}")
    return str(value)


def pair_of(row: BevindingMetCel) -> tuple[str, str]:
    """Return the ids of the two interventions that a finding is about.

    Raises:
        ValueError: it names none, one, or more than two.

    """
    if len(row.kandidaten) != 2:
        raise ValueError(f"bevinding {row.id} ({row.code}) noemt geen twee interventies")
    return row.kandidaten[0], row.kandidaten[1]


def lines_of(cell: Broncel) -> tuple[tuple[str, ...], ...]:
    """Return the keys of the row and of the column that a cell stands in."""
    sheet = (cell.bestand, cell.werkblad)
    return (*sheet, "rij", str(cell.rij)), (*sheet, "kolom", str(cell.kolom))


def shown_in(cells: Iterable[Broncel]) -> tuple[str, ...]:
    """Return what stands in cells, each text once, with the first place where it stands."""
    first: dict[str, str] = {}
    for cell in cells:
        first.setdefault(cell.waarde or "", cell.adres or "")
    return tuple(f"{adres}: {waarde}" for waarde, adres in first.items())


def letter_of(adres: str) -> str:
    """Return the letter of the column in an address of Excel."""
    return str(coordinate_from_string(adres)[0])


def places_of(rows: Iterable[BevindingMetCel]) -> tuple[str, ...]:
    """Return where findings are: file, sheet and cell, each place once."""
    return distinct(" › ".join(filter(None, (row.bestand, row.werkblad, row.cel))) for row in rows)


def distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return texts, each once, without the empty ones."""
    return tuple(dict.fromkeys(text for text in texts if text))


def excerpt(text: str, waarde: str) -> str:
    """Return `text` around `waarde`, or nothing when the value is all there is."""
    if fold(text) == fold(waarde):
        return ""
    start = max(text.find(waarde), 0)
    begin, end = max(start - _AROUND, 0), start + len(waarde) + _AROUND
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
