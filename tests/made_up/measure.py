"""How much of the truth comes back, per dimension."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from tests.made_up.truth import DIMENSIONS, VerzonnenInterventie
from toolkit.reading.workbook_reading import SourceRecord
from toolkit.terms.resolve import Resolver

Pair = tuple[str, str]
_ITEMS = re.compile(r"\s*(?:[;|\n/]|<br>|,\s)\s*")
_LEAD = re.compile(r"^(?:[•\-]|en\b)\s*")


@dataclass(slots=True)
class Score:
    """Pairs of (intervention, term): found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    unknown_tagged: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 when there was nothing to find."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, other: "Score") -> None:
        """Count the pairs of another score as well."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.unknown_tagged += other.unknown_tagged


@dataclass(slots=True)
class Scores:
    """A score per dimension."""

    by_dimension: dict[str, Score] = field(default_factory=lambda: {veld: Score() for veld in DIMENSIONS})

    def add(self, other: "Scores") -> None:
        """Count the scores of another reading as well."""
        for veld, score in other.by_dimension.items():
            self.by_dimension[veld].add(score)


def score_records(truth: Sequence[VerzonnenInterventie], records: Iterable[SourceRecord], names: Resolver) -> Scores:
    """Compare what was read with the truth.

    Only literal wordings count as found: resolving anything else is a later step, measured there.
    """
    records = list(records)
    scores = score_pairs(truth, lambda veld: {pair for record in records for pair in _pairs(record, veld, names)})
    for veld, score in scores.by_dimension.items():
        unknown = {(one.naam, item) for one in truth for item in one.unknown.get(veld, ())}
        score.unknown_tagged = sum(names.name(veld, item) is not None for _, item in unknown)
    return scores


def score_pairs(truth: Sequence[VerzonnenInterventie], found: Callable[[str], set[Pair]]) -> Scores:
    """Compare the pairs of name and term that were found in each dimension with the truth."""
    return Scores({veld: score_sets(_expected(truth, veld), found(veld)) for veld in DIMENSIONS})


def score_sets(expected: Set[Any], found: Set[Any]) -> Score:
    """Compare two sets."""
    return Score(len(expected & found), len(found - expected), len(expected - found))


def _expected(truth: Sequence[VerzonnenInterventie], veld: str) -> set[Pair]:
    return {(one.naam, term) for one in truth for term in one.terms[veld]}


def _pairs(record: SourceRecord, veld: str, names: Resolver) -> Iterable[Pair]:
    naam = record.of("naam")[0].text
    for value in record.of(veld):
        if value.term is not None:
            yield naam, value.term
            continue
        for item in _ITEMS.split(value.text):
            named = names.name(veld, _LEAD.sub("", item), near=False)
            if named is not None and named.term is not None:
                yield naam, named.term
