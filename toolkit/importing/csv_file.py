"""Read an exported CSV back: for programs that take a list over, since only workbooks are read from ``data/raw/``."""

import csv
from pathlib import Path

from toolkit.exportvorm import Scheiding, unprotect

_BEGIN = ("id", "naam", "herkomst", "herkomst_label")


def read_csv(path: Path, scheiding: Scheiding = Scheiding.PUNTKOMMA) -> list[dict[str, str]]:
    """Return one mapping per intervention, with the texts as they were before `protect`.

    Raises:
        ValueError: the header is not that of an export.

    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, delimiter=scheiding.teken)
        if tuple(reader.fieldnames or ())[: len(_BEGIN)] != _BEGIN:
            raise ValueError(f"{path}: dit is geen CSV-export van de catalogus, of de scheiding is een andere.")
        return [{name: unprotect(value) for name, value in row.items()} for row in reader]
