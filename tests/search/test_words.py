"""The curators' words: strict files, and no entry that can never do anything."""

import shutil
from pathlib import Path

import pytest

from tests.search.conftest import ROOT
from toolkit.config.strict_yaml import ConfigError
from toolkit.search import SearchWords, load_search_words
from toolkit.search.language import key, words

FOLDER = ROOT / "data" / "zoeken"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("synoniemen.yml", "groepen: [{woorden: [toneel]}]", "een groep van één woord zegt niets"),
        ("synoniemen.yml", "groepen: [{woorden: [toneel, theater, toneel]}]", "staat twee keer: toneel"),
        ("synoniemen.yml", "groepen: [{woord: [toneel, theater]}]", "deze sleutel kennen we niet"),
        (
            "leeftijden.yml",
            "leeftijden: [{tot: twaalf, uiting: kinderen}]",
            "leeftijden › nummer 1 › tot: hier hoort een geheel getal",
        ),
        ("stopwoorden.yml", "stopwoorden: [[de]]", "deze sleutel ontbreekt"),
        (
            "stopwoorden.yml",
            "{stopwoorden: [[de]], algemeen: [[hulp]], kader: [], "
            "zoekopdrachten: [AND], uitsluiten: [NOT], een_van: [of]}",
            "staat bij uitsluiten, maar niet bij zoekopdrachten: NOT",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(tmp_path: Path, name: str, text: str, message: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "zoeken")
    (tmp_path / "zoeken" / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        load_search_words(tmp_path / "zoeken")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="het bestand ontbreekt"):
        load_search_words(tmp_path)


def test_no_synonym_is_a_stop_word_since_nobody_could_search_it(search_words: SearchWords) -> None:
    stop = {key(word) for word in search_words.stopwoorden}
    wordings = {w for group in search_words.groepen for w in (*group.woorden, *group.typt, *group.zoek_ook)}
    assert sorted(w for w in wordings if len(list(words(w))) == 1 and key(w) in stop) == []


def test_a_word_that_is_skipped_is_not_also_a_word_that_counts_little(search_words: SearchWords) -> None:
    assert search_words.stopwoorden & search_words.algemeen == set()


def test_single_words_are_single_words(search_words: SearchWords) -> None:
    listed = {*search_words.stopwoorden, *search_words.algemeen, *search_words.geen_deel, *search_words.geen_tikfout}
    assert sorted(word for word in listed if len(list(words(word))) != 1) == []


def test_ages_go_up(search_words: SearchWords) -> None:
    ends = [age.tot for age in search_words.leeftijden]
    assert ends == sorted(set(ends))
