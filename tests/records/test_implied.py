"""What follows from a value in another field, only where the YAML of a workbook says so."""

from pathlib import Path

import pytest

from tests.builders import value
from tests.conftest import DATA
from toolkit.config.strict_yaml import ConfigError
from toolkit.config.workbook import WorkbookConfig, WrittenAs
from toolkit.curation import Curation, load_curation
from toolkit.findings import Bevindingen
from toolkit.reading.workbook_reading import FieldValue, SourceRecord, WorkbookReading
from toolkit.records.build import make_records

DESIGN_IS_EVALUATION = WorkbookConfig(herkomst="slo", volgt_uit={"onderzoeksdesign": {"evaluatie": "geevalueerd"}})
NAAM = value("naam", "Baken")


@pytest.fixture(scope="module")
def curation() -> Curation:
    return load_curation(DATA)


def evaluations(curation: Curation, config: WorkbookConfig, *values: FieldValue) -> list[tuple[str, str, str]]:
    """Return term, method and words of the evaluation tags of one record."""
    source = SourceRecord("Blad1", 2, 2, (NAAM, *values))
    reading = WorkbookReading(path := Path("lijst.xlsx"), "0", WrittenAs.itself(path), records=[source])
    (record,) = make_records(reading, "lijst", config, curation.tools, Bevindingen())
    return [(tag.term_id, tag.methode.value, tag.brontekst) for tag in record.tags if tag.dimensie == "evaluatie"]


RCT, UNKNOWN_DESIGN = value("onderzoeksdesign", "RCT"), value("onderzoeksdesign", "kwantumstudie")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((RCT,), [("geevalueerd", "curator", "RCT")]),
        ((RCT, value("evaluatie", "nee")), [("niet-geevalueerd", "synoniem", "nee")]),
        ((RCT, value("evaluatie", "gepland")), []),
        ((UNKNOWN_DESIGN,), []),
        ((value("onderzoeksdesign", "n.v.t."),), []),
    ],
    ids=["design", "own answer", "own undecided answer", "undecided design", "no design"],
)
def test_a_design_implies_an_evaluation_when_the_record_says_nothing_itself(
    curation: Curation, values: tuple[FieldValue, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert evaluations(curation, DESIGN_IS_EVALUATION, *values) == expected


def test_without_a_word_in_its_yaml_a_workbook_only_says_what_it_says(curation: Curation) -> None:
    assert evaluations(curation, WorkbookConfig(herkomst="slo"), RCT) == []


@pytest.mark.parametrize(
    "wrong", [{"kleur": {"evaluatie": "geevalueerd"}}, {"onderzoeksdesign": {"evaluatie": "mooi"}}]
)
def test_a_field_or_term_that_does_not_exist_is_refused(curation: Curation, wrong: dict[str, dict[str, str]]) -> None:
    with pytest.raises(ConfigError, match=r"lijst\.yml, volgt_uit"):
        evaluations(curation, WorkbookConfig(herkomst="slo", volgt_uit=wrong), RCT)
