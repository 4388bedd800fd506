"""The exported workbook in an empty raw folder builds the same catalogue."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from toolkit.export.as_xlsx import write_xlsx
from toolkit.export.context import ExportContext
from toolkit.export.rows import VELDEN, Interventie, read_interventies
from toolkit.pipeline import BuildPaths, build


def _build(raw: Path, target: Path) -> Path:
    build(BuildPaths(raw=raw, data=ROOT / "data", target=target), lambda _: None)
    return target


def _export(database: Path, target: Path, context: ExportContext) -> None:
    conn = sqlite3.connect(database)
    ids = [row[0] for row in conn.execute("select id from interventie order by naam, id")]
    write_xlsx(conn, ids, context, target)
    conn.close()


@pytest.fixture(scope="module")
def again(built_database: Path, context: ExportContext, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build from the export alone, under a name that says nothing."""
    folder = tmp_path_factory.mktemp("rondreis")
    (folder / "raw").mkdir()
    _export(built_database, folder / "raw" / "kopie (1).xlsx", context)
    return _build(folder / "raw", folder / "interventies.db")


def _catalogue(database: Path) -> dict[str, Interventie]:
    conn = sqlite3.connect(database)
    ids = [row[0] for row in conn.execute("select id from interventie order by id")]
    found = {interventie.id: interventie for interventie in read_interventies(conn, ids)}
    conn.close()
    return found


def _facts(interventie: Interventie) -> dict[str, Any]:
    """Everything about an intervention but where it stands: cells, words and recognition are of another workbook."""
    tags = {
        (dimensie, tag.id, tag.rol, tag.toegekend_door) for dimensie, found in interventie.tags.items() for tag in found
    }
    elements = sorted((tag.id, tag.status or "", tag.toelichting or "") for tag in interventie.tags["werkzaam_element"])
    return {
        **{veld: interventie.velden[veld] for veld in VELDEN},
        "naamsvarianten": interventie.naamsvarianten,
        "tags": tags,
        "elementen": elements,
        "publicaties": interventie.publicaties,
    }


def test_the_same_interventions_tags_statuses_and_publications(built_database: Path, again: Path) -> None:
    first, second = _catalogue(built_database), _catalogue(again)
    assert list(second) == list(first)
    assert {key: _facts(value) for key, value in second.items()} == {key: _facts(value) for key, value in first.items()}


def test_the_second_build_is_sound_and_needs_no_decision(again: Path) -> None:
    conn = sqlite3.connect(again)
    assert conn.execute("pragma foreign_key_check").fetchall() == []
    assert conn.execute("select code, melding from bevinding where ernst <> 'info'").fetchall() == []
    assert conn.execute("select distinct werkblad from broncel order by 1").fetchall() == [
        ("Interventies",),
        ("Publicaties",),
        ("Werkzame elementen",),
    ]
    conn.close()


def test_an_export_of_the_second_build_is_the_same_list(again: Path, context: ExportContext, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    _export(again, tmp_path / "raw" / "nog-eens.xlsx", context)
    third = _catalogue(_build(tmp_path / "raw", tmp_path / "interventies.db"))
    assert {k: _facts(v) for k, v in third.items()} == {k: _facts(v) for k, v in _catalogue(again).items()}
