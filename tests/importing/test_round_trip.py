"""The exported workbook in an empty raw folder builds the same catalogue."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import ROOT
from tests.web.conftest import INSTELLINGEN
from toolkit.export.as_xlsx import write_xlsx
from toolkit.export.context import ExportContext
from toolkit.export.lines import words_text
from toolkit.lezer import Interventie, Opbouw, read_interventies, read_opbouw
from toolkit.lezer.bronnen import read_herkomsten
from toolkit.pipeline import BuildPaths, build
from toolkit.site_config import load_site_config
from toolkit.web.catalogus import read_catalogus
from toolkit.weergave.bronwoorden import bronwoorden_of


def _build(raw: Path, target: Path) -> Path:
    """Build from an export alone; what was published of two lists says nothing about that."""
    data = target.parent / "data"
    if not data.exists():
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    build(BuildPaths(raw=raw, data=data, target=target), lambda _: None)
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


def _catalogue(database: Path) -> dict[str, dict[str, Any]]:
    conn = sqlite3.connect(database)
    opbouw, ids = read_opbouw(conn), [row[0] for row in conn.execute("select id from interventie order by id")]
    found = {i.id: _facts(i, opbouw) for i in read_interventies(conn, opbouw, ids)}
    conn.close()
    return found


def _facts(interventie: Interventie, opbouw: Opbouw) -> dict[str, Any]:
    """Everything about an intervention but where it stands: cells, words and recognition are of another workbook."""
    tags = {
        (dimensie, tag.term.id, tag.rol, tag.toegekend_door)
        for dimensie, found in interventie.tags.items()
        for tag in found
    }
    elements = sorted(
        (tag.term.id, tag.status or "", tag.toelichting or "") for tag in interventie.tags["werkzaam_element"]
    )
    return {
        **interventie.velden,
        "herkomst": interventie.herkomst,
        "onderdeel_van": interventie.onderdeel_van,
        "naamsvarianten": interventie.naamsvarianten,
        "tags": tags,
        "elementen": elements,
        "publicaties": interventie.publicaties,
        "woorden": {d: words_text(woorden) for d, woorden in bronwoorden_of(interventie, opbouw.dimensies).items()},
    }


def test_the_same_interventions_tags_statuses_and_publications(built_database: Path, again: Path) -> None:
    first, second = _catalogue(built_database), _catalogue(again)
    assert list(second) == list(first)
    assert second == first


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
    assert third == _catalogue(again)


def test_lists_are_named_as_on_screen(built_database: Path) -> None:
    config, conn = load_site_config(INSTELLINGEN), sqlite3.connect(":memory:")
    with closing(sqlite3.connect(built_database)) as built:
        assert read_herkomsten(built) == read_catalogus(built, config).herkomsten
        assert read_herkomsten(built) == {
            "slo": "Literatuurlijst (door ons gemaakt)",
            "database": "Databanklijst (door ons gemaakt)",
            "beide": "Beide lijsten (door ons gemaakt)",
        }
        built.backup(conn)
    conn.execute("insert into bron values ('slo2', 'slo2.xlsx', 'c', 'slo', 'Bijlage 3', 0, null)")
    assert read_herkomsten(conn) == read_catalogus(conn, config).herkomsten
    assert read_herkomsten(conn)["slo"] == "Bijlage 3 / Literatuurlijst (door ons gemaakt)"
    assert read_herkomsten(conn)["beide"] == "Beide lijsten"
    conn.close()


def test_the_name_of_a_list_is_read_back_or_asked_about(
    built_database: Path, context: ExportContext, tmp_path: Path
) -> None:
    (tmp_path / "raw").mkdir()
    path = tmp_path / "raw" / "export.xlsx"
    with closing(sqlite3.connect(built_database)) as built:
        ids = [row[0] for row in built.execute("select id from interventie where herkomst = 'slo' order by id limit 3")]
        write_xlsx(built, ids, context, path)
    workbook = openpyxl.load_workbook(path)
    sheet: Any = workbook["Interventies"]
    herkomsten = next(cell.column_letter for cell in sheet[1] if cell.value == "Herkomst")
    for row, name in enumerate(("Literatuurlijst / SLO", "Onze lijst", "SLO / Databank"), 2):
        sheet[f"{herkomsten}{row}"] = name
    workbook.save(path)
    with closing(sqlite3.connect(_build(tmp_path / "raw", tmp_path / "interventies.db"))) as again:
        herkomst = dict(again.execute("select id, herkomst from interventie"))
        assert [herkomst[key] for key in ids] == ["slo", "database", "database"]
        found = again.execute("select cel, waarde from bevinding where code = 'export_aangepast' order by cel")
        assert found.fetchall() == [(f"{herkomsten}3", "Onze lijst"), (f"{herkomsten}4", "SLO / Databank")]


def test_an_empty_export_adds_nothing(
    again: Path, built_database: Path, context: ExportContext, tmp_path: Path
) -> None:
    (tmp_path / "raw").mkdir()
    _export(built_database, tmp_path / "raw" / "export.xlsx", context)
    with closing(sqlite3.connect(built_database)) as built:
        write_xlsx(built, (), context, tmp_path / "raw" / "leeg.xlsx")
    both = _build(tmp_path / "raw", tmp_path / "interventies.db")
    assert list(_catalogue(both)) == list(_catalogue(again))
    with closing(sqlite3.connect(both)) as conn:
        assert conn.execute("select code, melding from bevinding where ernst <> 'info'").fetchall() == []
        notices = conn.execute("select veld, interventie_id from broncel where waarde like 'Geen interventies%'")
        assert notices.fetchall() == [(None, None)]
