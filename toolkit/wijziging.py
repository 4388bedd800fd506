"""What changed in the catalogue from one build or publication to another: one change, and its kind."""

from dataclasses import dataclass
from enum import StrEnum


class Verschil(StrEnum):
    """Kind of change, in the order in which people read them."""

    STATUS = "status"
    INGETROKKEN = "ingetrokken"
    VERDWENEN = "verdwenen"
    SAMENGEVOEGD = "samengevoegd"
    GESPLITST = "gesplitst"
    HERNOEMD = "hernoemd"
    TOEGEVOEGD = "toegevoegd"
    NAAM = "naam"
    KENMERK_BIJ = "kenmerk_bij"
    KENMERK_WEG = "kenmerk_weg"
    TEKST = "tekst"
    PUBLICATIE_BIJ = "publicatie_bij"
    PUBLICATIE_WEG = "publicatie_weg"
    BEGRIP_BIJ = "begrip_bij"
    BEGRIP_WEG = "begrip_weg"
    BEGRIP_ANDERS = "begrip_anders"
    BEVINDING_OPGELOST = "bevinding_opgelost"
    BEVINDING_NIEUW = "bevinding_nieuw"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change.

    Attributes:
        soort: what kind.
        interventie: id of the intervention, as it is now when it still is; None for vocabulary and findings.
        naam: its name, for people.
        onderwerp: dimension, field or code that changed, by its name for people; None for the whole intervention.
        was, wordt: before and after, for people; None when there is none.
        waar: the cells that say so.

    """

    soort: Verschil
    interventie: str | None
    naam: str
    onderwerp: str | None = None
    was: str | None = None
    wordt: str | None = None
    waar: tuple[str, ...] = ()
