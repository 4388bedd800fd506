"""An intervention as the database gives it, with everything that hangs on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.codes import Celsoort
from toolkit.publicaties.doi import doi_url as doi_url
from toolkit.publicaties.publicatie import Publicatie as Publicatie
from toolkit.vocabulary.dimension import Term

Waarde = str | int | None


@dataclass(frozen=True, slots=True)
class Verbetering:
    """What a curator put in the place of the value of a cell; `wordt` is None when the cell counts as empty."""

    wordt: str | None
    reden: str
    door: str
    datum: str


@dataclass(frozen=True, slots=True)
class Broncel:
    """A piece of a source: the value, link or comment of a cell, or the name of a sheet.

    Attributes:
        id: stable id: workbook, sheet, address.
        bestand: file name of the workbook.
        lijst: name on screen of the list that the cell is in; the file name when it has none.
        werkblad: name of the sheet.
        rij, kolom: place in the sheet, both None for the name of a sheet.
        soort: ``waarde``, ``koppeling``, ``opmerking`` or ``bladnaam``.
        kop: header above it, or None.
        waarde: its text; None when it is hidden.
        veld: field or dimension it was read as, or None.
        verborgen: hidden in the workbook.
        interventie: id of the one intervention it is about, or None.
        zonder_doorhaling: its text without the words that are struck through; None when none is.
        correctie: what a curator put in its place, or None.

    """

    id: str
    bestand: str
    lijst: str
    werkblad: str
    rij: int | None
    kolom: str | None
    soort: str
    kop: str | None
    waarde: str | None
    veld: str | None
    verborgen: bool
    interventie: str | None
    zonder_doorhaling: str | None = None
    correctie: Verbetering | None = None

    @property
    def geldende_tekst(self) -> str | None:
        """Return the text that counts: as a curator corrected it, without the words that are struck through."""
        if self.correctie is not None:
            return self.correctie.wordt
        return self.waarde if self.zonder_doorhaling is None else self.zonder_doorhaling

    @property
    def is_waarde(self) -> bool:
        """Return whether it is the value of a cell."""
        return self.soort == Celsoort.WAARDE

    @property
    def is_tekst(self) -> bool:
        """Return whether it is what somebody wrote: the value of a cell or a comment."""
        return self.soort in (Celsoort.WAARDE, Celsoort.OPMERKING)

    @property
    def adres(self) -> str | None:
        """Return the Excel address, or None for the name of a sheet."""
        return f"{self.kolom}{self.rij}" if self.kolom and self.rij else None


@dataclass(frozen=True, slots=True)
class Tag:
    """A term that an intervention has, from one cell.

    Attributes:
        term: the term.
        broncel: id of the cell.
        brontekst: the words in the cell.
        methode: how the words were recognised.
        score: how sure that is, 0-100.
        toegekend_door: ``bron`` or ``samensteller``.
        status, toelichting, rol: what a tag of this dimension says beside its term (`Dimension.kenmerken`), or None.

    """

    term: Term
    broncel: str
    brontekst: str
    methode: str
    score: int
    toegekend_door: str
    status: str | None = None
    toelichting: str | None = None
    rol: str | None = None


@dataclass(frozen=True, slots=True)
class Interventie:
    """An intervention.

    Attributes:
        id, naam: its slug and name.
        herkomst: ``slo``, ``database`` or ``beide``.
        onderdeel_van: id of the intervention it is a part of, or None.
        velden: every field of table `veld`; None: no source says it.
        naamsvarianten: other names.
        tags: the tags per dimension; every dimension that was read has an entry.
        publicaties: the publications.
        cellen: the source cells about it, and those its tags come from, by id; empty when they were not read.

    """

    id: str
    naam: str
    herkomst: str
    onderdeel_van: str | None
    velden: Mapping[str, Waarde]
    naamsvarianten: tuple[str, ...]
    tags: Mapping[str, tuple[Tag, ...]]
    publicaties: tuple[Publicatie, ...]
    cellen: Mapping[str, Broncel]
