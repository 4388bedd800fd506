"""Layouts that statistical offices publish: cubes, series below each other, periods, notes longer than the table."""

from datetime import date
from pathlib import Path

import pytest

from tests.reading.cases import Case, lines_of

STATES = ["Utrecht", "Zeeland", "Drenthe", "Limburg", "Flevoland", "Gelderland"]
AMOUNTS = [[name, 10.5 + n, 200.25 + n, 31.75 * n + 1] for n, name in enumerate(STATES)]
MONTHS = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]

ABOUT_A_CUBE = [
    ["Data extracted on 15/05/2024"],
    ["Dataset: ", "Prices"],
    ["Last updated: ", "04/04/2024"],
    [],
    ["Time frequency", None, "Annual"],
    ["Unit of measure", None, "Index"],
    ["Kind of goods", None, "All items"],
    [],
]
FLAGS = [[], ["Special value"], [":", "not available"]]
YEARS = [str(year) for year in range(2010, 2022)]

CASES = [
    Case(
        "a cube with years across, and four records",
        [
            *ABOUT_A_CUBE,
            ["TIME", *YEARS],
            ["GEO (Labels)"],
            *([name, *(n + 0.5 * k for k in range(12))] for n, name in enumerate(STATES[:4])),
            *FLAGS,
        ],
        (9, 10),
        [11, 12, 13, 14],
        ((16, "voetnoot"), (17, "legenda")),
    ),
    Case(
        "a cube with one record",
        [*ABOUT_A_CUBE, ["TIME", *YEARS], ["GEO (Labels)"], ["EU", *(0.5 * k for k in range(12))], *FLAGS],
        (9, 10),
        [11],
        ((13, "voetnoot"), (14, "legenda")),
    ),
    Case(
        "a cube with months down",
        [["GEO", *STATES], ["TIME"], *([month, *(n + k / 4 for k in range(6))] for n, month in enumerate(MONTHS))],
        (1, 2),
        list(range(3, 27)),
    ),
    Case(
        "series with labels, some after a gap, above their months",
        [
            ["Title", "Rate", "Change"],
            ["Frequency", "Monthly", "Monthly"],
            ["Units", "Per cent", "Per cent"],
            [],
            ["Source", "Bank", "Bank"],
            ["Series ID", "R100", "R200"],
            *([month, n + 0.5, n / 2] for n, month in enumerate(MONTHS)),
        ],
        (1, 2, 3, 5, 6),
        list(range(7, 31)),
    ),
    Case(
        "months as text before months as dates",
        [
            ["Month", "Value"],
            *([f"1 May {year}", 2.5 + year / 1000] for year in range(2001, 2009)),
            *([date(year, 5, 1), 3.5 + year / 1000] for year in range(2009, 2026)),
        ],
        (1,),
        list(range(2, 27)),
    ),
    Case(
        "years with a flag as names",
        [
            ["Kanton", 2019, 2020, "2021p"],
            ["In miljoenen"],
            *([name, n, n + 1, n + 2] for n, name in enumerate(STATES)),
        ],
        (1,),
        list(range(3, 9)),
        ((2, "groepsregel"),),
        merges=("A2:D2",),
    ),
    Case(
        "book years above what kind of figure they are",
        [
            ["Table 4"],
            [],
            [None, "1998-99", "1999-00", "2000-01"],
            [None, "outturn", "outturn", "plans"],
            *AMOUNTS,
        ],
        (3, 4),
        list(range(5, 11)),
    ),
    Case(
        "dates as text below a word for all of them",
        [[None, "TOTAL", "TOTAL", "TOTAL"], [None, "1.1.2002", "1.1.2003", "1.1.2004"], *AMOUNTS],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "years with letters of notes beside them",
        [
            ["Land", "Index", None, "Leeftijd", None, "Inkomen"],
            [None, 2021, "a", 2021, "b", 2021],
            *([name, n + 0.5, None, n + 60.5, "c" if n == 2 else None, 100 * n] for n, name in enumerate(STATES)),
        ],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "a title and, far to the right, the number of the table",
        [
            ["Selected indicators of the regions compared", *[None] * 5, "T1"],
            [None, "Unit", *STATES[:5]],
            *([f"indicator {n}", "%", *(n + k / 8 for k in range(5))] for n in range(8)),
        ],
        (2,),
        list(range(3, 11)),
    ),
    Case(
        "two names above a row with names for everything",
        [
            ["GtC/yr", None, None, "Others"],
            ["Year", "A", "B", "C", "D", "E", "F"],
            *([year, n + 0.5] for n, year in enumerate(range(1960, 2004))),
            *([year, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5] for year in range(2004, 2008)),
        ],
        (1, 2),
        list(range(3, 51)),
    ),
    Case(
        "remarks above a declared table",
        [["at", "the", None, None], ["or", "merging", None, "cells"], ["Naam", "A", "B", "C"], *AMOUNTS],
        (3,),
        list(range(4, 10)),
        merges=("B2:C2",),
        declared="A3:D9",
    ),
    Case(
        "groups above a declared table",
        [[None, "Periode", None, "Rest"], ["Naam", "A", "B", "C"], *AMOUNTS],
        (1, 2),
        list(range(3, 9)),
        declared="A2:D8",
    ),
    Case(
        "more references than records",
        [
            [None, "Techniek", "2020", "2030", "2040"],
            *([None, *row] for row in AMOUNTS),
            [],
            [None, "References:"],
            *([n, f"report number {n}"] for n in range(1, 15)),
        ],
        (1,),
        list(range(2, 8)),
        ((9, "voetnoot"), *((n, "legenda") for n in range(10, 24))),
    ),
    Case(
        "the mean of all as last line",
        [["Naam", "A", "B"], *([name, n * n, 3 * n + 1] for n, name in enumerate(STATES)), ["Alle", 55 / 6, 8.5]],
        (1,),
        list(range(2, 8)),
        ((8, "totaal"),),
    ),
    Case(
        "a last record of constants is no mean",
        [["Naam", "A", "B"], *([name, 1, 5] for name in STATES)],
        (1,),
        list(range(2, 8)),
    ),
    Case(
        "the source of every column as last line",
        [
            ["Naam", *"ABCDE"],
            *([name, *(n * 10 + k * k for k in range(5))] for n, name in enumerate(STATES)),
            ["Herkomst", *["Telling 2010"] * 5],
        ],
        (1,),
        list(range(2, 8)),
        ((8, "voetnoot"),),
    ),
    Case(
        "an address as last line",
        [["Code", "Betekenis"], *([f"c{n}", name] for n, name in enumerate(STATES)), ["https://voorbeeld.nl/codes"]],
        (1,),
        list(range(2, 8)),
        ((8, "voetnoot"),),
    ),
    Case(
        "numbers and dates of weeks, then blank lines",
        [
            ["Week number", None, 1, 2, 3, 4],
            ["Week ended", None, "2020-01-03", "2020-01-10", "2020-01-17", "2020-01-24"],
            [],
            *([name, None, *(1000 * n + 7 * k for k in range(1, 5))] for n, name in enumerate(STATES)),
        ],
        (1, 2),
        list(range(4, 10)),
    ),
    Case(
        "names that go on in the lines below",
        [
            ["Kommun", "Folk-", "Moved", None, None],
            [None, "mängd", "Total", "from", None],
            [None, None, None, "own", "other"],
            [None, None, None, "county", "country"],
            *([name, 1000 + n, 30 + n, 20 + n, 10 + n] for n, name in enumerate(STATES)),
        ],
        (1, 2, 3, 4),
        list(range(5, 11)),
        merges=("C1:E1", "D2:E2"),
    ),
    Case(
        "the unit above a part of the years",
        [
            ["Lonen"],
            [None, None, None, "euro", None],
            [None, 2000, 2001, 2002, 2003, 2004],
            *([name, *(100.5 * n + k for k in range(5))] for n, name in enumerate(STATES)),
        ],
        (3,),
        list(range(4, 10)),
        merges=("D2:E2",),
    ),
    Case(
        "the unit in brackets at the end",
        [[*[None] * 3, "(x 1000)"], ["Naam", "A", "B", "C"], *AMOUNTS],
        (2,),
        list(range(3, 9)),
    ),
    Case(
        "years with numbers of notes",
        [[None, "20171)", 2018, "20192), 3)"], *AMOUNTS],
        (1,),
        list(range(2, 8)),
    ),
    Case(
        "a year for every column, the same for several",
        [
            [None, None, "As at 30 June", None, None],
            [None, 2016, 2016, 2021, 2021],
            ["Order", "Men", "Women", "Men", "Women"],
            *([name, *(100.5 * n + k for k in range(4))] for n, name in enumerate(STATES)),
        ],
        (1, 2, 3),
        list(range(4, 10)),
    ),
    Case(
        "one name over all columns but that of the records",
        [
            [None, "Wages", None, None, None],
            [None, "all", "of which by age", None, None],
            [None, None, "to 18", "18 to 25", "from 25"],
            *([name, *(100.5 * n + k for k in range(4))] for n, name in enumerate(STATES)),
        ],
        (1, 2, 3),
        list(range(4, 10)),
        merges=("A1:A3", "B1:E1", "B2:B3", "C2:E2"),
    ),
    Case(
        "sums above the header",
        [
            [None, "Total", 15, 1215.5, 482.25],
            [None, "Read", 62_701_898, 104_737_687, 281_959_868],
            [None, "Kind", "Mal adults", "Mal kids", "USA adults"],
            *([name, "total", n, 200.25 + n, 31.75 * n + 1] for n, name in enumerate([*STATES, *"abcdefgh"])),
        ],
        (3,),
        list(range(4, 18)),
    ),
    Case(
        "records with a name only",
        [
            ["Variable", "Item", "Source", "Options"],
            ["pid"],
            *([f"v{n}", f"item {n}", "own", "a scale"] for n in range(6)),
            *([f"bps_{n}"] for n in range(5)),
        ],
        (1,),
        list(range(2, 14)),
    ),
    Case(
        "sums without a name as last line",
        [["Naam", "Code", "A", "B", "C"], *([row[0], "c", *row[1:]] for row in AMOUNTS), [None, None, 3, 99, 7]],
        (1,),
        list(range(2, 8)),
        ((8, "totaal"),),
    ),
    Case(
        "names that are numbers and letters above amounts",
        [["OTU", "1b", "1b", 2, "2b"], *([f"denovo{n}", n, 0, n, 0] for n in range(14))],
        (1,),
        list(range(2, 16)),
    ),
    Case(
        "crosses above the names of hours",
        [["2002-01-01"], [None, *"xxxxxx"], ["Uur", 1, 2, 3, 4, 5, 6], *([name, *range(7, 13)] for name in STATES)],
        (3,),
        list(range(4, 10)),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.naam)
def test_header_records_and_the_rest(tmp_path: Path, case: Case) -> None:
    assert lines_of(tmp_path, case) == (case.header, case.data, case.skipped)
