"""The site serves what a build published, and nothing else: checked at the start, watched by `/-/gezond`."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click import ClickException

from tests.conftest import ROOT
from tests.store.killed import copied, lists, run
from tests.web.conftest import INSTELLINGEN, serve
from toolkit.offline.schrijven import write_offline
from toolkit.site_config import load_site_config
from toolkit.store.seal import problems, seal


def executed(sql: str, sealed: bool = False) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(sql)
            if sealed:
                seal(connection)

    return change


def overwritten(place: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[place : place + 4096] = b"\xff" * 4096
        path.write_bytes(content)

    return change


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8192])


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "no file": (Path.unlink, "het bestand is er niet"),
    "root page": (overwritten(0), "SQLite kan het niet lezen"),
    "a page": (overwritten(40 * 4096), "SQLite"),
    "cut": (cut, "SQLite"),
    "other names": (executed("update interventie set naam = 'x'"), "de inhoud is na de bouw veranderd"),
    "no countries": (executed("delete from interventie_land"), "de inhoud is na de bouw veranderd"),
    "other facts": (executed("update bouw set waarde = 'x' where sleutel = 'versie'"), "is na de bouw veranderd"),
    "no index": (executed("drop index interventie_op_naam"), "de inhoud is na de bouw veranderd"),
    "dangling": (executed("delete from interventie where id = 'diamant'"), "verwijst naar iets dat er niet is"),
    "older": (executed("alter table interventie drop column doel", sealed=True), "tabel interventie mist doel"),
    "oldest": (executed("drop table naamsvariant", sealed=True), "tabel naamsvariant ontbreekt"),
    "no dimensions": (executed("drop table dimensie", sealed=True), "tabellen ontbreken"),
    "an older dimension": (executed("alter table fase drop column kop", sealed=True), "tabel fase mist kop"),
    "no seal": (executed("delete from bouw where sleutel = 'inhoud_sha256'"), "inhoud_sha256 ontbreekt"),
}  # fmt: skip


@pytest.fixture
def database(voorbeeld_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(voorbeeld_db, tmp_path / "interventies.db"))


@pytest.mark.parametrize(("damage", "says"), DAMAGE.values(), ids=DAMAGE)
async def test_what_no_build_published_is_not_served(damage: Callable[[Path], None], says: str, database: Path) -> None:
    site = serve(database)
    damage(database)
    with pytest.raises(ClickException) as refused:
        await site.invoke_startup()
    assert says in str(refused.value)
    assert str(refused.value).startswith("interventies.db is niet de database die de bouw heeft gepubliceerd: ")
    assert str(refused.value).endswith("Maak haar opnieuw met `make build`, of zet een goede kopie terug.")


async def test_a_whole_database_is_served(database: Path) -> None:
    assert problems(database) == []
    assert (await serve(database).client.get("/-/gezond")).status_code == 200


@pytest.mark.parametrize("damage", [Path.unlink, overwritten(40 * 4096), executed("update interventie set naam = 'x'")])
async def test_the_site_is_not_healthy_once_its_database_is_another(
    damage: Callable[[Path], None], database: Path
) -> None:
    site = serve(database)
    assert (await site.client.get("/-/gezond")).json()["status"] == "gezond"
    damage(database)
    answer = await site.client.get("/-/gezond")
    assert (answer.status_code, answer.json()["status"]) == (503, "ongezond")
    assert "Start de site opnieuw" in answer.json()["melding"]


async def test_a_touched_database_is_still_the_same(database: Path) -> None:
    site = serve(database)
    assert (await site.client.get("/-/gezond")).status_code == 200
    database.touch()
    assert (await site.client.get("/-/gezond")).status_code == 200


async def test_a_running_site_stays_with_one_publication_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "uit" / "interventies.db"
    assert run(lists(tmp_path / "oud", "Kompas"), target) == 0
    before = target.read_bytes()
    site = serve(target)
    await site.invoke_startup()
    assert run(lists(tmp_path / "nieuw", "Brug"), target) == 0
    assert target.read_bytes() != before
    assert (await site.client.get("/open-data/interventies.db")).content == before
    assert [row["id"] for row in (await site.client.get("/export.json")).json()["interventies"]] == ["kompas"]
    assert (await site.client.get("/-/gezond")).status_code == 200


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a database that a build published, the open data beside it, and the one file."""
    folder = tmp_path_factory.mktemp("gepubliceerd")
    target = folder / "uit" / "interventies.db"
    assert run(lists(folder / "in", "Kompas"), target) == 0
    write_offline(target, target.with_name("interventiecatalogus.html"), load_site_config(INSTELLINGEN))
    return target.parent


