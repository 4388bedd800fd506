"""A typing error decides by itself only when it is near-certain; everything else is a proposal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.terms.fuzzy import candidates, near_certain

LABELS = {
    "empathie": "empathie", "empathy": "empathie", "zelfvertrouwen": "zelfvertrouwen", "korte duur": "korte-duur",
    "politieke competentie": "politiek", "civiele competentie": "civiel", "emotieregulatie": "emotie",
    "psychosociale factoren": "psychosociaal", "psychosocial factors": "psychosociaal", "iran": "ir", "irak": "iq",
    "onvoldoende aansluiting bij de gemeenschap": "aansluiting",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Empatie", "empathie"),
        ("Zelfvertouwen", "zelfvertrouwen"),
        ("zelfvretrouwen", "zelfvertrouwen"),
        ("emotie regulatie", "emotieregulatie"),
        ("emotie-regulatie", "emotieregulatie"),
        ("civiele competenties", "civiele competentie"),
        ("Psyhcosociale factoren", "psychosociale factoren"),
        ("Korte dur", "korte duur"),
        ("Onvoldoende aansluiting bi jde gemeenschap", "onvoldoende aansluiting bij de gemeenschap"),
    ],
)
def test_a_typing_error_is_recognised(typed: str, label: str) -> None:
    hit = near_certain(typed, LABELS)
    assert hit is not None
    assert hit.label == label
    assert 80 <= hit.score <= 100


@pytest.mark.parametrize(
    "typed",
    [
        "politieke competitie",  # a word of its own
        "sociale competentie",
        "antipathie",
        "geen empathie",
        "zelfbeheersing",
        "iraq",  # as near to Iran as to Irak
        "competentie",
        "",
    ],
)
def test_another_word_is_never_taken_for_a_typing_error(typed: str) -> None:
    assert near_certain(typed, LABELS) is None


def test_candidates_are_proposals_best_first() -> None:
    assert next(c.label for c in candidates("politieke competitie", LABELS)) == "politieke competentie"
    assert candidates("xyzzy", LABELS) == []


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    found = candidates(text, LABELS)
    assert {one.label for one in found} <= set(LABELS)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    sure = near_certain(text, LABELS)
    assert sure is None or sure.label in LABELS
