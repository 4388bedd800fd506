"""The versioned API: its description by the rules of the government, and answers that are as described."""

import json
import re
import sqlite3
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from datasette.app import Datasette
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests.web.conftest import INSTELLINGEN
from tests.web.ontwerpregels import broken_rules
from tests.web.vragen import Client

BASE = "/api/v1"
Json = dict[str, Any]


@pytest.fixture
def client(site: Datasette) -> Client:
    return Client(site)


@pytest.fixture
def real(real_site: Datasette) -> Client:
    return Client(real_site)


async def _get(client: Client, address: str, status: int = 200) -> Json:
    antwoord = await client.ask(BASE + address)
    assert antwoord.status == status, antwoord.text
    kind = "application/json" if status < 400 else "application/problem+json"
    assert antwoord.headers["content-type"] == f"{kind}; charset=utf-8"
    assert antwoord.headers["api-version"] == "1.0.0"
    assert antwoord.headers["access-control-allow-origin"] == "*"
    body: Json = json.loads(antwoord.text)
    return body


async def _walk(client: Client, address: str, naam: str) -> list[Json]:
    """Return every item of a collection by following its links."""
    items: list[Json] = []
    following: str | None = address
    while following:
        body = await _get(client, following)
        items += body[naam]
        after = body["_links"]["next"]
        parts = urlsplit(after["href"]) if after else None
        following = f"{parts.path.removeprefix(BASE)}?{parts.query}" if parts else None
    assert len(items) == body["aantal"]
    return items


async def test_the_description_is_valid_and_keeps_the_rules_of_the_government(real: Client) -> None:
    document = await _get(real, "/openapi.json")
    validate(document)
    assert broken_rules(document) == []
    assert document == json.loads((await real.ask("/openapi.json")).text)


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        (["openapi"], "2.0", "nlgov:openapi3"),
        (["info", "version"], "1.0", "nlgov:semver"),
        (["info", "contact", "url"], "", "nlgov:info-contact-fields-exist: url"),
        (["servers", 0, "url"], "https://x.example/api", "nlgov:include-major-version-in-uri"),
        (["servers", 0, "url"], "http://x.example/v1", "nlgov:servers-use-https"),
        (["paths", "/Interventies"], {}, "nlgov:paths-kebab-case: /Interventies"),
        (
            ["paths", "/bronnen", "get", "parameters", 0, "name"],
            "per_pagina",
            "nlgov:query-keys-camel-case: /bronnen per_",
        ),
        (["paths", "/bronnen", "get", "responses", "200", "headers"], {}, "nlgov:missing-version-header"),
        (["paths", "/bronnen", "get", "responses", "404", "content"], {}, "nlgov:use-problem-schema: /bronnen 404"),
        (["components", "schemas", "Probleem", "properties"], {}, "nlgov:problem-schema-members"),
        (["components", "schemas", "kleine_letters"], {}, "nlgov:schema-camel-case: kleine_letters"),
        (["components", "schemas", "Bron", "properties", "datum"], {"type": "string"}, "nlgov:specify-format"),
    ],
)
async def test_a_broken_rule_is_seen(real: Client, path: list[Any], value: Any, rule: str) -> None:
    document = deepcopy(await _get(real, "/openapi.json"))
    part: Any = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert any(line.startswith(rule) for line in broken_rules(document)), broken_rules(document)


@pytest.mark.parametrize("naam", ["interventies", "begrippen", "publicaties", "bronnen"])
async def test_every_answer_is_as_described(real: Client, naam: str) -> None:
    document = await _get(real, "/openapi.json")
    described = document["paths"][f"/{naam}"]["get"]
    answer = described["responses"]["200"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**answer, "components": document["components"]})
    for query in ("?perPagina=100", "?perPagina=7&pagina=2" if naam != "bronnen" else "?perPagina=1&pagina=2"):
        assert list(validator.iter_errors(await _get(real, f"/{naam}{query}"))) == []
    (velden,) = [given["schema"]["items"]["enum"] for given in described["parameters"] if given["name"] == "velden"]
    (item,) = (await _get(real, f"/{naam}?perPagina=1&velden={','.join(velden)}"))[naam]
    assert set(item) <= set(velden), "every field that is described can be asked for, and there are no others"


async def test_one_of_a_collection_is_as_in_the_collection(real: Client) -> None:
    for naam, key in (("interventies", "{id}"), ("publicaties", "{id}"), ("begrippen", "{dimensie}/{id}")):
        for item in (await _get(real, f"/{naam}?perPagina=3"))[naam]:
            assert await _get(real, f"/{naam}/{key.format(**item)}") == item


@pytest.mark.parametrize(
    ("api", "site"),
    [
        ("", ""),
        ("werkzaamElement=zelfvertrouwen&sorteer=jaar", "werkzaam_element=zelfvertrouwen&sorteer=jaar"),
        ("zoek=jongeren&land=nl&jaarVan=2010", "zoek=jongeren&land=nl&jaar_van=2010"),
        (
            "werkzaamElement=zelfvertrouwen&werkzaamElement=empathie&werkzaamElementModus=alle",
            "werkzaam_element=zelfvertrouwen&werkzaam_element=empathie&werkzaam_element_modus=alle",
        ),
        (
            "vormVanExtremisme=niet-gerapporteerd&herkomst=beide",
            "vorm_van_extremisme=niet-gerapporteerd&herkomst=beide",
        ),
    ],
)
async def test_a_question_gives_the_list_of_the_site_in_its_order_and_in_the_words_of_the_export(
    real: Client, api: str, site: str
) -> None:
    export = json.loads((await real.ask(f"/export.json?{site}")).text)["interventies"]
    assert await _walk(real, f"/interventies?perPagina=9&{api}", "interventies") == export


