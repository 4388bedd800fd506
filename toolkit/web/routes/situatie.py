"""`/situatie`: a guided way in, from a situation instead of a term."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.pagina import render
from toolkit.web.parameters import Waarden, known_values, parse_own
from toolkit.web.queries.situatie import count_answers, questions_for, read_situatie
from toolkit.weergave.situatie import Vraagstuk

_PARAMETERS = ("fase", "doelgroep", "psychologische_behoefte", "domein")


async def page(datasette: Any, request: Any) -> Response:
    """Ask five questions; show what resembles the answers in the address."""
    catalogus = catalogus_of(datasette)
    asked = parse_own(request.query_string, (*_PARAMETERS, "toon"))
    keuzes = _answers(asked, catalogus)
    rest = bool(known_values("toon", asked.get("toon", ()), ("rest",)))
    situatie = await ask(datasette, lambda conn: read_situatie(conn, catalogus, keuzes, rest=rest)) if keuzes else None
    vragen = questions_for(catalogus, keuzes)
    context = {
        "pagina_naam": "situatie",
        "vragen": vragen,
        "aantallen": count_answers(catalogus, vragen),
        "antwoorden": [(vraag.titel, given) for vraag in vragen if (given := _given(vraag, keuzes))],
        "keuzes": keuzes,
        "situatie": situatie,
        "rest": rest,
        "filterquery": urlencode([(naam, term) for naam, terms in keuzes.items() for term in terms]),
    }
    return await render(datasette, request, "situatie.html", context)


def _given(vraag: Vraagstuk, keuzes: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [a.tekst for a in vraag.antwoorden if a.term in keuzes.get(a.dimensie, ())]


def _answers(asked: Waarden, catalogus: OpenCatalogus) -> dict[str, tuple[str, ...]]:
    keuzes = {naam: known_values(naam, asked.get(naam, ()), catalogus.begrippen[naam].termen) for naam in _PARAMETERS}
    return {naam: terms for naam, terms in keuzes.items() if terms}
