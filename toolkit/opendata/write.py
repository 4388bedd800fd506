"""Everything that can be downloaded, written beside the database by the build."""

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

from toolkit.lezer.bronnen import read_bouw
from toolkit.lezer.opbouw import read_vocabulary
from toolkit.lezer.sql import open_readonly
from toolkit.opendata import dcat, skos
from toolkit.opendata.datapackage import write_datapackage
from toolkit.opendata.files import Download, describe_downloads
from toolkit.opendata.matches import Matches
from toolkit.opendata.rdf import to_jsonld, to_turtle
from toolkit.opendata.uitgever import OpenDataConfig

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip can hold; a real one would change the bytes


def write_open_data(database: Path, folder: Path, config: OpenDataConfig, matches: Matches) -> list[Download]:
    """Write the open data of `database` to `folder`, which is emptied first. The same input gives the same bytes.

    Args:
        database: a finished database of the catalogue.
        folder: where the files go; created when it does not exist.
        config: who publishes, where, under which licence, and the words about each table.
        matches: which terms match concepts of public vocabularies.

    Returns:
        The files that visitors are offered, in the order in which to show them.

    Raises:
        LookupError: `config` or `matches` names a table or term that the database does not have.

    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with open_readonly(database) as conn:
        version = read_bouw(conn).get("versie")
        vocabulary = skos.vocabulary_graph(read_vocabulary(conn), config, matches)
        (folder / "begrippen.ttl").write_bytes(to_turtle(vocabulary))
        (folder / "begrippen.jsonld").write_bytes(to_jsonld(vocabulary, skos.CONTEXT))
        package = write_datapackage(conn, folder, config, version)
    (folder / "LEESMIJ.md").write_text(_readme(config), encoding="utf-8")
    _write_zip(
        folder / "interventies-datapackage.zip",
        [*package, folder / "LEESMIJ.md", folder / "begrippen.ttl", folder / "begrippen.jsonld"],
    )
    shutil.copyfile(database, folder / "interventies.db")
    downloads = describe_downloads(folder)
    _write_checksums(folder, downloads)
    description = dcat.dataset_graph(config, downloads, version)
    (folder / "dcat.ttl").write_bytes(to_turtle(description))
    (folder / "dcat.jsonld").write_bytes(to_jsonld(description, dcat.CONTEXT))
    return downloads


def _write_zip(target: Path, files: Sequence[Path]) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as copy:
                shutil.copyfileobj(source, copy)


def _write_checksums(folder: Path, downloads: Sequence[Download]) -> None:
    """Write a file per download that ``sha256sum --check`` takes."""
    for download in downloads:
        line = f"{download.sha256}  {download.naam}\n"
        (folder / f"{download.naam}.sha256").write_text(line, encoding="ascii")


def _readme(config: OpenDataConfig) -> str:
    return f"""# {config.titel}: open data

{config.beschrijving}

- `datapackage.json` beschrijft elke tabel en elke kolom (Frictionless Data Package).
- `*.csv`: één bestand per tabel, gescheiden door komma's, UTF-8. Ze zijn bedoeld voor programma's. Wilt u een lijst in
  Excel openen? Gebruik dan de knop “Naar Excel” op {config.url("/")}.
- `begrippen.ttl` en `begrippen.jsonld`: de begrippen met definities (SKOS).
- Een leeg veld betekent: de bron zegt het niet.

Uitgever: {config.uitgever}, {config.uitgever_url}
Licentie: {config.licentie}, {config.licentie_url}
Fout gezien? Meld het: {config.contact}
"""
