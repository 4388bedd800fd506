"""`/wijzigingen` and `/wijzigingen.atom`: what changed, in the whole catalogue, in one list or of one intervention."""

import sqlite3
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.lezer.adressen import read_bestemmingen
from toolkit.lezer.wijzigingen import Gepubliceerd, read_uitgaven, read_wijzigingen
from toolkit.talen import _
from toolkit.web.atom import atom_feed
from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.fouten import NietGevondenError, OnjuisteVraagError
from toolkit.web.pagina import render
from toolkit.web.parameters import parse_vraag
from toolkit.web.queries.lijst import describe_filters
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.wijzigingen import overview


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What the address asks for: the changes, in words, and the query string that says so again."""

    wijzigingen: tuple[Gepubliceerd, ...]
    uitgaven: tuple[str, ...]
    query: str
    filters: tuple[str, ...]
    interventie: str | None
    naam: str | None


async def page(datasette: Any, request: Any) -> Response:
    """Show the change list."""
    gevraagd = await _asked(datasette, request)
    context = {
        "pagina_naam": "wijzigingen",
        "gevraagd": gevraagd,
        "overzicht": overview(gevraagd.wijzigingen, word_by_word=gevraagd.interventie is not None),
        "canoniek": f"/wijzigingen?{gevraagd.query}".rstrip("?"),
    }
    return await render(datasette, request, "wijzigingen.html", context)


async def feed(datasette: Any, request: Any) -> Response:
    """Give the change list as an Atom feed."""
    catalogus = catalogus_of(datasette)
    gevraagd = await _asked(datasette, request)
    about = gevraagd.naam or "; ".join(gevraagd.filters)
    titel = f"Interventiecatalogus: wijzigingen{f' ({about})' if about else ''}"
    begin = f"{gevraagd.uitgaven[0] if gevraagd.uitgaven else '1970-01-01'}T00:00:00Z"
    body = atom_feed(catalogus.config, titel, gevraagd.query, gevraagd.wijzigingen, begin)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


async def _asked(datasette: Any, request: Any) -> Gevraagd:
    catalogus = catalogus_of(datasette)
    vraag = parse_vraag(request.query_string, catalogus.begrippen, ("id",))
    slug = vraag.one("id", "")
    if slug and vraag.zoekvraag != Zoekvraag():
        raise OnjuisteVraagError(_("Het adres noemt een interventie met ‘id’ en ook filters. Gebruik een van de twee."))
    answer: Gevraagd = await ask(datasette, lambda conn: _read(conn, catalogus, vraag.zoekvraag, slug))
    return answer


def _read(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag, slug: str) -> Gevraagd:
    uitgaven = read_uitgaven(conn)
    if slug:
        found = read_wijzigingen(conn, [slug])
        bestemming = read_bestemmingen(conn, [slug]).get(slug)
        if bestemming is None and not found:
            raise NietGevondenError(_("Er is geen interventie ‘%(naam)s’, en er was er ook geen.", naam=slug[:60]))
        known = bestemming.interventie.naam if bestemming and bestemming.interventie else None
        naam = known or (found[0].wijziging.naam if found else slug)
        return Gevraagd(found, uitgaven, urlencode({"id": slug}), (), slug, naam)
    if vraag.is_leeg:
        return Gevraagd(read_wijzigingen(conn), uitgaven, "", (), None, None)
    ids = selectie_from(conn, vraag, catalogus.geheugen).ids(conn)
    filters = describe_filters(catalogus, vraag)
    return Gevraagd(read_wijzigingen(conn, sorted(ids)), uitgaven, urlencode(vraag.filterparen), filters, None, None)
