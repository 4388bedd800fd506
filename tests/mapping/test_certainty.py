"""Nothing uncertain is published: what is used, what is only proposed, and what a person is asked."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pydantic import ValidationError

from tests.mapping.conftest import ReadFile
from tests.workbooks import Rows, make_workbook
from toolkit.config.workbook import BladIndeling, WorkbookConfig
from toolkit.mapping.column import Knowledge

NAMES = ["Samen Sterk", "Open Deur", "Buurtkracht", "Veilig Thuis Leren", "Kompas", "Brugproject"]
LANDS = ["Netherlands", "Belgium", "Germany"]


def rows_of(header: str, values: list[object]) -> Rows:
    return [
        ["Programme name", "Country", header],
        *([naam, LANDS[n % 3], values[n % len(values)]] for n, naam in enumerate(NAMES)),
    ]


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Extra round", ["Yes", "No"]),
        ("Type of paper", ["Journal", "Conference"]),
        ("Data lacking - write to authors", ["asked", "no reply"]),
        ("Date of implementation", ["2021-01-15", "2021-02-15"]),
        ("Targeted effects", ["mood", "school marks"]),
        ("Group_34", [0, 1]),
        ("Setting", ["Yes", "No"]),
        ("Aim", [12, 13]),
        ("Year", ["first wave", "second wave"]),
        ("Nationality of the funder", ["Spain", "Sweden", "Norway"]),
        ("Location", ["Almeria", "Granada", "Toledo"]),
    ],
)
def test_a_header_that_does_not_say_it_for_sure_is_not_used(
    read: ReadFile, tmp_path: Path, header: str, values: list[object]
) -> None:
    result = read(make_workbook(tmp_path / "x.xlsx", {"List": rows_of(header, values)}))
    column = result.reading.tabellen[0].kolommen[2]
    assert (column.kop, column.velden) == (header, ())
    assert {v.veld for r in result.reading.records for v in r.values} == {"naam", "land"}
    assert {c.veld for c in result.reading.cellen if c.kolom == "C"} == {None}
    (vraag,) = result.reading.vragen
    assert f"(“{header}”)" in vraag


@pytest.mark.parametrize(
    ("header", "code", "value", "shown"),
    [
        ("Aim", "0%", 0.45, "45%"),
        ("Aim", "[h]:mm", dt.timedelta(hours=30), "30:00"),
        ("Aim", '0" jaar"', 12, "12 jaar"),
        ("Aim", "0.00", 0.45, None),  # no more than the number itself
        ("Objectives of the funder", "0%", 0.45, None),  # not the name of a field
    ],
)
def test_a_number_that_excel_shows_with_its_unit_is_a_value_of_the_field_in_the_header(
    read: ReadFile, tmp_path: Path, header: str, code: str, value: object, shown: str | None
) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"List": rows_of(header, [value])})
    book = load_workbook(path)
    for row in range(2, 8):
        book["List"].cell(row, 3).number_format = code
    book.save(path)
    values = [v.text for r in read(path).reading.records for v in r.values if v.veld == "doel"]
    assert values == ([shown] * 6 if shown else [])


STUDIES: Rows = [
    ["Title", "Authors", "Year", "Country", "Instrument used"],
    *(
        [f"Effects of mentoring, part {n}", "Jansen, A.; Peters, B.", 2010 + n, LANDS[n % 3], f"instrument {n}"]
        for n in range(6)
    ),
]


def test_a_title_among_authors_is_asked_and_may_be_both(read: ReadFile, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"Studies": STUDIES})
    result = read(path)
    (table,) = result.reading.tabellen
    assert (result.reading.records, table.opgehouden is None) == ([], False)
    assert (table.kolommen[0].veld, table.kolommen[0].ook, table.kolommen[0].gebruikt) == (
        "naam",
        ("publicatie.titel",),
        False,
    )
    assert "Kolom A (“Title”) lijkt de namen te hebben" in result.reading.vragen[0]
    indeling = {"Studies": BladIndeling.model_validate({"kolommen": {"Title": ["naam", "publicatie.titel"]}})}
    answered = read(path, WorkbookConfig(indeling=indeling)).reading
    assert [(v.veld, v.text) for v in answered.records[1].values[:2]] == [
        ("naam", "Effects of mentoring, part 1"),
        ("publicatie.titel", "Effects of mentoring, part 1"),
    ]


@pytest.mark.parametrize("said", [["naam"], ["naam", "naam"], [1, 2], 3])
def test_a_wrong_list_of_fields_is_refused_in_dutch(said: object) -> None:
    with pytest.raises(ValidationError, match=r"\[naam, publicatie\.titel\]"):
        BladIndeling.model_validate({"kolommen": {"Title": said}})


def test_a_kind_that_records_share_is_no_name(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Intervention ID", "Title", "Intervention Type", "Implementing country"],
        *([100 + n, f"{naam} starts", ["Grant", "Training"][n % 2], LANDS[n % 3]] for n, naam in enumerate(NAMES)),
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Measures": rows}))
    assert result.reading.records == []
    assert "Kolom B (“Title”) lijkt de namen te hebben" in result.reading.vragen[0]


def test_sheets_with_the_same_headers_are_one_question(read: ReadFile, tmp_path: Path) -> None:
    header = ["author", "study", "outcome", "pooled"]
    sheets = {
        sheet: [header, *(["De Vries (2001)", naam, f"{sheet} {n}", "yes"] for n, naam in enumerate(names))]
        for sheet, names in {"housing": NAMES, "work": NAMES[:2] * 4, "contacts": NAMES[:3]}.items()
    }
    result = read(make_workbook(tmp_path / "x.xlsx", sheets))
    assert result.reading.records == []
    assert len({tuple((c.kop, c.veld) for c in table.kolommen) for table in result.reading.tabellen}) == 1
    asked = [vraag for vraag in result.reading.vragen if "lijkt de namen te hebben" in vraag]
    assert [vraag.partition(":")[0] for vraag in asked] == ["Werkbladen “housing”, “work”, “contacts”"]
    assert sum("pooled" in vraag for vraag in result.reading.vragen) == 1


def test_a_band_above_crosses_is_one_question_and_no_name(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Meta data", None, None, "Interventions", None, None],
        ["title", "year", "country", "family talks", "sports", "housing"],
        *([f"A trial, number {n}", 2012 + n, LANDS[n % 3], "Y", None, "Y"] for n in range(6)),
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Data": rows}, {"Data": ["A1:C1", "D1:F1"]}))
    assert result.reading.records == []
    assert "Kolom A (“Meta data › title”) lijkt de namen te hebben" in result.reading.vragen[0]
    assert [v for v in result.reading.vragen if "wat zijn de kruisjes onder “Interventions”" in v]


def test_a_sheet_that_explains_words_of_another_is_left_out(read: ReadFile, tmp_path: Path) -> None:
    devices = ["Bolt", "Rix", "Tara"]
    final = [["Year", "Title", "Device name"], *([2015, f"A machine, part {n}", devices[n % 3]] for n in range(9))]
    words = [["Device name", "Description"], *([name, f"{name} is a machine."] for name in [*devices, "Zed"])]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Final": final, "Devices": words}))
    assert (result.reading.records, result.reading.overgeslagen) == (
        [],
        [("Devices", "woordenlijst bij een ander blad")],
    )


def test_nothing_is_guessed_on_a_confirmed_sheet(read: ReadFile, tmp_path: Path) -> None:
    rows = [["Interventie", "Kenmerk Q", "Doelgroep"], *([n, LANDS[i % 3], "Ouders"] for i, n in enumerate(NAMES))]
    path = make_workbook(tmp_path / "x.xlsx", {"Lijst": rows})
    assert read(path).reading.tabellen[0].kolommen[1].velden == ("land",)
    config = WorkbookConfig(indeling={"Lijst": BladIndeling.model_validate({"bevestigd": True})})
    assert [c.velden for c in read(path, config).reading.tabellen[0].kolommen] == [("naam",), (), ("doelgroep",)]


def test_a_long_list_is_asked_about(read: ReadFile, tmp_path: Path) -> None:
    rows: list[list[str]] = [["Kenmerk", "Waarde"]]
    for naam in NAMES:
        said = {"Naam interventie": naam, "Land": "Nederland", "Doelgroep": "Ouders"}
        rows += [[kenmerk, waarde] for kenmerk, waarde in said.items()]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Lijst": rows}))
    assert result.reading.records == []
    assert "noemt op elke regel een ander kenmerk" in result.reading.vragen[0]


@pytest.mark.parametrize(
    ("rows", "names", "codes"),
    [
        ([[1, "Baken", "België"], [2, None, "Spanje"], [3, "Brug", "Zweden"]], ["Baken", "Brug"], ["naam_ontbreekt"]),
        ([[1, "Baken", "België"], [2, "-", "Spanje"], [3, "Brug", "Zweden"]], ["Baken", "Brug"], ["naam_ontbreekt"]),
        ([[1, "Baken", "België"], [None, None, "Spanje"], [3, "Brug", "Zweden"]], ["Baken", "Brug"], []),
        ([["#id", "#name", "#country"], [1, "Baken", "België"], [2, "Brug", "Zweden"]], ["Baken", "Brug"], []),
        (
            [[1, "Baken", "België"], ["Nr", "Interventie", "Land"], [2, "Brug", "Zweden"]],
            ["Baken", "Brug"],
            [],
        ),
    ],
    ids=["own number", "a dash", "goes on", "tags", "header again"],
)
def test_only_rows_with_a_name_are_interventions(
    read: ReadFile, tmp_path: Path, rows: Rows, names: list[str], codes: list[str]
) -> None:
    result = read(make_workbook(tmp_path / "x.xlsx", {"Lijst": [["Nr", "Interventie", "Land"], *rows]}))
    assert [r.of("naam")[0].text for r in result.reading.records] == names
    assert result.codes() == codes
    if codes:
        assert [v.text for v in result.reading.records[0].of("land")] == ["België"]


def test_a_header_again_may_be_shorter_and_a_complete_last_row_is_no_total(read: ReadFile, tmp_path: Path) -> None:
    header = ["Naam interventie", "Land", "Doelgroep", "Jaar"]
    rows: Rows = [
        header,
        ["Kompas", "Nederland", "jongeren", None],
        ["Open Deur", "Nederland", "jongeren", 2015],
        ["Naam interventie", "Land", "Doelgr.", "Jaar"],
        ["Nieuw Begin", "Nederland", "jongeren", None],
        ["De Brug", "Nederland", "jongeren", 2015],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Lijst": rows}))
    names = [r.of("naam")[0].text for r in result.reading.records]
    assert names == ["Kompas", "Open Deur", "Nieuw Begin", "De Brug"]


X = "x"
KIDS: Rows = [["Interventie", "Doel", "Doelgroep"], *([naam, "Rust", "jongeren"] for naam in NAMES[:2])]


@pytest.mark.parametrize(
    ("sheet", "rows", "tags"),
    [
        # one word among crosses that is a term says no more than its neighbours
        ("List", [["Interventie", "Doel", "Depressie", "Stress", "Slaap"], ["Kas", "Rust", X, X, X]], {}),
        ("List", [["Interventie", "Doel", "Depressie", "Trauma", "Slaap"], ["Kas", "Rust", X, None, X]], {"Kas": {X}}),
        # a band of another field says what the crosses are
        ("List", [["Naam", "Doel", "Outcomes", None], [None, None, "Depressie", "Trauma"], ["Kas", "Rust", X, X]], {}),
        # the country of the authors
        (
            "List",
            [["Naam", "Doel", "Authors", None], [None, None, "Name", "Country"], ["Kas", "Rust", "A", "Spain"]],
            {},
        ),
        # a score is no cross
        ("List", [["Interventie", "Doel", "Empathie"], *(["Kas", "Rust", 4 + n] for n in range(4))], {}),
        # letters that are the code of a country as well
        ("Export IT", KIDS, {}),
        ("Italië", KIDS, {naam: {"Italië"} for naam in NAMES[:2]}),
        # one group that is a term, of several
        ("List", [KIDS[0], ["Onderwijs"], KIDS[1], ["Overig"], KIDS[2], ["Personeel"], ["Kas", "Rust", "ouders"]], {}),
        (
            "List",
            [KIDS[0], ["Onderwijs"], KIDS[1], ["Overig"], KIDS[2], ["Zorg"], ["Kas", "Rust", "ouders"]],
            {NAMES[0]: {"Onderwijs"}, "Kas": {"Zorg"}},
        ),
    ],
)
def test_what_may_be_something_else_gives_no_tag(
    read: ReadFile, knowledge: Knowledge, tmp_path: Path, sheet: str, rows: Rows, tags: dict[str, set[str]]
) -> None:
    result = read(make_workbook(tmp_path / "x.xlsx", {sheet: rows}))
    found = {
        r.of("naam")[0].text: said
        for r in result.reading.records
        if (said := {v.cell.waarde for v in r.values if v.veld in knowledge.vocabulary and v.veld != "doelgroep"})
    }
    assert (found, len(result.reading.records) > 0) == (tags, True)


KINDS = [["Advies", "Opleiding"][n // 4] for n in range(8)]
PROJECTS = [f"Project in de wijk, deel {n}" for n in range(8)]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (["Intervention", "Description of the work"], KINDS),  # a kind of what each line is about
        (["Intervention_1", "Country"], PROJECTS),  # the first of more
    ],
)
def test_a_literal_header_above_what_is_no_name_is_asked(
    read: ReadFile, tmp_path: Path, header: list[str], names: list[str]
) -> None:
    other = PROJECTS if header[1] != "Country" else LANDS * 3
    rows: Rows = [
        [header[0], header[1], "Target group"],
        *([naam, other[n], "youth"] for n, naam in enumerate(names)),
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"List": rows}))
    assert result.reading.records == []
    assert f"Kolom {'B' if other is PROJECTS else 'A'} (" in result.reading.vragen[0]


def test_a_table_of_effects_beside_a_list_of_interventions_is_left_out(read: ReadFile, tmp_path: Path) -> None:
    head = [f"score {letter}" for letter in "abcde"]
    effects = [["Programme name", *head], *([naam, 0.5, 1.5, 2.5, 3.5, n] for n, naam in enumerate(NAMES * 2))]
    result = read(make_workbook(tmp_path / "x.xlsx", {"List": rows_of("Aim", ["rest"]), "Findings": effects}))
    assert [record.werkblad for record in result.reading.records] == ["List"] * 6
    assert result.reading.overgeslagen == [("Findings", "metingen bij de interventies van een ander blad")]
