"""The curators' matches name terms that exist."""

from pathlib import Path

import pytest

from tests.conftest import DATA
from toolkit.config.strict_yaml import ConfigError
from toolkit.opendata.matches import MATCHES, Match, Matches, load_matches
from toolkit.vocabulary.dimension import Vocabulary


def test_the_curated_matches_fit_the_vocabulary(vocabulary: Vocabulary) -> None:
    matches = load_matches(DATA / MATCHES, vocabulary)
    assert set(matches.gekozen) <= set(vocabulary.dimensies)
    found = [
        match
        for dimension in vocabulary
        for match in matches.of(dimension.naam, set(dimension.termen), countries=dimension.landen)
    ]
    assert Match("adhd", "exactMatch", "http://id.nlm.nih.gov/mesh/D001289") in found
    assert len({(match.term, match.uri) for match in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("gedragg: []", "de dimensie gedragg bestaat niet."),
        ("doelgroepen: []", "de dimensie doelgroepen bestaat niet. Bedoelt u doelgroep?"),
        (
            "fase: [{term: groepfase, soort: exactMatch, uri: 'https://a.example/', naam: a}]",
            "fase heeft geen term groepfase. Bedoelt u groepsfase?",
        ),
    ],
)
def test_a_match_of_what_is_not_there_is_refused(tmp_path: Path, vocabulary: Vocabulary, text: str, says: str) -> None:
    path = tmp_path / "overeenkomsten.yml"
    path.write_text(f"overeenkomsten: {{{text}}}", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_matches(path, vocabulary)
    assert str(error.value) == f"{path}: {says}"


def test_countries_get_the_code_of_the_country_that_exists_today() -> None:
    found = {
        match.term: match.uri.rpartition("/")[2]
        for match in Matches({}).of("land", {"de", "fr", "gb", "mm"}, countries=True)
    }
    assert found == {"de": "DEU", "fr": "FRA", "gb": "GBR", "mm": "MMR"}
