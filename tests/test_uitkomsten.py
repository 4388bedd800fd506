"""No outcome is lost: every wording of a status, in every place where a status can stand, through the whole build.

The wordings come from ``data/waarden.yml``: a new word is tested by being there.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import cell
from tests.conftest import DATA
from tests.uitkomsten import HEAD, ROW, SIGNS, WORDINGS, WORDS, Catalogue, Tagged, tagged
from tests.workbooks import Rows
from toolkit.curation import load_curation
from toolkit.reading.workbook_reading import FieldValue
from toolkit.terms.split import Splitter

LEGEND = "; ".join(f"{sign} = {status.replace('_', ' ')}" for sign, status in SIGNS)

IN_A_CELL: list[tuple[str, Callable[[str], str]]] = [
    ("dubbele punt", lambda word: f"Empathie: {word}"),
    ("streepje", lambda word: f"Empathie - {word}"),
    ("haken", lambda word: f"Empathie ({word})"),
    ("rechte haken", lambda word: f"Empathie [{word}]"),
    ("Engels", lambda word: f"Empathy: {word.upper()}"),
    ("met noot", lambda word: f"Empathie ({word}): in het verslag"),
]


SIGN_IN_A_CELL: list[tuple[str, Callable[[str], str]]] = [
    *IN_A_CELL,
    ("erachter", lambda sign: f"Empathie {sign}"),
    ("vast", lambda sign: f"Empathie{sign}" if sign != "0" else "Empathie 0"),
    ("ervoor", lambda sign: f"{sign} Empathie" if sign != "-" else "(-) Empathie"),
    ("met aantal", lambda sign: f"Empathie: {sign} (n=30)"),
    ("in een lijst", lambda sign: f"Empathie {sign}, "),
]


def _in_cells(made: Catalogue) -> None:
    head = [*HEAD, "Werkzame elementen"]
    for blad, write in IN_A_CELL:
        rows = [[made.naam({("empathie", status)}), *ROW, write(word)] for word, status in WORDS]
        made.sheet("lijst", blad, [head, *rows])
    several = [
        [made.naam({("zelfvertrouwen", None), ("empathie", status)}), *ROW, f"• Zelfvertrouwen\n• Empathie: {word}"]
        for word, status in WORDS
    ]
    made.sheet("lijst", "opsomming", [head, *several])
    for blad, write in SIGN_IN_A_CELL:
        for werkboek, below in (("legenda", [[], [LEGEND]]), ("tekens_yaml", [])):
            explained = [[made.naam({("empathie", status)}), *ROW, write(sign)] for sign, status in SIGNS]
            made.sheet(werkboek, f"lijst {blad}", [head, *explained, *below])
        asked = [[made.naam(set()), *ROW, write(sign)] for sign, _ in SIGNS]
        made.sheet("vraag", f"lijst {blad}", [head, *asked, [made.naam({("empathie", None)}), *ROW, "Empathie"]])


def _columns_of_terms(made: Catalogue) -> None:
    """A column per element: with and without a band above it, in Dutch and English, mixed and one wording alone."""

    def rows() -> list[list[object]]:
        return [[made.naam({("empathie", status)}), *ROW, word, None] for word, status in WORDS]

    made.sheet("kolommen", "los", [[*HEAD, "Empathie", "Zelfvertrouwen"], *rows()])
    made.sheet("kolommen", "Engels", [["Name of intervention", "Country", "Target group", "Empathy", None], *rows()])
    band = [[*HEAD, "Werkzame elementen", None], [None, None, None, "Empathie", "Zelfvertrouwen"]]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]
    made.sheet("kolommen", "band", [*band, *rows()], merges)
    for number, (word, status) in enumerate(WORDS):
        alone: list[list[object]] = [[made.naam({("empathie", status)}), *ROW, word], [made.naam(set()), *ROW, None]]
        made.sheet("alleen", f"blad {number}", [[*HEAD, "Empathie"], *alone])


def _columns_beside(made: Catalogue) -> None:
    for kop in ("Status", "Uitkomst per element", "Effect"):
        rows = [[made.naam({("empathie", status)}), *ROW, "Empathie", word] for word, status in WORDS]
        made.sheet("naast", kop, [[*HEAD, "Werkzaam element", kop], *rows])
    rows = [[made.naam({("empathie", status)}), *ROW, word, "Empathy"] for word, status in WORDS]
    head = ["Name of intervention", "Country", "Target group", "Status", "Working elements"]
    made.sheet("naast", "ervoor", [head, *rows])
    pairs = [
        [
            made.naam({("empathie", status), ("zelfvertrouwen", "effect")}),
            *ROW,
            "Empathie\nZelfvertrouwen",
            f"{word}\neffect",
        ]
        for word, status in WORDS
    ]
    made.sheet("naast", "even veel", [[*HEAD, "Werkzaam element", "Status"], *pairs])


def _signs(made: Catalogue) -> None:
    """Signs with a legend in one cell, in several cells, in a small table, above and below; and with YAML."""
    head = [*HEAD, "Empathie", "Zelfvertrouwen"]

    def rows() -> list[list[object]]:
        return [[made.naam({("empathie", status)}), *ROW, sign, None] for sign, status in SIGNS]

    def beside() -> list[list[object]]:
        return [[made.naam({("empathie", status)}), *ROW, "Empathie", sign] for sign, status in SIGNS]

    explained = [[f"{sign} = {status.replace('_', ' ')}"] for sign, status in SIGNS]
    table = [[sign, status.replace("_", " ")] for sign, status in SIGNS]
    made.sheet("legenda", "een cel onder", [head, *rows(), [], [LEGEND]])
    made.sheet("legenda", "een cel direct", [head, *rows(), [f"Legenda: {LEGEND}"]])
    made.sheet("legenda", "een cel boven", [[LEGEND], [], head, *rows()])
    made.sheet("legenda", "cellen onder", [head, *rows(), [], *explained])
    made.sheet("legenda", "cellen direct", [head, *rows(), *explained])
    made.sheet("legenda", "tabelletje", [head, *rows(), [], ["Teken", "Betekenis"], *table])
    made.sheet("legenda", "tabelletje direct", [head, *rows(), *table])
    made.sheet("legenda", "statuskolom", [[*HEAD, "Werkzaam element", "Status"], *beside(), [], [LEGEND]])
    made.sheet("tekens_yaml", "kolom", [head, *rows()])
    made.sheet("tekens_yaml", "statuskolom", [[*HEAD, "Werkzaam element", "Status"], *beside()])


def _unexplained(made: Catalogue) -> None:
    """Signs without an explanation: a question and no tag; plain crosses stay crosses."""
    head = [*HEAD, "Empathie", "Zelfvertrouwen"]
    made.sheet("vraag", "graden", [head, *([made.naam(set()), *ROW, sign, None] for sign, _ in SIGNS)])
    words: list[list[object]] = [
        [made.naam({("empathie", "effect")}), *ROW, "effect", None],
        [made.naam({("empathie", "geen_effect")}), *ROW, "geen effect", None],
    ]
    made.sheet("vraag", "woorden", [head, *words, *([made.naam(set()), *ROW, sign, None] for sign in ("-", "0", "+"))])
    other: list[list[object]] = [[made.naam(set()), *ROW, "-", None], [made.naam(set()), *ROW, "++", None]]
    made.sheet("vraag", "naast elkaar", [head, *([row[0], *ROW, None, row[3]] for row in other)])
    for naam, ja, nee in (("nullen", "1", "0"), ("streepjes", "x", "-"), ("getallen", 1, 0), ("plus", "+", None)):
        crosses: list[list[object]] = [
            [made.naam({("empathie", None)}), *ROW, ja, nee],
            [made.naam({("zelfvertrouwen", None)}), *ROW, nee, ja],
            [made.naam({("empathie", None), ("zelfvertrouwen", None)}), *ROW, ja, ja],
        ]
        made.sheet("kruisjes", naam, [head, *crosses])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    made = Catalogue(tmp_path_factory.mktemp("uitkomsten"))
    for add in (_in_cells, _columns_of_terms, _columns_beside, _signs, _unexplained):
        add(made)
    return made


@pytest.fixture(scope="module")
def database(made: Catalogue) -> Iterator[sqlite3.Connection]:
    connection = made.build()
    yield connection
    connection.close()


def test_every_wording_gives_its_status_in_every_place(made: Catalogue, database: sqlite3.Connection) -> None:
    found = tagged(database)
    places = {
        row[0]: (werkboek, blad, *row[3:])
        for werkboek, sheets in made.workbooks.items()
        for blad, rows in sheets.items()
        for row in rows
        if len(row) > 3 and row[0] in made.expected
    }
    wrong = {places[naam]: (found.get(naam), tags) for naam, tags in made.expected.items() if found.get(naam) != tags}
    assert wrong == {}
    assert set(found) == set(made.expected)


def test_an_unexplained_sign_is_one_question_per_sheet_and_nothing_else_is(database: sqlite3.Connection) -> None:
    questions = database.execute(
        "select bestand, werkblad from bevinding where code = 'teken_onduidelijk' order by 1, 2"
    )
    assert questions.fetchall() == [
        ("vraag.xlsx", "graden"),
        *(("vraag.xlsx", f"lijst {blad}") for blad in sorted(blad for blad, _ in SIGN_IN_A_CELL)),
        ("vraag.xlsx", "naast elkaar"),
        ("vraag.xlsx", "woorden"),
    ]
    others = database.execute(
        "select code, bestand, werkblad, cel, waarde from bevinding where code in "
        "('waarde_onbeslist', 'status_onduidelijk', 'kruisje_onduidelijk', 'status_zonder_element')"
    )
    assert others.fetchall() == []


def _beside(elements: str | None, status: str, cell_of_status: str) -> Rows:
    return [[*HEAD, "Werkzaam element", "Status"], ["Baken", *ROW, elements, cell_of_status],
            ["Brug", *ROW, "Veerkracht", status], ["Kade", *ROW, "Veerkracht", status]]  # fmt: skip


@pytest.mark.parametrize(
    ("elements", "outcome", "tags", "codes"),
    [
        ("Empathie; Zelfvertrouwen", "geen effect", {("empathie", None), ("zelfvertrouwen", None)},
         ["status_onduidelijk"]),
        ("Empathie", "effect; geen effect", {("empathie", None)}, ["status_onduidelijk"]),
        ("Empathie", "in de helft van de gevallen", {("empathie", None)}, ["status_onduidelijk"]),
        ("Empathie (effect)", "geen effect", {("empathie", "effect")}, ["status_onduidelijk"]),
        ("Empathie (effect)", "effect", {("empathie", "effect")}, []),
        ("Empathie", "onbekend", {("empathie", None)}, []),
        ("Empathie", "-", {("empathie", None)}, ["teken_onduidelijk"]),
        ("Empathie; Zelfvertrouwen", "effect; geen effect", {("empathie", "effect"), ("zelfvertrouwen", "geen_effect")},
         []),
        ("", "geen effect", set(), ["status_zonder_element"]),
    ],
)  # fmt: skip
def test_an_outcome_beside_an_element_is_its_outcome_or_a_question(
    tmp_path: Path, elements: str, outcome: str, tags: set[Tagged], codes: list[str]
) -> None:
    made = Catalogue(tmp_path)
    made.sheet("lijst", "Blad1", _beside(elements or None, "effect", outcome))
    database = made.build()
    found = database.execute("select code from bevinding where code like 'status_%' or code like 'teken_%'").fetchall()
    assert (tagged(database)["Baken"], [code for (code,) in found]) == (tags, codes)


@pytest.mark.parametrize("kop", ["Doelgroep", "Onderzoeksdesign", "Werkzaam element"])
@pytest.mark.parametrize(
    "text", ["niet-gedetineerden", "RCT: nee", "geen empathie", "niet: docenten", "no empathy", "zonder docenten"]
)
def test_a_denial_in_a_column_of_terms_is_a_question_and_no_tag(kop: str, text: str) -> None:
    veld = {"Doelgroep": "doelgroep", "Onderzoeksdesign": "onderzoeksdesign"}.get(kop, "werkzaam_element")
    tags, undecided = TAGGER.tag(FieldValue(veld, text, cell(text), kop=kop))
    assert ([tag for tag in tags if tag.dimensie == veld], [item.tekst for item in undecided]) == ([], [text])


CURATION = load_curation(DATA)
TAGGER = CURATION.tools.tagger
_WORDS_IN_CELLS = st.sampled_from(
    [*(word for word, _ in WORDINGS), "Empathie", "gedetineerden", "RCT", "docenten", "niet", "geen", "zonder", "nee",
     ":", "-", ";", ",", "(", ")", "\n", "•", "?", "18 jaar", "n.v.t.", "onbekend", "jongeren", "en"]
)  # fmt: skip


@given(
    veld=st.sampled_from([dimension.naam for dimension in CURATION.vocabulary]),
    text=st.one_of(st.text(max_size=30), st.lists(_WORDS_IN_CELLS, max_size=6).map(" ".join)),
)
def test_a_cell_of_a_dimension_is_a_tag_or_curated_or_a_question(veld: str, text: str) -> None:
    tags, undecided = TAGGER.tag(FieldValue(veld, text, cell(text)))
    assert tags or undecided or _means_nothing(veld, text)


def _means_nothing(veld: str, text: str) -> bool:
    """Return whether curators said of every item of a cell that it gives nothing."""
    resolver = CURATION.tools.resolver
    items = Splitter(resolver.words.opsomming).items(text, lambda item: resolver.is_known(veld, item))
    resolutions = [resolver.resolve(veld, item) for item in items]
    whole = resolver.decision(veld, text)
    curated = [r.beslist and not r.termen for r in resolutions]
    return (whole is not None and not whole.termen) or (bool(items) and all(curated))


CROSSES = ["niet-gedetineerden", "RCT: nee", "geen empathie", "niet: docenten", "nee", "n.v.t.", "?", "misschien", "x",
           "werkt hier niet aan", "−", "○", "~", "9", "ja, maar niet bewezen", "geen effect", "0"]  # fmt: skip


def test_a_denial_among_crosses_is_no_tag_and_only_a_plain_no_is_no_question(tmp_path: Path) -> None:
    made = Catalogue(tmp_path)
    rows = [[f"Project {n:02d}", "Nederland", "Jongeren", text, "x"] for n, text in enumerate(CROSSES)]
    fill = [[f"Ander {n:02d}", "Nederland", "Jongeren", "x", "x"] for n in range(30)]
    made.sheet("lijst", "Blad1", [["Naam interventie", "Land", "Doelgroep", "Docenten", "Ouders"], *rows, *fill])
    database = made.build()
    tagged = database.execute(
        "select naam from interventie_doelgroep join interventie on interventie.id = interventie_id "
        "where doelgroep_id = 'onderwijsprofessionals' and naam like 'Project %'"
    )
    assert [CROSSES[int(naam[-2:])] for (naam,) in tagged] == ["x"]
    ((melding,),) = database.execute("select melding from bevinding where code = 'kruisje_onduidelijk'")
    asked = [text for n, text in enumerate(CROSSES) if f"D{n + 2} " in melding]
    assert asked == [*CROSSES[:4], "?", "misschien", "werkt hier niet aan", "~"]
    assert melding.count("en nog") == 1


OUTCOME_CODES = "('waarde_onbeslist', 'status_onduidelijk', 'kruisje_onduidelijk', 'teken_onduidelijk')"


def _codes(database: sqlite3.Connection) -> list[str]:
    return [code for (code,) in database.execute(f"select code from bevinding where code in {OUTCOME_CODES}")]


NOT_SO: list[object] = ["no", "nee", "niet", "not", "n", "non", "nein", "Nee", "FALSE", "onwaar", False]


@pytest.mark.parametrize("word", NOT_SO)
def test_a_denying_word_among_outcomes_in_a_column_per_element_is_a_question(tmp_path: Path, word: object) -> None:
    made = Catalogue(tmp_path)
    rows: Rows = [["Baken", *ROW, word, "yes"], ["Brug", *ROW, "yes", "mixed"], ["Kade", *ROW, "mixed", None]]
    made.sheet("lijst", "Blad1", [[*HEAD, "Empathie", "Zelfvertrouwen"], *rows])
    database = made.build()
    assert tagged(database) == {
        "Baken": {("zelfvertrouwen", None)},
        "Brug": {("empathie", None), ("zelfvertrouwen", "gemengd")},
        "Kade": {("empathie", "gemengd")},
    }
    assert _codes(database) == ["teken_onduidelijk"]


@pytest.mark.parametrize("word", [*NOT_SO, "ja", "x"])
def test_yes_or_no_in_a_status_column_is_a_question(tmp_path: Path, word: object) -> None:
    made = Catalogue(tmp_path)
    rows: Rows = [
        ["Baken", *ROW, "Empathie", word],
        *([f"Brug {n}", *ROW, "Empathie", "geen effect"] for n in range(4)),
    ]
    made.sheet("lijst", "Blad1", [[*HEAD, "Werkzaam element", "Status"], *rows])
    database = made.build()
    assert (tagged(database)["Baken"], _codes(database)) == ({("empathie", None)}, ["status_onduidelijk"])


@pytest.mark.parametrize("yes", ["ja", "x", "yes", True])
@pytest.mark.parametrize("no", ["nee", "no", "niet", "n.v.t.", False])
def test_yes_and_no_alone_are_plain_crosses(tmp_path: Path, yes: object, no: object) -> None:
    made = Catalogue(tmp_path)
    rows: Rows = [["Baken", *ROW, yes, no], ["Brug", *ROW, no, yes], ["Kade", *ROW, yes, yes]]
    made.sheet("lijst", "Blad1", [[*HEAD, "Empathie", "Zelfvertrouwen"], *rows])
    database = made.build()
    both = {("empathie", None), ("zelfvertrouwen", None)}
    assert tagged(database) == {"Baken": {("empathie", None)}, "Brug": {("zelfvertrouwen", None)}, "Kade": both}
    assert _codes(database) == []


def test_a_curator_says_what_a_denying_word_means(tmp_path: Path) -> None:
    made = Catalogue(tmp_path)
    rows = [["Baken", *ROW, "Nee"], ["Brug", *ROW, "ja"], ["Kade", *ROW, "gemengd"]]
    made.sheet("tekens_yaml", "Blad1", [[*HEAD, "Empathie"], *rows])
    made.tekens = {"nee": "geen_effect"}
    database = made.build()
    assert tagged(database) == {
        "Baken": {("empathie", "geen_effect")}, "Brug": {("empathie", None)}, "Kade": {("empathie", "gemengd")}
    }  # fmt: skip
    assert _codes(database) == []


@pytest.mark.parametrize(
    ("text", "tags", "asked"),
    [
        ("Zelfvertrouwen: Geen effect.", {("zelfvertrouwen", "geen_effect", None)}, []),
        ("Zelfvertrouwen – geen effect (n=30)", {("zelfvertrouwen", "geen_effect", "n=30")}, []),
        ("Zelfvertrouwen (geen effect, n=30)", {("zelfvertrouwen", "geen_effect", "n=30")}, []),
        ("Zelfvertrouwen: effect*", {("zelfvertrouwen", "effect", None)}, []),
        ("Empathie: effect, Veerkracht: geen effect",
         {("empathie", "effect", None), ("persoonlijke-veerkracht", "geen_effect", None)}, []),
        ("Zelfvertrouwen (gemengd): agency wel; waardering niet",
         {("zelfvertrouwen", "gemengd", "agency wel; waardering niet")}, []),
        ("Zelfvertrouwen: geen effect op korte termijn", {("zelfvertrouwen", None, "geen effect op korte termijn")},
         [("Zelfvertrouwen: geen effect op korte termijn", True)]),
        ("Empathie (geen effect op korte termijn): effect", {("empathie", None, "geen effect op korte termijn")},
         [("Empathie (geen effect op korte termijn): effect", True)]),
        ("Empathie: effect, niet significant", {("empathie", None, "effect, niet significant")},
         [("Empathie: effect, niet significant", True)]),
        ("Empathie (effect): geen effect", {("empathie", None, None)}, [("Empathie (effect): geen effect", True)]),
        ("Empathie: effect; geen verandering in zelfvertrouwen", {("empathie", "effect", None)},
         [("geen verandering in zelfvertrouwen", False)]),
        ("Empathie: effect\nZelfvertrouwen niet", {("empathie", "effect", None)}, [("Zelfvertrouwen niet", False)]),
        ("Empathie: effect (n=30)\nrouwverwerking", {("empathie", "effect", "n=30")}, [("rouwverwerking", False)]),
        ("Empathie: nee, niet gemeten", set(), [("Empathie: nee, niet gemeten", False)]),
    ],
)  # fmt: skip
def test_words_around_a_status_are_its_remark_or_a_question(
    text: str, tags: set[tuple[str, str | None, str | None]], asked: list[tuple[str, bool]]
) -> None:
    found, undecided = TAGGER.tag(FieldValue("werkzaam_element", text, cell(text)))
    assert {(tag.term_id, tag.status, tag.toelichting) for tag in found} == tags
    assert [(item.tekst, item.is_status) for item in undecided] == asked


@pytest.mark.parametrize("text", ["Geen effect.", "geen effect (n=30)", "Geen effect*", "geen effect, n = 30"])
@pytest.mark.parametrize("beside", [True, False])
def test_words_around_a_status_in_a_column_of_its_own_do_not_hide_it(tmp_path: Path, text: str, beside: bool) -> None:
    made = Catalogue(tmp_path)
    columns, cells = (["Werkzaam element", "Status"], ["Empathie", text]) if beside else (["Empathie"], [text])
    made.sheet("lijst", "Blad1", [[*HEAD, *columns], *([f"Project {n}", *ROW, *cells] for n in range(3))])
    database = made.build()
    assert tagged(database) == {f"Project {n}": {("empathie", "geen_effect")} for n in range(3)}
    assert _codes(database) == []


@pytest.mark.parametrize(
    ("text", "terms", "asked"),
    [
        ("jongeren, behalve gedetineerden", {"jongeren"}, ["behalve gedetineerden"]),
        ("jongeren uitgezonderd gedetineerden", set(), ["jongeren uitgezonderd gedetineerden"]),
        ("jongeren, en niet voor mensen in detentie", {"jongeren"}, ["en niet voor mensen in detentie"]),
        ("Jongeren. Gedetineerden doen niet mee", {"jongeren"}, ["Jongeren. Gedetineerden doen niet mee"]),
        ("jongeren zonder gedetineerden", {"jongeren"}, ["jongeren zonder gedetineerden"]),
        ("jongeren; niet voor gedetineerden met een lange straf", {"jongeren"},
         ["niet voor gedetineerden met een lange straf"]),
        ("jongeren (excl. gedetineerden)", {"jongeren"}, ["jongeren (excl. gedetineerden)"]),
        ("jongeren m.u.v. gedetineerden", {"jongeren"}, ["jongeren m.u.v. gedetineerden"]),
        ("jongeren met uitzondering van gedetineerden", {"jongeren"}, ["jongeren met uitzondering van gedetineerden"]),
        ("youth except detainees", set(), ["youth except detainees"]),
        ("jongeren die niet naar school gaan", {"jongeren"}, []),
        ("niet alleen jongeren", {"jongeren"}, []),
    ],
)  # fmt: skip
def test_a_denied_target_group_is_a_question_beside_the_others(text: str, terms: set[str], asked: list[str]) -> None:
    tags, undecided = TAGGER.tag(FieldValue("doelgroep", text, cell(text)))
    assert {tag.term_id for tag in tags if tag.dimensie == "doelgroep"} == terms
    assert [item.tekst for item in undecided] == asked


def test_only_yes_and_no_below_an_unknown_header_identify_no_dimension(tmp_path: Path) -> None:
    made = Catalogue(tmp_path)
    rows = [["Baken", *ROW, "ja"], ["Brug", *ROW, "nee"], ["Kade", *ROW, "ja"], ["Dok", *ROW, "nee"]]
    made.sheet("lijst", "Blad1", [[*HEAD, "Effect op zelfvertrouwen"], *rows])
    database = made.build()
    assert database.execute("select count(*) from interventie_evaluatie").fetchone() == (0,)
    asked = database.execute("select count(*) from bevinding where code in ('kolom_onbekend', 'kolom_vraag')")
    assert asked.fetchone() == (1,)
