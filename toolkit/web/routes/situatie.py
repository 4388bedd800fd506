"""`/situatie`: a guided way in, from a situation instead of a term."""

from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.web.catalogus import Catalogus, ask, catalogus_of
from toolkit.web.pagina import render
from toolkit.web.parameters import known_values, parse_own
from toolkit.web.queries.situatie import Vraagstuk, questions_of, read_situatie

_PARAMETERS = ("fase", "doelgroep", "psychologische_behoefte", "domein")


async def page(datasette: Any, request: Any) -> Response:
    """Ask five questions; show what resembles the answers in the address."""
    catalogus = catalogus_of(datasette)
    vragen = questions_of(catalogus)
    keuzes = _answers(request.query_string, catalogus, vragen)
    situatie = await ask(datasette, lambda conn: read_situatie(conn, catalogus, keuzes)) if keuzes else None
    context = {
        "pagina_naam": "situatie",
        "vragen": vragen,
        "keuzes": keuzes,
        "situatie": situatie,
        "filterquery": urlencode([(naam, term) for naam, terms in keuzes.items() for term in terms]),
    }
    return await render(datasette, request, "situatie.html", context)


def _answers(query_string: str, catalogus: Catalogus, vragen: tuple[Vraagstuk, ...]) -> dict[str, tuple[str, ...]]:
    asked = parse_own(query_string, _PARAMETERS)
    keuzes = {}
    for naam in _PARAMETERS:
        bekend = [a.term for vraag in vragen for a in vraag.antwoorden if a.dimensie == naam]
        if terms := known_values(naam, asked.get(naam, ()), bekend):
            keuzes[naam] = terms
    return keuzes
