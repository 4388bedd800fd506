"""The description of the data set for data portals: DCAT-AP-NL 3.0.

Source: https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/ (mandatory: title, description, identifier, contact point,
creator, publisher, theme and access rights of the data set; access address and licence of each distribution).
"""

from collections.abc import Sequence

from rdflib import DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from toolkit.opendata.files import Download
from toolkit.opendata.uitgever import OpenDataConfig

# Open namespaces: rdflib's own lists of terms are older than DCAT 3.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
_EU = "http://publications.europa.eu/resource/authority/"
_DUTCH = URIRef(_EU + "language/NLD")
_IANA = "http://www.iana.org/assignments/media-types/"

CONTEXT = {
    "dcat": str(DCAT),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "vcard": str(VCARD),
    "spdx": str(SPDX),
    "xsd": str(XSD),
}


def dataset_graph(config: OpenDataConfig, downloads: Sequence[Download], version: str | None) -> Graph:
    """Return the catalogue with its one data set and a distribution per download."""
    graph = Graph()
    for prefix, namespace in (("dcat", DCAT), ("dct", DCTERMS), ("foaf", FOAF), ("vcard", VCARD), ("spdx", SPDX)):
        graph.bind(prefix, namespace)
    page = config.url("/open-data/dcat.ttl")
    catalogue, dataset = URIRef(page + "#catalogus"), URIRef(page + "#dataset")
    publisher, contact = _publisher(graph, config), _contact(graph, config)
    for resource, kind in ((catalogue, DCAT.Catalog), (dataset, DCAT.Dataset)):
        graph.add((resource, RDF.type, kind))
        graph.add((resource, DCTERMS.title, Literal(config.titel, lang="nl")))
        graph.add((resource, DCTERMS.description, Literal(config.beschrijving, lang="nl")))
        graph.add((resource, DCTERMS.publisher, publisher))
        graph.add((resource, DCTERMS.creator, publisher))
        graph.add((resource, DCAT.contactPoint, contact))
        graph.add((resource, DCTERMS.language, _DUTCH))
    graph.add((catalogue, FOAF.homepage, URIRef(config.url("/"))))
    graph.add((catalogue, DCAT.dataset, dataset))
    _add_dataset(graph, config, dataset, version)
    for download in downloads:
        _add_distribution(graph, config, dataset, download)
    _add_classes(graph)
    return graph


# Themes of the EU's list, with their Dutch names.
_THEMES = {
    "JUST": "Justitie, rechtsstelsel en openbare veiligheid",
    "HEAL": "Gezondheid",
    "SOCI": "Bevolking en samenleving",
}

# What the things that are pointed at are, so that a validator need not fetch them.
_CLASSES = {
    DCTERMS.language: DCTERMS.LinguisticSystem,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCTERMS.accessRights: DCTERMS.RightsStatement,
    DCTERMS.accrualPeriodicity: DCTERMS.Frequency,
    DCTERMS.format: DCTERMS.MediaTypeOrExtent,
    DCAT.mediaType: DCTERMS.MediaType,
    DCAT.theme: SKOS.Concept,
    DCAT.landingPage: FOAF.Document,
    DCAT.accessURL: RDFS.Resource,
    DCAT.downloadURL: RDFS.Resource,
    FOAF.homepage: FOAF.Document,
    FOAF.page: FOAF.Document,
    SPDX.algorithm: SPDX.ChecksumAlgorithm,
}


def _add_classes(graph: Graph) -> None:
    for predicate, kind in _CLASSES.items():
        for thing in set(graph.objects(None, predicate)):
            graph.add((thing, RDF.type, kind))


def _publisher(graph: Graph, config: OpenDataConfig) -> URIRef:
    publisher = URIRef(config.uitgever_url)
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, Literal(config.uitgever, lang="nl")))
    return publisher


def _contact(graph: Graph, config: OpenDataConfig) -> URIRef:
    contact = URIRef(config.url("/open-data/dcat.ttl#contact"))
    graph.add((contact, RDF.type, VCARD.Kind))
    graph.add((contact, RDF.type, VCARD.Organization))
    graph.add((contact, VCARD.fn, Literal(config.uitgever, lang="nl")))
    if config.contact.startswith(("https://", "http://")):
        graph.add((contact, VCARD.hasURL, URIRef(config.contact)))
    else:
        graph.add((contact, VCARD.hasEmail, URIRef(f"mailto:{config.contact}")))
    return contact


def _add_dataset(graph: Graph, config: OpenDataConfig, dataset: URIRef, version: str | None) -> None:
    graph.add((dataset, DCTERMS.identifier, Literal(str(dataset))))
    graph.add((dataset, DCTERMS.accessRights, URIRef(_EU + "access-right/PUBLIC")))
    graph.add((dataset, DCTERMS.accrualPeriodicity, URIRef(_EU + "frequency/IRREG")))
    graph.add((dataset, DCAT.landingPage, URIRef(config.url("/"))))
    graph.add((dataset, FOAF.page, URIRef(config.url("/over"))))
    for code, label in _THEMES.items():
        theme = URIRef(_EU + "data-theme/" + code)
        graph.add((dataset, DCAT.theme, theme))
        graph.add((theme, SKOS.prefLabel, Literal(label, lang="nl")))
    for keyword in ("radicalisering", "extremisme", "interventies", "werkzame elementen", "preventie", "evaluatie"):
        graph.add((dataset, DCAT.keyword, Literal(keyword, lang="nl")))
    if version:
        graph.add((dataset, DCAT.version, Literal(version)))


def _add_distribution(graph: Graph, config: OpenDataConfig, dataset: URIRef, download: Download) -> None:
    url = URIRef(config.url(f"/open-data/{download.naam}"))
    distribution = URIRef(config.url(f"/open-data/dcat.ttl#{download.naam}"))
    checksum = URIRef(f"{distribution}-sha256")
    graph.add((dataset, DCAT.distribution, distribution))
    graph.add((distribution, RDF.type, DCAT.Distribution))
    graph.add((distribution, DCTERMS.title, Literal(download.titel, lang="nl")))
    graph.add((distribution, DCAT.accessURL, URIRef(config.url("/open-data/"))))
    graph.add((distribution, DCAT.downloadURL, url))
    graph.add((distribution, DCTERMS.language, _DUTCH))
    graph.add((distribution, DCTERMS.license, URIRef(config.licentie_url)))
    graph.add((distribution, DCAT.mediaType, URIRef(_IANA + download.mediatype)))
    if download.bestandstype:
        graph.add((distribution, DCTERMS.format, URIRef(_EU + "file-type/" + download.bestandstype)))
    graph.add((distribution, DCAT.byteSize, Literal(download.bytes, datatype=XSD.nonNegativeInteger)))
    graph.add((distribution, SPDX.checksum, checksum))
    graph.add((checksum, RDF.type, SPDX.Checksum))
    graph.add((checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((checksum, SPDX.checksumValue, Literal(download.sha256, datatype=XSD.hexBinary)))
