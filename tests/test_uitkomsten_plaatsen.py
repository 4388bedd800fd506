"""Outcomes beside crosses, in headings, and in a column that may mean something else: a status or one question."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from tests.uitkomsten import HEAD, ROW, Catalogue, Tagged, tagged
from tests.workbooks import Rows

BAND = ["A1:A2", "B1:B2", "C1:C2"]
E, Z, V = "empathie", "zelfvertrouwen", "persoonlijke-veerkracht"
Row = tuple[Sequence[object], set[Tagged]] | str  # cells behind name, country and group, and the tags; or a group row


@dataclass(frozen=True)
class Case:
    """A sheet of its own workbook: header, rows with their tags, and the codes and answers that belong to it."""

    naam: str
    kop: Rows
    rows: Sequence[Row]
    codes: Sequence[str] = ()
    merges: Sequence[str] = ()
    yaml: str = ""
    blad: str = "Blad1"
    boven: Rows = ()


def _crosses(*statuses: tuple[str | None, str | None]) -> list[Row]:
    """Return rows with two crosses and a status beside each."""
    return [(["x", one, "x", other], {(E, _id(one)), (Z, _id(other))}) for one, other in statuses]


def _id(status: str | None) -> str | None:
    return status.replace(" ", "_") if status else None


TWO = _crosses(("geen effect", "effect"), ("effect", "gemengd"), ("beoogd", None))
ONE: list[Row] = [
    (["x", "geen effect", None, None], {(E, "geen_effect")}),
    ([None, None, "x", "effect"], {(Z, "effect")}),
]
BESIDE_CROSSES = [
    Case("status naast elk", [[*HEAD, "Empathie", "Status", "Zelfvertrouwen", "Status"]], [*TWO, *ONE]),
    Case("effect naast elk", [[*HEAD, "Empathie", "Effect", "Zelfvertrouwen", "Effect"]], TWO),
    Case("andere koppen", [[*HEAD, "Empathie", "Uitkomst per element", "Zelfvertrouwen", "Status"]], TWO),
    Case("Engels", [[*HEAD, "Empathy", "Outcome per element", "Self-confidence", "Outcome per element"]], TWO),
    Case(
        "status ervoor",
        [[*HEAD, "Status", "Empathie", "Status", "Zelfvertrouwen"]],
        [(["geen effect", "x", "effect", "x"], {(E, "geen_effect"), (Z, "effect")})] * 2,
    ),
    Case(
        "alleen de eerste",
        [[*HEAD, "Empathie", "Status", "Zelfvertrouwen"]],
        [
            (["x", "geen effect", "x"], {(E, "geen_effect"), (Z, None)}),
            (["x", "effect", None], {(E, "effect")}),
            ([None, None, "x"], {(Z, None)}),
        ],
    ),
    Case(
        "een voor allebei",
        [[*HEAD, "Empathie", "Zelfvertrouwen", "Status"]],
        [
            (["x", None, "geen effect"], {(E, "geen_effect")}),
            ([None, "x", "effect"], {(Z, "effect")}),
            (["x", "x", "gemengd; effect"], {(E, "gemengd"), (Z, "effect")}),
            (["x", "x", "gemengd"], {(E, None), (Z, None)}),
        ],
        ["status_onduidelijk"],
    ),
    Case(
        "band boven alles",
        [
            [*HEAD, "Werkzame elementen", None, None, None],
            [None, None, None, "Empathie", "Status", "Zelfvertrouwen", "Status"],
        ],
        [*TWO, *ONE],
        merges=[*BAND, "D1:G1"],
    ),
    Case(
        "band per element",
        [
            [*HEAD, "Empathie", None, "Zelfvertrouwen", None],
            [None, None, None, "Aanwezig", "Status", "Aanwezig", "Status"],
        ],
        [*TWO, *ONE],
        merges=[*BAND, "D1:E1", "F1:G1"],
    ),
    Case(
        "band per element zonder kruisjes",
        [[*HEAD, "Empathie", "Zelfvertrouwen"], [None, None, None, "Status", "Status"]],
        [(["geen effect", "effect"], {(E, "geen_effect"), (Z, "effect")})] * 2,
        merges=BAND,
    ),
    Case(
        "kruisje per status",
        [
            [*HEAD, "Empathie", None, "Zelfvertrouwen", None],
            [None, None, None, "Effect", "Geen effect", "Effect", "Geen effect"],
        ],
        [
            (["x", None, None, "x"], {(E, "effect"), (Z, "geen_effect")}),
            ([None, "x", "x", None], {(E, "geen_effect"), (Z, "effect")}),
        ],
        merges=[*BAND, "D1:E1", "F1:G1"],
    ),
    Case(
        "lijst en kruisjes",
        [[*HEAD, "Werkzaam element", "Status", "Zelfvertrouwen", "Status"]],
        [(["Empathie", "geen effect", "x", "effect"], {(E, "geen_effect"), (Z, "effect")})] * 2,
    ),
    Case(
        "wat niet past is een vraag",
        [[*HEAD, "Empathie", "Status", "Zelfvertrouwen", "Status"]],
        [
            *_crosses(("geen effect", "effect")) * 4,
            (["nee", "geen effect", "x", "effect"], {(Z, "effect")}),
            ([None, "effect", "x", "in de helft"], {(Z, None)}),
            (["geen effect", "effect", "x", None], {(E, None), (Z, None)}),
        ],
        ["status_onduidelijk", "status_onduidelijk", "status_zonder_element", "teken_onduidelijk"],
    ),
    Case(
        "twee statussen naast een lijst",
        [[*HEAD, "Werkzaam element", "Status", "Effect"]],
        [(["Empathie", "effect", "effect"], {(E, "effect")}), (["Empathie", "effect", "geen effect"], {(E, None)})],
        ["status_onduidelijk"],
    ),
]  # fmt: skip

LIST = [[*HEAD, "Werkzame elementen"]]
HEADINGS = [
    Case("groepsregel", LIST, ["Geen effect", (["Empathie"], {(E, None)}), (["Veerkracht"], {(V, None)}), "Effect",
                               (["Empathie (gemengd)"], {(E, "gemengd")})], ["kopje_onduidelijk"]),
    Case("groepsregel beslist", LIST, ["Geen effect", (["Empathie"], {(E, "geen_effect")}), "Effect",
                                       (["Empathie; Veerkracht"], {(E, "effect"), (V, "effect")})],
         yaml='kopjes: {"geen effect": geen_effect, Effect: effect}'),
    Case("groepsregel zegt niets", LIST, ["Geen effect", (["Empathie"], {(E, None)}), (["Veerkracht"], {(V, None)})],
         yaml="indeling: {Blad1: {kopjes: {Geen effect: leeg}}}"),
    Case("groepsregel spreekt tegen", LIST, ["Geen effect", (["Empathie: effect"], {(E, "effect")}),
                                             (["Veerkracht"], {(V, "geen_effect")})],
         ["status_onduidelijk"], yaml="kopjes: {Geen effect: geen_effect}"),
    Case("groepsregel met meer woorden", LIST, ["Programma's zonder effect", (["Empathie"], {(E, None)}),
                                                (["Veerkracht"], {(V, None)})], ["kopje_onduidelijk"]),
    Case("groepsregel boven kruisjes", [[*HEAD, "Empathie", "Zelfvertrouwen"]],
         ["Geen effect", (["x", "x"], {(E, "geen_effect"), (Z, "geen_effect")}), (["x", None], {(E, "geen_effect")})],
         yaml="kopjes: {Geen effect: geen_effect}"),
    Case("groepsregel zonder elementen", [[*HEAD, "Aanpak"]], ["Geen effect", (["Sport"], set()), (["Muziek"], set())]),
    Case("bladnaam", LIST, [(["Empathie"], {(E, None)})] * 2, ["kopje_onduidelijk"], blad="Werkzaam"),
    Case("bladnaam niet", LIST, [(["Empathie"], {(E, None)})] * 2, ["kopje_onduidelijk"], blad="Geen effect (2)"),
    Case("bladnaam beslist", LIST, [(["Empathie"], {(E, "effect")})] * 2, blad="Werkzaam",
         yaml="kopjes: {werkzaam: effect}"),
    Case("titel", LIST, [(["Empathie"], {(E, None)})] * 2, ["kopje_onduidelijk"], boven=[["Geen effect"], []]),
    Case("band boven elementen", [[*HEAD, "Geen effect", None], [None, None, None, "Empathie", "Zelfvertrouwen"]],
         [(["x", "x"], {(E, "geen_effect"), (Z, "geen_effect")}), (["x", None], {(E, "geen_effect")}),
          ([None, "x"], {(Z, "geen_effect")})], merges=[*BAND, "D1:E1"]),
    Case("twee banden", [[*HEAD, "Effect", None, "Geen effect", None],
                         [None, None, None, "Empathie", "Zelfvertrouwen", "Empathie", "Zelfvertrouwen"]],
         [(["x", None, None, "x"], {(E, "effect"), (Z, "geen_effect")}),
          ([None, "x", "x", None], {(Z, "effect"), (E, "geen_effect")})],
         merges=[*BAND, "D1:E1", "F1:G1"]),
    Case("band spreekt cel tegen", [[*HEAD, "Geen effect", None], [None, None, None, "Empathie", "Zelfvertrouwen"]],
         [(["x", "effect"], {(E, "geen_effect"), (Z, None)}), (["x", "x"], {(E, "geen_effect"), (Z, "geen_effect")})],
         ["status_onduidelijk"], merges=[*BAND, "D1:E1"]),
    Case("band boven meer dan elementen", [[*HEAD, "Geen effect", None, None],
                                           [None, None, None, "Empathie", "Zelfvertrouwen", "Aanpak"]],
         [(["x", "x", "Gesprekken"], {(E, None), (Z, None)}), (["x", None, "Sport"], {(E, None)})],
         ["kopje_onduidelijk"], merges=[*BAND, "D1:F1"]),
    Case("lijst onder status", [[*HEAD, "Effect", "Geen effect"]],
         [(["Empathie", "Zelfvertrouwen"], set()), (["Zelfvertrouwen", "Veerkracht"], set())] * 2,
         ["kolom_vraag", "kolom_vraag"]),
    Case("lijst onder status beslist", [[*HEAD, "Effect", "Geen effect"]],
         [(["Empathie", "Zelfvertrouwen"], {(E, "effect"), (Z, "geen_effect")}),
          (["Zelfvertrouwen; Empathie", None], {(Z, "effect"), (E, "effect")})],
         yaml="indeling: {Blad1: {kolommen: {Effect: werkzaam_element, Geen effect: werkzaam_element}}}"),
    Case("kop met status", [[*HEAD, "Werkzame elementen (geen effect)"]], [(["Empathie"], {(E, "geen_effect")})] * 2),
    Case("kop met twijfel", [[*HEAD, "Werkzame elementen zonder effect"]], [(["Empathie"], set())] * 2,
         ["kolom_onbekend"]),
    Case("kop met twijfel, zeker veld", [[*HEAD, "Werkzame elementen zonder effect"]],
         [(["Empathie"], {(E, None)}), (["Veerkracht"], {(V, None)}), (["Zelfvertrouwen"], {(Z, None)})],
         ["kopje_onduidelijk"]),
    Case("term met status", [[*HEAD, "Empathie (geen effect)", "Zelfvertrouwen"]],
         [(["x", "x"], {(E, "geen_effect"), (Z, None)})] * 2),
    Case("gewone kop", [[*HEAD, "Effectieve elementen"]], [(["Empathie"], {(E, None)})] * 2),
]  # fmt: skip

BESIDE = [[*HEAD, "Werkzaam element", "Status"]]


def _beside(*cells: tuple[str, str | None]) -> list[Row]:
    return [(["Empathie", text], {(E, status)}) for text, status in cells]


def _no_status(*cells: str) -> list[Row]:
    return _beside(*((text, None) for text in cells))


ODD = ["loopt", "gestopt", "ja", "nee", "in de helft", "3 maanden", "Empathie", "geen effect op korte termijn"]
OUTCOMES = [("effect", "effect"), ("geen effect", "geen_effect"), ("gemengd", "gemengd"), ("effect", "effect")]
RUNNING = ["loopt", "gestopt", "loopt", "gestopt", "loopt"]
ODD_OUTCOMES = ["effect", "geen effect", "+", "++", "gemengd", "beoogd"]
AS_A_WHOLE = [
    *(Case(f"uitkomsten met {odd}", BESIDE, _beside(*OUTCOMES, (odd, None)), ["status_onduidelijk"]) for odd in ODD),
    Case("uitkomsten met onbekend", BESIDE, _beside(*OUTCOMES, ("onbekend", None))),
    Case("uitkomsten met een cijfer", BESIDE, _beside(*OUTCOMES, ("3", None)), ["teken_onduidelijk"]),
    *(Case(f"loopt met {odd}", BESIDE, _no_status(*RUNNING, odd), ["waarde_onbeslist"]) for odd in ODD_OUTCOMES),
    Case("half om half", BESIDE, _no_status("effect", "loopt"), ["kolom_vraag"]),
    Case("twee tegen twee", BESIDE, _no_status("effect", "geen effect", "loopt", "gestopt"), ["kolom_vraag"]),
    Case("nee met een uitkomst", BESIDE, _no_status("nee", "nee", "nee", "geen effect"), ["kolom_vraag"]),
    Case("alleen nee", BESIDE, _no_status("nee", "nee", "nee"), ["kolom_vraag"]),
    Case(
        "half om half beslist",
        BESIDE,
        _beside(("effect", "effect"), ("loopt", None)),
        ["status_onduidelijk"],
        yaml="indeling: {Blad1: {kolommen: {Status: werkzaam_element}}}",
    ),
    Case(
        "toch actualiteit",
        BESIDE,
        _beside(("effect", None), ("effect", None), ("loopt", None)),
        ["waarde_onbeslist", "waarde_onbeslist"],
        yaml="indeling: {Blad1: {kolommen: {Status: actualiteit}}}",
    ),
    Case(
        "een vreemde cel naast kruisjes",
        [[*HEAD, "Empathie", "Status", "Zelfvertrouwen", "Status"]],
        [
            *_crosses(("geen effect", None), ("effect", None), ("gemengd", None)),
            ([None, None, "x", "loopt"], {(Z, None)}),
        ],
        ["status_onduidelijk"],
    ),
]  # fmt: skip

CASES = [*BESIDE_CROSSES, *HEADINGS, *AS_A_WHOLE]
CODES = ["waarde_onbeslist", "status_onduidelijk", "kruisje_onduidelijk", "teken_onduidelijk", "status_zonder_element",
         "kopje_onduidelijk", "kolom_vraag", "kolom_onbekend", "kolom_dubbel"]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    made = Catalogue(tmp_path_factory.mktemp("plaatsen"))
    for case in CASES:
        rows = [[row] if isinstance(row, str) else [made.naam(row[1]), *ROW, *row[0]] for row in case.rows]
        made.sheet(_werkboek(case), case.blad, [*case.boven, *case.kop, *rows], case.merges)
        if case.yaml:
            made.yaml[_werkboek(case)] = case.yaml
    return made


def _werkboek(case: Case) -> str:
    return f"werkboek {CASES.index(case)}"


@pytest.fixture(scope="module")
def database(made: Catalogue) -> Iterator[sqlite3.Connection]:
    connection = made.build()
    yield connection
    connection.close()


@pytest.mark.parametrize("case", CASES, ids=[case.naam for case in CASES])
def test_an_outcome_gives_its_status_or_one_question(made: Catalogue, database: sqlite3.Connection, case: Case) -> None:
    found = tagged(database)
    names = [str(row[0]) for row in made.workbooks[_werkboek(case)][case.blad] if row and row[0] in made.expected]
    asked = database.execute(
        f"select code from bevinding where bestand = ? and code in ({', '.join('?' * len(CODES))}) order by code",
        (f"{_werkboek(case)}.xlsx", *CODES),
    )
    assert [found[naam] for naam in names] == [made.expected[naam] for naam in names]
    assert [code for (code,) in asked] == sorted(case.codes)


def test_an_odd_cell_leaves_the_rest_of_its_column_what_it_is(database: sqlite3.Connection) -> None:
    cases = [case for case in AS_A_WHOLE if case.naam.startswith("loopt met")]
    for case in cases:
        ((often,),) = database.execute(
            "select count(*) from interventie_actualiteit join broncel on broncel.id = broncel_id "
            "join bron on bron.id = bron_id where bestand = ?",
            (f"{_werkboek(case)}.xlsx",),
        )
        assert often == len(RUNNING), case.naam


def test_a_question_says_how_to_answer_it(database: sqlite3.Connection) -> None:
    def melding(naam: str, code: str) -> str:
        case = next(case for case in CASES if case.naam == naam)
        ((text,),) = database.execute(
            "select melding from bevinding where bestand = ? and code = ?", (f"{_werkboek(case)}.xlsx", code)
        )
        return str(text)

    assert '`kopjes: {"Geen effect": …, "Effect": …}`' in melding("groepsregel", "kopje_onduidelijk")
    assert "zet er dan `werkzaam_element`" in melding("half om half", "kolom_vraag")
