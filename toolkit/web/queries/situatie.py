"""From a situation to interventions, in the database that is served."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from toolkit.lezer import read_tags
from toolkit.lezer.adressen import read_verwijzingen
from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.queries.kaarten import read_kaarten
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag, freeze
from toolkit.weergave.situatie import (
    Antwoord,
    Antwoordgroep,
    Passend,
    Situatie,
    Vraagstuk,
    fits,
    judge,
    questions_of,
    whole_groups,
)


def questions_for(catalogus: OpenCatalogus, keuzes: Mapping[str, tuple[str, ...]]) -> tuple[Vraagstuk, ...]:
    """Return the questions, with the answers that the address gives."""
    met = {d: catalogus.aantal - totalen.get(NIET_GERAPPORTEERD, 0) for d, totalen in catalogus.totalen.items()}
    return questions_of(catalogus.begrippen, met, catalogus.aantal, keuzes)


def count_answers(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, vragen: Iterable[Vraagstuk]
) -> dict[Antwoord, int]:
    """Return, per possible answer, for how many interventions it matches.

    The catalogue knows how many have a term; only the person asks for more than a term.
    """
    antwoorden = [a for vraag in vragen for a in vraag.antwoorden]
    return {
        a: _count_persons(conn, catalogus, a) if a.zelf else catalogus.totalen[a.dimensie].get(a.term, 0)
        for a in antwoorden
    }


def _count_persons(conn: sqlite3.Connection, catalogus: OpenCatalogus, persoon: Antwoord) -> int:
    dimensie = catalogus.begrippen[persoon.dimensie]
    tags = read_tags(conn, dimensie, [v.id for v in read_verwijzingen(conn)])
    return sum(fits(persoon, own, dimensie) == "past" for own in tags.values())


def read_situatie(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, keuzes: Mapping[str, tuple[str, ...]], *, rest: bool = False
) -> Situatie:
    """Rank every intervention by the answers that match, see `judge`.

    Whole groups are shown until there are `GENOEG` interventions; `rest` shows the groups after those.
    """
    known = {(a.dimensie, a.term): a for vraag in questions_for(catalogus, keuzes) for a in vraag.antwoorden}
    given = [known[dimensie, term] for dimensie, terms in keuzes.items() for term in terms]
    namen = {v.id: v.naam for v in read_verwijzingen(conn)}
    tags = {d: read_tags(conn, catalogus.begrippen[d], list(namen)) for d in {a.dimensie for a in given}}
    fitting = judge(given, tags, namen, catalogus.begrippen)
    per_aantal = Counter(len(oordeel.past) for oordeel in fitting)
    first = whole_groups([len(oordeel.past) for oordeel in fitting])
    shown = fitting[first:] if rest and first < len(fitting) else fitting[:first]
    kaarten = read_kaarten(conn, catalogus, [oordeel.interventie for oordeel in shown])
    passend = tuple(
        Passend(kaart, o.past, o.niet_gerapporteerd, o.past_niet) for kaart, o in zip(kaarten, shown, strict=True)
    )
    filtered = selectie_from(conn, Zoekvraag(keuzes=freeze(keuzes)), catalogus.zoeker).ids(conn)
    return Situatie(
        gegeven=len(given),
        aantal=len(fitting),
        volledig=per_aantal[len(given)],
        groepen=tuple(Antwoordgroep(past, tuple(same)) for past, same in groupby(passend, key=lambda p: len(p.past))),
        filters=len(filtered),
        zelfde=filtered == {o.interventie for o in fitting if len(o.past) == len(given)},
    )
