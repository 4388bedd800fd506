"""Cards: what decides whether to read on, for a handful of interventions at a time."""

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from toolkit.vocabulary.model import Term, Vocabulary
from toolkit.web.queries.tags import Stand, TagsPer, distinct_terms, read_tags, standen_of

_OP_KAART = ("werkzaam_element", "fase", "doelgroep", "land", "onderzoeksdesign", "evaluatie", "actualiteit")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý‘“\"'])")


@dataclass(frozen=True, slots=True)
class Kaart:
    """One entry of the list."""

    id: str
    naam: str
    herkomst: str
    doel: str | None
    steekproef_n: int | None
    jaar: int | None
    standen: tuple[Stand, ...]
    termen: Mapping[str, tuple[Term, ...]]
    fragment: Markup | None = None

    @property
    def fragment_is_doel(self) -> bool:
        """Return whether the passage found is part of the goal, so that it can be shown in its place."""
        return bool(self.fragment and self.doel and self.fragment.striptags().strip("… ") in self.doel)


def read_kaarten(conn: sqlite3.Connection, begrippen: Vocabulary, ids: Sequence[str]) -> tuple[Kaart, ...]:
    """Return a card for each id, in the given order."""
    rows = conn.execute(
        "select i.id, i.naam, i.herkomst, i.doel, i.steekproef_n, max(p.jaar) from interventie i "
        "left join interventie_publicatie ip on ip.interventie_id = i.id "
        "left join publicatie p on p.id = ip.publicatie_id "
        "where i.id in (select value from json_each(?)) group by i.id",
        [json.dumps(list(ids))],
    )
    found = {row[0]: row[1:] for row in rows}
    tags: dict[str, TagsPer] = {naam: read_tags(conn, begrippen[naam], ids) for naam in _OP_KAART}
    return tuple(_kaart(i, found[i], tags) for i in ids)


def _kaart(i: str, row: tuple[str, str, str | None, int | None, int | None], tags: Mapping[str, TagsPer]) -> Kaart:
    naam, herkomst, doel, n, jaar = row
    return Kaart(
        id=i,
        naam=naam,
        herkomst=herkomst,
        doel=first_sentence(doel) if doel else None,
        steekproef_n=n,
        jaar=jaar,
        standen=standen_of(tags["werkzaam_element"][i]),
        termen={dimensie: distinct_terms(per[i]) for dimensie, per in tags.items()},
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`, on one line."""
    line = " ".join(text.split())
    return _END_OF_SENTENCE.split(line, maxsplit=1)[0]
