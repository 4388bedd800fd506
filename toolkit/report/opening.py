"""How the report opens: what a person must decide, and what changed since the last publication."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.changes.sentences import KOPPEN, below_heading
from toolkit.curatielijst.formulier import BLADEN
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
from toolkit.schermwoorden import STATUS_IN_VAK
from toolkit.wijziging import Verschil, Wijziging

_SHOWN = 5
_COUNTED = frozenset(
    {
        Verschil.KENMERK_BIJ,
        Verschil.KENMERK_WEG,
        Verschil.TEKST,
        Verschil.BEVINDING_NIEUW,
        Verschil.BEVINDING_OPGELOST,
    }
)


@dataclass(frozen=True, slots=True)
class TeBeslissen:
    """Questions of one kind: how many, how many interventions they touch, and the first few in words."""

    vraag: str
    aantal: int
    interventies: int
    eerste: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veranderd:
    """Changes of one kind since the last publication, those that people act on in words."""

    kop: str
    aantal: int
    regels: tuple[str, ...]


def questions_by_kind(vragen: Sequence[Vraag]) -> list[TeBeslissen]:
    """Return what is to be decided, the kind that touches most interventions first."""
    found = []
    for kind, blad in BLADEN.items():
        own = [vraag for vraag in vragen if isinstance(vraag, kind)]
        if own:
            touched = {naam for vraag in own for naam in vraag.plaatsen.interventies}
            found.append(TeBeslissen(blad.vraag, len(own), len(touched), tuple(map(_said, own[:_SHOWN]))))
    return sorted(found, key=lambda one: -one.interventies)


def changes_by_kind(changes: Sequence[Wijziging]) -> list[Veranderd]:
    """Return what changed; the kinds that would fill the report are only counted."""
    numbers = Counter(change.soort for change in changes)
    return [
        Veranderd(
            KOPPEN[soort],
            aantal,
            () if soort in _COUNTED else tuple(_told(c) for c in changes if c.soort is soort),
        )
        for soort, aantal in numbers.items()
    ]


def _told(change: Wijziging) -> str:
    return ": ".join(filter(None, (change.naam, below_heading(change, STATUS_IN_VAK))))


def _said(vraag: Vraag) -> str:
    match vraag:
        case VerdwenenVraag(interventie_id=id_):
            return id_
        case TabelVraag(bestand=bestand, werkblad=werkblad):
            return f"{bestand} › {werkblad}"
        case KolomVraag(bestand=bestand, kop=kop, plaats=plaats):
            return f"{bestand} › {kop or plaats}"
        case TekenVraag(bestand=bestand, teken=tekst) | KopjeVraag(bestand=bestand, kopje=tekst):
            return f"{bestand}: “{tekst}”"
        case UitkomstVraag(bestand=bestand, tekst=tekst) | OpschriftVraag(bestand=bestand, naam=tekst):
            return f"{bestand}: “{tekst}”"
        case WaardeVraag(waarde=waarde, veld=veld):
            return f"{veld}: “{waarde}”"
        case DubbelVraag(een=een, ander=ander):
            return f"{een} en {ander}"
        case NaamVraag(naam=naam):
            return naam
