"""Ages in text and the groups they overlap: [0,12) [12,18) [18,27) [27,∞)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA
from toolkit.config.leeftijden import load_age_words
from toolkit.terms.ages import Ages

find_ages = Ages(load_age_words(DATA / "zoeken" / "leeftijden.yml")).find


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Jongeren (12-23 jr)", {"jongeren", "jongvolwassenen"}),
        ("Leerlingen van 11-12 jaar", {"kinderen", "jongeren"}),
        ("Personen (17-72 jaar)", {"jongeren", "jongvolwassenen", "volwassenen"}),
        ("jongens (12-26 jaar)", {"jongeren", "jongvolwassenen"}),
        ("12 t/m 17 jaar", {"jongeren"}),
        ("tussen 18 en 25 jaar", {"jongvolwassenen"}),
        ("gemiddeld 19 jaar", {"jongvolwassenen"}),
        ("gemiddelde leeftijd van 29,6 jaar", {"volwassenen"}),
        ("16 jaar en ouder", {"jongeren", "jongvolwassenen", "volwassenen"}),
        ("18+", {"jongvolwassenen", "volwassenen"}),
        ("jonger dan 12 jaar", {"kinderen"}),
        ("< 25 jr", {"kinderen", "jongeren", "jongvolwassenen"}),
        ("16-jarigen", {"jongeren"}),
        ("aged 14 to 16 years", {"jongeren"}),
        ("nazorg tot 2 jaar na vrijlating", set()),
        ("een traject van drie maanden", set()),
        ("gedetineerden met een straf van 2 jaar", set()),
        ("traject van 2 jaar", set()),
        ("straf tot 4 jaar", set()),
        ("gedurende 3 tot 5 jaar", set()),
        ("worden over 2 jaar gevolgd", set()),
        ("from 2010 to 12 years", set()),
        ("Jongeren tot 12-18 jaar 20 jaar", {"jongeren", "jongvolwassenen"}),
        ("vanaf 12-18 jaar\n27 jaar en ouder", {"jongeren", "jongvolwassenen", "volwassenen"}),
        ("12 tot 18 jaar", {"jongeren"}),
        ("12- tot 18-jarigen", {"jongeren"}),
        ("van 16 jaar t/m 18 jaar", {"jongeren", "jongvolwassenen"}),
        ("18 jaar of ouder", {"jongvolwassenen", "volwassenen"}),
        ("11 jaar en jonger", {"kinderen"}),
        ("t/m 17 jaar", {"kinderen", "jongeren"}),
        ("young people aged 16-24", {"jongeren", "jongvolwassenen"}),
        ("8-11 year olds", {"kinderen"}),
        ("8-12 deelnemers", set()),
        ("14-16", set()),
        ("60+ nationaliteiten", set()),
        ("in 2018-2020", set()),
    ],
)
def test_age_groups_of_a_text(text: str, groups: set[str]) -> None:
    assert {group for age in find_ages(text) for group in age.groepen} == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("14-16", {"jongeren"}),
        ("13 - 17", {"jongeren"}),
        ("8-11", {"kinderen"}),
        ("12 tot 18", {"jongeren"}),
        ("30-45; 14", {"jongeren", "volwassenen"}),
        ("19,4", {"jongvolwassenen"}),
        ("gemiddeld 20", {"jongvolwassenen"}),
        ("> 18", {"jongvolwassenen", "volwassenen"}),
        ("18+", {"jongvolwassenen", "volwassenen"}),
        ("vanaf 30", {"volwassenen"}),
        ("12-18 jaar", {"jongeren", "jongvolwassenen"}),
        ("2015-2018", set()),
        ("45 %", set()),
        ("0", set()),
        ("0-4", {"kinderen"}),
        ("12 deelnemers", set()),
    ],
)
def test_below_a_header_about_ages_a_bare_number_is_an_age(text: str, groups: set[str]) -> None:
    assert {group for age in find_ages(text, about_ages=True) for group in age.groepen} == groups


@given(st.integers(0, 99), st.integers(0, 99))
def test_a_range_gives_exactly_the_groups_it_overlaps(first: int, second: int) -> None:
    low, high = sorted((first, second))
    bounds = {"kinderen": (0, 11), "jongeren": (12, 17), "jongvolwassenen": (18, 26), "volwassenen": (27, 200)}
    expected = {group for group, (a, b) in bounds.items() if low <= b and high >= a}
    assert {group for age in find_ages(f"{low}-{high} jaar") for group in age.groepen} == expected


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    groups = {"kinderen", "jongeren", "jongvolwassenen", "volwassenen"}
    for about_ages in (False, True):
        for age in find_ages(text, about_ages=about_ages):
            assert set(age.groepen) <= groups and len(set(age.groepen)) == len(age.groepen)
    # What is said to be about ages is read at least as far.
    assert len(list(find_ages(text, about_ages=True))) >= len(list(find_ages(text)))
