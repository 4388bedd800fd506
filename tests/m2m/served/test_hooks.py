"""What another plugin tells this one: words in another language, and the dimensions of a table."""

# Datasette has no types.
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from datasette import hookimpl
from datasette.plugins import pm
from datasette.utils import StartupError
from pydantic import ValidationError

from tests.m2m.served.library import config, dimensions, serve
from toolkit.m2m import ModeWords, Words

FRISIAN = Words(
    column="kolom",
    mode="wize",
    any=ModeWords(value="ien", chosen="{dimension} is ien fan: {terms}", offer="{dimension}: ien"),
    all=ModeWords(value="alle", chosen="{dimension} hat alle: {terms}", offer="{dimension}: alle"),
    none=ModeWords(value="gjin", chosen="{dimension} hat gjin: {terms}", offer="{dimension}: gjin"),
    not_reported="net-neamd",
    not_reported_label="net neamd",
    empty_cell="leech",
    either=" of ",
    offer_facet="Tel {dimension}",
    unknown_mode="{parameter}: {any}, {all} of {none}, net “{value}”.",
    no_dimensions="{table} hat neat om út te kiezen.",
    configuration="m2m by {table}: {problem}",
    is_missing="mist",
)


class Host:
    """A plugin that translates, and knows what hangs on the table `boeken`."""

    __name__ = "host"  # Datasette looks for templates beside it
    given: Any = None

    @hookimpl
    def m2m_words(self, datasette: Any) -> Words:
        return FRISIAN

    @hookimpl
    def m2m_relations(self, datasette: Any, database: str, table: str) -> Awaitable[Any] | None:
        async def read() -> Any:
            books = await datasette.get_database(database).execute("select count(*) from boeken")
            return self.given if books.first()[0] == 25 else None

        return read() if (database, table) == ("bibliotheek", "boeken") else None


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    pm.register(host, name="host")
    yield host
    pm.unregister(host)


URL = "/bibliotheek/boeken.json?_shape=array&_size=100"


async def test_parameters_and_their_values_are_in_the_words_of_the_site(library: Path, host: Host) -> None:
    datasette = serve(library, config())
    found = {
        query: [row["nr"] for row in (await datasette.client.get(f"{URL}&{query}")).json()]
        for query in (
            "_m2m_genre=thriller&_m2m_genre=fantasy&_m2m_genre_wize=alle",
            "_m2m_genre=fictie&_m2m_genre_wize=gjin",
            "_m2m_genre=net-neamd",
            "_m2m_genre_oordeel=net-neamd",
        )
    }
    assert list(found.values()) == [
        [12, 20, 24],
        [1, 2, 7, 11, 13, 14, 17, 19, 22, 23],
        [1, 2, 7, 13, 14, 17, 19, 23],
        [4, 8, 12, 16, 20, 24],
    ]
    (row,) = (await datasette.client.get(f"{URL}&_m2m_kolom=genre&nr=11")).json()
    assert row["genre"] == [{"id": "kookboek", "label": "Kookboek"}]


async def test_messages_and_menu_are_in_the_words_of_the_site(library: Path, host: Host) -> None:
    datasette = serve(library, config())
    refused = {
        "boeken.json?_m2m_genre=noir&_m2m_genre_wize=any": "_m2m_genre_wize: ien, alle of gjin, net “any”.",
        "boeken.json?_m2m_genre_mode=all": (
            "Unknown parameter: _m2m_genre_mode. Table boeken has the dimensions genre, taal."
        ),
        "genres.json?_m2m_genre=noir": "genres hat neat om út te kiezen.",
    }
    for path, message in refused.items():
        response = await datasette.client.get(f"/bibliotheek/{path}")
        assert (response.status_code, response.json()["error"]) == (400, message)
    query = "_m2m_genre=noir&_m2m_genre=net-neamd&_m2m_taal_wize=gjin&_m2m_taal=2&_facet_m2m=genre"
    page = BeautifulSoup((await datasette.client.get(f"/bibliotheek/boeken?{query}")).text, "html.parser")
    text = " ".join(page.get_text().split())
    assert "genre is ien fan: Noir, net neamd" in text
    assert "taal hat gjin: Fries" in text
    links = [link.text.strip() for link in page.select("a[href*=m2m]")]
    assert {"genre: alle", "genre: gjin", "taal: ien", "taal: alle", "Tel taal", "Show taal as a column"} <= set(links)
    assert [" ".join(item.get_text(" ").split()) for item in page.select("#facet-genre li")][-1] == "net neamd · 6 ✖"
    host.given = {}
    with pytest.raises(StartupError) as raised:
        await serve(library, {}).invoke_startup()
    assert str(raised.value) == "m2m by boeken: key mist; dimensions mist."


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"offer_facet": "Tel per {dimensie}"}, "has other places between braces than 'Count by {dimension}'"),
    ({"any": ModeWords(value="x", chosen="{terms}", offer="{dimension}")}, "has other places between braces"),
    ({"offer_fasset": "Tel per {dimension}"}, "Extra inputs are not permitted"),
    ({"mode": "a__b"}, "String should match pattern"),
    ({"any": Words().all}, "two modes have one value"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[message for _, message in WRONG])
def test_a_translation_that_does_not_fit_is_refused(words: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Words(**words)


@pytest.mark.parametrize("immutable", [True, False])
async def test_the_dimensions_of_a_table_may_come_from_a_plugin(library: Path, host: Host, immutable: bool) -> None:
    host.given = dimensions()
    facets = {"databases": {"bibliotheek": {"tables": {"boeken": {"facets": [{"m2m": "taal"}]}}}}}
    datasette = serve(library, facets, immutable=immutable)
    page = (await datasette.client.get("/bibliotheek/boeken.json?_extra=facet_results&_m2m_genre=noir")).json()
    found = page["facet_results"].get("results", page["facet_results"])["taal"]["results"]
    assert [(line["label"], line["count"]) for line in found] == [("Nederlands", 5), ("Fries", 2)]


async def test_what_is_configured_stands_instead_of_what_a_plugin_gives(library: Path, host: Host) -> None:
    host.given = {**dimensions(), "columns": ["taal"]}
    configured = {"columns": ["genre"], "dimensions": {"genre": dimensions()["dimensions"]["genre"]}}
    tables = {"boeken": {"plugins": {"m2m": configured}}}
    datasette = serve(library, {"databases": {"bibliotheek": {"tables": tables}}})
    (row,) = (await datasette.client.get(f"{URL}&nr=11")).json()
    assert row["genre"] == [{"id": "kookboek", "label": "Kookboek"}]
    assert (await datasette.client.get(f"{URL}&_m2m_taal=1")).status_code == 400
