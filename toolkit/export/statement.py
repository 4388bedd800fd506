"""Sheet Verantwoording: what the list is, where it comes from, and what it is not."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.export.as_json import read_bouw
from toolkit.export.columns import assigned_by
from toolkit.export.context import ExportContext
from toolkit.export.rows import Interventie
from toolkit.export.words import GEEN_INTERVENTIES, LEEG, count_words, herkomst_labels

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
class Counts:
    """What is on the sheets, counted while they are written."""

    interventies: int = 0
    tags: int = 0
    publicaties: int = 0
    zonder_publicatie: int = 0
    herkomst: Counter[str] = field(default_factory=Counter)

    def add(self, interventie: Interventie) -> None:
        """Count one intervention."""
        self.interventies += 1
        self.tags += len(interventie.tags["werkzaam_element"])
        self.publicaties += len(interventie.publicaties)
        self.zonder_publicatie += not interventie.publicaties
        self.herkomst[str(interventie.velden["herkomst"])] += 1


def statement(
    conn: sqlite3.Connection, context: ExportContext, counts: Counts, shortened: int
) -> list[tuple[str, str]]:
    """Return the lines of the sheet as (name, text); the first is the title."""
    publisher = context.publisher
    lines = [
        ("Titel", publisher.titel),
        ("Selectie", context.in_woorden),
        ("Adres van deze lijst", context.url),
        ("Lege cellen", LEEG),
        ("Id", "Vaste naam van een interventie. Laat deze kolom staan als u het bestand later weer wilt inlezen."),
        ("Aantal", _amount(counts)),
        ("Herkomst", _origin(counts, herkomst_labels(conn))),
        ("Werkzame elementen", f"{counts.tags} regels op het blad Werkzame elementen"),
        ("Publicaties", f"{counts.publicaties} regels; {counts.zonder_publicatie} zonder publicatie"),
        ("Wat dit niet is", (_COMPILED if _is_compiled(conn) else "") + _NOT),
        *([("Wie kende het toe", _ASSIGNED)] if _has_assigned(conn) else []),
        ("Hoe citeren", context.citation),
        ("Licentie", f"{publisher.licentie}, {publisher.licentie_url}"),
        ("Uitgever", publisher.uitgever),
        ("Fout gezien? Meld het", publisher.contact),
        ("Geraadpleegd op", context.geraadpleegd.isoformat()),
        *_workbooks(conn),
        *_build_facts(conn),
    ]
    if shortened:
        lines.append(("Ingekort", f"{shortened} teksten waren te lang voor een cel; in de JSON-export zijn ze heel."))
    return lines


def _is_compiled(conn: sqlite3.Connection) -> bool:
    """Tell whether a list was compiled for this catalogue, instead of being the study's own annex."""
    return conn.execute("select 1 from bron where samengesteld = 1").fetchone() is not None


def _has_assigned(conn: sqlite3.Connection) -> bool:
    return any("samensteller" in who for who in assigned_by(conn).values())


def _amount(counts: Counts) -> str:
    if not counts.interventies:
        return GEEN_INTERVENTIES
    return count_words(counts.interventies)


def _origin(counts: Counts, herkomsten: Mapping[str, str]) -> str:
    found = [f"{words}: {counts.herkomst[code]}" for code, words in herkomsten.items() if counts.herkomst[code]]
    return "; ".join(found) or "geen"


def _workbooks(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    return [("Werkboek", bestand) for (bestand,) in conn.execute("select bestand from bron order by bestand")]


def _build_facts(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return what a person needs to tell two versions of the catalogue apart; the JSON has all of table `bouw`."""
    facts = read_bouw(conn)
    return [(name, facts[key][:length]) for name, key, length in _FACTS if key in facts]
