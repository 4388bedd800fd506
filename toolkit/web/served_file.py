"""The file that the site serves: checked before the first page, held on disk, and watched while the site runs."""

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from click import ClickException

from toolkit.opendata.files import sha256_of
from toolkit.store.product_set import hold_published
from toolkit.store.seal import problems


class ServedFile:
    """The database of one site, as it was when the site started."""

    def __init__(self, path: Path) -> None:
        """Check the database; a later build does not remove it while this object lives.

        Raises:
            ClickException: it is not what a build published; the message is Dutch and says what to do.

        """
        self._held = hold_published(path)
        if found := problems(path):
            raise ClickException(
                f"{path.name} is niet de database die de bouw heeft gepubliceerd: {'; '.join(found)}. "
                "De site start niet. Maak haar opnieuw met `make build`, of zet een goede kopie terug."
            )
        self._path = path
        self._state = self._look()
        self._sha256 = sha256_of(path)

    def is_unchanged(self) -> bool:
        """Tell whether the file is still there, byte for byte."""
        try:
            if (state := self._look()) != self._state:
                if sha256_of(self._path) != self._sha256:
                    return False
                self._state = state
        except OSError:
            return False
        return True

    def _look(self) -> tuple[int, ...]:
        """Return what changes when the file does; its change time cannot be set by a program."""
        stat = self._path.stat()
        return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


_PER_SITE: WeakKeyDictionary[Any, ServedFile] = WeakKeyDictionary()


def check_served(datasette: Any, database: Any) -> None:
    """Check the database of a site, and let the site stay with this publication when a new one is made.

    Raises:
        ClickException: see `ServedFile`.

    """
    path = Path(database.path).resolve()
    _PER_SITE[datasette] = ServedFile(path)
    database.path = str(path)


def is_as_published(datasette: Any) -> bool:
    """Tell whether the site still serves what it started with."""
    return _PER_SITE[datasette].is_unchanged()
