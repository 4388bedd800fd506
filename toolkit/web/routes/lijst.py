"""`/`: the catalogue."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.schermwoorden import STATUS_UITLEG, STATUSSEN
from toolkit.talen import vertaalde
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import render
from toolkit.web.parameters import KEUZE, parse_vraag
from toolkit.web.queries.keuze import read_keuze
from toolkit.web.queries.lijst import Lijst, read_lijst
from toolkit.web.queries.wensen import read_wensen


async def page(datasette: Any, request: Any) -> Response:
    """Answer one question to the catalogue."""
    catalogus = catalogus_of(datasette)
    gevraagd = parse_vraag(request.query_string, catalogus.begrippen, (KEUZE,))
    vraag = gevraagd.zoekvraag
    keuze = await ask(datasette, lambda conn: read_keuze(conn, gevraagd.eigen.get(KEUZE, ())))
    lijst = await ask(datasette, lambda conn: read_lijst(conn, catalogus, vraag))
    wensen = await ask(datasette, lambda conn: read_wensen(conn, catalogus, vraag))
    paren = replace(vraag, pagina=1).paren
    context = {
        "pagina_naam": "zoeken",
        "lijst": lijst,
        "keuze": keuze,
        "wensen": wensen,
        "canoniek": f"/?{vraag.query()}".rstrip("?"),
        "paginas": page_numbers(vraag.pagina, lijst.paginas),
        "standaard_volgorde": replace(vraag, sorteer=None).volgorde,
        "statussen": vertaalde(STATUSSEN),
        "status_uitleg": vertaalde(STATUS_UITLEG),
        "lijst_paren": paren,
        "ingangen": None if paren or keuze.ids or keuze.onbekend else catalogus.ingangen,
        "export": urlencode(paren),
        **facet_context(lijst),
    }
    return await render(datasette, request, "lijst.html", context)


def facet_context(lijst: Lijst) -> dict[str, Any]:
    """Return the facets of a list in the groups in which the page shows them."""
    meer = [f for f in lijst.facetten if not f.eerste and f.status_van is None]
    jaren = sum(jaar is not None for jaar in (lijst.vraag.jaar_van, lijst.vraag.jaar_tot))
    return {
        "eerste": [f for f in lijst.facetten if f.eerste],
        "status": [f for f in lijst.facetten if f.status_van],
        "meer": meer,
        "meer_gekozen": sum(f.gekozen for f in meer) + jaren,
    }


def page_numbers(pagina: int, paginas: int) -> tuple[int | None, ...]:
    """Return the numbers to show, None for a gap: first, last, and the neighbours of the current page."""
    shown = sorted({1, paginas, *(n for n in range(pagina - 2, pagina + 3) if 1 <= n <= paginas)})
    numbers: list[int | None] = []
    for number in shown:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return tuple(numbers)
