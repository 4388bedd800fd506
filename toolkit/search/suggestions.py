"""Names and terms to choose from while typing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from toolkit.search.language import is_word
from toolkit.text import fold

_SHORTEST_WITH_ERROR = 5
_MOST_WORDS = 8  # a longer question is no name or term


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name or term that begins with what was typed; `soort` is ``interventie`` or a dimension."""

    label: str
    soort: str
    id: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All names and terms of a catalogue: (label in plain words, count, suggestion)."""

    _rows: tuple[tuple[str, int, Suggestion], ...]

    @classmethod
    def of(cls, rows: Sequence[tuple[str, str, str, int]]) -> "Suggestions":
        """Take rows of `zoek_voorstel`: label, kind, id, count."""
        return cls(tuple((plain(label), count, Suggestion(label, soort, one)) for label, soort, one, count in rows))

    def beginning_with(self, begin: str, limit: int) -> list[Suggestion]:
        """Return at most `limit` suggestions, those that begin with what was typed first.

        When no label has that, those in which each typed word begins a word, in any order (*gezin sys*); and else those
        in which it does so but for one typing error.
        """
        typed = plain(begin)
        every = typed.split()
        if not every:
            return []
        ways: tuple[Callable[[str], bool], ...] = (
            lambda label: f" {typed}" in f" {label}",
            lambda label: _each_begins(every, label, str.startswith),
            lambda label: _each_begins(every, label, _nearly_begins),
        )
        for has in ways[: 1 if len(every) > _MOST_WORDS else None]:
            if found := list(self._best(typed, has)):
                return found[:limit]
        return []

    def _best(self, typed: str, has: Callable[[str], bool]) -> Iterator[Suggestion]:
        found = [
            (not label.startswith(typed), suggestion.soort != "interventie", -count, label, suggestion)
            for label, count, suggestion in self._rows
            if has(label)
        ]
        best: dict[tuple[str, str], Suggestion] = {}
        for *_, suggestion in sorted(found, key=lambda row: row[:-1]):
            best.setdefault((suggestion.soort, suggestion.id), suggestion)
        yield from best.values()


def plain(text: str) -> str:
    """Return the words of `text` without accents and signs, with a space between them."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def _each_begins(typed: Sequence[str], label: str, begins: Callable[[str, str], bool]) -> bool:
    return all(any(begins(word, one) for word in label.split()) for one in typed)


def _nearly_begins(word: str, typed: str) -> bool:
    """Return whether `word` begins with `typed` but for one typing error, which the first letter seldom is."""
    if word.startswith(typed):
        return True
    if len(typed) < _SHORTEST_WITH_ERROR or word[0] != typed[0] or is_word(typed):
        return False
    return any(OSA.distance(typed, word[: len(typed) + more]) <= 1 for more in (-1, 0, 1))
