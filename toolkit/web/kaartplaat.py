"""The evidence map as a picture: by itself, and in a note."""

import asyncio
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from toolkit.export.as_odt import Kaartbeeld
from toolkit.talen import N_, _, vertaal
from toolkit.web.bewijskaart_svg import Plaat, draw_bewijskaart
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import render_text, site_of
from toolkit.web.plaatje import DIA, draw_png, kader_of, source_lines
from toolkit.web.queries.bewijskaart import read_bewijskaart
from toolkit.web.queries.lijst import describe_filters
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.bewijskaart import Assen, Bewijskaart
from toolkit.weergave.tekst import interventies, midden_in_zin, term_in_zin

LEGENDA_REGEL = N_("Elk vak telt interventies. Meer interventies: een grotere cirkel. Meer onderzocht: voller.")
TELLING = (
    N_(
        "Elk vak telt interventies; een interventie kan in meer vakken staan. Een breder begrip telt mee wat eronder "
        "valt."
    ),
    N_("‘Geëvalueerd’: een bron noemt onderzoek naar de interventie als geheel; het zegt niets over de uitkomst."),
)
UITKOMST = (
    N_(
        "‘Met uitkomst’: een bron meldt voor dit element zelf effect, ervaren effect, een gemengd beeld of geen effect."
    ),
)
HERKOMST = (
    N_("Een leeg vak is een leemte in de lijst van deze kaart; het betekent niet dat iets niet bestaat of niet werkt."),
    N_("Samengesteld uit openbare bronnen, in de geest van WODC-onderzoek 3421; het zijn niet de bijlagen ervan."),
)


async def render_kaartplaat(
    datasette: Any, request: Any, kaart: Bewijskaart, voet: tuple[str, ...], formaat: str | None = None
) -> tuple[str, Plaat]:
    """Return the picture of a map as SVG, and what is drawn; `voet` are the lines below it."""
    plaat = draw_bewijskaart(kaart, title_of(kaart), [vertaal(LEGENDA_REGEL)], voet, liggend=formaat == DIA)
    kader = kader_of(plaat.breed, plaat.hoog, formaat)
    shown = {"kaart": kaart, "plaat": plaat, "kader": kader}
    return await render_text(datasette, request, "bewijskaart.svg", shown), plaat


async def read_notitiekaart(datasette: Any, request: Any, vraag: Zoekvraag) -> Kaartbeeld:
    """Return the map of a list for in a note, with the first axes that the list is not filtered on."""
    catalogus, site = catalogus_of(datasette), site_of(datasette)
    rij, kolom = sorted((d.naam for d in catalogus.begrippen), key=lambda naam: naam in vraag.keuzes)[:2]
    kaart = await ask(datasette, lambda conn: read_bewijskaart(conn, catalogus, vraag, Assen(rij, kolom)))
    address = f"/bewijskaart?{urlencode([('rij', rij), ('kolom', kolom), *vraag.filterparen])}"
    voet = (filters_line(kaart, describe_filters(catalogus, vraag)), *source_lines(site, address))
    svg, plaat = await render_kaartplaat(datasette, request, kaart, voet)
    return Kaartbeeld(
        png=await asyncio.to_thread(draw_png, svg),
        breed=plaat.breed,
        hoog=plaat.hoog,
        titel=title_of(kaart),
        in_woorden=tuple(_in_words(kaart)),
        regels=tuple(reading_lines(kaart)),
        url=f"{catalogus.config.basis}{address}",
    )


def title_of(kaart: Bewijskaart) -> str:
    """Return how a map is called."""
    rij, kolom = midden_in_zin(kaart.rij.label), midden_in_zin(kaart.kolom.label)
    return _("Bewijskaart: %(rij)s en %(kolom)s", rij=rij, kolom=kolom)


def filters_line(kaart: Bewijskaart, filters: tuple[str, ...]) -> str:
    """Return which list a map is of."""
    chosen = "; ".join(filters) if filters else _("geen, de hele catalogus")
    return _("Filters: %(keuze)s (%(aantal)s).", keuze=chosen, aantal=interventies(kaart.aantal))


def reading_lines(kaart: Bewijskaart) -> tuple[str, ...]:
    """Return what to know to read a map."""
    return tuple(map(vertaal, (*TELLING, *(UITKOMST if kaart.met_elementen else ()), *HERKOMST)))


def _in_words(kaart: Bewijskaart) -> Iterator[str]:
    for rij, vakken in zip(kaart.rijen, kaart.vakken, strict=True):
        numbers = (
            f"{term_in_zin(kolom.label, kaart.kolom)} {vak.aantal}"
            for kolom, vak in zip(kaart.kolommen, vakken, strict=True)
        )
        yield f"{rij.label}: {', '.join(numbers)}."
