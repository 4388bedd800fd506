"""The form of `curatielijst.xlsx`: what the build writes and `make curate` reads back.

The sheet of decisions has one header row, and one row per undecided value. A reader finds a row by its `Id`, never by
its place: a curator may sort, filter and delete rows, and add columns.
"""

import hashlib
import re
from enum import StrEnum

from toolkit.text import fold

SHEET_UITLEG = "Uitleg"
SHEET_BESLUITEN = "Besluiten"
SHEET_BEGRIPPEN = "Begrippen"


class Kolom(StrEnum):
    """The headers of the sheet of decisions, in order; those from `BESLUIT` on are the curator's."""

    ID = "Id"
    VELD = "Veld"
    WAARDE = "Waarde"
    SCHRIJFWIJZEN = "Ook geschreven als"
    AANTAL = "Aantal keer"
    WAAR = "Waar"
    KOP = "Kolomkop"
    CONTEXT = "Tekst eromheen"
    INTERVENTIES = "Interventies"
    KANDIDATEN = "Beste kandidaten"
    BESLUIT = "Besluit"
    TERM_1 = "Term 1"
    TERM_2 = "Term 2"
    TERM_3 = "Term 3"
    REDEN = "Reden"


TERM_COLUMNS = (Kolom.TERM_1, Kolom.TERM_2, Kolom.TERM_3)


class Besluit(StrEnum):
    """What a curator can decide about a value; an empty cell is no decision."""

    KOPPELEN = "koppelen"
    NEGEREN = "negeren"


def row_id(veld: str, waarde: str) -> str:
    """Return the id of an undecided value: the same in every build, whatever the spelling of capitals and blanks."""
    return f"{veld}-{hashlib.sha256(fold(waarde).encode()).hexdigest()[:12]}"


def choice(label: str, term_id: str) -> str:
    """Return a term as the drop-down lists show it: ``Jongeren (12-17 jaar) [jongeren]``."""
    return f"{label} [{term_id}]"


_CHOICE = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\]\s*$")


def chosen_term(text: str) -> str | None:
    """Return the id of the term in a cell that a drop-down list filled, or None when the cell holds something else."""
    match = _CHOICE.search(text)
    return match[1] if match else None
