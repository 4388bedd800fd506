"""The change list as people read it: by publication, by kind, and for one intervention word by word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from toolkit.changes.sentences import KOPPEN, below_heading, sentence
from toolkit.changes.word_diff import Stuk, changed_words
from toolkit.lezer.wijzigingen import Gepubliceerd
from toolkit.schermwoorden import STATUS_IN_VAK
from toolkit.talen import vertaal
from toolkit.wijziging import Verschil, Wijziging

# In an overview these are counted per intervention; its own list says them word by word.
_COUNTED = frozenset(
    {
        Verschil.KENMERK_BIJ,
        Verschil.KENMERK_WEG,
        Verschil.TEKST,
        Verschil.PUBLICATIE_BIJ,
        Verschil.PUBLICATIE_WEG,
    }
)


@dataclass(frozen=True, slots=True)
class Wijzigingsregel:
    """One line: whose change it is, what it says, and the words that changed when two texts are compared.

    Attributes:
        naam: the intervention or term.
        interventie: its id, when it is an intervention that may have a page.
        zin: the change in words; empty when only counted, or when the heading says it.
        stukken: the two texts word by word, or nothing.
        aantal: how many changes the line stands for, when they are only counted.

    """

    naam: str
    interventie: str | None
    zin: str
    stukken: tuple[Stuk, ...] = ()
    aantal: int | None = None


@dataclass(frozen=True, slots=True)
class Wijzigingsgroep:
    """The changes of one kind in one publication."""

    kop: str
    aantal: int
    regels: tuple[Wijzigingsregel, ...]


@dataclass(frozen=True, slots=True)
class UitgaveOverzicht:
    """One publication."""

    datum: str
    groepen: tuple[Wijzigingsgroep, ...]

    @property
    def aantal(self) -> int:
        """Return the number of changes."""
        return sum(groep.aantal for groep in self.groepen)


def overview(changes: Iterable[Gepubliceerd], *, word_by_word: bool) -> tuple[UitgaveOverzicht, ...]:
    """Return the publications in the order of `changes`, by kind.

    Args:
        changes: as `read_wijzigingen` gives them.
        word_by_word: say every change; otherwise texts, terms and publications are counted per intervention.

    """
    return tuple(
        UitgaveOverzicht(datum, tuple(_groups([g.wijziging for g in own], word_by_word=word_by_word)))
        for datum, own in groupby(changes, key=lambda g: g.datum)
    )


def said(wijziging: Wijziging) -> str:
    """Return a change in one sentence, with its name."""
    return f"{wijziging.naam}: {sentence(wijziging, STATUS_IN_VAK)}"


def _groups(changes: Sequence[Wijziging], *, word_by_word: bool) -> Iterator[Wijzigingsgroep]:
    for soort, group in groupby(changes, key=lambda change: change.soort):
        own = list(group)
        counted = soort in _COUNTED and not word_by_word
        lines = _counted(own) if counted else (_line(change, alone=word_by_word) for change in own)
        yield Wijzigingsgroep(vertaal(KOPPEN[soort]), len(own), tuple(lines))


def _counted(changes: Sequence[Wijziging]) -> Iterator[Wijzigingsregel]:
    for (naam, interventie), aantal in Counter((c.naam, c.interventie) for c in changes).items():
        yield Wijzigingsregel(naam, interventie, "", aantal=aantal)


def _line(change: Wijziging, *, alone: bool) -> Wijzigingsregel:
    """Return one change as a line; on a list of one intervention (`alone`) no name stands before it."""
    stukken = changed_words(change)
    zin = change.onderwerp or "" if stukken else below_heading(change, STATUS_IN_VAK)
    zin = zin or (sentence(change, STATUS_IN_VAK) if alone else "")
    return Wijzigingsregel(change.naam, change.interventie, zin, stukken)
