"""From a situation to interventions: what matches an answer, what is not reported, what does not match.

An answer is a term of one dimension. It matches when an intervention has that term or a narrower one; it is “not
reported” when the source says nothing in that direction, and that never counts as “does not match”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary
from toolkit.vocabulary.kinds import Situatievraag, Zelf
from toolkit.weergave.kaarten import Kaart
from toolkit.weergave.tekst import midden_in_zin
from toolkit.weergave.verzamelingen import Rows

# From so many on, groups with fewer matching answers wait until they are asked for; a group is only cut at `MEESTE`.
GENOEG = 20
# A page has no more cards than this, however many interventions there are.
MEESTE = 40


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
    """For which interventions an answer matches, and for which it does not; of the others nothing is reported."""

    antwoord: Antwoord
    past: Rows
    past_niet: Rows


@dataclass(frozen=True, slots=True)
class Antwoordgroep:
    """The interventions for which the same number of answers match.

    Attributes:
        past: number of answers that match.
        aantal: number of interventions.
        passend: those that are shown, all of them up to `MEESTE`.

    """

    past: int
    aantal: int
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
        """Return the number of interventions in the groups that are shown."""
        return sum(groep.aantal for groep in self.groepen)

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


def ranked(oordelen: Sequence[Beoordeling], everything: Rows) -> Iterator[tuple[int, tuple[Rows, ...]]]:
    """Yield for each number of matching answers, the most first, the interventions that have it, if any.

    They are divided by the number of answers that do not match, the fewest first.
    """
    past = _exactly([oordeel.past for oordeel in oordelen], everything)
    past_niet = _exactly([oordeel.past_niet for oordeel in oordelen], everything)
    for number in range(len(oordelen), 0, -1):
        if past[number]:
            yield number, tuple(past[number] & misses for misses in past_niet)


def whole_groups(numbers: Sequence[int]) -> int:
    """Return how many of the first groups, of these numbers of interventions, have together at least `GENOEG`."""
    together = 0
    for place, number in enumerate(numbers, start=1):
        together += number
        if together >= GENOEG:
            return place
    return len(numbers)


def _exactly(sets: Sequence[Rows], everything: Rows) -> list[Rows]:
    """Return the rows that are in none of the sets, in exactly one of them, in two, and so on."""
    at_least = [everything, *(0 for _ in sets), 0]
    for one in sets:
        for number in range(len(sets), 0, -1):
            at_least[number] |= at_least[number - 1] & one
    return [own & ~more for own, more in pairwise(at_least)]


def _antwoorden(dimensie: Dimension, vraag: Situatievraag) -> Iterator[Antwoord]:
    if vraag.zelf:
        yield _antwoord(dimensie, vraag, dimensie.termen[vraag.zelf.term], vraag.zelf)
    for broader in vraag.onder or (None,):
        for term in dimensie.termen.values():
            if broader is None or term.broader == broader:
                yield _antwoord(dimensie, vraag, term)


def _antwoord(dimensie: Dimension, vraag: Situatievraag, term: Term, zelf: Zelf | None = None) -> Antwoord:
    tekst = zelf.tekst if zelf else vraag.woorden.get(term.id, term.label)
    reden = _filled(vraag.reden, antwoord=midden_in_zin(tekst)) or (term.label if term.id in vraag.woorden else None)
    return Antwoord(dimensie.naam, term.id, tekst, None if vraag.onder else term.definitie, reden, zelf)


def _filled(text: str | None, **values: object) -> str | None:
    """Return a text of the vocabulary with the values at their names in braces; other braces are only text."""
    return text and re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)
