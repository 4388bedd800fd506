"""The check number of the data changes with the data, and with nothing else."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import DATA, MakeWorkbook, Rows
from toolkit.inputs import input_hash
from toolkit.pipeline import BuildPaths, build
from toolkit.store.data_hash import record_data_hash

LIST: dict[str, Rows] = {"Blad1": [["Interventie", "Land", "Fase"], ["Kompas", "Nederland", "actie"]]}


def facts(data: Path, raw: Path, target: Path) -> dict[str, str]:
    build(BuildPaths(raw=raw, data=data, target=target), lambda _: None)
    connection = sqlite3.connect(target)
    found = dict(connection.execute("select sleutel, waarde from bouw").fetchall())
    connection.close()
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("raw", "build", "wijzigingen")))


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_comment_changes_what_went_in_and_not_the_data(
    data: Path, make_workbook: MakeWorkbook, tmp_path: Path
) -> None:
    raw = make_workbook("lijst.xlsx", LIST).parent
    before = facts(data, raw, tmp_path / "a.db")
    append(data / "besluiten" / "doelgroep.yml", "\n# Een opmerking van een curator.\n")
    after = facts(data, raw, tmp_path / "b.db")
    assert before["gegevens_sha256"] == after["gegevens_sha256"]
    assert before["invoer_sha256"] != after["invoer_sha256"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # What changes no row is a decision all the same.
        ("besluiten/doelgroep.yml", "besluiten:", "besluiten:\n  - waarden: [kosmonauten]\n    negeren: Geen groep."),
        ("identiteiten.yml", "id: aarhusmodel", "id: aarhus-model"),
        ("vocabulaire/fase.yml", "Iemand wordt", "Iemand raakt"),
    ],
)
def test_a_decision_is_data(
    file: str, old: str, new: str, data: Path, make_workbook: MakeWorkbook, tmp_path: Path
) -> None:
    raw = make_workbook("lijst.xlsx", LIST).parent
    before = facts(data, raw, tmp_path / "a.db")
    written = (data / file).read_text("utf-8")
    assert old in written
    (data / file).write_text(written.replace(old, new, 1), "utf-8")
    assert facts(data, raw, tmp_path / "b.db")["gegevens_sha256"] != before["gegevens_sha256"]


def test_another_workbook_is_other_data(data: Path, make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    raw = make_workbook("lijst.xlsx", LIST).parent
    before = facts(data, raw, tmp_path / "a.db")
    make_workbook("lijst.xlsx", {"Blad1": [["Interventie", "Land", "Fase"], ["Kompas", "België", "actie"]]})
    assert facts(data, raw, tmp_path / "b.db")["gegevens_sha256"] != before["gegevens_sha256"]


def hash_of(*statements: str) -> str:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "create table bouw (sleutel, waarde); create table bevinding (melding); create table land (id, label);"
        "insert into land values ('nl', 'Nederland'), ('be', 'België');" + ";".join(statements)
    )
    record_data_hash(connection, "bronnen")
    return str(connection.execute("select waarde from bouw where sleutel = 'gegevens_sha256'").fetchone()[0])


def test_rows_count_and_findings_facts_and_the_order_of_rows_do_not() -> None:
    assert hash_of() == hash_of("insert into bevinding values ('x'); insert into bouw values ('versie', '2')")
    assert hash_of() == hash_of("delete from land; insert into land values ('be', 'België'), ('nl', 'Nederland')")
    assert hash_of() != hash_of("update land set label = 'Holland' where id = 'nl'")
    assert hash_of() != hash_of("alter table land add column vlag")


def test_code_and_templates_count_for_building_again(
    data: Path, make_workbook: MakeWorkbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = make_workbook("lijst.xlsx", LIST).parent
    monkeypatch.setattr("toolkit.inputs._CODE", tmp_path / "code")
    (tmp_path / "code").mkdir()
    hashes = {input_hash(raw, data)}
    for name in ("report.html", "read.py", "schema.sql"):
        (tmp_path / "code" / name).write_text("nieuw")
        hashes.add(input_hash(raw, data))
    assert len(hashes) == 4
