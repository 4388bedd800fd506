"""The vocabulary as it is in the database: what was built is what is shown."""

import sqlite3
from collections import defaultdict
from types import MappingProxyType

from toolkit.vocabulary.kinds import KENMERKEN, Pagina
from toolkit.vocabulary.model import Dimension, Term, Vocabulary, freeze

_Labels = dict[tuple[str, str], dict[str, list[str]]]


def read_vocabulary(conn: sqlite3.Connection) -> Vocabulary:
    """Return every dimension with its terms in the order of the vocabulary."""
    labels: _Labels = defaultdict(lambda: defaultdict(list))
    for dimensie, term, soort, label in conn.execute(
        "select dimensie_id, term_id, soort, label from begrip_label order by label"
    ):
        labels[dimensie, term][soort].append(label)
    rows = conn.execute(
        "select id, label, meervoud, definitie, bron, in_woorden, kenmerken, eerste_filter, blok, blok_volgorde, "
        "paginatitel from dimensie order by volgorde"
    ).fetchall()
    dimensies = {}
    for naam, label, meervoud, definitie, bron, in_woorden, kenmerken, eerste_filter, *pagina in rows:
        dimensies[naam] = Dimension(
            naam,
            label,
            meervoud,
            definitie,
            bron,
            freeze(_terms(conn, naam, labels)),
            pagina=Pagina(blok=pagina[0], volgorde=pagina[1], titel=pagina[2]),
            in_woorden=bool(in_woorden),
            kenmerken=tuple(k for k in KENMERKEN if k in (kenmerken or "").split()),
            eerste_filter=bool(eerste_filter),
        )
    return Vocabulary(MappingProxyType(dimensies))


def _terms(conn: sqlite3.Connection, dimensie: str, labels: _Labels) -> list[Term]:
    # The name of the table comes from the contract, never from a visitor.
    rows = conn.execute(
        "select id, label, label_en, broader_id, definitie, kop, toegevoegd, toelichting, bron "  # noqa: S608
        f"from {dimensie} order by volgorde, label"
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
                kop=bool(kop),
                toegevoegd=bool(toegevoegd),
                toelichting=toelichting,
                bron=bron,
            )
        )
    return terms
