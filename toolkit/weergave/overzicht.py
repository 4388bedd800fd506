"""Everything the catalogue knows about one intervention, in the sections and the order that the data give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.codes import Methode
from toolkit.lezer.interventie import Broncel, Interventie, Tag
from toolkit.lezer.opbouw import Opbouw
from toolkit.schermwoorden import BLOK, NIET_GERAPPORTEERD, ROL, STATUSSEN
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary
from toolkit.vocabulary.kinds import Blok, Taak
from toolkit.weergave.bronwoorden import Bronwoord, bronwoorden_of, werkvormen
from toolkit.weergave.herkomst import HerkomstCel, bronnen_of, bronnen_of_veld
from toolkit.weergave.kaarten import badges_of, onderzoek_of
from toolkit.weergave.overig import overige_cellen
from toolkit.weergave.publicaties import years_of
from toolkit.weergave.rijen import Kenmerk, Rij, Veldwaarde, rijen_of
from toolkit.weergave.standen import ElementOordeel, distinct_terms, oordelen_of
from toolkit.weergave.tekst import first_sentence


@dataclass(frozen=True, slots=True)
class Element:
    """One working element with what the source reports about it."""

    term: Term
    categorie: Term | None
    oordelen: tuple[ElementOordeel, ...]
    bronnen: tuple[HerkomstCel, ...]
    woorden: tuple[str, ...]

    @property
    def heeft_status(self) -> bool:
        """Return whether a source reports something about the element."""
        return self.oordelen[0].status != NIET_GERAPPORTEERD


@dataclass(frozen=True, slots=True)
class Blokinhoud:
    """A section of the page: its elements per dimension that has a status, and its rows."""

    naam: Blok
    titel: str
    elementen: tuple[tuple[Dimension, tuple[Element, ...]], ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Overzicht:
    """One intervention as its page shows it.

    Attributes:
        interventie: what the database says.
        begrippen: the dimensions.
        velden, kenmerken: each field and dimension, with the cells it comes from.
        elementen: the elements of every dimension that has a status, the most telling first.
        werkvormen: what the cells with elements say beyond the labels.
        werkwijze: every word of the lists on how it is done, each said once.
        blokken: the sections of the page.
        regels: the first cell of every row (or column) of a workbook that is about it.
        overig: what its rows hold in columns that nobody named yet, under the header of the column.

    """

    interventie: Interventie
    begrippen: Vocabulary
    velden: Mapping[str, Veldwaarde]
    kenmerken: Mapping[str, Kenmerk]
    elementen: tuple[Element, ...]
    werkvormen: tuple[Bronwoord, ...]
    werkwijze: tuple[Bronwoord, ...]
    blokken: tuple[Blokinhoud, ...]
    regels: tuple[Broncel, ...]
    overig: tuple[tuple[str, tuple[HerkomstCel, ...]], ...]

    @property
    def onderzoek(self) -> str | None:
        """Return in words how it was studied."""
        return onderzoek_of(self.begrippen, self._termen)

    @property
    def badges(self) -> tuple[Term, ...]:
        """Return the terms that stand beside the name."""
        return badges_of(self.begrippen, self._termen)

    @property
    def kerncijfers(self) -> tuple[tuple[Dimension, tuple[Term, ...]], ...]:
        """Return the dimensions of the key facts that are reported, with their terms."""
        shown = ((d, self._termen[d.naam]) for d in self.begrippen if d.gebruik.kerncijfer)
        return tuple((d, termen) for d, termen in shown if termen)

    @property
    def _termen(self) -> dict[str, tuple[Term, ...]]:
        return {naam: kenmerk.termen for naam, kenmerk in self.kenmerken.items()}

    def met(self, taak: Taak) -> Kenmerk:
        """Return what is known in the dimension with this task; nothing when there is none."""
        dimensie = self.begrippen.taak(taak)
        return self.kenmerken[dimensie.naam] if dimensie else Kenmerk((), ())

    @property
    def inleiding(self) -> str | None:
        """Return the goal in one sentence, for who finds the page elsewhere."""
        doel = self.velden["doel"].waarde
        return first_sentence(str(doel)) if doel else None

    @property
    def jaren(self) -> tuple[int, ...]:
        """Return the years of the publications, oldest first."""
        return years_of(self.interventie.publicaties)


def overzicht_of(interventie: Interventie, opbouw: Opbouw) -> Overzicht:
    """Return the overview of an intervention that was read with its cells and all its tags."""
    cellen, woorden = interventie.cellen, bronwoorden_of(interventie, opbouw.dimensies)
    velden = {
        veld.veld: Veldwaarde(waarde, bronnen_of_veld(veld.veld, cellen, waarde))
        for veld in opbouw.velden
        for waarde in (interventie.velden[veld.veld],)
    }
    kenmerken = {
        d.naam: _kenmerk(interventie.tags[d.naam], interventie, woorden.get(d.naam, ())) for d in opbouw.dimensies
    }
    rollen = {
        d.naam: {
            rol: _kenmerk(tuple(tag for tag in interventie.tags[d.naam] if tag.rol == rol), interventie) for rol in ROL
        }
        for d in opbouw.dimensies
        if "rol" in d.kenmerken
    }
    met_status = {
        d.naam: _elementen(d, interventie.tags[d.naam], interventie)
        for d in opbouw.dimensies
        if "status" in d.kenmerken
    }
    forms = tuple(vorm for naam in met_status for vorm in werkvormen(woorden.get(naam, ()), interventie.tags[naam]))
    said, uitvoering = " / ".join(fold(w.tekst) for w in forms), opbouw.dimensies.taak("uitvoering")
    words = kenmerken[uitvoering.naam].woorden if uitvoering else ()
    werkwijze = (*forms, *(w for w in words if fold(w.tekst) not in said))
    rijen = rijen_of(
        opbouw,
        velden,
        kenmerken,
        rollen,
        forms,
        bool(werkwijze),
        any(met_status.values()),
    )
    return Overzicht(
        interventie=interventie,
        begrippen=opbouw.dimensies,
        velden=velden,
        kenmerken=kenmerken,
        elementen=tuple(element for per in met_status.values() for element in per),
        werkvormen=forms,
        werkwijze=werkwijze,
        blokken=tuple(
            Blokinhoud(
                blok,
                titel,
                tuple(
                    (d, met_status[d.naam]) for d in opbouw.dimensies if d.naam in met_status and d.pagina.blok == blok
                ),
                tuple(rij for rij in rijen if rij.blok == blok),
            )
            for blok, titel in BLOK.items()
        ),
        regels=_regels(interventie),
        overig=_overig(interventie),
    )


def _overig(interventie: Interventie) -> tuple[tuple[str, tuple[HerkomstCel, ...]], ...]:
    """Return the cells of columns that nobody named yet, by header."""
    return tuple((kop, tuple(map(HerkomstCel, cellen))) for kop, cellen in overige_cellen(interventie).items())


def _kenmerk(tags: Sequence[Tag], interventie: Interventie, woorden: tuple[Bronwoord, ...] = ()) -> Kenmerk:
    """Words of a cell in which no term was recognised have their cell too."""
    known = {tag.broncel for tag in tags}
    rest = tuple(HerkomstCel(interventie.cellen[w.broncel]) for w in woorden if w.broncel not in known)
    return Kenmerk(distinct_terms(tags), (*bronnen_of(tags, interventie.cellen), *rest), woorden)


def _elementen(dimensie: Dimension, tags: Sequence[Tag], interventie: Interventie) -> tuple[Element, ...]:
    """Return one entry per element, those with the most telling status first."""
    order = {status: rank for rank, status in enumerate(STATUSSEN)}
    elementen = []
    for term in distinct_terms(tags):
        own = tuple(tag for tag in tags if tag.term.id == term.id)
        categorie = dimensie.termen[term.broader] if term.broader else None
        bronnen = bronnen_of(own, interventie.cellen)
        elementen.append(Element(term, categorie, oordelen_of(own), bronnen, _words_for(term, own)))
    return tuple(sorted(elementen, key=lambda element: order[element.oordelen[0].status]))


def _words_for(term: Term, tags: Sequence[Tag]) -> tuple[str, ...]:
    """Return the words that were recognised as the element, when they are others than its label and have no note."""
    plain = (
        tag.brontekst for tag in tags if tag.methode != Methode.OVERGENOMEN and not tag.toelichting and not tag.status
    )
    return tuple(dict.fromkeys(words for words in plain if fold(words) != fold(term.nl)))


def _regels(interventie: Interventie) -> tuple[Broncel, ...]:
    rows: dict[tuple[str, str, int | None], Broncel] = {}
    for cel in interventie.cellen.values():
        if cel.is_waarde and cel.veld == "naam":
            rows.setdefault((cel.bestand, cel.werkblad, cel.rij), cel)
    return tuple(rows.values())
