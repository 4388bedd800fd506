"""The evidence map as a picture: where each line of text and each cell stands, in units of the picture.

SVG does not break lines, and whoever opens the picture may have another typeface. So lines are broken here, at a width
per letter that holds for wide sans-serifs, and the picture is as wide as what has to fit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, cos, radians, sin
from textwrap import wrap

from toolkit.schermwoorden import STATUS_IN_VAK, STATUS_MET_UITKOMST
from toolkit.talen import vertaal
from toolkit.weergave.bewijskaart import As, Bewijskaart, Vak, delen, leemte
from toolkit.weergave.dichtheid import aantallen

# The width of a letter as a part of the size of the type: DejaVu Sans, the widest in common use, is about this wide.
_LETTER = 0.6
_HELLING = radians(38)
_RAND, _LABELS, _SMALSTE = 10, 300, 760
_MAAT, _MAAT_TITEL, _ONDER_TITEL = 12, 22, 50
_DIA, _NAAST = 16 / 9, 400  # of a slide: its proportions, and the room beside the map for words
# With more columns than this they are narrower.
_BREDE_KOLOMMEN, _BREED = 8, 104


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of text; for a heading of a column, its start before it is turned."""

    x: float
    y: float
    tekst: str
    vet: bool = False


@dataclass(frozen=True, slots=True)
class KaartUitleg:
    """What one mark means: its place, the symbol that draws it, and words; shade 0 is a gap, None has no square."""

    x: float
    y: float
    merk: str | None
    tint: int | None
    tekst: str


@dataclass(frozen=True, slots=True)
class PlaatVak:
    """One cell: its place, the cell of the map, and the signs of its outcomes with their places."""

    x: int
    y: int
    hoogte: int
    vak: Vak
    leeg: bool
    tekens: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Plaat:
    """The picture.

    Attributes:
        breed, hoog: its size.
        vak_breed: width of every cell.
        legenda: what the marks mean.
        titel, inleiding, koppen, labels, voet: lines of text; `koppen` are turned around their start.
        vakken: every cell.

    """

    breed: int
    hoog: int
    vak_breed: int
    titel: tuple[Regel, ...]
    inleiding: tuple[Regel, ...]
    legenda: tuple[KaartUitleg, ...]
    koppen: tuple[Regel, ...]
    labels: tuple[Regel, ...]
    vakken: tuple[PlaatVak, ...]
    voet: tuple[Regel, ...]


