"""A list as a note in the open document format, to paste from: an overview, the interventions, and an account."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from toolkit.export.context import ExportContext
from toolkit.export.odf import ODT, environment, write_package
from toolkit.export.statement import SheetCounts, note_statement, what_it_is_not
from toolkit.exportvorm import GEEN_INTERVENTIES, widest_word
from toolkit.lezer import Interventie, Opbouw, read_interventies, read_opbouw
from toolkit.lezer.bronnen import read_herkomsten
from toolkit.schermwoorden import NIETS
from toolkit.vocabulary.dimension import Dimension
from toolkit.weergave.bronwoorden import words_lines
from toolkit.weergave.kaarten import op_kaart
from toolkit.weergave.overzicht import Element, Overzicht, overzicht_of
from toolkit.weergave.publicaties import verwijzing
from toolkit.weergave.rijen import Rij
from toolkit.weergave.samenvatting import samenvatting_of
from toolkit.weergave.standen import distinct_terms
from toolkit.weergave.tekst import interventies, midden_in_zin, opsomming, termen_in_zin

_PLAAT = "Pictures/bewijskaart.png"
_BLADSPIEGEL, _PLAAT_HOOG = 16.6, 21.5  # in centimetres: as wide as a line, and with room for a heading above it
_REGEL, _NAAM = 100, 20  # in characters of a table: a whole line, and the least of it that is for a name
_GEEN_UITKOMST = "De bron meldt hier geen uitkomst voor."


@dataclass(frozen=True, slots=True)
class Elementregel:
    """An element with what sources report about it, in words."""

    naam: str
    uitkomst: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Kaartbeeld:
    """The evidence map of the list, as a picture in the note.

    Attributes:
        png: the picture.
        breed, hoog: its proportions.
        titel: its heading.
        in_woorden: what it shows, for who does not see it: a line per row of the map.
        regels: what to know to read it.
        url: public address of the same map, with its numbers in a table.

    """

    png: bytes
    breed: int
    hoog: int
    titel: str
    in_woorden: tuple[str, ...]
    regels: tuple[str, ...]
    url: str

    @property
    def maat(self) -> tuple[str, str]:
        """Return its width and height on the page, in centimetres."""
        scale = min(_BLADSPIEGEL / self.breed, _PLAAT_HOOG / self.hoog)
        return f"{self.breed * scale:.2f}", f"{self.hoog * scale:.2f}"


@dataclass(frozen=True, slots=True)
class Notitiedeel:
    """One intervention of the note.

    Attributes:
        naam: its name.
        bronnen: where it was read and where it stands in the catalogue, for one footnote.
        rijen: (heading, text) of what is known, in the order of its page.
        tabellen: per kind of element that has a status: heading and elements, when a source reports on one of them.
        zonder_uitkomst: the other kinds: heading, and the elements in one sentence.
        publicaties: the references, each a footnote.
        zwijgt_over: in one sentence what no source reports, or None.

    """

    naam: str
    bronnen: tuple[str, ...]
    rijen: tuple[tuple[str, str], ...]
    tabellen: tuple[tuple[str, tuple[Elementregel, ...]], ...]
    zonder_uitkomst: tuple[tuple[str, str], ...]
    publicaties: tuple[str, ...]
    zwijgt_over: str | None


def write_odt(
    conn: sqlite3.Connection,
    ids: Sequence[str],
    context: ExportContext,
    target: Path | IO[bytes],
    kaart: Kaartbeeld | None = None,
) -> None:
    """Write the interventions `ids` to `target` as a note; the same list on the same day gives the same bytes.

    Args:
        conn: a database of the catalogue.
        ids: the interventions, in the order of the list.
        context: which list it is.
        target: a path, or an open binary file that can seek.
        kaart: the evidence map of this list, when the note has one.

    Raises:
        LookupError: an id does not exist.

    """
    styles = environment().get_template("odt_styles.xml").render(context=context)
    parts: dict[str, Iterable[bytes]] = {
        "content.xml": _content(conn, ids, context, kaart),
        "styles.xml": [styles.encode()],
    }
    if kaart:
        parts[_PLAAT] = [kaart.png]
    write_package(target, ODT, context, parts)


def _content(
    conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext, kaart: Kaartbeeld | None
) -> Iterator[bytes]:
    env, opbouw, counts = environment(), read_opbouw(conn), SheetCounts()
    aantal = interventies(len(ids)) if ids else GEEN_INTERVENTIES
    begin = {"context": context, "aantal": aantal, "niet": what_it_is_not(conn)}
    yield env.get_template("odt_begin.xml").render(begin | {"breedtes": _widths(opbouw)}).encode()
    if ids:
        yield env.get_template("odt_overzicht.xml").render(koppen=_headings(opbouw)).encode()
        regel = env.get_template("odt_overzicht_regel.xml")
        # Without the cells, so that reading the list twice costs little; what a note takes in memory does not grow.
        for interventie in read_interventies(conn, opbouw, ids, op_kaart(opbouw.dimensies), cellen=False):
            yield regel.render(cellen=_overview(interventie, opbouw)).encode()
        yield env.get_template("odt_interventies.xml").render(kaart=kaart, plaat=_PLAAT).encode()
    deel, notes, herkomsten = env.get_template("odt_interventie.xml"), 0, read_herkomsten(conn)
    for interventie in read_interventies(conn, opbouw, ids):
        counts.add(interventie)
        found = _part(interventie, opbouw, context, herkomsten[interventie.herkomst])
        yield deel.render(i=found, voetnoot=notes, nummer=counts.interventies).encode()
        notes += 1 + len(found.publicaties)
    yield env.get_template("odt_eind.xml").render(regels=note_statement(conn, context, counts)).encode()


def _widths(opbouw: Opbouw) -> list[int]:
    """Return how wide the columns of the overview are, as parts of the whole: no word of a heading or term is broken.

    What is left over is for the name of the intervention and for the columns that hold several terms.
    """
    needed = [
        max(widest_word([d.label]) + 1, widest_word([NIETS, *(term.nl for term in d.termen.values())])) + 2
        for d in _in_overview(opbouw)
    ]
    return [max(_REGEL - sum(needed), _NAAM), *needed]


def _headings(opbouw: Opbouw) -> list[str]:
    return ["Interventie", *(d.label for d in _in_overview(opbouw))]


def _in_overview(opbouw: Opbouw) -> list[Dimension]:
    return [d for d in opbouw.dimensies if d.landen or d.gebruik.voor_wie or d.gebruik.over_onderzoek]


def _overview(interventie: Interventie, opbouw: Opbouw) -> list[str]:
    found = (distinct_terms(interventie.tags[d.naam]) for d in _in_overview(opbouw))
    return [interventie.naam, *(termen_in_zin(termen) or NIETS for termen in found)]


def _part(interventie: Interventie, opbouw: Opbouw, context: ExportContext, lijst: str) -> Notitiedeel:
    overzicht = overzicht_of(interventie, opbouw)
    samenvatting = samenvatting_of(overzicht, opbouw)
    rijen = ((titel, _text(rij, overzicht)) for titel, rij in samenvatting.rijen)
    links = (f"{woorden}: {adres}" for woorden, adres in samenvatting.koppelingen)
    page = f"{context.publisher.basisadres}/interventie/{interventie.id}"
    bron = interventie.velden.get("bron_url")
    per_soort = [(d, elementen) for blok in overzicht.blokken for d, elementen in blok.elementen if elementen]
    silent = opsomming(midden_in_zin(words) for words in samenvatting.zwijgt_over)
    return Notitiedeel(
        naam=interventie.naam,
        bronnen=(lijst, *([f"gelezen op {bron}"] if bron else []), *links, f"in de catalogus: {page}"),
        rijen=tuple((titel, text) for titel, text in rijen if text),
        tabellen=tuple(
            (dimensie.paginatitel, tuple(map(_element, elementen)))
            for dimensie, elementen in per_soort
            if any(element.heeft_status for element in elementen)
        ),
        zonder_uitkomst=tuple(
            (dimensie.meervoud, f"{termen_in_zin(e.term for e in elementen)}. {_GEEN_UITKOMST}")
            for dimensie, elementen in per_soort
            if not any(element.heeft_status for element in elementen)
        ),
        publicaties=tuple(map(verwijzing, interventie.publicaties)),
        zwijgt_over=f"De bronnen zeggen niets over: {silent}." if silent else None,
    )


def _element(element: Element) -> Elementregel:
    notes = (note for oordeel in element.oordelen for note in oordeel.toelichtingen)
    uitkomst = "; ".join(oordeel.woord for oordeel in element.oordelen)
    return Elementregel(element.term.nl, uitkomst, "; ".join(notes))


def _text(rij: Rij, overzicht: Overzicht) -> str:
    """Return what a row of the summary says, as its page shows it."""
    words = "\n".join(words_lines(rij.kenmerk.woorden))
    if rij.soort == "onderzoek":
        return "\n".join(part for part in (overzicht.onderzoek, words) if part)
    if rij.soort == "aanpak" and rij.veld.waarde is None:
        return "\n".join(words_lines(overzicht.werkwijze))
    if rij.dimensie and rij.dimensie.gebruik.voor_wie and words:
        return words
    if rij.dimensie:
        return termen_in_zin(rij.kenmerk.termen) or words
    return str(rij.veld.waarde)
