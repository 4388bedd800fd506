"""`/bewijskaart`: the evidence and gap map, as a page, a picture and a workbook."""

from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.web.bewijskaart_xlsx import write_bewijskaart
from toolkit.web.catalogus import Catalogus, ask, catalogus_of
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.pagina import render, render_text, site_of
from toolkit.web.parameters import Vraag, known_values, parse_vraag
from toolkit.web.queries.bewijskaart import Bewijskaart, read_bewijskaart
from toolkit.web.queries.lijst import describe_filters
from toolkit.web.selectie import ELEMENT
from toolkit.web.stippen import stippen

# With more columns than this a cell has room for a number only.
_RUIM = 6
_TOELICHTING = (
    "Elk vak telt interventies; een interventie kan in meer vakken staan. Een breder begrip telt mee wat eronder valt.",
    "‘Geëvalueerd’ zegt dat de bron een evaluatie noemt, niets over de uitkomst. Een leeg vak is een leemte.",
    "Samengesteld uit openbare bronnen, in de geest van WODC-onderzoek 3421; het zijn niet de bijlagen ervan.",
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def page(datasette: Any, request: Any) -> Response:
    """Show the map as a table."""
    kaart, context = await _read(datasette, request)
    context |= {"pagina_naam": "bewijskaart", "stippen": stippen, "compact": len(kaart.kolommen) > _RUIM}
    return await render(datasette, request, "bewijskaart.html", context)


async def picture(datasette: Any, request: Any) -> Response:
    """Return the map as an SVG picture."""
    kaart, context = await _read(datasette, request)
    body = await render_text(datasette, request, "bewijskaart.svg", context)
    headers = {"content-disposition": f'attachment; filename="{_file_name(kaart)}.svg"'}
    return Response(body, headers=headers, content_type="image/svg+xml; charset=utf-8")


async def workbook(datasette: Any, request: Any) -> Response:
    """Return the map as a workbook."""
    kaart, context = await _read(datasette, request)
    body = await ask(datasette, lambda _: write_bewijskaart(kaart, context["regels"]))
    headers = {"content-disposition": f'attachment; filename="{_file_name(kaart)}.xlsx"'}
    return Response(body, headers=headers, content_type=_XLSX)


async def _read(datasette: Any, request: Any) -> tuple[Bewijskaart, dict[str, Any]]:
    catalogus = catalogus_of(datasette)
    vraag = parse_vraag(request.query_string, catalogus.begrippen, eigen=("rij", "kolom"))
    rij, kolom = _axes(vraag, catalogus)
    kaart = await ask(datasette, lambda conn: read_bewijskaart(conn, catalogus, vraag.zoekvraag, rij, kolom))
    filters = describe_filters(catalogus, vraag.zoekvraag)
    filterparen = vraag.zoekvraag.filterparen
    context = {
        "kaart": kaart,
        "filters": filters,
        "filterparen": filterparen,
        "filterquery": urlencode(filterparen),
        "query": urlencode([("rij", rij), ("kolom", kolom), *filterparen]),
        "dimensies": tuple(catalogus.begrippen),
        "regels": _account(site_of(datasette), kaart, filters, request),
    }
    return kaart, context


def _axes(vraag: Vraag, catalogus: Catalogus) -> tuple[str, str]:
    names = [dimensie.naam for dimensie in catalogus.begrippen]
    gekozen = vraag.one("kolom", "")
    (rij,) = known_values("rij", [vraag.one("rij", "fase" if gekozen == ELEMENT else ELEMENT)], names)
    (kolom,) = known_values("kolom", [gekozen or ("doelgroep" if rij == "fase" else "fase")], names)
    if rij == kolom:
        raise OnjuisteVraagError("Rijen en kolommen zijn hetzelfde. Kies twee verschillende soorten begrippen.")
    return rij, kolom


def _account(site: Any, kaart: Bewijskaart, filters: tuple[str, ...], request: Any) -> tuple[str, ...]:
    config = site.catalogus.config
    adres = f"{config.basis}/bewijskaart?{request.query_string}"
    return (
        f"Bewijskaart: {kaart.rij.label} en {kaart.kolom.label}",
        f"Filters: {'; '.join(filters) if filters else 'geen, de hele catalogus'} ({kaart.aantal} interventies).",
        *_TOELICHTING,
        f"Bron: {config.uitgever.naam}, Interventiecatalogus. {adres.rstrip('?')}",
        f"Licentie van de gegevens: {config.licenties.gegevens.naam}, {config.licenties.gegevens.url}",
        *([f"Stand van de gegevens: {site.stand}"] if site.stand else []),
    )


def _file_name(kaart: Bewijskaart) -> str:
    return f"bewijskaart-{kaart.rij.naam}-{kaart.kolom.naam}"
