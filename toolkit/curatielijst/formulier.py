"""The form of the work list: what can be decided about each kind of question, and what each decision needs.

Both the writer of the sheet and its reader go by this page. A reader finds a row by its `Id` and a cell by its header,
never by place: a curator may sort, filter and delete rows, and add and move columns.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from toolkit.curatielijst.vragen import (
    DubbelVraag,
    KolomVraag,
    KopjeVraag,
    NaamVraag,
    OpschriftVraag,
    TabelVraag,
    TekenVraag,
    UitkomstVraag,
    VerdwenenVraag,
    Vraag,
    WaardeVraag,
)
from toolkit.vocabulary.kinds import Soort

TITEL = "Curatielijst van de Interventiecatalogus"  # by which a work list is known, also one without questions
ID = "Id"
ALLE_NAMEN = "naam-alle"  # id of the row that decides about all names without a decision of their own
BOVENAAN = "nergens onder"  # of a new term: it has no broader term
JA = "ja"
SOORTEN: tuple[Soort, ...] = get_args(Soort)


class Besluit(StrEnum):
    """What a curator can decide; an empty cell is no decision."""

    IS_BEGRIP = "is dit begrip"
    ANDER_WOORD = "is een ander woord voor dit begrip"
    NIEUW_BEGRIP = "is een nieuw begrip"
    IS_VELD = "is dit veld"
    ALTIJD_VELD = "is in elk bestand dit veld"
    NIEUW_VELD = "is een nieuw veld"
    WEGLATEN = "weglaten, want …"
    HEEFT_NAMEN = "deze kolom heeft de namen"
    HEEFT_TITELS = "deze kolom heeft titels van publicaties, en dat zijn de namen"
    GEEN_LIJST = "is geen lijst met interventies"
    IS_UITKOMST = "betekent deze uitkomst"
    IS_KRUISJE = "is een kruisje"
    IS_NEE = "betekent nee"
    IS_LEEG = "betekent niets, als een lege cel"
    GELDT_ERONDER = "geldt voor elk element eronder"
    GEEN_UITKOMST = "geeft geen uitkomst"
    GELDT_VOOR_ALLE = "geldt voor elke interventie eronder"
    ZEGT_NIETS_VERDER = "zegt niets over de interventies"
    ZEGT_NIETS = "zegt niets over de elementen"
    HEET_NU = "heet nu"
    OPGEGAAN = "is opgegaan in"
    GESPLITST = "is gesplitst in"
    INGETROKKEN = "is ingetrokken, want …"
    ZELFDE = "is dezelfde"
    VERSCHILLEND = "is niet dezelfde"
    EEN_IS_DEEL = "1 is een deel van 2"
    ANDER_IS_DEEL = "2 is een deel van 1"
    HOUDT_ADRES = "houdt dit adres"
    ANDER_ADRES = "krijgt een ander adres"


class Invoer(StrEnum):
    """The headers of the cells that a curator fills in."""

    BESLUIT = "Besluit"
    BEGRIP = "Begrip"
    ANDERE_LIJST = "Begrip uit een andere lijst"
    ROL = "Rol"
    ALLEEN_HIER = "Alleen in dit werkboek"
    NIEUW_LABEL = "Nieuw begrip"
    NIEUW_ENGELS = "Nieuw begrip in het Engels"
    DEFINITIE = "Definitie"
    VALT_ONDER = "Valt onder"
    VELD = "Veld"
    NIEUW_VELD = "Nieuw veld"
    SOORT = "Soort"
    UITLEG = "Uitleg van het veld"
    BLOK = "Deel van de pagina"
    KOLOM = "Kolom met de namen"
    UITKOMST = "Uitkomst"
    INTERVENTIE = "Interventie"
    BLIJFT = "Dit adres blijft"
    ADRES = "Ander adres"
    REDEN = "Reden"


@dataclass(frozen=True, slots=True)
class Vorm:
    """What a decision needs: every cell of `nodig`, and at least one of `een_van`; others of `mag` may be filled."""

    nodig: tuple[Invoer, ...] = ()
    een_van: tuple[Invoer, ...] = ()
    mag: tuple[Invoer, ...] = ()

    @property
    def hoort(self) -> frozenset[Invoer]:
        """The cells that may be filled with this decision."""
        return frozenset({Invoer.BESLUIT, *self.nodig, *self.een_van, *self.mag})


_BEGRIPPEN = (Invoer.BEGRIP, Invoer.ANDERE_LIJST)
_NIEUW_BEGRIP = (Invoer.NIEUW_LABEL, Invoer.NIEUW_ENGELS, Invoer.DEFINITIE, Invoer.VALT_ONDER)
_NIEUW_VELD = (Invoer.NIEUW_VELD, Invoer.SOORT, Invoer.UITLEG, Invoer.BLOK)

VORMEN: Mapping[Besluit, Vorm] = {
    Besluit.IS_BEGRIP: Vorm(een_van=_BEGRIPPEN, mag=(Invoer.ROL, Invoer.ALLEEN_HIER, Invoer.REDEN)),
    Besluit.ANDER_WOORD: Vorm(nodig=(Invoer.BEGRIP,)),
    Besluit.NIEUW_BEGRIP: Vorm(nodig=_NIEUW_BEGRIP, mag=(Invoer.REDEN,)),
    Besluit.IS_VELD: Vorm(nodig=(Invoer.VELD,)),
    Besluit.ALTIJD_VELD: Vorm(nodig=(Invoer.VELD,)),
    Besluit.NIEUW_VELD: Vorm(nodig=_NIEUW_VELD),
    Besluit.WEGLATEN: Vorm(nodig=(Invoer.REDEN,), mag=(Invoer.ALLEEN_HIER,)),
    Besluit.HEEFT_NAMEN: Vorm(nodig=(Invoer.KOLOM,)),
    Besluit.HEEFT_TITELS: Vorm(nodig=(Invoer.KOLOM,)),
    Besluit.GEEN_LIJST: Vorm(),
    Besluit.IS_UITKOMST: Vorm(nodig=(Invoer.UITKOMST,), mag=(Invoer.REDEN,)),
    Besluit.IS_KRUISJE: Vorm(),
    Besluit.IS_NEE: Vorm(),
    Besluit.IS_LEEG: Vorm(),
    Besluit.GELDT_ERONDER: Vorm(nodig=(Invoer.UITKOMST,)),
    Besluit.ZEGT_NIETS: Vorm(),
    Besluit.GEEN_UITKOMST: Vorm(nodig=(Invoer.REDEN,)),
    Besluit.GELDT_VOOR_ALLE: Vorm(nodig=(Invoer.BEGRIP,)),
    Besluit.ZEGT_NIETS_VERDER: Vorm(mag=(Invoer.REDEN,)),
    Besluit.HEET_NU: Vorm(nodig=(Invoer.INTERVENTIE,), mag=(Invoer.REDEN,)),
    Besluit.OPGEGAAN: Vorm(nodig=(Invoer.INTERVENTIE, Invoer.REDEN)),
    Besluit.GESPLITST: Vorm(nodig=(Invoer.INTERVENTIE, Invoer.REDEN)),
    Besluit.INGETROKKEN: Vorm(nodig=(Invoer.REDEN,)),
    Besluit.ZELFDE: Vorm(nodig=(Invoer.REDEN,), mag=(Invoer.BLIJFT,)),
    Besluit.VERSCHILLEND: Vorm(nodig=(Invoer.REDEN,)),
    Besluit.EEN_IS_DEEL: Vorm(nodig=(Invoer.REDEN,)),
    Besluit.ANDER_IS_DEEL: Vorm(nodig=(Invoer.REDEN,)),
    Besluit.HOUDT_ADRES: Vorm(),
    Besluit.ANDER_ADRES: Vorm(nodig=(Invoer.ADRES,)),
}


@dataclass(frozen=True, slots=True)
class Vragenblad:
    """One sheet of questions of one kind.

    Attributes:
        naam: name of the sheet.
        vraag: what it asks, in one sentence.
        besluiten: what can be decided there.
        invoer: the cells to fill in, in order.

    """

    naam: str
    vraag: str
    besluiten: tuple[Besluit, ...]
    invoer: tuple[Invoer, ...]


BLADEN: Mapping[type[Vraag], Vragenblad] = {
    VerdwenenVraag: Vragenblad(
        "Verdwenen",
        "Wat is er geworden van een interventie die in geen werkboek meer staat?",
        (Besluit.HEET_NU, Besluit.OPGEGAAN, Besluit.GESPLITST, Besluit.INGETROKKEN),
        (Invoer.BESLUIT, Invoer.INTERVENTIE, Invoer.REDEN),
    ),
    TabelVraag: Vragenblad(
        "Tabellen",
        "Welke kolom van deze tabel heeft de namen van de interventies?",
        (Besluit.HEEFT_NAMEN, Besluit.HEEFT_TITELS, Besluit.GEEN_LIJST),
        (Invoer.BESLUIT, Invoer.KOLOM),
    ),
    KolomVraag: Vragenblad(
        "Kolommen",
        "Welk veld staat er in deze kolom?",
        (Besluit.IS_VELD, Besluit.ALTIJD_VELD, Besluit.NIEUW_VELD, Besluit.WEGLATEN),
        (Invoer.BESLUIT, Invoer.VELD, *_NIEUW_VELD, Invoer.REDEN),
    ),
    TekenVraag: Vragenblad(
        "Tekens",
        "Wat betekent dit teken bij een werkzaam element?",
        (Besluit.IS_UITKOMST, Besluit.IS_KRUISJE, Besluit.IS_NEE, Besluit.IS_LEEG),
        (Invoer.BESLUIT, Invoer.UITKOMST),
    ),
    UitkomstVraag: Vragenblad(
        "Uitkomsten",
        "Welke uitkomst staat hier bij de werkzame elementen?",
        (Besluit.IS_UITKOMST, Besluit.GEEN_UITKOMST),
        (Invoer.BESLUIT, Invoer.UITKOMST, Invoer.REDEN),
    ),
    OpschriftVraag: Vragenblad(
        "Opschriften",
        "Zegt de naam van dit werkblad of deze groep iets over elke interventie eronder?",
        (Besluit.GELDT_VOOR_ALLE, Besluit.ZEGT_NIETS_VERDER),
        (Invoer.BESLUIT, Invoer.BEGRIP, Invoer.REDEN),
    ),
    KopjeVraag: Vragenblad(
        "Kopjes",
        "Dit kopje lijkt een uitkomst. Geldt die voor de werkzame elementen eronder?",
        (Besluit.GELDT_ERONDER, Besluit.ZEGT_NIETS),
        (Invoer.BESLUIT, Invoer.UITKOMST),
    ),
    WaardeVraag: Vragenblad(
        "Waarden",
        "Wat betekenen deze woorden?",
        (Besluit.IS_BEGRIP, Besluit.ANDER_WOORD, Besluit.NIEUW_BEGRIP, Besluit.WEGLATEN),
        (Invoer.BESLUIT, *_BEGRIPPEN, Invoer.ROL, Invoer.ALLEEN_HIER, *_NIEUW_BEGRIP, Invoer.REDEN),
    ),
    DubbelVraag: Vragenblad(
        "Dubbel",
        "Zijn deze twee dezelfde interventie?",
        (Besluit.ZELFDE, Besluit.VERSCHILLEND, Besluit.EEN_IS_DEEL, Besluit.ANDER_IS_DEEL),
        (Invoer.BESLUIT, Invoer.BLIJFT, Invoer.REDEN),
    ),
    NaamVraag: Vragenblad(
        "Namen",
        "Houdt deze interventie het adres dat zij nu heeft?",
        (Besluit.HOUDT_ADRES, Besluit.ANDER_ADRES),
        (Invoer.BESLUIT, Invoer.ADRES),
    ),
}


def choice(label: str, key: str) -> str:
    """Return a choice as the drop-down lists show it: ``Jongeren (12-17 jaar) [jongeren]``."""
    return f"{label} [{key}]"


def choice_in(dimensie: str, lijst: str, label: str, key: str) -> str:
    """Return a term as the list of all terms shows it: ``Doelgroep: Jongeren (12-17 jaar) [doelgroep/jongeren]``."""
    return f"{lijst}: {label} [{dimensie}/{key}]"


_CHOICE = re.compile(r"\[(?:([a-z0-9_]+)/)?([a-z0-9._-]+)\]\s*$")


def chosen(text: str) -> tuple[str | None, str] | None:
    """Return the key of the choice in a cell, and its list when the choice names one; None when it is no choice."""
    match = _CHOICE.search(text)
    return (match[1], match[2]) if match else None
