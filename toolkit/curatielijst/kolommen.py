"""What each sheet of questions shows beside the cells to fill in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.curatielijst.formulier import Invoer
from toolkit.curatielijst.in_excel import in_excel
from toolkit.curatielijst.keuzes import Keuzes
from toolkit.curatielijst.vragen import (
    DubbelVraag,
    InterventieKort,
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

CELL_LIMIT = 32_767  # characters in a cell of Excel
_MOST_LINES = 6  # a row higher than a screen cannot be read


@dataclass(frozen=True, slots=True)
class Lijstkolom:
    """A column that the build fills: header, width in characters, and what it shows."""

    kop: str
    breedte: int
    toon: Callable[[Any, Keuzes], str | int]


@dataclass(frozen=True, slots=True)
class Bladopzet:
    """The columns of a sheet: those before the cells to fill in, the first of which stays in view, and those behind."""

    voor: tuple[Lijstkolom, ...]
    na: tuple[Lijstkolom, ...]


def lines(texts: Iterable[str], most: int = _MOST_LINES) -> str:
    """Join lines for one cell; what does not fit is counted, not silently cut."""
    texts = list(texts)
    shown, length = 0, 0
    for text in texts[:most]:
        length += len(text) + 1
        if length > CELL_LIMIT - 100:
            break
        shown += 1
    rest = [f"… en nog {len(texts) - shown} (zie het kwaliteitsrapport)"] if shown < len(texts) else []
    return "\n".join([*texts[:shown], *rest])


_AANTAL = Lijstkolom("Aantal interventies", 12, lambda vraag, _: int(vraag.plaatsen.aantal))
_INTERVENTIES = Lijstkolom("Bij deze interventies", 34, lambda vraag, _: lines(vraag.plaatsen.interventies))
_WAAR = Lijstkolom("Waar het staat", 44, lambda vraag, _: lines(vraag.plaatsen.waar))
_KANDIDATEN = Lijstkolom("Beste kandidaten", 46, lambda vraag, keuzes: lines(keuzes.explained(vraag)))
_BLADEN = Lijstkolom("Werkbladen", 24, lambda vraag, _: lines(vraag.bladen))
_MELDING = Lijstkolom("Wat er aan de hand is", 60, lambda vraag, _: in_excel(vraag))


def _waarde(vraag: WaardeVraag, _: Keuzes) -> str:
    return vraag.waarde


def _lijst(vraag: WaardeVraag, keuzes: Keuzes) -> str:
    return keuzes.vocabulary[vraag.veld].label if vraag.veld in keuzes.vocabulary else vraag.veld


def _interventie(een: InterventieKort | None, id_: str, keuzes: Keuzes) -> str:
    if een is None:
        return id_
    parts = (
        een.naam,
        f"adres: {een.id}",
        f"land: {keuzes.countries(een.landen)}" if een.landen else "",
        f"organisatie: {een.organisatie}" if een.organisatie else "",
        f"in: {', '.join(een.bestanden)}",
    )
    return "\n".join(part for part in parts if part)


OPZETTEN: Mapping[type[Vraag], Bladopzet] = {
    WaardeVraag: Bladopzet(
        (
            Lijstkolom("Waarde", 32, _waarde),
            Lijstkolom("Lijst", 18, _lijst),
            _AANTAL,
            Lijstkolom("Tekst eromheen", 40, lambda vraag, _: lines(vraag.plaatsen.context)),
            _KANDIDATEN,
        ),
        (
            _INTERVENTIES,
            _WAAR,
            Lijstkolom("Kolomkop", 24, lambda vraag, _: lines(vraag.koppen)),
            Lijstkolom("Ook geschreven als", 24, lambda vraag, _: lines(vraag.schrijfwijzen)),
        ),
    ),
    KolomVraag: Bladopzet(
        (
            Lijstkolom("Kolomkop", 32, lambda vraag, _: vraag.kop or f"({vraag.plaats}, zonder kop)"),
            Lijstkolom("Bestand", 26, lambda vraag, _: vraag.bestand),
            _AANTAL,
            Lijstkolom("Wat erin staat", 60, lambda vraag, _: lines(vraag.plaatsen.context, 4)),
            _KANDIDATEN,
        ),
        (_BLADEN, _INTERVENTIES, _WAAR, _MELDING),
    ),
    TabelVraag: Bladopzet(
        (
            Lijstkolom("Werkblad", 28, lambda vraag, _: vraag.werkblad),
            Lijstkolom("Bestand", 26, lambda vraag, _: vraag.bestand),
            Lijstkolom("Aantal regels", 12, lambda vraag, _: vraag.plaatsen.aantal),
            Lijstkolom("Wat erin staat", 60, lambda vraag, _: lines(vraag.plaatsen.context, 8)),
            _MELDING,
        ),
        (_WAAR,),
    ),
    TekenVraag: Bladopzet(
        (
            Lijstkolom("Teken", 18, lambda vraag, _: vraag.teken),
            Lijstkolom("Bestand", 26, lambda vraag, _: vraag.bestand),
            _AANTAL,
            Lijstkolom("In deze cellen", 40, lambda vraag, _: lines(vraag.plaatsen.context)),
        ),
        (_BLADEN, _INTERVENTIES, _MELDING),
    ),
    KopjeVraag: Bladopzet(
        (
            Lijstkolom("Kopje", 32, lambda vraag, _: vraag.kopje),
            Lijstkolom("Bestand", 26, lambda vraag, _: vraag.bestand),
            Lijstkolom("Interventies op het blad", 14, lambda vraag, _: int(vraag.plaatsen.aantal)),
        ),
        (_BLADEN, _WAAR, _INTERVENTIES, _MELDING),
    ),
    UitkomstVraag: Bladopzet(
        (
            Lijstkolom("Wat er staat", 60, lambda vraag, _: vraag.tekst),
            Lijstkolom("Bestand", 26, lambda vraag, _: vraag.bestand),
            _AANTAL,
        ),
        (_INTERVENTIES, _WAAR, _MELDING),
    ),
    OpschriftVraag: Bladopzet(
        (
            Lijstkolom("Naam van blad of groep", 32, lambda vraag, _: vraag.naam),
            Lijstkolom("Bestand", 26, lambda vraag, _: vraag.bestand),
            Lijstkolom("Interventies op het blad", 14, lambda vraag, _: int(vraag.plaatsen.aantal)),
            _KANDIDATEN,
        ),
        (_WAAR, _INTERVENTIES, _MELDING),
    ),
    VerdwenenVraag: Bladopzet(
        (
            Lijstkolom("Adres dat verdwenen is", 36, lambda vraag, _: vraag.interventie_id),
            Lijstkolom("Misschien nu", 46, lambda vraag, keuzes: lines(keuzes.explained(vraag))),
        ),
        (_MELDING,),
    ),
    DubbelVraag: Bladopzet(
        (
            Lijstkolom(
                "Interventie 1", 44, lambda vraag, k: _interventie(k.lijst.interventies.get(vraag.een), vraag.een, k)
            ),
            Lijstkolom(
                "Interventie 2",
                44,
                lambda vraag, k: _interventie(k.lijst.interventies.get(vraag.ander), vraag.ander, k),
            ),
            _MELDING,
        ),
        (_WAAR,),
    ),
    NaamVraag: Bladopzet(
        (
            Lijstkolom("Naam", 46, lambda vraag, _: vraag.naam),
            Lijstkolom("Adres", 36, lambda vraag, _: vraag.interventie_id),
            Lijstkolom("Nieuw of herkend", 16, lambda vraag, _: "nieuwe naam" if vraag.herkend else "nieuw"),
        ),
        (Lijstkolom("Bestand", 30, lambda vraag, _: vraag.bestand), _WAAR),
    ),
}

INVOER_BREEDTE: Mapping[Invoer, int] = {
    Invoer.BESLUIT: 24,
    Invoer.BEGRIP: 34,
    Invoer.ANDERE_LIJST: 40,
    Invoer.ROL: 14,
    Invoer.ALLEEN_HIER: 14,
    Invoer.NIEUW_LABEL: 26,
    Invoer.NIEUW_ENGELS: 26,
    Invoer.DEFINITIE: 40,
    Invoer.VALT_ONDER: 30,
    Invoer.VELD: 34,
    Invoer.NIEUW_VELD: 24,
    Invoer.SOORT: 12,
    Invoer.UITLEG: 40,
    Invoer.BLOK: 16,
    Invoer.KOLOM: 34,
    Invoer.UITKOMST: 24,
    Invoer.INTERVENTIE: 40,
    Invoer.BLIJFT: 40,
    Invoer.ADRES: 40,
    Invoer.REDEN: 40,
}
