"""Put new texts of the curators' files in place: checked on a copy first, and all of them or none."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError
from toolkit.config.workbook import load_workbook_config
from toolkit.curation import load_curation

_NOT_OF_PEOPLE = {"raw", "build"}  # workbooks, and what was made


class ReplaceError(Exception):
    """The files could not be put in place; all are as they were. The message is Dutch."""


def check_on_a_copy(folder: Path, texts: Mapping[str, str]) -> None:
    """Load the curators' files of `folder` with these new texts, as a build would.

    Args:
        folder: the data folder.
        texts: name of a file, relative to the folder → its new text.

    Raises:
        ConfigError: a build could not use them; the message names the files in `folder`.

    """
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "data"
        shutil.copytree(folder, copy, ignore=lambda at, _: _NOT_OF_PEOPLE if Path(at) == folder else set())
        for file, text in texts.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_text(text, "utf-8")
        try:
            load_curation(copy)
            for path in sorted((copy / "werkboeken").glob("*.yml")):
                load_workbook_config(copy / "werkboeken", path)
        except ConfigError as error:
            raise ConfigError(str(error).replace(str(copy), str(folder))) from error


def replace_all(folder: Path, texts: Mapping[str, str], originals: Mapping[str, str | None]) -> None:
    """Write these texts to their files, each atomically; when one fails, those before it get their old text back.

    Args:
        folder: the data folder.
        texts: name of a file, relative to the folder → its new text.
        originals: the text each file had when the decisions were taken; None for a file that was not there.

    Raises:
        ReplaceError: a file changed in the meantime, or cannot be written.

    """
    for name in texts:
        if _text(folder / name) != originals.get(name):
            raise ReplaceError(
                f"{folder / name} is intussen veranderd. Er is niets overgenomen; draai make curate opnieuw."
            )
    drafts: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for name, text in texts.items():
            drafts[folder / name] = _draft(folder / name, text)
        for target, draft in drafts.items():
            draft.replace(target)
            done.append(target)
    except OSError as error:
        for target in done:
            _restore(target, originals.get(target.relative_to(folder).as_posix()))
        raise ReplaceError(
            f"{error.filename or folder}: schrijven is niet gelukt ({error.strerror}). Er is niets overgenomen."
        ) from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def _draft(target: Path, text: str) -> Path:
    """Write `text` to a new file beside `target`, on disk for certain, and return its path."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".concept", dir=target.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft = Path(name)
    draft.chmod(target.stat().st_mode if target.exists() else 0o644)
    return draft


def _restore(target: Path, text: str | None) -> None:
    if text is None:
        target.unlink(missing_ok=True)
    else:
        target.write_text(text, "utf-8", newline="\n")
