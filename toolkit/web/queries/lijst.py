"""The list page: results, facets, chosen filters, and what to do when nothing was found."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice

from toolkit.lezer import read_interventies
from toolkit.m2m import Rows
from toolkit.schermwoorden import NIET_GERAPPORTEERD, NIETS, STATUSSEN
from toolkit.search import Elsewhere, Resembling, SearchedAsWell
from toolkit.search.documents import texts_of_cells
from toolkit.talen import _, ngettext, vertaal
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import NietGevondenError
from toolkit.web.fragment import Gevonden, find_words
from toolkit.web.queries.facetten import read_facetten
from toolkit.web.queries.kaarten import read_kaarten
from toolkit.web.selectie import Selectie, selectie_from
from toolkit.web.zoekvraag import MODUS, STATUS, ZONDER, Zoekvraag
from toolkit.weergave.facetten import Facet
from toolkit.weergave.kaarten import Kaart
from toolkit.weergave.tekst import midden_in_zin, term_in_zin, woorden_van
from toolkit.weergave.veldteksten import veldteksten_of

PER_PAGINA = 10
# Without a result: so many filters are left out together, so many sets are tried per size, and so many offered.
_MEESTE_WEG, _MEESTE_PROBEREN, _MEESTE_VOORSTELLEN = 4, 45, 5


@dataclass(frozen=True, slots=True)
class GekozenFilter:
    """One chosen filter in words, with the question it stands in and its place there."""

    tekst: str
    vraag: Zoekvraag
    naam: str
    waarde: str | None = None

    @property
    def zonder(self) -> Zoekvraag:
        """Return the question without it."""
        return self.vraag.without(self.naam, self.waarde)


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What leaving one filter out, or a few together, would give."""

    tekst: str
    filters: int
    zonder: Zoekvraag
    aantal: int


@dataclass(frozen=True, slots=True)
class Aanbod:
    """One choice that narrows the list, with what it gives."""

    vraag: Zoekvraag
    aantal: int


