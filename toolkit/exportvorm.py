"""The form of exported files, for who writes them and who reads them back.

Of a workbook the sheets and headers: sheet Interventies has a row per intervention; each dimension with a status has a
sheet of its own with a row per tag, since one cell cannot hold an element twice with two statuses; sheet Publicaties
has a row per publication. Of a CSV what stands between cells, and how a cell is kept from running as a formula.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from xlsxwriter.utility import xl_pixel_width

from toolkit.codes import SAMENSTELLER
from toolkit.schermwoorden import TOEGEKEND
from toolkit.vocabulary.dimension import Dimension
from toolkit.vocabulary.velden import NAAM as NAAMVELD
from toolkit.vocabulary.velden import Veld

BLAD_INTERVENTIES = "Interventies"
BLAD_PUBLICATIES = "Publicaties"
BLAD_VERANTWOORDING = "Verantwoording"
BLAD_OVERIG = "Overige gegevens"
_LONGEST_NAME = 31  # of a sheet, in Excel

# A font that every program has, or one with the same widths: then a row is as high everywhere.
LETTERTYPE = {"font_name": "Arial", "font_size": 10}
CHARACTER = 7
"""What a column is measured in: the width of a digit of that font, in pixels."""
_LINE = 13  # height of a line of it, in points
_HIGHEST = 409  # of a row in Excel, in points
# Room in a column per character, in pixels of Calibri 11, in which xlsxwriter measures: there a text is 5% wider.
_ROOM = 7.3
_WIDEST = 14  # a letter, in pixels
_PARTS = re.compile(r"[^ -]*[ -]?")  # where a line may be broken, as programs do

KENMERK = "Id"
NAAM = "Naam interventie"
ANDERE_NAMEN = "Andere namen"
HERKOMST_KOP = "Herkomst"
ONDERDEEL_VAN = "Onderdeel van (id)"
PAGINA = "Pagina in de catalogus"
STATUS_KOP = "Status"
TOELICHTING_KOP = "Toelichting bij status"
TOEGEKEND_KOP = "Toegekend door"
PUBLICATIE_KOPPEN: Mapping[str, str] = {
    "auteurs": "Auteurs",
    "jaar": "Jaar",
    "titel": "Titel",
    "tijdschrift": "Tijdschrift / uitgever",
    "doi": "DOI",
    "url": "Webadres",
}
DOOR_SAMENSTELLERS = " (toegekend door de samenstellers)"
IN_WOORDEN = ": in de woorden van de lijst"
GEEN_INTERVENTIES = "Geen interventies met deze filters."


def height_of(texts: Iterable[tuple[str, int]]) -> int:
    """Return how high a row must be for its texts, in points; not every program sees to that when it opens a workbook.

    Args:
        texts: each text of the row, and the width of its column in characters.

    """
    most = max((_lines(text, width) for text, width in texts), default=1)
    return min(_LINE * most + 4, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(_wrapped(line, int(width * _ROOM)) for line in text.split("\n"))


def _wrapped(line: str, room: int) -> int:
    """Return how many lines of `room` pixels a line becomes; what does not fit on one by itself is broken."""
    if len(line) * _WIDEST <= room:
        return 1
    count, used = 1, 0
    for part in _PARTS.findall(line):
        whole, word = _pixels(part), _pixels(part.rstrip(" "))
        if used and used + word > room:
            count, used = count + 1, 0
        if word > room:
            count, whole = count + (word - 1) // room, word % room
        used += whole
    return count


def _pixels(word: str) -> int:
    return int(xl_pixel_width(word))


def widest_word(texts: Iterable[str]) -> int:
    """Return how many characters the longest word of `texts` has: what a column needs so that no word is broken."""
    return max((len(word) for text in texts for word in re.split(r"[\s-]", text)), default=0)


def has_sheet(dimensie: Dimension) -> bool:
    """Return whether the tags of a dimension have a sheet of their own."""
    return "status" in dimensie.kenmerken


def blad_van(dimensie: Dimension) -> str:
    """Return the name of the sheet with the tags of a dimension."""
    return dimensie.meervoud[:_LONGEST_NAME]


def kop_van_veld(veld: Veld) -> str:
    """Return the header of a field."""
    return NAAM if veld.veld == NAAMVELD else veld.titel


def kop_van(dimensie: Dimension, who: str) -> str:
    """Return the header above the terms of a dimension that `who` assigned: ``bron`` or ``samensteller``."""
    by = DOOR_SAMENSTELLERS if who == SAMENSTELLER else ""
    return f"{dimensie.label}, zie blad {blad_van(dimensie)}{by}" if has_sheet(dimensie) else dimensie.label + by


def kop_in_woorden(dimensie: Dimension) -> str:
    """Return the header above what the lists themselves say about a dimension."""
    return dimensie.label + IN_WOORDEN


def velden_per_kop(begrippen: Iterable[Dimension], velden: Iterable[Veld]) -> dict[str, dict[str, str | None]]:
    """Return per sheet: header → field or dimension; None for what is only there to be read by people."""
    main: dict[str, str | None] = {kop_van_veld(veld): veld.veld for veld in velden}
    main |= {ANDERE_NAMEN: "naamsvariant", HERKOMST_KOP: "herkomst", ONDERDEEL_VAN: "onderdeel_van", KENMERK: "id"}
    main |= dict.fromkeys(("Aantal publicaties", PAGINA))
    per_blad = {BLAD_INTERVENTIES: main}
    for dimensie in begrippen:
        veld = None if has_sheet(dimensie) else dimensie.naam
        main |= {kop_van(dimensie, who): veld for who in TOEGEKEND}
        main[kop_in_woorden(dimensie)] = dimensie.naam
        if has_sheet(dimensie):
            only_shown = ("Categorie", STATUS_KOP, TOELICHTING_KOP, TOEGEKEND_KOP, *HERKOMST_VAN_TAG)
            koppen = {NAAM: None, dimensie.label: dimensie.naam, **dict.fromkeys(only_shown), KENMERK: "id"}
            per_blad[blad_van(dimensie)] = koppen
    koppen = {kop: f"publicatie.{naam}" for naam, kop in PUBLICATIE_KOPPEN.items()}
    per_blad[BLAD_PUBLICATIES] = {NAAM: None, **koppen, KENMERK: "id"}
    return per_blad


# On sheet Overige gegevens, which is only there when it is asked for: what stands in columns that nobody named yet.
OVERIG_KOPPEN = ("Kop in de bron", "Wat er staat", "Werkboek", "Werkblad", "Cel")


# Behind a tag: the words and the cell it comes from.
HERKOMST_VAN_TAG = ("Woorden in de bron", "Herkend als", "Werkboek", "Werkblad", "Cel")


# Excel, LibreOffice and others take a cell that begins with one of these as a formula. A text that already has
# apostrophes before such a character gets one more, so that the way back is unambiguous.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_PROTECTED = re.compile(r"'+[=+\-@\t\r]")


class Scheiding(Enum):
    """What stands between two cells: a semicolon for Dutch Excel, a comma for programs."""

    PUNTKOMMA = "puntkomma"
    KOMMA = "komma"

    @property
    def teken(self) -> str:
        """The character itself."""
        return ";" if self is Scheiding.PUNTKOMMA else ","


def protect(text: str) -> str:
    """Return `text` with an apostrophe before it when a spreadsheet could run it as a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unprotect(text: str) -> str:
    """Return what `protect` was given."""
    return text[1:] if _PROTECTED.match(text) else text