async def test_publications_and_terms_are_those_of_the_database(real: Client, built_database: Path) -> None:
    with sqlite3.connect(built_database) as conn:
        linked = conn.execute("select distinct publicatie_id from interventie_publicatie").fetchall()
        labels = conn.execute("select count(*) from begrip_label where soort in ('synoniem', 'alledaags')").fetchone()
    conn.close()
    publicaties = await _walk(real, "/publicaties?perPagina=50", "publicaties")
    assert sorted(p["id"] for p in publicaties) == sorted(i for (i,) in linked)
    begrippen = await _walk(real, "/begrippen?perPagina=100", "begrippen")
    assert sum(len(b["synoniemen"]) for b in begrippen) == labels[0]
    assert {label["taal"] for b in begrippen for label in b["synoniemen"]} >= {"nl", "en"}


async def test_only_the_fields_that_are_asked_are_given(client: Client) -> None:
    body = await _get(client, "/interventies?velden=naam,fase&velden=land&perPagina=1&zoek=diamant")
    assert [list(item) for item in body["interventies"]] == [["id", "naam", "fase", "land"]]
    assert list(await _get(client, "/begrippen/fase/groepsfase?velden=label")) == ["id", "label"]


async def test_a_word_that_is_read_as_another_is_named(client: Client) -> None:
    body = await _get(client, "/interventies?zoek=diamnt")
    assert body["gelezen"] == {"correcties": [{"getypt": "diamnt", "gelezen": "diamant"}], "niet_gevonden": []}


async def test_pages_lead_to_each_other(client: Client) -> None:
    body = await _get(client, "/interventies?perPagina=3&pagina=2&sorteer=naam")
    href = f"{INSTELLINGEN['basisadres']}/api/v1/interventies?perPagina=3&sorteer=naam&pagina="
    assert body["_links"] == {naam: {"href": f"{href}{n}"} for naam, n in (("self", 2), ("next", 3), ("prev", 1))}
    assert (body["aantal"], body["pagina"], body["per_pagina"], len(body["interventies"])) == (7, 2, 3, 3)


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("/interventies?werkzaam_element=x", 400, "Bedoelde u ‘werkzaamElement’?"),
        ("/interventies?fase=bestaat-niet", 400, "‘bestaat-niet’ kennen we niet bij ‘fase’."),
        ("/interventies?velden=kleur", 400, "‘kleur’ kennen we niet bij ‘velden’."),
        ("/interventies?pagina=0", 400, "‘pagina’ is één getal van 1"),
        ("/interventies?perPagina=101", 400, "‘perPagina’ is één getal van 1 tot en met 100."),
        ("/interventies?pagina=1&pagina=2", 400, "‘pagina’ is één getal"),
        ("/interventies?jaarVan=2020&jaarTot=2010", 400, "Draai de jaren om."),
        ("/interventies?pagina=99", 404, "Er zijn 1 pagina’s. U vroeg pagina 99."),
        ("/interventies/bestaat-niet", 404, "Er staat geen interventie ‘bestaat-niet’"),
        ("/begrippen/fase/x", 404, "Het begrip ‘fase/x’ bestaat niet."),
        ("/publicaties/x", 404, "De publicatie ‘x’ staat niet in de catalogus."),
        ("/bronnen?zoek=x", 400, "Het filter ‘zoek’ bestaat niet."),
        ("/", 404, "Misschien is het adres verkeerd overgenomen"),
        ("/interventies/", 404, "Misschien is het adres verkeerd overgenomen"),
        ("/onbekend", 404, "Misschien is het adres verkeerd overgenomen"),
    ],
)
async def test_a_wrong_question_is_a_problem_in_dutch(client: Client, address: str, status: int, detail: str) -> None:
    body = await _get(client, address, status)
    assert (body["type"], body["status"]) == ("about:blank", status)
    assert detail in body["detail"]
    assert re.fullmatch(r"[A-Z].*", body["title"])


async def test_a_method_that_does_not_read_is_a_problem(client: Client) -> None:
    antwoord = await client.ask(f"{BASE}/interventies", "POST", body=b"{}")
    assert (antwoord.status, antwoord.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert antwoord.headers["content-type"] == "application/problem+json; charset=utf-8"
    assert json.loads(antwoord.text)["title"] == "Dit kan hier niet"


async def test_an_old_id_leads_on_and_a_withdrawn_one_says_so(client: Client, voorbeeld_db: Path) -> None:
    with sqlite3.connect(voorbeeld_db) as conn:
        aliases = conn.execute("select id, interventie_id from interventie_alias order by id").fetchall()
    conn.close()
    assert {bool(target) for _, target in aliases} == {True, False}
    for alias, target in aliases:
        antwoord = await client.ask(f"{BASE}/interventies/{alias}")
        if target:
            assert antwoord.status == 301
            assert antwoord.headers["location"] == f"{INSTELLINGEN['basisadres']}{BASE}/interventies/{target}"
            assert antwoord.headers["api-version"] == "1.0.0"
        else:
            assert antwoord.status == 410
