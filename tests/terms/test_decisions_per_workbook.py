"""Decisions that hold in one workbook only."""

from pathlib import Path

import pytest

from tests.builders import value
from tests.conftest import DATA
from toolkit.config.strict_yaml import ConfigError
from toolkit.records.build import TermTools
from toolkit.terms.decisions import load_decisions
from toolkit.terms.resolve import Resolver
from toolkit.terms.tags import Tagger
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import load_velden
from toolkit.waarden import load_words

YAML = """
besluiten:
  - waarden: [meedoen]
    wordt: {werkzaam_element: [re-integratie]}
  - waarden: [meedoen]
    wordt: {werkzaam_element: [empathie]}
    werkboek: eigen
  - waarden: [kring]
    negeren: Een werkvorm.
    werkboek: eigen
"""


def tools(folder: Path, vocabulary: Vocabulary, yaml: str = YAML) -> TermTools:
    (folder / "werkzaam_element.yml").write_text(yaml, encoding="utf-8")
    resolver = Resolver(vocabulary, load_decisions(folder, vocabulary), load_words(DATA))
    velden = load_velden(DATA / "velden.yml")
    return TermTools(vocabulary, velden, resolver, Tagger(vocabulary, resolver, ()))


@pytest.mark.parametrize(
    ("werkboek", "terms", "questions"), [("eigen", ["empathie"], []), ("ander", ["re-integratie"], ["kring"])]
)
def test_a_decision_about_one_workbook_goes_first_there_and_holds_nowhere_else(
    tmp_path: Path, vocabulary: Vocabulary, werkboek: str, terms: list[str], questions: list[str]
) -> None:
    tagger = tools(tmp_path, vocabulary).for_workbook(werkboek).tagger
    tags, undecided = tagger.tag(value("werkzaam_element", "meedoen; kring"))
    assert ([tag.term_id for tag in tags], [item.tekst for item in undecided]) == (terms, questions)


def test_deciding_twice_for_the_same_workbook_is_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    twice = YAML + "  - {waarden: [Kring], negeren: Nog eens., werkboek: eigen}\n"
    with pytest.raises(ConfigError, match="“Kring” is twee keer besloten"):
        tools(tmp_path, vocabulary, twice)


def test_only_a_dimension_with_a_role_has_who_helps(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(ConfigError, match="`intermediair` kan niet: werkzaam_element heeft geen rol"):
        tools(tmp_path, vocabulary, "besluiten:\n  - {waarden: [kring], intermediair: [empathie]}\n")
