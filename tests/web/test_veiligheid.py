"""The layer around the site: what may be asked, what every answer carries, and what never reaches a log."""

import csv
import io
import logging
import sqlite3
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from tests.web.conftest import INSTELLINGEN, serve
from tests.web.vragen import Antwoord, Client
from toolkit.store.seal import seal
from toolkit.web.logboek import keep_searches_out_of_errors

WOORD = "geheimwoord"
MULTIPART = [("content-type", "multipart/form-data")]
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.fixture
def client(site: Datasette) -> Client:
    return Client(site)


def _with(database: Path, setting: str, value: object) -> Client:
    site = serve(database)
    site._settings[setting] = value
    return Client(site)


@pytest.fixture(scope="module")
def below(voorbeeld_db: Path) -> dict[str, Client]:
    """Return who asks the site below each prefix."""
    return {base_url: _with(voorbeeld_db, "base_url", base_url) for base_url in ("/", "/voorvoegsel/")}


@pytest.fixture(scope="module")
def with_sql(voorbeeld_db: Path) -> dict[bool, Client]:
    """Return who asks a site where visitors may write SQL, or not."""
    return {allowed: _with(voorbeeld_db, "default_allow_sql", allowed) for allowed in (False, True)}


def _assert_dutch_error(antwoord: Antwoord, status: int, title: str) -> None:
    page = BeautifulSoup(antwoord.text, "html.parser")
    assert (antwoord.status, page.select_one("h1").get_text() if page.h1 else None) == (status, title)  # type: ignore[union-attr]
    assert page.html is not None and page.html["lang"] == "nl"


@pytest.mark.parametrize(
    "query",
    [
        f"_search={WOORD}%22(&_searchmode=raw",
        f"naam__arraycontains={WOORD}",
        f"_search={WOORD}&_timelimit={WOORD}",
        f"_search={WOORD}&_timelimit=1&_through={WOORD}",
        f"naam={WOORD}&_through={WOORD}",
        f"_sort={WOORD}",
        f"naam__like={WOORD}&_size={WOORD}",
    ],
)
@pytest.mark.parametrize("formaat", ["", ".json", ".csv"])
async def test_words_of_a_question_to_a_table_that_fails_are_in_no_log(
    client: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], query: str, formaat: str
) -> None:
    caplog.set_level(logging.DEBUG)
    antwoord = await client.ask(f"/interventies/interventie{formaat}?{query}")
    assert antwoord.status == 400
    out, err = capfd.readouterr()
    assert WOORD not in out + err + caplog.text


async def test_words_of_a_question_that_is_cut_off_halfway_a_csv_are_in_no_log_and_not_in_the_file(
    voorbeeld_db: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    site = serve(voorbeeld_db, {"columns": []})
    site._settings["max_returned_rows"] = site._settings["default_page_size"] = 2
    site.max_returned_rows = site.page_size = 2
    client, database = Client(site), site.get_database("interventies")
    await client.ask("/")
    execute, times = database.execute, 0

    async def cut_off_later(*args: object, **kwargs: object) -> object:
        nonlocal times
        times += "order by" in str(args[0]) and "limit 3" in str(args[0])
        if times > 1:
            from datasette.database import QueryInterrupted

            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), args[0], {"p0": WOORD})
        return await execute(*args, **kwargs)

    database.execute = cut_off_later
    keep_searches_out_of_errors(database)
    antwoord = await client.ask(f"/interventies/interventie.csv?_stream=1&_size=max&naam__not={WOORD}")
    out, err = capfd.readouterr()
    assert times > 1
    assert WOORD not in out + err + caplog.text + antwoord.text
    assert (antwoord.status, antwoord.whole) == (200, False)
    assert len(list(csv.reader(io.StringIO(antwoord.text)))) == 3


async def test_an_error_of_the_site_is_logged_by_its_place_in_the_code_and_not_by_its_words(
    own_site: Datasette, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    client = Client(own_site)
    await client.ask("/")

    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError(WOORD)

    own_site.get_database("interventies").execute_fn = fail
    antwoord = await client.ask(f"/?zoek={WOORD}")
    _assert_dutch_error(antwoord, 500, "Er ging iets mis")
    out, err = capfd.readouterr()
    assert WOORD not in out + err + caplog.text + antwoord.text
    assert "RuntimeError in" in caplog.text and "lijst.py" in caplog.text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?zoek=dialoog",
        "/interventie/bestaat-niet",
        "/interventies/interventie.json",
        "/interventies/interventie.csv",
        "/interventies/interventie?_timelimit=x",
        "/-/settings",
        "/-/gezond",
        "/-/static-plugins/interventiecatalogus/catalogus.css?v=1",
        "/-/static-plugins/interventiecatalogus/bestaat.css",
        "/export.csv",
        "/over/",
        "/begrippen/fase",
        "/\udcff",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "BREW"])
