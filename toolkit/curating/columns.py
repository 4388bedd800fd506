"""Decisions about columns and tables: the layout of one workbook, a header for every workbook, or a new field."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from slugify import slugify

from toolkit.config.workbook import placed_key
from toolkit.curatielijst.formulier import SOORTEN, Besluit, Invoer
from toolkit.curatielijst.vragen import KolomVraag, TabelVraag
from toolkit.curating.knowledge import Cellen, Kennis
from toolkit.curating.layouts import layout_file, sheet_layout
from toolkit.curating.refusals import Weigering
from toolkit.reading.paths import SEPARATOR
from toolkit.terms.header_keys import header_key
from toolkit.text import fold
from toolkit.vocabulary.kinds import ALTIJD, BLOKKEN
from toolkit.vocabulary.velden import EENHEID, NAAM

_FIELDS = "velden.yml"
_TITEL = "publicatie.titel"
_STEP = 10  # between two places on a page, so that something fits in between
_OWN_COLUMNS = {"id", "naam", "herkomst", "onderdeel_van"}  # of table interventie, whatever the fields


def decide_column(vraag: KolomVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Write one decision about a column into the curators' files; what is already so changes nothing.

    Raises:
        Weigering: it is not possible, or contradicts what somebody else decided.

    """
    if besluit is Besluit.WEGLATEN:
        _lay_out(vraag, {"veld": None, "reden": cellen[Invoer.REDEN]}, kennis)
    elif besluit is Besluit.IS_VELD:
        _lay_out(vraag, kennis.choices.field(cellen[Invoer.VELD]), kennis)
    elif besluit is Besluit.ALTIJD_VELD:
        _add_header(vraag, kennis.choices.field(cellen[Invoer.VELD]), kennis)
    else:
        _add_field(vraag, cellen, kennis)


