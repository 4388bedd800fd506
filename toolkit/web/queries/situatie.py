"""From a situation to interventions: what matches an answer, what is not reported, what does not match.

An answer is a term of one dimension. It matches when an intervention has that term or a narrower one; it is “not
reported” when the source says nothing in that direction, and that never counts as “does not match”.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toolkit.text import fold
from toolkit.vocabulary.model import Dimension
from toolkit.web.catalogus import Catalogus
from toolkit.web.opmaak import midden_in_zin
from toolkit.web.queries.kaarten import Kaart, read_kaarten
from toolkit.web.queries.tags import Tag, read_tags
from toolkit.web.selectie import selectie_from
from toolkit.web.woorden import NIET_GERAPPORTEERD
from toolkit.web.zoekvraag import Zoekvraag, freeze

# From so many on, groups with fewer matching answers wait until they are asked for; a group is never cut.
GENOEG = 20
PERSOON = "betrokkenheid"
_MEEDOEN = "De mensen op wie de interventie zich richt of die eraan meewerken. Uw eigen beroep hoeft u niet te kiezen."


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One possible answer: the term it stands for, the words of the question, and those of the result if other."""

    dimensie: str
    term: str
    tekst: str
    uitleg: str | None = None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Vraagstuk:
    """One question with its answers."""

    titel: str
    antwoorden: tuple[Antwoord, ...]
    opmerking: str | None = None


@dataclass(frozen=True, slots=True)
class Passend:
    """One intervention with why it is here, and what does not match."""

    kaart: Kaart
    past: tuple[str, ...]
    niet_gerapporteerd: tuple[str, ...]
    past_niet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """The interventions for which the same number of answers match.

    Attributes:
        past: number of answers that match.
        passend: all of them.

    """

    past: int
    passend: tuple[Passend, ...]


@dataclass(frozen=True, slots=True)
class Situatie:
    """The answer to a situation.

    Attributes:
        gegeven: number of answers given.
        aantal: number of interventions for which at least one answer matches.
        volledig: number of interventions for which all answers match.
        groepen: the interventions shown, most matching answers first.
        filters: number of interventions in the list that takes the answers as filters.
        zelfde: that list is exactly the interventions for which all answers match.

    """

    gegeven: int
    aantal: int
    volledig: int
    groepen: tuple[Groep, ...]
    filters: int
    zelfde: bool

    @property
    def getoond(self) -> int:
        """Return the number of interventions shown."""
        return sum(len(groep.passend) for groep in self.groepen)

    @property
    def overig(self) -> int:
        """Return the number of interventions that wait."""
        return self.aantal - self.getoond


def questions_of(catalogus: Catalogus, keuzes: Mapping[str, tuple[str, ...]]) -> tuple[Vraagstuk, ...]:
    """Return the five questions; terms and their meaning come from the vocabulary.

    A target group that is in the address but not among the questions becomes one more answer, so that it is not lost.
    """
    zonder = catalogus.totalen["psychologische_behoefte"].get(NIET_GERAPPORTEERD, 0)
    behoefte = (
        f"Bij {catalogus.aantal - zonder} van de {catalogus.aantal} interventies staat hier iets over. "
        "Staat er niets, dan is dat ‘niet gerapporteerd’, nooit ‘past niet’."
    )
    return (
        Vraagstuk("In welke fase speelt het?", _all(catalogus, "fase")),
        Vraagstuk("Om welke leeftijd gaat het?", _under(catalogus, "leeftijd")),
        Vraagstuk("Wat lijkt iemand te zoeken?", _all(catalogus, "psychologische_behoefte"), behoefte),
        Vraagstuk("Wie doet er mee, behalve u?", _reach(catalogus, keuzes.get("doelgroep", ())), _MEEDOEN),
        Vraagstuk("Vanuit welk domein werkt u?", _all(catalogus, "domein")),
    )


def count_answers(conn: sqlite3.Connection, catalogus: Catalogus, vragen: Iterable[Vraagstuk]) -> dict[Antwoord, int]:
    """Return, per possible answer, for how many interventions it matches.

    The catalogue knows how many have a term; only the person asks for more than a term.
    """
    antwoorden = [a for vraag in vragen for a in vraag.antwoorden]
    return {
        a: _count_persons(conn, catalogus, a) if a.term == PERSOON else catalogus.totalen[a.dimensie].get(a.term, 0)
        for a in antwoorden
    }


def _count_persons(conn: sqlite3.Connection, catalogus: Catalogus, persoon: Antwoord) -> int:
    dimensie = catalogus.begrippen[persoon.dimensie]
    ids = [i for (i,) in conn.execute("select id from interventie order by id")]
    return sum(_fits(persoon, tags, dimensie) == "past" for tags in read_tags(conn, dimensie, ids).values())


