"""The vocabulary as SKOS: a scheme per dimension, a concept per term, with links to public concepts.

The URI of a concept is the address of its page, so it can be opened. Source: https://www.w3.org/TR/skos-reference/.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from toolkit.opendata.config import OpenDataConfig
from toolkit.opendata.matches import Matches
from toolkit.opendata.tables import quote

CONTEXT = {
    "skos": str(SKOS),
    "dct": str(DCTERMS),
    "dct:license": {"@type": "@id"},
    **{
        f"skos:{name}": {"@type": "@id"}
        for name in ("broader", "narrower", "inScheme", "topConceptOf", "hasTopConcept", "exactMatch", "closeMatch")
    },
}

_LABELS = {"synoniem": SKOS.altLabel, "alledaags": SKOS.altLabel, "zoekterm": SKOS.hiddenLabel}


class _Term(NamedTuple):
    id: str
    label: str
    label_en: str
    definitie: str | None
    broader_id: str | None
    toelichting: str | None
    bron: str | None


def scheme_uri(config: OpenDataConfig, dimension: str) -> URIRef:
    """Return the URI of the concept scheme of a dimension."""
    return URIRef(config.url(f"/begrippen/{dimension}"))


def concept_uri(config: OpenDataConfig, dimension: str, term_id: str) -> URIRef:
    """Return the URI of a concept: the address of its page."""
    return URIRef(config.url(f"/begrippen/{dimension}/{term_id}"))


def vocabulary_graph(conn: sqlite3.Connection, config: OpenDataConfig, matches: Matches) -> Graph:
    """Return all dimensions and terms of the database as SKOS.

    Raises:
        LookupError: `matches` names a term that is not in the vocabulary.

    """
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("dct", DCTERMS)
    for dimension, label, definition, source, countries in conn.execute(
        "select id, label, definitie, bron, landen from dimensie order by volgorde, id"
    ).fetchall():
        scheme = scheme_uri(config, dimension)
        graph.add((scheme, RDF.type, SKOS.ConceptScheme))
        graph.add((scheme, DCTERMS.title, Literal(label, lang="nl")))
        graph.add((scheme, SKOS.prefLabel, Literal(label, lang="nl")))
        graph.add((scheme, DCTERMS.description, Literal(definition, lang="nl")))
        graph.add((scheme, DCTERMS.source, Literal(source, lang="nl")))
        graph.add((scheme, DCTERMS.license, URIRef(config.licentie_url)))
        graph.add((scheme, DCTERMS.publisher, Literal(config.uitgever)))
        terms = _terms(conn, dimension)
        for term in terms:
            _add_term(graph, config, dimension, term)
        _add_other_labels(graph, config, dimension, conn)
        for match in matches.of(dimension, {term.id for term in terms}, countries=bool(countries)):
            graph.add((concept_uri(config, dimension, match.term), SKOS[match.soort], URIRef(match.uri)))
    return graph


def _terms(conn: sqlite3.Connection, dimension: str) -> list[_Term]:
    # The name of the table comes from table `dimensie`, quoted.
    sql = f"select {', '.join(_Term._fields)} from {quote(dimension)} order by volgorde, id"  # noqa: S608
    return [_Term(*row) for row in conn.execute(sql)]


def _add_term(graph: Graph, config: OpenDataConfig, dimension: str, term: _Term) -> None:
    concept, scheme = concept_uri(config, dimension, term.id), scheme_uri(config, dimension)
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, scheme))
    graph.add((concept, SKOS.notation, Literal(term.id)))
    graph.add((concept, SKOS.prefLabel, Literal(term.label, lang="nl")))
    graph.add((concept, SKOS.prefLabel, Literal(term.label_en, lang="en")))
    if term.definitie:
        graph.add((concept, SKOS.definition, Literal(term.definitie, lang="nl")))
    if term.toelichting:
        graph.add((concept, SKOS.scopeNote, Literal(term.toelichting, lang="nl")))
    if term.bron:
        graph.add((concept, DCTERMS.source, Literal(term.bron, lang="nl")))
    if term.broader_id is None:
        graph.add((concept, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, concept))
    else:
        broader = concept_uri(config, dimension, term.broader_id)
        graph.add((concept, SKOS.broader, broader))
        graph.add((broader, SKOS.narrower, concept))


def _add_other_labels(graph: Graph, config: OpenDataConfig, dimension: str, conn: sqlite3.Connection) -> None:
    """Add synonyms in their language, and search words, of which the vocabulary does not say the language.

    SKOS wants a wording to be only one kind of label of a concept; the strongest kind wins.
    """
    rows = conn.execute(
        "select term_id, soort, label, taal from begrip_label where dimensie_id = ? order by term_id, label, soort",
        (dimension,),
    )
    for term_id, kind, label, language in rows:
        concept = concept_uri(config, dimension, term_id)
        if kind in _LABELS and not _has_label(graph, concept, label, _stronger(kind)):
            graph.add((concept, _LABELS[kind], Literal(label, lang=language)))


def _stronger(kind: str) -> Sequence[URIRef]:
    return (SKOS.prefLabel,) if kind != "zoekterm" else (SKOS.prefLabel, SKOS.altLabel)


def _has_label(graph: Graph, concept: URIRef, label: str, kinds: Iterable[URIRef]) -> bool:
    return any(str(value) == label for kind in kinds for value in graph.objects(concept, kind))
