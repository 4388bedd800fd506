"""The inputs of a build: which workbooks and files of curators there are, and what tells that they have changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from slugify import slugify

from toolkit.config.strict_yaml import read_yaml
from toolkit.text import visible

_WORKBOOKS = {".xlsx", ".xlsm"}
_OTHER_LISTS = {".xls", ".xlsb", ".ods", ".csv", ".tsv"}
_CODE = Path(__file__).parent
# The open data say what metadata.yml says; another version of a library may recognise other words.
_BESIDE_THE_CODE = (_CODE.parent / "metadata.yml", _CODE.parent / "requirements.lock")
_PARTS = {".py", ".sql", ".yml", ".html", ".json"}


class InputError(Exception):
    """There is nothing to build from; the message is Dutch and names the folder and the remedy."""

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))


def find_workbooks(raw: Path) -> list[Path]:
    """Return the workbooks in `raw`, sorted by name; the lock files of an open Excel are passed over.

    Raises:
        InputError: the folder does not exist, holds no workbook, or holds a folder that is named like one.

    """
    if not raw.is_dir():
        raise InputError(f"{raw}: deze map bestaat niet. Geef met --raw de map op waar de werkboeken staan.")
    found = sorted(p for p in raw.iterdir() if p.suffix.lower() in _WORKBOOKS and not p.name.startswith("~$"))
    for path in found:
        if path.is_dir():
            raise InputError(f"{path}: dit is een map, geen werkboek. Geef haar een andere naam of haal haar weg.")
    if not found:
        others = "".join(f" {path.name} is geen .xlsx: sla het in Excel zo op." for path in other_lists(raw))
        raise InputError(
            f"{raw}: hier staat geen werkboek (.xlsx of .xlsm). Zet er een in deze map en bouw opnieuw.{others}"
        )
    return found


def other_lists(raw: Path) -> list[Path]:
    """Return the files in `raw` that hold a list in a form that is not read, such as the old ``.xls``."""
    files = (path for path in raw.iterdir() if path.is_file() and not path.name.startswith(("~$", ".")))
    return sorted(path for path in files if path.suffix.lower() in _OTHER_LISTS)


def bron_ids(workbooks: Iterable[Path]) -> dict[str, Path]:
    """Return the id of every workbook: the slug of its name, with the extension when two would be the same."""
    paths = list(workbooks)
    slugs = [slugify(path.stem) or "werkboek" for path in paths]
    ids: dict[str, Path] = {}
    for slug, path in zip(slugs, paths, strict=True):
        id_ = slug if slugs.count(slug) == 1 else slugify(path.name)
        number = 2
        while id_ in ids:
            id_, number = f"{slug}-{number}", number + 1
        ids[id_] = path
    return ids


def decision_files(data: Path) -> list[Path]:
    """Return the YAML files of people below `data`; workbooks and what was built stand beside them and are none."""
    elsewhere = {data / "raw", data / "build"}
    return sorted(path for path in data.rglob("*.yml") if not elsewhere & set(path.parents))


def input_hash(raw: Path, data: Path) -> str:
    """Return a sha256 that changes when a build may give something else: it tells whether to build again.

    Everything counts byte for byte: workbooks, decisions with their comments, code, templates, versions of libraries,
    and the name of each file. What the data are is said by another hash, see `toolkit.store.data_hash`.
    """
    digest = hashlib.sha256()
    for path, name in _input_files(raw, data):
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def sources_hash(raw: Path, data: Path) -> str:
    """Return a sha256 over the bytes of the workbooks and over what the YAML of people says, without its comments.

    Raises:
        ConfigError: a file is no YAML.

    """
    digest = hashlib.sha256()
    for path in find_workbooks(raw):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for path in decision_files(data):
        # In the order of the file, which may say what goes first.
        said = json.dumps(read_yaml(path), ensure_ascii=False, default=str)
        digest.update(path.relative_to(data).as_posix().encode() + b"\0" + said.encode() + b"\0")
    return digest.hexdigest()


def _input_files(raw: Path, data: Path) -> Iterator[tuple[Path, str]]:
    for path in [*find_workbooks(raw), *other_lists(raw)]:
        yield path, f"raw/{path.name}"
    for path in decision_files(data):
        yield path, path.relative_to(data).as_posix()
    for path in sorted(p for p in (data / "zoeken").glob("*") if p.suffix in (".npy", ".txt")):
        yield path, path.relative_to(data).as_posix()
    for path in sorted(_CODE.rglob("*")):
        if path.suffix in _PARTS:
            yield path, path.relative_to(_CODE).as_posix()
    for path in _BESIDE_THE_CODE:
        if path.exists():
            yield path, path.name
