"""Terms as a reader looks them up: narrower terms under broader ones, with counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.schermwoorden import STATUS_MET_UITKOMST, STATUS_UITLEG, STATUSSEN
from toolkit.talen import vertaalde
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.vocabulary.velden import Veld
from toolkit.weergave.verzamelingen import Rows


@dataclass(frozen=True, slots=True)
class GeteldBegrip:
    """One term in its place."""

    term: Term
    diepte: int
    aantal: int


@dataclass(frozen=True, slots=True)
class StatusTelling:
    """How many interventions stand at one status of an element.

    Attributes:
        status: the status.
        aantal: number of interventions; “niet gerapporteerd” only when no other cell gives the element a status.
        designs: the designs of the research behind an outcome, with their numbers, the largest first.
        zonder_design: how many of these interventions have no known design.

    """

    status: str
    aantal: int
    designs: tuple[tuple[str, int], ...] = ()
    zonder_design: int = 0


def begrippen_of(
    dimensie: Dimension, totalen: Mapping[str, int], onder: str | None = None, diepte: int = 0
) -> Iterator[GeteldBegrip]:
    """Yield the terms of a dimension with their numbers (`totalen`), each followed by its narrower terms."""
    for term in dimensie.termen.values():
        if term.broader == onder:
            yield GeteldBegrip(term, diepte, totalen.get(term.id, 0))
            yield from begrippen_of(dimensie, totalen, term.id, diepte + 1)


def begrippen_with(dimensie: Dimension, totalen: Mapping[str, int], zoek: str) -> tuple[GeteldBegrip, ...]:
    """Return the terms of a dimension in which every word of `zoek` stands: in a name or in the description."""
    return tuple(b for b in begrippen_of(dimensie, totalen) if _has(zoek, _texts(b.term)))


def velden_with(velden: Iterable[Veld], zoek: str) -> tuple[Veld, ...]:
    """Return the fields in which every word of `zoek` stands: in a name or in the description."""
    found = (veld for veld in velden if veld.kolom)
    return tuple(v for v in found if v.kolom and _has(zoek, (v.titel, v.label, v.paginatitel, v.kolom.uitleg)))


def statussen_with(zoek: str) -> tuple[tuple[str, str, str], ...]:
    """Return (status, name, what it says) of each status in which every word of `zoek` stands."""
    explained = vertaalde(STATUS_UITLEG)
    named = ((status, naam, explained[status]) for status, naam in vertaalde(STATUSSEN).items())
    return tuple((status, naam, uitleg) for status, naam, uitleg in named if _has(zoek, ("status", naam, uitleg)))


def _has(zoek: str, texts: Iterable[str]) -> bool:
    whole = fold("\n".join(texts))
    return all(word in whole for word in fold(zoek).split())


def _texts(term: Term) -> tuple[str, ...]:
    names = (term.nl, term.en, *term.alt, *term.alledaags, *term.zoekterm)
    return (*names, term.definitie or "", term.toelichting or "")


def per_status(
    rows: Rows, statuses: Mapping[str, Rows], designs: Sequence[tuple[str, Rows]] | None
) -> Iterator[StatusTelling]:
    """Yield how many of the interventions `rows` are at each status of an element, with the research behind it.

    Args:
        rows: the interventions.
        statuses: the interventions at each status of the element.
        designs: of each design its short name and the interventions that have it; None when no dimension says it.

    """
    for status in STATUSSEN:
        found = rows & statuses[status]
        if not found:
            continue
        if designs is None or status not in STATUS_MET_UITKOMST:
            yield StatusTelling(status, found.bit_count())
            continue
        counted = [(design, (found & own).bit_count()) for design, own in designs]
        unknown = found
        for _, own in designs:
            unknown &= ~own
        ordered = tuple(sorted((item for item in counted if item[1]), key=lambda item: -item[1]))
        yield StatusTelling(status, found.bit_count(), ordered, unknown.bit_count())
