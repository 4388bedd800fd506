"""From a situation to interventions: what matches an answer, what is not reported, what does not match.

An answer is a term of one dimension. It matches when an intervention has that term or a narrower one; it is “not
reported” when the source says nothing in that direction, and that never counts as “does not match”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.lezer.interventie import Tag
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary
from toolkit.vocabulary.kinds import Situatievraag, Zelf
from toolkit.weergave.kaarten import Kaart
from toolkit.weergave.tekst import midden_in_zin

# From so many on, groups with fewer matching answers wait until they are asked for; a group is never cut.
GENOEG = 20


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One possible answer: the term it stands for, the words of the question, and those of the result if other.

    `zelf` says what else the answer “the person self” stands for.
    """

    dimensie: str
    term: str
    tekst: str
    uitleg: str | None = None
    reden: str | None = None
    zelf: Zelf | None = None


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
class Beoordeling:
    """What the answers say about one intervention, in words: what matches, is not reported, or does not match."""

    interventie: str
    past: tuple[str, ...]
    niet_gerapporteerd: tuple[str, ...]
    past_niet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Antwoordgroep:
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
    groepen: tuple[Antwoordgroep, ...]
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


def situatievragen(begrippen: Vocabulary) -> list[tuple[Dimension, Situatievraag]]:
    """Return the questions that the dimensions ask, in their order."""
    return sorted(((d, vraag) for d in begrippen for vraag in d.gebruik.situatie), key=lambda one: one[1].volgorde)


def questions_of(
    begrippen: Vocabulary, gerapporteerd: Mapping[str, int], aantal: int, asked: Mapping[str, Iterable[str]]
) -> tuple[Vraagstuk, ...]:
    """Return the questions; terms and their meaning come from the vocabulary.

    Args:
        begrippen: dimensions and terms.
        gerapporteerd: per dimension, the number of interventions of which a term is reported.
        aantal: number of interventions.
        asked: terms in the address per dimension; one that is not among the answers becomes one more answer to the
            last question of its dimension, so that it is not lost.

    """
    found = situatievragen(begrippen)
    offered = {(d.naam, a.term) for d, vraag in found for a in _antwoorden(d, vraag)}
    last = {d.naam: vraag for d, vraag in found}
    return tuple(
        Vraagstuk(
            vraag.vraag,
            (
                *_antwoorden(d, vraag),
                *(
                    _antwoord(d, vraag, d.termen[term])
                    for term in asked.get(d.naam, ())
                    if last[d.naam] is vraag and (d.naam, term) not in offered
                ),
            ),
            _filled(vraag.opmerking, met=gerapporteerd[d.naam], aantal=aantal),
        )
        for d, vraag in found
    )


def judge(
    given: Sequence[Antwoord],
    tags: Mapping[str, Mapping[str, tuple[Tag, ...]]],
    namen: Mapping[str, str],
    begrippen: Vocabulary,
) -> list[Beoordeling]:
    """Return the interventions for which an answer matches: most matches first, then fewest misses, then by name.

    Args:
        given: the answers.
        tags: per dimension and intervention.
        namen: the name of every intervention.
        begrippen: dimensions and terms.

    """
    judged = (_judge(i, given, {d: per[i] for d, per in tags.items()}, begrippen) for i in namen)
    fitting = [oordeel for oordeel in judged if oordeel.past]
    return sorted(fitting, key=lambda o: (-len(o.past), len(o.past_niet), fold(namen[o.interventie]), o.interventie))


def whole_groups(past: Sequence[int]) -> int:
    """Return how many of the first interventions make whole groups of together at least `GENOEG`."""
    if len(past) <= GENOEG:
        return len(past)
    return sum(n >= past[GENOEG - 1] for n in past)


def _judge(
    i: str, given: Iterable[Antwoord], tags: Mapping[str, tuple[Tag, ...]], begrippen: Vocabulary
) -> Beoordeling:
    oordeel: dict[str, list[str]] = {"past": [], "niet_gerapporteerd": [], "past_niet": []}
    for antwoord in given:
        oordeel[fits(antwoord, tags[antwoord.dimensie], begrippen[antwoord.dimensie])].append(
            antwoord.reden or antwoord.tekst
        )
    return Beoordeling(i, *(tuple(words) for words in oordeel.values()))


def fits(antwoord: Antwoord, tags: Sequence[Tag], dimensie: Dimension) -> str:
    """Return ``past``, ``past_niet`` or ``niet_gerapporteerd``."""
    present = {tag.term.id for tag in tags}
    if antwoord.zelf:
        final = {tag.term.id for tag in tags if tag.rol != "intermediair"}
        hit = final & (dimensie.descendants(antwoord.term) | dimensie.descendants(antwoord.zelf.ook_onder))
        return "past" if hit else _absent(present)
    if present & dimensie.descendants(antwoord.term):
        return "past"
    for binnen in (vraag.binnen for vraag in dimensie.gebruik.situatie if vraag.binnen):
        if antwoord.term in (within := dimensie.descendants(binnen)):
            # Only other ages make an age wrong; other target groups say nothing about age.
            return _absent(present & (within - {binnen}))
    return _absent(present)


def _absent(reported: set[str] | frozenset[str]) -> str:
    return "past_niet" if reported else "niet_gerapporteerd"


def _antwoorden(dimensie: Dimension, vraag: Situatievraag) -> Iterator[Antwoord]:
    if vraag.zelf:
        yield _antwoord(dimensie, vraag, dimensie.termen[vraag.zelf.term], vraag.zelf)
    for broader in vraag.onder or (None,):
        for term in dimensie.termen.values():
            if broader is None or term.broader == broader:
                yield _antwoord(dimensie, vraag, term)


def _antwoord(dimensie: Dimension, vraag: Situatievraag, term: Term, zelf: Zelf | None = None) -> Antwoord:
    tekst = zelf.tekst if zelf else term.nl
    reden = _filled(vraag.reden, antwoord=midden_in_zin(tekst))
    return Antwoord(dimensie.naam, term.id, tekst, None if vraag.onder else term.definitie, reden, zelf)


def _filled(text: str | None, **values: object) -> str | None:
    """Return a text of the vocabulary with the values at their names in braces; other braces are only text."""
    return text and re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)
