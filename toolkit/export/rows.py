"""Interventions with everything that hangs on them, read in blocks so that memory does not grow with the list."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.bronwoorden import Bronwoorden, read_bronwoorden
from toolkit.records.model import KALE_VELDEN, PUBLICATIE_KOLOMMEN, Publicatie
from toolkit.vocabulary.load import DIMENSIES
from toolkit.words import Status

# The columns of `interventie` that every export has, in the order in which they are shown.
VELDEN = ("id", "naam", "herkomst", *(veld for veld in KALE_VELDEN if veld != "naam"), "onderdeel_van")
# What a junction table has beside its three keys; see schema.sql.
_EXTRA = {"werkzaam_element": ("status", "toelichting"), "doelgroep": ("rol",)}
_BLOCK = 200

Waarde = str | int | None


@dataclass(frozen=True, slots=True)
class Broncel:
    """Where a tag comes from."""

    id: str
    bestand: str
    werkblad: str
    adres: str | None


@dataclass(frozen=True, slots=True)
class Tag:
    """A term that an intervention has, and why.

    `status` and `toelichting` are for a werkzaam element only, `rol` for a doelgroep only.
    """

    id: str
    label: str
    broncel: Broncel
    brontekst: str
    methode: str
    score: int
    toegekend_door: str
    status: Status | None = None
    toelichting: str | None = None
    rol: str | None = None


@dataclass(frozen=True, slots=True)
class Interventie:
    """An intervention: `velden` has every name of `VELDEN`, `tags` every dimension that was read.

    `woorden` is what the lists say about a dimension, of the dimensions whose cells are shown as text.
    """

    id: str
    velden: Mapping[str, Waarde]
    naamsvarianten: tuple[str, ...]
    tags: Mapping[str, tuple[Tag, ...]]
    publicaties: tuple[Publicatie, ...]
    woorden: Bronwoorden


def read_interventies(
    conn: sqlite3.Connection, ids: Sequence[str], dimensies: Sequence[str] = DIMENSIES
) -> Iterator[Interventie]:
    """Yield the interventions `ids`, in that order, with their tags of `dimensies`.

    Tags are in the order of the vocabulary, then by source cell; publicaties newest first.

    Raises:
        LookupError: an id does not exist.

    """
    for start in range(0, len(ids), _BLOCK):
        yield from _read_block(conn, ids[start : start + _BLOCK], dimensies)


def _read_block(conn: sqlite3.Connection, ids: Sequence[str], dimensies: Sequence[str]) -> Iterator[Interventie]:
    rows = {row[0]: dict(zip(VELDEN, row, strict=True)) for row in _select(conn, _INTERVENTIE, ids)}
    variants: dict[str, list[str]] = defaultdict(list)
    for interventie_id, naam in _select(conn, _NAAMSVARIANT, ids):
        variants[interventie_id].append(naam)
    tags = {dimensie: _read_tags(conn, dimensie, ids) for dimensie in dimensies}
    publicaties: dict[str, list[Publicatie]] = defaultdict(list)
    for row in _select(conn, _PUBLICATIE, ids):
        publicaties[row[0]].append(Publicatie(*row[1:]))
    woorden = read_bronwoorden(conn, ids)
    for interventie_id in ids:
        if interventie_id not in rows:
            raise LookupError(f"De catalogus heeft geen interventie “{interventie_id}”.")
        yield Interventie(
            interventie_id,
            rows[interventie_id],
            tuple(variants[interventie_id]),
            {dimensie: tuple(found[interventie_id]) for dimensie, found in tags.items()},
            tuple(publicaties[interventie_id]),
            woorden[interventie_id],
        )


_INTERVENTIE = f"select {', '.join(VELDEN)} from interventie where id in ({{marks}})"  # noqa: S608 -- own names
_NAAMSVARIANT = "select interventie_id, naam from naamsvariant where interventie_id in ({marks}) order by naam"
_PUBLICATIE = f"""
    select koppel.interventie_id, {", ".join(f"p.{kolom}" for kolom in PUBLICATIE_KOLOMMEN)}
    from interventie_publicatie koppel join publicatie p on p.id = koppel.publicatie_id
    where koppel.interventie_id in ({{marks}})
    order by p.jaar is null, p.jaar desc, p.titel, p.id
"""  # noqa: S608 -- own names


def _read_tags(conn: sqlite3.Connection, dimensie: str, ids: Sequence[str]) -> dict[str, list[Tag]]:
    extra = _EXTRA.get(dimensie, ())
    # Names come from the list of dimensions of the contract; values are bound.
    sql = f"""
        select tag.interventie_id, term.id, term.label, cel.id, bron.bestand, cel.werkblad, cel.kolom, cel.rij,
               tag.brontekst, tag.methode, tag.score, tag.toegekend_door{"".join(", tag." + name for name in extra)}
        from interventie_{dimensie} tag
        join {dimensie} term on term.id = tag.{dimensie}_id
        join broncel cel on cel.id = tag.broncel_id
        join bron on bron.id = cel.bron_id
        where tag.interventie_id in ({{marks}})
        order by term.volgorde, term.id, cel.id{"".join(", tag." + name for name in extra)}
    """  # noqa: S608
    found: dict[str, list[Tag]] = defaultdict(list)
    for row in _select(conn, sql, ids):
        interventie_id, term, label, cel, bestand, werkblad, kolom, rij, *own = row
        broncel = Broncel(cel, bestand, werkblad, None if rij is None else f"{kolom}{rij}")
        found[interventie_id].append(Tag(term, label, broncel, *own[:4], **dict(zip(extra, own[4:], strict=True))))
    return found


def _select(conn: sqlite3.Connection, sql: str, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    # The marks are only question marks; what a column holds is checked by the STRICT tables of the schema.
    return conn.execute(sql.format(marks=", ".join("?" * len(ids))), tuple(ids))
