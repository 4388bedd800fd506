"""What sources report about elements: which elements group under what status."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from toolkit.lezer.interventie import Tag
from toolkit.schermwoorden import NIET_GERAPPORTEERD, STATUSSEN
from toolkit.talen import vertaal
from toolkit.vocabulary.dimension import Term


def distinct_terms(tags: Iterable[Tag]) -> tuple[Term, ...]:
    """Return each term once, in order."""
    return tuple({tag.term.id: tag.term for tag in tags}.values())


@dataclass(frozen=True, slots=True)
class ElementStand:
    """A status and the elements a source reports it for."""

    status: str
    elementen: tuple[Term, ...]

    @property
    def woord(self) -> str:
        """Return the status as the screen says it."""
        return vertaal(STATUSSEN[self.status])


@dataclass(frozen=True, slots=True)
class ElementOordeel:
    """One status of an element and the notes behind it."""

    status: str
    toelichtingen: tuple[str, ...]

    @property
    def woord(self) -> str:
        """Return the status as the screen says it."""
        return vertaal(STATUSSEN[self.status])


def standen_of(tags: Iterable[Tag]) -> tuple[ElementStand, ...]:
    """Group element tags by status, in the order of the signs.

    An element that one cell names without status and another with one is shown with its status only.
    """
    per_term: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        per_term[tag.term.id].append(tag)
    statuses = {term: frozenset(o.status for o in oordelen_of(own)) for term, own in per_term.items()}
    terms = {term: own[0].term for term, own in per_term.items()}
    grouped = ((status, tuple(terms[t] for t in terms if status in statuses[t])) for status in STATUSSEN)
    return tuple(ElementStand(status, elementen) for status, elementen in grouped if elementen)


def oordelen_of(tags: Collection[Tag]) -> tuple[ElementOordeel, ...]:
    """Return the statuses of one element; “niet gerapporteerd” only when no cell gives a status."""
    notes: dict[str, dict[str, None]] = defaultdict(dict)
    for tag in tags:
        found = notes[tag.status or NIET_GERAPPORTEERD]
        if tag.toelichting:
            found[tag.toelichting] = None
    if len(notes) > 1:
        notes.pop(NIET_GERAPPORTEERD, None)
    return tuple(ElementOordeel(status, tuple(notes[status])) for status in STATUSSEN if status in notes)
