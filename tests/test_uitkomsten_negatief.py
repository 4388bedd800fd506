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


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Empathie en zelfvertrouwen (geen effect)", {("empathie", None), ("zelfvertrouwen", None)}),
        ("Empathie and zelfvertrouwen: effect", {("empathie", None), ("zelfvertrouwen", None)}),
        ("Empathie & zelfvertrouwen (averechts)", {("empathie", None), ("zelfvertrouwen", None)}),
    ],
)
def test_one_outcome_behind_an_enumeration_is_a_question_about_each(
    text: str, tags: set[tuple[str, str | None]]
) -> None:
    assert _read(text) == (tags, [True, True])


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (
            "Empathie (effect) en zelfvertrouwen (geen effect)",
            {("empathie", "effect"), ("zelfvertrouwen", "geen_effect")},
        ),
        ("• Empathie\n• Zelfvertrouwen: effect", {("empathie", None), ("zelfvertrouwen", "effect")}),
        ("Empathie en zelfvertrouwen", {("empathie", None), ("zelfvertrouwen", None)}),
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
