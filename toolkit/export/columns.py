"""The columns of the exported workbook: one list for who writes it and who reads it back.

The headers are what people see. `veld` is the name of the field in the contract, so that a workbook that was exported
can be read back exactly; None is for what is only there to be read by people.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from toolkit.export.rows import Interventie, Tag, Waarde
from toolkit.export.words import (
    GROEP_BRON,
    GROEP_SAMENSTELLER,
    METHODE,
    NIETS,
    STATUS,
    TOEGEKEND,
    address,
    element_summary,
    tag_lines,
)
from toolkit.records.model import Publicatie
from toolkit.vocabulary.load import DIMENSIES

BLAD_INTERVENTIES = "Interventies"
BLAD_ELEMENTEN = "Werkzame elementen"
BLAD_PUBLICATIES = "Publicaties"
BLAD_VERANTWOORDING = "Verantwoording"

# Headers that reading back must find.
KENMERK = "Kenmerk"
NAAM = "Naam interventie"
PAGINA = "In de catalogus"
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
        groep: header above it.
        link: address behind the cell, when it has one.

    """

    kop: str
    breedte: int
    waarde: Callable[[RowT], Waarde]
    veld: str | None = None
    groep: str = "Interventie"
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
    labels: Mapping[str, str], groups: Groups, herkomsten: Mapping[str, str], basisadres: str
) -> list[Kolom[Interventie]]:
    """Return the columns of sheet Interventies.

    Args:
        labels: dimension → name.
        groups: see `assigned_by`.
        herkomsten: kind of list → name, see `herkomst_labels`.
        basisadres: public address of the site, for the link to the page of an intervention.

    """
    tags = {who: [d for d in DIMENSIES if who in groups[d]] for who in ("bron", "samensteller")}
    return [
        _veld("naam", NAAM, 32),
        Kolom("Andere namen", 24, lambda row: "\n".join(row.naamsvarianten), veld="naamsvariant"),
        Kolom("Herkomst", 18, lambda row: herkomsten[str(row.velden["herkomst"])], veld="herkomst"),
        _veld("organisatie", "Organisatie", 26),
        _veld("doel", "Doel", 50, GROEP_BRON),
        _veld("aanpak", "Aanpak", 50, GROEP_BRON),
        *(_dimensie(d, labels[d], "bron") for d in tags["bron"]),
        _veld("steekproef_n", "Omvang steekproef (N)", 12, GROEP_BRON),
        _veld("steekproef", "Toelichting steekproef", 32, GROEP_BRON),
        _veld("uitkomst", "Uitkomst", 50, GROEP_BRON),
        _veld("beperkingen", "Beperkingen van het onderzoek", 40, GROEP_BRON),
        *(_dimensie(d, labels[d], "samensteller") for d in tags["samensteller"]),
        Kolom("Aantal publicaties", 11, lambda row: len(row.publicaties), groep="Vindplaats"),
        _veld("website", "Website", 32, "Vindplaats", link=True),
        _veld("bron_url", "Bronpagina", 32, "Vindplaats", link=True),
        _veld("gevonden_in", "Gevonden in", 32, "Vindplaats"),
        _veld("taal", "Taal", 16, "Vindplaats"),
        _veld("opmerking", "Opmerking", 32, "Vindplaats"),
        Kolom(
            PAGINA,
            32,
            partial(_page, basisadres),
            groep="Vindplaats",
            link=partial(_page, basisadres),
        ),
        _veld("onderdeel_van", "Onderdeel van (kenmerk)", 24, "Vindplaats"),
        _veld("id", KENMERK, 24, "Vindplaats"),
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
        Kolom("Tijdschrift / uitgever", 36, lambda row: row.publicatie.tijdschrift, veld="publicatie.tijdschrift"),
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


def _veld(veld: str, kop: str, breedte: int, groep: str = "Interventie", *, link: bool = False) -> Kolom[Interventie]:
    def value(row: Interventie) -> Waarde:
        return row.velden[veld]

    def target(row: Interventie) -> str | None:
        return None if row.velden[veld] is None else str(row.velden[veld])

    return Kolom(kop, breedte, value, veld, groep, target if link else None)


def _dimensie(dimensie: str, label: str, who: str) -> Kolom[Interventie]:
    lines = element_summary if dimensie == "werkzaam_element" else tag_lines

    def value(row: Interventie) -> str:
        return _bullets(lines(tag for tag in row.tags[dimensie] if tag.toegekend_door == who))

    groep = GROEP_BRON if who == "bron" else GROEP_SAMENSTELLER
    if dimensie == "werkzaam_element":
        # A cell cannot hold one element twice with two statuses; the sheet with a row per tag can.
        return Kolom(f"{label} (zie blad {BLAD_ELEMENTEN})", 34, value, None, groep)
    return Kolom(label, 28, value, dimensie, groep)


def _bullets(lines: Sequence[str]) -> str:
    return lines[0] if len(lines) == 1 else "\n".join(f"• {line}" for line in lines)


def _page(basisadres: str, row: Interventie) -> str:
    return f"{basisadres}/interventie/{row.id}"
