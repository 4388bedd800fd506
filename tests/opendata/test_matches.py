"""The curators' matches name terms that exist."""

from tests.conftest import ROOT
from toolkit.opendata.matches import Match, Matches, load_matches
from toolkit.vocabulary.dimension import Vocabulary


def test_the_curated_matches_fit_the_vocabulary(vocabulary: Vocabulary) -> None:
    matches = load_matches(ROOT / "data" / "opendata" / "overeenkomsten.yml")
    assert set(matches.gekozen) <= set(vocabulary.dimensies)
    found = [
        match
        for dimension in vocabulary
        for match in matches.of(dimension.naam, set(dimension.termen), countries=dimension.landen)
    ]
    assert Match("adhd", "exactMatch", "http://id.nlm.nih.gov/mesh/D001289") in found
    assert len({(match.term, match.uri) for match in found}) == len(found)


def test_countries_get_the_code_of_the_country_that_exists_today() -> None:
    found = {
        match.term: match.uri.rpartition("/")[2]
        for match in Matches({}).of("land", {"de", "fr", "gb", "mm"}, countries=True)
    }
    assert found == {"de": "DEU", "fr": "FRA", "gb": "GBR", "mm": "MMR"}
