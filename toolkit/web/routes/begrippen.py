"""`/begrippen`, a page per term below it, and one per status (`/begrippen/status/<status>`): what the words mean."""

from typing import Any

from datasette.utils.asgi import NotFound, Response

from toolkit.schermwoorden import STATUS_UITLEG, STATUSSEN
from toolkit.talen import _, vertaal, vertaalde
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.fouten import NietGevondenError
from toolkit.web.pagina import render, site_of
from toolkit.web.parameters import MAX_ZOEK, parse_own
from toolkit.web.queries.begrippen import count_status, read_begrip
from toolkit.weergave.begrippen import begrippen_with, statussen_with, velden_with


async def overview(datasette: Any, request: Any) -> Response:
    """Show every term of every dimension and every field, or those that `zoek` names or describes."""
    catalogus = catalogus_of(datasette)
    zoek = " ".join(parse_own(request.query_string, ("zoek",)).get("zoek", ()))[:MAX_ZOEK]
    soorten = [
        (dimensie, begrippen_with(dimensie, catalogus.totalen[dimensie.naam], zoek)) for dimensie in catalogus.begrippen
    ]
    velden = velden_with(catalogus.opbouw.velden, zoek)
    statussen = statussen_with(zoek) if catalogus.begrippen.met("status") else ()
    context = {
        "pagina_naam": "begrippen",
        "zoek": zoek,
        "velden": velden,
        "soorten": [(dimensie, begrippen) for dimensie, begrippen in soorten if begrippen],
        "statussen": statussen,
        "gevonden": sum(len(begrippen) for _, begrippen in soorten) + len(velden) + len(statussen),
    }
    return await render(datasette, request, "begrippen.html", context)


async def dimension(datasette: Any, request: Any) -> Response:
    """Lead to where the overview tells about a dimension: its address is the name of the scheme in SKOS.

    Raises:
        NotFound: there is no such dimension.

    """
    naam = request.url_vars["dimensie"]
    if naam not in catalogus_of(datasette).begrippen.dimensies:
        raise NotFound(_("De soort begrippen “%(naam)s” bestaat niet.", naam=naam))
    return Response.redirect(f"{site_of(datasette).urls.path('/begrippen')}#{naam}", status=303)


async def page(datasette: Any, request: Any) -> Response:
    """Show one term."""
    catalogus, dimensie, term = catalogus_of(datasette), request.url_vars["dimensie"], request.url_vars["term"]
    begrip = await ask(datasette, lambda conn: read_begrip(conn, catalogus, dimensie, term))
    context = {
        "pagina_naam": "begrippen",
        "begrip": begrip,
        "statussen": vertaalde(STATUSSEN),
        "status_uitleg": vertaalde(STATUS_UITLEG),
    }
    return await render(datasette, request, "begrip.html", context)


async def status(datasette: Any, request: Any) -> Response:
    """Show what one status says.

    Raises:
        NietGevondenError: there is no such status.

    """
    catalogus, code = catalogus_of(datasette), request.url_vars["status"]
    if code not in STATUSSEN:
        raise NietGevondenError(
            _("De status ‘%(status)s’ bestaat niet. Zoek haar op bij de begrippen.", status=code[:60])
        )
    context = {
        "pagina_naam": "begrippen",
        "status": code,
        "naam": vertaal(STATUSSEN[code]),
        "uitleg": vertaal(STATUS_UITLEG[code]),
        "aantallen": await ask(datasette, lambda conn: count_status(conn, catalogus, code)),
    }
    return await render(datasette, request, "begrip_status.html", context)
