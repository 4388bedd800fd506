"""Collects, per intervention, the text that search looks through."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from toolkit.lezer import Interventie, Opbouw, read_interventies, read_opbouw
from toolkit.lezer.adressen import read_verwijzingen
from toolkit.text import fold, spell_out
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.weergave.standen import distinct_terms

VELDEN = ("naam", "begrippen", "synoniemen", "kort", "lang", "bron")

# Cells that say where something is, not what it is; addresses are added to these.
_NO_TEXT = frozenset({"naam", "nummer", "herkomst", "publicatie.url"})
# Cells that describe an intervention in a few words; those of dimensions that do so too are added to these.
_SHORT = ("doel",)
# Cells with names of people, organisations and journals. Their words are found as they are written, and no further: an
# author called Wolfe is not about wolves.
_SOURCE = frozenset({"organisatie", "gevonden_in", "publicatie.auteurs", "publicatie.tijdschrift", "publicatie.doi"})
_SHORTEST_CELL = 3  # an X-mark is no text


@dataclass(frozen=True, slots=True)
class Document:
    """The texts of one intervention; the fields are `VELDEN`."""

    interventie_id: str
    naam: str
    begrippen: str
    synoniemen: str
    kort: str
    lang: str
    bron: str

    def texts(self) -> tuple[str, ...]:
        """Return the texts in the order of `VELDEN`."""
        return self.naam, self.begrippen, self.synoniemen, self.kort, self.lang, self.bron


def collect_documents(conn: sqlite3.Connection) -> Iterator[Document]:
    """Yield a document per intervention, by id; `conn` has all tables of ``store/schema.sql`` filled.

    Its place, from 1, is `zoek_document.id`.
    """
    opbouw = read_opbouw(conn)
    for interventie in read_interventies(conn, opbouw, sorted(v.id for v in read_verwijzingen(conn))):
        terms = [(d, term) for d in opbouw.dimensies for term in distinct_terms(interventie.tags[d.naam])]
        yield Document(
            interventie.id,
            naam=_join([interventie.naam, *interventie.naamsvarianten], " · "),
            begrippen=_join(label for _, term in terms for label in (term.nl, term.en)),
            synoniemen=_join(label for dimensie, term in terms for label in _other_labels(dimensie, term)),
            **texts_of_cells(interventie, opbouw),
        )


def texts_of_cells(interventie: Interventie, opbouw: Opbouw) -> dict[str, str]:
    """Return the fields of the document of an intervention that are made of its source cells and publications."""
    cells = _cells(interventie, opbouw)
    titles = (p.titel for p in interventie.publicaties if p.titel)
    sources = (_line(p.auteurs, p.verschenen_in, p.jaar, p.doi) for p in interventie.publicaties)
    return {
        "kort": _join(cells["kort"], "\n"),
        "lang": _join([*cells["lang"], *titles], "\n"),
        "bron": _join([*cells["bron"], *sources], "\n"),
    }


def _other_labels(dimensie: Dimension, term: Term) -> Iterator[str]:
    """Yield the other wordings of a term, and every wording of the terms above it."""
    yield from (*term.alt, *term.alledaags, *term.zoekterm)
    while term.broader is not None:
        term = dimensie.termen[term.broader]
        yield from (term.nl, term.en, *term.alt, *term.alledaags, *term.zoekterm)


def _cells(interventie: Interventie, opbouw: Opbouw) -> dict[str, list[str]]:
    """Return the texts of the source cells by field; those that describe best come first."""
    in_short = {*_SHORT, *(d.naam for d in opbouw.dimensies if d.gebruik.zoeken == "kort")}
    no_text = _NO_TEXT | {veld.veld for veld in opbouw.velden if veld.kolom and veld.kolom.soort == "webadres"}
    cells: dict[str, list[str]] = {"kort": [], "lang": [], "bron": []}
    for cel in sorted(interventie.cellen.values(), key=lambda cel: cel.veld not in _SHORT):
        text = cel.geldende_tekst if cel.interventie == interventie.id and cel.is_tekst else None
        if text is None or cel.veld in no_text or len(text) < _SHORTEST_CELL or "://" in text:
            continue
        cells["bron" if cel.veld in _SOURCE else "kort" if cel.veld in in_short else "lang"].append(text)
    return cells


def _line(*values: str | int | None) -> str:
    return " ".join(str(value) for value in values if value is not None)


def _join(texts: Iterable[str], separator: str = " · ") -> str:
    """Join distinct texts."""
    distinct: dict[str, str] = {}
    for text in texts:
        distinct.setdefault(fold(text), _shown(text))
    return separator.join(distinct.values())


@lru_cache(20_000)  # the labels of terms, of which every document has some
def _shown(text: str) -> str:
    """Return a text without characters that a person cannot see; letters such as *ø* spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return spell_out("".join(c for c in text if c.isprintable() or c == "\n"))
