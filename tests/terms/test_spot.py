"""Wordings in running text: whole words, acronyms in their own case, and never what a text denies."""

import pytest

from tests.conftest import DATA
from toolkit.terms.spot import Spotter, compile_wording
from toolkit.waarden import load_words

SPOTTER = Spotter(load_words(DATA))

WORDINGS = tuple(
    compile_wording(term, wording)
    for term, wording in [
        ("rct", "gerandomiseerd*"),
        ("rct", "RCT"),
        ("quasi", "controlegroep*"),
        ("jihad", "jihadis*"),
        ("jongeren", "*jongeren"),
        ("gezin", "familie"),
        ("uittreders", "uit een extremistisch milieu willen"),
        ("radicaal", "extremistisch milieu"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gerandomiseerde studie met controlegroep", [("rct", "Gerandomiseerde"), ("quasi", "controlegroep")]),
        ("een RCT", [("rct", "RCT")]),
        ("een rct", []),
        ("Moslimjongeren en hun familie", [("jongeren", "Moslimjongeren"), ("gezin", "familie")]),
        ("jongerenwerkers en familieleden", []),
        ("Jihadistische denkbeelden", [("jihad", "Jihadistische")]),
        ("niet gerandomiseerd, geen controlegroep", []),
        ("niet-gerandomiseerd", []),
        ("zonder controlegroep", []),
        ("een controlegroep ontbreekt", []),
        ("een controlegroep wordt in de samenvatting niet genoemd", []),
        ("geen nameting, wel een controlegroep", [("quasi", "controlegroep")]),
        ("jongeren die niet naar school gaan", [("jongeren", "jongeren")]),
        ("niet alleen jongeren", [("jongeren", "jongeren")]),
        ("wie uit een extremistisch milieu willen", [("uittreders", "uit een extremistisch milieu willen")]),
    ],
)
def test_wordings_in_a_text(text: str, found: list[tuple[str, str]]) -> None:
    assert [(s.term_id, s.tekst) for s in SPOTTER.spot(text, WORDINGS)] == found
