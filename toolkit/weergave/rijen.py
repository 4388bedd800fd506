"""The rows in which a page and a comparison show the fields and dimensions, in the order that the data give.

Every field and dimension is a row at its place in its section. What is shown in another way is in the small registers
below, or follows from what the dimension says of its tags (`Dimension.kenmerken`): those with a status are no row but a
list of elements, and of those with a role the words and each role are a row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.lezer.interventie import Waarde
from toolkit.lezer.opbouw import Opbouw
from toolkit.schermwoorden import ROL
from toolkit.talen import vertaal
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.vocabulary.kinds import BLOKKEN, Blok, Paginaplaats
from toolkit.vocabulary.velden import Veld
from toolkit.weergave.bronwoorden import Bronwoord
from toolkit.weergave.herkomst import HerkomstCel
from toolkit.weergave.tekst import beschrijf_deelnemers, midden_in_zin

# Fields and dimensions with a presentation of their own: the name of the macro that shows it.
AANPAK, DEELNEMERS, SPOOR = "aanpak", "deelnemers", "spoor"
_BIJZONDER: Mapping[str, str] = {"aanpak": AANPAK, "steekproef": DEELNEMERS}
# Fields that another row says as well.
_IN_ANDERE_RIJ: Mapping[str, str] = {"steekproef_n": "steekproef"}


@dataclass(frozen=True, slots=True)
class Veldwaarde:
    """A text or number of the intervention, with the cells it comes from; `waarde` None: not reported."""

    waarde: Waarde
    bronnen: tuple[HerkomstCel, ...]

    @property
    def per_lijst(self) -> tuple[tuple[str, str], ...]:
        """Return what each list says, by the name of the list, when two lists say different things; else nothing."""
        teksten: dict[str, dict[str, None]] = {}
        for bron in self.bronnen:
            if bron.cel.geldende_tekst:
                teksten.setdefault(bron.cel.lijst, {})[bron.cel.geldende_tekst] = None
        if len({fold("\n".join(per)) for per in teksten.values()}) < 2:
            return ()
        # The text that the catalogue took over comes first.
        ordered = sorted(teksten.items(), key=lambda item: str(self.waarde) not in item[1])
        return tuple((lijst, "\n".join(per)) for lijst, per in ordered)


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """The terms of one dimension and what the lists say in words, with the cells; both empty: not reported."""

    termen: tuple[Term, ...]
    bronnen: tuple[HerkomstCel, ...]
    woorden: tuple[Bronwoord, ...] = ()


@dataclass(frozen=True, slots=True)
class Rij:
    """One row.

    Attributes:
        naam: the field or dimension; a role of a dimension has its own name.
        titel: the heading.
        blok: the section.
        soort: how it is shown: ``tekst``, ``getal``, ``webadres``, ``termen``, ``spoor``, or one of `_BIJZONDER`.
        dimensie: the dimension of its terms, or None for a field.
        veld: the text or number, for a field.
        kenmerk: terms and words, for a dimension.
        wijst_naar: for an approach that no source describes apart: where to read about it (``werkvormen``,
            ``uitvoering``, ``elementen``), or None.
        elders: empty, but words elsewhere on the page may speak of it, so “not reported” is too much.
        weg: left out when it is empty.
        titel_bij_woorden: the heading when it quotes the lists, or None.
        eenheid: what a number counts, or None.

    """

    naam: str
    titel: str
    blok: Blok
    soort: str
    dimensie: Dimension | None = None
    veld: Veldwaarde = Veldwaarde(None, ())
    kenmerk: Kenmerk = Kenmerk((), ())
    wijst_naar: str | None = None
    elders: bool = False
    weg: bool = False
    titel_bij_woorden: str | None = None
    eenheid: str | None = None

    @property
    def leeg(self) -> bool:
        """Return whether no source says anything here."""
        said = self.veld.waarde is not None or self.kenmerk.termen or self.kenmerk.woorden
        return not (said or self.wijst_naar)

    @property
    def kop(self) -> str:
        """Return the heading on the page of the intervention itself."""
        return self.titel_bij_woorden if self.titel_bij_woorden and self.kenmerk.woorden else self.titel


def rijen_of(
    opbouw: Opbouw,
    velden: Mapping[str, Veldwaarde],
    kenmerken: Mapping[str, Kenmerk],
    rollen: Mapping[str, Mapping[str, Kenmerk]],
    werkvormen: tuple[Bronwoord, ...],
    has_werkwijze: bool,
    has_elementen: bool,
) -> tuple[Rij, ...]:
    """Return the rows of an intervention in the order of page and comparison; the same rows for every intervention."""
    rows: list[tuple[Paginaplaats, Rij]] = []
    for veld in opbouw.velden:
        if veld.kolom and veld.kolom.pagina and veld.veld not in _IN_ANDERE_RIJ:
            rij = _veld(veld, veld.kolom.pagina, velden)
            if rij.soort == AANPAK and rij.veld.waarde is None:
                wijst_naar = "werkvormen" if werkvormen else "uitvoering" if has_werkwijze else None
                wijst_naar = wijst_naar or ("elementen" if has_elementen else None)
                rij = replace(rij, wijst_naar=wijst_naar, kenmerk=Kenmerk((), (), werkvormen))
            rows.append((veld.kolom.pagina, rij))
    for dimensie in opbouw.dimensies:
        if "status" not in dimensie.kenmerken:
            found = _dimensie(dimensie, kenmerken[dimensie.naam], rollen.get(dimensie.naam, {}))
            rows += [(dimensie.pagina, rij) for rij in found]
    rows.sort(key=lambda row: (BLOKKEN.index(row[0].blok), row[0].volgorde))
    elsewhere = frozenset[str]().union(*(d.gebruik.woorden_over for d in opbouw.dimensies if kenmerken[d.naam].woorden))
    return tuple(replace(rij, elders=rij.leeg and rij.naam in elsewhere) for _, rij in rows)


def shown_as(veld: Veld) -> str:
    """Return how a field is shown: by what its column holds, or in a way of its own."""
    return _BIJZONDER.get(veld.veld, veld.kolom.soort if veld.kolom else "tekst")


def _veld(veld: Veld, pagina: Paginaplaats, velden: Mapping[str, Veldwaarde]) -> Rij:
    soort = shown_as(veld)
    waarde = velden[veld.veld]
    if soort == DEELNEMERS:
        aantal = next(velden[naam] for naam, rij in _IN_ANDERE_RIJ.items() if rij == veld.veld)
        waarde = Veldwaarde(beschrijf_deelnemers(aantal.waarde, waarde.waarde), (*aantal.bronnen, *waarde.bronnen))
    eenheid = veld.kolom.eenheid if veld.kolom else None
    return Rij(veld.veld, veld.paginatitel, pagina.blok, soort, veld=waarde, eenheid=eenheid)


def _dimensie(dimensie: Dimension, kenmerk: Kenmerk, rollen: Mapping[str, Kenmerk]) -> Iterator[Rij]:
    naam, titel, blok = dimensie.naam, dimensie.paginatitel, dimensie.pagina.blok
    if rollen:
        yield Rij(naam, titel, blok, "termen", dimensie, kenmerk=Kenmerk((), (), kenmerk.woorden), weg=True)
        for rol, own in rollen.items():
            yield Rij(
                f"{naam}.{rol}", f"{vertaal(ROL[rol])} {midden_in_zin(titel)}", blok, "termen", dimensie, kenmerk=own
            )
        return
    soort = SPOOR if dimensie.gebruik.spoor else "termen"
    bij_woorden = dimensie.gebruik.titel_bij_woorden
    yield Rij(naam, titel, blok, soort, dimensie, kenmerk=kenmerk, titel_bij_woorden=bij_woorden)
