"""Which workbook replaces which (``data/bronnen.yml``), and two workbooks that look like versions of one list."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.findings import Bevinding, bevinding
from toolkit.text import fold

# Two versions of one list share most of their names and most of their headers.
SAME_NAMES = 0.6
SAME_HEADERS = 0.6


class _Bron(StrictModel):
    bestand: str
    vervangt: str


class _Bronnen(StrictModel):
    bronnen: tuple[_Bron, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacements:
    """New file name → the file name it replaces."""

    vervangt: Mapping[str, str]

    def current(self, workbooks: Sequence[Path]) -> tuple[list[Path], list[Path]]:
        """Return the workbooks to read, and those that another one in the folder replaces."""
        present = {path.name for path in workbooks}
        replaced = {old for new, old in self.vervangt.items() if new in present}
        return [p for p in workbooks if p.name not in replaced], [p for p in workbooks if p.name in replaced]

    def known_as(self, path: Path) -> list[Path]:
        """Return the names under which curators may know a workbook: its own, then those it replaces, newest first."""
        names = [path]
        while (name := self.vervangt.get(names[-1].name)) is not None:
            names.append(path.with_name(name))
        return names

    def known_as_file(self, bestand: str) -> list[str]:
        """Return the file names under which curators may know a workbook, see `known_as`."""
        return [path.name for path in self.known_as(Path(bestand))]

    def described(self, folder: Path, workbook: Path) -> Path:
        """Return the name of a workbook under which `folder` has a file about it; its own when there is none.

        Raises:
            ConfigError: there is one under two names, so that one of them would not count.

        """
        names = [name for name in self.known_as(workbook) if (folder / f"{name.stem}.yml").exists()]
        if len(names) > 1:
            new, old = (folder / f"{name.stem}.yml" for name in names[:2])
            raise ConfigError(
                f"{new}: dit werkboek heet in data/bronnen.yml een nieuwe versie van {names[1].name}, en over dat "
                f"bestand staat er al iets in {old}. Zet alles in één van de twee en haal het andere weg."
            )
        return names[0] if names else workbook


def load_replacements(path: Path) -> Replacements:
    """Read ``data/bronnen.yml``.

    Raises:
        ConfigError: the file is missing or wrong, a file stands there twice, or files replace each other in a circle.

    """
    vervangt: dict[str, str] = {}
    for bron in load_yaml(path, _Bronnen).bronnen:
        if bron.bestand in vervangt:
            raise ConfigError(f"{path}: {bron.bestand} staat er twee keer.")
        if bron.vervangt in vervangt.values():
            raise ConfigError(f"{path}: {bron.vervangt} wordt door twee bestanden vervangen.")
        vervangt[bron.bestand] = bron.vervangt
    for name in vervangt:
        seen, current = {name}, vervangt.get(name)
        while current is not None:
            if current in seen:
                raise ConfigError(f"{path}: {name} vervangt langs een omweg zichzelf.")
            seen.add(current)
            current = vervangt.get(current)
    return Replacements(MappingProxyType(vervangt))


def replaced_finding(path: Path) -> Bevinding:
    """Return the finding that a workbook was not read because another replaces it."""
    return bevinding("bestand_vervangen", bestand=path.name)


@dataclass(frozen=True, slots=True)
class ListShape:
    """What a workbook looks like as a list: the names and headers in it, folded."""

    bestand: str
    namen: frozenset[str]
    koppen: frozenset[str]

    @classmethod
    def of(cls, bestand: str, namen: Collection[str], koppen: Collection[str]) -> "ListShape":
        """Return the shape of a list with these names and headers."""
        return cls(bestand, frozenset(map(fold, namen)), frozenset(map(fold, koppen)))


def doubled_lists(lists: Sequence[ListShape]) -> Iterator[Bevinding]:
    """Yield a fault for each two workbooks that look like versions of one list."""
    for one, other in combinations(lists, 2):
        if alike(one.namen, other.namen) >= SAME_NAMES and alike(one.koppen, other.koppen) >= SAME_HEADERS:
            same = len(one.namen & other.namen)
            yield bevinding("bestand_dubbel", bestand=other.bestand, ander=one.bestand, namen=same)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the part of the smaller set that is in both; 0 when one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
