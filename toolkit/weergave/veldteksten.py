"""The texts of source cells that a passage may be shown from, each with its Dutch name."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.lezer.interventie import Interventie
from toolkit.lezer.opbouw import Opbouw
from toolkit.schermwoorden import PUBLICATIE
from toolkit.talen import vertaalde
from toolkit.vocabulary.velden import NAAM

# What tells most about an intervention; then come the dimensions, the other fields, and what is about a publication.
_EERST = ("doel", "aanpak", "uitkomst", "organisatie")


@dataclass(frozen=True, slots=True)
class Veldtekst:
    """The text of one source cell, and what it is about in Dutch."""

    label: str
    tekst: str


def veldteksten_of(interventie: Interventie, opbouw: Opbouw) -> tuple[Veldtekst, ...]:
    """Return the texts of an intervention, most telling first; an unknown column has its own heading."""
    labels = dict(_labels(opbouw))
    order = {veld: rank for rank, veld in enumerate(labels)}
    found = []
    for cel in interventie.cellen.values():
        label = labels.get(cel.veld) if cel.veld else cel.kop
        is_text = cel.is_tekst and cel.interventie == interventie.id
        if label and is_text and cel.geldende_tekst and "://" not in cel.geldende_tekst:
            found.append((order.get(cel.veld or "", len(order)), Veldtekst(label, cel.geldende_tekst)))
    return tuple(text for _, text in sorted(found, key=lambda item: item[0]))


def _labels(opbouw: Opbouw) -> Iterator[tuple[str, str]]:
    teksten = {v.veld: v.paginatitel for v in opbouw.velden if v.kolom and v.kolom.soort == "tekst" and v.veld != NAAM}
    yield from ((veld, teksten[veld]) for veld in _EERST if veld in teksten)
    yield from ((dimensie.naam, dimensie.label) for dimensie in opbouw.dimensies)
    yield from ((veld, titel) for veld, titel in teksten.items() if veld not in _EERST)
    yield from vertaalde(PUBLICATIE).items()
