"""One publication: whatever happens to a build, people see the whole old set or the whole new one."""

import os
import resource
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest

from tests.store.killed import build_killed_at, copied, count_moments, leftovers, lists, run, snapshot, torn_by_kills
from toolkit.store.disk import StoreError
from toolkit.store.product_set import ProductSet, hold_published

MOMENTS = 20


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one list, read once for all tests."""
    return lists(tmp_path_factory.mktemp("lijst") / "raw", "Kompas")


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with another list."""
    return lists(tmp_path_factory.mktemp("lijst") / "nieuw", "Brug")


@pytest.fixture(scope="module")
def built(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database that was built of `raw`, with all that is published beside it; no test changes it."""
    target = tmp_path_factory.mktemp("gebouwd") / "uit" / "interventies.db"
    assert run(raw, target) == 0
    return target


@pytest.fixture
def target(built: Path, tmp_path: Path) -> Path:
    """Return a copy of what was built, to damage and to build again."""
    return copied(built.parent, tmp_path / "uit")


def test_a_build_killed_at_any_moment_leaves_the_old_set_or_the_new_one_and_the_next_cleans_up(tmp_path: Path) -> None:
    assert torn_by_kills(MOMENTS, tmp_path) == []


def test_the_first_publication_of_a_folder_of_plain_files_is_one_switch_too(tmp_path: Path) -> None:
    """An older version of the program left plain files: they are not mixed with the new ones either."""
    raw = lists(tmp_path / "nieuw", "Kompas")
    before = tmp_path / "oud" / "interventies.db"
    assert run(lists(tmp_path / "eerder", "Brug"), before) == 0
    plain = Path(shutil.copytree(before.parent, tmp_path / "gewoon", ignore=shutil.ignore_patterns(".interventies")))
    old = snapshot(plain / "interventies.db")
    assert not (plain / "interventies.db").is_symlink()
    whole = copied(plain, tmp_path / "heel")
    assert run(raw, copied(plain, tmp_path / "eerst")) == 0
    moments = count_moments(raw, whole)
    for number in range(1, 9, 2):
        target = copied(plain, tmp_path / f"poging-{number}")
        assert build_killed_at(moments - number, raw, target)
        found = snapshot(target)
        # A folder cannot change places with a link in one step: it may be gone for as long as that takes.
        assert found in (snapshot(whole), old, {name: was for name, was in old.items() if "/" not in name})


def test_what_a_kill_left_beside_a_place_is_removed(tmp_path: Path) -> None:
    """A link or copy is made beside the place that it takes in one step; a kill between the two leaves it there."""
    target = tmp_path / "build" / "interventies.db"
    assert run(lists(tmp_path / "raw", "Kompas"), target) == 0
    before = snapshot(target)
    for left in (".interventies/.nu.nieuw", ".interventies.db.nieuw"):
        (target.parent / left).symlink_to("nergens")
    (target.parent / ".curatielijst.xlsx.nieuw").write_bytes(b"half")
    assert (leftovers(target), snapshot(target)) == ([], before)


PARTS = ("interventies.db", "kwaliteitsrapport.html", "open-data/land.csv", "open-data/interventies.db")


def test_if_changed_looks_at_what_is_there(raw: Path, built: Path, target: Path, tmp_path: Path) -> None:
    damages: tuple[Callable[[Path], object], ...] = (Path.unlink, shorten)
    for number, (part, damage) in enumerate(zip(PARTS, cycle(damages), strict=False)):
        damaged = copied(built.parent, tmp_path / f"{number}")
        damage(damaged.parent / part)
        assert run(raw, damaged, "--if-changed") == 0
        assert snapshot(damaged) == snapshot(built), part
    published = (target.parent / ".interventies" / "nu").readlink()
    (target.parent / "curatielijst.xlsx").write_bytes(b"door een curator ingevuld")
    assert run(raw, target, "--if-changed") == 0
    assert (target.parent / ".interventies" / "nu").readlink() == published
    assert (target.parent / "curatielijst.xlsx").read_bytes() == b"door een curator ingevuld"


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("what", ["een bestand", "een map op de plaats van de database"])
def test_what_cannot_be_replaced_is_said_before_anything_is(what: str, new: Path, target: Path) -> None:
    if what == "een bestand":
        (target.parent / "open-data").unlink()
        (target.parent / "open-data").write_text("van iemand")
    else:
        target.unlink()
        target.mkdir()
    before = snapshot(target)
    assert run(new, target) == 2
    assert snapshot(target) == before


def test_a_link_to_elsewhere_is_replaced_and_what_is_there_stays(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "uit" / "interventies.db"
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "van iemand").write_text("x")
    target.parent.mkdir()
    (target.parent / "open-data").symlink_to(elsewhere)
    assert run(raw, target) == 0
    assert (target.parent / "open-data" / "land.csv").is_file()
    assert [path.name for path in elsewhere.iterdir()] == ["van iemand"]


def test_the_report_in_a_folder_of_its_own_is_switched_with_the_rest(raw: Path, tmp_path: Path) -> None:
    target, report = tmp_path / "uit" / "x.db", tmp_path / "a" / "verslag"
    assert run(raw, target, "--report", str(report)) == 0
    assert "Kwaliteitsrapport" in (report / "kwaliteitsrapport.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in target.parent.iterdir()) == [".x", "SHA256SUMS", "open-data", "x.db"]


@pytest.mark.parametrize("most", [1_000, 60_000, 900_000])
def test_a_disk_that_is_full_loses_nothing(most: int, new: Path, target: Path) -> None:
    before = snapshot(target)
    assert in_a_process(lambda: run_with_little_room(most, new, target)) == 2
    assert snapshot(target) == before
    assert leftovers(target) == []


def run_with_little_room(most: int, raw: Path, target: Path) -> int:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # Python ignores SIGXFSZ, so that a write fails
    return run(raw, target)


def in_a_process(work: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        os._exit(work())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_build_leaves_the_draft_of_another_alone(tmp_path: Path) -> None:
    products = ProductSet(tmp_path / ".x", {"x": tmp_path / "x"})
    with products.drafted() as one:
        (one / "x").write_text("een")
        with products.drafted() as other:
            (other / "x").write_text("ander")
            products.publish(one)
            assert (tmp_path / "x").read_text() == "een"
            products.publish(other)
        assert (tmp_path / "x").read_text() == "ander"
    assert (tmp_path / "x").read_text() == "ander"
    assert products.is_whole()


def test_what_is_served_stays_until_the_site_stops(tmp_path: Path) -> None:
    products = ProductSet(tmp_path / ".x", {"x": tmp_path / "x"})
    write(products, "een")
    served = (tmp_path / "x").resolve()
    _, held = hold_published(served)
    assert held is not None
    write(products, "twee")
    assert (served.read_text(), (tmp_path / "x").read_text()) == ("een", "twee")
    held.close()
    write(products, "drie")
    assert not served.exists()


def write(products: ProductSet, text: str) -> None:
    with products.drafted() as draft:
        (draft / "x").write_text(text)
        products.publish(draft)


def test_a_publication_that_fails_keeps_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    products = ProductSet(tmp_path / ".x", {"x": tmp_path / "x"})
    write(products, "een")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(StoreError, match="niet veranderd"), monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        write(products, "twee")
    assert (tmp_path / "x").read_text() == "een"
    assert products.is_whole()


def test_the_seal_does_not_change_the_bytes_of_the_same_input(raw: Path, built: Path, tmp_path: Path) -> None:
    again = tmp_path / "b" / "interventies.db"
    assert run(raw, again) == 0
    assert snapshot(again) == snapshot(built)
    with closing(sqlite3.connect(again)) as connection:
        assert connection.execute("select count(*) from bouw where sleutel = 'inhoud_sha256'").fetchone() == (1,)
