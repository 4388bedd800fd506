"""Read from a finished database what the build asks of people."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.curatielijst.aanwijzen import (
    distinct,
    excerpt,
    letter_of,
    lines_of,
    pair_of,
    places_of,
    said_by,
    shown_in,
)
from toolkit.curatielijst.in_het_kort import read_in_het_kort
from toolkit.curatielijst.vragen import (
    DubbelVraag,
    KolomVraag,
    KopjeVraag,
    NaamVraag,
    OpschriftVraag,
    Plaatsen,
    TabelVraag,
    TekenVraag,
    UitkomstVraag,
    VerdwenenVraag,
    Vraag,
    Vragenlijst,
    WaardeVraag,
    row_id,
)
from toolkit.findings import USED_NOW
from toolkit.lezer.bevindingen import BevindingMetCel, read_bevindingen
from toolkit.lezer.broncellen import read_gegevens, read_koppen
from toolkit.lezer.bronnen import read_werkboeken
from toolkit.lezer.interventie import Broncel
from toolkit.lezer.opbouw import Opbouw, read_opbouw
from toolkit.lezer.sql import open_readonly
from toolkit.text import fold, plain_sign

_CONTEXTS = 3  # different texts shown per question; more of them only make the row unreadable
_LETTERS = re.compile(r"[A-Z]{1,3}")


def read_lijst(database: Path) -> Vragenlijst:
    """Return every question of a finished `database`, those that touch most interventions first within each kind.

    Raises:
        FileNotFoundError: there is no `database`.
        ValueError: a finding that asks something does not say what it is about.

    """
    with open_readonly(database) as conn:
        asked = _Asked(conn)
        vragen: list[Vraag] = [
            *asked.verdwenen(),
            *_most_first(asked.tabellen()),
            *_most_first(asked.kolommen()),
            *_most_first(asked.tekens()),
            *_most_first(asked.uitkomsten()),
            *_most_first(asked.kopjes()),
            *_most_first(asked.opschriften()),
            *_most_first(asked.waarden()),
            *asked.dubbel(),
            *asked.namen(),
        ]
        return Vragenlijst(
            vragen=vragen,
            labels=_labels(asked.opbouw),
            interventies=asked.interventies,
            werkboeken={werkboek.bestand: werkboek.sha256 for werkboek in read_werkboeken(conn)},
        )


def _most_first(vragen: Iterable[Vraag]) -> list[Vraag]:
    """Return questions by the number of interventions they touch, then by the number of places, then as met."""
    return sorted(vragen, key=lambda v: (-v.plaatsen.aantal, -len(v.plaatsen.waar)))


def _labels(opbouw: Opbouw) -> dict[str, frozenset[str]]:
    return {
        dimension.naam: frozenset(
            fold(label)
            for term in dimension.termen.values()
            for label in (term.nl, term.en, *term.alt, *term.alledaags, *term.zoekterm)
        )
        for dimension in opbouw.dimensies
    }


class _Asked:
    """The questions of one database."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.opbouw = read_opbouw(conn)
        self._bevindingen = [*read_bevindingen(conn)]
        self._cells = [*read_gegevens(conn)]
        self._by_place = {(cell.bestand, cell.werkblad, cell.adres): cell for cell in self._cells}
        self._koppen = [*read_koppen(conn)]
        self.interventies = read_in_het_kort(conn, self.opbouw, self._cells)
        self._lines: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for cell in self._cells:
            if cell.interventie is not None:
                for key in lines_of(cell):
                    self._lines[key].add(cell.interventie)

    def _findings(self, *codes: str) -> list[BevindingMetCel]:
        return [bevinding for bevinding in self._bevindingen if bevinding.code in codes]

    def waarden(self) -> Iterator[WaardeVraag]:
        groups: dict[tuple[str, str], list[BevindingMetCel]] = defaultdict(list)
        for row in self._findings("waarde_onbeslist"):
            groups[said_by(row, "veld"), fold(said_by(row, "waarde"))].append(row)
        for (veld, _), rows in groups.items():
            waarde = said_by(rows[0], "waarde")
            excerpts = distinct(excerpt(row.celtekst or "", said_by(row, "waarde")) for row in rows)
            yield WaardeVraag(
                id=row_id(veld, waarde),
                veld=veld,
                waarde=waarde,
                schrijfwijzen=tuple(text for text in distinct(row.waarde for row in rows) if text != waarde),
                koppen=distinct(row.kop for row in rows),
                bestanden=distinct(row.bestand for row in rows),
                kandidaten=distinct(key for row in rows for key in row.kandidaten),
                plaatsen=Plaatsen(places_of(rows), distinct(row.interventie for row in rows), excerpts[:_CONTEXTS]),
            )

    def kolommen(self) -> Iterator[KolomVraag]:
        groups: dict[tuple[str, ...], list[BevindingMetCel]] = defaultdict(list)
        for row in self._findings("kolom_vraag", "kolom_onbekend"):
            for kop in (row.waarde or "").split("\n") if row.waarde else ():
                groups[said_by(row, "bestand"), fold(kop)].append(replace(row, waarde=kop))
            if not row.waarde and row.cel:  # without a header a column is known by its place on its sheet
                groups[said_by(row, "bestand"), "", said_by(row, "werkblad"), letter_of(row.cel)].append(row)
        for (bestand, kop, *place), rows in groups.items():
            first = rows[0]
            samples = self._samples(bestand, first.waarde, place or None)
            bladen = distinct([*(row.werkblad for row in rows), *(s.werkblad for s in samples)])
            yield KolomVraag(
                id=row_id("kolom", bestand, kop, *place),
                bestand=bestand,
                kop=first.waarde or "",
                plaats=f"kolom {place[1]}" if place else "",
                bladen=bladen,
                kandidaten=distinct(key for row in rows for key in row.kandidaten),
                melding=first.melding,
                plaatsen=Plaatsen(
                    places_of(rows),
                    self._touched(samples),
                    shown_in(samples),
                ),
            )

    def _touched(self, cells: Iterable[Broncel]) -> tuple[str, ...]:
        """Return the names of the interventions on the lines of these cells, whichever way the records run."""
        names = []
        for cell in cells:
            alone = [ids for ids in (self._lines[key] for key in lines_of(cell)) if len(ids) == 1]
            names += [self.interventies[id_].naam for ids in alone[:1] for id_ in ids]
        return distinct(names)

    def _samples(self, bestand: str, kop: str | None, place: Sequence[str] | None) -> list[Broncel]:
        """Return the cells of the data of a column, of every sheet that has its header."""
        mine = [cell for cell in self._cells if cell.bestand == bestand]
        if place is not None:
            return [cell for cell in mine if [cell.werkblad, cell.kolom] == [*place]]
        return [cell for cell in mine if cell.kop == kop]

    def tabellen(self) -> Iterator[TabelVraag]:
        for row in self._findings("tabel_opgehouden"):
            bestand, werkblad = said_by(row, "bestand"), row.werkblad or said_by(row, "waarde")
            cells = [cell for cell in self._cells if (cell.bestand, cell.werkblad) == (bestand, werkblad)]
            headers = self._headers(bestand, werkblad)
            by_header = {fold(kop): letter for letter, kop in headers.items()}
            letters = [key if _LETTERS.fullmatch(key) else by_header.get(fold(key)) for key in row.kandidaten]
            yield TabelVraag(
                id=row_id("tabel", bestand, werkblad),
                bestand=bestand,
                werkblad=werkblad,
                kolommen={letter: headers.get(letter, "") for letter in [*filter(None, letters), *headers]},
                melding=row.melding,
                plaatsen=Plaatsen(
                    places_of([row]),
                    distinct(f"rij {cell.rij}" for cell in cells),  # nobody knows yet which interventions
                    shown_in(cells),
                ),
            )

    def tekens(self) -> Iterator[TekenVraag]:
        for bestand, teken, rows in self._once_per_workbook("teken_onduidelijk"):
            bladen = distinct(row.werkblad for row in rows)
            cells = [cell for cell in self._of_elements(bestand, bladen) if teken in (cell.waarde or "")]
            places = Plaatsen(places_of(rows), self._touched(cells), shown_in(cells))
            yield TekenVraag(row_id("teken", bestand, teken), bestand, teken, bladen, rows[0].melding, places)

    def kopjes(self) -> Iterator[KopjeVraag]:
        for bestand, kopje, rows in self._once_per_workbook("kopje_onduidelijk"):
            bladen = distinct(row.werkblad for row in rows)
            places = Plaatsen(places_of(rows), self._touched(self._of_elements(bestand, bladen)))
            yield KopjeVraag(row_id("kopje", bestand, kopje), bestand, kopje, bladen, rows[0].melding, places)

    def uitkomsten(self) -> Iterator[UitkomstVraag]:
        for bestand, tekst, rows in self._once_per_workbook("status_onduidelijk"):
            cells = (self._by_place.get((row.bestand or "", row.werkblad or "", row.cel)) for row in rows)
            places = Plaatsen(places_of(rows), self._touched(cell for cell in cells if cell is not None))
            yield UitkomstVraag(row_id("uitkomst", bestand, tekst), bestand, tekst, rows[0].melding, places)

    def opschriften(self) -> Iterator[OpschriftVraag]:
        groups: dict[tuple[str, str], list[BevindingMetCel]] = defaultdict(list)
        for row in self._findings("bladnaam_ongebruikt", "naam_van_groep"):
            if row.kandidaten:
                groups[said_by(row, "bestand"), fold(said_by(row, "waarde"))].append(row)
        for (bestand, _), rows in groups.items():
            naam, said = said_by(rows[0], "waarde"), distinct(key for row in rows for key in row.kandidaten)
            bladen = {row.werkblad for row in rows}
            touched = self._touched(c for c in self._cells if c.bestand == bestand and c.werkblad in bladen)
            yield OpschriftVraag(
                id=row_id("opschrift", bestand, naam),
                bestand=bestand,
                naam=naam,
                kandidaten=tuple(key for key in said if not key.startswith(USED_NOW)),
                gebruikt=tuple(key.removeprefix(USED_NOW) for key in said if key.startswith(USED_NOW)),
                melding=rows[0].melding,
                plaatsen=Plaatsen(places_of(rows), touched),
            )

    def _once_per_workbook(self, code: str) -> Iterator[tuple[str, str, list[BevindingMetCel]]]:
        """Yield each of the texts, one per line, that findings of a workbook are about, with its findings."""
        groups: dict[tuple[str, str], tuple[str, list[BevindingMetCel]]] = {}
        for row in self._findings(code):
            for text in said_by(row, "waarde").split("\n"):
                groups.setdefault((said_by(row, "bestand"), plain_sign(text)), (text, []))[1].append(row)
        for (bestand, _), (text, rows) in groups.items():
            yield bestand, text, rows

    def _of_elements(self, bestand: str, bladen: Sequence[str]) -> list[Broncel]:
        """Return the cells on these sheets that are about terms with a status."""
        told = {dimension.naam for dimension in self.opbouw.dimensies if "status" in dimension.kenmerken}
        return [c for c in self._cells if c.bestand == bestand and c.werkblad in bladen and c.veld in told]

    def _headers(self, bestand: str, werkblad: str) -> dict[str, str]:
        """Return the header of every column of a sheet by letter: the longest path, which is the whole one."""
        headers: dict[str, str] = {}
        for cell in self._koppen:
            if (cell.bestand, cell.werkblad) == (bestand, werkblad) and cell.kolom and cell.kop:
                headers[cell.kolom] = max(headers.get(cell.kolom, ""), cell.kop, key=len)
        return headers

    def verdwenen(self) -> Iterator[VerdwenenVraag]:
        for row in self._findings("id_verdwenen"):
            id_ = said_by(row, "waarde")
            yield VerdwenenVraag(
                row_id("verdwenen", id_), id_, row.kandidaten, row.melding, Plaatsen(interventies=(id_,))
            )

    def dubbel(self) -> Iterator[DubbelVraag]:
        for row in self._findings("overlap_mogelijk"):
            een, ander = pair_of(row)
            names = tuple(self.interventies[id_].naam for id_ in (een, ander) if id_ in self.interventies)
            key = row_id("dubbel", *sorted((een, ander)))
            yield DubbelVraag(key, een, ander, row.melding, Plaatsen(places_of([row]), names))

    def namen(self) -> Iterator[NaamVraag]:
        groups: dict[tuple[str, str, bool], list[BevindingMetCel]] = defaultdict(list)
        for row in self._findings("identiteit_herkend", "identiteit_nieuw"):
            if not row.kandidaten:
                raise ValueError(f"bevinding {row.id} ({row.code}) noemt geen id")
            groups[row.kandidaten[0], fold(said_by(row, "waarde")), row.code == "identiteit_herkend"].append(row)
        for (id_, naam, herkend), rows in sorted(groups.items(), key=lambda item: not item[0][2]):
            waarde, bestand = said_by(rows[0], "waarde"), said_by(rows[0], "bestand")
            places = Plaatsen(places_of(rows), (waarde,))
            yield NaamVraag(row_id("naam", id_, naam), waarde, id_, herkend, bestand, places)
