"""`/situatie`: a guided way in, from a situation instead of a term."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.pagina import render
from toolkit.web.parameters import Waarden, known_values, parse_own
from toolkit.web.queries.situatie import count_answers, questions_for, read_situatie
from toolkit.weergave.situatie import Vraagstuk, situatievragen


async def page(datasette: Any, request: Any) -> Response:
    """Ask the questions of the vocabulary; show what resembles the answers in the address."""
    catalogus = catalogus_of(datasette)
    parameters = tuple(dict.fromkeys(d.naam for d, _ in situatievragen(catalogus.begrippen)))
    asked = parse_own(request.query_string, (*parameters, "toon"))
    keuzes = _answers(asked, parameters, catalogus)
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


def _answers(asked: Waarden, parameters: Iterable[str], catalogus: OpenCatalogus) -> dict[str, tuple[str, ...]]:
    keuzes = {naam: known_values(naam, asked.get(naam, ()), catalogus.begrippen[naam].termen) for naam in parameters}
    return {naam: terms for naam, terms in keuzes.items() if terms}
