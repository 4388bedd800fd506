"""Questions that the catalogue is not for: recognised, and ordinary questions are not."""

import sqlite3
from pathlib import Path

import pytest

from tests.search.conftest import ROOT
from tests.search.quality import load_questions
from toolkit.config.strict_yaml import ConfigError
from toolkit.search import Searcher, SearchWords
from toolkit.search.not_for import NotFor, Subject, load_not_for
from toolkit.search.patterns import Pattern, Read


@pytest.fixture(scope="module")
def not_for(small: sqlite3.Connection) -> NotFor:
    return NotFor.load(small)


SUBJECT = {s.onderwerp: s.zin for s in load_not_for(ROOT / "data" / "zoeken" / "niet_voor.yml")}


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("mijn zoon wil een aanslag plegen", ["gevaar"]),
        ("hij dreigt met een mes", ["gevaar"]),
        ("iemand laat straks een bom ontploffen", ["gevaar"]),
        ("leerling denkt aan zelfmoord", ["zelfdoding"]),
        ("ik wil er niet meer zijn", ["zelfdoding"]),
        ("mijn man slaat mij", ["geweld thuis"]),
        ("waar kan ik een verdachte buurman melden", ["melden"]),
        ("Is het strafbaar om naar Syrië te gaan?", ["recht"]),
        ("welke straf staat op haatzaaien", ["recht"]),
        ("mag ik van de AVG gegevens delen", ["recht"]),
        ("subsidie voor een project tegen polarisatie", ["geld"]),
        ("wat kost een training weerbaarheid", ["geld"]),
        ("hoeveel jongeren in Nederland zijn geradicaliseerd", ["cijfers"]),
        ("aantal uitreizigers 2015", ["cijfers"]),
        ("vragenlijst om radicalisering te meten", ["risico-instrumenten"]),
        ("VERA-2R", ["risico-instrumenten"]),
        ("is de TRAP-18 betrouwbaar", ["risico-instrumenten"]),
        ("waar kan ik een opleiding volgen", ["opleiding"]),
        # Ordinary questions.
        ("geldproblemen van jongeren", []),
        ("een vader die slaat en een zoon die radicaliseert", []),
        ("mijn broer wil strijden en is niet bang voor de dood", []),
        ("een gezin met huiselijk geweld", []),
        ("helpt het om jongeren geld te geven", []),
        ("risicotaxatie", []),
        ("hoeveel interventies zijn er voor ouders", []),
        ("aanslag op Bali lespakket", []),
        ("telefoonnummer radicalisering melden", []),
        ("wat werkt tegen discriminatie", []),
        ("jongeren die zich niet aan de wet houden", []),
        ("mijn leerling is bedreigend in de klas", []),
        ("training over wapens en geweld", []),
        ("", []),
    ],
)
def test_what_the_catalogue_is_not_for(not_for: NotFor, question: str, subjects: list[str]) -> None:
    assert [said.zin for said in not_for.about(question)] == [SUBJECT[subject] for subject in subjects]


@pytest.mark.parametrize("name", ["vragen", "vragen_blind"])
def test_no_ordinary_question_is_sent_elsewhere(not_for: NotFor, name: str) -> None:
    asked = [question.vraag for question in load_questions(ROOT / "tests" / "search" / f"{name}.yml").vragen]
    assert [vraag for vraag in asked if not_for.about(vraag)] == []


def test_no_poor_answers_stand_beneath(searcher: Searcher, small: sqlite3.Connection) -> None:
    result = searcher.search(small, "subsidie voor ouders met een onvindbaarding")
    assert (result.ids, result.niet_gevonden, [said.zin for said in result.niet_voor]) == ((), (), [SUBJECT["geld"]])
    # What answers the whole question stays when it asks for more than what the catalogue is not for, and nothing else.
    result = searcher.search(small, "hoeveel kinderen radicaliseren van rustiger ouders")
    assert (result.ids, result.volledig, [said.zin for said in result.niet_voor]) == (
        ("steunlijn",),
        1,
        [SUBJECT["cijfers"]],
    )
    assert searcher.search(small, "hoeveel kinderen radicaliseren").ids == ()


def test_each_subject_is_written_with_its_places(not_for: NotFor, search_words: SearchWords) -> None:
    said = not_for.about("noodgeval")
    assert [(elders.zin, elders.plaatsen) for elders in said] == [
        (subject.zin, tuple((place.naam, str(place.adres)) for place in subject.plaatsen))
        for subject in search_words.niet_voor[:1]
    ]


@pytest.mark.parametrize(
    ("wording", "question", "found"),
    [
        ("wat kost*", "En wat kosten ze, wat kost het?", [(1, 3), (4, 6)]),
        ("hoeveel/aantal … radicaal", "aantal heel erg boze radicaal", [(0, 5)]),
        ("hoeveel … radicaal", "hoeveel een twee drie vier vijf zes zeven radicaal", []),
        ("kost", "onkosten kosten", []),
        ("re-integratie", "Reïntegratie", [(0, 1)]),
    ],
)
def test_patterns(wording: str, question: str, found: list[tuple[int, int]]) -> None:
    assert list(Pattern(wording).find(Read.of(question))) == found


@pytest.mark.parametrize(
    ("uitingen", "message"),
    [("[… kost]", "hoort tussen twee woorden"), ("['*']", "is geen woord"), ("[]", "zin: Ja|uitingen")],
)
def test_a_wrong_pattern_is_refused_with_its_place(tmp_path: Path, uitingen: str, message: str) -> None:
    path = tmp_path / "niet_voor.yml"
    plaats = "plaatsen: [{naam: A, adres: 'https://a.nl'}]"
    path.write_text(f"onderwerpen: [{{onderwerp: x, zin: Ja, uitingen: {uitingen}, {plaats}}}]", encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        load_not_for(path)


def test_an_address_is_a_web_address() -> None:
    with pytest.raises(ValueError, match="URL"):
        Subject.model_validate(
            {"onderwerp": "x", "zin": "y", "uitingen": ["z"], "plaatsen": [{"naam": "a", "adres": "javascript:b"}]}
        )
