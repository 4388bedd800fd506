"""The site serves what a build published, and nothing else: checked at the start, watched by `/-/gezond`."""

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
from tests.store.killed import lists, run
from tests.web.conftest import serve
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
