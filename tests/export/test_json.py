"""JSON: the published schema, the order, and unchanged text."""

import io
import json
import sqlite3
from typing import Any

import jsonschema
import pytest

from tests.export.conftest import IDS
from toolkit.export.as_json import write_json
from toolkit.export.context import ExportContext
from toolkit.export.schema import export_schema
from toolkit.lezer import read_opbouw


@pytest.fixture
def validator(conn: sqlite3.Connection) -> jsonschema.Draft202012Validator:
    schema = export_schema(read_opbouw(conn))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _export(conn: sqlite3.Connection, ids: tuple[str, ...], context: ExportContext) -> Any:
    target = io.BytesIO()
    write_json(conn, ids, context, target)
    return json.loads(target.getvalue())


def test_it_fits_the_published_schema(
    conn: sqlite3.Connection, context: ExportContext, validator: jsonschema.Draft202012Validator
) -> None:
    for ids in (IDS, ()):
        assert list(validator.iter_errors(_export(conn, ids, context))) == []


def test_the_schema_sees_what_is_wrong(
    conn: sqlite3.Connection, context: ExportContext, validator: jsonschema.Draft202012Validator
) -> None:
    data = _export(conn, IDS, context)
    data["interventies"][0]["extra"] = 1
    del data["interventies"][1]["naam"]
    data["interventies"][2]["werkzaam_element"][0]["status"] = "heel goed"
    assert len(list(validator.iter_errors(data))) == 3


def test_the_list_in_its_order_with_unchanged_text(conn: sqlite3.Connection, context: ExportContext) -> None:
    data = _export(conn, IDS, context)
    assert list(data) == ["interventies", "selectie", "bouw"]
    assert [row["id"] for row in data["interventies"]] == list(IDS)
    family = data["interventies"][1]
    assert family["organisatie"] == "=1+1"
    assert family["doelgroep"][1] == {
        "id": "ouders-en-gezin",
        "label": "Ouders en gezin",
        "broncel": "databank/nederland/B2",
        "brontekst": "ouders via school",
        "methode": "synoniem",
        "score": 100,
        "toegekend_door": "bron",
        "rol": "intermediair",
    }
    assert data["selectie"] == {
        "parameters": {"fase": ["groepsfase", "actiefase"], "sorteer": ["naam"]},
        "in_woorden": "fase is Groepsfase of Actiefase",
        "url": "https://catalogus.voorbeeld.nl/?fase=groepsfase&fase=actiefase&sorteer=naam",
        "aantal": 4,
        "geraadpleegd": "2026-11-22",
        "licentie": "CC BY 4.0",
        "licentie_url": "https://creativecommons.org/licenses/by/4.0/",
        "citeren": "Uitgever. Interventiecatalogus. Geraadpleegd op 22 november 2026, via "
        "https://catalogus.voorbeeld.nl/?fase=groepsfase&fase=actiefase&sorteer=naam",
    }
    assert data["bouw"] == {"gegevens": "2026-11-01", "versie": "0.1.0"}


def test_an_empty_list_says_so(conn: sqlite3.Connection, context: ExportContext) -> None:
    data = _export(conn, (), context)
    assert (data["interventies"], data["selectie"]["aantal"]) == ([], 0)