def draw_bewijskaart(
    kaart: Bewijskaart, titel: str, inleiding: Iterable[str], voet: Iterable[str], *, liggend: bool = False
) -> Plaat:
    """Return the picture of a map.

    Args:
        kaart: the map.
        titel: its name, above it.
        inleiding, voet: paragraphs above and below it.
        liggend: as wide as a slide, with what explains the map beside it.

    """
    stap = _BREED if len(kaart.kolommen) <= _BREDE_KOLOMMEN else 64
    koppen = [_wrapped(k.label, max(24, len(k.label) // 2 + 8)) for k in kaart.kolommen]
    kop = max((len(line) for lines in koppen for line in lines), default=0) * _MAAT * _LETTER
    kop_hoog, kop_uit = kop * sin(_HELLING) + 60, kop * cos(_HELLING)
    if liggend:
        stap = _slide_step(kaart, stap, _ONDER_TITEL + kop_hoog, kop_uit)
    raster = ceil(_LABELS + stap * len(kaart.kolommen) + kop_uit) + _RAND
    x, breed = (raster + _RAND, raster + _NAAST) if liggend else (_RAND, max(_SMALSTE, raster))
    boven_titel = tuple(_lines([titel], _RAND, breed, _MAAT_TITEL, 34))
    boven_tekst = tuple(_lines(inleiding, x, breed, _MAAT, boven_titel[-1].y + (34 if liggend else 24)))
    legenda = tuple(_legend(kaart, x, breed, boven_tekst[-1].y + 10))
    top = ceil((_ONDER_TITEL if liggend else legenda[-1].y) + kop_hoog)
    labels, vakken, onder = _rows(kaart, stap, top)
    voet_top = legenda[-1].y + 60 if liggend else onder + 30
    under = tuple(_lines(voet, x, breed, _MAAT, voet_top))
    return Plaat(
        breed=breed,
        hoog=ceil(max(under[-1].y if under else 0, onder)) + 2 * _RAND,
        vak_breed=stap - 3,
        titel=boven_titel,
        inleiding=boven_tekst,
        legenda=legenda,
        koppen=tuple(_turned(kaart.kolommen, koppen, stap, top)),
        labels=labels,
        vakken=vakken,
        voet=under,
    )


def _slide_step(kaart: Bewijskaart, stap: int, boven: float, kop_uit: float) -> int:
    """Return how wide a column is when the map fills a slide from side to side, and no wider than is good to read."""
    hoog = boven + _rows(kaart, stap, 0)[2] + 2 * _RAND
    over = hoog * _DIA - _LABELS - kop_uit - _NAAST
    return min(max(stap, int(over / max(len(kaart.kolommen), 1))), 2 * stap)


def _rows(kaart: Bewijskaart, stap: int, top: int) -> tuple[tuple[Regel, ...], tuple[PlaatVak, ...], int]:
    labels: list[Regel] = []
    cells: list[PlaatVak] = []
    y = top
    for rij, vakken in zip(kaart.rijen, kaart.vakken, strict=True):
        indent = _RAND + 14 * rij.diepte
        named = _wrapped(rij.label, int((_LABELS - indent - _RAND) / (_LETTER * (_MAAT + 1))))
        # In a narrow cell the signs stand under the number.
        onder = kaart.met_elementen and stap < _BREED
        hoogte = max(16 * len(named) + 11, 44 if onder else 27)
        labels += [Regel(indent, y + 17 + 16 * n, line, rij.breed) for n, line in enumerate(named)]
        cells += [
            PlaatVak(
                _LABELS + stap * n,
                y,
                hoogte - 3,
                vak,
                not (rij.gerapporteerd and kolom.gerapporteerd),
                tuple(_signs(vak, _LABELS + stap * n, y, onder)),
            )
            for n, (kolom, vak) in enumerate(zip(kaart.kolommen, vakken, strict=True))
        ]
        y += hoogte
    return tuple(labels), tuple(cells), y


def _signs(vak: Vak, x: int, y: int, onder: bool) -> Iterable[tuple[int, int, str]]:
    """Yield place and status of the outcomes in a cell that a source reports."""
    found = [status for status, _ in vak.uitkomst.per_status if status in STATUS_MET_UITKOMST] if vak.uitkomst else []
    for n, status in enumerate(found if vak.aantal else []):
        yield (x + 4 + 13 * n, y + 26, status) if onder else (x + 46 + 13 * n, y + 6, status)


def _legend(kaart: Bewijskaart, links: int, breed: int, y: float) -> Iterable[KaartUitleg]:
    """Yield the marks with their meaning, in lines that fit."""
    items = [(f"m{n}0", n, woorden) for n, woorden in enumerate(aantallen(), start=1)]
    meanings: list[tuple[str | None, int | None, str]] = [*items, *((f"m3{n}", None, w) for n, w in enumerate(delen()))]
    meanings.append((None, 0, leemte()))
    if kaart.met_elementen:
        meanings += [(f"t-{status}", None, vertaal(STATUS_IN_VAK[status])) for status in STATUS_MET_UITKOMST]
    x = float(links)
    for merk, tint, woorden in meanings:
        needed = 26 + len(woorden) * _MAAT * _LETTER + 14
        if x + needed > breed - _RAND:
            x, y = float(links), y + 26
        yield KaartUitleg(round(x, 1), round(y, 1), merk, tint, woorden)
        x += needed


def _turned(kolommen: tuple[As, ...], koppen: list[list[str]], stap: int, top: int) -> Iterable[Regel]:
    for n, (kolom, lines) in enumerate(zip(kolommen, koppen, strict=True)):
        for place, line in enumerate(lines):
            # The last line ends above the middle of its column; earlier ones stand to the left of it.
            shift = 14 * (len(lines) - 1 - place) / sin(_HELLING)
            yield Regel(_LABELS + stap * n + stap / 2 + 4 - shift, top - 8, line, kolom.breed)


def _lines(paragraphs: Iterable[str], links: int, breed: int, maat: int, y: float) -> Iterable[Regel]:
    letters = int((breed - links - _RAND) / (_LETTER * maat))
    lines = [line for paragraph in paragraphs for line in _wrapped(paragraph, letters)]
    return [Regel(links, y + n * maat * 1.5, line) for n, line in enumerate(lines)]


def _wrapped(text: str, letters: int) -> list[str]:
    return wrap(text, max(letters, 1), break_on_hyphens=False)
