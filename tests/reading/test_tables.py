"""Where the header, the records and everything else of a table are, for tables of any field."""

from pathlib import Path

import pytest

from tests.reading.cases import NO_HINTS, WOORDEN, Case, lines_of, sheet_of
from tests.workbooks import Rows
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.shape import Hints
from toolkit.reading.tables import find_tables

FRUIT = [
    ["Appel", "Elstar", 12, 3.5],
    ["Peer", "Conference", 4, 2.25],
    ["Pruim", "Opal", 7, 4.0],
    ["Kers", "Kordia", 9, 6.5],
]
HEAD = ["Soort", "Ras", "Aantal", "Prijs"]

CASES = [
    Case("plain", [HEAD, *FRUIT], (1,), [2, 3, 4, 5]),
    Case("title and metadata", [["Fruit in 2026"], ["Bron:", "veiling"], [], HEAD, *FRUIT], (4,), [5, 6, 7, 8]),
    Case(
        "notes, total and legend",
        [HEAD, *FRUIT, ["Totaal", None, 32, None], [], ["* geschat"], ["Legenda", "g = geschat"]],
        (1,),
        [2, 3, 4, 5],
        ((6, "totaal"), (8, "voetnoot"), (9, "legenda")),
    ),
    Case(
        "merged groups",
        [["Fruit", None, "Verkoop", None], HEAD, *FRUIT],
        (1, 2),
        [3, 4, 5, 6],
        merges=("A1:B1", "C1:D1"),
    ),
    Case(
        "groups filled to the right",
        [["Soort", "Ras", "Verkoop"], [None, None, "Aantal", "Prijs"], *FRUIT],
        (1, 2),
        [3, 4, 5, 6],
    ),
    Case(
        "unmerged groups, in the middle and at the end",
        [[None, None, "Verkoop"], HEAD, *FRUIT],
        (1, 2),
        [3, 4, 5, 6],
    ),
    Case("a remark to the right", [[None, None, "Let op: geschat"], HEAD, *FRUIT], (2,), [3, 4, 5, 6]),
    Case("a sentence to the right", [[None, "Ras volgens de teler."], HEAD, *FRUIT], (2,), [3, 4, 5, 6]),
    Case("a legend to the right", [[None, None, "0 = geen"], HEAD, *FRUIT], (2,), [3, 4, 5, 6]),
    Case("a long remark", [[None, "Een ras telt mee als het dit jaar is verkocht"], HEAD, *FRUIT], (2,), [3, 4, 5, 6]),
    Case(
        "a remark in pieces",
        [["Wie houdt er niet"], ["van", "aantekeningen", None, "boven een tabel"], HEAD, *FRUIT],
        (3,),
        [4, 5, 6, 7],
    ),
    Case("a remark beside the table", [[*[None] * 4, "Opmerking"], HEAD, *FRUIT], (2,), [3, 4, 5, 6]),
    Case("units below the header", [HEAD, [None, None, "(n)", "(euro)"], *FRUIT], (1, 2), [3, 4, 5, 6]),
    Case("numbered columns", [HEAD, [1, 2, 3, 4], *FRUIT], (1, 2), [3, 4, 5, 6]),
    Case("years as headers", [["Land", 2019, 2020, 2021], ["A", 1, 2, 3], ["B", 4, 5, 6]], (1,), [2, 3]),
    Case(
        "group rows",
        [HEAD, ["Pitvruchten"], *FRUIT[:2], ["Steenvruchten"], *FRUIT[2:]],
        (1,),
        [3, 4, 6, 7],
        ((2, "groepsregel"), (5, "groepsregel")),
    ),
    Case("blank rows between records", [HEAD, FRUIT[0], [], FRUIT[1], [], *FRUIT[2:]], (1,), [2, 4, 6, 7]),
    Case("repeated header", [HEAD, *FRUIT[:2], HEAD, *FRUIT[2:]], (1,), [2, 3, 5, 6], ((4, "herhaalde kop"),)),
]


STATES = ["Utrecht", "Zeeland", "Drenthe", "Limburg", "Flevoland", "Gelderland"]
AMOUNTS = [[name, 10.5 + n, 200.25 + n, 31.75 * n + 1] for n, name in enumerate(STATES)]
CODES = [[name, f"item {n}", "rood" if n % 2 else "blauw"] for n, name in enumerate(STATES)]

