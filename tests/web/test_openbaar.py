"""What a public site has at fixed addresses."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette

from tests.web.vragen import Client
from toolkit.web.routes.openbaar import _SITEMAP


@pytest.fixture
def client(site: Datasette) -> Client:
    return Client(site)


async def test_a_weakness_can_be_reported(client: Client) -> None:
    antwoord = await client.ask("/.well-known/security.txt")
    assert (antwoord.status, antwoord.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    fields = dict(line.split(": ", 1) for line in antwoord.text.splitlines())
    expires = datetime.fromisoformat(fields.pop("Expires"))
    assert timedelta(days=150) < expires - datetime.now(UTC) < timedelta(days=366)
    assert fields == {
        "Contact": "mailto:redactie@catalogus.example",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://catalogus.example/.well-known/security.txt",
    }


async def test_search_engines_find_the_pages_and_not_every_question(client: Client) -> None:
    robots = (await client.ask("/robots.txt")).text
    assert robots == (
        "User-agent: *\nDisallow: /export.\nDisallow: /interventies/\nDisallow: /api/\nDisallow: /*?\n\n"
        "Sitemap: https://catalogus.example/sitemap.xml\n"
    )
    sitemap = await client.ask("/sitemap.xml")
    assert sitemap.headers["content-type"] == "application/xml; charset=utf-8"
    found = [str(loc.text) for loc in ElementTree.fromstring(sitemap.body).iter(f"{{{_SITEMAP}}}loc")]  # noqa: S314 -- our own
    assert len(found) == len(set(found))
    assert {"https://catalogus.example/", "https://catalogus.example/interventie/diamant"} <= set(found)
    paths = [urlsplit(address).path for address in found]
    dutch = [path for path in paths if not path.startswith("/en/")]
    assert sorted(paths) == sorted([*dutch, *(f"/en{path}" for path in dutch)])
    for path in dutch:
        assert not path.startswith(("/export.", "/interventies/", "/api/"))
        if not path.startswith(("/open-data/", "/begrippen/land")):
            assert (await client.ask(path)).status == 200, path
