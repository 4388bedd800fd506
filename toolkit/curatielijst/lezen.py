"""Read from a finished database what the build asks of people."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from openpyxl.utils.cell import coordinate_from_string

from toolkit.curatielijst.vragen import (
    DubbelVraag,
    InterventieKort,
    KolomVraag,
    Lijst,
    NaamVraag,
    Plaatsen,
    TabelVraag,
    VerdwenenVraag,
    Vraag,
    WaardeVraag,
    row_id,
)
from toolkit.report.database import open_readonly
from toolkit.text import fold

_AROUND = 200  # characters of the cell shown on either side of the value
_CONTEXTS = 3  # different texts shown per question; more of them only make the row unreadable
_LETTERS = re.compile(r"[A-Z]{1,3}")


def read_lijst(database: Path) -> Lijst:
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
            *_most_first(asked.waarden()),
            *asked.dubbel(),
            *asked.namen(),
        ]
        return Lijst(
            vragen=vragen,
            labels=_labels(conn),
            interventies=asked.interventies,
            werkboeken=dict(conn.execute("select bestand, sha256 from bron order by bestand").fetchall()),
        )


def _most_first(vragen: Iterable[Vraag]) -> list[Vraag]:
    """Return questions by the number of interventions they touch, then by the number of places, then as met."""
    return sorted(vragen, key=lambda v: (-v.plaatsen.aantal, -len(v.plaatsen.waar)))


def _labels(conn: sqlite3.Connection) -> dict[str, frozenset[str]]:
    labels: dict[str, set[str]] = defaultdict(set)
    for row in conn.execute("select dimensie_id, label from begrip_label"):
        labels[row["dimensie_id"]].add(fold(row["label"]))
    return {dimensie: frozenset(found) for dimensie, found in labels.items()}


class _Asked:
    """The questions of one database."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self.interventies = _interventies(conn)
        self._lines: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for row in conn.execute(_OWNED):
            for key in _lines_of(row):
                self._lines[key].add(row["interventie_id"])

    def _findings(self, *codes: str) -> list[sqlite3.Row]:
        marks = ", ".join("?" * len(codes))
        return self._conn.execute(_FINDINGS.format(marks=marks), codes).fetchall()

    def waarden(self) -> Iterator[WaardeVraag]:
        groups: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
        for row in self._findings("waarde_onbeslist"):
            groups[_said(row, "veld"), fold(_said(row, "waarde"))].append(row)
        for (veld, _), rows in groups.items():
            waarde = rows[0]["waarde"]
            excerpts = _distinct(_excerpt(row["celtekst"] or "", row["waarde"]) for row in rows)
            yield WaardeVraag(
                id=row_id(veld, waarde),
                veld=veld,
                waarde=waarde,
                schrijfwijzen=tuple(text for text in _distinct(row["waarde"] for row in rows) if text != waarde),
                koppen=_distinct(row["kop"] for row in rows),
                bestanden=_distinct(row["bestand"] for row in rows),
                kandidaten=_distinct(key for row in rows for key in _keys(row)),
                plaatsen=Plaatsen(_places(rows), _distinct(row["interventie"] for row in rows), excerpts[:_CONTEXTS]),
            )

    def kolommen(self) -> Iterator[KolomVraag]:
        groups: dict[tuple[str, ...], list[sqlite3.Row]] = defaultdict(list)
        for row in self._findings("kolom_vraag", "kolom_onbekend"):
            if row["waarde"]:
                groups[_said(row, "bestand"), fold(row["waarde"])].append(row)
            elif row["cel"]:  # without a header a column is known by its place on its sheet
                groups[_said(row, "bestand"), "", row["werkblad"], _letter(row["cel"])].append(row)
        for (bestand, kop, *place), rows in groups.items():
            first = rows[0]
            samples = self._samples(bestand, first["waarde"], place or None)
            bladen = _distinct([*(row["werkblad"] for row in rows), *(s["werkblad"] for s in samples)])
            yield KolomVraag(
                id=row_id("kolom", bestand, kop, *place),
                bestand=bestand,
                kop=first["waarde"] or "",
                plaats=f"kolom {place[1]}" if place else "",
                bladen=bladen,
                kandidaten=_distinct(key for row in rows for key in _keys(row)),
                melding=first["melding"],
                plaatsen=Plaatsen(
                    _places(rows),
                    self._touched(samples),
                    _shown(samples),
                ),
            )

    def _touched(self, cells: Iterable[sqlite3.Row]) -> tuple[str, ...]:
        """Return the names of the interventions on the lines of these cells, whichever way the records run."""
        names = []
        for cell in cells:
            alone = [ids for ids in (self._lines[key] for key in _lines_of(cell)) if len(ids) == 1]
            names += [self.interventies[id_].naam for ids in alone[:1] for id_ in ids]
        return _distinct(names)

    def _samples(self, bestand: str, kop: str | None, place: Sequence[str] | None) -> list[sqlite3.Row]:
        """Return the cells of the data of a column, of every sheet that has its header."""
        where, values = ("broncel.kop = ?", [kop]) if place is None else ("werkblad = ? and kolom = ?", [*place])
        return self._conn.execute(_CELLS.format(where=where), (bestand, *values)).fetchall()

    def tabellen(self) -> Iterator[TabelVraag]:
        for row in self._findings("tabel_opgehouden"):
            bestand, werkblad = _said(row, "bestand"), row["werkblad"] or _said(row, "waarde")
            cells = self._conn.execute(_CELLS.format(where="werkblad = ?"), (bestand, werkblad)).fetchall()
            headers = self._headers(bestand, werkblad)
            by_header = {fold(kop): letter for letter, kop in headers.items()}
            letters = [key if _LETTERS.fullmatch(key) else by_header.get(fold(key)) for key in _keys(row)]
            yield TabelVraag(
                id=row_id("tabel", bestand, werkblad),
                bestand=bestand,
                werkblad=werkblad,
                kolommen={letter: headers.get(letter, "") for letter in [*filter(None, letters), *headers]},
                melding=row["melding"],
                plaatsen=Plaatsen(
                    _places([row]),
                    _distinct(f"rij {cell['rij']}" for cell in cells),  # nobody knows yet which interventions
                    _shown(cells),
                ),
            )

    def _headers(self, bestand: str, werkblad: str) -> dict[str, str]:
        """Return the header of every column of a sheet by letter: the longest path, which is the whole one."""
        headers: dict[str, str] = {}
        for row in self._conn.execute(_HEADERS, (bestand, werkblad)):
            if len(row["kop"]) > len(headers.get(row["kolom"], "")):
                headers[row["kolom"]] = row["kop"]
        return headers

    def verdwenen(self) -> Iterator[VerdwenenVraag]:
        for row in self._findings("id_verdwenen"):
            id_ = _said(row, "waarde")
            yield VerdwenenVraag(
                row_id("verdwenen", id_), id_, _keys(row), row["melding"], Plaatsen(interventies=(id_,))
            )

    def dubbel(self) -> Iterator[DubbelVraag]:
        for row in self._findings("overlap_mogelijk"):
            een, ander = _pair(row)
            names = tuple(self.interventies[id_].naam for id_ in (een, ander) if id_ in self.interventies)
            key = row_id("dubbel", *sorted((een, ander)))
            yield DubbelVraag(key, een, ander, row["melding"], Plaatsen(_places([row]), names))

    def namen(self) -> Iterator[NaamVraag]:
        groups: dict[tuple[str, str, bool], list[sqlite3.Row]] = defaultdict(list)
        for row in self._findings("identiteit_herkend", "identiteit_nieuw"):
            if not _keys(row):
                raise ValueError(f"bevinding {row['id']} ({row['code']}) noemt geen id")
            groups[_keys(row)[0], fold(_said(row, "waarde")), row["code"] == "identiteit_herkend"].append(row)
        for (id_, naam, herkend), rows in sorted(groups.items(), key=lambda item: not item[0][2]):
            first = rows[0]
            places = Plaatsen(_places(rows), (first["waarde"],))
            yield NaamVraag(row_id("naam", id_, naam), first["waarde"], id_, herkend, first["bestand"], places)