async def test_every_answer_carries_every_header_once(client: Client, address: str, method: str) -> None:
    antwoord = await client.ask(address, method, MULTIPART)
    assert antwoord.headers | HEADERS == antwoord.headers
    assert antwoord.headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in antwoord.headers
    assert "set-cookie" not in antwoord.headers
    assert antwoord.doubled == ()


@pytest.mark.parametrize("address", ["/open-data/dcat.ttl", "/begrippen.ttl", "/openapi.json"])
async def test_only_open_data_and_the_api_can_be_read_by_other_sites(client: Client, address: str) -> None:
    antwoord = await client.ask(address, headers=[("origin", "https://elders.example")])
    assert antwoord.headers["access-control-allow-origin"] == "*"
    assert antwoord.headers["cross-origin-resource-policy"] == "cross-origin"
    vooraf = await client.ask(address, "OPTIONS")
    assert (vooraf.status, vooraf.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "GET_", ""]
)
@pytest.mark.parametrize("address", ["/", "/over", "/interventies", "/interventies/interventie", "/export.csv"])
async def test_a_method_that_does_not_read_is_refused_in_dutch(client: Client, address: str, method: str) -> None:
    antwoord = await client.ask(address, method, MULTIPART, b"x=1")
    _assert_dutch_error(antwoord, 405, "Dit kan hier niet")
    assert antwoord.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ["/", "/over", "/interventies/interventie", "/interventies/interventie.csv"])
async def test_a_head_is_a_page_without_its_body(client: Client, address: str) -> None:
    page, head = await client.ask(address), await client.ask(address, "HEAD")
    assert (head.status, head.headers["content-type"], head.body) == (200, page.headers["content-type"], b"")


@pytest.mark.parametrize(
    "address",
    [
        "/-/settings",
        "/-/settings.json",
        "/-/metadata.json",
        "/-/plugins",
        "/-/threads",
        "/-/databases.json",
        "/-/actor.json",
        "/-/auth-token",
        "/-/logout",
        "/-/permissions",
        "/-/messages",
        "/-/allow-debug",
        "/-/patterns",
        "/-/versions.json",
        "/-/config",
        "/-/static/app.css",
        "/.json",
        "/_internal",
        "/_internal/tables.json",
        "/_memory",
        "/:memory:",
        "/-/%73ettings",
        "/%2D/settings",
        "/~2D/settings",
        "/-//settings",
        "//-/settings",
        "/./-/settings",
        "/x/../-/settings",
        "/-/settings/",
        "/-/static-plugins/m2m/../../../../pyproject.toml",
        "/-/static-plugins/interventiecatalogus/../templates/base.html",
        "/interventies/interventie.blob",
    ],
)
@pytest.mark.parametrize("base_url", ["/", "/voorvoegsel/"])
async def test_pages_of_datasette_about_itself_are_closed_under_any_prefix_and_encoding(
    below: dict[str, Client], address: str, base_url: str
) -> None:
    client = below[base_url]
    for asked in (address, base_url.rstrip("/") + address):
        antwoord = await client.ask(asked)
        assert antwoord.status == 404, asked
        assert "sqlite" not in antwoord.text.lower(), asked
    assert (await client.ask(base_url.rstrip("/") + "/over")).status == 200


@pytest.mark.parametrize("referer", ["http://[::1", "https://[voorbeeld.nl]/x", "\x00", "/", "http://localhost/?a=b"])
async def test_an_odd_referer_is_ignored(client: Client, referer: str) -> None:
    assert (await client.ask("/interventie/diamant", headers=[("referer", referer)])).status == 200


@pytest.mark.parametrize("host", ["[::1", "a b", "<x>", "localhost:abc", "é.example", "a/b"])
async def test_an_odd_host_is_refused(client: Client, host: str) -> None:
    antwoord = await client.ask("/interventies/interventie", headers=[("host", host)])
    _assert_dutch_error(antwoord, 400, "Deze vraag klopt niet")


