"""What the database says of itself: its dimensions with their terms, and the fields of an intervention."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType

from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary, freeze
from toolkit.vocabulary.kinds import KENMERKEN, Gebruik, Paginaplaats, Veldgebruik
from toolkit.vocabulary.velden import Kolom, Veld

_Labels = dict[tuple[str, str], dict[str, dict[str, str | None]]]
"""Dimension and term → kind of label → label → its language."""


@dataclass(frozen=True, slots=True)
class Opbouw:
    """The dimensions, and the fields that are a column of `interventie` in the order of the table, the name first."""

    dimensies: Vocabulary
    velden: tuple[Veld, ...]


def read_opbouw(conn: sqlite3.Connection) -> Opbouw:
    """Return what the tables `dimensie` and `veld` describe."""
    return Opbouw(read_vocabulary(conn), read_velden(conn))


def read_velden(conn: sqlite3.Connection) -> tuple[Veld, ...]:
    """Return the fields that are a column of `interventie`."""
    rows = conn.execute(
        "select id, label, titel, soort, uitleg, blok, blok_volgorde, paginatitel, gebruik from veld order by volgorde"
    )
    velden = []
    for naam, label, titel, soort, uitleg, blok, volgorde, paginatitel, gebruik in rows:
        pagina = Paginaplaats(blok=blok, volgorde=volgorde, titel=paginatitel) if blok else None
        used = Veldgebruik.model_validate_json(gebruik)
        kolom = Kolom(soort=soort, titel=titel, uitleg=uitleg, pagina=pagina, gebruik=used)
        velden.append(Veld(veld=naam, label=label, kolom=kolom))
    return tuple(velden)


def read_gebruik(conn: sqlite3.Connection) -> dict[str, Gebruik]:
    """Return what each dimension is used for, in the order of the vocabulary."""
    rows = conn.execute("select id, gebruik from dimensie order by volgorde, id")
    return {naam: Gebruik.model_validate_json(gebruik) for naam, gebruik in rows}


def read_vocabulary(conn: sqlite3.Connection) -> Vocabulary:
    """Return every dimension with its terms in the order of the vocabulary."""
    labels: _Labels = defaultdict(lambda: defaultdict(dict))
    for dimensie, term, soort, label, taal in conn.execute(
        "select dimensie_id, term_id, soort, label, taal from begrip_label order by label"
    ):
        labels[dimensie, term][soort][label] = taal
    rows = conn.execute(
        "select id, label, meervoud, definitie, bron, in_woorden, kenmerken, eerste_filter, blok, blok_volgorde, "
        "paginatitel, landen, uitleg_tags, gebruik from dimensie order by volgorde, id"
    ).fetchall()
    dimensies = {}
    for naam, label, meervoud, definitie, bron, in_woorden, kenmerken, eerste_filter, *rest in rows:
        dimensies[naam] = Dimension(
            naam,
            label,
            meervoud,
            definitie,
            bron,
            freeze(_terms(conn, naam, labels)),
            pagina=Paginaplaats(blok=rest[0], volgorde=rest[1], titel=rest[2]),
            in_woorden=bool(in_woorden),
            kenmerken=tuple(k for k in KENMERKEN if k in (kenmerken or "").split()),
            eerste_filter=bool(eerste_filter),
            landen=bool(rest[3]),
            uitleg_tags=rest[4],
            gebruik=Gebruik.model_validate_json(rest[5]),
        )
    return Vocabulary(MappingProxyType(dimensies))


def _terms(conn: sqlite3.Connection, dimensie: str, labels: _Labels) -> list[Term]:
    # The name of the table comes from table `dimensie`, never from a visitor.
    rows = conn.execute(
        "select id, label, label_en, broader_id, definitie, kop, toegevoegd, toelichting, bron "  # noqa: S608
        f"from {dimensie} order by volgorde, id"
    )
    terms = []
    for term, nl, en, broader, definitie, kop, toegevoegd, toelichting, bron in rows:
        known = labels[dimensie, term]
        terms.append(
            Term(
                id=term,
                nl=nl,
                en=en,
                broader=broader,
                definitie=definitie,
                alt=tuple(known["synoniem"]),
                alledaags=tuple(known["alledaags"]),
                zoekterm=tuple(known["zoekterm"]),
                anderstalig=tuple(
                    (label, taal)
                    for label, taal in (known["synoniem"] | known["alledaags"]).items()
                    if taal not in (None, "nl")
                ),
                kop=bool(kop),
                toegevoegd=bool(toegevoegd),
                toelichting=toelichting,
                bron=bron,
            )
        )
    return terms
