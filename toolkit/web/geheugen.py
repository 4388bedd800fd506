"""What a selection is answered from: sets of interventions in memory, one bit for each, in the order of their names."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from toolkit.lezer.adressen import read_per_herkomst, read_verwijzingen
from toolkit.lezer.tellingen import (
    read_newest_years,
    read_publication_years,
    read_with_overig,
    read_with_publication,
)
from toolkit.m2m import MemoryIndex, Relation, Rows, build_index
from toolkit.schermwoorden import NIET_GERAPPORTEERD, STATUSSEN
from toolkit.search import Searcher
from toolkit.vocabulary.dimension import Dimension, Vocabulary

Value = TypeVar("Value")
INTERVENTIE = "interventie"


def relation_of(dimensie: str, attributes: tuple[str, ...] = ()) -> Relation:
    """Return how a dimension of the contract hangs on `interventie`; by `attributes` of its tags can be chosen."""
    return Relation(
        name=dimensie,
        table=INTERVENTIE,
        key="id",
        junction=f"interventie_{dimensie}",
        row_column="interventie_id",
        term_column=f"{dimensie}_id",
        terms=dimensie,
        label_column="label",
        broader_column="broader_id",
        attributes=attributes,
    )


@dataclass(frozen=True, slots=True)
class Geheugen:
    """The interventions as sets of rows.

    Attributes:
        relaties: how each dimension hangs on `interventie`, as the index has it.
        index: the tags; places are in the order of names, without case and accents, and then of ids.
        zoeker: the search engine.
        herkomst: the interventions of each kind of list.
        jaren: the interventions with a publication of each year.
        zonder_publicatie: those without any.
        met_overig: those with a cell in a column that nobody named yet.
        op_jaar: every id, newest publication first.
        op_nummer: the place of each intervention by its number in the search engine; there is no number 0.
        standen: per dimension with statuses and term, the interventions at each status of it or of what is under it.

    """

    relaties: Mapping[str, Relation]
    index: MemoryIndex
    zoeker: Searcher
    herkomst: Mapping[str, Rows]
    jaren: Mapping[int, Rows]
    zonder_publicatie: Rows
    met_overig: Rows
    op_jaar: tuple[str, ...]
    standen: Mapping[tuple[str, str], Mapping[str, Rows]]
    op_nummer: NDArray[np.int64]

    def met(self, dimensie: str, term: str, *, onder: bool = True, **kenmerken: str | None) -> Rows:
        """Return the interventions with a term or, unless `onder` is false, one under it, and such a tag."""
        asked = {naam: (waarde,) for naam, waarde in kenmerken.items()}
        return self.index.carrying(self.relaties[dimensie], term, asked, below=onder)

    def met_een_van(self, dimensie: str, termen: Collection[str], **kenmerken: str | None) -> Rows:
        """Return the interventions with exactly one of the terms, and such a tag."""
        return union(self.met(dimensie, term, onder=False, **kenmerken) for term in termen)

    def gerapporteerd(self, dimensie: str) -> Rows:
        """Return the interventions with any term of a dimension."""
        return self.index.tagged(self.relaties[dimensie])

    def jaar(self, van: int | None, tot: int | None) -> Rows:
        """Return the interventions with a publication within these years."""
        return union(
            rows for jaar, rows in self.jaren.items() if (van is None or van <= jaar) and (tot is None or jaar <= tot)
        )

    def met_nummers(self, nummers: NDArray[np.int64]) -> Rows:
        """Return the interventions with these numbers of the search engine (`SearchResult.nummers`)."""
        marked = np.zeros(len(self.index.places), dtype=np.uint8)
        marked[self.op_nummer[nummers]] = 1
        return int.from_bytes(np.packbits(marked, bitorder="little").tobytes(), "little")

    def ids(self, rows: Rows) -> Iterator[str]:
        """Yield the ids of some interventions, by name."""
        return map(str, self.index.keys_in(rows))


def ids_by_name(conn: sqlite3.Connection) -> list[str]:
    """Return the id of every intervention by name, without case and accents, and then by id."""
    return [v.id for v in read_verwijzingen(conn)]


def read_geheugen(
    conn: sqlite3.Connection, begrippen: Vocabulary, zoeker: Searcher, index: MemoryIndex | None = None
) -> Geheugen:
    """Read the interventions of a database.

    Args:
        conn: the database.
        begrippen: its dimensions.
        zoeker: its search engine.
        index: its tags in memory with the interventions by name, when they were read already.

    """
    if index is None:
        relations = (relation_of(d.naam, tuple(k for k in d.kenmerken if k != "toelichting")) for d in begrippen)
        index = build_index(conn, INTERVENTIE, "id", relations, ids_by_name(conn))
    relaties = {relation.name: relation for relation in index.tags}
    newest = read_newest_years(conn)
    per_jaar = _grouped(index, ((jaar, i) for jaar, i, _ in read_publication_years(conn)))
    published = index.rows_of(read_with_publication(conn))
    return Geheugen(
        relaties=relaties,
        index=index,
        zoeker=zoeker,
        herkomst=_grouped(index, read_per_herkomst(conn)),
        jaren=per_jaar,
        zonder_publicatie=index.everything & ~published,
        met_overig=index.rows_of(read_with_overig(conn)),
        op_jaar=tuple(sorted(map(str, index.places), key=lambda i: -newest.get(i, 0))),
        standen={
            (d.naam, t): rows
            for d in begrippen
            if "status" in d.kenmerken
            for t, rows in _standen(index, relaties[d.naam], d)
        },
        op_nummer=np.array([-1, *map(index.places.__getitem__, zoeker.ids)], dtype=np.int64),
    )


def union(sets: Iterable[Rows]) -> Rows:
    """Return the rows that are in any of the sets."""
    return reduce(or_, sets, 0)


def _grouped(index: MemoryIndex, pairs: Iterable[tuple[Value, str]]) -> dict[Value, Rows]:
    grouped: dict[Value, list[str]] = defaultdict(list)
    for value, i in pairs:
        grouped[value].append(i)
    return {value: index.rows_of(ids) for value, ids in grouped.items()}


def _standen(index: MemoryIndex, relation: Relation, dimensie: Dimension) -> Iterator[tuple[str, dict[str, Rows]]]:
    """Yield per term the interventions at each status; “niet gerapporteerd” where no cell gives that term another."""
    own: dict[str, dict[str, Rows]] = {}
    for term in dimensie.termen:
        said = {s: index.carrying(relation, term, {"status": (s,)}, below=False) for s in STATUSSEN}
        silent = index.carrying(relation, term, {"status": (None,)}, below=False)
        own[term] = {**said, NIET_GERAPPORTEERD: silent & ~union(said.values())}
    for term in dimensie.termen:
        under = dimensie.descendants(term)
        yield term, {status: union(own[t][status] for t in under) for status in STATUSSEN}
