"""The file that the site serves: checked before the first page, held on disk, and watched while the site runs."""

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from click import ClickException

from toolkit.store.product_set import hold_published
from toolkit.store.seal import is_sealed, problems, seal_of


class ServedFile:
    """The database of one site, as it was when the site started."""

    def __init__(self, place: Path) -> None:
        """Check the database at `place`; a later build does not remove it until this object is closed.

        Raises:
            ClickException: it is not what a build published; the message is Dutch and says what to do.
            OSError: it cannot be read.

        """
        path, self._held = hold_published(place)
        if found := problems(path):
            raise ClickException(
                f"{path.name} is niet de database die de bouw heeft gepubliceerd: {'; '.join(found)}. "
                "De site start niet. Maak haar opnieuw met `make build`, of zet een goede kopie terug."
            )
        self.path = path
        self._state = self._look()
        self._seal = seal_of(path)

    def is_unchanged(self) -> bool:
        """Tell whether the file is still there, byte for byte."""
        try:
            if (state := self._look()) != self._state:
                if not is_sealed(self.path, self._seal):
                    return False
                self._state = state
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Let a later build remove the database."""
        if self._held is not None:
            self._held.close()

    def _look(self) -> tuple[int, ...]:
        """Return what changes when the file does; its change time cannot be set by a program."""
        stat = self.path.stat()
        return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


_PER_SITE: WeakKeyDictionary[Any, ServedFile] = WeakKeyDictionary()


def check_served(datasette: Any, database: Any) -> None:
    """Check the database of a site, and let the site stay with this publication when a new one is made.

    Raises:
        ClickException: see `ServedFile`.

    """
    _PER_SITE[datasette] = ServedFile(Path(database.path))
    database.path = str(_PER_SITE[datasette].path)


def release_served(datasette: Any) -> None:
    """Let go of the database of a site that answers nothing any more."""
    if (served := _PER_SITE.pop(datasette, None)) is not None:
        served.close()


def is_as_published(datasette: Any) -> bool:
    """Tell whether the site still serves what it started with."""
    return _PER_SITE[datasette].is_unchanged()