def decide_table(vraag: TabelVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Write one decision about a table that is held back into the layout of its workbook.

    Raises:
        Weigering: it is not possible, or contradicts what somebody else decided.

    """
    sheet = sheet_layout(vraag.bestand, vraag.werkblad, kennis)
    if besluit is Besluit.GEEN_LIJST:
        if sheet.get("overslaan") is False or any(NAAM in _fields(v) for v in sheet.get("kolommen", {}).values()):
            raise Weigering(f"in {layout_file(vraag.bestand, kennis)} staat al dat dit blad wel een lijst is.")
        sheet["overslaan"] = True
        return
    if sheet.get("overslaan"):
        raise Weigering(f"in {layout_file(vraag.bestand, kennis)} staat al dat dit blad geen lijst is.")
    letter = kennis.choices.column(cellen[Invoer.KOLOM], vraag.kolommen)
    key = vraag.kolommen[letter] or placed_key("", f"kolom {letter}")
    if other := [k for k, v in sheet.get("kolommen", {}).items() if NAAM in _fields(v) and fold(k) != fold(key)]:
        raise Weigering(
            f"in {layout_file(vraag.bestand, kennis)} staat al dat de namen in de kolom “{other[0]}” staan."
        )
    _set_column(vraag.bestand, vraag.werkblad, key, NAAM if besluit is Besluit.HEEFT_NAMEN else [NAAM, _TITEL], kennis)


def _lay_out(vraag: KolomVraag, decided: Any, kennis: Kennis) -> None:
    """Say in the layout of the workbook what a column is, on every sheet that has it."""
    _refuse_header_of_another(vraag, _fields(decided), kennis)
    key = vraag.kop or placed_key("", vraag.plaats)
    for blad in vraag.bladen:
        _set_column(vraag.bestand, blad, key, decided, kennis)


def _set_column(bestand: str, blad: str, key: str, decided: Any, kennis: Kennis) -> None:
    columns = sheet_layout(bestand, blad, kennis).setdefault("kolommen", {})
    known = next((k for k in columns if fold(k) == fold(key)), None)
    if known is None:
        columns[key] = decided
    elif _fields(columns[known]) != _fields(decided):
        velden = _fields(columns[known])
        what = f"het veld {' en '.join(velden)} is" if velden else "niet meedoet"
        raise Weigering(f"in {layout_file(bestand, kennis)} staat al dat de kolom “{key}” {what}.")


def _fields(decided: Any) -> tuple[str, ...]:
    """Return the fields that an entry of `kolommen` says, none when the column is left out."""
    said = decided.get("veld") if isinstance(decided, dict) else decided
    return tuple(said) if isinstance(said, list) else (said,) if said else ()


def _leaf(vraag: KolomVraag) -> str:
    return vraag.kop.split(SEPARATOR)[-1].strip()


def _refuse_header_of_another(vraag: KolomVraag, velden: tuple[str, ...], kennis: Kennis) -> None:
    """Refuse what contradicts a header that somebody gave to another field.

    A header that only the catalogue knows may be something else in one workbook: the build asked about its values.
    """
    leaf = header_key(_leaf(vraag))
    for owner, koppen in _koppen(kennis):
        if (owner,) != velden and leaf in map(header_key, koppen.get(ALTIJD) or ()):
            raise Weigering(_belongs(vraag, owner))
    known = kennis.curation.kennis.velden.known.get(leaf)
    if known is not None and (known,) != velden and not vraag.kandidaten:
        raise Weigering(_belongs(vraag, known))


def _belongs(vraag: KolomVraag, owner: str) -> str:
    return f"de kop “{_leaf(vraag)}” hoort al bij het veld {owner}."


def _add_header(vraag: KolomVraag, veld: str, kennis: Kennis) -> None:
    """Let a header always mean one field, in any workbook."""
    leaf = _leaf(vraag)
    if not leaf:
        raise Weigering(f"deze kolom heeft geen kop. Kies “{Besluit.IS_VELD}”.")
    _refuse_layout(vraag, veld, kennis)
    _refuse_header_of_another(vraag, (veld,), kennis)
    for owner, names in _headers(kennis):
        if owner != veld and header_key(leaf) in map(header_key, names):
            raise Weigering(f"{_belongs(vraag, owner)} Kies “{Besluit.IS_VELD}” als het hier anders is.")
    koppen = _field_entry(veld, kennis).setdefault("koppen", {})
    if header_key(leaf) not in map(header_key, koppen.get(ALTIJD) or ()):
        koppen[ALTIJD] = [*(koppen.get(ALTIJD) or ()), leaf]


def _refuse_layout(vraag: KolomVraag, veld: str, kennis: Kennis) -> None:
    """Refuse a header for every workbook when the layout of this one says something else of it."""
    for layout in (kennis.files.content(layout_file(vraag.bestand, kennis)).get("indeling") or {}).values():
        for key, decided in (layout.get("kolommen") or {}).items():
            if fold(key) == fold(vraag.kop) and _fields(decided) != (veld,):
                raise Weigering(f"in {layout_file(vraag.bestand, kennis)} staat al iets anders over de kolom “{key}”.")


def _field_entry(veld: str, kennis: Kennis) -> dict[str, Any]:
    if veld in kennis.curation.vocabulary:
        return kennis.files.content(f"vocabulaire/{veld}.yml")
    return next(entry for entry in kennis.files.items(_FIELDS, "velden") if entry["veld"] == veld)


def _headers(kennis: Kennis) -> Iterator[tuple[str, list[str]]]:
    """Yield every field and dimension with all headers it goes by now."""
    for veld, entry in _entries(kennis):
        yield veld, [entry["label"], veld, *(name for names in (entry.get("koppen") or {}).values() for name in names)]


def _koppen(kennis: Kennis) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield every field and dimension with its headers as they are written now, per language."""
    for veld, entry in _entries(kennis):
        yield veld, entry.get("koppen") or {}


def _entries(kennis: Kennis) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((entry["veld"], entry) for entry in kennis.files.items(_FIELDS, "velden"))
    for dimension in kennis.curation.vocabulary:
        yield dimension.naam, kennis.files.content(f"vocabulaire/{dimension.naam}.yml")


def _add_field(vraag: KolomVraag, cellen: Cellen, kennis: Kennis) -> None:
    uitleg = cellen[Invoer.UITLEG].rstrip(". ") + "."
    label, soort, blok = cellen[Invoer.NIEUW_VELD], fold(cellen[Invoer.SOORT]), fold(cellen[Invoer.BLOK])
    naam = slugify(label, separator="_")
    if soort not in SOORTEN:
        raise Weigering(f"de soort “{soort}” kennen we niet. Kies {', '.join(SOORTEN)}.")
    if soort == "getal" and EENHEID not in uitleg:
        raise Weigering(f"bij een getal staat in “{Invoer.UITLEG}” ook waarin is geteld, zoals “{EENHEID}weken.”")
    if blok not in BLOKKEN:
        raise Weigering(f"het deel van de pagina “{blok}” kennen we niet. Kies {', '.join(BLOKKEN)}.")
    _refuse_layout(vraag, naam, kennis)
    velden = kennis.files.items(_FIELDS, "velden")
    known = next((entry for entry in velden if entry["veld"] == naam), None)
    if known is None:
        _refuse_name(naam, label, kennis)
        places = [
            p["volgorde"] for entry in velden if (p := (entry.get("kolom") or {}).get("pagina")) and p["blok"] == blok
        ]
        places += [d.pagina.volgorde for d in kennis.curation.vocabulary if d.pagina.blok == blok]
        kolom = {"soort": soort, "uitleg": uitleg}
        pagina = {"blok": blok, "volgorde": max(places, default=0) + _STEP}
        velden.append({"veld": naam, "label": label, "kolom": {**kolom, "pagina": pagina}})
    elif (known.get("kolom") or {}).get("uitleg") != uitleg:
        raise Weigering(
            f"er is al een veld {naam}, en dat zegt iets anders. Kies “{Besluit.IS_VELD}” of een andere naam."
        )
    if _leaf(vraag):
        _add_header(vraag, naam, kennis)
    else:
        _lay_out(vraag, naam, kennis)


def _refuse_name(naam: str, label: str, kennis: Kennis) -> None:
    if naam in kennis.curation.vocabulary or naam in _OWN_COLUMNS or not _is_column(naam):
        raise Weigering(f"“{label}” kan geen naam van een veld zijn. Kies een andere naam.")
    for owner, names in _headers(kennis):
        if header_key(label) in map(header_key, names):
            raise Weigering(f"de naam “{label}” hoort al bij het veld {owner}. Kies dat veld, of een andere naam.")


def _is_column(naam: str) -> bool:
    """Tell whether SQLite takes a name for a column."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(f"create table t ({naam} text)")
        except sqlite3.Error:
            return False
    return naam[:1].isalpha()
