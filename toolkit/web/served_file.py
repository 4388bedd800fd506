"""The files that the site serves: checked before the first page, held on disk, and watched while the site runs."""

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from click import ClickException

from toolkit.opendata.files import OPEN_DATA
from toolkit.store.product_set import SUMS, altered, hold_published
from toolkit.store.seal import is_sealed, problems, seal_of
from toolkit.text import some

_REMEDY = "De site start niet. Maak haar opnieuw met `make build`, of zet een goede kopie terug."


class ServedFile:
    """The database of one site with the open data beside it, as they were when the site started.

    Attributes:
        place: where people look for the database.
        path: the file that is published there.

    """

    def __init__(self, place: Path) -> None:
        """Check what is published at `place`; a later build does not remove it until this object is closed.

        Raises:
            ClickException: it is not what a build published; the message is Dutch and says what to do.
            OSError: it cannot be read.

        """
        self.place = place
        self.path, self._held = hold_published(place)
        if found := problems(self.path):
            raise ClickException(
                f"{self.path.name} is niet de database die de bouw heeft gepubliceerd: {'; '.join(found)}. {_REMEDY}"
            )
        if changed := self._altered():
            raise ClickException(f"De open data zijn niet wat de bouw heeft gepubliceerd: {some(changed)}. {_REMEDY}")
        self._state = self._look()
        self._seal = seal_of(self.path)

    def is_unchanged(self) -> bool:
        """Tell whether every file is still there, byte for byte; they are read once something about them changed."""
        try:
            if (state := self._look()) != self._state:
                if not is_sealed(self.path, self._seal) or self._altered():
                    return False
                self._state = state
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Let a later build remove them."""
        if self._held is not None:
            self._held.close()

    def _altered(self) -> list[str]:
        """Return the files of the open data that are others; a publication and a copy of it say what they were."""
        return altered(self.path.parent, OPEN_DATA) if self._is_publication() else []

    def _is_publication(self) -> bool:
        return self._held is not None or (self.path.parent / SUMS).is_file()

    def _look(self) -> list[tuple[str, int, int, int, int]]:
        """Return what changes when a file does; its change time cannot be set by a program."""
        files = sorted((self.path.parent / OPEN_DATA).glob("*")) if self._is_publication() else []
        stats = [(path.name, path.stat()) for path in (self.path, *files)]
        return [(name, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns) for name, stat in stats]


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


def place_of(datasette: Any) -> Path:
    """Return where people look for the database of a site, and for what else was written beside it."""
    return _PER_SITE[datasette].place
