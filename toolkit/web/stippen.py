"""The picture in a cell of the map: one dot per intervention, solid when evaluated, open when not.

Two dashed paths and no inline style: the dash pattern draws a dot every nine units, sixteen in a row.
"""

from dataclasses import dataclass

STAP, PER_RIJ, MEESTE = 9, 16, 80


@dataclass(frozen=True, slots=True)
class Stippen:
    """Size and paths of the dots of one cell."""

    breedte: int
    hoogte: int
    rand: str
    kern: str


def stippen(aantal: int, geevalueerd: int) -> Stippen | None:
    """Return the dots, or None when there are none or too many to tell apart."""
    if not 0 < aantal <= MEESTE:
        return None
    rows = -(-aantal // PER_RIJ)
    return Stippen(min(aantal, PER_RIJ) * STAP, rows * STAP, _path(0, aantal), _path(geevalueerd, aantal))


def _path(first: int, last: int) -> str:
    """Return the path through dots `first` up to `last`."""
    parts = []
    while first < last:
        row, column = divmod(first, PER_RIJ)
        length = min(last - first, PER_RIJ - column)
        # A line of no length draws nothing, so a single dot gets a very short one.
        end = str((length - 1) * STAP + 1) if length > 1 else "0.1"
        parts.append(f"M{column * STAP + 4} {row * STAP + 4}h{end}")
        first += length
    return "".join(parts)
