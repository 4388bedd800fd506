"""Sheet Verantwoording: what the list is, where it comes from, and what it is not."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from toolkit.codes import SAMENSTELLER
from toolkit.export.context import ExportContext
from toolkit.exportvorm import BLAD_PUBLICATIES, GEEN_INTERVENTIES, blad_van, has_sheet
from toolkit.lezer import Interventie
from toolkit.lezer.bronnen import is_samengesteld, read_bouw, read_herkomsten, read_werkboeken
from toolkit.lezer.tellingen import Dekking
from toolkit.vocabulary.dimension import Dimension
from toolkit.weergave import tekst

_LEEG = (
    "Een lege cel betekent: de lijsten hebben in die kolom niets. Lees ook de kolommen “in de woorden van de lijst”: "
    "daar kan bijvoorbeeld een uitkomst of een aantal deelnemers staan die in een andere kolom ontbreekt."
)
_COMPILED = (
    "Dit is niet de bijlage bij WODC-onderzoek 3421. De gegevens zijn samengesteld uit openbare bronnen; elke "
    "interventie noemt de pagina waar ze gelezen is. "
)
_NOT = (
    "Het is geen oordeel over interventies: een status is wat de bron over één werkzaam element meldt, en "
    "“niet gerapporteerd” is iets anders dan “geen effect”."
)
_ASSIGNED = (
    "Kolommen met “(toegekend door de samenstellers)” zijn toegekend door de samenstellers op basis van de gelezen "
    "beschrijving; de bron gebruikt deze indeling niet. Op het blad Werkzame elementen staat per regel wie het element "
    "toekende en in welke cel van het werkboek het staat."
)

# Name, key of table `bouw`, and how many characters are enough.
_FACTS = (
    ("Peildatum van de gegevens", "peildatum", None),
    ("Aantal in de hele catalogus", "aantal_interventies", None),
    ("Controlegetal van de gegevens", "gegevens_sha256", 12),
)


@dataclass(slots=True)
class SheetCounts:
    """What is on the sheets, counted while they are written."""

    interventies: int = 0
    tags: Counter[str] = field(default_factory=Counter)
    publicaties: int = 0
    zonder_publicatie: int = 0
    herkomst: Counter[str] = field(default_factory=Counter)

    def add(self, interventie: Interventie) -> None:
        """Count one intervention."""
        self.interventies += 1
        self.tags.update({dimensie: len(tags) for dimensie, tags in interventie.tags.items()})
        self.publicaties += len(interventie.publicaties)
        self.zonder_publicatie += not interventie.publicaties
        self.herkomst[interventie.herkomst] += 1


def statement(
    conn: sqlite3.Connection,
    context: ExportContext,
    begrippen: Iterable[Dimension],
    dekking: Iterable[Dekking],
    counts: SheetCounts,
    shortened: int,
) -> list[tuple[str, str]]:
    """Return the lines of the sheet as (name, text); the first is the title."""
    by_compilers = any(SAMENSTELLER in d.per_toekenner for d in dekking)
    lines = [
        *_what_it_is(context),
        ("Lege cellen", _LEEG),
        ("Id", "Vaste naam van een interventie. Laat deze kolom staan als u het bestand later weer wilt inlezen."),
        ("Aantal", _amount(counts)),
        ("Herkomst", _origin(counts, read_herkomsten(conn))),
        *((blad_van(d), f"{counts.tags[d.naam]} regels op het blad {blad_van(d)}") for d in begrippen if has_sheet(d)),
        (BLAD_PUBLICATIES, f"{counts.publicaties} regels; {counts.zonder_publicatie} zonder publicatie"),
        ("Wat dit niet is", what_it_is_not(conn)),
        *([("Wie kende het toe", _ASSIGNED)] if by_compilers else []),
        *_whose_it_is(conn, context),
    ]
    if shortened:
        lines.append(("Ingekort", f"{shortened} teksten waren te lang voor een cel; in de JSON-export zijn ze heel."))
    return lines


def note_statement(conn: sqlite3.Connection, context: ExportContext, counts: SheetCounts) -> list[tuple[str, str]]:
    """Return what a note says about itself as (name, text): what the sheet says, without what is about cells."""
    return [
        *_what_it_is(context),
        ("Aantal", _amount(counts)),
        ("Herkomst", _origin(counts, read_herkomsten(conn))),
        (BLAD_PUBLICATIES, f"{counts.publicaties}; {tekst.interventies(counts.zonder_publicatie)} zonder publicatie"),
        ("Wat dit niet is", what_it_is_not(conn)),
        *_whose_it_is(conn, context),
    ]


def what_it_is_not(conn: sqlite3.Connection) -> str:
    """Return that this is no judgement, and for compiled lists that they are not the official ones."""
    return (_COMPILED if is_samengesteld(conn) else "") + _NOT


def _what_it_is(context: ExportContext) -> list[tuple[str, str]]:
    return [
        ("Titel", context.publisher.titel),
        ("Selectie", context.in_woorden),
        ("Adres van deze lijst", context.url),
    ]


def _whose_it_is(conn: sqlite3.Connection, context: ExportContext) -> list[tuple[str, str]]:
    publisher = context.publisher
    return [
        ("Hoe citeren", context.citation),
        ("Licentie", f"{publisher.licentie}, {publisher.licentie_url}"),
        ("Uitgever", publisher.uitgever),
        ("Fout gezien? Meld het", publisher.contact),
        ("Geraadpleegd op", context.geraadpleegd.isoformat()),
        *_workbooks(conn),
        *_build_facts(conn),
    ]


def _amount(counts: SheetCounts) -> str:
    if not counts.interventies:
        return GEEN_INTERVENTIES
    return tekst.interventies(counts.interventies)


def _origin(counts: SheetCounts, herkomsten: Mapping[str, str]) -> str:
    found = [f"{words}: {counts.herkomst[code]}" for code, words in herkomsten.items() if counts.herkomst[code]]
    return "; ".join(found) or "geen"


def _workbooks(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    return [("Werkboek", werkboek.bestand) for werkboek in read_werkboeken(conn)]


def _build_facts(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return what a person needs to tell two versions of the catalogue apart; the JSON has all of table `bouw`."""
    facts = read_bouw(conn)
    return [(name, facts[key][:length]) for name, key, length in _FACTS if key in facts]