@dataclass(frozen=True, slots=True)
class GelezenVraag:
    """How the search engine read what was typed, so that nothing is swapped in silence.

    Attributes:
        correcties: (as typed, as read) for each corrected word.
        verbeterd: the question with the corrections, to choose for good.
        niet_gevonden: words that the catalogue does not have.
        volledig: how many interventions answer everything that was asked; the others only part of it.
        ook_gezocht: for each part of the question that was found by other words, which.
        opmerkingen: sentences on what was read in another way than one may expect.
        niets_te_zoeken: what was typed has no word to search for.
        niet_voor: what to say when the catalogue is not for this question.

    """

    correcties: tuple[tuple[str, str], ...] = ()
    verbeterd: Zoekvraag | None = None
    niet_gevonden: tuple[str, ...] = ()
    volledig: int = 0
    ook_gezocht: tuple[SearchedAsWell, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    niets_te_zoeken: bool = False
    niet_voor: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Gelijkend:
    """An intervention beside the list that only meaning found, with the words that say why."""

    kaart: Kaart
    waarom: Resembling


@dataclass(frozen=True, slots=True)
class Lijst:
    """Everything the list page shows; nothing of `lijkt` is counted, filtered by or exported."""

    vraag: Zoekvraag
    aantal: int
    paginas: int
    kaarten: tuple[Kaart, ...]
    facetten: tuple[Facet, ...]
    filters: tuple[GekozenFilter, ...]
    gelezen: GelezenVraag
    zonder_publicatie: int
    met_overig: int
    voorstellen: tuple[Voorstel, ...]
    met_evaluatie: Aanbod | None
    lijkt: tuple[Gelijkend, ...]


def read_lijst(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag) -> Lijst:
    """Return one page of the list.

    Raises:
        NietGevondenError: the page is past the end.

    """
    selectie = selectie_from(conn, vraag, catalogus.geheugen)
    rows = selectie.rows(conn)
    aantal = rows.bit_count()
    paginas = max(1, -(-aantal // PER_PAGINA))
    if vraag.pagina > paginas:
        raise NietGevondenError(
            ngettext(
                "Deze lijst heeft %(num)s pagina. U vroeg pagina %(pagina)s.",
                "Deze lijst heeft %(num)s pagina’s. U vroeg pagina %(pagina)s.",
                paginas,
                pagina=vraag.pagina,
            )
        )
    shown = list(islice(selectie.ids(conn), (vraag.pagina - 1) * PER_PAGINA, vraag.pagina * PER_PAGINA))
    filters = tuple(_filters(catalogus, vraag))
    return Lijst(
        vraag=vraag,
        aantal=aantal,
        paginas=paginas,
        kaarten=_with_fragments(conn, catalogus, vraag, read_kaarten(conn, catalogus, shown, vraag)),
        facetten=read_facetten(conn, catalogus, selectie),
        filters=filters,
        gelezen=_gelezen(selectie, rows),
        zonder_publicatie=(rows & catalogus.geheugen.zonder_publicatie).bit_count(),
        met_overig=(rows & catalogus.geheugen.met_overig).bit_count(),
        voorstellen=() if aantal else tuple(_voorstellen(conn, selectie, filters)),
        met_evaluatie=_with_evaluation(conn, catalogus, selectie, aantal),
        lijkt=_resembling(conn, catalogus, selectie) if vraag.pagina == 1 else (),
    )


def _resembling(conn: sqlite3.Connection, catalogus: OpenCatalogus, selectie: Selectie) -> tuple[Gelijkend, ...]:
    found = selectie.lijkt(conn)
    kaarten = read_kaarten(conn, catalogus, [one.id for one in found])
    return tuple(Gelijkend(kaart, waarom) for kaart, waarom in zip(kaarten, found, strict=True))


def describe_filters(catalogus: OpenCatalogus, vraag: Zoekvraag) -> tuple[str, ...]:
    """Return the chosen filters in words, for other pages and for exports."""
    return tuple(f.tekst for f in _filters(catalogus, vraag))


def _filters(catalogus: OpenCatalogus, vraag: Zoekvraag) -> Iterator[GekozenFilter]:
    if vraag.zoek:
        yield GekozenFilter(_("Zoekterm: ‘%(woorden)s’", woorden=_short(vraag.zoek)), vraag, "zoek")
    for naam, terms in vraag.keuzes.items():
        for term in terms:
            yield GekozenFilter(
                f"{catalogus.begrippen[naam].label}: {_woord(catalogus, naam, term)}", vraag, naam, term
            )
    yield from _excluded(catalogus, vraag)
    for dimensie in vraag.alle:
        meer = woorden_van(catalogus.begrippen[dimensie])[1]
        yield GekozenFilter(_("Alleen met álle gekozen %(meer)s", meer=meer), vraag, dimensie + MODUS)
    for dimensie, status in vraag.statussen.items():
        words = midden_in_zin(vertaal(STATUSSEN[status]))
        yield GekozenFilter(_("Status") + f": {words}", vraag, dimensie + STATUS)
    for waarde in vraag.herkomst:
        words = midden_in_zin(catalogus.herkomsten[waarde])
        yield GekozenFilter(_("Herkomst") + f": {words}", vraag, "herkomst", waarde)
    if vraag.jaar_van is not None:
        yield GekozenFilter(_("Publicatie vanaf %(jaar)s", jaar=vraag.jaar_van), vraag, "jaar_van")
    if vraag.jaar_tot is not None:
        yield GekozenFilter(_("Publicatie tot en met %(jaar)s", jaar=vraag.jaar_tot), vraag, "jaar_tot")


def _excluded(catalogus: OpenCatalogus, vraag: Zoekvraag) -> Iterator[GekozenFilter]:
    for naam, terms in vraag.zonder.items():
        for term in terms:
            zonder = _("Zonder %(soort)s", soort=midden_in_zin(catalogus.begrippen[naam].label))
            tekst = f"{zonder}: {_woord(catalogus, naam, term)}"
            yield GekozenFilter(tekst, vraag, ZONDER + naam, term)


def _woord(catalogus: OpenCatalogus, dimensie: str, term: str) -> str:
    if term == NIET_GERAPPORTEERD:
        return vertaal(NIETS)
    return term_in_zin(catalogus.label(dimensie, term), catalogus.begrippen[dimensie])


def _voorstellen(
    conn: sqlite3.Connection, selectie: Selectie, filters: tuple[GekozenFilter, ...]
) -> Iterator[Voorstel]:
    """Yield what leaving out each one filter gives or, when no single one helps, the smallest sets that do."""
    for size in range(1, min(len(filters), _MEESTE_WEG + 1)):
        sets = list(islice(combinations(filters, size), _MEESTE_PROBEREN))
        voorstellen = [_voorstel(conn, selectie, weg) for weg in sets]
        if any(voorstel.aantal for voorstel in voorstellen):
            best = sorted((v for v in voorstellen if v.aantal), key=lambda v: -v.aantal)
            yield from voorstellen if size == 1 else best[:_MEESTE_VOORSTELLEN]
            return


def _voorstel(conn: sqlite3.Connection, selectie: Selectie, weg: tuple[GekozenFilter, ...]) -> Voorstel:
    zonder = weg[0].zonder
    for filter_ in weg[1:]:
        zonder = zonder.without(filter_.naam, filter_.waarde)
    aantal = selectie.widened(zonder).count(conn)
    return Voorstel(_(" en ").join(f.tekst for f in weg), len(weg), zonder, aantal)


def _with_evaluation(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, selectie: Selectie, aantal: int
) -> Aanbod | None:
    """Return the question for evaluated interventions only, when nobody chose so yet and it narrows the list."""
    dimensie, term = catalogus.begrippen.geevalueerd or (None, "")
    if dimensie is None or dimensie in selectie.zoekvraag.keuzes:
        return None
    evaluated = selectie.counts(conn, dimensie).get(term, 0)
    return Aanbod(selectie.zoekvraag.with_term(dimensie, term), evaluated) if 0 < evaluated < aantal else None


def _gelezen(selectie: Selectie, rows: Rows) -> GelezenVraag:
    uitslag = selectie.uitslag
    if uitslag is None:
        return GelezenVraag()
    return GelezenVraag(
        correcties=uitslag.gebruikt,
        verbeterd=selectie.zoekvraag.with_zoek(uitslag.bedoelde_u) if uitslag.bedoelde_u else None,
        niet_gevonden=uitslag.niet_gevonden,
        volledig=(selectie.geheugen.met_nummers(uitslag.nummers[: uitslag.volledig]) & rows).bit_count(),
        ook_gezocht=uitslag.ook_gezocht,
        opmerkingen=uitslag.opmerkingen,
        niets_te_zoeken=not (uitslag.ids or uitslag.niet_gevonden or uitslag.gebruikt or uitslag.niet_voor),
        niet_voor=uitslag.niet_voor,
    )


def _with_fragments(
    conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag, kaarten: tuple[Kaart, ...]
) -> tuple[Kaart, ...]:
    if not vraag.zoek:
        return kaarten
    ids = [kaart.id for kaart in kaarten]
    found = list(read_interventies(conn, catalogus.opbouw, ids, dimensies=()))
    texts = {interventie.id: [*texts_of_cells(interventie, catalogus.opbouw).values()] for interventie in found}
    words = catalogus.zoeker.found_words(vraag.zoek, texts)
    cells = {interventie.id: veldteksten_of(interventie, catalogus.opbouw) for interventie in found}
    return tuple(
        _with_fragment(kaart, find_words(words.get(kaart.id, ()), kaart.doel, cells[kaart.id])) for kaart in kaarten
    )


def _with_fragment(kaart: Kaart, gevonden: Gevonden) -> Kaart:
    return replace(kaart, doel_gemarkeerd=gevonden.doel, fragment=gevonden.fragment, fragment_van=gevonden.label)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
