"""`/situatie`: a guided way in, from a situation instead of a term."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.talen import _
from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.pagina import render
from toolkit.web.parameters import Waarden, known_values, parse_own
from toolkit.web.queries.situatie import count_answers, questions_for, read_situatie
from toolkit.weergave.situatie import Vraagstuk, situatievragen


async def page(datasette: Any, request: Any) -> Response:
    """Ask the questions of the vocabulary; show what resembles the answers in the address.

    With `stap` one question stands on the page, and the answers to the others go along.
    """
    catalogus = catalogus_of(datasette)
    parameters = tuple(dict.fromkeys(d.naam for d, _ in situatievragen(catalogus.begrippen)))
    asked = parse_own(request.query_string, (*parameters, "toon", "stap"))
    keuzes = _answers(asked, parameters, catalogus)
    rest = bool(known_values("toon", asked.get("toon", ()), ("rest",)))
    situatie = await ask(datasette, lambda conn: read_situatie(conn, catalogus, keuzes, rest=rest)) if keuzes else None
    vragen = questions_for(catalogus, keuzes)
    gegeven = [(n, vraag.titel, given) for n, vraag in enumerate(vragen, 1) if (given := _given(vraag, keuzes))]
    stappen = known_values("stap", asked.get("stap", ()), [str(n) for n in range(1, len(vragen) + 1)])
    if len(stappen) > 1:
        raise OnjuisteVraagError(_("‘stap’ staat meer dan één keer in het adres. Noem één stap."))
    if stappen:
        context = _step(int(stappen[0]), vragen, keuzes)
        context |= {
            "aantallen": count_answers(catalogus, [context["vraag"]]),
            "antwoorden": gegeven,
            "aantal": situatie.aantal if situatie else 0,
        }
        return await render(datasette, request, "situatie_stap.html", context)
    context = {
        "pagina_naam": "situatie",
        "vragen": vragen,
        "aantallen": count_answers(catalogus, vragen),
        "antwoorden": [(titel, given) for _, titel, given in gegeven],
        "keuzes": keuzes,
        "situatie": situatie,
        "rest": rest,
        "filterquery": urlencode(_pairs(keuzes)),
    }
    return await render(datasette, request, "situatie.html", context)


def _step(stap: int, vragen: Sequence[Vraagstuk], keuzes: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return what one question on a page needs; `elders` are the answers to the other questions, that go along."""
    vraag = vragen[stap - 1]
    here = {(a.dimensie, a.term) for a in vraag.antwoorden}
    return {
        "pagina_naam": "situatie",
        "stap": stap,
        "vraag": vraag,
        "vragen": vragen,
        "keuzes": keuzes,
        "elders": [pair for pair in _pairs(keuzes) if pair not in here],
        "filterquery": urlencode(_pairs(keuzes)),
    }


def _pairs(keuzes: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(naam, term) for naam, terms in keuzes.items() for term in terms]


def _given(vraag: Vraagstuk, keuzes: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [a.tekst for a in vraag.antwoorden if a.term in keuzes.get(a.dimensie, ())]


def _answers(asked: Waarden, parameters: Iterable[str], catalogus: OpenCatalogus) -> dict[str, tuple[str, ...]]:
    keuzes = {naam: known_values(naam, asked.get(naam, ()), catalogus.begrippen[naam].termen) for naam in parameters}
    return {naam: terms for naam, terms in keuzes.items() if terms}
