"""A picture as a file: SVG as it is, or drawn as PNG with a typeface of its own, so the same everywhere."""

import asyncio
from dataclasses import dataclass
from typing import Any

import resvg_py
from datasette.utils.asgi import Response
from font_source_sans_pro import SourceSansPro, SourceSansProBold

from toolkit.talen import N_, _, vertaal
from toolkit.web.pagina import Site
from toolkit.web.parameters import Paginavraag, known_values

_LETTER = "Source Sans Pro"
_SCHERPTE, _PER_DUIM = 2, 96

FORMAAT = "formaat"
"""The parameter that says for what a picture is; without it, it is as large as what is on it."""
DIA, A4 = "dia", "a4"
_RAND = {DIA: 0.02, A4: 0.05}  # white around it, as a part of its width


@dataclass(frozen=True, slots=True)
class Kader:
    """The sheet that a picture is on: the part of its plane that is in view, and its size on paper or screen."""

    x: float
    y: float
    breed: float
    hoog: float
    maat: tuple[str, str]

    @property
    def in_beeld(self) -> str:
        """Return the part in view as SVG has it in ``viewBox``."""
        return f"{self.x:g} {self.y:g} {self.breed:g} {self.hoog:g}"


def asked_format(vraag: Paginavraag) -> str | None:
    """Return for what the picture is: a slide, A4 or None.

    Raises:
        OnjuisteVraagError: something else is asked.

    """
    asked = vraag.one(FORMAAT, "")
    return known_values(FORMAAT, [asked], [DIA, A4], vertaal(_KIES_FORMAAT))[0] if asked else None


_KIES_FORMAAT = N_("Kies voor het formaat ‘dia’ of ‘a4’, of laat het weg.")


def kader_of(breed: int, hoog: int, formaat: str | None) -> Kader:
    """Return the sheet for a picture of this size; on A4 it stands or lies, whichever shows it larger."""
    if formaat is None:
        return Kader(0, 0, breed, hoog, (str(breed), str(hoog)))
    sheets = {DIA: [(1280, 720, "")], A4: [(210, 297, "mm"), (297, 210, "mm")]}[formaat]
    wide, high, unit = max(sheets, key=lambda sheet: min(sheet[0] / breed, sheet[1] / hoog))
    inside = 1 - 2 * _RAND[formaat]
    scale = max(breed / (wide * inside), hoog / (high - wide + wide * inside))
    width, height = round(wide * scale, 1), round(high * scale, 1)
    # In the middle; on paper from the top, as a page begins.
    top = -_RAND[A4] * width if formaat == A4 else (hoog - height) / 2
    return Kader(round((breed - width) / 2, 1), round(top, 1), width, height, (f"{wide}{unit}", f"{high}{unit}"))


def source_lines(site: Site, adres: str) -> tuple[str, ...]:
    """Return what stands below a picture or table of the list at `adres`: source, licence, and date of the data."""
    config = site.catalogus.config
    licentie = config.licenties.gegevens
    return (
        _("Bron: %(uitgever)s", uitgever=f"{config.uitgever.naam}, Interventiecatalogus. {site.adres(adres)}"),
        _("Licentie van de gegevens: %(licentie)s", licentie=f"{licentie.naam}, {licentie.url}"),
        *([_("Stand van de gegevens") + f": {site.stand}"] if site.stand else []),
    )


async def picture_response(datasette: Any, svg: str, naam: str, formaat: str) -> Response:
    """Return a picture to save as `naam`; `formaat` is ``svg`` or ``png``."""
    headers = {"content-disposition": f'attachment; filename="{naam}.{formaat}"'}
    if formaat == "svg":
        return Response(svg, headers=headers, content_type="image/svg+xml; charset=utf-8")
    body = await asyncio.to_thread(draw_png, svg)
    return Response(body, headers=headers, content_type="image/png")


def draw_png(svg: str) -> bytes:
    """Return a picture as PNG, with twice as many pixels as it has units; the same picture gives the same bytes."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=_SCHERPTE,
            dpi=_PER_DUIM,
            skip_system_fonts=True,
            font_files=[SourceSansPro, SourceSansProBold],
            font_family=_LETTER,
            serif_family=_LETTER,
            sans_serif_family=_LETTER,
        )
    )
