"""The lines of one facet: which terms are shown, in what order, with what number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .answers import Counts
from .relation import Choice, TermId
from .terms import TermRow
from .words import Words


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One line: `value` as a URL writes it, `depth` the number of broader terms shown above it."""

    value: str
    label: str
    count: int
    selected: bool
    broader: str | None
    depth: int


@dataclass(frozen=True, slots=True)
class FacetValues:
    """The lines of a facet in order; `truncated` when terms with rows are not shown for want of room."""

    values: tuple[FacetValue, ...]
    truncated: bool


def facet_values(terms: Mapping[str, TermRow], counts: Counts, choice: Choice, size: int, words: Words) -> FacetValues:
    """Return the terms with most rows, and every chosen term, each under its broader term.

    A chosen term is shown also when it has no rows, so that it can be taken away again. "Not reported" comes last
    and takes no room.
    """
    chosen = set(choice.term_ids)
    with_rows = [term for term in terms.values() if counts.per_term.get(term.id)]
    with_rows.sort(key=lambda term: (-counts.per_term[term.id], term.label.casefold(), str(term.id)))
    shown = with_rows[:size]
    shown += [term for term in terms.values() if term.id in chosen and term not in shown]
    values = [
        FacetValue(
            value=str(term.id),
            label=term.label,
            count=counts.per_term.get(term.id, 0),
            selected=term.id in chosen,
            broader=None if term.broader is None else str(term.broader),
            depth=depth,
        )
        for term, depth in _in_tree_order(shown)
    ]
    if (counts.not_reported or choice.not_reported) and words.not_reported not in terms:
        number, selected = counts.not_reported, choice.not_reported
        values.append(FacetValue(words.not_reported, words.not_reported_label, number, selected, None, 0))
    return FacetValues(tuple(values), truncated=len(with_rows) > size)


def _in_tree_order(shown: Iterable[TermRow]) -> list[tuple[TermRow, int]]:
    """Return the terms with their depth, each after the term above it, otherwise in the order given.

    Terms that are each other's broader term are shown one after another, from the first of them.
    """
    ids = {term.id for term in shown}
    under: dict[TermId | None, list[TermRow]] = {}
    for term in shown:
        under.setdefault(term.broader if term.broader in ids else None, []).append(term)
    ordered: dict[TermId, tuple[TermRow, int]] = {}

    def walk(term: TermRow, depth: int) -> None:
        if term.id not in ordered:
            ordered[term.id] = (term, depth)
            for narrower in under.get(term.id, []):
                walk(narrower, depth + 1)

    for term in [*under.get(None, []), *shown]:
        walk(term, 0)
    return list(ordered.values())