HEADERS = [
    Case(
        "names and values above a wider table are no header",
        [["Gegevens over provincies"], ["Eenheid", "euro"], ["Periode", "jaar"], [], ["Naam", "A", "B", "C"], *AMOUNTS],
        (5,),
        list(range(6, 12)),
    ),
    Case(
        "the corner of a cross table",
        [["Tijd", 2019, 2020, 2021], ["Provincie"], *AMOUNTS],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "a group row below names",
        [["Naam", "A", "B", "C"], ["Noord"], *AMOUNTS],
        (1,),
        list(range(3, 9)),
        ((2, "groepsregel"),),
    ),
    Case(
        "years below names",
        [["Naam", "Inkomen", "Bevolking", "Banen"], [None, 2019, 2020, 2019], *AMOUNTS],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "units and numbers of columns below names",
        [["Naam", "A", "B", "C"], [None, "euro", "km", "jaar"], [None, 1, 2, 3], *AMOUNTS],
        (1, 2, 3),
        list(range(4, 10)),
    ),
    Case(
        "codes below names",
        [["Naam", "Soort ding", "Kleur"], ["prov_naam", "ding_soort", "ding_kleur"], *CODES],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "kinds of answers below names",
        [["Naam", "Soort ding", "Kleur"], ["vrije tekst", "keuzelijst", "meerdere mogelijk"], *CODES],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "periods that are merged over parts",
        [[None, 2019, None, "2020 - 2021"], ["Naam", "A", "B", "A", "B"], *([*row, row[1]] for row in AMOUNTS)],
        (1, 2),
        list(range(3, 9)),
        merges=("B1:C1", "D1:E1"),
    ),
    Case(
        "one name over everything but the first column",
        [[None, "Streek"], ["Jaar", *"ABCDEFGHIJK"], *([*row, *row[1:], *row[1:], 1.5, 2.5] for row in AMOUNTS)],
        (1, 2),
        list(range(3, 9)),
        merges=("B1:L1",),
    ),
    Case(
        "numbers as names",
        [["Sterfte naar leeftijd"], [None, None, None, "eenheid: personen"], ["Naam", 0, 1, 2], *AMOUNTS],
        (3,),
        list(range(4, 10)),
    ),
    Case(
        "one name, above the column of numbers",
        [["Bevolking"], [], [None, "Inwoners"], [None, "in duizenden"], *(row[:2] for row in AMOUNTS)],
        (3, 4),
        list(range(5, 11)),
    ),
    Case(
        "names beside and above parts, with a long one",
        [
            ["Naam", "Bepaling van het gehalte volgens de methode die in het rapport van dat jaar is beschreven"],
            [None, "A", "B", "C"],
            *AMOUNTS,
        ],
        (1, 2),
        list(range(3, 9)),
        merges=("B1:D1",),
    ),
    Case(
        "a record of texts is no second header",
        [["Naam", "Land", "Soort"], ["Appel", "Nederland", "fruit"], ["Prei", "België", "groente; kool"]],
        (1,),
        [2, 3],
    ),
]

ENDS = [
    Case(
        "records after a gap",
        [HEAD, *FRUIT, [], *([f"Vrucht {n}", f"Ras {n}"] for n in range(6))],
        (1,),
        [2, 3, 4, 5, *range(7, 13)],
    ),
    Case(
        "a total in a language without a word for it here",
        [["Naam", "A", "B"], *(["abcdef"[n], n + 1, 10 * n + 3] for n in range(6)), ["Összesen", 21, 168]],
        (1,),
        list(range(2, 8)),
        ((8, "totaal"),),
    ),
    Case(
        "a name that starts with the word for a total",
        [HEAD, *FRUIT, [], *(["Totaal fruit", f"Ras {n}", n, 2.5] for n in range(3))],
        (1,),
        [2, 3, 4, 5, 7, 8, 9],
    ),
    Case(
        "lines after a total",
        [["Naam", "A", "B", "C"], *AMOUNTS, ["Totaal", 81, 1220, 485], ["Nieuwe telling", 82]],
        (1,),
        list(range(2, 8)),
        ((8, "totaal"), (9, "legenda")),
    ),
    Case(
        "a line of another kind after a gap",
        [["Naam", "A", "B", "C"], *AMOUNTS, [], ["Bureau", "voorwaarden", None, None, "gemaakt in mei"]],
        (1,),
        list(range(2, 8)),
        ((9, "voetnoot"),),
    ),
    Case(
        "a note without a gap",
        [["Naam", "A", "B", "C"], *AMOUNTS, ["opgehaald in mei"]],
        (1,),
        list(range(2, 8)),
        ((8, "voetnoot"),),
    ),
]


@pytest.mark.parametrize("case", [*CASES, *HEADERS, *ENDS], ids=lambda case: case.naam)
def test_header_records_and_the_rest(tmp_path: Path, case: Case) -> None:
    assert lines_of(tmp_path, case) == (case.header, case.data, case.skipped)


def test_the_path_of_a_header_joins_its_groups(tmp_path: Path) -> None:
    rows = [["Fruit", None, "Verkoop", None], HEAD, *FRUIT]
    (table,) = find_tables(sheet_of(tmp_path, rows, ("A1:B1", "C1:D1")), NO_HINTS)
    assert [SEPARATOR.join(path) for path in table.paths.values()] == [
        "Fruit › Soort",
        "Fruit › Ras",
        "Verkoop › Aantal",
        "Verkoop › Prijs",
    ]


