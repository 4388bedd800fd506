"""From workbook to database: no cell is lost, ids stay, no tag is without a cell, and order says nothing."""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from tests.conftest import DATA
from tests.described import DIMENSIES
from tests.workbooks import make_workbook
from toolkit.curation import Curation, load_curation
from toolkit.pipeline import BuildPaths, build
from toolkit.text import clean, fold

Row = tuple[str | int | None, ...]
HEADER = ("Naam interventie", "Land", "Doelgroep", "Werkzame elementen", "Fase", "Doel", "Jaar", "Titel", "DOI", "N")
_ODD = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)


def _some(*usual: str | int) -> st.SearchStrategy[str | int | None]:
    return st.integers(0, 6).flatmap(lambda n: st.sampled_from([*usual, None]) if n else _ODD)


_CELLS = (
    _some("Nederland", "België; Duitsland", "VK", "Utrecht"),
    _some("jongeren", "Jongeren (12-17 jaar); Ouders", "gedetineerden", "docenten, ouders"),
    _some("Empathie (effect); Veerkracht", "zelfvertrouwen - gemengd", "Empathie", "dansles", "agressieregulatie: x"),
    _some("groepsfase", "actiefase", "gevoeligheid; groep"),
    _some("Rust", "Weerbaarder maken", "Niet voor ouders"),
    _some(2015, "2016", "ca. 2010"),
    _some("Een studie", "A study"),
    _some("10.1000/abc", "10.1000/abc; 10.1000/def", "https://doi.org/10.1000/x"),
    _some(46, "46 jongeren", "onbekend"),
)
# Of two spellings of one name, that of the first row is shown, and a finding says so: there order does say something.
_NAMES = st.lists(
    st.one_of(
        st.sampled_from(["Kompas", "Kompas!", "KOMPAS (training)", "Brug", "Brúg", "Brug 2", "Éxit", "Exit"]),
        st.text("abdeiklmnorst", min_size=4, max_size=9).map(str.title),
    ),
    min_size=12,
    max_size=12,
    unique_by=fold,
)


@dataclass(frozen=True, slots=True)
class Made:
    """Two sheets of rows, and an order in which to give sheets, rows and columns another time."""

    sheets: tuple[tuple[Row, ...], tuple[Row, ...]]
    columns: tuple[int, ...]
    rows: tuple[int, ...]


@st.composite
def _made(draw: st.DrawFn) -> Made:
    names = draw(_NAMES)
    rows = [(name, *draw(st.tuples(*_CELLS))) for name in names]
    places = st.permutations(range(1, len(HEADER)))
    return Made((tuple(rows[:6]), tuple(rows[6:])), (0, *draw(places)), tuple(draw(st.permutations(range(6)))))


@lru_cache
def _curation() -> Curation:
    return load_curation(DATA)


@pytest.fixture(autouse=True)
def curated_once() -> Iterator[None]:
    """Read the YAML of people once: it is the same for every example."""
    with (
        mock.patch("toolkit.pipeline.load_curation", side_effect=lambda _: _curation()),
        mock.patch("toolkit.pipeline.input_hash", return_value=""),
        mock.patch("toolkit.pipeline.sources_hash", return_value=""),
    ):
        yield


def _built(raw: Path, target: Path) -> Path:
    build(BuildPaths(raw=raw, data=DATA, target=target), lambda _: None)
    return target


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(made=_made())
def test_a_workbook_becomes_a_database_and_nothing_is_lost_or_made_up(made: Made) -> None:
    sheets = {f"Blad{number}": [HEADER, *rows] for number, rows in enumerate(made.sheets, 1)}
    other = {
        name: [tuple(row[place] for place in made.columns) for row in (rows[0], *(rows[1 + i] for i in made.rows))]
        for name, rows in reversed(sheets.items())
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_workbook(folder / "raw" / "lijst.xlsx", sheets)
        make_workbook(folder / "anders" / "lijst.xlsx", other)
        first, again = (_built(folder / "raw", folder / target) for target in ("a.db", "b.db"))
        moved = _built(folder / "anders", folder / "c.db")
        assert first.read_bytes() == again.read_bytes()
        with closing(sqlite3.connect(first)) as one, closing(sqlite3.connect(moved)) as another:
            assert _cells(one) == _given(sheets)
            assert _cells(another) == _given(other)
            assert _tags_without_their_cell(one) == []
            said, moved_said = _said(one), _said(another)
            assert {name: _differ(said[name], moved_said[name]) for name in said} == dict.fromkeys(said, ([], []))


def _differ(one: list[tuple[object, ...]], other: list[tuple[object, ...]]) -> tuple[list[object], list[object]]:
    """Return what only the one says, and what only the other says."""
    return [row for row in one if row not in other], [row for row in other if row not in one]


def _given(sheets: Mapping[str, Sequence[Row]]) -> dict[tuple[str, str], str]:
    return {
        (sheet, f"{get_column_letter(column)}{number}"): clean(str(value))
        for sheet, rows in sheets.items()
        for number, row in enumerate(rows, 1)
        for column, value in enumerate(row, 1)
        if value is not None
    }


def _cells(database: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = database.execute("select werkblad, kolom || rij, waarde from broncel where soort = 'waarde'")
    return {(sheet, address): clean(value) for sheet, address, value in rows}


def _tags_without_their_cell(database: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Return the tags whose text does not stand in a cell of their own intervention."""
    found: list[tuple[object, ...]] = database.execute("pragma foreign_key_check").fetchall()
    for name in DIMENSIES:
        rows = database.execute(
            f"select tag.interventie_id, tag.{name}_id, tag.brontekst, broncel.waarde from interventie_{name} tag "
            "join broncel on broncel.id = tag.broncel_id "
            "where broncel.waarde is null or broncel.interventie_id <> tag.interventie_id"
        )
        found += rows.fetchall()
    return found


def _said(database: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return what the catalogue says, without where in the workbook it says so."""
    found = {
        f"tags {name}": database.execute(
            f"select interventie_id, {name}_id, brontekst, methode from interventie_{name}"
        ).fetchall()
        for name in DIMENSIES
    }
    found["interventies"] = database.execute(
        "select id, naam, doel, steekproef_n, herkomst from interventie"
    ).fetchall()
    found["publicaties"] = database.execute(
        "select interventie_id, publicatie.* from interventie_publicatie join publicatie on id = publicatie_id"
    ).fetchall()
    found["bevindingen"] = database.execute("select code, waarde from bevinding where cel is not null").fetchall()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}
