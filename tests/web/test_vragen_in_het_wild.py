"""Any question to any address: never a failure of the site (5xx), never an answer without its headers."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import serve
from tests.web.test_veiligheid import HEADERS
from tests.web.vragen import Client
from toolkit.web.routes import ROUTES

_ODD = [
    "",
    "x",
    "~",
    "~~2F",
    "~ff",
    "..",
    "%00",
    "%2e%2e",
    "%ff",
    "a,b",
    ",,",
    "é",
    "\ud800",
    "'",
    '"',
    "1",
    "-1",
    "9" * 30,
]
_WORDS = st.one_of(st.sampled_from([*_ODD, "fase", "land", "diamant", "csv", "json", "gezond"]), st.text(max_size=8))
_SEGMENT = _WORDS.map(lambda text: text.replace("/", "").replace("?", ""))
_OWN = st.sampled_from([pattern.strip("^$").replace("\\", "") for pattern, _ in ROUTES])
_FORMATS = st.sampled_from(["", ".json", ".jsono", ".csv", ".db", ".blob", ".x"])
_TABLES = ["interventie", "interventie_fase", "fase", "bouw", "broncel", "interventie_fts", "bestaat_niet"]
_NAMES = """
zoek fase doelgroep land herkomst jaar_van jaar_tot sorteer pagina id vergelijk rij kolom open begin werkzaam_element
werkzaam_element_status werkzaam_element_modus toon scheiding utm_source datum velden _search _search_naam _searchmode
_sort _sort_desc _facet _facet_size _facet_array _facet_date _facet_m2m _m2m_fase _m2m_fase_modus _m2m_kolom
_m2m_werkzaam_element_status _col _nocol _through _where _next _size _label _labels _shape _nl _json _json_infinity
_nocount _nofacet _stream _dl _header _extra _filter_column _filter_op _filter_value _timelimit _trace _ttl _hide_sql
sql naam naam__contains naam__arraycontains naam__in naam__glob naam__date id__exact rowid
"""
_PARAMETERS = st.sampled_from(_NAMES.split())
_VALUES = st.one_of(
    _WORDS,
    st.sampled_from(
        [
            '{"table": "interventie_fase", "column": "fase_id", "value": "x"}',
            '{"table": "x"}',
            "[]",
            "{",
            "NEAR(",
            '"',
            "*",
            "max",
            "raw",
            "objects",
            "arrays",
            "array",
            "object",
            "arrayfirst",
            "naam",
            "id",
            "on",
            "1e999",
            "2015",
            "alle",
            "niet-gerapporteerd",
            "[1, 2]",
            "(" * 300,
        ]
    ),
)


@st.composite
def _address(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["own", "table", "row", "database", "other"]))
    if kind == "own":
        path = draw(_OWN)
        while "(?P<" in path:
            begin, _, rest = path.partition("(?P<")
            end = rest.index(")", rest.index(">"))
            path = begin + draw(_SEGMENT) + rest[end + 1 :]
    elif kind == "table":
        path = f"/interventies/{draw(st.sampled_from(_TABLES))}{draw(_FORMATS)}"
    elif kind == "database":
        path = f"/interventies{draw(_FORMATS)}"
    elif kind == "row":
        path = f"/interventies/{draw(st.sampled_from(_TABLES))}/{draw(_SEGMENT)}{draw(_FORMATS)}"
    else:
        path = "/" + "/".join(draw(st.lists(_SEGMENT, max_size=4)))
    pairs = draw(st.lists(st.tuples(_PARAMETERS, _VALUES), max_size=4))
    return path + ("?" + "&".join(f"{name}={value}" for name, value in pairs) if pairs else "")


_METHOD = st.sampled_from(["GET"] * 8 + ["HEAD", "POST", "OPTIONS", "DELETE", "X"])
_HEADER = st.sampled_from(
    [
        ("referer", "http://[::1"),
        ("host", "[::1"),
        ("cookie", "a=\x01;;ds_messages=x"),
        ("content-type", "multipart/form-data"),
        ("accept", "*/*;q=x"),
        ("if-none-match", '"'),
        ("if-modified-since", "gisteren"),
        ("range", "bytes=9-1,x"),
        ("accept-encoding", "gzip;q=x, br"),
        ("x-forwarded-for", "'"),
    ]
)


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(voorbeeld_db: Path) -> Client:
    return Client(serve(voorbeeld_db))


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(address=_address(), method=_METHOD, headers=st.lists(_HEADER, max_size=2))
def test_no_question_makes_the_site_fail(
    loop: asyncio.AbstractEventLoop, client: Client, address: str, method: str, headers: list[tuple[str, str]]
) -> None:
    antwoord = loop.run_until_complete(client.ask(address, method, headers, b"--x\r\n"))
    assert antwoord.status < 500, antwoord.text
    assert antwoord.whole
    assert antwoord.headers | HEADERS == antwoord.headers
    assert antwoord.doubled == ()
    assert "Traceback" not in antwoord.text if antwoord.headers.get("content-type", "").startswith("text/") else True
