"""The files of the open data, opened with the programs that others open them with."""

import csv
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import frictionless
import pyshacl
import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, Namespace, URIRef

from toolkit.opendata.dcat import DCAT
from toolkit.opendata.matches import Matches
from toolkit.opendata.uitgever import OpenDataConfig, table_texts
from toolkit.opendata.write import write_open_data

BASE = "https://catalogus.voorbeeld.nl"


@pytest.fixture
def folder(tmp_path: Path, database: Path, config: OpenDataConfig, matches: Matches) -> Path:
    write_open_data(database, tmp_path / "open-data", config, matches)
    return tmp_path / "open-data"


def test_the_folder_has_these_files(folder: Path, config: OpenDataConfig) -> None:
    downloads = ["begrippen.jsonld", "begrippen.ttl", "interventies-datapackage.zip", "interventies.db"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [
            *(f"{table}.csv" for table in config.tabellen),
            *downloads,
            *(f"{name}.sha256" for name in downloads),
            "LEESMIJ.md",
            "datapackage.json",
            "dcat.jsonld",
            "dcat.ttl",
        ]
    )


def test_the_data_package_is_valid_as_a_folder_and_as_a_zip(folder: Path, tmp_path: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    with zipfile.ZipFile(folder / "interventies-datapackage.zip") as archive:
        archive.extractall(tmp_path / "uitgepakt")
    assert frictionless.validate(str(tmp_path / "uitgepakt" / "datapackage.json")).valid


def test_a_broken_reference_is_seen_by_the_validator(folder: Path) -> None:
    path = folder / "interventie_fase.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("gevoeligheidsfase", "onzin"), encoding="utf-8")
    found = {row[0] for row in frictionless.validate(str(folder / "datapackage.json")).flatten(["type"])}
    assert "foreign-key" in found


def test_a_csv_is_the_table(folder: Path, database: Path) -> None:
    with (folder / "interventie.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    conn = sqlite3.connect(database)
    cursor = conn.execute("select * from interventie order by id")
    expected = [["" if value is None else str(value) for value in row] for row in cursor]
    assert header == [column[0] for column in cursor.description]
    assert rows == expected
    assert rows[0][:6] == ["boks-mee", "Boks Mee", "slo", "Stichting Ring", "Rust in het hoofd\nen in het lijf", ""]
    conn.close()


def test_the_description_of_a_table(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    fase = next(resource for resource in package["resources"] if resource["name"] == "interventie_fase")
    assert (fase["title"], fase["path"], fase["rows"]) == ("Fasen bij interventies", "interventie_fase.csv", 1)
    assert fase["schema"]["primaryKey"] == ["interventie_id", "fase_id", "broncel_id"]
    assert fase["schema"]["foreignKeys"] == [
        {"fields": ["broncel_id"], "reference": {"resource": "broncel", "fields": ["id"]}},
        {"fields": ["fase_id"], "reference": {"resource": "fase", "fields": ["id"]}},
        {"fields": ["interventie_id"], "reference": {"resource": "interventie", "fields": ["id"]}},
    ]
    assert fase["schema"]["fields"][5] == {
        "name": "score",
        "title": "Score",
        "description": "Zekerheid van de herkenning. Eenheid: punten van 0 tot 100.",
        "type": "integer",
        "constraints": {"required": True},
    }


def test_the_database_is_a_copy_and_the_checksums_are_right(folder: Path, database: Path) -> None:
    assert (folder / "interventies.db").read_bytes() == database.read_bytes()
    digest = hashlib.sha256(database.read_bytes()).hexdigest()
    assert (folder / "interventies.db.sha256").read_text(encoding="ascii") == f"{digest}  interventies.db\n"
    for path in folder.glob("*.sha256"):
        subprocess.run(["sha256sum", "--check", "--quiet", path.name], cwd=folder, check=True)


def test_the_vocabulary_is_skos(folder: Path) -> None:
    graph = Graph().parse(folder / "begrippen.ttl")
    scheme, term = URIRef(f"{BASE}/begrippen/werkzaam_element"), URIRef(f"{BASE}/begrippen/werkzaam_element/empathie")
    parent = URIRef(f"{BASE}/begrippen/werkzaam_element/psychosociale-factoren")
    assert sorted(graph.predicate_objects(term)) == sorted(
        [
            (RDF.type, SKOS.Concept),
            (SKOS.inScheme, scheme),
            (SKOS.notation, Literal("empathie")),
            (SKOS.prefLabel, Literal("Empathie", lang="nl")),
            (SKOS.prefLabel, Literal("Empathy", lang="en")),
            (SKOS.definition, Literal("Zich verplaatsen in anderen.", lang="nl")),
            (SKOS.broader, parent),
            (SKOS.exactMatch, URIRef("http://id.nlm.nih.gov/mesh/D004645")),
        ]
    )
    assert (scheme, SKOS.hasTopConcept, parent) in graph
    assert (scheme, SKOS.hasTopConcept, term) not in graph
    assert list(graph.objects(URIRef(f"{BASE}/begrippen/land/nl"), SKOS.exactMatch)) == [
        URIRef("http://publications.europa.eu/resource/authority/country/NLD")
    ]
    words = URIRef(f"{BASE}/begrippen/werkzaam_element/zelfvertrouwen")
    assert list(graph.objects(words, SKOS.altLabel)) == [Literal("eigenwaarde", lang="nl")]
    assert list(graph.objects(words, SKOS.hiddenLabel)) == [Literal("zelfbeeld")]


def test_the_vocabulary_keeps_the_rules_of_skos(folder: Path) -> None:
    graph = Graph().parse(folder / "begrippen.ttl")
    labels = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert len(list(graph.objects(concept, SKOS.inScheme))) == 1
        languages = [label.language for label in graph.objects(concept, SKOS.prefLabel) if isinstance(label, Literal)]
        assert sorted(map(str, languages)) == ["en", "nl"]
        words = [str(label) for kind in labels[1:] for label in graph.objects(concept, kind)]
        assert len(words) == len(set(words))
    for narrow, broad in graph.subject_objects(SKOS.broader):
        assert (broad, SKOS.narrower, narrow) in graph


def test_turtle_and_jsonld_say_the_same(folder: Path) -> None:
    for name in ("begrippen", "dcat"):
        turtle, jsonld = Graph().parse(folder / f"{name}.ttl"), Graph().parse(folder / f"{name}.jsonld")
        assert set(turtle) == set(jsonld)


SHAPES = Graph().parse(Path(__file__).with_name("dcat_ap_nl.ttl"))
SH = Namespace("http://www.w3.org/ns/shacl#")


def _broken_shapes(graph: Graph) -> set[str]:
    """Return the properties of which a rule of DCAT-AP-NL 3.0 does not hold, as a validator of SHACL finds them."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES, advanced=True)
    return {str(path).rpartition("/")[2].rpartition("#")[2] for path in report.objects(None, SH.resultPath)}


@pytest.mark.parametrize(
    ("without", "broken"),
    [
        (DCTERMS.accessRights, "accessRights"),
        (DCTERMS.creator, "creator"),
        (DCTERMS.identifier, "identifier"),
        (DCTERMS.license, "license"),
        (DCAT.accessURL, "accessURL"),
        (DCAT.theme, "theme"),
    ],
)
def test_a_description_without_what_the_dutch_profile_asks_is_refused(
    folder: Path, without: URIRef, broken: str
) -> None:
    graph = Graph().parse(folder / "dcat.ttl")
    graph.remove((None, without, None))
    assert _broken_shapes(graph) == {broken}


def test_the_data_set_is_described_as_the_dutch_profile_asks(folder: Path) -> None:
    graph = Graph().parse(folder / "dcat.ttl")
    assert _broken_shapes(graph) == set()
    assert sorted(str(url).removeprefix(f"{BASE}/open-data/") for url in graph.objects(None, DCAT.downloadURL)) == [
        "begrippen.jsonld",
        "begrippen.ttl",
        "interventies-datapackage.zip",
        "interventies.db",
    ]


def test_the_same_database_gives_the_same_bytes_also_with_another_hash_seed(
    folder: Path, tmp_path: Path, database: Path
) -> None:
    code = """
import sqlite3
import sys
from pathlib import Path
from datasette.utils import parse_metadata
from toolkit.opendata.uitgever import OpenDataConfig, table_texts
from toolkit.opendata.matches import Match, Matches
from toolkit.opendata.write import write_open_data
from toolkit.tabelteksten import describe_tables
metadata = parse_metadata(Path("metadata.yml").read_text(encoding="utf-8"))
given = metadata["databases"]["interventies"]["tables"]
tables = table_texts(describe_tables(sqlite3.connect(sys.argv[1]), given))
config = OpenDataConfig("Interventiecatalogus", "https://catalogus.voorbeeld.nl", "Uitgever & Co", "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/", "meld@voorbeeld.nl", "https://uitgever.voorbeeld.nl/",
    "Interventies tegen radicalisering.", tables)
matches = Matches({"werkzaam_element": (Match("empathie", "exactMatch", "http://id.nlm.nih.gov/mesh/D004645"),)})
write_open_data(Path(sys.argv[1]), Path(sys.argv[2]), config, matches)
"""
    again = tmp_path / "nog-een-keer"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", code, str(database), str(again)], check=True, env=environment)
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


def test_old_files_do_not_stay_behind(folder: Path, database: Path, config: OpenDataConfig, matches: Matches) -> None:
    (folder / "oud.csv").write_text("oud", encoding="utf-8")
    write_open_data(database, folder, config, matches)
    assert not (folder / "oud.csv").exists()


def test_a_column_without_a_label_is_refused() -> None:
    table = {"title": "T", "description": "D", "columns": {"naam": "zomaar tekst"}}
    with pytest.raises(ValueError, match=r"interventie\.naam"):
        table_texts({"interventie": table})
