"""Pictures of a list: interventions and publications per year and design, and countries by number of interventions."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from toolkit.talen import _
from toolkit.weergave.dichtheid import aantallen, dichtheid_van
from toolkit.weergave.wereldkaart import BREED, outlines

_RAND, _LABELS, _STAP, _RIJ, _STRAAL = 10, 270, 26, 28, 13
TINTEN = ("#c4e0dd", "#93c6c2", "#3d8f92", "#0a5a61")  # of each shade


@dataclass(frozen=True, slots=True)
class JaarRij:
    """What is known of one design, per year.

    Attributes:
        interventies: number of interventions with a publication of that year.
        publicaties: number of publications of that year about those interventions.

    """

    naam: str
    interventies: Mapping[int, int]
    publicaties: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Bol:
    """A number as a disc: its centre and radius."""

    x: float
    y: float
    straal: float
    getal: int


@dataclass(frozen=True, slots=True)
class Raster:
    """One part of the picture: a title, names of rows, and discs; `y` is where it starts."""

    titel: str
    y: int
    rijen: tuple[tuple[int, str], ...]
    bollen: tuple[Bol, ...]


@dataclass(frozen=True, slots=True)
class JarenPlaat:
    """The picture of the years: both parts, and the years with their places."""

    breed: int
    hoog: int
    rasters: tuple[Raster, ...]
    jaren: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LandVlak:
    """One country on the map; `kleur` is None when the list names it for no intervention."""

    naam: str
    pad: str
    aantal: int
    kleur: str | None


@dataclass(frozen=True, slots=True)
class LandenPlaat:
    """The map: countries, what the shades mean, and the countries that are too small to draw."""

    breed: int
    hoog: int
    overig: str
    landen: tuple[LandVlak, ...]
    tinten: tuple[tuple[int, str, str], ...]
    te_klein: tuple[str, ...]


def draw_jaren(rijen: tuple[JaarRij, ...], voet: int) -> JarenPlaat:
    """Return the picture of the years; `voet` is the height that the lines below it need."""
    years = {jaar for rij in rijen for jaar in (*rij.interventies, *rij.publicaties)}
    columns = list(range(min(years), max(years) + 1)) if years else []
    most = max(
        (n for rij in rijen for counts in (rij.interventies, rij.publicaties) for n in counts.values()), default=1
    )
    place = {jaar: _LABELS + _STAP * n + _STAP // 2 for n, jaar in enumerate(columns)}
    parts, y = [], 70
    for titel, of in ((_("Interventies"), "interventies"), (_("Publicaties"), "publicaties")):
        lines = tuple((y + 34 + _RIJ * n, rij.naam) for n, rij in enumerate(rijen))
        discs = tuple(
            Bol(place[jaar], line, round(max(_STRAAL * sqrt(number / most), 7), 1), number)
            for (line, _), rij in zip(lines, rijen, strict=True)
            for jaar, number in sorted(getattr(rij, of).items())
        )
        parts.append(Raster(titel, y, lines, discs))
        y += _RIJ * len(rijen) + 80
    breed = max(760, _LABELS + _STAP * len(columns) + _RAND)
    return JarenPlaat(breed, y + voet, tuple(parts), tuple((place[jaar], jaar) for jaar in columns))


def draw_landen(per_land: Mapping[str, tuple[str, int]], voet: int) -> LandenPlaat:
    """Return the map; `per_land` gives per country its name and the number of interventions."""
    paths = outlines()
    used = {code: pair for code, pair in per_land.items() if pair[1]}
    countries = tuple(
        LandVlak(naam, paths[code], n, TINTEN[dichtheid_van(n) - 1])
        for code, (naam, n) in used.items()
        if paths.get(code)
    )
    small = tuple(f"{naam} ({n})" for code, (naam, n) in used.items() if not paths.get(code))
    others = "".join(path for code, path in paths.items() if code not in used)
    legend = tuple((n, *one) for n, one in enumerate(zip(TINTEN, aantallen(), strict=True)))
    return LandenPlaat(BREED + 2 * _RAND, ceil(560 + voet), others, countries, legend, small)
