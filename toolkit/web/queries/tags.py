"""Tags of interventions: which terms, what the source reports, and from which cell."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.m2m import as_json
from toolkit.vocabulary.model import Dimension, Term
from toolkit.web.woorden import NIET_GERAPPORTEERD, STATUSSEN

_EXTRA = {"werkzaam_element": "status, toelichting, null", "doelgroep": "null, null, rol"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One term of one intervention, from one cell."""

    term: Term
    broncel: str
    brontekst: str
    methode: str
    score: int
    door: str
    status: str | None = None
    toelichting: str | None = None
    rol: str | None = None


TagsPer = Mapping[str, tuple[Tag, ...]]


def read_tags(conn: sqlite3.Connection, dimensie: Dimension, ids: Sequence[str]) -> TagsPer:
    """Return the tags per intervention of `ids` in the order of the vocabulary; each id has an entry."""
    naam = dimensie.naam
    rows = conn.execute(
        # Names of tables come from the contract, never from a visitor.
        f"select interventie_id, {naam}_id, broncel_id, brontekst, methode, score, toegekend_door, "  # noqa: S608
        f"{_EXTRA.get(naam, 'null, null, null')} from interventie_{naam} "
        "where interventie_id in (select value from json_each(?))",
        [as_json(ids)],
    )
    order = {term: rank for rank, term in enumerate(dimensie.termen)}
    found: dict[str, list[Tag]] = defaultdict(list)
    for interventie, term, *rest in rows:
        found[interventie].append(Tag(dimensie.termen[term], *rest))
    return {i: tuple(sorted(found[i], key=lambda tag: (order[tag.term.id], tag.broncel))) for i in ids}


def distinct_terms(tags: Iterable[Tag]) -> tuple[Term, ...]:
    """Return each term once, in order."""
    return tuple({tag.term.id: tag.term for tag in tags}.values())


@dataclass(frozen=True, slots=True)
class Stand:
    """A status and the elements a source reports it for."""

    status: str
    elementen: tuple[Term, ...]

    @property
    def woord(self) -> str:
        """Return the status as the screen says it."""
        return STATUSSEN[self.status]


def standen_of(tags: Iterable[Tag]) -> tuple[Stand, ...]:
    """Group element tags by status, in the order of the signs.

    An element that one cell names without status and another with one is shown with its status only.
    """
    statuses: dict[str, set[str]] = defaultdict(set)
    terms: dict[str, Term] = {}
    for tag in tags:
        terms[tag.term.id] = tag.term
        statuses[tag.term.id].add(tag.status or NIET_GERAPPORTEERD)
    for known in statuses.values():
        if len(known) > 1:
            known.discard(NIET_GERAPPORTEERD)
    grouped = ((status, tuple(terms[t] for t in terms if status in statuses[t])) for status in STATUSSEN)
    return tuple(Stand(status, elementen) for status, elementen in grouped if elementen)


def statuses_under(tags: TagsPer, under: Collection[str]) -> dict[str, frozenset[str]]:
    """Return per intervention the statuses of its elements among `under`, counted as on a card."""
    return {
        i: frozenset(stand.status for stand in standen_of(tag for tag in own if tag.term.id in under))
        for i, own in tags.items()
    }
