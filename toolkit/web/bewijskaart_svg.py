"""The evidence map as a picture: where each line of text and each cell stands, in units of the picture.

SVG does not break lines, and whoever opens the picture may have another typeface. So lines are broken here, at a width
per letter that holds for wide sans-serifs, and the picture is as wide as what has to fit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, cos, radians, sin
from textwrap import wrap

from toolkit.weergave.bewijskaart import As, Bewijskaart, Vak

# The width of a letter as a part of the size of the type: DejaVu Sans, the widest in common use, is about this wide.
_LETTER = 0.6
_HELLING = radians(38)
_RAND, _LABELS, _SMALSTE = 10, 300, 760
_MAAT, _MAAT_KLEIN, _MAAT_TITEL = 12, 11, 22
# With more columns than this they are narrower.
_BREDE_KOLOMMEN = 8


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of text; for a heading of a column, its start before it is turned."""

    x: float
    y: float
    tekst: str
    vet: bool = False


@dataclass(frozen=True, slots=True)
class PlaatVak:
    """One cell: its place, the cell of the map, and the lines under its numbers."""

    x: int
    y: int
    hoogte: int
    vak: Vak
    leeg: bool
    eronder: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plaat:
    """The picture.

    Attributes:
        breed, hoog: its size.
        vak_breed: width of every cell.
        titel, inleiding, koppen, labels, voet: lines of text; `koppen` are turned around their start.
        vakken: every cell.

    """

    breed: int
    hoog: int
    vak_breed: int
    titel: tuple[Regel, ...]
    inleiding: tuple[Regel, ...]
    koppen: tuple[Regel, ...]
    labels: tuple[Regel, ...]
    vakken: tuple[PlaatVak, ...]
    voet: tuple[Regel, ...]


def draw_bewijskaart(kaart: Bewijskaart, titel: str, inleiding: Iterable[str], voet: Iterable[str]) -> Plaat:
    """Return the picture of a map; `inleiding` and `voet` are paragraphs above and below it."""
    stap = 96 if len(kaart.kolommen) <= _BREDE_KOLOMMEN else 64
    koppen = [_wrapped(k.label, max(24, len(k.label) // 2 + 8)) for k in kaart.kolommen]
    kop_breed = max((len(line) for lines in koppen for line in lines), default=0) * _MAAT * _LETTER
    breed = max(_SMALSTE, ceil(_LABELS + stap * len(kaart.kolommen) + kop_breed * cos(_HELLING)) + _RAND)
    boven_titel = tuple(_lines([titel], breed, _MAAT_TITEL, 34))
    boven_tekst = tuple(_lines(inleiding, breed, _MAAT, boven_titel[-1].y + 24))
    top = ceil(boven_tekst[-1].y + kop_breed * sin(_HELLING)) + 40
    labels, vakken, onder = _rows(kaart, stap, top)
    under = tuple(_lines(voet, breed, _MAAT, onder + 30))
    return Plaat(
        breed=breed,
        hoog=ceil(under[-1].y) + 2 * _RAND,
        vak_breed=stap - 3,
        titel=boven_titel,
        inleiding=boven_tekst,
        koppen=tuple(_turned(kaart.kolommen, koppen, stap, top)),
        labels=labels,
        vakken=vakken,
        voet=under,
    )


def _rows(kaart: Bewijskaart, stap: int, top: int) -> tuple[tuple[Regel, ...], tuple[PlaatVak, ...], int]:
    labels: list[Regel] = []
    cells: list[PlaatVak] = []
    y = top
    for rij, vakken in zip(kaart.rijen, kaart.vakken, strict=True):
        indent = _RAND + 14 * rij.diepte
        named = _wrapped(rij.label, int((_LABELS - indent - _RAND) / (_LETTER * (_MAAT + 1))))
        under = [_under(kaart, vak, stap) for vak in vakken]
        hoogte = max([18 * len(named) + 14, *(33 + 13 * len(lines) for lines in under)])
        labels += [Regel(indent, y + 21 + 16 * n, line, rij.breed) for n, line in enumerate(named)]
        cells += [
            PlaatVak(_LABELS + stap * n, y, hoogte - 3, vak, not (rij.gerapporteerd and kolom.gerapporteerd), lines)
            for n, (kolom, vak, lines) in enumerate(zip(kaart.kolommen, vakken, under, strict=True))
        ]
        y += hoogte
    return tuple(labels), tuple(cells), y


def _under(kaart: Bewijskaart, vak: Vak, stap: int) -> tuple[str, ...]:
    """Return the designs in a cell, and the number of outcomes for the element."""
    designs = ", ".join(f"{n}\u00a0{opzet.code}" for opzet, n in kaart.opzetten(vak))
    lines = wrap(designs, int((stap - 5) / (_LETTER * _MAAT_KLEIN)), break_long_words=False)
    return (*lines, *([f"u\u00a0{vak.uitkomst.aantal}"] if vak.uitkomst and vak.aantal else []))


def _turned(kolommen: tuple[As, ...], koppen: list[list[str]], stap: int, top: int) -> Iterable[Regel]:
    for n, (kolom, lines) in enumerate(zip(kolommen, koppen, strict=True)):
        for place, line in enumerate(lines):
            # The last line ends above the middle of its column; earlier ones stand to the left of it.
            shift = 14 * (len(lines) - 1 - place) / sin(_HELLING)
            yield Regel(_LABELS + stap * n + stap / 2 + 4 - shift, top - 8, line, kolom.breed)


def _lines(paragraphs: Iterable[str], breed: int, maat: int, y: float) -> Iterable[Regel]:
    letters = int((breed - 2 * _RAND) / (_LETTER * maat))
    lines = [line for paragraph in paragraphs for line in _wrapped(paragraph, letters)]
    return [Regel(_RAND, y + n * maat * 1.5, line) for n, line in enumerate(lines)]


def _wrapped(text: str, letters: int) -> list[str]:
    return wrap(text, max(letters, 1), break_on_hyphens=False)
