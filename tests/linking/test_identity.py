"""Ids are promises: the same when rows move or a name is lightly reworded."""

import random
from pathlib import Path

import pytest

from tests.builders import record
from toolkit.config.strict_yaml import ConfigError
from toolkit.linking.identity import Register
from toolkit.linking.koppelingen import Identiteit, LinkConfig, check_countries
from toolkit.linking.lists import Lists
from toolkit.records.record import Record

REGISTER = Register(
    [
        Identiteit(id="beyond-bali", namen=("Beyond Bali Education Resource",), land=("au",)),
        Identiteit(id="diamant", namen=("Diamant (weerbaarheidstraining)", "Diamant"), land=("nl",)),
    ]
)


def ids(*records: Record) -> list[tuple[str, str]]:
    return [(item.id, item.hoe.value) for item in REGISTER.identify(records)]


def test_a_confirmed_name_keeps_its_id_whatever_the_case_or_accents() -> None:
    assert ids(record("DIAMANT", "nl"), record("Diamant (Weerbaarheidstraining)")) == [
        ("diamant", "geregistreerd"),
        ("diamant", "geregistreerd"),
    ]


def test_a_name_that_its_list_put_right_as_the_correction_says_keeps_its_id() -> None:
    lists = Lists(
        published={"zee-man": frozenset()}, corrected={"lijst.xlsx": {"baken": "Diamant", "zeeman": "Zee man"}}
    )
    register = Register([Identiteit(id="diamant", namen=("Diamant",), land=("nl",))], lists)

    def found(*names: str) -> list[tuple[str, str]]:
        return [(item.id, item.hoe.value) for item in register.identify([record(naam, "nl") for naam in names])]

    assert found("Baken") == [("diamant", "hersteld")]
    assert found("Baken", "Diamant") == [("baken", "nieuw"), ("diamant", "geregistreerd")], "each row its own name"
    assert found("Zeeman") == [("zee-man", "nieuw")], "published without an identity"


def test_a_lightly_reworded_name_keeps_its_id_in_the_same_country_only() -> None:
    assert ids(record("Beyond Bali: Education Resources", "au")) == [("beyond-bali", "herkend")]
    assert ids(record("Beyond Bali: Education Resources", "id")) == [("beyond-bali-education-resources", "nieuw")]
    assert ids(record("Beyond Bali: Education Resources")) == [("beyond-bali-education-resources", "nieuw")]


def test_the_same_name_in_another_country_is_another_intervention() -> None:
    assert ids(record("Diamant", "be")) == [("diamant", "nieuw")]
    assert ids(record("Diamant", "be"), record("Diamant", "nl")) == [
        ("diamant-be", "nieuw"),
        ("diamant", "geregistreerd"),
    ]


def test_new_interventions_of_one_name_are_told_apart_by_country_then_organisation() -> None:
    assert ids(record("Exit", "nl"), record("Exit", "de")) == [("exit-nl", "nieuw"), ("exit-de", "nieuw")]
    assert ids(record("Exit", organisatie="Stichting A"), record("Exit", organisatie="Vereniging B")) == [
        ("exit-stichting-a", "nieuw"),
        ("exit-vereniging-b", "nieuw"),
    ]


def test_names_with_one_slug_get_two_ids() -> None:
    first, second = ids(record("A+B", "nl"), record("A B", "nl"))
    assert first[0] != second[0]


def test_ids_do_not_depend_on_the_order_of_rows() -> None:
    records = [
        record("Exit", "nl"), record("Exit", "de"), record("Diamant", "nl"), record("Diamant", "be"),
        record("A+B"), record("A B"), record("Beyond Bali: Education Resources", "au"), record("Nieuw", "nl"),
    ]  # fmt: skip
    expected = {id(item.record): item.id for item in REGISTER.identify(records)}
    for seed in range(20):
        shuffled = random.Random(seed).sample(records, len(records))
        assert {id(item.record): item.id for item in REGISTER.identify(shuffled)} == expected


def test_a_country_that_is_none_is_refused_with_the_one_that_was_meant() -> None:
    config = LinkConfig(identiteiten=(Identiteit(id="steg", namen=("Steg",), land=("nl", "NO")),))
    with pytest.raises(ConfigError, match=r"identiteiten\.yml: bij steg staat het land NO\..*Bedoelde u no\?$"):
        check_countries(config, {"nl", "no"}, Path("data"))
