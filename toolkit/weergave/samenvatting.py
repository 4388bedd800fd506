"""The summary on top of the page of an intervention: what the data say belongs there, in their order."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from toolkit.lezer.opbouw import Opbouw
from toolkit.vocabulary.kinds import Plek
from toolkit.weergave.overzicht import Overzicht
from toolkit.weergave.rijen import SPOOR, Rij, shown_as


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """What a reader meets first.

    Attributes:
        rijen: (heading, row) of what is known; the row says how it is shown.
        koppelingen: (words, address) of the links to the programme, its material and its contact.
        zwijgt_over: in words, what no source reports: said once.

    """

    rijen: tuple[tuple[str, Rij], ...]
    koppelingen: tuple[tuple[str, str], ...]
    zwijgt_over: tuple[str, ...]


def samenvatting_of(overzicht: Overzicht, opbouw: Opbouw) -> Samenvatting:
    """Return the summary of an intervention."""
    asked = sorted(_rows(overzicht, opbouw), key=lambda one: one[0].volgorde)
    known = _known(overzicht, [rij for _, rij in asked])
    links = [(v.kolom.gebruik.koppeling, overzicht.velden[v.veld].waarde, v) for v in opbouw.velden if v.kolom]
    return Samenvatting(
        rijen=tuple((plek.titel, rij) for plek, rij in asked if rij.naam in known),
        koppelingen=tuple((words, str(waarde)) for words, waarde, _ in links if words and waarde),
        zwijgt_over=(
            *(plek.leeg for plek, rij in asked if rij.naam not in known),
            *(v.paginatitel for words, waarde, v in links if words and not waarde),
        ),
    )


def _rows(overzicht: Overzicht, opbouw: Opbouw) -> Iterator[tuple[Plek, Rij]]:
    for veld in opbouw.velden:
        if veld.kolom and veld.kolom.pagina and (plek := veld.kolom.gebruik.samenvatting):
            blok, soort = veld.kolom.pagina.blok, shown_as(veld)
            yield plek, Rij(veld.veld, plek.titel, blok, soort, veld=overzicht.velden[veld.veld])
    for d in opbouw.dimensies:
        if plek := d.gebruik.samenvatting:
            soort = "onderzoek" if d.gebruik.over_onderzoek else SPOOR if d.gebruik.spoor else "termen"
            yield plek, Rij(d.naam, plek.titel, d.pagina.blok, soort, d, kenmerk=overzicht.kenmerken[d.naam])


def _known(overzicht: Overzicht, rijen: Collection[Rij]) -> frozenset[str]:
    """Return the names of the rows that say something, in their own words or in those of another part of the page."""
    return frozenset(
        rij.naam
        for rij in rijen
        if not rij.leeg
        or (rij.soort == "onderzoek" and overzicht.onderzoek)
        or (rij.soort == "aanpak" and (overzicht.werkwijze or overzicht.elementen))
    )
