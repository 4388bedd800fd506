"""Every rule that decides about a line has a sheet that is read wrongly without it."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.reading import test_statistics, test_tables
from tests.reading.cases import WOORDEN, Case, lines_of, sheet_of
from toolkit.reading import body, header_depth, header_groups, tail
from toolkit.reading.shape import Hints
from toolkit.reading.tables import find_tables

STATES = ["Utrecht", "Zeeland", "Drenthe", "Limburg", "Flevoland", "Gelderland"]
AMOUNTS = [[name, 10.5 + n, 200.25 + n, 31.75 * n + 1] for n, name in enumerate(STATES)]
PROGRAMMES = [[f"Programma {name}", "Nederland" if n % 2 else "België", "jongeren"] for n, name in enumerate(STATES)]
WIDER = [["Naam", *"ABCD"], *([*row, row[1]] for row in AMOUNTS)]
HEAD = ["Naam", "Land", "Doelgroep"]

# The smallest sheet for each rule of which no other test shows why it is there.
CASES = [
    Case(
        "a merged range over a part of a merged name",
        [[None, None, "cijfers van mei", None, None], [None, "Verkoop", None, "Inkoop", None], *WIDER],
        (2, 3),
        list(range(4, 10)),
        merges=("C1:D1", "B2:C2", "D2:E2"),
    ),
    Case(
        "a name and its value above the header",
        [["Eenheid", "euro"], ["Naam", "A", "A", "B"], *AMOUNTS],
        (2,),
        list(range(3, 9)),
    ),
    Case(
        "an address above the header",
        [[None, None, "https://voorbeeld.nl"], ["Naam", "A", "B", "C"], *AMOUNTS],
        (2,),
        list(range(3, 9)),
    ),
    Case(
        "labels with a colon above the header",
        [["Bron: veiling", None, "Jaar: 2020"], ["Naam", "A", "A", "C"], *AMOUNTS],
        (2,),
        list(range(3, 9)),
    ),
    Case(
        "a title above a gap, to the right",
        [[None, "Verkoop"], [], ["Naam", "A", "B", "C"], *AMOUNTS],
        (3,),
        list(range(4, 10)),
    ),
    Case(
        "a name of a group that is merged, not from the first column on",
        [HEAD, *PROGRAMMES[:3], [None, "Voor ouders", None], *PROGRAMMES[3:]],
        (1,),
        [2, 3, 4, 6, 7, 8],
        ((5, "groepsregel"),),
        merges=("B5:C5",),
    ),
    Case(
        "parts of merged names",
        [
            ["Naam", "Herkomst", None],
            [None, "Land", "Streek"],
            *([name, "nl", f"s{n}"] for n, name in enumerate(STATES)),
        ],
        (1, 2),
        list(range(3, 9)),
        merges=("B1:C1",),
    ),
    Case(
        "parts to the right of a group name that is not merged",
        [
            ["Naam", "Herkomst", None],
            [None, "Land", "Streek"],
            *([name, "nl", f"s{n}"] for n, name in enumerate(STATES)),
        ],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "a name that is merged downwards",
        [
            ["Naam", "Herkomst", None],
            [None, "Land", "Streek"],
            *([name, "nl", f"s{n}"] for n, name in enumerate(STATES)),
        ],
        (1, 2),
        list(range(3, 9)),
        merges=("A1:A2", "B1:C1"),
    ),
    Case(
        "a line of crosses below names",
        [["Naam", "A", "B"], ["Alfa", "x", None], ["Beta", None, "x"], ["Gamma", "x", "x"]],
        (1,),
        [2, 3, 4],
    ),
    Case(
        "a title over the whole table, merged",
        [["Overzicht van alle", None, None, None], ["Naam", "A", "B", "C"], *AMOUNTS],
        (2,),
        list(range(3, 9)),
        merges=("A1:D1",),
    ),
    Case(
        "a note and a long text below the records",
        [HEAD, *PROGRAMMES, ["Bron: opgave van de makers"]],
        (1,),
        list(range(2, 8)),
        ((8, "voetnoot"),),
    ),
    Case(
        "names of groups in a table of two columns",
        [HEAD[:2], ["Voor ouders"], *(row[:2] for row in PROGRAMMES[:3]), ["Anders"], PROGRAMMES[3][:2]],
        (1,),
        [3, 4, 5, 7],
        ((2, "groepsregel"), (6, "groepsregel")),
    ),
    *(
        Case(
            f"{what} of two columns without a value",
            [HEAD[:2], *rows],
            (1,),
            list(range(2, 2 + len(rows))),
        )
        for what, rows in (
            ("records", [PROGRAMMES[0][:2], ["Kompas"], PROGRAMMES[1][:2], ["De Brug"], PROGRAMMES[2][:2]]),
            ("a first record", [["Kompas"], *(row[:2] for row in PROGRAMMES)]),
            ("a first and a last record", [["Kompas"], *(row[:2] for row in PROGRAMMES), ["De Brug"]]),
            ("records below each other", [["Kompas"], PROGRAMMES[0][:2], ["De Brug"], ["Baken"], PROGRAMMES[1][:2]]),
        )
    ),
    Case(
        "titles below each other after the records are no records, and so groups are groups",
        [HEAD, ["Noord"], *PROGRAMMES[:5], ["Zuid"], PROGRAMMES[5], [], ["Vervolg"], ["Lijst"], ["2020"], ["Versie 2"]],
        (1,),
        [3, 4, 5, 6, 7, 9],
        ((2, "groepsregel"), (8, "groepsregel"), *((line, "voetnoot") for line in range(11, 15))),
    ),
    Case(
        "a long text below the records",
        [
            HEAD,
            *PROGRAMMES,
            ["Deze lijst is gemaakt door het projectteam, met hulp van wie de programma's heeft bedacht"],
        ],
        (1,),
        list(range(2, 8)),
        ((8, "voetnoot"),),
    ),
    Case(
        "a record of one text after a gap is not the corner",
        [["Naam", "A", "B", "C"], [], ["Noord"], *AMOUNTS],
        (1,),
        list(range(4, 10)),
        ((3, "groepsregel"),),
    ),
    Case(
        "tags for machines below the header",
        [HEAD, [None, "#country", "#pop+nl"], *PROGRAMMES],
        (1, 2),
        list(range(3, 9)),
    ),
    Case(
        "a complete last record with the sum of one number",
        [[*HEAD, "Jaar"], *([*row, 2015 if n in (1, 5) else None] for n, row in enumerate(PROGRAMMES))],
        (1,),
        list(range(2, 8)),
    ),
    Case(
        "a header with an abbreviation on each page",
        [HEAD, *PROGRAMMES[:3], ["Naam", "Land", "Doelgr."], *PROGRAMMES[3:]],
        (1,),
        [2, 3, 4, 6, 7, 8],
        ((5, "herhaalde kop"),),
    ),
    Case(
        "a total between the records, that has a word for it in two columns",
        [["Code", "Naam", "A", "B"], *([n, *row[:3]] for n, row in enumerate(AMOUNTS)), ["Totaal", "Totaal", 9, 8]],
        (1,),
        list(range(2, 8)),
        ((8, "totaal"),),
    ),
]


# Which sheet is read otherwise when a rule is switched off: table of rules, rule, sheet.
MISSED = [
    (
        header_depth,
        "DEPTH_RULES",
        "een samengevoegde cel van de kop loopt door",
        "one name over all columns but that of the records",
    ),
    (header_depth, "DEPTH_RULES", "nummert de kolommen", "numbered columns"),
    (header_depth, "DEPTH_RULES", "jaren of nummers boven bedragen", "years below names"),
    (header_depth, "DEPTH_RULES", "zegt wat voor antwoord in de kolom hoort", "kinds of answers below names"),
    (header_depth, "DEPTH_RULES", "alleen #tags", "tags for machines below the header"),
    (header_depth, "DEPTH_RULES", "een regel met getallen", "months as text before months as dates"),
    (
        header_depth,
        "DEPTH_RULES",
        "geeft veel meer kolommen een naam",
        "two names above a row with names for everything",
    ),
    (
        header_depth,
        "DEPTH_RULES",
        "vult de gaten naast een groepsnaam",
        "parts to the right of a group name that is not merged",
    ),
    (header_depth, "DEPTH_RULES", "geeft de eerste kolom een naam", "the corner of a cross table"),
    (header_depth, "DEPTH_RULES", "tekst boven kolommen met getallen", "units and numbers of columns below names"),
    (header_depth, "DEPTH_RULES", "codes van de kolommen", "codes below names"),
    (header_groups, "GROUP_RULES", "niet direct boven de kop", "a title above a gap, to the right"),
    (header_groups, "GROUP_RULES", "boven een tabel die het bestand zelf aanwijst", "remarks above a declared table"),
    (header_groups, "GROUP_RULES", "een regel met getallen", "sums above the header"),
    (header_groups, "GROUP_RULES", "te lang voor een naam", "a title and, far to the right, the number of the table"),
    (header_groups, "GROUP_RULES", "alleen kruisjes", "crosses above the names of hours"),
    (header_groups, "GROUP_RULES", "een zin of opmerking", "a sentence to the right"),
    (
        header_groups,
        "GROUP_RULES",
        "loopt dwars door samengevoegde koppen",
        "a merged range over a part of a merged name",
    ),
    (header_groups, "GROUP_RULES", "een naam met een waarde", "a name and its value above the header"),
    (header_groups, "GROUP_RULES", "boven een deel van een reeks jaren", "the unit above a part of the years"),
    (
        header_groups,
        "GROUP_RULES",
        "één groepsnaam boven meer kolommen",
        "unmerged groups, in the middle and at the end",
    ),
    (header_groups, "GROUP_RULES", "één cel boven de eerste kolom", "the unit in brackets at the end"),
    (header_groups, "GROUP_RULES", "samengevoegde groepsnamen", "merged groups"),
    (header_groups, "GROUP_RULES", "groepsnamen naast of boven de kolomnamen", "groups above a declared table"),
    (
        header_groups,
        "GROUP_RULES",
        "dezelfde namen keren terug onder groepen",
        "series with labels, some after a gap, above their months",
    ),
    (tail, "_SCANS", "een blok zonder records na een lege regel", "a line of another kind after a gap"),
    (tail, "_SCANS", "noten of legenda tot het einde", "the source of every column as last line"),
    (tail, "_SCANS", "een totaal met alleen noten eronder", "lines after a total"),
    (
        tail,
        "_SCANS",
        "de sommen of gemiddelden van de regels erboven",
        "a total in a language without a word for it here",
    ),
    (tail, "END_RULES", "getallen zonder naam", "sums without a name as last line"),
    (tail, "END_RULES", "woorden waar getallen horen", "the source of every column as last line"),
    (tail, "END_RULES", "alleen een webadres", "an address as last line"),
    (body, "INNER_RULES", "de kop nog een keer", "repeated header"),
    (
        body,
        "INNER_RULES",
        "één tekst over de breedte",
        "a name of a group that is merged, not from the first column on",
    ),
    (body, "INNER_RULES", "één tekst in de eerste kolom", "group rows"),
]
BY_NAME = {
    case.naam: case
    for case in [*CASES, *test_tables.CASES, *test_tables.HEADERS, *test_tables.ENDS, *test_statistics.CASES]
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.naam)
def test_the_smallest_sheet_of_a_rule(tmp_path: Path, case: Case) -> None:
    assert lines_of(tmp_path, case) == (case.header, case.data, case.skipped)


@pytest.mark.parametrize(("module", "table", "rule", "sheet"), MISSED, ids=lambda value: str(value))
def test_a_sheet_misses_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, table: str, rule: str, sheet: str
) -> None:
    case, rules = BY_NAME[sheet], getattr(module, table)
    names = [one[0] if isinstance(one, tuple) else one.naam for one in rules]
    monkeypatch.setattr(module, table, tuple(one for one, naam in zip(rules, names, strict=True) if naam != rule))
    assert rule in names
    assert lines_of(tmp_path, case) != (case.header, case.data, case.skipped)


def test_a_known_word_alone_is_a_group_in_a_narrow_table_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [HEAD[:2], ["Voor ouders"], *(row[:2] for row in PROGRAMMES)]
    hints = Hints(lambda text: text == "Voor ouders", lambda _: False, WOORDEN.regels)
    sheet = sheet_of(tmp_path, rows)
    (table,) = find_tables(sheet, hints)
    assert table.data_lines == list(range(3, 9))
    rules = tuple(rule for rule in body.INNER_RULES if rule.naam != "een bekend woord alleen")
    monkeypatch.setattr(body, "INNER_RULES", rules)
    assert find_tables(sheet, hints)[0].data_lines == list(range(2, 9))
