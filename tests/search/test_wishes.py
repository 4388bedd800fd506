"""Parts of a question that are filters: recognised, with what is left of the question."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.conftest import ROOT
from tests.search.quality import load_questions
from toolkit.config.strict_yaml import ConfigError
from toolkit.search import Searcher, SearchWords, Wish
from toolkit.search.wish_words import check_wishes
from toolkit.vocabulary.load import load_vocabulary


@pytest.fixture(scope="module")
def built(built_database: Path) -> Iterator[Searcher]:
    conn = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True)
    yield Searcher.load(conn)
    conn.close()


def _design(*terms: str) -> tuple[tuple[str, str], ...]:
    return tuple(("onderzoeksdesign", term) for term in terms)


def _status(status: str) -> tuple[tuple[str, str], ...]:
    return (("werkzaam_element_status", status),)


@pytest.mark.parametrize(
    ("question", "wishes"),
    [
        ("bewezen effectief", [(_status("effect"), "")]),
        ("niet effectief", [(_status("geen_effect"), "")]),
        ("welke interventies hebben geen effect", [(_status("geen_effect"), "welke interventies hebben")]),
        ("zonder evaluatie", [((("evaluatie", "niet-geevalueerd"),), "")]),
        ("Niet geëvalueerd", [((("evaluatie", "niet-geevalueerd"),), "")]),
        ("mentor met controlegroep", [(_design("rct", "quasi-experiment"), "mentor")]),
        ("RCT", [(_design("rct"), "")]),
        ("loopt nog", [((("actualiteit", "loopt"),), "")]),
        ("gestopte projecten", [((("actualiteit", "gestopt"),), "projecten")]),
        ("weerbaarheid 15 jaar", [((("doelgroep", "jongeren"),), "weerbaarheid")]),
        ("mentor, niet voor ouders", [((("zonder_doelgroep", "ouders-en-gezin"),), "mentor")]),
        ("mentor -jongeren", [((("zonder_doelgroep", "jongeren"),), "mentor")]),
        ("mentor - jongeren", []),
        ("anti-jongeren", []),
        ("mijn zoon heeft geen ouders", []),
        ("jongeren in Duitsland", [((("land", "de"),), "jongeren in")]),
        ("mentor sinds 2018", [((("jaar_van", "2018"),), "mentor")]),
        ("mentor na 2018", [((("jaar_van", "2019"),), "mentor")]),
        ("mentor voor 2018", [((("jaar_tot", "2017"),), "mentor")]),
        ("mentor tot en met 2018", [((("jaar_tot", "2018"),), "mentor")]),
        ("tussen 2010 en 2015", [((("jaar_van", "2010"), ("jaar_tot", "2015")), "")]),
        ("2010-2015 mentor", [((("jaar_van", "2010"), ("jaar_tot", "2015")), "mentor")]),
        ("2015", [((("jaar_van", "2015"), ("jaar_tot", "2015")), "")]),
        (
            "rct in Duitsland sinds 2018",
            [
                (_design("rct"), "in Duitsland sinds 2018"),
                ((("land", "de"),), "rct in sinds 2018"),
                ((("jaar_van", "2018"),), "rct in Duitsland"),
            ],
        ),
        ("weerbaarheid van jongeren", []),
        ("", []),
    ],
)
def test_wishes(built: Searcher, question: str, wishes: list[tuple[tuple[tuple[str, str], ...], str]]) -> None:
    assert [(wish.filters, wish.rest) for wish in built.wishes(question)] == wishes


def test_a_status_comes_with_what_it_is(built: Searcher) -> None:
    assert built.wishes("bewezen effectief") == (
        Wish(
            _status("effect"),
            "",
            "Een status gaat over één element in één onderzoek. Hij zegt niet of de interventie werkt.",
        ),
    )


def test_a_wish_of_a_dimension_that_is_not_there_is_no_wish(searcher: Searcher) -> None:
    assert searcher.wishes("rct") == ()


def test_ordinary_questions_are_seldom_filters(built: Searcher) -> None:
    """Countries and designs are; but no question of these sets denies anything or asks for a status."""
    for name in ("vragen", "vragen_blind"):
        asked = [question.vraag for question in load_questions(ROOT / "tests" / "search" / f"{name}.yml").vragen]
        denied = {v: w.filters for v in asked for w in built.wishes(v) if w.filters[0][0].startswith("zonder_")}
        assert denied == {}


def test_a_filter_that_does_not_exist_is_refused(search_words: SearchWords) -> None:
    vocabulary = load_vocabulary(ROOT / "data" / "vocabulaire")
    check_wishes(search_words.wensen, vocabulary)
    first = search_words.wensen.wensen[0]
    wrong = first.model_copy(update={"filters": {next(iter(first.filters)): ("bestaat-niet",)}})
    with pytest.raises(ConfigError, match="bestaat bestaat-niet niet"):
        check_wishes(search_words.wensen.model_copy(update={"wensen": (wrong,)}), vocabulary)
