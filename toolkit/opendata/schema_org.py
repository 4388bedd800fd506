"""Descriptions for search engines: schema.org as JSON-LD, for the page about the catalogue and for an intervention."""

import json
from collections.abc import Sequence
from typing import Any

from toolkit.lezer import Interventie, Publicatie
from toolkit.opendata.files import Download
from toolkit.opendata.uitgever import OpenDataConfig
from toolkit.publicaties.doi import doi_url
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.weergave.standen import distinct_terms

JsonLd = dict[str, Any]


def dataset_jsonld(config: OpenDataConfig, downloads: Sequence[Download], version: str | None) -> JsonLd:
    """Return the data set as schema.org ``Dataset``, for ``/over``."""
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": config.url("/open-data/dcat.ttl#dataset"),
            "name": config.titel,
            "description": config.beschrijving,
            "url": config.url("/"),
            "inLanguage": "nl",
            "isAccessibleForFree": True,
            "version": version,
            "license": config.licentie_url,
            "publisher": {"@type": "Organization", "name": config.uitgever, "url": config.uitgever_url},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": download.titel,
                    "contentUrl": config.url(f"/open-data/{download.naam}"),
                    "encodingFormat": download.mediatype,
                    "contentSize": f"{download.bytes} B",
                    "sha256": download.sha256,
                }
                for download in downloads
            ],
        }
    )


def interventie_jsonld(interventie: Interventie, begrippen: Vocabulary, config: OpenDataConfig) -> JsonLd:
    """Return an intervention as schema.org ``Service``: something an organisation offers to an audience.

    Only what the catalogue knows is in it; there is no rating, since the catalogue gives none.
    """
    velden, voor_wie = interventie.velden, begrippen.taak("voor_wie")
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Service",
            "@id": config.url(f"/interventie/{interventie.id}"),
            "url": config.url(f"/interventie/{interventie.id}"),
            "name": interventie.naam,
            "alternateName": list(interventie.naamsvarianten),
            "description": velden["doel"],
            "provider": {"@type": "Organization", "name": velden["organisatie"]} if velden["organisatie"] else None,
            "areaServed": [
                {"@type": "Country", "name": land.nl, "identifier": land.id.upper()}
                for land in (distinct_terms(interventie.tags[begrippen.landen]) if begrippen.landen else ())
            ],
            "audience": [
                {"@type": "Audience", "audienceType": doelgroep.nl}
                for doelgroep in (distinct_terms(interventie.tags[voor_wie.naam]) if voor_wie else ())
            ],
            "sameAs": velden["website"],
            "subjectOf": [_work(publicatie) for publicatie in interventie.publicaties],
        }
    )


def jsonld_text(data: JsonLd) -> str:
    """Return `data` as text that is safe inside ``<script type="application/ld+json">``."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _work(publicatie: Publicatie) -> JsonLd:
    work = {
        "@type": "ScholarlyArticle" if publicatie.doi else "CreativeWork",
        "name": publicatie.titel,
        "author": publicatie.auteurs,
        "datePublished": None if publicatie.jaar is None else str(publicatie.jaar),
        "isPartOf": publicatie.tijdschrift,
        "sameAs": doi_url(publicatie.doi) if publicatie.doi else None,
        "url": publicatie.url,
    }
    return _without_empty(work)


def _without_empty(data: JsonLd) -> JsonLd:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
