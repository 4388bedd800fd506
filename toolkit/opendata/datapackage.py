"""A Frictionless Data Package: a CSV per table and `datapackage.json` that describes them.

Source: https://datapackage.org/standard/data-package/ and https://datapackage.org/standard/table-schema/.
The CSV here is for programs: commas, no byte order mark, values exactly as in the database. For people there is
``/export.csv``, which protects Excel against cells that look like formulas.
"""

import csv
import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

from toolkit.opendata.tables import PackageColumn, PackageTable, read_table
from toolkit.opendata.uitgever import OpenDataConfig, TableText

_TYPES = {"text": "string", "integer": "integer", "real": "number"}

Json = dict[str, Any]


def write_datapackage(
    conn: sqlite3.Connection, folder: Path, config: OpenDataConfig, version: str | None
) -> list[Path]:
    """Write ``<table>.csv`` for every table of `config.tabellen`, and ``datapackage.json``.

    Returns:
        The files that were written, `datapackage.json` first.

    Raises:
        LookupError: `config` describes a table that the database does not have.

    """
    resources, files = [], []
    for name, text in config.tabellen.items():
        table = read_table(conn, name)
        path = folder / f"{name}.csv"
        rows = _write_csv(conn, table, path)
        resources.append(_resource(table, text, path, rows))
        files.append(path)
    package = folder / "datapackage.json"
    package.write_text(
        json.dumps(_package(config, version, resources), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return [package, *files]


def _write_csv(conn: sqlite3.Connection, table: PackageTable, path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([column.naam for column in table.kolommen])
        for count, row in enumerate(table.rows(conn), 1):  # noqa: B007 -- the last number is the count
            writer.writerow(row)
    return count


def _package(config: OpenDataConfig, version: str | None, resources: list[Json]) -> Json:
    package: Json = {
        "name": "interventiecatalogus",
        "id": config.url("/open-data/datapackage.json"),
        "title": config.titel,
        "description": config.beschrijving,
        "homepage": config.url("/"),
        "licenses": [_licence(config)],
        "contributors": [{"title": config.uitgever, "path": config.uitgever_url, "role": "publisher"}],
        "keywords": ["radicalisering", "interventies", "werkzame elementen", "preventie", "evaluatie"],
    }
    if version:
        package["version"] = version
    return {**package, "resources": resources}


def _licence(config: OpenDataConfig) -> Json:
    return {
        "name": config.licentie.replace(" ", "-"),
        "title": config.licentie,
        "path": config.licentie_url,
    }


def _resource(table: PackageTable, text: TableText, path: Path, rows: int) -> Json:
    content = path.read_bytes()
    return {
        "name": table.naam,
        "type": "table",
        "title": text.titel,
        "description": text.beschrijving,
        "path": path.name,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "rows": rows,
        "schema": _schema(table, text),
    }


def _schema(table: PackageTable, text: TableText) -> Json:
    schema: Json = {
        "fields": [_field(column, *text.kolommen[column.naam]) for column in table.kolommen],
        "missingValues": [""],
    }
    if table.sleutel:
        schema["primaryKey"] = list(table.sleutel)
    if table.verwijzingen:
        schema["foreignKeys"] = [
            {
                "fields": list(key.kolommen),
                # An empty name is how a table points to itself.
                "reference": {"resource": "" if key.tabel == table.naam else key.tabel, "fields": list(key.naar)},
            }
            for key in table.verwijzingen
        ]
    return schema


def _field(column: PackageColumn, label: str, explanation: str) -> Json:
    field: Json = {"name": column.naam, "title": label, "description": explanation, "type": _TYPES[column.soort]}
    if column.verplicht:
        field["constraints"] = {"required": True}
    return field
