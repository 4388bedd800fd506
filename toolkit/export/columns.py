"""The columns of the exported workbook: one list for who writes it and who reads it back.

The headers are what people see. `veld` is the name of the field in the contract, so that a workbook that was exported
can be read back exactly; None is for what is only there to be read by people.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from toolkit.export.rows import Interventie, Tag, Waarde
from toolkit.export.words import (
    DOOR_SAMENSTELLERS,
    IN_WOORDEN,
    METHODE,
    NIETS,
    STATUS,
    TOEGEKEND,
    address,
    element_summary,
    tag_lines,
    words_text,
)
from toolkit.records.model import Publicatie
from toolkit.vocabulary.load import DIMENSIES

BLAD_INTERVENTIES = "Interventies"
BLAD_ELEMENTEN = "Werkzame elementen"
BLAD_PUBLICATIES = "Publicaties"
BLAD_VERANTWOORDING = "Verantwoording"

# Headers that reading back must find.
KENMERK = "Id"
NAAM = "Naam interventie"
PAGINA = "Pagina in de catalogus"
ELEMENT = "Werkzaam element"
STATUS_KOP = "Status"
TOELICHTING_KOP = "Toelichting bij status"
TOEGEKEND_KOP = "Toegekend door"

RowT = TypeVar("RowT")
Groups = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ElementRow:
    """A werkzaam element of an intervention, with the category it belongs to."""

    interventie: Interventie
    tag: Tag
    categorie: str | None


@dataclass(frozen=True, slots=True)
class PublicatieRow:
    """A publication of an intervention."""

    interventie: Interventie
    publicatie: Publicatie


@dataclass(frozen=True, slots=True)
class Kolom(Generic[RowT]):
    """One column of a sheet.

    Attributes:
        kop: header.
        breedte: width in characters.
        waarde: what a row has there.
        veld: field as in the contract, or None when it is not read back.
        link: address behind the cell, when it has one.

    """

    kop: str
    breedte: int
    waarde: Callable[[RowT], Waarde]
    veld: str | None = None
    link: Callable[[RowT], str | None] | None = None


def assigned_by(conn: sqlite3.Connection) -> Groups:
    """Return per dimension who assigned its tags (`bron`, `samensteller`), of the whole catalogue.

    Of the whole catalogue, so that the columns are the same for every list.
    """
    found = {}
    for dimensie in DIMENSIES:
        # The name comes from the list of dimensions of the contract.
        rows = conn.execute(f"select distinct toegekend_door from interventie_{dimensie} order by 1")  # noqa: S608
        found[dimensie] = tuple(row[0] for row in rows) or ("bron",)
    return found


def dimension_labels(conn: sqlite3.Connection) -> dict[str, str]:
    """Return the name of each dimension as on screen."""
    return dict(conn.execute("select id, label from dimensie"))


def interventie_columns(
    labels: Mapping[str, str],
    groups: Groups,
    herkomsten: Mapping[str, str],
    basisadres: str,
    in_woorden: Collection[str],
) -> list[Kolom[Interventie]]:
    """Return the columns of sheet Interventies.

    Args:
        labels: dimension → name.
        groups: see `assigned_by`.
        herkomsten: kind of list → name, see `herkomst_labels`.
        basisadres: public address of the site, for the link to the page of an intervention.
        in_woorden: the dimensions that have a column with the words of the lists.

    """
    tags = {who: [d for d in DIMENSIES if who in groups[d]] for who in ("bron", "samensteller")}
    # The words are of the dimension: once, also when both assigned its terms.
    words_after = [d for d in in_woorden if d not in tags["bron"]]
    return [
        _veld("naam", NAAM, 32),
        Kolom("Andere namen", 24, lambda row: "\n".join(row.naamsvarianten), veld="naamsvariant"),
        Kolom("Herkomst", 18, lambda row: herkomsten[str(row.velden["herkomst"])], veld="herkomst"),
        _veld("organisatie", "Organisatie", 26),
        _veld("doel", "Doel", 50),
        _veld("aanpak", "Aanpak", 50),
        *(column for d in tags["bron"] for column in _with_words(d, labels[d], "bron", in_woorden)),
        _veld("steekproef_n", "Omvang steekproef (N)", 12),
        _veld("steekproef", "Toelichting steekproef", 32),
        _veld("uitkomst", "Uitkomst", 50),
        _veld("beperkingen", "Beperkingen van het onderzoek", 40),
        *(column for d in tags["samensteller"] for column in _with_words(d, labels[d], "samensteller", words_after)),
        Kolom("Aantal publicaties", 11, lambda row: len(row.publicaties)),
        _veld("website", "Website", 32, link=True),
        _veld("bron_url", "Bronpagina", 32, link=True),
        _veld("gevonden_in", "Gevonden in", 32),
        _veld("taal", "Taal", 16),
        _veld("opmerking", "Opmerking", 32),
        Kolom(
            PAGINA,
            32,
            partial(_page, basisadres),
            link=partial(_page, basisadres),
        ),
        _veld("onderdeel_van", "Onderdeel van (id)", 24),
        _veld("id", KENMERK, 24),
    ]


def element_columns() -> list[Kolom[ElementRow]]:
    """Return the columns of sheet Werkzame elementen: a row per tag."""
    return [
        Kolom(NAAM, 32, lambda row: row.interventie.velden["naam"]),
        Kolom("Categorie", 26, lambda row: row.categorie),
        Kolom(ELEMENT, 30, lambda row: row.tag.label, veld="werkzaam_element"),
        Kolom(STATUS_KOP, 16, lambda row: STATUS[row.tag.status] if row.tag.status else NIETS),
        Kolom(TOELICHTING_KOP, 50, lambda row: row.tag.toelichting),
        Kolom(TOEGEKEND_KOP, 17, lambda row: TOEGEKEND[row.tag.toegekend_door]),
        Kolom("Woorden in de bron", 40, lambda row: row.tag.brontekst),
        Kolom("Herkend als", 24, lambda row: METHODE[row.tag.methode]),
        Kolom("Werkboek", 28, lambda row: row.tag.broncel.bestand),
        Kolom("Werkblad", 18, lambda row: row.tag.broncel.werkblad),
        Kolom("Cel", 8, lambda row: row.tag.broncel.adres or "bladnaam"),
        Kolom(KENMERK, 24, lambda row: row.interventie.id, veld="id"),
    ]


def publicatie_columns() -> list[Kolom[PublicatieRow]]:
    """Return the columns of sheet Publicaties: a row per publication of an intervention."""
    return [
        Kolom(NAAM, 32, lambda row: row.interventie.velden["naam"]),
        Kolom("Auteurs", 40, lambda row: row.publicatie.auteurs, veld="publicatie.auteurs"),
        Kolom("Jaar", 8, lambda row: row.publicatie.jaar, veld="publicatie.jaar"),
        Kolom("Titel", 60, lambda row: row.publicatie.titel, veld="publicatie.titel"),
        Kolom("Tijdschrift / uitgever", 36, lambda row: row.publicatie.verschenen_in, veld="publicatie.tijdschrift"),
        Kolom(
            "DOI",
            28,
            lambda row: row.publicatie.doi,
            veld="publicatie.doi",
            link=lambda row: address(row.publicatie) if row.publicatie.doi else None,
        ),
        Kolom(
            "Webadres",
            36,
            lambda row: row.publicatie.url,
            veld="publicatie.url",
            link=lambda row: row.publicatie.url,
        ),
        Kolom(KENMERK, 24, lambda row: row.interventie.id, veld="id"),
    ]


def _veld(veld: str, kop: str, breedte: int, *, link: bool = False) -> Kolom[Interventie]:
    def value(row: Interventie) -> Waarde:
        return row.velden[veld]

    def target(row: Interventie) -> str | None:
        return None if row.velden[veld] is None else str(row.velden[veld])

    return Kolom(kop, breedte, value, veld, target if link else None)


def _with_words(dimensie: str, label: str, who: str, in_woorden: Collection[str]) -> list[Kolom[Interventie]]:
    column = _dimensie(dimensie, label, who)
    if dimensie not in in_woorden:
        return [column]
    return [
        column,
        Kolom(f"{label}{IN_WOORDEN}", 50, lambda row: words_text(row.woorden.get(dimensie, ())), veld=dimensie),
    ]


def _dimensie(dimensie: str, label: str, who: str) -> Kolom[Interventie]:
    lines = element_summary if dimensie == "werkzaam_element" else tag_lines

    def value(row: Interventie) -> str:
        return _bullets(lines(tag for tag in row.tags[dimensie] if tag.toegekend_door == who))

    by = DOOR_SAMENSTELLERS if who == "samensteller" else ""
    if dimensie == "werkzaam_element":
        # A cell cannot hold one element twice with two statuses; the sheet with a row per tag can.
        return Kolom(f"{label}, zie blad {BLAD_ELEMENTEN}{by}", 34, value)
    return Kolom(label + by, 28, value, dimensie)


def _bullets(lines: Sequence[str]) -> str:
    return lines[0] if len(lines) == 1 else "\n".join(f"• {line}" for line in lines)


def _page(basisadres: str, row: Interventie) -> str:
    return f"{basisadres}/interventie/{row.id}"
