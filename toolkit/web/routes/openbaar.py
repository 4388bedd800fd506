"""What a public site has at fixed addresses: security.txt (RFC 9116), robots.txt and sitemap.xml."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

from datasette.utils.asgi import Response

from toolkit.lezer.adressen import read_verwijzingen
from toolkit.talen import TALEN
from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES = (
    "/",
    "/situatie",
    "/bewijskaart",
    "/beeld",
    "/begrippen",
    "/wijzigingen",
    "/over",
    "/over/privacy",
    "/open-data/",
)
_MONTHS_VALID = 6


async def security(datasette: Any) -> Response:
    """Say where to report a weakness. The address is valid as long as the site is served with it."""
    config = catalogus_of(datasette).config
    lines = [
        f"Contact: mailto:{config.contact}",
        f"Expires: {_valid_until(date.today()).isoformat()}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {config.basis}/.well-known/security.txt",
    ]
    return Response.text("\n".join(lines) + "\n")


def _valid_until(today: date) -> date:
    """Return the first day of the month half a year ahead: RFC 9116 advises less than a year."""
    months = today.month - 1 + _MONTHS_VALID
    return date(today.year + months // 12, months % 12 + 1, 1)


async def robots(datasette: Any) -> Response:
    """Let search engines at the pages, and not at every question that can be asked of them."""
    basis = catalogus_of(datasette).config.basis
    closed = ("/export.", "/interventies/", "/api/", "/*?")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {basis}/sitemap.xml"]
    return Response.text("\n".join(lines) + "\n")


async def sitemap(datasette: Any) -> Response:
    """List the pages that do not depend on a question, in every language."""
    catalogus = catalogus_of(datasette)
    slugs = await ask(datasette, lambda conn: [one.id for one in read_verwijzingen(conn)])
    ElementTree.register_namespace("", _SITEMAP)
    urlset = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for path in _paths(catalogus, slugs):
        for taal in TALEN.values():
            url = ElementTree.SubElement(urlset, f"{{{_SITEMAP}}}url")
            ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = f"{catalogus.config.basis}{taal.prefix}{path}"
    body = ElementTree.tostring(urlset, encoding="utf-8", xml_declaration=True)
    return Response(body, content_type="application/xml; charset=utf-8")


def _paths(catalogus: OpenCatalogus, slugs: list[str]) -> Iterator[str]:
    yield from _PAGES
    yield from (f"/interventie/{slug}" for slug in sorted(slugs))
    for dimensie in catalogus.begrippen:
        yield from (f"/begrippen/{dimensie.naam}/{term}" for term in dimensie.termen)
