"""“Waar komt dit vandaan?”: the cells behind a tag or a text, and how words became a term."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.codes import SAMENSTELLER, Celsoort, Methode
from toolkit.lezer.interventie import Broncel, Tag
from toolkit.schermwoorden import STATUSSEN
from toolkit.text import fold
from toolkit.weergave.tekst import midden_in_zin

_SAMENSTELLER = (
    "Toegekend door de samenstellers op basis van de gelezen beschrijving; de bron gebruikt deze indeling niet."
)
# What the source itself says of a tag that it gives depends on how its words became the term.
_BRON: Mapping[str, str] = {
    Methode.EXACT: "De bron: dit staat zo in de cel.",
    Methode.SYNONIEM: "De woorden staan in de cel; dit begrip is er een synoniem van (lijst met begrippen).",
    Methode.FUZZY: "De woorden staan in de cel; dit begrip lijkt er het meest op (lijst met begrippen).",
    Methode.CURATOR: "De woorden staan in de cel; de indeling is een besluit van de redactie.",
    Methode.OVERGENOMEN: "De bron; de woorden staan op de plek die bij ‘Herkend als’ is genoemd.",
}


@dataclass(frozen=True, slots=True)
class Herkenning:
    """How the words of a cell became a term, and who says so."""

    label: str
    status: str | None
    hoe: str
    wie: str


@dataclass(frozen=True, slots=True)
class HerkomstCel:
    """One cell with what was recognised in it; no recognitions for a text.

    Attributes:
        cel: the cell.
        herkenningen: what was recognised in it.
        woorden: the words that say so.
        overgenomen: the page shows the text of this cell; not so when another row about the intervention goes first.

    """

    cel: Broncel
    herkenningen: tuple[Herkenning, ...] = ()
    woorden: tuple[str, ...] = ()
    overgenomen: bool = True

    @property
    def wie(self) -> tuple[tuple[str, str], ...]:
        """Return who says so, each once, with the terms it is about: none when it is about everything in the cell."""
        over: dict[str, list[str]] = defaultdict(list)
        for h in self.herkenningen:
            over[h.wie].append(h.label)
        return tuple((", ".join(dict.fromkeys(labels)) if len(over) > 1 else "", wie) for wie, labels in over.items())


Cellen = Mapping[str, Broncel]


def bronnen_of(tags: Iterable[Tag], cellen: Cellen) -> tuple[HerkomstCel, ...]:
    """Group tags by the cell they come from."""
    per_cel: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        per_cel[tag.broncel].append(tag)
    return tuple(
        HerkomstCel(
            cellen[cel],
            tuple(_herkenning(tag, cellen[cel]) for tag in listed),
            tuple(dict.fromkeys(tag.brontekst for tag in listed)),
        )
        for cel, listed in per_cel.items()
    )


def bronnen_of_veld(veld: str, cellen: Cellen, waarde: object) -> tuple[HerkomstCel, ...]:
    """Return the cells that were read as one field, each with whether `waarde`, what the field became, is its text."""
    cells = [cel for cel in cellen.values() if cel.veld == veld and cel.is_waarde]
    # One cell alone is where it comes from, however it is written; an address stands behind words in a cell.
    # Of several lists the page shows what each says.
    several = len(cells) > 1 and len({cel.lijst for cel in cells}) == 1 and "://" not in str(waarde)
    return tuple(HerkomstCel(cel, overgenomen=not several or _has(cel, str(waarde))) for cel in cells)


def _has(cel: Broncel, waarde: str) -> bool:
    """Tell whether a cell says a value, or the value the cell: a number may have a unit, and a text be of two cells."""
    said, shown = ("".join(filter(str.isalnum, fold(text))) for text in (cel.geldende_tekst or "", waarde))
    return not said or said in shown or shown in said


def _herkenning(tag: Tag, cel: Broncel) -> Herkenning:
    status = midden_in_zin(STATUSSEN[tag.status]) if tag.status else None
    wie = _SAMENSTELLER if tag.toegekend_door == SAMENSTELLER else _BRON[tag.methode]
    return Herkenning(tag.term.nl, status, _hoe(tag, cel), wie)


def _hoe(tag: Tag, cel: Broncel) -> str:
    if tag.methode == Methode.EXACT:
        return "Precies zo in de lijst met begrippen."
    if tag.methode == Methode.SYNONIEM:
        return f"Synoniem: ‘{_known_wording(tag)}’ staat in de lijst bij ‘{tag.term.nl}’."
    if tag.methode == Methode.FUZZY:
        return f"‘{tag.brontekst}’ lijkt op ‘{tag.term.nl}’ ({tag.score} van 100)."
    if tag.methode == Methode.CURATOR:
        return "Besluit van een curator."
    return f"Overgenomen van {_overgenomen_van(tag, cel)}."


def _known_wording(tag: Tag) -> str:
    """Return the longest wording of the vocabulary that is in the words of the cell, else those words."""
    words = fold(tag.brontekst)
    known = [label for label in (*tag.term.alt, *tag.term.alledaags, tag.term.en) if fold(label) in words]
    return max(known, key=len, default=tag.brontekst)


def _overgenomen_van(tag: Tag, cel: Broncel) -> str:
    if cel.soort == Celsoort.BLADNAAM:
        return "de naam van het werkblad"
    if cel.kop and fold(tag.brontekst) in fold(cel.kop):
        return f"de kop boven deze cel: ‘{tag.brontekst}’"
    return f"een cel die voor meer regels geldt: ‘{tag.brontekst}’"
