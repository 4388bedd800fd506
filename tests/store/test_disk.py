"""What could not be written is said with its real cause, and nothing is published by halves."""

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA, MakeWorkbook, Rows
from toolkit.pipeline import BuildPaths, collect
from toolkit.products import WORKLIST, write_reports
from toolkit.store.catalogus import Catalogus
from toolkit.store.disk import StoreError, cause, writing
from toolkit.store.write import write_database

LIST: dict[str, Rows] = {"Blad1": [["Interventie", "Land", "Fase"], ["Kompas", "Nederland", "actie"]]}
UNCHANGED = "Wat er al gepubliceerd was, is niet veranderd."


@pytest.fixture
def catalogus(make_workbook: MakeWorkbook, tmp_path: Path) -> Catalogus:
    raw = make_workbook("lijst.xlsx", LIST).parent
    return collect(BuildPaths(raw=raw, data=DATA, target=tmp_path / "x.db"), lambda _: None)[0]


def fill_up(connection: sqlite3.Connection) -> None:
    """Let the database be as large as it is and no larger, and write."""
    connection.execute(f"pragma max_page_count = {connection.execute('pragma page_count').fetchone()[0]}")
    connection.execute("create table vol as select randomblob(1000000)")


def only_read(connection: sqlite3.Connection) -> None:
    connection.execute("pragma query_only = on")
    connection.execute("create table x (y)")


def no_table(connection: sqlite3.Connection) -> None:
    connection.execute("select * from bestaat_niet")


def twice(connection: sqlite3.Connection) -> None:
    connection.execute("insert into bron select * from bron")


def disk_full(_: sqlite3.Connection) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


OUR_MISTAKE = "Dit ligt niet aan de schijf: het is een fout in het programma."


@pytest.mark.parametrize(
    ("extend", "says"),
    [
        (fill_up, "De schijf is vol. Maak ruimte en bouw opnieuw. (database or disk is full)"),
        (disk_full, "De schijf is vol. Maak ruimte en bouw opnieuw. ([Errno 28] No space left on device)"),
        (only_read, "U mag hier niet schrijven. Vraag om toegang, of kies een andere map. (attempt to write"),
        (no_table, f"{OUR_MISTAKE} Meld haar, met deze tekst erbij. (no such table: bestaat_niet)"),
        (twice, f"{OUR_MISTAKE} Meld haar, met deze tekst erbij. (UNIQUE constraint failed: bron.bestand)"),
    ],
)
def test_a_draft_that_cannot_be_written_says_why(
    extend: Callable[[sqlite3.Connection], None], says: str, catalogus: Catalogus, tmp_path: Path
) -> None:
    target = tmp_path / "x.db"
    with pytest.raises(StoreError) as caught:
        write_database(catalogus, target, extend)
    assert str(caught.value).startswith(f"{target}: schrijven is niet gelukt. {says}")
    assert str(caught.value).endswith(UNCHANGED)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EDQUOT, "U mag op deze schijf niet meer ruimte gebruiken. Maak ruimte en bouw opnieuw."),
        (errno.EACCES, "U mag hier niet schrijven. Vraag om toegang, of kies een andere map."),
        (errno.EROFS, "Deze schijf is alleen om te lezen. Kies een andere map."),
        (
            errno.ENOTDIR,
            "Op dit pad staat een bestand waar een map hoort. Kies een andere map, of haal dat bestand weg.",
        ),
        (errno.EMFILE, "Het systeem meldt: Too many open files."),
    ],
)
def test_each_error_of_the_system_has_its_own_cause(number: int, says: str) -> None:
    assert cause(OSError(number, "x")) == says


def test_a_mistake_that_is_no_error_of_writing_passes_unchanged() -> None:
    with pytest.raises(ZeroDivisionError), writing(Path("x")):
        _ = 1 / 0


def test_a_work_list_that_cannot_be_written_is_one_sentence(catalogus: Catalogus, tmp_path: Path) -> None:
    (tmp_path / "verslag" / WORKLIST).mkdir(parents=True)
    write_database(catalogus, tmp_path / "x.db", lambda _: None)
    with pytest.raises(StoreError, match=f"{WORKLIST}: schrijven is niet gelukt. Op dit pad staat een map waar"):
        write_reports(tmp_path / "x.db", tmp_path / "verslag", catalogus.vocabulary, catalogus.velden)
