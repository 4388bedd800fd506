"""What the lists themselves say about a dimension: the text of the cells behind its terms.

A term makes interventions comparable and loses the rest of the sentence. Which dimensions have sentences in their cells
is said in ``data/vocabulaire/<dimension>.yml`` (`in_woorden`); the pages and the exports show the same words.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.text import fold

_PIECES = re.compile(r"[;\n]")
_EDGES = "•-–* \t"
INTERMEDIAIR = " (intermediair)"  # how an export marks the role beside a label


@dataclass(frozen=True, slots=True)
class Bronwoord:
    """What one cell says about one dimension.

    Attributes:
        tekst: the words of the cell, or the part of it that is about the dimension.
        broncel: id of the cell.
        lijst: name on screen of the list that the cell is in; its file name when it has none.
        door: who assigned the terms of the cell: ``bron`` or ``samensteller``.

    """

    tekst: str
    broncel: str
    lijst: str
    door: str


@dataclass(slots=True)
class _Cel:
    id: str
    waarde: str
    lijst: str
    eigen: bool
    labels: list[str]
    bronteksten: list[str]
    door: set[str]
    has_note: bool = False


Bronwoorden = Mapping[str, tuple[Bronwoord, ...]]


def worded_dimensions(conn: sqlite3.Connection) -> tuple[str, ...]:
    """Return the dimensions whose cells are shown as text, in the order of the screen."""
    return tuple(naam for (naam,) in conn.execute("select id from dimensie where in_woorden = 1 order by volgorde"))


def read_bronwoorden(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Bronwoorden]:
    """Return intervention → dimension → what the cells say; every id and every such dimension has an entry.

    A cell that only repeats the labels of its terms adds nothing and is left out, and so is a cross. A cell with notes
    is left out as well: a note is kept with its term.
    """
    found: dict[str, dict[str, tuple[Bronwoord, ...]]] = {i: {} for i in ids}
    for dimensie in worded_dimensions(conn):
        cells = _read_cells(conn, dimensie, ids)
        for i in ids:
            found[i][dimensie] = tuple(_words(cells.get(i, {}).values()))
    return dict(found)


def words_lines(woorden: Iterable[Bronwoord]) -> tuple[str, ...]:
    """Return what each cell says, with the name of its list when there are several."""
    said = tuple(woorden)
    several = len({w.lijst for w in said}) > 1
    return tuple(f"{w.lijst}: {w.tekst}" if several else w.tekst for w in said)


_NOTES = {"werkzaam_element": "tag.toelichting"}
# The cells of a column of the dimension, and those of another column in which one of its terms was found.
_CELLS = """
    select cel.interventie_id, cel.id, cel.waarde, coalesce(bron.titel, bron.bestand), 1, null, null, null, null, null
    from broncel cel join bron on bron.id = cel.bron_id
    where cel.veld = :dimensie and cel.soort = 'waarde' and cel.waarde is not null
      and cel.interventie_id in (select value from json_each(:ids))
    union all
    select tag.interventie_id, cel.id, cel.waarde, coalesce(bron.titel, bron.bestand), cel.veld is :dimensie,
           term.label, tag.brontekst, tag.methode, tag.toegekend_door, {note}
    from interventie_{dimensie} tag join {dimensie} term on term.id = tag.{dimensie}_id
    join broncel cel on cel.id = tag.broncel_id join bron on bron.id = cel.bron_id
    where cel.soort = 'waarde' and cel.waarde is not null
      and tag.interventie_id in (select value from json_each(:ids))
    order by 2
"""


def _read_cells(conn: sqlite3.Connection, dimensie: str, ids: Sequence[str]) -> dict[str, dict[str, _Cel]]:
    cells: dict[str, dict[str, _Cel]] = defaultdict(dict)
    # The name of the dimension comes from the contract.
    sql = _CELLS.format(dimensie=dimensie, note=_NOTES.get(dimensie, "null"))
    rows = conn.execute(sql, {"dimensie": dimensie, "ids": json.dumps(list(ids))})
    for interventie, cel, waarde, lijst, eigen, label, brontekst, methode, door, note in rows:
        known = cells[interventie].setdefault(cel, _Cel(cel, waarde, lijst, bool(eigen), [], [], set()))
        if label is not None:
            known.labels.append(label)
            known.door.add(door)
            known.has_note |= bool(note)
            # Words that stand elsewhere (the header behind a cross) are no words of this cell.
            known.bronteksten += [waarde if methode == "overgenomen" else brontekst]
    return cells


def _words(cells: Iterable[_Cel]) -> Iterator[Bronwoord]:
    """Yield the words of a column of the dimension itself first; what another cell only repeats is left out."""
    said: dict[str, str] = defaultdict(str)
    for cel in sorted(cells, key=lambda cel: not cel.eigen):
        tekst = _own_text(cel) if cel.eigen else _part(cel)
        if tekst is not None and not cel.has_note and fold(tekst) not in said[cel.lijst]:
            said[cel.lijst] += f" {fold(tekst)}"
            yield Bronwoord(tekst, cel.id, cel.lijst, "samensteller" if "samensteller" in cel.door else "bron")


def _own_text(cel: _Cel) -> str | None:
    labels = " / ".join(fold(label) for label in cel.labels)
    pieces = (fold(piece.strip(_EDGES).removesuffix(INTERMEDIAIR)) for piece in _PIECES.split(cel.waarde))
    says_more = any(piece not in labels for piece in pieces if len(piece) > 1)
    return cel.waarde if says_more else None


def _part(cel: _Cel) -> str | None:
    """Return the words of a cell of another column that are about this dimension; None when all of it is."""
    labels = {fold(label) for label in cel.labels}
    parts = dict.fromkeys(t for t in cel.bronteksten if t != cel.waarde and fold(t) not in labels)
    return "; ".join(parts) or None