def rewritten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def added(path: Path) -> None:
    path.with_name("meer.csv").write_text("id\n")


def copied_out(published: Path, to: Path) -> Path:
    """Copy a folder as the handbook says, with ``cp -rL``: files in the place of links."""
    return Path(shutil.copytree(published, to, ignore=shutil.ignore_patterns(".interventies"))) / "interventies.db"


@pytest.mark.parametrize("copy", [copied, copied_out])
@pytest.mark.parametrize("change", [rewritten, Path.unlink, added])
async def test_altered_open_data_are_not_served_as_healthy(
    change: Callable[[Path], None], copy: Callable[[Path, Path], Path], published: Path, tmp_path: Path
) -> None:
    target = copy(published, tmp_path / "uit")
    running = serve(target)
    assert (await running.client.get("/-/gezond")).status_code == 200
    change(target.parent / "open-data" / "begrippen.ttl")
    answer = await running.client.get("/-/gezond")
    assert (answer.status_code, answer.json()["status"]) == (503, "ongezond")
    with pytest.raises(ClickException) as refused:
        await serve(target).invoke_startup()
    assert str(refused.value).startswith("De open data zijn niet wat de bouw heeft gepubliceerd: open-data/")
    assert "De site start niet. Maak haar opnieuw met `make build`" in str(refused.value)


async def test_the_one_file_is_offered_when_it_is_whole_and_of_the_same_data(published: Path, tmp_path: Path) -> None:
    target = copied(published, tmp_path / "uit")
    one_file = target.with_name("interventiecatalogus.html")
    site = serve(target)

    async def offered() -> tuple[int, bool]:
        answer = await site.client.get(f"/open-data/{one_file.name}")
        shown = [(await site.client.get(page)).text for page in ("/open-data/", "/over")]
        assert len({one_file.name in text for text in shown}) == 1
        return answer.status_code, one_file.name in shown[0]

    assert await offered() == (200, True)
    first = await site.client.get(f"/open-data/{one_file.name}")
    again = await site.client.get(f"/open-data/{one_file.name}", headers={"if-none-match": first.headers["etag"]})
    assert (first.content, again.status_code, again.content) == (one_file.read_bytes(), 304, b"")
    assert (await site.client.get(f"/open-data/{one_file.name}.sha256")).text.endswith(f"  {one_file.name}\n")
    whole = one_file.read_bytes()
    rewritten(one_file)
    assert await offered() == (404, False)
    one_file.write_bytes(whole)
    assert await offered() == (200, True)
    one_file.write_bytes(
        whole.replace((await site.client.get("/-/gezond")).json()["bouw"]["gegevens_sha256"][:12].encode(), b"0" * 12)
    )
    digest = hashlib.sha256(one_file.read_bytes()).hexdigest()
    one_file.with_name(f"{one_file.name}.sha256").write_text(f"{digest}  {one_file.name}\n")
    assert await offered() == (404, False)


def test_the_command_refuses_in_dutch_and_without_a_traceback(database: Path) -> None:
    overwritten(40 * 4096)(database)
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(database), "-m", "metadata.yml", "--get", "/"]
    refused = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert refused.returncode == 1
    assert "niet de database die de bouw heeft gepubliceerd" in refused.stderr
    assert "Traceback" not in refused.stderr


ODD = ("http://[::1", "https://[voorbeeld.nl]/x", "urn:a urn:b", "https://voorbeeld.nl/a b", "http://")


@pytest.mark.parametrize("address", ODD)
async def test_an_odd_address_is_shown_as_it_is(address: str, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("update interventie set website = ?, bron_url = ?, naam = ?", (address,) * 3)
        connection.execute("update publicatie set url = ?, titel = ?", (address,) * 2)
        seal(connection)
    site = serve(database)
    for path in (
        *("/interventie/diamant", "/", "/vergelijk?id=diamant&id=inear", "/export.json", "/export.ris", "/export.xlsx"),
        *("/interventies/interventie", "/interventies/interventie/diamant", "/bewijskaart", "/begrippen"),
    ):
        answer = await site.client.get(path, headers={"referer": address})
        assert answer.status_code == 200, path
