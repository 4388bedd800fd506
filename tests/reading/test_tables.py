"""Where the header, the records and everything else of a table are, for tables of any field."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.workbooks import Rows, write_rows
from toolkit.reading.body import LineKind
from toolkit.reading.open import open_workbook
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.shape import Hints
from toolkit.reading.sheet import Sheet
from toolkit.reading.tables import find_tables

NO_HINTS = Hints(lambda _: False, lambda _: False)


@dataclass(frozen=True)
class Case:
    """A sheet, and what is expected: header lines, data lines, and skipped lines with the reason."""

    naam: str
    rows: Rows
    header: tuple[int, ...]
    data: list[int]
    skipped: tuple[tuple[int, str], ...] = ()
    merges: tuple[str, ...] = ()


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


def sheet_of(tmp_path: Path, rows: Rows, merges: tuple[str, ...] = ()) -> Sheet:
    book = Workbook()
    write_rows(book.worksheets[0], rows)
    for ref in merges:
        book.worksheets[0].merge_cells(ref)
    book.save(tmp_path / "x.xlsx")
    return open_workbook(tmp_path / "x.xlsx")[0].sheets[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.naam)
def test_header_records_and_the_rest(tmp_path: Path, case: Case) -> None:
    (table,) = find_tables(sheet_of(tmp_path, case.rows, case.merges), NO_HINTS)
    skipped = tuple((entry.line, entry.kind.value) for entry in table.body if entry.kind is not LineKind.DATA)
    assert (table.header, table.data_lines, skipped) == (case.header, case.data, case.skipped)


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