def read_situatie(
    conn: sqlite3.Connection, catalogus: Catalogus, keuzes: Mapping[str, tuple[str, ...]], *, rest: bool = False
) -> Situatie:
    """Rank every intervention by the number of answers that match, then by the fewest that do not, then by name.

    Whole groups are shown until there are `GENOEG` interventions; `rest` shows the groups after those.
    """
    known = {(a.dimensie, a.term): a for vraag in questions_of(catalogus, keuzes) for a in vraag.antwoorden}
    given = [known[dimensie, term] for dimensie, terms in keuzes.items() for term in terms]
    ids = [i for (i,) in conn.execute("select id from interventie order by id")]
    tags = {d: read_tags(conn, catalogus.begrippen[d], ids) for d in {a.dimensie for a in given}}
    judged = [(i, _judge(given, {d: tags[d][i] for d in tags}, catalogus)) for i in ids]
    fitting = [(i, oordeel) for i, oordeel in judged if oordeel["past"]]
    namen = dict(conn.execute("select id, naam from interventie").fetchall())
    fitting.sort(key=lambda item: (-len(item[1]["past"]), len(item[1]["past_niet"]), fold(namen[item[0]]), item[0]))
    per_aantal = Counter(len(oordeel["past"]) for _, oordeel in fitting)
    first = _whole_groups([len(oordeel["past"]) for _, oordeel in fitting])
    shown = fitting[first:] if rest and first < len(fitting) else fitting[:first]
    kaarten = read_kaarten(conn, catalogus.begrippen, [i for i, _ in shown])
    passend = tuple(
        Passend(kaart, tuple(o["past"]), tuple(o["niet_gerapporteerd"]), tuple(o["past_niet"]))
        for kaart, (_, o) in zip(kaarten, shown, strict=True)
    )
    filtered = selectie_from(conn, Zoekvraag(keuzes=freeze(keuzes)), catalogus.zoeker).ids(conn)
    return Situatie(
        gegeven=len(given),
        aantal=len(fitting),
        volledig=per_aantal[len(given)],
        groepen=tuple(Groep(past, tuple(same)) for past, same in groupby(passend, key=lambda p: len(p.past))),
        filters=len(filtered),
        zelfde=filtered == {i for i, oordeel in fitting if len(oordeel["past"]) == len(given)},
    )


def _whole_groups(past: Sequence[int]) -> int:
    """Return how many of the first interventions make whole groups of together at least `GENOEG`."""
    if len(past) <= GENOEG:
        return len(past)
    return sum(n >= past[GENOEG - 1] for n in past)


def _judge(
    given: Iterable[Antwoord], tags: Mapping[str, tuple[Tag, ...]], catalogus: Catalogus
) -> dict[str, list[str]]:
    oordeel: dict[str, list[str]] = {"past": [], "niet_gerapporteerd": [], "past_niet": []}
    for antwoord in given:
        oordeel[_fits(antwoord, tags[antwoord.dimensie], catalogus.begrippen[antwoord.dimensie])].append(
            antwoord.reden or antwoord.tekst
        )
    return oordeel


def _fits(antwoord: Antwoord, tags: tuple[Tag, ...], dimensie: Dimension) -> str:
    present = {tag.term.id for tag in tags}
    if antwoord.term == PERSOON:
        final = {tag.term.id for tag in tags if tag.rol != "intermediair"}
        hit = final & (dimensie.descendants(PERSOON) | dimensie.descendants("leeftijd"))
        return "past" if hit else _absent(present)
    if present & dimensie.descendants(antwoord.term):
        return "past"
    if dimensie.naam == "doelgroep" and antwoord.term in dimensie.descendants("leeftijd"):
        # Only other ages make an age wrong; other target groups say nothing about age.
        return _absent(present & (dimensie.descendants("leeftijd") - {"leeftijd"}))
    return _absent(present)


def _absent(reported: set[str] | frozenset[str]) -> str:
    return "past_niet" if reported else "niet_gerapporteerd"


def _all(catalogus: Catalogus, naam: str) -> tuple[Antwoord, ...]:
    termen = catalogus.begrippen[naam].termen.values()
    return tuple(Antwoord(naam, term.id, term.nl, term.definitie) for term in termen)


def _under(catalogus: Catalogus, breed: str) -> tuple[Antwoord, ...]:
    termen = catalogus.begrippen["doelgroep"].termen.values()
    return tuple(Antwoord("doelgroep", term.id, term.nl) for term in termen if term.broader == breed)


def _reach(catalogus: Catalogus, asked: Iterable[str]) -> tuple[Antwoord, ...]:
    persoon = Antwoord("doelgroep", PERSOON, "De persoon zelf")
    offered = (persoon, *_under(catalogus, "omgeving"), *_under(catalogus, "professional"))
    known = {a.term for a in (*offered, *_under(catalogus, "leeftijd"))}
    others = (Antwoord("doelgroep", term, catalogus.label("doelgroep", term)) for term in asked if term not in known)
    return tuple(replace(a, reden=f"meedoen van {midden_in_zin(a.tekst)}") for a in (*offered, *others))
