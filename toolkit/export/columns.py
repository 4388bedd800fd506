"""The columns of the exported workbook, generated from the dimensions and fields; headers are in `exportvorm`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeVar

from toolkit import exportvorm as vorm
from toolkit.codes import BRON, SAMENSTELLER, Celsoort
from toolkit.export.lines import element_summary, tag_lines, words_text
from toolkit.lezer import Interventie, Opbouw, Publicatie, Tag, Waarde
from toolkit.lezer.interventie import Broncel
from toolkit.lezer.tellingen import Dekking
from toolkit.schermwoorden import IS_INTERMEDIAIR, METHODE, NIETS, STATUS_IN_VAK, TOEGEKEND
from toolkit.vocabulary.dimension import Dimension
from toolkit.vocabulary.velden import NAAM as NAAMVELD
from toolkit.vocabulary.velden import Veld
from toolkit.weergave.bronwoorden import Bronwoorden
from toolkit.weergave.publicaties import link_of

RowT = TypeVar("RowT")
_DOEL = "doel"
# Widths in characters. Ten columns are printed on one sheet: each as wide as its longest word, within limits.
_NAAM_BREED, _DOEL_BREED, _VELD_BREED = 24, 38, 19
_DIMENSIE_SMAL, _DIMENSIE_BREED = 12, 27
_ARROW, _BULLET = 3, 2


@dataclass(frozen=True, slots=True)
class InterventieRow:
    """An intervention, with what the lists say of it in words."""

    interventie: Interventie
    woorden: Bronwoorden


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag of a dimension with a status, of an intervention."""

    interventie: Interventie
    tag: Tag


@dataclass(frozen=True, slots=True)
class PublicatieRow:
    """A publication of an intervention."""

    interventie: Interventie
    publicatie: Publicatie


@dataclass(frozen=True, slots=True)
class OverigRow:
    """A cell in a column that nobody named yet, of an intervention."""

    interventie: Interventie
    kop: str
    cel: Broncel


@dataclass(frozen=True, slots=True)
class ExportKolom(Generic[RowT]):
    """One column of a sheet.

    Attributes:
        kop: header.
        breedte: width in characters.
        waarde: what a row has there.
        link: address behind the cell, when it has one.
        gegroepeerd: it stands behind the columns that are used most, in a group that can be folded, and is not printed.

    """

    kop: str
    breedte: int
    waarde: Callable[[RowT], Waarde]
    link: Callable[[RowT], str | None] | None = None
    gegroepeerd: bool = False


def interventie_columns(
    opbouw: Opbouw, dekking: Iterable[Dekking], herkomsten: Mapping[str, str], basisadres: str
) -> list[ExportKolom[InterventieRow]]:
    """Return the columns of sheet Interventies.

    What is used most comes first: the name, the goal, what a card shows, the key facts and the elements. The rest is a
    group: what a source says in texts and dimensions, the research, the dimensions that the compilers assigned, and
    where everything was read. Who assigned what is asked of the whole catalogue, so that the columns are the same for
    every list.

    Args:
        opbouw: dimensions and fields.
        dekking: how each dimension is filled, see `read_dekking`.
        herkomsten: kind of list → name.
        basisadres: public address of the site, for the link to the page of an intervention.

    """
    by = {d.dimensie.naam: frozenset(d.per_toekenner) or frozenset({BRON}) for d in dekking}
    bron, samensteller = ([d for d in opbouw.dimensies if who in by[d.naam]] for who in (BRON, SAMENSTELLER))
    begin, onderzoek, eind = _parts(opbouw.velden)
    front = {vorm.kop_van_veld(veld) for veld in opbouw.velden if _veld_vooraan(veld)}
    front |= {vorm.kop_van(d, who) for d in opbouw.dimensies if _vooraan(d) for who in by[d.naam]}
    columns = [
        *(_veld(veld) for veld in opbouw.velden[:1]),
        ExportKolom(vorm.ANDERE_NAMEN, 24, lambda row: "\n".join(row.interventie.naamsvarianten)),
        ExportKolom(vorm.HERKOMST_KOP, 18, lambda row: herkomsten[row.interventie.herkomst]),
        *map(_veld, begin),
        *(column for d in bron for column in _dimensie(d, BRON, with_words=True)),
        *map(_veld, onderzoek),
        # The words are of the dimension: once, also when both assigned its terms.
        *(column for d in samensteller for column in _dimensie(d, SAMENSTELLER, with_words=d not in bron)),
        ExportKolom("Aantal publicaties", 11, lambda row: len(row.interventie.publicaties)),
        *map(_veld, eind),
        ExportKolom(vorm.PAGINA, 44, partial(_page, basisadres), partial(_page, basisadres)),
        ExportKolom(vorm.ONDERDEEL_VAN, 34, lambda row: row.interventie.onderdeel_van),
        ExportKolom(vorm.KENMERK, 34, lambda row: row.interventie.id),
    ]
    wide = _printed_widths(opbouw)
    first = [replace(k, breedte=wide[k.kop]) for k in columns if k.kop in front]
    return [*first, *(replace(kolom, gegroepeerd=True) for kolom in columns if kolom.kop not in front)]


