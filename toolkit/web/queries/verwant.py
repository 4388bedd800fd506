"""Related interventions, always with the reason why."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.m2m import as_json
from toolkit.web.catalogus import Catalogus
from toolkit.web.opmaak import midden_in_zin, opsomming

MEESTE = 5
# Dimensions that make two interventions alike, with the words that introduce what they share.
_REDENEN: Mapping[str, str] = {
    "werkzaam_element": "ook",
    "psychologische_behoefte": "speelt ook in op",
    "doelgroep": "ook voor",
    "vorm_van_extremisme": "ook bij",
    "fase": "ook in de",
    "land": "ook in",
}
_GENOEMD = 3


@dataclass(frozen=True, slots=True)
class Verwant:
    """Another intervention and what it shares."""

    id: str
    naam: str
    reden: str


def read_verwant(conn: sqlite3.Connection, catalogus: Catalogus, interventie: str) -> tuple[Verwant, ...]:
    """Return the interventions that share most with one, rare terms counting for more than common ones.

    Each shared term weighs log(N / n): N interventions in the catalogue, n of them with the term (inverse document
    frequency). Only interventions that share a working element are considered.
    """
    shared: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for dimensie in _REDENEN:
        for ander, term in _shared_terms(conn, dimensie, interventie):
            shared[ander].setdefault(dimensie, []).append(term)
    alike = {ander: terms for ander, terms in shared.items() if "werkzaam_element" in terms}
    namen = _namen(conn, alike)
    ranked = sorted(alike, key=lambda ander: (-_weight(catalogus, alike[ander]), namen[ander], ander))
    return tuple(Verwant(ander, namen[ander], _reden(catalogus, alike[ander])) for ander in ranked[:MEESTE])


def _shared_terms(conn: sqlite3.Connection, dimensie: str, interventie: str) -> Iterable[tuple[str, str]]:
    kolom = f"{dimensie}_id"
    return conn.execute(
        # Names of tables come from the contract, never from a visitor.
        f"select distinct ander.interventie_id, ander.{kolom} from interventie_{dimensie} eigen "  # noqa: S608
        f"join interventie_{dimensie} ander on ander.{kolom} = eigen.{kolom} join {dimensie} t on t.id = eigen.{kolom} "
        "where eigen.interventie_id = ? and ander.interventie_id <> eigen.interventie_id order by t.volgorde",
        [interventie],
    )


def _weight(catalogus: Catalogus, terms: Mapping[str, list[str]]) -> float:
    return sum(
        math.log(catalogus.aantal / max(1, catalogus.totalen[dimensie].get(term, 1)))
        for dimensie, shared in terms.items()
        for term in shared
    )


def _reden(catalogus: Catalogus, terms: Mapping[str, list[str]]) -> str:
    parts = []
    for dimensie, inleiding in _REDENEN.items():
        labels = [catalogus.label(dimensie, term) for term in terms.get(dimensie, ())]
        if labels:
            shown = labels if dimensie == "land" else [midden_in_zin(label) for label in labels]
            more = [f"{len(shown) - _GENOEMD} meer"] if len(shown) > _GENOEMD else []
            parts.append(f"{inleiding} {opsomming([*shown[:_GENOEMD], *more])}")
    reden = "; ".join(parts)
    return reden[0].upper() + reden[1:]


def _namen(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    query = "select id, naam from interventie where id in (select value from json_each(?))"
    return dict(conn.execute(query, [as_json(ids)]).fetchall())
