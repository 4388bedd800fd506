"""What a question is to search: concepts, each with the ways in which it may stand in a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

MOST_SPELLINGS = 24  # of one phrase

Pattern = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a concept may stand in a text: tokens next to each other, each one of a set.

    `wording` is the curators' wording that was searched as well, or empty when it is a spelling of what was typed.
    `same` tells whether a text that has this holds the concept itself: its word, a form of that word, a label or a
    wording that means the same. A near word, a one-way synonym, a compound or a stem that words share is not the same.
    """

    pattern: Pattern
    weight: float
    wording: str = ""
    same: bool = False

    def spellings(self) -> Iterator[str]:
        """Yield a token, or phrases in the syntax of FTS5 with every token quoted, so that nothing is an operator."""
        if len(self.pattern) == 1:
            yield from sorted(self.pattern[0])
            return
        for tokens in islice(product(*map(sorted, self.pattern)), MOST_SPELLINGS):
            yield " + ".join(f'"{token}"' for token in tokens)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that is asked for.

    Attributes:
        text: as typed.
        alternatives: the ways to find it; none when the catalogue has no such word.
        parts: concepts that together stand for this one, when it is a compound or a phrase.
        partly: the other parts of the compound are not in the catalogue.
        general: fits nearly every intervention, so it counts little.
        literal: was typed between quotes.
        begun: may only become a word of the texts, so that one mention is all there is to find.
        weight: how much it says, from 0.7 for the most ordinary words of the language to 1.

    """

    text: str
    alternatives: tuple[Alternative, ...]
    parts: tuple["Concept", ...] = ()
    general: bool = False
    literal: bool = False
    partly: bool = False
    begun: bool = False
    weight: float = 1.0

    @property
    def found(self) -> bool:
        """Whether the catalogue has any word for it."""
        return bool(self.alternatives or self.parts)


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """A question as search understands it.

    `corrections` are (as typed, as read), and `excluding` is the sign or command with which something was to be left
    out, which search cannot, or empty.
    """

    concepts: tuple[Concept, ...]
    corrections: tuple[tuple[str, str], ...]
    excluding: str = ""
