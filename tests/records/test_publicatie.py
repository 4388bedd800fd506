"""Publications: one per row, normalised DOI, ids that do not depend on order."""

from pathlib import Path

import pytest

from tests.builders import source, value
from tests.conftest import ROOT, MakeWorkbook
from toolkit.curation import load_curation
from toolkit.pipeline import BuildPaths, build
from toolkit.publicaties.publicatie import Publicatie
from toolkit.reading.workbook_reading import Celsoort, FieldValue, Richting, SourceCell, SourceRecord
from toolkit.records.numbers import parse_count, parse_year
from toolkit.records.publicatie import parse_publicaties

RESOLVER = load_curation(ROOT / "data").tools.resolver


def test_every_row_of_a_record_is_a_publication() -> None:
    found = parse_publicaties(
        source(
            value("publicatie.auteurs", "McDonald, K., & Grossman, M.", rij=18),
            value("publicatie.jaar", "2012", rij=18),
            value("publicatie.titel", "More Than a Game: Evaluation Report", rij=18),
            value("publicatie.titel", "The Impact of Sport", rij=19),
            value("publicatie.doi", "https://doi.org/10.17645/SI.v2i2.167", rij=19),
            value("publicatie.doi", "-", rij=20),
        ),
        RESOLVER,
    )
    assert [v.publicatie for v in found] == [
        Publicatie(
            id="mcdonald-2012-more-than-a-game-evaluation-report",
            auteurs="McDonald, K., & Grossman, M.",
            jaar=2012,
            titel="More Than a Game: Evaluation Report",
            tijdschrift=None,
            doi=None,
            url=None,
        ),
        Publicatie(
            id="doi-10-17645-si-v2i2-167",
            auteurs=None,
            jaar=None,
            titel="The Impact of Sport",
            tijdschrift=None,
            doi="10.17645/si.v2i2.167",
            url="https://doi.org/10.17645/si.v2i2.167",
        ),
    ]
    assert [v.cell.rij for v in found] == [18, 19]


@pytest.mark.parametrize(
    ("text", "number"),
    [("46", 46), ("n = 46", 46), ("1.931", 1931), ("1 931", 1931), ("46,0", 46), ("", None), ("1" * 20, None)],
)  # fmt: skip
def test_counts(text: str, number: int | None) -> None:
    assert parse_count(text) == number


@pytest.mark.parametrize(
    ("text", "year"),
    [("2015", 2015), ("2015a", 2015), ("mei 2015", 2015), ("2015-2016", None), ("in druk", None), ("12015", None)],
)
def test_years(text: str, year: int | None) -> None:
    assert parse_year(text) == year


def test_records_that_are_columns_keep_a_publication_together() -> None:
    cells = [
        FieldValue(veld, text, SourceCell("Blad1", rij, "C", Celsoort.WAARDE, text))
        for rij, (veld, text) in enumerate(
            [("publicatie.auteurs", "Jansen, A."), ("publicatie.jaar", "2015"), ("publicatie.titel", "Alfa")], start=5
        )
    ]
    (found,) = parse_publicaties(SourceRecord("Blad1", 3, 3, tuple(cells), Richting.KOLOMMEN), RESOLVER)
    assert (found.publicatie.auteurs, found.publicatie.jaar, found.publicatie.titel) == ("Jansen, A.", 2015, "Alfa")


def test_where_a_publication_appeared_is_kept_apart_and_whole() -> None:
    (found,) = parse_publicaties(
        source(
            value("publicatie.titel", "Een"),
            value("publicatie.tijdschrift", "Blad voor Voorbeelden, 12(2), 248-262 (2017)"),
            value("publicatie.doi", "https://uitgever.voorbeeld.nl/een"),
        ),
        RESOLVER,
    )
    assert found.publicatie == Publicatie(
        id="een",
        auteurs=None,
        jaar=None,
        titel="Een",
        tijdschrift="Blad voor Voorbeelden",
        doi=None,
        url="https://uitgever.voorbeeld.nl/een",
        soort="artikel",
        jaargang="12",
        nummer="2",
        paginas="248-262",
        verschenen_in="Blad voor Voorbeelden, 12(2), 248-262 (2017)",
    )


def test_a_word_or_cell_that_is_no_single_value_is_a_finding_and_the_build_goes_on(
    make_workbook: MakeWorkbook, tmp_path: Path
) -> None:
    header = ["Naam interventie", "Land", "Doelgroep", "Auteur(s)", "Jaar", "Titel", "DOI", "Herkomst"]
    row = ["Kompas", "Nederland", "jongeren", "Jansen, A.", 2015, "Een studie", "10.1000/abc; 10.1000/def", "zolder"]
    raw = make_workbook("lijst.xlsx", {"Blad1": [header, row]}).parent
    catalogus = build(BuildPaths(raw=raw, data=ROOT / "data", target=tmp_path / "x.db"), lambda _: None)
    found = [(b.code, b.cel, b.melding) for b in catalogus.bevindingen if b.cel in ("G2", "H2")]
    assert found == [
        (
            "herkomst_onbekend",
            "H2",
            "“zolder” is geen herkomst die we kennen; de regel krijgt de herkomst van het werkboek. "
            "Zet dit woord bij `herkomst` in data/waarden.yml, bij slo of database.",
        ),
        (
            "publicatie_meer_dan_een",
            "G2",
            "“10.1000/abc; 10.1000/def”: In één cel staan meer DOI's; alleen de eerste telt. Maak er regels van.",
        ),
    ]