_FINDINGS = """
    select bevinding.id, bevinding.code, bevinding.melding, bevinding.veld, bevinding.waarde, bevinding.kandidaten,
           coalesce(bevinding.bestand, bron.bestand) as bestand,
           coalesce(bevinding.werkblad, broncel.werkblad) as werkblad,
           coalesce(bevinding.cel, broncel.kolom || broncel.rij) as cel,
           broncel.waarde as celtekst, broncel.kop, interventie.naam as interventie
    from bevinding
    left join broncel on broncel.id = bevinding.broncel_id
    left join bron on bron.id = broncel.bron_id
    left join interventie on interventie.id = broncel.interventie_id
    where bevinding.code in ({marks})
    order by bevinding.id
"""
_CELLS = """
    select broncel.bron_id, broncel.werkblad, broncel.kolom, broncel.rij, broncel.waarde
    from broncel
    join bron on bron.id = broncel.bron_id
    where bron.bestand = ? and {where}
      and broncel.soort = 'waarde' and broncel.kopcel = 0 and broncel.waarde is not null
    order by broncel.rowid
"""
_OWNED = """
    select broncel.bron_id, broncel.werkblad, broncel.kolom, broncel.rij, broncel.interventie_id from broncel
    where broncel.interventie_id is not null and broncel.rij is not null
"""
_HEADERS = """
    select broncel.kolom, broncel.kop from broncel join bron on bron.id = broncel.bron_id
    where bron.bestand = ? and broncel.werkblad = ? and broncel.kopcel = 1 and broncel.kop is not null
    order by broncel.rowid
"""


