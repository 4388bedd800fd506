"""The columns of the exported workbook, generated from the dimensions and fields; headers are in `exportvorm`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from toolkit import exportvorm as vorm
from toolkit.export.lines import element_summary, tag_lines, words_text
from toolkit.lezer import Interventie, Opbouw, Publicatie, Tag, Waarde
from toolkit.lezer.interventie import Broncel
from toolkit.lezer.tellingen import Dekking
from toolkit.schermwoorden import METHODE, NIETS, STATUS_IN_VAK, TOEGEKEND
from toolkit.vocabulary.dimension import Dimension
from toolkit.vocabulary.velden import Veld
from toolkit.weergave.bronwoorden import Bronwoorden
from toolkit.weergave.publicaties import link_of

RowT = TypeVar("RowT")


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

    """

    kop: str
    breedte: int
    waarde: Callable[[RowT], Waarde]
    link: Callable[[RowT], str | None] | None = None


def interventie_columns(
    opbouw: Opbouw, dekking: Iterable[Dekking], herkomsten: Mapping[str, str], basisadres: str
) -> list[ExportKolom[InterventieRow]]:
    """Return the columns of sheet Interventies.

    What a source says comes first: texts, dimensions, then the research; after that the dimensions that the compilers
    assigned, and where everything was read. Who assigned what is asked of the whole catalogue, so that the columns are
    the same for every list.

    Args:
        opbouw: dimensions and fields.
        dekking: how each dimension is filled, see `read_dekking`.
        herkomsten: kind of list → name.
        basisadres: public address of the site, for the link to the page of an intervention.

    """
    by = {d.dimensie.naam: frozenset(d.per_toekenner) or frozenset({"bron"}) for d in dekking}
    bron, samensteller = ([d for d in opbouw.dimensies if who in by[d.naam]] for who in ("bron", "samensteller"))
    begin, onderzoek, eind = _parts(opbouw.velden)
    return [
        *(_veld(veld) for veld in opbouw.velden[:1]),
        ExportKolom(vorm.ANDERE_NAMEN, 24, lambda row: "\n".join(row.interventie.naamsvarianten)),
        ExportKolom(vorm.HERKOMST_KOP, 18, lambda row: herkomsten[row.interventie.herkomst]),
        *map(_veld, begin),
        *(column for d in bron for column in _dimensie(d, "bron", with_words=True)),
        *map(_veld, onderzoek),
        # The words are of the dimension: once, also when both assigned its terms.
        *(column for d in samensteller for column in _dimensie(d, "samensteller", with_words=d not in bron)),
        ExportKolom("Aantal publicaties", 11, lambda row: len(row.interventie.publicaties)),
        *map(_veld, eind),
        ExportKolom(vorm.PAGINA, 32, partial(_page, basisadres), partial(_page, basisadres)),
        ExportKolom(vorm.ONDERDEEL_VAN, 24, lambda row: row.interventie.onderdeel_van),
        ExportKolom(vorm.KENMERK, 24, lambda row: row.interventie.id),
    ]


def tag_columns(dimensie: Dimension) -> list[ExportKolom[TagRow]]:
    """Return the columns of the sheet of a dimension with a status: a row per tag."""
    found = (
        lambda row: row.tag.brontekst,
        lambda row: METHODE[row.tag.methode],
        lambda row: row.interventie.cellen[row.tag.broncel].bestand,
        lambda row: row.interventie.cellen[row.tag.broncel].werkblad,
        lambda row: row.interventie.cellen[row.tag.broncel].adres or "bladnaam",
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
        *(ExportKolom(kop, b, v) for kop, b, v in zip(vorm.HERKOMST_VAN_TAG, (40, 24, 28, 18, 8), found, strict=True)),
        ExportKolom(vorm.KENMERK, 24, lambda row: row.interventie.id),
    ]


def publicatie_columns() -> list[ExportKolom[PublicatieRow]]:
    """Return the columns of sheet Publicaties: a row per publication of an intervention."""
    widths = {"auteurs": 40, "jaar": 8, "titel": 60, "tijdschrift": 36, "doi": 28, "url": 36}
    whole = {"tijdschrift": "verschenen_in"}  # from which reading back takes volume, issue and pages again
    links: dict[str, Callable[[PublicatieRow], str | None]] = {
        "doi": lambda row: link_of(row.publicatie) if row.publicatie.doi else None,
        "url": lambda row: row.publicatie.url,
    }
    return [
        ExportKolom(vorm.NAAM, 32, lambda row: row.interventie.naam),
        *(
            ExportKolom(kop, widths[naam], partial(_of_publicatie, whole.get(naam, naam)), links.get(naam))
            for naam, kop in vorm.PUBLICATIE_KOPPEN.items()
        ),
        ExportKolom(vorm.KENMERK, 24, lambda row: row.interventie.id),
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
    return ExportKolom(vorm.kop_van_veld(veld), {"getal": 12, "webadres": 32, "tekst": 40}[soort], value, link)


def _dimensie(dimensie: Dimension, who: str, *, with_words: bool) -> Iterator[ExportKolom[InterventieRow]]:
    lines = element_summary if vorm.has_sheet(dimensie) else tag_lines

    def terms(row: InterventieRow) -> str:
        own = (tag for tag in row.interventie.tags[dimensie.naam] if tag.toegekend_door == who)
        return _bullets(lines(own))

    yield ExportKolom(vorm.kop_van(dimensie, who), 34 if vorm.has_sheet(dimensie) else 28, terms)
    if with_words and dimensie.in_woorden:
        yield ExportKolom(vorm.kop_in_woorden(dimensie), 50, lambda row: words_text(row.woorden[dimensie.naam]))


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
        (30, lambda row: row.kop),
        (70, lambda row: row.cel.waarde),
        (34, lambda row: row.cel.bestand),
        (24, lambda row: row.cel.werkblad),
        (10, lambda row: row.cel.adres),
    )
    return (
        ExportKolom(vorm.NAAM, 34, lambda row: row.interventie.naam),
        *(ExportKolom(kop, width, value) for kop, (width, value) in zip(vorm.OVERIG_KOPPEN, values, strict=True)),
        ExportKolom(vorm.KENMERK, 26, lambda row: row.interventie.id),
    )