def test_tables_below_each_other(tmp_path: Path) -> None:
    rows = [HEAD, *FRUIT, [], ["Klanten"], ["Klant", "Punten"], ["Jansen", 3], ["De Vries", 5]]
    tables = find_tables(sheet_of(tmp_path, rows), NO_HINTS)
    assert [(table.header, table.data_lines) for table in tables] == [((1,), [2, 3, 4, 5]), ((8,), [9, 10])]


def test_tables_beside_each_other(tmp_path: Path) -> None:
    rows = [
        [*HEAD, None, None, "Klant", "Punten"],
        *[[*fruit, None, None, f"Klant {n}", n] for n, fruit in enumerate(FRUIT)],
    ]
    rows += [[None] * 6 + [f"Klant {n}", n] for n in range(4, 9)]
    tables = find_tables(sheet_of(tmp_path, rows), NO_HINTS)
    assert [(list(table.paths), len(table.data_lines)) for table in tables] == [([1, 2, 3, 4], 4), ([7, 8], 9)]


def test_tables_beside_each_other_that_list_the_same(tmp_path: Path) -> None:
    rows = [["Naam", "A", None, "Provincie", "B"], *([name, n, None, name, 2 * n] for n, name in enumerate(STATES))]
    tables = find_tables(sheet_of(tmp_path, rows), NO_HINTS)
    assert [list(table.paths) for table in tables] == [[1, 2], [4, 5]]


def test_tables_beside_each_other_that_each_name_their_records(tmp_path: Path) -> None:
    rows = [["Naam", "Land", None, "Interventie", "Land"], ["a", "nl", None, "b", "be"], ["c", "fr", None, "d", "de"]]
    hints = Hints(lambda _: False, lambda _: False, WOORDEN.regels, lambda text: text in {"Naam", "Interventie"})
    assert [list(table.paths) for table in find_tables(sheet_of(tmp_path, rows), hints)] == [[1, 2], [4, 5]]


def test_columns_merged_in_the_header_and_the_records_are_no_gap(tmp_path: Path) -> None:
    rows = [["Kamp", None, "Blok", "Aantal"], *([name, None, f"blok {n}", n] for n, name in enumerate(STATES))]
    (table,) = find_tables(sheet_of(tmp_path, rows, ("A1:B1",)), NO_HINTS)
    assert (table.header, table.data_lines) == ((1,), list(range(2, 8)))


def test_a_row_of_no_is_no_header(tmp_path: Path) -> None:
    marks = [[f"Titel {n}", *("N" if (n + k) % 3 else "J" for k in range(6))] for n in range(4)]
    rows = [["Naam", *(f"Element {k}" for k in range(6))], *marks, ["Titel 5", *["N"] * 6], ["Titel 6", *["J"] * 6]]
    hints = Hints(lambda text: text in {"N", "J", "Naam"}, lambda text: text == "Naam", WOORDEN.regels)
    (table,) = find_tables(sheet_of(tmp_path, rows), hints)
    assert (table.header, table.data_lines) == ((1,), list(range(2, 8)))


def test_a_record_of_known_terms_is_no_header(tmp_path: Path) -> None:
    rows = [["Naam", "Land", "Fase"], ["Alfa", "Nederland", "Begin"], ["Beta", "België; Frankrijk", "Begin; Eind"]]
    hints = Hints(
        lambda text: text in {"Naam", "Land", "Fase", "Nederland", "Begin"}, lambda text: text == "Land", WOORDEN.regels
    )
    (table,) = find_tables(sheet_of(tmp_path, [*rows, ["Gamma", "Duitsland", "Eind"]]), hints)
    assert (table.header, table.data_lines) == ((1,), [2, 3, 4])


def test_a_title_with_the_same_header_again_starts_a_table(tmp_path: Path) -> None:
    rows = [["Noord"], HEAD, *FRUIT, ["Zuid"], HEAD, *FRUIT]
    tables = find_tables(sheet_of(tmp_path, rows), NO_HINTS)
    assert [(table.titles, table.header, table.data_lines) for table in tables] == [
        ((1,), (2,), [3, 4, 5, 6]),
        ((7,), (8,), [9, 10, 11, 12]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Toelichting"], ["Dit bestand is een voorbeeld."], ["Elke rij is een stuk fruit."]],
        [["Aantekening"], ["Nog nalopen: schrijfwijze van namen."]],
        [["alleen dit"]],
    ],
    ids=["explanation", "notes", "one cell"],
)
def test_text_is_no_table(tmp_path: Path, rows: Rows) -> None:
    assert find_tables(sheet_of(tmp_path, rows), NO_HINTS) == []
