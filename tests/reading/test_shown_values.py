"""What Excel shows is what is kept, with the value itself beside it where they differ."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from toolkit.findings import Bevindingen
from toolkit.reading.formats import elapsed, number_format, shows_nothing, shows_time_only
from toolkit.reading.open import open_workbook
from toolkit.reading.source_cells import CellNotes, source_cells


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0%", 0.45, "45%"),
        ("0.0%", 0.075, "7,5%"),
        ("0.0%;-0.0%", -0.5, "-50,0%"),
        ("00000", 42, "00042"),
        ("0.00", 0.5, "0,50"),
        ("0", 2.5, "3"),
        ("0.##", 1.5, "1,5"),
        ("0.##", 1, "1"),
        ("#,##0", 1234567, "1.234.567"),
        ("#,##0.0,", 12345, "12,3"),
        ("_ [$€-413]* #,##0.00_ ", 1234567.891, "€ 1.234.567,89"),
        ('"€" #,##0;[Red]\\-"€" #,##0', -1200, "-€ 1.200"),
        ("$#,##0_);($#,##0)", -1234, "($1.234)"),
        ('0" jaar"', 12, "12 jaar"),
        ('General" jaar"', 12, "12 jaar"),
        ('"ja";;"nee"', 0, "nee"),
        ('0;-0;"-"', 0, "-"),
        ("000-000", 12345, "012-345"),
        ("0%", -0.001, "0%"),
    ],
)
def test_a_number_is_what_its_format_shows(code: str, number: float, shown: str) -> None:
    show = number_format(code)
    assert show is not None
    assert show(number) == shown


@pytest.mark.parametrize(
    ("codes", "number", "text"),
    [
        ([";;;", '"";"";"";""', ';;;""', "_);_);_);_)", "* ;* ;* ;* ", '[Red];\\ ;" ";'], True, True),
        ([";", ";;", '""', "_);_)", ";;;@", "[Red];"], True, False),
        ([None, "", "General", "@", "0;;;", "[Red]", '"x";;;', ";;0;", "_)0;;;", "-;-;-;"], False, False),
    ],
)
def test_a_format_hides_what_all_its_sections_hide(codes: list[str | None], number: bool, text: bool) -> None:
    assert {code: (shows_nothing(code, text=False), shows_nothing(code, text=True)) for code in codes} == (
        dict.fromkeys(codes, (number, text))
    )


@pytest.mark.parametrize("code", ["General", "@", "# ?/?", "0.00E+00", "[>5]0;0.0", "0 0.0"])
def test_a_format_that_is_not_known_leaves_the_number_as_it_is(code: str) -> None:
    assert number_format(code) is None


def test_a_format_that_hides_a_number_does_not_lose_it() -> None:
    show = number_format(";;;")
    assert show is not None
    assert show(5) is None


@given(st.text('0#?,.%;"\\_*[]$€-GeneralE/ :@', max_size=20), st.floats(allow_nan=False, allow_infinity=False))
def test_any_format_shows_something_or_nothing(code: str, number: float) -> None:
    show = number_format(code)
    assert show is None or show(number) != ""


@pytest.mark.parametrize(
    ("hours", "code", "shown"),
    [
        (30, "[h]:mm", "30:00"),
        (30, "[hh]:mm:ss", "30:00:00"),
        (1.5, "[mm]:ss", "90:00"),
        (30, "[h]", "30"),
        (-2, "[h]:mm", "-2:00"),
        (30, None, "30:00:00"),
    ],
)
def test_a_duration_is_what_its_format_shows(hours: float, code: str | None, shown: str) -> None:
    assert elapsed(dt.timedelta(hours=hours), code) == shown


def test_a_format_of_hours_shows_no_day() -> None:
    codes = ("h:mm", "hh:mm:ss AM/PM", "d-m-yyyy h:mm", "yyyy", '"dag" h:mm', None)
    assert [shows_time_only(code) for code in codes] == [True, True, False, False, True, False]


def test_source_cells_keep_what_is_shown_and_the_value_beside_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Lijst"
    values: list[tuple[float | dt.timedelta | dt.date | dt.time, str]] = [
        (0.45, "0%"),
        (42, "00000"),
        (46.125, "0"),
        (46.125, "General"),
        (2015, "0"),
        (dt.timedelta(hours=30), "[h]:mm"),
        (dt.date(2019, 3, 1), "d mmmm yyyy"),
        (dt.time(14, 30), "h:mm"),
        (1.25, "h:mm"),
        (612345678, "0000000000"),
    ]
    for col, (value, code) in enumerate(values, start=1):
        sheet.cell(1, col, value).number_format = code
    book.save(tmp_path / "x.xlsx")
    opened = open_workbook(tmp_path / "x.xlsx")[0].sheets[0]
    cells = source_cells(opened, CellNotes("x.xlsx", Bevindingen()))[1:]
    assert [(cell.waarde, cell.ruw) for cell in cells] == [
        ("45%", "0.45"),
        ("00042", "42"),
        ("46", "46.125"),
        ("46.125", None),
        ("2015", None),
        ("30:00", "1.25"),
        ("2019-03-01", None),
        ("14:30:00", None),
        ("06:00:00", "1900-01-01T06:00:00"),
        ("[telefoonnummer verborgen]", None),
    ]
