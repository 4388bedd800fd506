"""The form of `curatielijst.xlsx`: what the build writes and a curator fills in.

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
    ANDERE_LIJST = "Term uit een andere lijst"
    ROL = "Rol"
    REDEN = "Reden"


TERM_COLUMNS = (Kolom.TERM_1, Kolom.TERM_2, Kolom.TERM_3)


class Besluit(StrEnum):
    """What a curator can decide about a value; an empty cell is no decision."""

    KOPPELEN = "koppelen"
    NEGEREN = "negeren"


def row_id(veld: str, waarde: str) -> str:
    """Return the id of an undecided value: the same in every build, whatever the spelling of capitals and blanks."""
    return f"{veld}-{hashlib.sha256(fold(waarde).encode()).hexdigest()[:12]}"


class Rol(StrEnum):
    """How a doelgroep is reached; empty is `uiteindelijk`."""

    UITEINDELIJK = "uiteindelijk"
    INTERMEDIAIR = "intermediair"


def choice(label: str, term_id: str) -> str:
    """Return a term as the lists of its own field show it: ``Jongeren (12-17 jaar) [jongeren]``."""
    return f"{label} [{term_id}]"


def choice_in(dimensie: str, label: str, term_id: str) -> str:
    """Return a term as the list of all terms shows it: ``doelgroep: Jongeren (12-17 jaar) [doelgroep/jongeren]``."""
    return f"{dimensie}: {label} [{dimensie}/{term_id}]"


_CHOICE = re.compile(r"\[(?:([a-z_]+)/)?([a-z0-9]+(?:-[a-z0-9]+)*)\]\s*$")


def chosen_term(text: str, veld: str) -> tuple[str, str] | None:
    """Return dimension and id of the term in a cell that a drop-down list filled; None when it holds something else.

    A choice from the list of `veld` itself names no dimension.
    """
    match = _CHOICE.search(text)
    return (match[1] or veld, match[2]) if match else None
