"""Cards: what decides whether to read on, for a handful of interventions at a time."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from toolkit.m2m import as_json
from toolkit.vocabulary.model import Term, Vocabulary
from toolkit.web.queries.tags import Stand, TagsPer, distinct_terms, read_tags, standen_of
from toolkit.web.zoekvraag import Zoekvraag

_OP_KAART = ("werkzaam_element", "fase", "doelgroep", "land", "onderzoeksdesign", "evaluatie", "actualiteit")
_REGELS = 3
_FEITEN = {"fase": "fase", "doelgroep": "doelgroep", "evaluatie": "evaluatie", "actualiteit": "of het nog loopt"}
# Phases have an order of their own, on every card the same.
_VASTE_VOLGORDE = frozenset({"fase"})
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý‘“\"'])")


@dataclass(frozen=True, slots=True)
class Kaart:
    """One entry of the list; `kort` are the lines of `standen` that fit on a card, those asked for first chosen."""

    id: str
    naam: str
    herkomst: str
    doel: str | None
    steekproef_n: int | None
    jaar: int | None
    standen: tuple[Stand, ...]
    kort: tuple[Stand, ...]
    termen: Mapping[str, tuple[Term, ...]]
    fragment: Markup | None = None
    fragment_van: str | None = None
    doel_gemarkeerd: Markup | None = None

    @property
    def zwijgt_over(self) -> tuple[str, ...]:
        """Return, in words, the facts of a card that no source reports: said once, and nothing left out in silence."""
        known = {naam for naam, terms in self.termen.items() if terms}
        if "onderzoeksdesign" in known:
            known.add("evaluatie")
        return tuple(woord for naam, woord in _FEITEN.items() if naam not in known)

    @property
    def meer_elementen(self) -> int:
        """Return the number of elements whose line is not on the card."""
        return sum(len(stand.elementen) for stand in self.standen if stand not in self.kort)


def read_kaarten(
    conn: sqlite3.Connection, begrippen: Vocabulary, ids: Sequence[str], vraag: Zoekvraag | None = None
) -> tuple[Kaart, ...]:
    """Return a card for each id, in the given order; what `vraag` asks for comes first on it."""
    gevraagd = _asked(begrippen, vraag or Zoekvraag())
    status = vraag.status if vraag else None
    rows = conn.execute(
        "select i.id, i.naam, i.herkomst, i.doel, i.steekproef_n, max(p.jaar) from interventie i "
        "left join interventie_publicatie ip on ip.interventie_id = i.id "
        "left join publicatie p on p.id = ip.publicatie_id "
        "where i.id in (select value from json_each(?)) group by i.id",
        [as_json(ids)],
    )
    found = {row[0]: row[1:] for row in rows}
    tags: dict[str, TagsPer] = {naam: read_tags(conn, begrippen[naam], ids) for naam in _OP_KAART}
    kaarten = (_kaart(i, found[i], tags) for i in ids)
    return tuple(_asked_first(kaart, gevraagd, status) for kaart in kaarten)


def _asked(begrippen: Vocabulary, vraag: Zoekvraag) -> dict[str, frozenset[str]]:
    """Return the chosen terms per dimension, with everything under them."""
    return {
        naam: frozenset().union(*(begrippen[naam].descendants(t) for t in terms if t in begrippen[naam].termen))
        for naam, terms in vraag.keuzes.items()
    }


def _asked_first(kaart: Kaart, gevraagd: Mapping[str, frozenset[str]], status: str | None) -> Kaart:
    """Put the terms and lines that were asked for in sight; the order of the signs stays."""

    def first(terms: tuple[Term, ...], dimensie: str) -> tuple[Term, ...]:
        return tuple(sorted(terms, key=lambda term: term.id not in gevraagd.get(dimensie, ())))

    standen = tuple(Stand(s.status, first(s.elementen, "werkzaam_element")) for s in kaart.standen)
    elementen = gevraagd.get("werkzaam_element", frozenset())
    asked = [s for s in standen if s.status == status or any(e.id in elementen for e in s.elementen)]
    shown = [*asked, *(s for s in standen if s not in asked)][:_REGELS]
    return replace(
        kaart,
        standen=standen,
        kort=tuple(s for s in standen if s in shown),
        termen={
            dimensie: terms if dimensie in _VASTE_VOLGORDE else first(terms, dimensie)
            for dimensie, terms in kaart.termen.items()
        },
    )


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
        kort=(),
        termen={dimensie: distinct_terms(per[i]) for dimensie, per in tags.items()},
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`, on one line."""
    line = " ".join(text.split())
    return _END_OF_SENTENCE.split(line, maxsplit=1)[0]
