"""From a situation to interventions: what matches an answer, what is not reported, what does not match.

An answer is a term of one dimension. It matches when an intervention has that term or a narrower one; it is “not
reported” when the source says nothing in that direction, and that never counts as “does not match”.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.vocabulary.dimension import Vocabulary
from toolkit.weergave.kaarten import Kaart
from toolkit.weergave.tekst import midden_in_zin
from toolkit.weergave.verzamelingen import Rows

# From so many on, groups with fewer matching answers wait until they are asked for; a group is only cut at `MEESTE`.
GENOEG = 20
# A page has no more cards than this, however many interventions there are.
MEESTE = 90
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


def questions_of(begrippen: Vocabulary, met_behoefte: int, aantal: int, asked: Sequence[str]) -> tuple[Vraagstuk, ...]:
    """Return the five questions; terms and their meaning come from the vocabulary.

    Args:
        begrippen: dimensions and terms.
        met_behoefte: number of interventions of which a psychological need is reported.
        aantal: number of interventions.
        asked: target groups in the address; one that is not among the questions becomes one more answer, so that it is
            not lost.

    """
    behoefte = (
        f"Bij {met_behoefte} van de {aantal} interventies staat hier iets over. "
        "Staat er niets, dan is dat ‘niet gerapporteerd’, nooit ‘past niet’."
    )
    return (
        Vraagstuk("In welke fase speelt het?", _all(begrippen, "fase")),
        Vraagstuk("Om welke leeftijd gaat het?", _under(begrippen, "leeftijd")),
        Vraagstuk("Wat lijkt iemand te zoeken?", _all(begrippen, "psychologische_behoefte"), behoefte),
        Vraagstuk("Wie doet er mee, behalve u?", _reach(begrippen, asked), _MEEDOEN),
        Vraagstuk("Vanuit welk domein werkt u?", _all(begrippen, "domein")),
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


def _all(begrippen: Vocabulary, naam: str) -> tuple[Antwoord, ...]:
    termen = begrippen[naam].termen.values()
    return tuple(Antwoord(naam, term.id, term.nl, term.definitie) for term in termen)


def _under(begrippen: Vocabulary, breed: str) -> tuple[Antwoord, ...]:
    termen = begrippen["doelgroep"].termen.values()
    return tuple(Antwoord("doelgroep", term.id, term.nl) for term in termen if term.broader == breed)


def _reach(begrippen: Vocabulary, asked: Iterable[str]) -> tuple[Antwoord, ...]:
    persoon = Antwoord("doelgroep", PERSOON, "De persoon zelf")
    offered = (persoon, *_under(begrippen, "omgeving"), *_under(begrippen, "professional"))
    known = {a.term for a in (*offered, *_under(begrippen, "leeftijd"))}
    others = (
        Antwoord("doelgroep", term, begrippen["doelgroep"].termen[term].nl) for term in asked if term not in known
    )
    return tuple(replace(a, reden=f"meedoen van {midden_in_zin(a.tekst)}") for a in (*offered, *others))
