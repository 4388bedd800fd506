"""Every rule that decides about a line has a sheet that is read wrongly without it."""

from pathlib import Path

import pytest

from tests.reading.cases import Case, lines_of

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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.naam)
def test_the_smallest_sheet_of_a_rule(tmp_path: Path, case: Case) -> None:
    assert lines_of(tmp_path, case) == (case.header, case.data, case.skipped)