def _printed_widths(opbouw: Opbouw) -> dict[str, int]:
    """Return header → width of what may be printed; of a dimension so wide that none of its words is broken."""
    own = {NAAMVELD: _NAAM_BREED, _DOEL: _DOEL_BREED}
    widths = {vorm.kop_van_veld(veld): own.get(veld.veld, _VELD_BREED) for veld in opbouw.velden}
    for dimensie in opbouw.dimensies:
        role = [IS_INTERMEDIAIR] if "rol" in dimensie.kenmerken else []
        term = vorm.widest_word([*role, *(term.nl for term in dimensie.termen.values())]) + _BULLET
        for who in TOEGEKEND:
            kop = vorm.kop_van(dimensie, who)
            widest = max(term, vorm.widest_word([kop]) + _ARROW)
            widths[kop] = min(max(widest, _DIMENSIE_SMAL), _DIMENSIE_BREED)
    return widths


def _veld_vooraan(veld: Veld) -> bool:
    gebruik = veld.kolom.gebruik if veld.kolom else None
    return veld.veld in (NAAMVELD, _DOEL) or bool(gebruik and gebruik.kaart)


def _vooraan(dimensie: Dimension) -> bool:
    return vorm.has_sheet(dimensie) or dimensie.gebruik.kerncijfer or dimensie.gebruik.kaart is not None


def tag_columns(dimensie: Dimension) -> list[ExportKolom[TagRow]]:
    """Return the columns of the sheet of a dimension with a status: a row per tag."""
    found = (
        lambda row: row.tag.brontekst,
        lambda row: METHODE[row.tag.methode],
        lambda row: row.interventie.cellen[row.tag.broncel].bestand,
        lambda row: row.interventie.cellen[row.tag.broncel].werkblad,
        lambda row: row.interventie.cellen[row.tag.broncel].adres or Celsoort.BLADNAAM.value,
    )
    return [
        ExportKolom(vorm.NAAM, 32, lambda row: row.interventie.naam),
        ExportKolom(
            "Categorie", 26, lambda row: dimensie.termen[row.tag.term.broader].nl if row.tag.term.broader else None
        ),
        ExportKolom(dimensie.label, 30, lambda row: row.tag.term.nl),
        ExportKolom(vorm.STATUS_KOP, 16, lambda row: STATUS_IN_VAK[row.tag.status] if row.tag.status else NIETS),
        ExportKolom(vorm.TOELICHTING_KOP, 50, lambda row: row.tag.toelichting),
        ExportKolom(vorm.TOEGEKEND_KOP, 17, lambda row: TOEGEKEND[row.tag.toegekend_door]),
        *(
            ExportKolom(kop, width, value, gegroepeerd=True)
            for kop, width, value in zip(vorm.HERKOMST_VAN_TAG, (60, 24, 30, 24, 10), found, strict=True)
        ),
        ExportKolom(vorm.KENMERK, 34, lambda row: row.interventie.id, gegroepeerd=True),
    ]


