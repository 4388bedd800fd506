"""`/beeld`: two pictures of a list, each with its table, to look at and to take along."""

import sqlite3
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.talen import _
from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.pagina import render, render_text, site_of
from toolkit.web.parameters import parse_vraag
from toolkit.web.plaatje import FORMAAT, asked_format, kader_of, picture_response, source_lines
from toolkit.web.queries.beelden import read_jaren, read_landen
from toolkit.web.queries.lijst import describe_filters
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.beelden import JaarRij, draw_jaren, draw_landen
from toolkit.weergave.tekst import interventies
from toolkit.weergave.verzamelingen import Rows

_REGEL = 18
_FILES = {"jaren": "interventies-per-jaar", "landen": "interventies-per-land"}


async def page(datasette: Any, request: Any) -> Response:
    """Show both pictures and their tables."""
    catalogus, vraag = catalogus_of(datasette), _asked(datasette, request)
    jaren, landen = await ask(datasette, lambda conn: _both(conn, catalogus, vraag))
    years = sorted({jaar for rij in jaren for jaar in rij.interventies})
    context = {
        "pagina_naam": "bewijskaart",
        "filters": describe_filters(catalogus, vraag),
        "filterquery": urlencode(vraag.filterparen),
        "jaren": jaren,
        "jaartallen": years,
        "landen": landen,
    }
    return await render(datasette, request, "beeld.html", context)


async def picture(datasette: Any, request: Any) -> Response:
    """Return one of the pictures as SVG or PNG."""
    catalogus = catalogus_of(datasette)
    asked = parse_vraag(request.query_string, catalogus.begrippen, eigen=(FORMAAT,))
    vraag = _unordered(asked.zoekvraag)
    naam, formaat = request.url_vars["naam"], request.url_vars["formaat"]
    site, filters = site_of(datasette), describe_filters(catalogus, vraag)
    voet = _account(site, filters, f"/beeld?{urlencode(vraag.filterparen)}".rstrip("?"))
    needed = _REGEL * len(voet) + 20
    if naam == "jaren":
        rijen = await ask(datasette, lambda conn: read_jaren(conn, catalogus, _rows(conn, catalogus, vraag)))
        plaat: Any = draw_jaren(rijen, needed)
    else:
        landen = await ask(datasette, lambda conn: read_landen(catalogus, _rows(conn, catalogus, vraag)))
        plaat = draw_landen(landen, needed)
    kader = kader_of(plaat.breed, plaat.hoog, asked_format(asked))
    svg = await render_text(datasette, request, f"beeld_{naam}.svg", {"plaat": plaat, "voet": voet, "kader": kader})
    return await picture_response(datasette, svg, _FILES[naam], formaat)


def _rows(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag) -> Rows:
    return selectie_from(conn, vraag, catalogus.geheugen).rows(conn)


def _both(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag
) -> tuple[tuple[JaarRij, ...], dict[str, tuple[str, int]]]:
    rows = _rows(conn, catalogus, vraag)
    return read_jaren(conn, catalogus, rows), read_landen(catalogus, rows)


def _asked(datasette: Any, request: Any) -> Zoekvraag:
    return _unordered(parse_vraag(request.query_string, catalogus_of(datasette).begrippen).zoekvraag)


def _unordered(vraag: Zoekvraag) -> Zoekvraag:
    """Return the list that the pictures are of; its order and page change nothing of them."""
    return replace(vraag, sorteer=None, pagina=1)


def _account(site: Any, filters: tuple[str, ...], adres: str) -> tuple[str, ...]:
    whole = _("geen, de hele catalogus") + f" ({interventies(site.catalogus.aantal)})"
    return (
        _("Keuze: %(keuze)s.", keuze="; ".join(filters) or whole),
        *source_lines(site, adres),
    )
