"""Which field a column is, and why."""

import time
from pathlib import Path

import openpyxl
import pytest

from tests.mapping.conftest import ReadFile
from tests.workbooks import Rows, make_workbook
from toolkit.mapping.column import Knowledge
from toolkit.mapping.fields import INSIDE, FieldCatalogue
from toolkit.reading.sheet import Cell, Kind

DOEL = "Jongeren weerbaar maken tegen werving."


def shown(read: ReadFile, path: Path) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return header, field, term and reason of every column of the first table."""
    columns = read(path).reading.tabellen[0].kolommen
    return [(c.kop, c.veld, c.term, c.waarom.value if c.waarom else None) for c in columns]


@pytest.mark.parametrize(
    ("header", "veld"),
    [
        ("2. Doelgroep¹ (max. 3)", "doelgroep"),
        ("DOELGROEP:", "doelgroep"),
        ("Doel\ngroep", "doelgroep"),
        ("Doel-\ngroep", "doelgroep"),
        ("Doelgorep", "doelgroep"),
        ("naam_interventie", "naam"),
        ("Land / Country", "land"),
        ("Beoogde doelgroep van de training", "doelgroep"),
        ("Zielgruppe", "doelgroep"),
        ("Pays", "land"),
        ("Extremismevorm", "vorm_van_extremisme"),
        ("extremisme - vorm", "vorm_van_extremisme"),
        ("Radicaliseringsfasen", "fase"),
        ("Study country", "land"),
        ("Niveau van de triggerfactor", "triggerniveau"),
        ("Projectfase", None),
        ("Startjaar", None),
        ("Deel", None),
        ("Kleur", None),
    ],
)
def test_headers_are_known_in_many_forms(velden: FieldCatalogue, header: str, veld: str | None) -> None:
    guesses = velden.guess(header)
    assert (guesses[0].veld if guesses else None) == veld


def test_crosses_below_a_group_and_without_one(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Land", "Fase", None, "Empathie", "Gevoel voor humor"],
        [None, None, "Groep", "Actie", None, None],
        ["Baken", "Nederland", "x", None, "ja", "grappig"],
        ["Brug", "België", None, "X", "nee", "droog"],
        ["Kade", "Frankrijk", "x", "x", "ja", "flauw"],
    ]
    path = make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})
    assert shown(read, path) == [
        ("Interventie", "naam", None, "synoniem"),
        ("Land", "land", None, "exact"),
        ("Fase › Groep", "fase", "groepsfase", "synoniem"),
        ("Fase › Actie", "fase", "actiefase", "synoniem"),
        ("Empathie", "werkzaam_element", "empathie", "exact"),
        ("Gevoel voor humor", None, None, None),
    ]
    result = read(path)
    assert [[(v.veld, v.term) for v in r.values if v.term] for r in result.reading.records] == [
        [("fase", "groepsfase"), ("werkzaam_element", "empathie")],
        [("fase", "actiefase")],
        [("fase", "groepsfase"), ("fase", "actiefase"), ("werkzaam_element", "empathie")],
    ]
    assert "kolom_onbekend" in result.codes()


def test_a_short_header_of_two_fields_is_sure_of_neither(velden: FieldCatalogue) -> None:
    long = [velden.strong(header) for header in ("Implemented by", "Implemented in")]
    short = [(guess.veld, guess.zekerheid) for guess in velden.guess("Implemented")]
    assert (long, velden.strong("Implemented"), short) == (
        ["organisatie", "land"],
        None,
        [("organisatie", INSIDE), ("land", INSIDE)],
    )


def test_a_header_of_two_fields_is_a_question_with_both(read: ReadFile, tmp_path: Path) -> None:
    rows: Rows = [
        ["Interventie", "Fase", "Implemented"],
        ["Kas", "Actiefase", "ja, elders"],
        ["Vis", "Actiefase", "nu"],
    ]
    (asked,) = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})).bevindingen
    assert (asked.code, asked.cel, asked.kandidaten) == ("kolom_vraag", "C1", ("organisatie", "land"))


def test_a_cross_below_an_unknown_term_passes_on_the_header(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Land", "Fase", None],
        [None, None, "Groep", "Nazorg"],
        ["Baken", "Nederland", None, "x"],
        ["Brug", "België", "x", "x"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    values = [(v.text, v.term, v.overgenomen, v.cell.waarde) for v in result.reading.records[0].of("fase")]
    assert values == [("Nazorg", None, True, "x")]


def test_values_say_what_a_column_is_when_its_header_does_not(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Waar", "Doel", "Code X"],
        *[
            [n, land, DOEL, f"10.1000/abc.{i}"]
            for i, (n, land) in enumerate([("A1", "België"), ("B2", "Frankrijk"), ("C3", "Duitsland")])
        ],
    ]
    assert shown(read, make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})) == [
        ("Interventie", "naam", None, "synoniem"),
        ("Waar", "land", None, "waarden"),
        ("Doel", "doel", None, "exact"),
        ("Code X", "publicatie.doi", None, "waarden"),
    ]


VORMEN = ["Jihadistisch", "incel", "incel", "incel; Anti-institutioneel", "Links-extremistisch", "incel", None, "incel"]


@pytest.mark.parametrize(
    ("header", "values", "column", "asked"),
    [
        ("Kenmerk Q", VORMEN, ("vorm_van_extremisme", 65, "waarden"), True),
        ("Extremismevorm", VORMEN, ("vorm_van_extremisme", 92, "fuzzy"), False),
        ("Kenmerk Q", ["incel", "Links-extremistisch", "incel", "rood"], (None, 0, None), True),
        ("Kenmerk Q", ["België", "Zweden", "Frankrijk", "België", "Atlantis"], ("land", 95, "waarden"), False),
        ("Implemented by", ["België", "Zweden", "Frankrijk", "Noorwegen"], ("organisatie", 100, "synoniem"), False),
        ("Implemented for", ["België", "Zweden", "Frankrijk", "Noorwegen"], ("land", 95, "waarden"), True),
        ("Land van herkomst van het idee", ["België", "Zweden", "Frankrijk"], ("land", 95, "fuzzy"), False),
    ],
)
def test_values_decide_when_the_header_does_not_and_a_clear_match_asks_nothing(
    read: ReadFile,
    tmp_path: Path,
    header: str,
    values: list[str | None],
    column: tuple[str | None, int, str | None],
    asked: bool,
) -> None:
    names = ["Baken", "Brug", "Kade", "Linde", "Molen", "Nest", "Oever", "Plein"]
    rows: list[list[str | None]] = [["Interventie", "Fase", header, "Doel"]]
    rows += [[naam, "Actiefase", text, DOEL] for naam, text in zip(names, values, strict=False)]
    reading = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})).reading
    found = reading.tabellen[0].kolommen[2]
    assert (found.veld, found.zekerheid, found.waarom.value if found.waarom else None) == column
    assert bool(reading.vragen) == asked


def test_an_unknown_header_is_no_name_and_the_table_waits(read: ReadFile, tmp_path: Path) -> None:
    rows = [["Wat", "Land", "Doel"], ["Baken", "Nederland", DOEL], ["Brug", "België", DOEL]]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert result.reading.records == []
    (table,) = result.reading.tabellen
    assert table.opgehouden == "geen kolom heeft zeker de namen van interventies"
    assert [(c.kop, c.veld, c.gebruikt) for c in table.kolommen] == [
        ("Wat", "naam", False),
        ("Land", "land", False),
        ("Doel", "doel", False),
    ]
    assert result.reading.vragen == [
        "Werkblad “Blad1”: geen kop zegt zeker waar de namen van de interventies staan; daarom is hier niets "
        "overgenomen. Kolom A (“Wat”) lijkt de namen te hebben: klopt dat? Zet dan in data/werkboeken/x.yml: "
        "`{indeling: {Blad1: {kolommen: {Wat: naam}}}}`. Geen lijst met interventies? Zet dan bij het blad "
        "`overslaan: true`."
    ]
    (found,) = result.bevindingen
    assert (found.code, found.ernst, found.waarde, found.kandidaten) == ("tabel_opgehouden", "fout", "Blad1", ("Wat",))


def test_a_table_that_looks_like_no_list_is_named_and_asks_nothing(read: ReadFile, tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Lijst": [["Naam interventie", "Land"], ["Baken", "Nederland"], ["Brug", "België"]],
        "Kosten": [["Code", "Kosten", "Kleur"], ["A1", "100 euro", "rood"], ["A2", "300 euro", "blauw"]],
    }
    result = read(make_workbook(tmp_path / "x.xlsx", sheets))
    assert len(result.reading.records) == len(sheets["Lijst"]) - 1
    assert result.reading.vragen == []
    (found,) = result.bevindingen
    assert (found.code, found.ernst, found.werkblad) == ("geen_lijst", "info", "Kosten")
    assert "`{indeling: {Kosten: {kolommen: {KOP: naam}}}}`" in found.melding


def test_two_columns_for_one_field_are_a_finding_and_a_question(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Land", "Doel", "Doel"],
        ["Baken", "Nederland", DOEL, "iets anders"],
        ["Brug", "België", DOEL, "nog iets"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert [(c.kolom, c.veld) for c in result.reading.tabellen[0].kolommen] == [
        ("A", "naam"),
        ("B", "land"),
        ("C", "doel"),
        ("D", None),
    ]
    (double,) = result.bevindingen
    assert (double.code, double.cel) == ("kolom_dubbel", "D1")
    assert "`Doel (kolom C)` en `Doel (kolom D)`" in double.melding
    assert result.reading.vragen == [
        "Werkblad “Blad1”: kolom C (“Doel”) en kolom D (“Doel”) lijken allebei “doel”. Welke is het?"
    ]


def test_hidden_columns_give_no_values(read: ReadFile, tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "x.xlsx",
        {
            "Blad1": [
                ["Interventie", "Land", "Doelgroep"],
                ["Baken", "Nederland", "Ouders"],
                ["Brug", "België", "Ouders"],
            ]
        },
    )
    book = openpyxl.load_workbook(path)
    book["Blad1"].column_dimensions["C"].hidden = True
    book.save(path)
    result = read(path)
    assert result.values() == [
        [("naam", "Baken", None), ("land", "Nederland", None)],
        [("naam", "Brug", None), ("land", "België", None)],
    ]
    assert "cellen_verborgen" in result.codes()


def test_very_many_unknown_columns_are_one_question(read: ReadFile, tmp_path: Path) -> None:
    rows: Rows = [
        ["Interventie", "Land", "Doelgroep", *(f"Maat {n}" for n in range(40))],
        ["Baken", "Nederland", "Ouders", *range(40)],
        ["Brug", "België", "Ouders", *range(40)],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert result.codes().count("kolom_onbekend") == 1
    assert len(result.reading.vragen) == 1
    assert result.reading.vragen[0].startswith("Niet herkend, en daarom niet gebruikt: kolom D (“Maat 0”), kolom E")
    assert "en nog 28. Hoort er een bij een veld" in result.reading.vragen[0]


EVALUATIES = [
    ["Baken", "Nederland", "ja"],
    ["Brug", "België", "nee"],
    ["Kade", "Frankrijk", "onbekend"],
    ["Linde", "Zweden", "x"],
    ["Molen", "Zweden", "nee, nog niet"],
    ["Nest", "Zweden", "?"],
]


@pytest.mark.parametrize("header", ["Geëvalueerd?", "Geëvalueerd", "Geëvalueerd (ja/nee)", "Evaluatie bekend"])
def test_no_and_unknown_are_answers_below_a_question(read: ReadFile, tmp_path: Path, header: str) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"Blad1": [["Interventie", "Land", header], *EVALUATIES]})
    result = read(path)
    assert [[(v.text, v.term) for v in r.of("evaluatie")] for r in result.reading.records] == [
        [("ja", None)],
        [("nee", None)],
        [("onbekend", None)],
        [("x", "geevalueerd")],
        [("nee, nog niet", None)],
        [],
    ]
    assert [(b.code, b.cel) for b in result.bevindingen] == [("kruisje_onduidelijk", "C7")]


@pytest.mark.parametrize(
    ("header", "marks"),
    [("Evaluated (y/n)", "y n y n"), ("Geëvalueerd (j/n)", "J N J N"), ("Geëvalueerd", "1 0 1 0")],
)
def test_a_short_no_is_an_answer_below_a_question(read: ReadFile, tmp_path: Path, header: str, marks: str) -> None:
    rows = [["Interventie", "Land", header], *([f"Baken {n}", "België", m] for n, m in enumerate(marks.split()))]
    records = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})).reading.records
    assert [[v.term for v in r.of("evaluatie")] for r in records] == [["geevalueerd"], ["niet-geevalueerd"]] * 2


def test_next_to_a_column_per_answer_no_is_only_no(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Land", "Evaluatie", None, None],
        [None, None, "Geëvalueerd", "Niet geëvalueerd", "Onbekend"],
        ["Baken", "Nederland", "nee", "nee", "ja"],
        ["Brug", "België", "ja", "nee", "nee"],
        ["Kade", "België", "nee", "ja", "misschien"],
    ]
    merges = {"Blad1": ["A1:A2", "B1:B2", "C1:E1"]}
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}, merges))
    assert [[v.term for v in r.of("evaluatie")] for r in result.reading.records] == [
        ["evaluatie-onbekend"],
        ["geevalueerd"],
        ["niet-geevalueerd"],
    ]
    assert [(b.code, b.cel) for b in result.bevindingen] == [("kruisje_onduidelijk", "E5")]


def test_unknown_below_an_element_is_reported_and_a_denial_is_not(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Land", "Empathie"],
        ["Baken", "Nederland", "ja"],
        ["Brug", "België", "onbekend"],
        ["Kade", "België", "nee"],
        ["Linde", "België", "misschien?"],
    ]
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    assert [[v.term for v in r.of("werkzaam_element")] for r in result.reading.records] == [["empathie"], [], [], []]
    (found,) = result.bevindingen
    assert (found.code, found.cel) == ("kruisje_onduidelijk", "C3")
    assert "C3 (“onbekend”), C5 (“misschien?”)" in found.melding


@pytest.mark.parametrize(
    ("legend", "elements"),
    [
        ([], [["empathie"], ["zelfvertrouwen"], ["empathie", "zelfvertrouwen"], []]),
        ([[], ["Legenda"], ["* = alleen gepland"]], [[None], [None], [None, None], []]),
    ],
    ids=["no legend", "legend"],
)
def test_a_sign_alone_in_a_column_is_a_cross_unless_a_legend_explains_it(
    read: ReadFile, tmp_path: Path, legend: list[list[str]], elements: list[list[str | None]]
) -> None:
    rows = [
        ["Interventie", "Land", "Doel", "Werkzame elementen", None],
        [None, None, None, "Empathie", "Zelfvertrouwen"],
        ["Baken", "Nederland", DOEL, "*", None],
        ["Brug", "België", DOEL, None, "*"],
        ["Kade", "België", DOEL, "*", "*"],
        ["Linde", "Zweden", DOEL, None, None],
        *legend,
    ]
    merges = {"Blad1": ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]}
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}, merges))
    assert [[v.term for v in r.of("werkzaam_element")] for r in result.reading.records] == elements


def test_a_column_of_only_no_below_a_term_says_nothing(read: ReadFile, tmp_path: Path) -> None:
    rows = [
        ["Interventie", "Land", "Doelgroep", None],
        [None, None, "Jongeren", "Leeftijdsgenoten"],
        ["Baken", "Nederland", 1, 0],
        ["Brug", "België", 0, 0],
        ["Kade", "Zweden", 1, 0],
    ]
    merges = {"Blad1": ["A1:A2", "B1:B2", "C1:D1"]}
    result = read(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}, merges))
    assert [[v.term for v in r.of("doelgroep")] for r in result.reading.records] == [["jongeren"], [], ["jongeren"]]


def test_a_column_of_terms_is_proposed_as_their_dimension_also_when_another_column_is_that(
    read: ReadFile, tmp_path: Path
) -> None:
    header = ("Naam interventie", "Land", "Doelgroep", "Vorm", "Langs welke weg")
    ways = ("individueel", "gezin", "groep", "online")
    rows = [(f"Kring {way}", "Nederland", "ouders", "groep", way) for way in ways]
    found = read(make_workbook(tmp_path / "wegen.xlsx", {"Blad1": [header, *rows]}))
    assert [c.kop for c in found.reading.tabellen[0].kolommen if c.gebruikt] == list(header[:-1])
    assert [(b.code, b.waarde, b.kandidaten) for b in found.bevindingen if b.code.startswith("kolom_")] == [
        ("kolom_vraag", "Langs welke weg", ("vorm",))
    ]


def test_judging_a_column_takes_time_by_its_length(knowledge: Knowledge) -> None:
    cells = [Cell(row, 1, ("Aa" * 16_000), Kind.TEXT) for row in range(2, 12)]
    began = time.process_time()
    assert knowledge.evidence.guess(cells) is None
    assert time.process_time() - began < 1
