"""A decision as one table of named rules: the first rule that applies decides, and its name says why.

Rules stand in the order in which they are tried. Every row has a sheet in the tests, nearly always in
``tests/reading/test_rules.py``, that is read wrongly without it: a rule that nothing misses goes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Case = TypeVar("Case")
Verdict = TypeVar("Verdict")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Verdict]):
    """One row of such a table.

    Attributes:
        naam: what a person reads in ``make inspect``, in Dutch.
        verdict: what is decided when the rule applies.
        applies: tells whether it does.

    """

    naam: str
    verdict: Verdict
    applies: Callable[[Case], bool]


def decide(rules: Sequence[Rule[Case, Verdict]], case: Case) -> Rule[Case, Verdict] | None:
    """Return the first of `rules` that applies to `case`, or None when none does."""
    return next((rule for rule in rules if rule.applies(case)), None)
