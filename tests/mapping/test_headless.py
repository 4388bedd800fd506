"""A table without a header keeps its first record, and a person is asked."""

from pathlib import Path

import pytest

from tests.mapping.conftest import ReadFile
from tests.workbooks import Rows, make_workbook
from toolkit.config.workbook import load_workbook_config
from toolkit.inspection.as_json import table_as_json
from toolkit.inspection.as_text import layout_yaml

ROWS: Rows = [
    ["Baken", "Nederland", "Ouders", "weerbaar maken", 2015],
    ["Brug", "België", "Docenten", "uittreden", 2016],
    ["Kade", "Frankrijk", "Ouders", "voorlichten", 2017],
    ["Linde", "Nederland", "Jongeren", "weerbaar maken", 2018],
]
NO_HEADER = (
    "Werkblad “Blad1”: de tabel heeft geen kop; rij 1 is gelezen als de eerste interventie, en de kolommen zijn "
    "herkend aan hun waarden en hun plaats. Klopt dat?"
)


def test_the_first_record_is_data_and_the_name_is_asked(read: ReadFile, tmp_path: Path) -> None:
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": ROWS}))
    assert result.values() == []
    (table,) = result.reading.tabellen
    assert (table.kop, table.gegevens, table.aantal) == ((1, 1), (1, 4), 4)
    assert {column.kop for column in table.kolommen} == {""}
    assert "kop_ontbreekt" in result.codes()
    assert result.reading.vragen[0] == NO_HEADER
    assert "Kolom A (“zonder kop”) lijkt de namen te hebben" in result.reading.vragen[1]
    assert "`{indeling: {Blad1: {kolommen: {(kolom A): naam}}}}`" in result.reading.vragen[1]
    assert {(cell.kop, cell.kopcel) for cell in result.reading.cellen} == {(None, False)}


def test_the_proposed_layout_settles_it(read: ReadFile, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "lijst.xlsx", {"Blad1": [["Overzicht"], [], *ROWS]})
    answer = tmp_path / "lijst.yml"
    proposed = layout_yaml(read(path).reading).replace("false", "true").replace("#", " ")
    answer.write_text(proposed.replace("(kolom D):", "(kolom D): doel"), encoding="utf-8")
    result = read(path, load_workbook_config(tmp_path, path))
    assert (len(result.reading.records), result.codes(), result.reading.vragen) == (4, [], [])
    assert result.reading.records[0].of("doel")[0].text == "weerbaar maken"


def test_crosses_below_countries_have_a_header(read: ReadFile, tmp_path: Path) -> None:
    rows = [["Interventie", "Nederland", "België"], ["Baken", "x", None], ["Brug", None, "x"], ["Kade", "x", "x"]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert (result.reading.tabellen[0].kop, result.reading.tabellen[0].gegevens) == ((1, 1), (2, 4))
    assert "kop_ontbreekt" not in result.codes()


def test_countries_above_countries_are_a_header(read: ReadFile, tmp_path: Path) -> None:
    rows = [["Nederland", "België", "Duitsland"], ["Aruba", "Congo", "Namibië"], ["Suriname", "Rwanda", "Togo"]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert "kop_ontbreekt" not in result.codes()


def test_a_table_in_which_no_name_is_recognised_is_not_passed_over_in_silence(read: ReadFile, tmp_path: Path) -> None:
    rows = [["Kleur", "Maat"], ["rood", 3], ["blauw", 4], ["groen", 5]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert result.codes() == ["tabel_opgehouden", "kolom_onbekend"]
    assert "Kolom A (“Kleur”) lijkt de namen te hebben" in result.reading.vragen[0]
    amounts = make_workbook(tmp_path / "y.xlsx", {"Blad1": [["Maat", "Jaar"], *([n, 2000 + n] for n in range(5))]})
    result = read(amounts)
    assert result.codes() == ["geen_interventies"]
    assert result.reading.vragen == [
        "In dit bestand staat wel een tabel, maar geen kolom met namen van interventies is herkend. Welke kolom is "
        "dat, of hoort dit bestand niet mee te doen?"
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ["1974-1975", "1975-01-25", 9367],
                *([f"{y}-{y + 1}", f"{y}-01-24", 20_000 + y] for y in range(1975, 1990)),
            ],
            ([], [1, 16], 16),
        ),
        ([[f"maat {n}", 0, 1, 0.06 * n, 0.13, n / 7] for n in range(1, 13)], ([], [1, 12], 12)),
        ([["Maat", 2019, 2020, 2021], *([f"maat {n}", n, n + 1, 0.5] for n in range(12))], ([1, 1], [2, 13], 12)),
    ],
    ids=["periods, dates and amounts", "only amounts", "years are names"],
)
def test_amounts_name_no_columns(
    read: ReadFile, tmp_path: Path, rows: Rows, expected: tuple[list[int], list[int], int]
) -> None:
    (table,) = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})).reading.tabellen
    shown = table_as_json(table)
    assert (shown["kopregels"], shown["gegevensregels"], shown["aantal_regels"]) == expected
