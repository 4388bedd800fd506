"""`/-/suggesties?begin=…`: names and terms while typing, for the search field."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.talen import NEDERLANDS, TALEN, _, spreekt, spreken
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import site_of
from toolkit.web.parameters import MAX_ZOEK, known_values, parse_own


async def page(datasette: Any, request: Any) -> Response:
    """Return at most eight suggestions as JSON: what to show, in which language, what kind it is and where it leads.

    A term also has the name and value of its parameter, so that it can be added to what was chosen. `taal` is the
    language of the page that asks; the names of interventions are in that of the data.
    """
    asked = parse_own(request.query_string, ("begin", "taal"))
    begin = " ".join(asked.get("begin", ()))[:MAX_ZOEK]
    (code,) = known_values("taal", asked.get("taal", (NEDERLANDS.code,))[:1], TALEN)
    with spreken(TALEN[code]):
        return Response.json({"suggesties": await _suggestions(datasette, begin) if len(begin) > 1 else []})


async def _suggestions(datasette: Any, begin: str) -> list[dict[str, str]]:
    catalogus, urls = catalogus_of(datasette), site_of(datasette).urls
    lines = []
    for suggestie in await ask(datasette, lambda _conn: catalogus.zoeker.suggest(begin)):
        if suggestie.soort in catalogus.begrippen:
            dimensie = catalogus.begrippen[suggestie.soort]
            same = spreekt() is NEDERLANDS  # Dutch readers see the very wording that they are typing
            label = suggestie.label if same else dimensie.termen[suggestie.id].label
            line = {"label": label, "taal": spreekt().code, "soort": dimensie.label}
            line |= {"adres": urls.path(f"/?{suggestie.soort}={suggestie.id}")}
            lines.append({**line, "naam": suggestie.soort, "waarde": suggestie.id})
        else:
            line = {"label": suggestie.label, "taal": NEDERLANDS.code, "soort": _("Interventie")}
            lines.append({**line, "adres": urls.path(f"/interventie/{suggestie.id}")})
    return lines
