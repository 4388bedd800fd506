"""`/over` and its statements."""

import asyncio
from contextvars import copy_context
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Response

from toolkit.schermwoorden import METHODE, STATUS_UITLEG, STATUSSEN
from toolkit.talen import spreekt, vertaalde
from toolkit.web.beschrijving import describe_catalogus
from toolkit.web.catalogus import catalogus_of
from toolkit.web.een_bestand import one_file_of
from toolkit.web.pagina import render
from toolkit.web.queries.over import Over, read_over
from toolkit.web.routes.open_data import downloads_of

# A site shows one build, so its figures are counted once in each language.
_PER_SITE: WeakKeyDictionary[Any, dict[str, Over]] = WeakKeyDictionary()


async def count(datasette: Any) -> None:
    """Count the figures of the page in the language that is spoken, so that no reader waits for them."""
    catalogus = catalogus_of(datasette)
    database = datasette.get_database(catalogus.config.database)
    language = copy_context()
    counted = await database.execute_fn(lambda conn: language.run(read_over, conn, catalogus))
    _PER_SITE.setdefault(datasette, {})[spreekt().code] = counted


async def page(datasette: Any, request: Any) -> Response:
    """Say what the catalogue is and is not, and how good its data are."""
    catalogus = catalogus_of(datasette)
    downloads = await asyncio.to_thread(downloads_of, datasette)
    if spreekt().code not in _PER_SITE[datasette]:
        await count(datasette)
    context = {
        "pagina_naam": "over",
        "over": _PER_SITE[datasette][spreekt().code],
        "methoden": vertaalde(METHODE),
        "statussen": vertaalde(STATUSSEN),
        "status_uitleg": vertaalde(STATUS_UITLEG),
        "open_data": bool(downloads),
        "een_bestand": one_file_of(datasette) is not None,
        "jsonld": describe_catalogus(catalogus.config, downloads, catalogus.bouw.get("versie")),
    }
    return await render(datasette, request, "over.html", context)


async def statement(datasette: Any, request: Any) -> Response:
    """Show the privacy or the accessibility statement."""
    return await render(datasette, request, f"over_{request.url_vars['deel']}.html", {"pagina_naam": "over"})
