"""The measure of reading counts what it says it counts: on made-up workbooks of which every column is known."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.made_up.bench import Reader
from tests.made_up.labelled import QUESTIONS, judge
from tests.made_up.labelled_set import LABELS, write_labelled
from toolkit.curation import load_curation
from toolkit.mapping.column import Knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_curation(ROOT / "data").kennis


def test_answers_bring_what_was_asked(knowledge: Knowledge, tmp_path: Path) -> None:
    write_labelled(tmp_path)
    first, after = judge(tmp_path, Reader(knowledge).read, ["land", "doelgroep"])
    assert dict(first.rows()) == {
        "werkmappen geopend": "2 van 2 (100 %)",
        "kop goed": "2 van 2 (100 %)",
        "gegevens goed": "2 van 2 (100 %)",
        "gebruikte kolommen goed": "2 van 2 (100 %)",
        "kolommen van lijsten gevonden": "2 van 6 (33 %)",
        "kenmerken uit een goede kolom": "6 van 6 (100 %)",
        "naam goed of als eerste gevraagd": "2 van 2 (100 %)",
        "bladen zonder namen die toch interventies geven": "0 van 1 (0 %)",
    }
    assert dict(after.rows())["kolommen van lijsten gevonden"] == "6 van 6 (100 %)"
    assert dict(after.rows())["kenmerken uit een goede kolom"] == "12 van 12 (100 %)"
    assert (first.right[QUESTIONS], after.right[QUESTIONS]) == (4, 0)


def test_other_labels_make_the_same_reading_wrong(knowledge: Knowledge, tmp_path: Path) -> None:
    wrong = {"kopregels": [2, 2], "gegevensregels": [4, 10], "naam": ["D"], "kolommen": {"A": "naam", "B": "doelgroep"}}
    write_labelled(tmp_path, [LABELS[0] | wrong, *LABELS[1:]])
    first, _ = judge(tmp_path, Reader(knowledge).read, ["land", "doelgroep"])
    assert dict(first.rows()) == {
        "werkmappen geopend": "2 van 2 (100 %)",
        "kop goed": "1 van 2 (50 %)",
        "gegevens goed": "1 van 2 (50 %)",
        "gebruikte kolommen goed": "1 van 2 (50 %)",
        "kolommen van lijsten gevonden": "1 van 6 (17 %)",
        "kenmerken uit een goede kolom": "0 van 6 (0 %)",
        "naam goed of als eerste gevraagd": "1 van 2 (50 %)",
        "bladen zonder namen die toch interventies geven": "0 van 1 (0 %)",
    }
