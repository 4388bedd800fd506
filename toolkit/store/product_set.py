"""Publish everything a build makes at once: a reader sees the old set or the new one, whenever a build is killed.

All files of a build go into one folder of its own, ``.interventies/<id>/`` beside the database. ``.interventies/nu`` is
a symbolic link to the published folder; where people look (``interventies.db``, ``open-data/`` …) stand links that go
through ``nu``. Replacing that one link is the only moment at which anything changes.

Who makes or serves a folder holds a lock on it (`flock`, so that the system lets go of it when a process is killed).
Folders that nobody holds and that are not published are left over from a build that was killed, and are removed.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from uuid import uuid4

from toolkit.store.disk import writing
from toolkit.whole_file import sha256_of

_LOCK, _NOW = ".slot", "nu"
SUMS = "SHA256SUMS"
"""Name of the file that says what each file of a publication must hash to."""


@dataclass(frozen=True, slots=True)
class ProductSet:
    """The products of a build, and where people find them.

    Attributes:
        store: folder with a folder per publication.
        places: name of each product → where people look for it; the name is that of the file or folder.
        folders: names of the products that are a folder.
        edited: names of the products that people fill in: their content is not compared.

    """

    store: Path
    places: Mapping[str, Path]
    folders: frozenset[str] = field(default=frozenset())
    edited: frozenset[str] = field(default=frozenset())

    @contextmanager
    def drafted(self) -> Iterator[Path]:
        """Give a new folder to write the products in; it is removed afterwards unless it was published.

        Raises:
            StoreError: it cannot be made, or a product could not be put where people look for it.

        """
        self._check_places()
        with writing(self.store):
            self.store.mkdir(parents=True, exist_ok=True)
            with _locked(self.store / _LOCK):
                self._sweep()
                draft = self._new_folder()
                lock = _hold(draft)
        try:
            with lock:
                yield draft
        finally:
            with suppress(OSError), _locked(self.store / _LOCK):
                self._sweep()

    def publish(self, draft: Path) -> None:
        """Let `draft` take the place of what is published.

        Raises:
            StoreError: it cannot; what was published still is.

        """
        with writing(self.store):
            (draft / SUMS).write_text(self._sums(draft), encoding="utf-8")
            _flush(draft)
            with _locked(self.store / _LOCK):
                if not all(map(self._is_link, self.places)):
                    self._gather()
                _link(draft.name, self.store / _NOW)
        with suppress(OSError):  # it is published; that it may not survive a power failure is no failure to publish
            _flush(self.store)

    def hand_over(self, draft: Path, names: Iterable[str]) -> None:
        """Put some products of a draft that is not published where people look for them.

        Raises:
            StoreError: one cannot be put there.

        """
        for name in names:
            with writing(self.places[name]), _locked(self.store / _LOCK):
                new = _beside(self.places[name])
                shutil.copyfile(draft / name, new)
                new.replace(self.places[name])

    def is_whole(self) -> bool:
        """Tell whether everything that was published is where people look for it, byte for byte."""
        now = self.store / _NOW
        try:
            return (
                all(self._is_link(name) for name in self.places if name not in self.edited)
                and all(place.exists() for place in self.places.values())
                and (now / SUMS).read_text(encoding="utf-8") == self._sums(now)
            )
        except OSError:
            return False

    def _check_places(self) -> None:
        for name, place in self.places.items():
            with writing(place):
                place.parent.mkdir(parents=True, exist_ok=True)
                if name in self.folders and place.exists() and not place.is_dir():
                    raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
                if name not in self.folders and place.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))

    def _target(self, name: str) -> str:
        return os.path.relpath(self.store.resolve() / _NOW / name, self.places[name].parent.resolve())

    def _is_link(self, name: str) -> bool:
        place = self.places[name]
        return place.is_symlink() and str(place.readlink()) == self._target(name)

    def _gather(self) -> None:
        """Make what stands there now one publication, so that one switch replaces it; its content stays as it is."""
        if any(place.exists() for place in self.places.values()):
            folder = self._new_folder()
            for name, place in self.places.items():
                if place.is_dir():
                    shutil.copytree(place, folder / name)
                elif place.exists():
                    shutil.copy2(place, folder / name)
            _link(folder.name, self.store / _NOW)
        for name, place in self.places.items():
            if place.is_dir() and not place.is_symlink():
                place.rename(self._new_folder() / name)
            _link(self._target(name), place)

    def _new_folder(self) -> Path:
        folder = self.store / uuid4().hex
        folder.mkdir()
        return folder

    def _sweep(self) -> None:
        """Remove what is neither published nor held; whoever calls this has the lock of the store.

        Files that stand beside a place to take it are made under the same lock: one that is there now was left.
        """
        now = self.store / _NOW
        for place in (now, *self.places.values()):
            _beside(place).unlink(missing_ok=True)
        published = now.readlink().name if now.is_symlink() else None
        for path in self.store.iterdir():
            if path.is_dir() and not path.is_symlink() and path.name != published and not _is_held(path):
                shutil.rmtree(path, ignore_errors=True)

    def _sums(self, folder: Path) -> str:
        """Return the lines that ``sha256sum --check`` takes."""
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in {SUMS, _LOCK})
        names = ((path, path.relative_to(folder).as_posix()) for path in files)
        return "".join(f"{sha256_of(path)}  {name}\n" for path, name in names if name not in self.edited)


def altered(folder: Path, product: str) -> list[str]:
    """Return the files of a product that is a folder that are not what was published: changed, gone or added.

    Args:
        folder: a publication.
        product: name of the product in it.

    A publication that does not say what it holds is altered too.

    Raises:
        OSError: they cannot be read.

    """
    if not (folder / SUMS).is_file():
        return [SUMS]
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    published = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    inside = {name for name in published if name.startswith(f"{product}/")}
    found = {path.relative_to(folder).as_posix() for path in (folder / product).rglob("*") if path.is_file()}
    changed = {name for name in inside & found if sha256_of(folder / name) != published[name]}
    return sorted(changed | inside ^ found)


def hold_published(database: Path) -> tuple[Path, IO[str] | None]:
    """Return the file that is published at `database`, and what keeps it on disk until it is closed.

    That is None when the file is no part of a publication.

    Raises:
        OSError: the publication cannot be held.

    """
    while True:
        path = database.resolve()
        lock = path.parent / _LOCK
        if not lock.is_file():
            return path, None
        held = lock.open(encoding="utf-8")
        fcntl.flock(held, fcntl.LOCK_SH)
        # What is published now is not removed while it is held. What was replaced just before may be.
        if database.resolve() == path:
            return path, held
        held.close()


def _hold(folder: Path) -> IO[str]:
    held = (folder / _LOCK).open("w", encoding="utf-8")
    fcntl.flock(held, fcntl.LOCK_SH)
    return held


def _is_held(folder: Path) -> bool:
    try:
        with (folder / _LOCK).open("a", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _link(target: str, place: Path) -> None:
    """Let `place` be a link to `target`, in one step whatever stands there."""
    new = _beside(place)
    new.unlink(missing_ok=True)
    new.symlink_to(target)
    new.replace(place)


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.nieuw")


def _flush(folder: Path) -> None:
    for path in [*(path for path in folder.rglob("*") if path.is_file()), folder]:
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