def publicatie_columns() -> list[ExportKolom[PublicatieRow]]:
    """Return the columns of sheet Publicaties: a row per publication of an intervention."""
    widths = {"auteurs": 32, "jaar": 8, "titel": 50, "tijdschrift": 28, "doi": 27, "url": 32}
    whole = {"tijdschrift": "verschenen_in"}  # from which reading back takes volume, issue and pages again
    links: dict[str, Callable[[PublicatieRow], str | None]] = {
        "doi": lambda row: link_of(row.publicatie) if row.publicatie.doi else None,
        "url": lambda row: row.publicatie.url,
    }
    return [
        ExportKolom(vorm.NAAM, 26, lambda row: row.interventie.naam),
        *(
            ExportKolom(kop, widths[naam], partial(_of_publicatie, whole.get(naam, naam)), links.get(naam))
            for naam, kop in vorm.PUBLICATIE_KOPPEN.items()
        ),
        ExportKolom(vorm.KENMERK, 34, lambda row: row.interventie.id, gegroepeerd=True),
    ]


def _parts(velden: Sequence[Veld]) -> tuple[list[Veld], list[Veld], list[Veld]]:
    """Return the fields but the name in parts: texts, research as on the page, and all from the first address on."""
    pages = [(veld, veld.kolom, veld.kolom.pagina) for veld in velden if veld.kolom and veld.kolom.pagina]
    onderzoek = sorted((p.volgorde, veld.veld, veld) for veld, _, p in pages if p.blok == "onderzoek")
    others = [(veld, kolom) for veld, kolom, p in pages if p.blok != "onderzoek"]
    first = next((n for n, (_, kolom) in enumerate(others) if kolom.soort == "webadres"), len(others))
    rest = [veld for veld, _ in others]
    return rest[:first], [veld for _, _, veld in onderzoek], rest[first:]


def _veld(veld: Veld) -> ExportKolom[InterventieRow]:
    soort = veld.kolom.soort if veld.kolom else "tekst"
    value = partial(_of_veld, veld.veld)
    link = partial(_link, veld.veld) if soort == "webadres" else None
    return ExportKolom(vorm.kop_van_veld(veld), {"getal": 12, "webadres": 44, "tekst": 70}[soort], value, link)


def _dimensie(dimensie: Dimension, who: str, *, with_words: bool) -> Iterator[ExportKolom[InterventieRow]]:
    lines = element_summary if vorm.has_sheet(dimensie) else tag_lines

    def terms(row: InterventieRow) -> str:
        own = (tag for tag in row.interventie.tags[dimensie.naam] if tag.toegekend_door == who)
        return _bullets(lines(own))

    yield ExportKolom(vorm.kop_van(dimensie, who), 36, terms)
    if with_words and dimensie.in_woorden:
        yield ExportKolom(vorm.kop_in_woorden(dimensie), 70, lambda row: words_text(row.woorden[dimensie.naam]))


def _bullets(lines: Sequence[str]) -> str:
    return lines[0] if len(lines) == 1 else "\n".join(f"• {line}" for line in lines)


def _of_veld(veld: str, row: InterventieRow) -> Waarde:
    return row.interventie.velden[veld]


def _link(veld: str, row: InterventieRow) -> str | None:
    value = row.interventie.velden[veld]
    return None if value is None else str(value)


def _of_publicatie(naam: str, row: PublicatieRow) -> Waarde:
    value: Waarde = getattr(row.publicatie, naam)
    return value


def _page(basisadres: str, row: InterventieRow) -> str:
    return f"{basisadres}/interventie/{row.interventie.id}"


def overig_columns() -> tuple[ExportKolom[OverigRow], ...]:
    """Return the columns of the sheet of what stands in columns that nobody named yet."""
    values: tuple[tuple[int, Callable[[OverigRow], Waarde]], ...] = (
        (28, lambda row: row.kop),
        (64, lambda row: row.cel.waarde),
        (28, lambda row: row.cel.bestand),
        (20, lambda row: row.cel.werkblad),
        (10, lambda row: row.cel.adres),
    )
    return (
        ExportKolom(vorm.NAAM, 28, lambda row: row.interventie.naam),
        *(ExportKolom(kop, width, value) for kop, (width, value) in zip(vorm.OVERIG_KOPPEN, values, strict=True)),
        ExportKolom(vorm.KENMERK, 34, lambda row: row.interventie.id, gegroepeerd=True),
    )
