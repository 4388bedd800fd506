"""The fields of an intervention: ``data/velden.yml`` as typed objects. A dimension is a field as well, see `load`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.talen import N_, vertaal
from toolkit.vocabulary.kinds import Koppen, Paginaplaats, Soort, Veldgebruik

NAAM = "naam"
EENHEID = N_("Eenheid:") + " "  # in the explanation of a number, before what is counted
_ADDRESSES = frozenset({"publicatie.doi", "publicatie.url"})


class Kolom(StrictModel):
    """A column of table `interventie`.

    Attributes:
        soort: what it holds.
        titel: its name in exports, glossary and tables, when it is another than the label of the field.
        uitleg: what it means, in one or two Dutch sentences; a number says its unit.
        pagina: its place on the page of an intervention; only the name has none.
        gebruik: what the site does with it beside that.

    """

    soort: Soort
    titel: str | None = None
    uitleg: str
    pagina: Paginaplaats | None = None
    gebruik: Veldgebruik = Veldgebruik()

    @property
    def eenheid(self) -> str | None:
        """Return what a number counts, such as ``personen``; None for what is no number."""
        if self.soort != "getal":
            return None
        return self.uitleg.partition(vertaal(EENHEID))[2].partition(". ")[0].rstrip(". ") or None


class Veld(Koppen):
    """One field.

    Attributes:
        veld: its name, as in table, URL and YAML.
        label: how people call it; a header that is the label is the field for certain.
        kolom: its column in table `interventie`; None for what is kept elsewhere (number, origin, publication).

    """

    veld: str = Field(pattern=r"^(publicatie\.)?[a-z][a-z0-9]*(_[a-z0-9]+)*$")
    label: str
    kolom: Kolom | None = None

    @property
    def wants_address(self) -> bool:
        """Whether its values are addresses of pages, or DOIs."""
        return self.veld in _ADDRESSES or (self.kolom is not None and self.kolom.soort == "webadres")

    @property
    def titel(self) -> str:
        """Return its name where it stands alone, such as above a column of an export."""
        return (self.kolom and self.kolom.titel) or self.label

    @property
    def paginatitel(self) -> str:
        """Return the heading above it on the page of an intervention."""
        return (self.kolom and self.kolom.pagina and self.kolom.pagina.titel) or self.label


class _VeldenModel(StrictModel):
    velden: tuple[Veld, ...]
    bladen_zonder_interventies: Mapping[str, tuple[str, ...]] = {}
    nietszeggende_koppen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Velden:
    """All fields by name, in the order of the file.

    Attributes:
        per_naam: the fields.
        bladen_zonder_interventies: why a sheet is no list of interventions → words in its name that say so.
        nietszeggende_koppen: words of a header that say nothing of what its column holds.

    """

    per_naam: Mapping[str, Veld]
    bladen_zonder_interventies: Mapping[str, tuple[str, ...]]
    nietszeggende_koppen: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Veld]:
        return iter(self.per_naam.values())

    def __getitem__(self, naam: str) -> Veld:
        return self.per_naam[naam]

    @property
    def kolommen(self) -> tuple[Veld, ...]:
        """Return the fields that are a column of table `interventie`, in its order; the name first."""
        return tuple(veld for veld in self if veld.kolom is not None)

    @property
    def teksten(self) -> tuple[str, ...]:
        """Return the names of the columns that are taken over as text: all but the name and the numbers."""
        return tuple(
            veld.veld for veld in self.kolommen if veld.veld != NAAM and veld.kolom and veld.kolom.soort != "getal"
        )

    @property
    def getallen(self) -> tuple[str, ...]:
        """Return the names of the columns that hold a whole number."""
        return tuple(veld.veld for veld in self.kolommen if veld.kolom and veld.kolom.soort == "getal")


def load_velden(path: Path) -> Velden:
    """Read ``data/velden.yml``.

    Raises:
        ConfigError: the file is missing or wrong, a field stands there twice, or a column has no place on the page or
            no explanation in a sentence, with the unit of a number.

    """
    model = load_yaml(path, _VeldenModel)
    per_naam: dict[str, Veld] = {}
    for veld in model.velden:
        if veld.veld in per_naam:
            raise ConfigError(f"{path}: het veld {veld.veld} staat er twee keer.")
        if veld.kolom is not None:
            _check_text(path, veld.veld, veld.kolom)
        if veld.kolom is not None and (veld.kolom.pagina is None) == (veld.veld != NAAM):
            raise ConfigError(
                f"{path}, {veld.veld}: zeg bij `kolom` met `pagina` (blok en volgorde) waar het veld op de pagina van "
                "een interventie staat. Alleen de naam heeft geen plaats."
            )
        per_naam[veld.veld] = veld
    if NAAM not in per_naam or per_naam[NAAM].kolom is None:
        raise ConfigError(f"{path}: het veld `{NAAM}` met een `kolom` ontbreekt.")
    return Velden(MappingProxyType(per_naam), model.bladen_zonder_interventies, model.nietszeggende_koppen)


def _check_text(path: Path, veld: str, kolom: Kolom) -> None:
    if not kolom.uitleg.endswith("."):
        raise ConfigError(f"{path}, {veld}: `uitleg` is een zin en eindigt met een punt.")
    if kolom.soort == "getal" and EENHEID not in kolom.uitleg:
        raise ConfigError(f"{path}, {veld}: zeg in `uitleg` van een getal wat de eenheid is, zoals “Eenheid: weken.”")
