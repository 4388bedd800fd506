"""The questions that a build leaves to people, each once: a wording, column, table, sign, outcome, heading, address…

The id of a question is the same in every build as long as it is the same question, whatever the place of its row.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.text import fold


@dataclass(frozen=True, slots=True)
class Plaatsen:
    """Where a question comes from, to be shown.

    Attributes:
        waar: each place: file, sheet and cell.
        interventies: names of the interventions it touches, each once.
        context: excerpts of the cells concerned.

    """

    waar: tuple[str, ...] = ()
    interventies: tuple[str, ...] = ()
    context: tuple[str, ...] = ()

    @property
    def aantal(self) -> int:
        """Number of interventions it touches."""
        return len(self.interventies)


@dataclass(frozen=True, slots=True)
class WaardeVraag:
    """A wording of a dimension that nobody decided about.

    Attributes:
        id: see `row_id`.
        veld: the dimension.
        waarde: the wording as first met; `schrijfwijzen` are its other spellings.
        koppen: the headers it stands under.
        bestanden: the workbooks it stands in.
        kandidaten: ids of the best terms, best first.

    """

    id: str
    veld: str
    waarde: str
    schrijfwijzen: tuple[str, ...]
    koppen: tuple[str, ...]
    bestanden: tuple[str, ...]
    kandidaten: tuple[str, ...]
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class KolomVraag:
    """A header of a workbook whose field is not known, or not sure.

    Attributes:
        kop: joined path of the header; empty when there is none.
        plaats: ``kolom K``, of a column without header.
        bladen: the sheets that have it.
        kandidaten: names of fields, best first.
        melding: what the build says about it.

    """

    id: str
    bestand: str
    kop: str
    plaats: str
    bladen: tuple[str, ...]
    kandidaten: tuple[str, ...]
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class TabelVraag:
    """A table that is held back, because no column surely has the names of the interventions.

    `kolommen` are the columns that may have them: letter → header, which may be empty.
    """

    id: str
    bestand: str
    werkblad: str
    kolommen: Mapping[str, str]
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class TekenVraag:
    """A sign, or a word such as *nee*, of which nobody said what it means beside or behind working elements.

    Attributes:
        teken: the sign as it stands in the cell.
        bladen: the sheets where it is not clear.

    """

    id: str
    bestand: str
    teken: str
    bladen: tuple[str, ...]
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class KopjeVraag:
    """A heading that seems an outcome of the elements below it: a group of rows, a band, a title, a sheet's name.

    `bladen` are the sheets that have it; `plaatsen` names all interventions of those sheets.
    """

    id: str
    bestand: str
    kopje: str
    bladen: tuple[str, ...]
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class UitkomstVraag:
    """An outcome of working elements of which the words do not say which status it is; `tekst` is what stands there."""

    id: str
    bestand: str
    tekst: str
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class OpschriftVraag:
    """The name of a sheet, or of a group of rows, that may be a term of every intervention below it.

    Attributes:
        naam: the name.
        kandidaten: the terms that it may be, with their list (see `toolkit.findings.named_in_list`), best first.
        gebruikt: those that it is used for already, and that stay.

    """

    id: str
    bestand: str
    naam: str
    kandidaten: tuple[str, ...]
    gebruikt: tuple[str, ...]
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class VerdwenenVraag:
    """An id that was published and that no workbook gives any more; `kandidaten` are ids of likely successors."""

    id: str
    interventie_id: str
    kandidaten: tuple[str, ...]
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class DubbelVraag:
    """Two interventions that may be the same; `een` and `ander` are their ids."""

    id: str
    een: str
    ander: str
    melding: str
    plaatsen: Plaatsen


@dataclass(frozen=True, slots=True)
class NaamVraag:
    """A name that is not registered: new, or recognised (`herkend`) as that of an id."""

    id: str
    naam: str
    interventie_id: str
    herkend: bool
    bestand: str
    plaatsen: Plaatsen


Vraag = (
    WaardeVraag
    | KolomVraag
    | TabelVraag
    | TekenVraag
    | UitkomstVraag
    | KopjeVraag
    | OpschriftVraag
    | VerdwenenVraag
    | DubbelVraag
    | NaamVraag
)


@dataclass(frozen=True, slots=True)
class InterventieKort:
    """What a decision about identity needs to know of an intervention of the build.

    Attributes:
        id, naam: as on screen.
        namen: its names as they stand in the workbooks.
        landen: ids of its countries.
        bestanden: the workbooks it stands in.
        organisatie: who carries it out, or None.

    """

    id: str
    naam: str
    namen: tuple[str, ...] = ()
    landen: tuple[str, ...] = ()
    bestanden: tuple[str, ...] = ()
    organisatie: str | None = None


@dataclass(frozen=True, slots=True)
class Vragenlijst:
    """All that a build asks, and what a decision needs to know of the build.

    Attributes:
        vragen: the questions, those that touch most interventions first within each kind.
        labels: dimension → every wording, folded, that the build knew for a term.
        interventies: id → intervention.
        werkboeken: file name → sha256.

    """

    vragen: Sequence[Vraag]
    labels: Mapping[str, frozenset[str]]
    interventies: Mapping[str, InterventieKort]
    werkboeken: Mapping[str, str]


def row_id(*parts: str) -> str:
    """Return the id of a question: its first part, and a number made of all; capitals and blanks make no difference."""
    first, *rest = parts
    number = hashlib.sha256("\0".join(map(fold, rest)).encode()).hexdigest()[:12]
    return f"{first}-{number}"


def werkboek_of(bestand: str) -> str:
    """Return the name by which the YAML of curators calls a workbook: without extension."""
    return Path(bestand).stem