async def test_cookies_and_credentials_are_not_read(client: Client) -> None:
    odd = [("cookie", 'ds_messages="a; \x01=;;; ds_actor=x'), ("authorization", "Bearer x")]
    antwoord = await client.ask("/", headers=odd)
    assert antwoord.status == 200
    assert antwoord.headers.get("cache-control") != "private, no-store"


async def test_a_file_of_the_design_that_is_not_there_is_a_dutch_page(client: Client) -> None:
    antwoord = await client.ask("/-/static-plugins/interventiecatalogus/bestaat.css?v=1")
    _assert_dutch_error(antwoord, 404, "Deze pagina bestaat niet")
    assert "immutable" not in antwoord.headers.get("cache-control", "")


@pytest.mark.parametrize(("query", "kept"), [("?v=abc", True), ("", False)])
async def test_only_a_file_with_its_version_in_the_address_is_kept_for_good(
    client: Client, query: str, kept: bool
) -> None:
    antwoord = await client.ask(f"/-/static-plugins/interventiecatalogus/catalogus.css{query}")
    assert ("immutable" in antwoord.headers.get("cache-control", "")) is kept


@pytest.fixture
def with_formulas(tmp_path: Path, voorbeeld_db: Path) -> Path:
    database = tmp_path / "interventies.db"
    database.write_bytes(voorbeeld_db.read_bytes())
    with sqlite3.connect(database) as conn:
        conn.execute("""update interventie set naam = '=1+1', doel = '+cmd|"x",' || char(13, 10) || 'é', aanpak = '-1'
                        where id = 'diamant'""")
        conn.execute("update interventie set naam = '@som(1)' where id = 'leeg'")
        seal(conn)
    conn.close()
    return database


async def test_a_cell_of_the_csv_of_a_table_cannot_run_as_a_formula_and_excel_reads_its_letters(
    with_formulas: Path,
) -> None:
    client = Client(serve(with_formulas))
    for extra in ("", "&_stream=1", "&_dl=1", "&_labels=on"):
        antwoord = await client.ask(f"/interventies/interventie.csv?_col=naam&_col=doel&_col=aanpak{extra}")
        assert antwoord.body.startswith(b"\xef\xbb\xbfid,naam,doel")
        rows = {row[0]: row[1:4] for row in csv.reader(io.StringIO(antwoord.text, newline=""))}
        assert rows["diamant"] == ["'=1+1", '\'+cmd|"x",\r\né', "'-1"]
        assert rows["leeg"][0] == "'@som(1)"
        assert len(rows) == 8
    unchanged = await client.ask("/interventies/interventie.json?_shape=array&_col=naam&id=diamant")
    assert '"=1+1"' in unchanged.text


async def test_a_site_below_a_prefix_works(voorbeeld_db: Path) -> None:
    site = Datasette(
        [],
        immutables=[str(voorbeeld_db)],
        metadata={"plugins": {"interventiecatalogus": INSTELLINGEN}},
        settings={"base_url": "/catalogus/"},
    )
    client = Client(site)
    for address in (
        "/catalogus/",
        "/catalogus/over",
        "/catalogus/interventies/interventie.json",
        "/catalogus/-/gezond",
    ):
        assert (await client.ask(address)).status == 200, address


_ENDLESS = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"


@pytest.mark.parametrize(
    ("sql", "off", "on"),
    [
        ("select naam from interventie", 403, 200),
        ("select * from bestaat_niet", 403, 400),
        ("delete from interventie", 400, 400),
        ("attach database 'x' as y", 400, 400),
        ("select load_extension('x')", 403, 400),
        (_ENDLESS, 403, 400),
    ],
)
@pytest.mark.parametrize("formaat", ["", ".json", ".csv"])
async def test_sql_of_a_visitor_is_off_and_when_it_is_on_only_reads_and_ends(
    voorbeeld_db: Path,
    with_sql: dict[bool, Client],
    capfd: pytest.CaptureFixture[str],
    sql: str,
    off: int,
    on: int,
    formaat: str,
) -> None:
    before = voorbeeld_db.read_bytes()
    for allowed, status in ((False, off), (True, on)):
        antwoord = await with_sql[allowed].ask(f"/interventies{formaat}?{urlencode({'sql': sql})}")
        assert antwoord.status == status, allowed
    assert voorbeeld_db.read_bytes() == before
    assert capfd.readouterr() == ("", "")


async def test_the_whole_database_is_no_csv(client: Client) -> None:
    antwoord = await client.ask("/interventies.csv")
    _assert_dutch_error(antwoord, 404, "Deze pagina bestaat niet")
