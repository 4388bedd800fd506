"""`/vergelijk?id=…&id=…`: up to four interventions side by side."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.talen import N_, _, vertaal
from toolkit.web.catalogus import ask, catalogus_of
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.pagina import came_from_list, render
from toolkit.web.parameters import parse_own
from toolkit.web.queries.keuze import Keuze, read_keuze
from toolkit.web.queries.vergelijk import read_vergelijking

_NAAST_ELKAAR = (
    N_("Twee interventies naast elkaar"),
    N_("Drie interventies naast elkaar"),
    N_("Vier interventies naast elkaar"),
)


def _kop(keuze: Keuze) -> str:
    """Return the heading, which asks for what is missing or too much."""
    aantal = len(keuze.gekozen)
    if not aantal:
        return _("Vergelijken: kies de eerste interventie")
    if aantal == 1:
        return _("Vergelijk %(naam)s: kies een tweede interventie", naam=keuze.gekozen[0].naam)
    if keuze.te_veel:
        return _("U koos er %(aantal)s: haal er %(te_veel)s weg", aantal=aantal, te_veel=keuze.te_veel)
    return vertaal(_NAAST_ELKAAR[aantal - 2])


async def page(datasette: Any, request: Any) -> Response:
    """Show the comparison that the address describes; with too many, show them to take some away.

    Raises:
        OnjuisteVraagError: the address names interventions and none of them exists, or far too many.

    """
    catalogus = catalogus_of(datasette)
    asked = parse_own(request.query_string, ("id",)).get("id", ())
    keuze = await ask(datasette, lambda conn: read_keuze(conn, asked))
    if keuze.onbekend and not keuze.gekozen:
        unknown = keuze.onbekend[0]
        raise OnjuisteVraagError(
            _("De interventie ‘%(naam)s’ kennen we niet. Kies een andere uit de lijst.", naam=unknown)
        )
    ids = () if keuze.te_veel else keuze.ids
    lijst = came_from_list(datasette, request)
    context = {
        "pagina_naam": "zoeken",
        "v": await ask(datasette, lambda conn: read_vergelijking(conn, catalogus, ids)),
        "keuze": keuze,
        "kop": _kop(keuze),
        "uit_lijst": lijst is not None,
        "terug": keuze.in_lijst(lijst),
    }
    response = await render(datasette, request, "vergelijk.html", context)
    response.status = 400 if keuze.te_veel else 200
    return response
