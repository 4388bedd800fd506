"""Collects, per intervention, the text that search looks through."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.text import fold

VELDEN = ("naam", "begrippen", "synoniemen", "kort", "lang", "bron")

# Cells that say where something is, not what it is.
_NO_TEXT = frozenset({"naam", "nummer", "herkomst", "website", "bron_url", "publicatie.url"})
# Cells that describe an intervention in a few words; the dimensions' cells are added to these.
_SHORT = ("doel",)
# Cells with names of people, organisations and journals. Their words are found as they are written, and no further: an
# author called Wolfe is not about wolves.
_SOURCE = frozenset({"organisatie", "gevonden_in", "publicatie.auteurs", "publicatie.tijdschrift", "publicatie.doi"})
# Dimensions whose cell says no more than its label, or tells about the study instead of the intervention.
_LONG_DIMENSIONS = frozenset({"evaluatie", "actualiteit", "fase", "land", "domein", "onderzoeksdesign"})
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


@dataclass(frozen=True, slots=True)
class _Labels:
    preferred: dict[tuple[str, str], list[str]]
    others: dict[tuple[str, str], list[str]]
    broader: dict[tuple[str, str], str]


def collect_documents(conn: sqlite3.Connection) -> Iterator[Document]:
    """Yield a document per intervention, by id; `conn` has all tables of ``store/schema.sql`` filled."""
    dimensions = [row[0] for row in conn.execute("select id from dimensie order by volgorde, id")]
    labels = _read_labels(conn, dimensions)
    for interventie_id, naam in conn.execute("select id, naam from interventie order by id").fetchall():
        variants = conn.execute("select naam from naamsvariant where interventie_id = ? order by 1", (interventie_id,))
        terms = list(_terms(conn, dimensions, interventie_id))
        cells = _cells(conn, dimensions, interventie_id)
        yield Document(
            interventie_id,
            naam=_join([naam, *(row[0] for row in variants)], " · "),
            begrippen=_join(label for term in terms for label in labels.preferred[term]),
            synoniemen=_join(_other_labels(terms, labels)),
            kort=_join(cells["kort"], "\n"),
            lang=_join([*cells["lang"], *_published(conn, interventie_id, "titel")], "\n"),
            bron=_join([*cells["bron"], *_published(conn, interventie_id, "auteurs, verschenen_in, jaar, doi")], "\n"),
        )


def _read_labels(conn: sqlite3.Connection, dimensions: list[str]) -> _Labels:
    labels = _Labels({}, {}, {})
    for dimension in dimensions:
        query = f'select id, label, label_en, broader_id from "{dimension}"'  # noqa: S608 - a name of our own schema
        for term_id, label, label_en, broader in conn.execute(query):
            labels.preferred[dimension, term_id] = [label, label_en]
            if broader is not None:
                labels.broader[dimension, term_id] = broader
    query = "select dimensie_id, term_id, label from begrip_label where soort <> 'voorkeur' order by 1, 2, 3"
    for dimension, term_id, label in conn.execute(query):
        labels.others.setdefault((dimension, term_id), []).append(label)
    return labels


def _terms(conn: sqlite3.Connection, dimensions: list[str], interventie_id: str) -> Iterator[tuple[str, str]]:
    for dimension in dimensions:
        query = f"""select distinct {dimension}_id from interventie_{dimension}
                    where interventie_id = ? order by 1"""  # noqa: S608 - a name of our own schema
        for (term_id,) in conn.execute(query, (interventie_id,)):
            yield dimension, term_id


def _other_labels(terms: list[tuple[str, str]], labels: _Labels) -> Iterator[str]:
    for dimension, term_id in terms:
        yield from labels.others.get((dimension, term_id), [])
        broader = labels.broader.get((dimension, term_id))
        while broader is not None:
            yield from labels.preferred[dimension, broader]
            yield from labels.others.get((dimension, broader), [])
            broader = labels.broader.get((dimension, broader))


def _cells(conn: sqlite3.Connection, dimensions: list[str], interventie_id: str) -> dict[str, list[str]]:
    """Return the texts of the source cells by field; `doel` first, since it describes best."""
    in_short = {*_SHORT, *dimensions} - _LONG_DIMENSIONS
    query = """select veld, waarde from broncel
               where interventie_id = ? and soort in ('waarde', 'opmerking') and waarde is not null
               order by veld is not 'doel', bron_id, werkblad, rij, length(kolom), kolom"""
    cells: dict[str, list[str]] = {"kort": [], "lang": [], "bron": []}
    for veld, waarde in conn.execute(query, (interventie_id,)):
        if veld in _NO_TEXT or len(waarde) < _SHORTEST_CELL or "://" in waarde:
            continue
        cells["bron" if veld in _SOURCE else "kort" if veld in in_short else "lang"].append(waarde)
    return cells


def _published(conn: sqlite3.Connection, interventie_id: str, columns: str) -> list[str]:
    query = f"""select {columns} from publicatie
                join interventie_publicatie on publicatie_id = id where interventie_id = ? order by id"""  # noqa: S608
    rows = conn.execute(query, (interventie_id,))
    return [" ".join(str(value) for value in row if value is not None) for row in rows]


def _join(texts: Iterable[str], separator: str = " · ") -> str:
    """Join distinct texts, without characters that a person cannot see."""
    distinct: dict[str, str] = {}
    for text in texts:
        distinct.setdefault(fold(text), "".join(c for c in text if c.isprintable() or c == "\n"))
    return separator.join(distinct.values())
