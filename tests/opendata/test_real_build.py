"""Open data and exports of the real catalogue."""

import io
import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import frictionless
import jsonschema
import pytest
from rdflib import RDF, SKOS, Graph

from tests.conftest import DATA
from toolkit.export.as_json import write_json
from toolkit.export.as_ris import iter_ris
from toolkit.export.context import ExportContext
from toolkit.export.schema import export_schema
from toolkit.lezer import read_opbouw
from toolkit.opendata.matches import MATCHES, load_matches
from toolkit.opendata.uitgever import OpenDataConfig
from toolkit.opendata.write import write_open_data
from toolkit.site_config import Publisher
from toolkit.vocabulary.dimension import Vocabulary


@pytest.fixture(scope="module")
def folder(
    built_database: Path, config: OpenDataConfig, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    target = tmp_path_factory.mktemp("uit") / "open-data"
    write_open_data(built_database, target, config, load_matches(DATA / MATCHES, vocabulary))
    return target


@pytest.fixture
def conn(built_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(built_database)
    yield connection
    connection.close()


def test_the_data_package_is_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["path", "type", "message"])[:10]


def test_every_term_is_a_concept(folder: Path, conn: sqlite3.Connection) -> None:
    graph = Graph().parse(folder / "begrippen.ttl")
    dimensions = [row[0] for row in conn.execute("select id from dimensie")]
    terms = sum(conn.execute(f"select count(*) from {name}").fetchone()[0] for name in dimensions)
    assert len(set(graph.subjects(RDF.type, SKOS.ConceptScheme))) == len(dimensions)
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == terms


def test_every_word_of_the_vocabulary_has_its_language_and_no_word_is_two_kinds_of_label(folder: Path) -> None:
    graph = Graph().parse(folder / "begrippen.ttl")
    spoken = {
        kind: [label.language for _, label in graph.subject_objects(kind)]  # type: ignore[attr-defined]
        for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.definition, SKOS.scopeNote)
    }
    assert len(spoken[SKOS.altLabel]) > 200
    assert {kind: set(languages) - {"nl", "en", "de", "fr"} for kind, languages in spoken.items()} == {
        kind: set() for kind in spoken
    }
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        texts = [{str(o) for o in graph.objects(concept, kind)} for kind in (SKOS.altLabel, SKOS.hiddenLabel)]
        assert texts[0] & texts[1] == set(), concept
        assert [o.language for o in graph.objects(concept, SKOS.prefLabel)].count("nl") == 1  # type: ignore[attr-defined]


def test_json_fits_its_schema_and_every_publication_is_in_ris(conn: sqlite3.Connection, config: OpenDataConfig) -> None:
    ids = [row[0] for row in conn.execute("select id from interventie order by id")]
    publisher = Publisher("Catalogus", config.basisadres, "Uitgever", "CC BY 4.0", config.licentie_url, config.contact)
    context = ExportContext({}, "alle interventies", config.url("/"), date(2026, 11, 22), publisher)
    target = io.BytesIO()
    write_json(conn, ids, context, target)
    schema = export_schema(read_opbouw(conn))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(target.getvalue()))) == []
    entries = "".join(iter_ris(conn, ids)).count("TY  - ")
    assert entries == conn.execute("select count(*) from publicatie").fetchone()[0]
