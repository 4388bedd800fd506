"""Which lines are one intervention, and what groups of rows and sheet names add."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from tests.mapping.conftest import ReadFile
from tests.workbooks import Rows, make_workbook

HEAD = ["Interventie", "Land", "Doelgroep", "Jaar"]
DOELGROEP = "Ouders"


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        ([["Baken", "Nederland", DOELGROEP, 2015], [None, None, None, 2019], ["Brug", "België", DOELGROEP, 2020]], ()),
        (
            [
                ["Baken", "Nederland", DOELGROEP, 2015],
                ["Baken", "Nederland", DOELGROEP, 2019],
                ["Brug", "België", DOELGROEP, 2020],
            ],
            (),
        ),
        (
            [["Baken", "Nederland", DOELGROEP, 2015], [None, None, None, 2019], ["Brug", "België", DOELGROEP, 2020]],
            ("A2:A3", "B2:B3", "C2:C3"),
        ),
    ],
    ids=["blank", "repeated", "merged"],
)
def test_one_intervention_over_two_rows(read: ReadFile, tmp_path: Path, rows: Rows, merges: tuple[str, ...]) -> None:
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": [HEAD, *rows]}, {"Blad1": merges}))
    records = result.reading.records
    assert [(r.of("naam")[0].text, r.eerste, r.laatste) for r in records] == [("Baken", 2, 3), ("Brug", 4, 4)]
    assert [(v.text, v.cell.rij) for v in records[0].of("publicatie.jaar")] == [("2015", 2), ("2019", 3)]


def test_the_same_name_in_another_country_is_another_intervention(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["Exit", "Duitsland", DOELGROEP, 2015],
        ["Exit", "Zweden", DOELGROEP, 2019],
        ["Brug", "België", DOELGROEP, 2020],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert len(result.reading.records) == 3
    assert "naam_herhaald" not in result.codes()


def test_a_merge_over_several_records_is_taken_over(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["Baken", "Nederland", DOELGROEP, 2015],
        ["Brug", None, "Docenten", 2016],
        ["Kade", "België", DOELGROEP, 2020],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}, {"Blad1": ["B2:B3"]}))
    landen = [[(v.text, v.cell.adres, v.overgenomen) for v in r.of("land")] for r in result.reading.records]
    assert landen == [[("Nederland", "B2", True)], [("Nederland", "B2", True)], [("België", "B4", False)]]


def test_group_rows_apply_to_what_follows(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Doelgroep", "Jaar"],
        ["Nederland"],
        ["Baken", DOELGROEP, 2015],
        ["Brug", DOELGROEP, 2016],
        ["België (1)"],
        ["Kade", DOELGROEP, 2017],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert [
        (r.of("naam")[0].text, [(v.text, v.cell.adres, v.overgenomen) for v in r.of("land")])
        for r in result.reading.records
    ] == [
        ("Baken", [("Nederland", "A2", True)]),
        ("Brug", [("Nederland", "A2", True)]),
        ("Kade", [("België", "A5", True)]),
    ]


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (
            ["3. België (12)", "DE", "Gevoeligheidsfase", "Zweden", "Bijlage 4"],
            {
                "3. België (12)": ("land", "België", None),
                "DE": ("land", "DE", "de"),
                "Zweden": ("land", "Zweden", None),
            },
        ),
        (["Gevoeligheidsfase", "Groepsfase"], {n: ("fase", n, None) for n in ("Gevoeligheidsfase", "Groepsfase")}),
        (["Zweden", "Overzicht"], {}),
        (["Zweden"], {"Zweden": ("land", "Zweden", None)}),
        (["Gevoeligheidsfase"], {}),
    ],
)
def test_names_of_sheets_are_terms_when_most_of_them_are(
    read: ReadFile, tmp_path: Path, names: list[str], taken: dict[str, tuple[str, str, str | None]]
) -> None:
    rows = [["Interventie", "Doelgroep"], ["Baken", DOELGROEP], ["Brug", "Docenten"]]
    result = read(make_workbook(tmp_path / "x.xlsx", dict.fromkeys(names, rows)))
    found = {r.werkblad: (v.veld, v.text, v.term) for r in result.reading.records for v in r.values if v.overgenomen}
    assert found == taken


def test_cells_of_the_header_have_their_own_path_and_no_field(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Overzicht"],
        ["Interventie", "Fase", None, "Kleur"],
        [None, "Groep", "Actie", None],
        ["Baken", "x", None, "rood"],
        ["Brug", None, "x", "blauw"],
        [],
        ["* nagekeken"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}, {"Blad1": ["A2:A3", "B2:C2", "D2:D3"]}))
    assert [(c.adres, c.kop, c.veld, c.kopcel) for c in result.reading.cellen if c.adres] == [
        ("A1", None, None, False),
        ("A2", "Interventie", None, True),
        ("B2", "Fase", None, True),
        ("D2", "Kleur", None, True),
        ("B3", "Fase › Groep", None, True),
        ("C3", "Fase › Actie", None, True),
        ("A4", "Interventie", "naam", False),
        ("B4", "Fase › Groep", "fase", False),
        ("D4", "Kleur", None, False),
        ("A5", "Interventie", "naam", False),
        ("C5", "Fase › Actie", "fase", False),
        ("D5", "Kleur", None, False),
        ("A7", None, None, False),
    ]


def test_records_as_columns(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Overzicht"],
        [],
        ["Interventie", "Baken", "Brug", "Kade"],
        ["Land", "Nederland", "België", "Frankrijk"],
        ["Doelgroep", DOELGROEP, "Docenten", None],
        ["Doel", "weerbaar maken", "uittreden", "voorlichten"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    (table,) = result.reading.tabellen
    assert (table.richting.value, table.kop, table.gegevens, table.aantal) == ("kolommen", (1, 1), (2, 4), 3)
    assert result.values()[1] == [
        ("naam", "Brug", None),
        ("land", "België", None),
        ("doelgroep", "Docenten", None),
        ("doel", "uittreden", None),
    ]


def test_words_for_nothing_are_no_values(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Land", "Doelgroep", "Evaluatie"],
        ["Baken", "n.v.t.", "-", "onbekend"],
        ["Brug", "België", "onbekend", "ja"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert result.values() == [
        [("naam", "Baken", None), ("evaluatie", "onbekend", None)],
        [("naam", "Brug", None), ("land", "België", None), ("evaluatie", "ja", None)],
    ]


def test_code_books_lists_and_dropped_rows_are_left_out(read: ReadFile, tmp_path: Path) -> None:
    rows = [HEAD, ["Baken", "Nederland", DOELGROEP, 2015], ["Brug", "België", "Docenten", 2016]]
    sheets: dict[str, Rows] = {
        "Interventies": rows,
        "Uitleg kolommen": [
            ["Kolom", "Betekenis"],
            ["Interventie", "hoe het heet"],
            ["Land", "waar het is"],
            ["Doelgroep", "voor wie"],
        ],
        "Afgevallen": rows,
    }
    result = read(make_workbook(tmp_path / "x.xlsx", sheets))
    assert len(result.reading.records) == 2
    assert result.reading.overgeslagen == [("Uitleg kolommen", "uitleg"), ("Afgevallen", "afgevallen")]
    assert len(result.reading.vragen) == 2


def test_a_title_that_is_a_country_applies_to_the_table_below_it(read: ReadFile, tmp_path: Path) -> None:
    head = ["Interventie", "Doelgroep", "Doel"]
    rows: Rows = [
        ["Nederland"],
        head,
        ["Baken", DOELGROEP, "weerbaar maken"],
        ["Brug", "Docenten", "uittreden"],
        [],
        ["Land: België"],
        head,
        ["Kade", DOELGROEP, "weerbaar maken"],
        ["Linde", DOELGROEP, "uittreden"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    landen = [(r.of("naam")[0].text, [(v.text, v.cell.adres) for v in r.of("land")]) for r in result.reading.records]
    assert landen == [
        ("Baken", [("Nederland", "A1")]),
        ("Brug", [("Nederland", "A1")]),
        ("Kade", [("België", "A6")]),
        ("Linde", [("België", "A6")]),
    ]


def test_ranges_that_became_dates_and_years_stored_as_text(read: ReadFile, tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "x.xlsx",
        {"Blad1": [HEAD, ["Baken", "Nederland", None, "2015.0"], ["Brug", "België", "Ouders", 2016.0]]},
    )
    book = openpyxl.load_workbook(path)
    book["Blad1"]["C2"] = dt.date(2026, 12, 10)
    book["Blad1"]["C2"].number_format = "d-mmm"
    book.save(path)
    result = read(path)
    assert [(v.veld, v.text) for v in result.reading.records[0].values] == [
        ("naam", "Baken"),
        ("land", "Nederland"),
        ("doelgroep", "10-12"),
        ("publicatie.jaar", "2015"),
    ]
    assert [(b.code, b.cel) for b in result.bevindingen] == [("datum_of_bereik", "C2")]


def test_a_first_row_of_terms_without_a_name_is_no_header(read: ReadFile, tmp_path: Path) -> None:
    rows: Rows = [
        ["Naam interventie", "Land", "Doelgroep", "Werkzame elementen"],
        [None, "België", "Gedetineerden", "empathie"],
        ["Kompas", "Nederland", "Jongeren", "empathie"],
        ["Brug", "Nederland", "Ouders en gezin", "zelfvertrouwen"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert result.reading.tabellen[0].kop == (1, 1)
    assert "naam_ontbreekt" in result.codes()


ONE_ELEMENT_PER_ROW: Rows = [
    ["Interventie", "Organisatie", "Land", "Werkzame elementen", "Doelgroep"],
    ["Baken", "Gemeente", "Nederland", "Empathie", DOELGROEP],
    [None, None, None, "Zelfvertrouwen"],
    [None, None, None, "Emotieregulatie", "Docenten"],
    ["Brug", "Gemeente", "België", "Empathie", DOELGROEP],
    ["Kade", "Gemeente", "België", "Kritisch denkvermogen", DOELGROEP],
    [None, None, None, "Empathie"],
]


@pytest.mark.parametrize(
    "merges",
    [(), ("A2:A4", "B2:B4", "C2:C4", "A6:A7", "B6:B7", "C6:C7"), ("A2:A4", "A6:A7")],
    ids=["blank", "merged", "name merged"],
)
def test_one_element_per_row_belongs_to_the_record_above(
    read: ReadFile, tmp_path: Path, merges: tuple[str, ...]
) -> None:
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": ONE_ELEMENT_PER_ROW}, {"Blad1": merges}))
    assert [
        (r.of("naam")[0].text, [v.text for v in r.of("werkzaam_element")], [v.text for v in r.of("doelgroep")])
        for r in result.reading.records
    ] == [
        ("Baken", ["Empathie", "Zelfvertrouwen", "Emotieregulatie"], [DOELGROEP, "Docenten"]),
        ("Brug", ["Empathie"], [DOELGROEP]),
        ("Kade", ["Kritisch denkvermogen", "Empathie"], [DOELGROEP]),
    ]
    assert result.reading.vragen == []


def test_a_lone_country_in_the_column_of_names_still_names_a_group(read: ReadFile, tmp_path: Path) -> None:
    rows: Rows = [
        ["Nr.", "Interventie", "Doelgroep", "Werkzame elementen"],
        [None, "Nederland"],
        [1, "Baken", DOELGROEP, "Empathie"],
        [None, None, None, "Zelfvertrouwen"],
        [None, "België"],
        [2, "Kade", DOELGROEP, "Empathie"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert [
        (r.of("naam")[0].text, [v.text for v in r.of("land")], [v.text for v in r.of("werkzaam_element")])
        for r in result.reading.records
    ] == [("Baken", ["Nederland"], ["Empathie", "Zelfvertrouwen"]), ("Kade", ["België"], ["Empathie"])]


@pytest.mark.parametrize(
    ("landen", "merges", "codes"),
    [
        (["Nederland", None, None, "België", None, None], (), ["waarde_alleen_bovenaan"]),
        (["Nederland", None, None, "België", None, None], ("A2:A4", "A5:A7"), []),
        (["Nederland", "Nederland", None, "België", None, None], (), []),
        (["Nederland", "Zweden", "Noorwegen", "België", None, "Frankrijk"], (), []),
        ([None, None, None, "België", None, None], (), []),
    ],
    ids=["runs", "merged", "repeated", "one missing", "first missing"],
)
def test_a_value_only_at_the_start_of_a_run_is_asked_about_and_never_guessed(
    read: ReadFile, tmp_path: Path, landen: list[str | None], merges: tuple[str, ...], codes: list[str]
) -> None:
    names = ["Baken", "Brug", "Kade", "Linde", "Molen", "Nest"]
    rows: Rows = [
        ["Land", "Interventie", "Doelgroep", "Doel"],
        *[[land, naam, DOELGROEP, "Jongeren weerbaar maken."] for land, naam in zip(landen, names, strict=True)],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}, {"Blad1": merges}))
    assert result.codes() == codes
    assert len(result.reading.vragen) == len(codes)
    if not merges:
        assert [[v.text for v in r.of("land")] for r in result.reading.records] == [[x] if x else [] for x in landen]


def test_a_sheet_that_says_much_about_the_same_countries_is_no_list_of_countries(
    tmp_path: Path, read: ReadFile
) -> None:
    header = ["Country Name", "Series", "2020", "2021", "Unit"]
    data = [
        [land, reeks, "..", "..", "n"] for land in ("Nederland", "België") for reeks in ("bedden", "artsen", "zorg")
    ]
    interventies = [
        ["Interventie", "Fase", "Land"],
        ["Baken", "actiefase", "Nederland"],
        ["Brug", "groepsfase", "België"],
    ]
    landen = [["Land", "Code"], ["Nederland", "nl"], ["België", "be"]]
    sheets = {"Reeksen": [header, *data], "Lijst": interventies, "Landen": landen}
    result = read(make_workbook(tmp_path / "reeksen.xlsx", sheets))
    assert [table.werkblad for table in result.reading.tabellen] == ["Reeksen", "Lijst"]
    assert result.reading.overgeslagen == [("Landen", "codeboek of keuzelijst")]


def test_a_code_in_a_column_of_crosses_is_no_cross(read: ReadFile, tmp_path: Path) -> None:
    marks = (1, 0, 1, 9, 0, 1)
    rows = [["Interventie", "Docenten", "Ouders"], *([f"Baken {n}", mark, 1] for n, mark in enumerate(marks))]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert [len(values) for values in result.values()] == [3 if mark == 1 else 2 for mark in marks]
    assert "kruisje_onduidelijk" in result.codes()


def test_a_country_code_is_a_country_unless_it_means_an_empty_cell(read: ReadFile, tmp_path: Path) -> None:
    rows = [["Interventie", "Land"], ["Baken", "NL"], ["Brug", "NA"], ["Kade", "UK"]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert [[value[1] for value in values if value[0] == "land"] for values in result.values()] == [["NL"], [], ["UK"]]
