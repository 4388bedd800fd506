"""Which files of people a data folder may hold: what nothing would read is refused, so that nobody writes in vain."""

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz, process

from toolkit.config.strict_yaml import ConfigError

_README = "README.md"
_TOP = (
    "aliassen.yml",
    "bronnen.yml",
    "grenzen.yml",
    "identiteiten.yml",
    "koppelingen.yml",
    "lezen.yml",
    "links.yml",
    "sjabloon.yml",
    "velden.yml",
    "waarden.yml",
)
# Folders with a file per dimension, and those with files of their own; None is a file per workbook.
_PER_DIMENSION = ("besluiten", "herkenning", "vocabulaire")
_OWN: dict[str, tuple[str, ...] | None] = {
    "correcties": None,
    "opendata": ("overeenkomsten.yml",),
    "werkboeken": None,
    "wijzigingen": None,
    "zoeken": (
        "gewone_woorden.txt",
        "leeftijden.yml",
        "niet_voor.yml",
        "stopwoorden.yml",
        "synoniemen.yml",
        "wensen.yml",
        "woordvectoren.npy",
        "woordvectoren.txt",
        "woordvormen.yml",
    ),
}
_MADE = ("wijzigingen/stand.json",)  # by `make publish`
_NOT_OF_PEOPLE = ("build", "raw")  # workbooks, and what was made
_ALIKE = 60  # score of rapidfuzz (0-100) from which the name of one of our files is worth proposing


def known_files(dimensies: Collection[str]) -> dict[str, tuple[str, ...] | None]:
    """Return folder below the data folder (empty: itself) → the names of its files; None: any name is good."""
    per_dimension = tuple(f"{dimensie}.yml" for dimensie in dimensies)
    return {"": _TOP, **dict.fromkeys(_PER_DIMENSION, per_dimension), **_OWN}


def check_files(data: Path, dimensies: Collection[str]) -> None:
    """Refuse every file below `data` that nothing reads: misspelt, unknown, or ``.yaml`` for ``.yml``.

    Workbooks and built files are left alone, and so are hidden files and the backups of editors.

    Args:
        data: the folder with the curators' files.
        dimensies: names of the dimensions.

    Raises:
        ConfigError: with every such file and the name it probably should have.

    """
    known = known_files(dimensies)
    unread = [line for path in _files(data) if (line := _why_unread(path, known)) is not None]
    if unread:
        lines = "\n".join(f"  {line}" for line in unread)
        raise ConfigError(f"{data}: deze bestanden leest de bouw niet. Wat erin staat, zou niet gelden.\n{lines}")


def nearest(name: str, names: Collection[str], at_least: int = _ALIKE) -> str | None:
    """Return the name that looks most like `name`, or None when none reaches the score `at_least` (0-100)."""
    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=at_least)
    return None if found is None else str(found[0])


def _files(data: Path) -> Iterator[PurePosixPath]:
    for path in sorted(data.rglob("*")):
        relative = PurePosixPath(path.relative_to(data).as_posix())
        hidden = any(part.startswith(".") for part in relative.parts) or relative.name.endswith("~")
        if path.is_file() and not hidden and relative.parts[0] not in _NOT_OF_PEOPLE:
            yield relative


def _why_unread(path: PurePosixPath, known: dict[str, tuple[str, ...] | None]) -> str | None:
    folder = "" if path.parent == PurePosixPath(".") else path.parent.as_posix()
    if path.name == _README or str(path) in _MADE:
        return None
    if folder not in known:
        return f"{path}: deze map kennen we niet.{_proposal(folder, [name for name in known if name])}"
    names = known[folder]
    if names is None:
        right = path.with_suffix(".yml").name
        return None if path.suffix == ".yml" else f"{path}: hier horen .yml-bestanden. Bedoelt u {right}?"
    if path.name in names:
        return None
    return f"{path}: dit bestand kennen we niet.{_proposal(path.name, names)}"


def _proposal(name: str, names: Collection[str]) -> str:
    near = nearest(name, names)
    return f" Bedoelt u {near}?" if near else f" Hier kunnen staan: {', '.join(names)}."
