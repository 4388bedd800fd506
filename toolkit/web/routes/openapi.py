"""`/export.openapi.json`: what the JSON and export routes take and give."""

from typing import Any

from datasette.utils.asgi import Response

from toolkit.web.catalogus import catalogus_of
from toolkit.web.openapi import openapi_document


async def page(datasette: Any) -> Response:
    """Return the OpenAPI document."""
    return Response.json(openapi_document(catalogus_of(datasette)))
