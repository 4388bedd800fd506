"""Interventions with their tags, publications and cells, read in blocks so that memory does not grow with the list."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from toolkit.lezer.broncellen import read_broncellen
from toolkit.lezer.interventie import Broncel, Interventie, Publicatie, Tag
from toolkit.lezer.opbouw import Opbouw
from toolkit.lezer.sql import as_json
from toolkit.publicaties.publicatie import PUBLICATIE_KOLOMMEN
from toolkit.vocabulary.dimension import Dimension
from toolkit.vocabulary.kinds import KENMERKEN

_FIRST, _BLOCK = 20, 200
_AMONG = "in (select value from json_each(?))"

TagsPer = Mapping[str, tuple[Tag, ...]]


def read_interventies(
    conn: sqlite3.Connection,
    opbouw: Opbouw,
    ids: Sequence[str],
    dimensies: Iterable[str] | None = None,
    *,
    cellen: bool = True,
) -> Iterator[Interventie]:
    """Yield the interventions `ids`, in that order.

    Args:
        conn: a database of the catalogue.
        opbouw: its dimensions and fields.
        ids: the interventions.
        dimensies: the dimensions to read tags of; all when it is None.
        cellen: read the source cells too.

    Raises:
        LookupError: an id does not exist.

    """
    wanted = [d for d in opbouw.dimensies if dimensies is None or d.naam in frozenset(dimensies)]
    # A reader who waits for the first gets it at once.
    ends = range(_FIRST, len(ids), _BLOCK)
    for start, end in pairwise([0, *ends, len(ids)]):
        yield from _read_block(conn, opbouw, ids[start:end], wanted, cellen)


def _read_block(
    conn: sqlite3.Connection, opbouw: Opbouw, ids: Sequence[str], dimensies: Sequence[Dimension], with_cells: bool
) -> Iterator[Interventie]:
    names = [veld.veld for veld in opbouw.velden]
    # Names of columns come from table `veld`, never from a visitor.
    columns = ", ".join(("id", "naam", "herkomst", "onderdeel_van", *names))
    sql = f"select {columns} from interventie where id {_AMONG}"  # noqa: S608
    rows = {row[0]: tuple(row) for row in _select(conn, sql, ids)}
    variants: dict[str, list[str]] = defaultdict(list)
    sql = f"select interventie_id, naam from naamsvariant where interventie_id {_AMONG} order by naam"  # noqa: S608
    for i, naam in _select(conn, sql, ids):
        variants[i].append(naam)
    tags = {dimensie.naam: read_tags(conn, dimensie, ids) for dimensie in dimensies}
    publicaties = _read_publicaties(conn, ids)
    named = {i: frozenset(tag.broncel for per in tags.values() for tag in per[i]) for i in ids}
    cells = _read_cellen(conn, named) if with_cells else {}
    for i in ids:
        if i not in rows:
            raise LookupError(f"De catalogus heeft geen interventie “{i}”.")
        _, naam, herkomst, onderdeel_van, *waarden = rows[i]
        yield Interventie(
            id=i,
            naam=naam,
            herkomst=herkomst,
            onderdeel_van=onderdeel_van,
            velden=dict(zip(names, waarden, strict=True)),
            naamsvarianten=tuple(variants[i]),
            tags={naam: per[i] for naam, per in tags.items()},
            publicaties=tuple(publicaties.get(i, ())),
            cellen=cells.get(i, {}),
        )


def read_tags(conn: sqlite3.Connection, dimensie: Dimension, ids: Sequence[str]) -> TagsPer:
    """Return the tags of one dimension per intervention of `ids`; each id has an entry."""
    naam = dimensie.naam
    own = ", ".join(kenmerk if kenmerk in dimensie.kenmerken else "null" for kenmerk in KENMERKEN)
    # Names of tables and columns come from table `dimensie`, never from a visitor.
    rows = _select(
        conn,
        f"select interventie_id, {naam}_id, broncel_id, brontekst, methode, score, toegekend_door, {own} "  # noqa: S608
        f"from interventie_{naam} where interventie_id {_AMONG} order by broncel_id, {own}",
        ids,
    )
    found: dict[str, list[Tag]] = defaultdict(list)
    for i, term, *rest in rows:
        found[i].append(Tag(dimensie.termen[term], *rest))
    order = {term: rank for rank, term in enumerate(dimensie.termen)}
    return {i: tuple(sorted(found[i], key=lambda tag: order[tag.term.id])) for i in ids}


def _read_publicaties(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[Publicatie]]:
    sql = f"""
        select koppel.interventie_id, {", ".join(f"p.{kolom}" for kolom in PUBLICATIE_KOLOMMEN)}
        from interventie_publicatie koppel join publicatie p on p.id = koppel.publicatie_id
        where koppel.interventie_id {_AMONG}
        order by p.jaar desc nulls last, p.auteurs, p.titel, p.id
    """  # noqa: S608 -- own names
    found: dict[str, list[Publicatie]] = defaultdict(list)
    for i, *publicatie in _select(conn, sql, ids):
        found[i].append(Publicatie(*publicatie))
    return found


def _read_cellen(conn: sqlite3.Connection, named: Mapping[str, frozenset[str]]) -> dict[str, dict[str, Broncel]]:
    """Return the cells per intervention: those about it, and those in `named` (a cell may be about a whole sheet)."""
    of_cell: dict[str, set[str]] = defaultdict(set)
    for i, cells in named.items():
        for cell in cells:
            of_cell[cell].add(i)
    found: dict[str, dict[str, Broncel]] = defaultdict(dict)
    where = f"cel.interventie_id {_AMONG} or cel.id {_AMONG}"
    for cel in read_broncellen(conn, where, [as_json(named), as_json(sorted(of_cell))]):
        about = {cel.interventie} if cel.interventie in named else set()
        for owner in of_cell[cel.id] | about:
            found[str(owner)][cel.id] = cel
    return found


def _select(conn: sqlite3.Connection, sql: str, ids: Sequence[str]) -> Iterator[Any]:
    return conn.execute(sql, [as_json(ids)])
