"""One truth in many layouts: everything comes back, whatever the layout."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made_up.layouts import Layout, random_layout, single_changes
from tests.made_up.measure import Scores, score_records
from tests.made_up.render import Renderer
from tests.made_up.truth import make_truth
from tests.mapping.conftest import ReadFile
from toolkit.mapping.column import Knowledge


def read_rendered(layout: Layout, seed: int, path: Path, read: ReadFile, knowledge: Knowledge) -> Scores:
    random = Random(seed)
    truth = make_truth(knowledge.vocabulary, random, 8)
    Renderer(knowledge.vocabulary, layout, random).write(truth, path)
    return score_records(truth, read(path).reading.records, knowledge.names)


@pytest.mark.parametrize("layout", single_changes(), ids=range(len(single_changes())))
def test_every_single_change_of_layout_is_read_completely(
    layout: Layout, tmp_path: Path, read: ReadFile, knowledge: Knowledge
) -> None:
    scores = read_rendered(layout, 1, tmp_path / "x.xlsx", read, knowledge)
    assert {veld: score.f1 for veld, score in scores.by_dimension.items() if score.f1 < 1} == {}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_no_combination_of_layouts_gives_a_wrong_term(
    seed: int, tmp_path: Path, read: ReadFile, knowledge: Knowledge
) -> None:
    layout = random_layout(Random(seed))
    scores = read_rendered(layout, seed, tmp_path / "x.xlsx", read, knowledge)
    assert {veld: score.wrong for veld, score in scores.by_dimension.items() if score.wrong} == {}
    assert sum(score.unknown_tagged for score in scores.by_dimension.values()) == 0
