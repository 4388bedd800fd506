"""A word or sign behind an element that says an outcome, but not which status, is a question and never a status."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.builders import cell
from tests.conftest import DATA
from tests.uitkomsten import HEAD, ROW, Catalogue, tagged
from toolkit.curation import load_curation
from toolkit.reading.workbook_reading import FieldValue

TAGGER = load_curation(DATA).tools.tagger
WORDS: list[str] = YAML(typ="safe").load((DATA / "waarden.yml").read_text("utf-8"))["uitkomst_onduidelijk"]


def _read(text: str) -> tuple[set[tuple[str, str | None]], list[bool]]:
    tags, undecided = TAGGER.tag(FieldValue("werkzaam_element", text, cell(text)))
    return {(tag.term_id, tag.status) for tag in tags}, [item.is_status for item in undecided]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "write", ["Empathie ({})", "Empathie: {}", "Empathie [{}]", "Empathie - {}", "Empathy: {}; n=3"]
)
def test_a_word_for_an_outcome_that_is_no_status_is_a_question(word: str, write: str) -> None:
    assert _read(write.format(word)) == ({("empathie", None)}, [True])


@pytest.mark.parametrize(
    "text",
    ["Empathie", "Empathie (n=30)", "Empathie (2)", "Empathie: in een groep waarin het aantal ruzies flink daalde"],
)
def test_a_note_that_tells_no_outcome_is_no_question(text: str) -> None:
    assert _read(text) == ({("empathie", None)}, [])


BOTH = {("empathie", None), ("zelfvertrouwen", None)}


@pytest.mark.parametrize(
    ("text", "tags", "asked"),
    [
        ("Empathie en zelfvertrouwen (geen effect)", BOTH, [True, True]),
        ("Empathie and zelfvertrouwen: effect", BOTH, [True, True]),
        ("Empathie & zelfvertrouwen (averechts)", BOTH, [True, True]),
        ("Empathie/zelfvertrouwen (geen effect)", BOTH, [True, True]),
        (
            "Empathie, zelfvertrouwen en veerkracht (geen effect)",
            {*BOTH, ("persoonlijke-veerkracht", None)},
            [True] * 3,
        ),
        (
            "Empathie (effect), zelfvertrouwen en veerkracht (geen effect)",
            {("empathie", "effect"), ("zelfvertrouwen", None), ("persoonlijke-veerkracht", None)},
            [True, True],
        ),
        # An item that nobody knows is a question itself.
        ("Empathie, zelfvertrouwen en iets nieuws (geen effect)", BOTH, [True, True, False]),
        ("Geen effect op: empathie, zelfvertrouwen", {("zelfvertrouwen", None)}, [False, True]),
        ("Geen effect: empathie en zelfvertrouwen", {("zelfvertrouwen", None)}, [False, True]),
        ("Empathie en zelfvertrouwen hadden geen effect", {("empathie", None)}, [True, False]),
        ("Empathie, maar averechts", {("empathie", None)}, [True, False]),
    ],
)
def test_one_outcome_for_an_enumeration_is_a_question_about_each(
    text: str, tags: set[tuple[str, str | None]], asked: list[bool]
) -> None:
    assert _read(text) == (tags, asked)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (
            "Empathie (effect) en zelfvertrouwen (geen effect)",
            {("empathie", "effect"), ("zelfvertrouwen", "geen_effect")},
        ),
        ("• Empathie\n• Zelfvertrouwen: effect", {("empathie", None), ("zelfvertrouwen", "effect")}),
        ("Empathie; zelfvertrouwen: geen effect", {("empathie", None), ("zelfvertrouwen", "geen_effect")}),
        ("Empathie en zelfvertrouwen", BOTH),
    ],
)
def test_an_outcome_of_its_own_is_no_question(text: str, tags: set[tuple[str, str | None]]) -> None:
    assert _read(text) == (tags, [])


def test_a_sign_alone_in_brackets_is_one_question_for_the_sheet(tmp_path: Path) -> None:
    made = Catalogue(tmp_path)
    signs = ["❌", "--", "↓", "✗"]
    rows = [[f"Project {n}", *ROW, f"Empathie ({sign})"] for n, sign in enumerate(signs)]
    made.sheet("lijst", "Blad1", [[*HEAD, "Werkzame elementen"], *rows, ["Baken", *ROW, "Empathie (3)"]])
    database = made.build()
    asked = database.execute("select code, waarde from bevinding where code like 'teken_%' or code like 'status_%'")
    assert asked.fetchall() == [("teken_onduidelijk", "\n".join(signs))]
    assert tagged(database) == {**{f"Project {n}": set() for n in range(4)}, "Baken": {("empathie", None)}}


WRITTEN = [
    "Empathie (negatief)", "Empathie (neg.)", "Empathie (averechts)", "Empathie (n.s.)", "Empathie (nihil)",
    "Empathie (schadelijk)", "Empathie (p > .05)", "Empathie (verslechterd)", "Empathie (minder)",
    "Empathie: verslechterd", "Empathie: harmful", "Empathie: nul", "Empathie: daalde", "Empathie: nam af",
    "Empathie (❌)", "Empathie (--)", "Empathie: ↓", "Empathie -", "Empathie 0",
    "Empathie en zelfvertrouwen (geen effect)", "Empathie, zelfvertrouwen en veerkracht: averechts",
    "Geen effect op: zelfvertrouwen, empathie", "Empathie en zelfvertrouwen hadden geen effect", "Empathie (nee)",
    "Empathie niet", "Geen empathie", "Zonder empathie", "Empathie had geen effect", "Empathie ❌", "Empathie 👎",
]  # fmt: skip
SURE = {"Empathie (geen effect)": "geen_effect", "Empathie (geen)": "geen_effect", "Empathie: effect": "effect"}


def test_no_negative_in_a_list_of_elements_is_lost_in_the_whole_build(tmp_path: Path) -> None:
    made = Catalogue(tmp_path)
    texts = [*SURE, *WRITTEN]
    rows: list[list[object]] = [[f"Project {n:02d}", *ROW, text] for n, text in enumerate(texts)]
    made.sheet("lijst", "Blad1", [[*HEAD, "Werkzame elementen"], *rows])
    database = made.build()
    tags = [statussen for _, statussen in sorted(tagged(database).items())]
    assert tags[: len(SURE)] == [{("empathie", status)} for status in SURE.values()]
    assert {status for found in tags[len(SURE) :] for _, status in found} == {None}, "no status that nobody wrote"
    about = database.execute("select cel, waarde, code from bevinding where werkblad = 'Blad1'").fetchall()
    signs = [sign for _, waarde, code in about if code == "teken_onduidelijk" for sign in waarde.split("\n")]
    asked = {cel for cel, _, _ in about}
    lost = [
        text
        for n, text in enumerate(texts)
        if text in WRITTEN and f"D{n + 2}" not in asked and not any(sign in text for sign in signs)
    ]
    assert (lost, [f"D{n + 2}" for n in range(len(SURE)) if f"D{n + 2}" in asked]) == ([], [])
    assert sorted(signs) == ["-", "--", "0", "↓", "❌"]