def _interventies(conn: sqlite3.Connection) -> dict[str, InterventieKort]:
    namen: dict[str, dict[str, None]] = defaultdict(dict)
    bestanden: dict[str, dict[str, None]] = defaultdict(dict)
    landen: dict[str, dict[str, None]] = defaultdict(dict)
    for row in conn.execute(
        "select interventie_id, waarde, bestand, veld from broncel join bron on bron.id = bron_id"
        " where interventie_id is not null order by broncel.rowid"
    ):
        bestanden[row["interventie_id"]][row["bestand"]] = None
        if row["veld"] == "naam" and row["waarde"]:
            namen[row["interventie_id"]][" ".join(row["waarde"].split())] = None
    for row in conn.execute("select interventie_id, land_id from interventie_land order by land_id"):
        landen[row["interventie_id"]][row["land_id"]] = None
    return {
        row["id"]: InterventieKort(
            row["id"],
            row["naam"],
            tuple(namen[row["id"]]) or (row["naam"],),
            tuple(landen[row["id"]]),
            tuple(bestanden[row["id"]]),
            row["organisatie"],
        )
        for row in conn.execute("select id, naam, organisatie from interventie order by naam, id")
    }


def _said(row: sqlite3.Row, column: str) -> str:
    """Return what a finding must say to be a question.

    Raises:
        ValueError: it does not say it.

    """
    if not row[column]:
        raise ValueError(f"bevinding {row['id']} ({row['code']}) noemt geen {column}")
    return str(row[column])


def _pair(row: sqlite3.Row) -> tuple[str, str]:
    keys = _keys(row)
    if len(keys) != 2:
        raise ValueError(f"bevinding {row['id']} ({row['code']}) noemt geen twee interventies")
    return keys[0], keys[1]


def _keys(row: sqlite3.Row) -> tuple[str, ...]:
    return tuple((row["kandidaten"] or "").split("\n")) if row["kandidaten"] else ()


def _lines_of(cell: sqlite3.Row) -> tuple[tuple[str, ...], ...]:
    """Return the keys of the row and of the column that a cell stands in."""
    sheet = (cell["bron_id"], cell["werkblad"])
    return (*sheet, "rij", str(cell["rij"])), (*sheet, "kolom", cell["kolom"])


def _shown(cells: Iterable[sqlite3.Row]) -> tuple[str, ...]:
    """Return what stands in cells, each text once, with the first place where it stands."""
    first = {cell["waarde"]: f"{cell['kolom']}{cell['rij']}" for cell in [*cells][::-1]}
    return tuple(f"{adres}: {waarde}" for waarde, adres in [*first.items()][::-1])


def _letter(adres: str) -> str:
    return str(coordinate_from_string(adres)[0])


def _places(rows: Iterable[sqlite3.Row]) -> tuple[str, ...]:
    return _distinct(" › ".join(filter(None, (row["bestand"], row["werkblad"], row["cel"]))) for row in rows)


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _excerpt(text: str, waarde: str) -> str:
    """Return `text` around `waarde`, or nothing when the value is all there is."""
    if fold(text) == fold(waarde):
        return ""
    start = max(text.find(waarde), 0)
    begin, end = max(start - _AROUND, 0), start + len(waarde) + _AROUND
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
