"""The vocabulary as SKOS: a scheme per dimension, a concept per term, with links to public concepts.

The URI of a concept is the address of its page, so it can be opened. Source: https://www.w3.org/TR/skos-reference/.
"""

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from toolkit.opendata.matches import Matches
from toolkit.opendata.uitgever import OpenDataConfig
from toolkit.vocabulary.dimension import Term, Vocabulary

CONTEXT = {
    "skos": str(SKOS),
    "dct": str(DCTERMS),
    "dct:license": {"@type": "@id"},
    **{
        f"skos:{name}": {"@type": "@id"}
        for name in ("broader", "narrower", "inScheme", "topConceptOf", "hasTopConcept", "exactMatch", "closeMatch")
    },
}


def scheme_uri(config: OpenDataConfig, dimension: str) -> URIRef:
    """Return the URI of the concept scheme of a dimension."""
    return URIRef(config.url(f"/begrippen/{dimension}"))


def concept_uri(config: OpenDataConfig, dimension: str, term_id: str) -> URIRef:
    """Return the URI of a concept: the address of its page."""
    return URIRef(config.url(f"/begrippen/{dimension}/{term_id}"))


def vocabulary_graph(begrippen: Vocabulary, config: OpenDataConfig, matches: Matches) -> Graph:
    """Return all dimensions and terms as SKOS."""
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("dct", DCTERMS)
    for dimension in begrippen:
        scheme = scheme_uri(config, dimension.naam)
        graph.add((scheme, RDF.type, SKOS.ConceptScheme))
        graph.add((scheme, DCTERMS.title, Literal(dimension.label, lang="nl")))
        graph.add((scheme, SKOS.prefLabel, Literal(dimension.label, lang="nl")))
        graph.add((scheme, DCTERMS.description, Literal(dimension.definitie, lang="nl")))
        graph.add((scheme, DCTERMS.source, Literal(dimension.bron, lang="nl")))
        graph.add((scheme, DCTERMS.license, URIRef(config.licentie_url)))
        graph.add((scheme, DCTERMS.publisher, Literal(config.uitgever)))
        for term in dimension.termen.values():
            _add_term(graph, config, dimension.naam, term)
            _add_other_labels(graph, concept_uri(config, dimension.naam, term.id), term)
        for match in matches.of(dimension.naam, dimension.termen, countries=dimension.landen):
            graph.add((concept_uri(config, dimension.naam, match.term), SKOS[match.soort], URIRef(match.uri)))
    return graph


def _add_term(graph: Graph, config: OpenDataConfig, dimension: str, term: Term) -> None:
    concept, scheme = concept_uri(config, dimension, term.id), scheme_uri(config, dimension)
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, scheme))
    graph.add((concept, SKOS.notation, Literal(term.id)))
    graph.add((concept, SKOS.prefLabel, Literal(term.nl, lang="nl")))
    graph.add((concept, SKOS.prefLabel, Literal(term.en, lang="en")))
    if term.definitie:
        graph.add((concept, SKOS.definition, Literal(term.definitie, lang="nl")))
    if term.toelichting:
        graph.add((concept, SKOS.scopeNote, Literal(term.toelichting, lang="nl")))
    if term.bron:
        graph.add((concept, DCTERMS.source, Literal(term.bron, lang="nl")))
    if term.broader is None:
        graph.add((concept, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, concept))
    else:
        broader = concept_uri(config, dimension, term.broader)
        graph.add((concept, SKOS.broader, broader))
        graph.add((broader, SKOS.narrower, concept))


def _add_other_labels(graph: Graph, concept: URIRef, term: Term) -> None:
    """Add synonyms in their language, and search words, of which the vocabulary does not say the language.

    SKOS wants a wording to be only one kind of label of a concept; the strongest kind wins.
    """
    alt = {*term.alt, *term.alledaags} - {term.nl, term.en}
    for label in alt:
        graph.add((concept, SKOS.altLabel, Literal(label, lang=term.taal(label))))
    for label in {*term.zoekterm} - {term.nl, term.en} - alt:
        graph.add((concept, SKOS.hiddenLabel, Literal(label)))
