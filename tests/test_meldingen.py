"""The texts of findings: every one is used, every use gives the words it asks for, and a finding is what it says."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from toolkit.findings import MELDINGEN, VRAGEN, Bevinding, Ernst, bevinding, vraag

TOOLKIT = Path(__file__).parent.parent / "toolkit"
# Said in the same words as their place in the table.
OF_THE_PLACE = {"bestand", "werkblad", "waarde", "veld"}


def test_a_finding_is_its_text_with_the_words_in_it() -> None:
    found = bevinding("bestand_dubbel", bestand="nieuw.xlsx", ander="oud.xlsx", namen=12)
    assert found == Bevinding(
        Ernst.FOUT,
        "bestand_dubbel",
        "oud.xlsx en nieuw.xlsx lijken twee versies van dezelfde lijst: 12 namen en bijna alle koppen zijn gelijk. Nu "
        "staat alles er twee keer in. Zet in data/bronnen.yml welk bestand het andere vervangt (`vervangt:`). Haal "
        "het oude pas daarna weg uit data/raw: zo blijft gelden wat u erover besloot.",
        bestand="nieuw.xlsx",
    )


def test_a_text_of_its_own_can_share_a_code() -> None:
    found = bevinding("regel_zonder_naam", bestand="a.xlsx", werkblad="Blad1", veld="naam", rij=7)
    assert (found.ernst, found.code, found.melding.split(" maar")[0]) == (
        Ernst.FOUT, "naam_ontbreekt", "Rij 7 heeft gegevens",
    )  # fmt: skip


def test_a_word_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError, match="ander"):
        bevinding("bestand_dubbel", bestand="nieuw.xlsx", namen=12)


def test_a_question_starts_with_what_there_is() -> None:
    assert vraag("indeling_gewijzigd", werkblad="Blad1", anders="deze kolommen zijn nieuw: “X”") == (
        "Werkblad “Blad1” is anders dan de vastgelegde indeling; deze kolommen zijn nieuw: “X”. Klopt de indeling nog?"
    )
    assert vraag("bestand_vervangen") is None


def test_every_text_is_used() -> None:
    said = {
        node.value
        for path in TOOLKIT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert (MELDINGEN.keys() | VRAGEN.keys()) - said == set()


def test_every_word_that_a_text_asks_for_is_given_somewhere() -> None:
    given = {
        keyword.arg
        for path in TOOLKIT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    }
    texts = [*(f"{text.melding} {text.doe} {text.vraag}" for text in MELDINGEN.values()), *VRAGEN.values()]
    asked = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    assert asked - OF_THE_PLACE - given == set()


def test_every_text_says_what_to_do_in_whole_sentences() -> None:
    ends = {name: text.doe or text.melding for name, text in MELDINGEN.items()}
    loose = [name for name, text in ends.items() if not re.search(r"[.}]$", text)]
    assert loose == []
