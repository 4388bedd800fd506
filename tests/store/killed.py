"""A build that is killed at one of its writes to the disk, and what it leaves. `make bench` tries every moment.

The moments are counted by Python's own audit events, so that each of them is met and no clock decides.
"""

import contextlib
import hashlib
import io
import multiprocessing
import os
import runpy
import shutil
import signal
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.conftest import DATA, ROOT
from tests.workbooks import make_workbook
from toolkit.pipeline import BuildPaths, collect
from toolkit.products import product_set

_WRITES = {"os.rename", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "fcntl.flock", "sqlite3.connect"}
HEADER = ["Naam interventie", "Land", "Doelgroep"]
_MAIN = runpy.run_path(str(ROOT / "scripts" / "build.py"))["main"]
Snapshot = dict[str, str]


@lru_cache
def _collected(raw: Path) -> Any:
    return collect(BuildPaths(raw=raw, data=DATA, target=raw), lambda _: None)


# Workbooks are read once: nothing is written while they are, and nothing of what they hold depends on the target.
_MAIN.__globals__["collect"] = lambda paths, _: _collected(paths.raw)


def lists(folder: Path, *names: str) -> Path:
    """Return a new folder with one workbook that lists these interventions."""
    folder.mkdir()
    make_workbook(folder / "lijst.xlsx", {"Blad1": [HEADER, *([name, "Nederland", "jongeren"] for name in names)]})
    return folder


def run(raw: Path, target: Path, *options: str) -> int:
    """Run the command of the contract in this process, and return its exit code."""
    sys.argv = ["build.py", "--raw", str(raw), "--out", str(target), "--data", str(DATA), *options]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return int(_MAIN())


def build_killed_at(moment: int, raw: Path, target: Path) -> bool:
    """Build in a process that is killed just before its write number `moment`; return whether it came that far."""

    def killed() -> None:
        _at_each_write(lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == moment else None)
        run(raw, target)

    return _in_a_process(killed) == -signal.SIGKILL


def torn_by_kills(number: int, folder: Path) -> list[str]:
    """Kill a build at `number` moments, the last ones before and after the switch first, and return what that tore.

    Args:
        number: of kills, spread evenly over the writes of a build after the half that stand nearest to its end.
        folder: an empty folder.

    Returns:
        a line for every kill that left something else than the old set or the new one, or that the next build did not
        clean up after; and one when no kill fell after the switch, or none before it.

    """
    old_raw, new_raw = lists(folder / "oud", "Kompas", "Brug"), lists(folder / "nieuw", "Kompas", "Baken")
    start = folder / "start" / "interventies.db"
    assert run(old_raw, start) == 0
    old = snapshot(start)
    whole = copied(start.parent, folder / "heel")
    assert run(new_raw, whole) == 0
    moments, new = count_moments(new_raw, whole), snapshot(whole)
    torn, seen = [], set()
    for kill in range(number):
        # The last writes are those around the switch; there every moment is tried.
        moment = max(1, moments - kill if kill < number // 2 else kill * moments // number)
        target = copied(start.parent, folder / f"poging-{kill}")
        if not build_killed_at(moment, new_raw, target):
            torn.append(f"not killed at write {moment} of {moments}")
        found = snapshot(target)
        if found not in (old, new):
            torn.append(f"killed at write {moment} of {moments}: neither the old set nor the new one")
        if left := leftovers(target):
            torn.append(f"killed at write {moment} of {moments}: {', '.join(left)} stays behind")
        seen.add(found == new)
        shutil.rmtree(target.parent)
    return torn if old.keys() == new.keys() and seen == {True, False} else [*torn, f"only {seen} seen"]


def copied(folder: Path, to: Path) -> Path:
    """Copy a folder with what was published; return the database in the copy."""
    shutil.copytree(folder, to, symlinks=True)
    return to / "interventies.db"


def count_moments(raw: Path, target: Path) -> int:
    """Return how many writes a build makes."""
    counter = target.parent.with_name("moments")

    def counting() -> None:
        numbers: list[int] = []
        _at_each_write(numbers.append)
        run(raw, target)
        counter.write_text(str(len(numbers)))

    assert _in_a_process(counting) == 0
    return int(counter.read_text())


def snapshot(target: Path) -> Snapshot:
    """Return the hash of everything that is published beside `target`, links followed."""
    folder = target.parent
    found = [path for path in folder.glob("*") if path.is_file()] + sorted(folder.glob("open-data/*"))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def leftovers(target: Path) -> list[str]:
    """Return what the next build that starts leaves of earlier ones, beside what is published."""
    products = product_set(target, target.parent)
    with products.drafted():
        pass
    published = (products.store / "nu").readlink().name
    left = [path for path in products.store.iterdir() if path.name not in {"nu", ".slot", published}]
    return sorted(path.name for path in [*left, *target.parent.glob(".*.nieuw")])


def _at_each_write(tell: Callable[[int], Any]) -> None:
    numbers = iter(range(1, sys.maxsize))

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _WRITES or (event == "open" and str(arguments[1]).strip("rbt") and str(arguments[1]) != "None"):
            tell(next(numbers))

    sys.addaudithook(hook)


def _in_a_process(work: Callable[[], None]) -> int | None:
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    return process.exitcode
