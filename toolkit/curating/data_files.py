"""The YAML files of the curators as content that can be changed, and the text that says it."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from toolkit.config.one_per_line import LayoutError
from toolkit.config.strict_yaml import ConfigError
from toolkit.curating.yaml_text import load_text, rewrite


class DataFiles:
    """The files of one data folder, read when they are asked for; nothing is written here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts: dict[str, str | None] = {}
        self._contents: dict[str, Any] = {}
        self._before: dict[str, Any] | None = None

    def content(self, name: str) -> dict[str, Any]:
        """Return the content of file `name` (relative to the folder), to read and to change; empty without a file.

        Raises:
            ConfigError: it is no valid YAML.

        """
        if name not in self._contents:
            path = self.folder / name
            text = path.read_text("utf-8") if path.exists() else None
            try:
                self._contents[name] = load_text(text or "") or {}
            except LayoutError as error:
                raise ConfigError(f"{path}: {error}") from error
            self._texts[name] = text
        if self._before is not None and name not in self._before:
            self._before[name] = deepcopy(self._contents[name])
        found: dict[str, Any] = self._contents[name]
        return found

    def items(self, name: str, key: str) -> list[dict[str, Any]]:
        """Return the list under `key` of a file, to read and to change."""
        content = self.content(name)
        if content.get(key) is None:
            content[key] = []
        found: list[dict[str, Any]] = content[key]
        return found

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Undo what was changed within, when it ends in an exception."""
        self._before = {}
        try:
            yield
        except BaseException:
            self._contents |= self._before
            raise
        finally:
            self._before = None

    def differs(self) -> bool:
        """Tell whether the attempt that is under way changed anything."""
        return any(_filled(self._contents[name]) != _filled(before) for name, before in (self._before or {}).items())

    def originals(self) -> dict[str, str | None]:
        """Return the text of each file that was asked for, as it was read; None when there is no file."""
        return dict(self._texts)

    def changed(self) -> dict[str, str]:
        """Return the new text of each file that says something else now, sorted by name.

        Raises:
            ConfigError: the layout of a file does not allow it without losing what people wrote.

        """
        texts = {}
        for name in sorted(self._contents):
            old = self._texts[name]
            known = load_text(old or "") or {}
            # A list that was only looked for is no list to write.
            content = {key: value for key, value in self._contents[name].items() if value != [] or key in known}
            if content == known:
                continue
            try:
                texts[name] = rewrite(old if old is not None else _heading(name), content)
            except LayoutError as error:
                raise ConfigError(f"{self.folder / name}: {error}") from error
        return texts


def _filled(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value != []}


def _heading(name: str) -> str:
    """Return the first line of a file that was not there."""
    path = Path(name)
    return {
        "besluiten": f"# Besluiten over waarden van {path.stem}. Zie docs/cureren.md.\n",
        "werkboeken": f"# Wat bijzonder is aan het werkboek {path.stem}. Zie docs/lezen.md.\n",
    }.get(path.parent.name, "")
