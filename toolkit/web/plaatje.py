"""A picture as a file: SVG as it is, or drawn as PNG with a typeface of its own, so the same everywhere."""

import asyncio
from typing import Any

import resvg_py
from datasette.utils.asgi import Response
from font_source_sans_pro import SourceSansPro, SourceSansProBold

from toolkit.talen import _
from toolkit.web.pagina import Site

_LETTER = "Source Sans Pro"
_SCHERPTE = 2


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
            skip_system_fonts=True,
            font_files=[SourceSansPro, SourceSansProBold],
            font_family=_LETTER,
            serif_family=_LETTER,
            sans_serif_family=_LETTER,
        )
    )
