"""CSV: what Excel opens, what programs read, and that no cell can run."""

import csv
import io
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.conftest import IDS
from toolkit.export.as_csv import columns, iter_csv, write_csv
from toolkit.exportvorm import Scheiding, protect, unprotect
from toolkit.lezer import read_opbouw


def test_the_list_in_its_order(conn: sqlite3.Connection) -> None:
    text = "".join(iter_csv(conn, IDS))
    assert text.startswith("\ufeffid;naam;herkomst;herkomst_label;organisatie;")
    assert "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [row["id"] for row in rows] == list(IDS)
    assert {name: value for name, value in rows[2].items() if value} == {
        "id": "boks-mee",
        "naam": "Boks Mee",
        "herkomst": "slo",
        "herkomst_label": "Literatuurlijst (door ons gemaakt)",
        "organisatie": "Stichting Ring",
        "doel": "Rust in het hoofd\nen in het lijf",
        "steekproef_n": "120",
        "werkzaam_element": "Zelfvertrouwen (gemengd): iets hoger | Zelfvertrouwen (effect) | Empathie",
        "werkzaam_element_id": "zelfvertrouwen empathie",
        "onderzoeksdesign": "RCT",
        "onderzoeksdesign_id": "rct",
        "publicaties": "Jansen, A.; Smit, B. (2015). Boxing and self. Journal of Sport. https://doi.org/10.1234/box",
    }
    assert rows[1]["doelgroep"] == "Jongeren (12-17 jaar) | Ouders en gezin (intermediair)"


def test_a_formula_gets_an_apostrophe_and_reading_back_takes_it_away(conn: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    with path.open("wb") as target:
        write_csv(conn, IDS, target)
    assert b";'=1+1;" in path.read_bytes()
    rows = csv.DictReader(path.read_text("utf-8-sig").splitlines(), delimiter=";")
    assert {row["id"]: unprotect(row["organisatie"]) for row in rows} == {
        "theater": "",
        "familiesteun": "=1+1",
        "boks-mee": "Stichting Ring",
        "gesprekskring": "@Buurt",
    }


def test_commas_for_programs(conn: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    with path.open("wb") as target:
        write_csv(conn, IDS, target, Scheiding.KOMMA)
    rows = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    assert [unprotect(row["naam"]) for row in rows] == [
        "Théâtre", "Familiesteun", "Boks Mee", "Gesprekskring, dag & nacht",
    ]  # fmt: skip


def test_an_empty_list_is_a_header(conn: sqlite3.Connection) -> None:
    assert "".join(iter_csv(conn, ())) == "\ufeff" + ";".join(columns(read_opbouw(conn))) + "\r\n"


def test_an_unknown_intervention_is_an_error(conn: sqlite3.Connection) -> None:
    with pytest.raises(LookupError, match="bestaat-niet"):
        "".join(iter_csv(conn, ["bestaat-niet"]))


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\nab"), max_size=6) | st.text(max_size=20))
def test_protecting_is_undone_exactly_and_leaves_nothing_that_runs(text: str) -> None:
    protected = protect(text)
    assert unprotect(protected) == text
    assert protected[:1] not in set("=+-@\t\r")
    assert protected in {text, f"'{text}"}
