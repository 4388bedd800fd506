"""`/-/suggesties?begin=…`: names and terms while typing, for the search field."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.pagina import site_of
from toolkit.web.parameters import MAX_ZOEK, parse_own


async def page(datasette: Any, request: Any) -> Response:
    """Return at most eight suggestions as JSON: what to show, what kind it is and where it leads.

    A term also has the name and value of its parameter, so that it can be added to what was chosen.
    """
    catalogus = catalogus_of(datasette)
    begin = " ".join(parse_own(request.query_string, ("begin",)).get("begin", ()))[:MAX_ZOEK]
    found = await ask(datasette, lambda _: catalogus.zoeker.suggest(begin)) if len(begin) > 1 else []
    urls = site_of(datasette).urls
    lines = []
    for suggestie in found:
        is_term = suggestie.soort in catalogus.begrippen
        adres = f"/?{suggestie.soort}={suggestie.id}" if is_term else f"/interventie/{suggestie.id}"
        soort = catalogus.begrippen[suggestie.soort].label if is_term else "Interventie"
        keuze = {"naam": suggestie.soort, "waarde": suggestie.id} if is_term else {}
        lines.append({"label": suggestie.label, "soort": soort, "adres": urls.path(adres), **keuze})
    return Response.json({"suggesties": lines})
