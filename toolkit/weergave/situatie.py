"""From a situation to interventions: what matches an answer, what is not reported, what does not match.

An answer is a term of one dimension. It matches when an intervention has that term or a narrower one; it is “not
reported” when the source says nothing in that direction, and that never counts as “does not match”.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.lezer.interventie import Tag
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension, Vocabulary
from toolkit.weergave.kaarten import Kaart
from toolkit.weergave.tekst import midden_in_zin

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
