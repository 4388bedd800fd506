"""The undecided values of a build, each once, with all that a curator needs to decide."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.lezer.bevindingen import BevindingMetCel, read_bevindingen
from toolkit.report.database import terms_of
from toolkit.report.explanations import WAARDE_ONBESLIST
from toolkit.report.worklist_layout import choice, row_id
from toolkit.text import fold
from toolkit.vocabulary.model import Vocabulary

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


def read_onbeslist(conn: sqlite3.Connection, begrippen: Vocabulary) -> list[Onbeslist]:
    """Return the undecided values, per field, in the order in which the build met them.

    Raises:
        ValueError: a finding does not say which value of which field is undecided.

    """
    groups: dict[tuple[str, str], list[BevindingMetCel]] = {}
    for found in read_bevindingen(conn):
        if found.code == WAARDE_ONBESLIST:
            if found.veld is None or found.waarde is None:
                raise ValueError(f"bevinding {found.id} ({WAARDE_ONBESLIST}) noemt geen veld of geen waarde")
            groups.setdefault((found.veld, fold(found.waarde)), []).append(found)
    order = [dimensie.naam for dimensie in begrippen]
    by_field = sorted(groups.items(), key=lambda item: order.index(item[0][0]) if item[0][0] in order else len(order))
    return [_onbeslist(veld, found, begrippen) for (veld, _), found in by_field]


def _onbeslist(veld: str, found: list[BevindingMetCel], begrippen: Vocabulary) -> Onbeslist:
    waarde, terms = str(found[0].waarde), terms_of(begrippen, veld)
    ids = _distinct(term_id for one in found for term_id in one.kandidaten)
    excerpts = _distinct(_excerpt(one.celtekst or "", str(one.waarde)) for one in found)
    return Onbeslist(
        id=row_id(veld, waarde),
        veld=veld,
        waarde=waarde,
        schrijfwijzen=tuple(spelling for spelling in _distinct(one.waarde for one in found) if spelling != waarde),
        aantal=len(found),
        waar=_distinct(" › ".join(filter(None, (one.bestand, one.werkblad, one.cel))) for one in found),
        koppen=_distinct(one.kop for one in found),
        context=excerpts[:_CONTEXTS],
        interventies=_distinct(one.interventie for one in found),
        kandidaten=tuple(choice(terms[i].nl, i) for i in ids if i in terms),
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
