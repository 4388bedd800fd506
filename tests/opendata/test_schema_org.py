"""schema.org descriptions say what the catalogue knows and nothing more."""

import json
import sqlite3
from pathlib import Path

from toolkit.lezer import read_interventies, read_opbouw
from toolkit.opendata.files import Download
from toolkit.opendata.schema_org import dataset_jsonld, interventie_jsonld, jsonld_text
from toolkit.opendata.uitgever import OpenDataConfig


def test_an_intervention(database: Path, config: OpenDataConfig) -> None:
    conn = sqlite3.connect(database)
    opbouw = read_opbouw(conn)
    family, boxing = read_interventies(conn, opbouw, ["familiesteun", "boks-mee"])
    conn.close()
    assert interventie_jsonld(family, opbouw.dimensies, config) == {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": "https://catalogus.voorbeeld.nl/interventie/familiesteun",
        "url": "https://catalogus.voorbeeld.nl/interventie/familiesteun",
        "name": "Familiesteun",
        "description": "Ouders helpen",
        "provider": {"@type": "Organization", "name": "=1+1"},
        "areaServed": [{"@type": "Country", "name": "Nederland", "identifier": "NL"}],
        "audience": [
            {"@type": "Audience", "audienceType": "Jongeren (12-17 jaar)"},
            {"@type": "Audience", "audienceType": "Ouders en gezin"},
        ],
        "subjectOf": [{"@type": "CreativeWork", "name": "Families", "author": "de Vries, C.", "datePublished": "2019"}],
    }
    assert interventie_jsonld(boxing, opbouw.dimensies, config)["alternateName"] == ["Boxing Together"]
    assert (
        interventie_jsonld(boxing, opbouw.dimensies, config)["subjectOf"][0]["sameAs"] == "https://doi.org/10.1234/box"
    )


def test_the_data_set(config: OpenDataConfig) -> None:
    download = Download("interventies.db", "De hele database", "application/vnd.sqlite3", None, 12, "ab" * 32)
    found = dataset_jsonld(config, [download], None)
    assert found["distribution"] == [
        {
            "@type": "DataDownload",
            "name": "De hele database",
            "contentUrl": "https://catalogus.voorbeeld.nl/open-data/interventies.db",
            "encodingFormat": "application/vnd.sqlite3",
            "contentSize": "12 B",
            "sha256": "ab" * 32,
        }
    ]
    assert "version" not in found


def test_text_cannot_leave_a_script_element() -> None:
    text = jsonld_text({"name": "</script><b>&"})
    assert "<" not in text
    assert json.loads(text) == {"name": "</script><b>&"}
