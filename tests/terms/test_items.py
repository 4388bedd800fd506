"""One item of a list: wording, status and note."""

import pytest

from tests.conftest import ROOT
from toolkit.terms.items import ItemReading, read_item
from toolkit.waarden import GeenWaarde, load_words

WORDS = load_words(ROOT / "data")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Zelfvertrouwen (gemengd): steeg marginaal", ItemReading("Zelfvertrouwen", "gemengd", "steeg marginaal")),
        (
            "Empathie (ervaren effect): Kwalitatief: medeleven",
            ItemReading("Empathie", "ervaren", "Kwalitatief: medeleven"),
        ),
        ("Veerkracht (geen effect)", ItemReading("Veerkracht", "geen_effect", None)),
        ("Empathie: effect", ItemReading("Empathie", "effect", None)),
        ("Empathie [beoogd]", ItemReading("Empathie", "beoogd", None)),
        ("ja - AEF (2018)", ItemReading("ja", None, "AEF (2018)")),
        ("Trauma (als uitdaging)", ItemReading("Trauma", None, "als uitdaging")),
        ("Re-integratie", ItemReading("Re-integratie")),
        ("Empathie*", ItemReading("Empathie")),
    ],
)
def test_the_most_taken_apart_reading(text: str, reading: ItemReading) -> None:
    readings = read_item(text, WORDS)
    assert readings[0] == ItemReading(text)
    assert reading in readings


@pytest.mark.parametrize(
    ("text", "soort"),
    [
        ("-", GeenWaarde.LEEG),
        ("n.v.t.", GeenWaarde.NIET_VAN_TOEPASSING),
        ("NA", GeenWaarde.NIET_VAN_TOEPASSING),
        ("Onbekend", GeenWaarde.ONBEKEND),
        ("Nederland", None),
    ],
)
def test_a_filled_cell_without_a_value_says_which_kind(text: str, soort: GeenWaarde | None) -> None:
    assert WORDS.geen_waarde(text) is soort
