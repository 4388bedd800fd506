"""The undecided values of a build, each once, with all that a curator needs to decide."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.report.database import Begrippen
from toolkit.report.explanations import WAARDE_ONBESLIST
from toolkit.report.worklist_layout import choice, row_id
from toolkit.text import fold

_AROUND = 200  # characters of the cell shown on either side of the value
_CONTEXTS = 3  # different texts shown per value; more of them only make the row unreadable


@dataclass(frozen=True, slots=True)
class Onbeslist:
    """One undecided value of one field.

    Attributes:
        id: see `row_id`.
        veld: field or dimension.
        waarde: as first met.
        schrijfwijzen: the other spellings.
        aantal: number of places.
        waar: each place: file, sheet and cell.
        koppen: the headers it stands under.
        context: excerpts of the cells around it, where the cell says more than the value.
        interventies: names of the interventions concerned.
        kandidaten: the best terms, best first, as in the drop-down list.

    """

    id: str
    veld: str
    waarde: str
    schrijfwijzen: tuple[str, ...]
    aantal: int
    waar: tuple[str, ...]
    koppen: tuple[str, ...]
    context: tuple[str, ...]
    interventies: tuple[str, ...]
    kandidaten: tuple[str, ...]


def read_onbeslist(conn: sqlite3.Connection, begrippen: Begrippen) -> list[Onbeslist]:
    """Return the undecided values, per field, in the order in which the build met them.

    Raises:
        ValueError: a finding does not say which value of which field is undecided.

    """
    groups: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for row in conn.execute(_UNDECIDED, (WAARDE_ONBESLIST,)):
        if row["veld"] is None or row["waarde"] is None:
            raise ValueError(f"bevinding {row['id']} ({WAARDE_ONBESLIST}) noemt geen veld of geen waarde")
        groups.setdefault((row["veld"], fold(row["waarde"])), []).append(row)
    order = list(begrippen)
    by_field = sorted(groups.items(), key=lambda item: order.index(item[0][0]) if item[0][0] in order else len(order))
    return [_onbeslist(rows, begrippen) for _, rows in by_field]


_UNDECIDED = """
    select bevinding.id, bevinding.veld, bevinding.waarde, bevinding.kandidaten,
           coalesce(bevinding.bestand, bron.bestand) as bestand,
           coalesce(bevinding.werkblad, broncel.werkblad) as werkblad,
           coalesce(bevinding.cel, broncel.kolom || broncel.rij) as cel,
           broncel.waarde as celtekst, broncel.kop, interventie.naam as interventie
    from bevinding
    left join broncel on broncel.id = bevinding.broncel_id
    left join bron on bron.id = broncel.bron_id
    left join interventie on interventie.id = broncel.interventie_id
    where bevinding.code = ?
    order by bevinding.id
"""


def _onbeslist(rows: list[sqlite3.Row], begrippen: Begrippen) -> Onbeslist:
    veld, waarde = rows[0]["veld"], rows[0]["waarde"]
    terms = begrippen.get(veld, {})
    ids = _distinct(term_id for row in rows for term_id in (row["kandidaten"] or "").split())
    excerpts = _distinct(_excerpt(row["celtekst"] or "", row["waarde"]) for row in rows)
    return Onbeslist(
        id=row_id(veld, waarde),
        veld=veld,
        waarde=waarde,
        schrijfwijzen=tuple(spelling for spelling in _distinct(row["waarde"] for row in rows) if spelling != waarde),
        aantal=len(rows),
        waar=_distinct(" › ".join(filter(None, (row["bestand"], row["werkblad"], row["cel"]))) for row in rows),
        koppen=_distinct(row["kop"] for row in rows),
        context=excerpts[:_CONTEXTS],
        interventies=_distinct(row["interventie"] for row in rows),
        kandidaten=tuple(choice(terms[i].label, i) for i in ids if i in terms),
    )


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _excerpt(text: str, waarde: str) -> str:
    """Return `text` around `waarde`, or nothing when the value is all there is."""
    if fold(text) == fold(waarde):
        return ""
    start = max(text.find(waarde), 0)
    begin, end = max(start - _AROUND, 0), start + len(waarde) + _AROUND
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
