"""`/situatie`: a guided way in, from a situation instead of a term."""

from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.web.catalogus import Catalogus, ask, catalogus_of
from toolkit.web.pagina import render
from toolkit.web.parameters import known_values, parse_own
from toolkit.web.queries.situatie import questions_of, read_situatie

_PARAMETERS = ("fase", "doelgroep", "psychologische_behoefte", "domein")


async def page(datasette: Any, request: Any) -> Response:
    """Ask five questions; show what resembles the answers in the address."""
    catalogus = catalogus_of(datasette)
    keuzes = _answers(request.query_string, catalogus)
    situatie = await ask(datasette, lambda conn: read_situatie(conn, catalogus, keuzes)) if keuzes else None
    context = {
        "pagina_naam": "situatie",
        "vragen": questions_of(catalogus, keuzes),
        "keuzes": keuzes,
        "situatie": situatie,
        "filterquery": urlencode([(naam, term) for naam, terms in keuzes.items() for term in terms]),
    }
    return await render(datasette, request, "situatie.html", context)


def _answers(query_string: str, catalogus: Catalogus) -> dict[str, tuple[str, ...]]:
    asked = parse_own(query_string, _PARAMETERS)
    keuzes = {naam: known_values(naam, asked.get(naam, ()), catalogus.begrippen[naam].termen) for naam in _PARAMETERS}
    return {naam: terms for naam, terms in keuzes.items() if terms}
