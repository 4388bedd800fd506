"""Lists in cells: separators that split, and separators within a known term that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA
from toolkit.terms.split import Splitter
from toolkit.waarden import load_words

SPLITTER = Splitter(load_words(DATA).opsomming)

KNOWN = {
    "empathie",
    "zelfvertrouwen",
    "angst en depressie verminderen",
    "inclusief, transparant en cultureel responsief",
    "ja",
}


def is_known(text: str) -> bool:
    return text.casefold().split(" - ")[0].split(":")[0] in KNOWN


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("empathie; zelfvertrouwen", ["empathie", "zelfvertrouwen"]),
        ("empathie; en zelfvertrouwen", ["empathie", "zelfvertrouwen"]),
        ("o.a. empathie, zelfvertrouwen", ["empathie", "zelfvertrouwen"]),
        ("empathie|zelfvertrouwen", ["empathie", "zelfvertrouwen"]),
        ("empathie<br/>zelfvertrouwen", ["empathie", "zelfvertrouwen"]),
        ("• Empathie\n• Zelfvertrouwen", ["Empathie", "Zelfvertrouwen"]),
        ("1. Empathie\n2) Zelfvertrouwen\n(3) Anders", ["Empathie", "Zelfvertrouwen", "Anders"]),
        ("- Empathie\n– Zelfvertrouwen", ["Empathie", "Zelfvertrouwen"]),
        ("Empathie • Zelfvertrouwen", ["Empathie", "Zelfvertrouwen"]),
        ("empathie, zelfvertrouwen en iets nieuws", ["empathie", "zelfvertrouwen", "iets nieuws"]),
        ("empathie / zelfvertrouwen", ["empathie", "zelfvertrouwen"]),
        ("empathie: beoogd, zelfvertrouwen", ["empathie: beoogd", "zelfvertrouwen"]),
        ("empathie: steeg na afloop, zelfvertrouwen", ["empathie: steeg na afloop, zelfvertrouwen"]),
        ("Angst en depressie verminderen, empathie", ["Angst en depressie verminderen", "empathie"]),
        ("inclusief, transparant en cultureel responsief", ["inclusief, transparant en cultureel responsief"]),
        ("relatie voorop, niet de ideologie", ["relatie voorop, niet de ideologie"]),
        ("werk (opleiding; stage), empathie", ["werk (opleiding; stage)", "empathie"]),
        ("haakje ( open; empathie", ["haakje ( open", "empathie"]),
        ("• Empathie: steeg; daalde later", ["Empathie: steeg; daalde later"]),
        ("ja - onderzoek (2018); positief", ["ja - onderzoek (2018); positief"]),
        ("Empathie · Zelfvertrouwen", ["Empathie", "Zelfvertrouwen"]),
        ("Empathie · iets nieuws", ["Empathie", "iets nieuws"]),
        ("iets · nieuws", ["iets · nieuws"]),
        ("(1) Empathie (2) Zelfvertrouwen (3) Anders", ["Empathie", "Zelfvertrouwen", "Anders"]),
        ("1. Empathie 2. iets nieuws", ["Empathie", "iets nieuws"]),
        ("1) Empathie; 2) Zelfvertrouwen", ["Empathie", "Zelfvertrouwen"]),
        ("Empathie (2) steeg", ["Empathie (2) steeg"]),
        ("versie 2. Empathie 3. Anders", ["versie 2. Empathie 3. Anders"]),
        ("Empathie - Zelfvertrouwen", ["Empathie", "Zelfvertrouwen"]),
        ("Empathie – iets nieuws – Zelfvertrouwen", ["Empathie", "iets nieuws", "Zelfvertrouwen"]),
        ("Empathie - steeg licht", ["Empathie - steeg licht"]),
        ("stemmings- en/of angststoornis, empathie", ["stemmings- en/of angststoornis", "empathie"]),
        ("empathie en/of zelfvertrouwen", ["empathie", "zelfvertrouwen"]),
        ("", []),
        (" ; ;; ", []),
    ],
)
def test_items_of_a_cell(text: str, items: list[str]) -> None:
    assert SPLITTER.items(text, is_known) == items


@given(st.text())
def test_no_letter_of_a_cell_is_lost(text: str) -> None:
    letters = [c for c in text if c.isalpha()]
    kept = [c for item in SPLITTER.items(text, is_known) for c in item if c.isalpha()]
    # Only numbering such as "a)" and the words that separate may go.
    assert len(kept) <= len(letters)
    assert set(kept) <= set(letters)


@given(
    st.lists(
        st.sampled_from(sorted(KNOWN - {"inclusief, transparant en cultureel responsief"})), min_size=1, max_size=6
    )
)
def test_known_terms_come_back_whole_from_any_separator(terms: list[str]) -> None:
    for separator in ("; ", "\n", " | ", "<br>", ", ", " / ", " en ", " · ", " - ", " en/of "):
        assert SPLITTER.items(separator.join(terms), is_known) == terms


def test_strong_separators_alone() -> None:
    assert SPLITTER.strong("a, b; c en d") == ["a, b", "c en d"]
