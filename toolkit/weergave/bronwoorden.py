"""What the lists themselves say about a dimension: the text of the cells behind its terms.

A term makes interventions comparable and loses the rest of the sentence. Which dimensions have sentences in their cells
is said in ``data/vocabulaire/<dimension>.yml`` (`in_woorden`); the pages and the exports show the same words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.codes import BRON, SAMENSTELLER, Methode
from toolkit.lezer.interventie import Interventie, Tag
from toolkit.schermwoorden import IS_INTERMEDIAIR
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension

_PIECES = re.compile(r"[;\n]")
_EDGES = "•-–* \t"


@dataclass(frozen=True, slots=True)
class Bronwoord:
    """What one cell says about one dimension.

    Attributes:
        tekst: the words of the cell, or the part of it that is about the dimension.
        broncel: id of the cell.
        lijst: name on screen of the list that the cell is in; its file name when it has none.
        door: who assigned the terms of the cell: ``bron`` or ``samensteller``.

    """

    tekst: str
    broncel: str
    lijst: str
    door: str


@dataclass(frozen=True, slots=True)
class _Cel:
    id: str
    waarde: str
    lijst: str
    eigen: bool
    tags: list[Tag]

    @property
    def labels(self) -> list[str]:
        return [tag.term.nl for tag in self.tags]

    @property
    def door(self) -> set[str]:
        return {tag.toegekend_door for tag in self.tags}

    @property
    def has_note(self) -> bool:
        return any(tag.toelichting for tag in self.tags)

    @property
    def bronteksten(self) -> list[str]:
        # Words that stand elsewhere (the header behind a cross) are no words of this cell.
        return [self.waarde if tag.methode == Methode.OVERGENOMEN else tag.brontekst for tag in self.tags]


Bronwoorden = Mapping[str, tuple[Bronwoord, ...]]


def bronwoorden_of(interventie: Interventie, begrippen: Iterable[Dimension]) -> Bronwoorden:
    """Return dimension → what the cells say, for every dimension whose cells are shown as text.

    A cell that only repeats the labels of its terms adds nothing and is left out, and so is a cross. A cell with notes
    is left out as well: a note is kept with its term.
    """
    return {
        d.naam: tuple(_words(_cells(d.naam, interventie).values()))
        for d in begrippen
        if d.in_woorden and d.naam in interventie.tags
    }


def words_lines(woorden: Iterable[Bronwoord]) -> tuple[str, ...]:
    """Return what each cell says, with the name of its list when there are several."""
    said = tuple(woorden)
    several = len({w.lijst for w in said}) > 1
    return tuple(f"{w.lijst}: {w.tekst}" if several else w.tekst for w in said)


def _cells(dimensie: str, interventie: Interventie) -> dict[str, _Cel]:
    """Return the cells of a column of the dimension, and those of other columns in which one of its terms stands."""
    tags: dict[str, list[Tag]] = defaultdict(list)
    for tag in interventie.tags[dimensie]:
        tags[tag.broncel].append(tag)
    cells: dict[str, _Cel] = {}
    for cel in interventie.cellen.values():
        eigen = cel.veld == dimensie
        if not cel.is_waarde or not cel.geldende_tekst:
            continue
        if cel.id in tags or (eigen and cel.interventie == interventie.id):
            cells[cel.id] = _Cel(cel.id, cel.geldende_tekst, cel.lijst, eigen, tags.get(cel.id, []))
    return cells


def _words(cells: Iterable[_Cel]) -> Iterator[Bronwoord]:
    """Yield the words of a column of the dimension itself first; what another cell only repeats is left out."""
    said: dict[str, str] = defaultdict(str)
    for cel in sorted(cells, key=lambda cel: not cel.eigen):
        tekst = _own_text(cel) if cel.eigen else _part(cel)
        if tekst is not None and not cel.has_note and fold(tekst) not in said[cel.lijst]:
            said[cel.lijst] += f" {fold(tekst)}"
            yield Bronwoord(tekst, cel.id, cel.lijst, SAMENSTELLER if SAMENSTELLER in cel.door else BRON)


def _own_text(cel: _Cel) -> str | None:
    labels = " / ".join(fold(label) for label in cel.labels)
    pieces = (fold(piece.strip(_EDGES).removesuffix(IS_INTERMEDIAIR)) for piece in _PIECES.split(cel.waarde))
    says_more = any(piece not in labels for piece in pieces if len(piece) > 1)
    return cel.waarde if says_more else None


def _part(cel: _Cel) -> str | None:
    """Return the words of a cell of another column that are about this dimension; None when all of it is."""
    labels = {fold(label) for label in cel.labels}
    parts = dict.fromkeys(t for t in cel.bronteksten if t != cel.waarde and fold(t) not in labels)
    return "; ".join(parts) or None


def werkvormen(woorden: Iterable[Bronwoord], tags: Iterable[Tag]) -> tuple[Bronwoord, ...]:
    """Return what the cells with elements say beyond the labels: how people work, as far as the source names it."""
    labels = {fold(tag.term.nl) for tag in tags}
    found = []
    for woord in woorden:
        pieces = [piece.strip() for piece in _PIECES.split(woord.tekst)]
        more = [piece for piece in pieces if piece and fold(piece) not in labels]
        if more:
            found.append(replace(woord, tekst="; ".join(more)))
    return tuple(found)
