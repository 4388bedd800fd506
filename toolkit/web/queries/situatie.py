"""From a situation to interventions, in the database that is served."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import islice

from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.geheugen import union
from toolkit.web.queries.kaarten import read_kaarten
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag, freeze
from toolkit.weergave.situatie import (
    MEESTE,
    Antwoord,
    Antwoordgroep,
    Beoordeling,
    Passend,
    Situatie,
    Vraagstuk,
    questions_of,
    ranked,
    whole_groups,
)


def questions_for(catalogus: OpenCatalogus, keuzes: Mapping[str, tuple[str, ...]]) -> tuple[Vraagstuk, ...]:
    """Return the questions, with the answers that the address gives."""
    met = {d: catalogus.aantal - totalen.get(NIET_GERAPPORTEERD, 0) for d, totalen in catalogus.totalen.items()}
    return questions_of(catalogus.begrippen, met, catalogus.aantal, keuzes)


def count_answers(catalogus: OpenCatalogus, vragen: Iterable[Vraagstuk]) -> dict[Antwoord, int]:
    """Return, per possible answer, for how many interventions it matches."""
    return {a: judge(catalogus, a).past.bit_count() for vraag in vragen for a in vraag.antwoorden}


def judge(catalogus: OpenCatalogus, antwoord: Antwoord) -> Beoordeling:
    """Return for which interventions an answer matches, and for which it does not."""
    geheugen, dimensie = catalogus.geheugen, catalogus.begrippen[antwoord.dimensie]
    reported = geheugen.gerapporteerd(dimensie.naam)
    if antwoord.zelf:
        termen = dimensie.descendants(antwoord.term) | dimensie.descendants(antwoord.zelf.ook_onder)
        past = geheugen.met_een_van(dimensie.naam, termen, rol="uiteindelijk")
    else:
        past = geheugen.met(dimensie.naam, antwoord.term)
        for binnen in (vraag.binnen for vraag in dimensie.gebruik.situatie if vraag.binnen):
            if antwoord.term in (within := dimensie.descendants(binnen)):
                # Only other ages make an age wrong; other target groups say nothing about age.
                reported = geheugen.met_een_van(dimensie.naam, within - {binnen})
    return Beoordeling(antwoord, past, reported & ~past)


def read_situatie(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, keuzes: Mapping[str, tuple[str, ...]], *, rest: bool = False
) -> Situatie:
    """Rank every intervention by the answers that match, then by those that do not, then by name.

    Whole groups are shown until there are `GENOEG` interventions, and of those the first `MEESTE`; `rest` shows the
    groups after those.
    """
    known = {(a.dimensie, a.term): a for vraag in questions_for(catalogus, keuzes) for a in vraag.antwoorden}
    oordelen = [judge(catalogus, known[dimensie, term]) for dimensie, terms in keuzes.items() for term in terms]
    geheugen = catalogus.geheugen
    groups = [(past, parts, union(parts)) for past, parts in ranked(oordelen, geheugen.index.everything)]
    first = whole_groups([rows.bit_count() for *_, rows in groups])
    shown = groups[first:] if rest and first < len(groups) else groups[:first]
    ordered = ((past, i) for past, parts, _ in shown for rows in parts for i in geheugen.ids(rows))
    passend = _passend(conn, catalogus, oordelen, list(islice(ordered, MEESTE)))
    volledig = next((rows for past, _, rows in groups if past == len(oordelen)), 0)
    filtered = selectie_from(conn, Zoekvraag(keuzes=freeze(keuzes)), geheugen).rows(conn)
    return Situatie(
        gegeven=len(oordelen),
        aantal=union(rows for *_, rows in groups).bit_count(),
        volledig=volledig.bit_count(),
        groepen=tuple(Antwoordgroep(past, rows.bit_count(), passend.get(past, ())) for past, _, rows in shown),
        filters=filtered.bit_count(),
        zelfde=filtered == volledig,
    )


def _passend(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, oordelen: Iterable[Beoordeling], ordered: list[tuple[int, str]]
) -> dict[int, tuple[Passend, ...]]:
    """Return per number of matching answers the interventions, with what matches in words."""
    found: dict[int, list[Passend]] = {}
    kaarten = read_kaarten(conn, catalogus, [i for _, i in ordered])
    for (past, i), kaart in zip(ordered, kaarten, strict=True):
        row = 1 << catalogus.geheugen.index.places[i]
        words: tuple[list[str], list[str], list[str]] = ([], [], [])
        for oordeel in oordelen:
            kind = 0 if oordeel.past & row else 2 if oordeel.past_niet & row else 1
            words[kind].append(oordeel.antwoord.reden or oordeel.antwoord.tekst)
        found.setdefault(past, []).append(Passend(kaart, *map(tuple, words)))
    return {past: tuple(same) for past, same in found.items()}
