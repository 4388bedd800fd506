"""The judgement of `make soak`: what is flat, and what is a leak."""

import runpy
from collections import Counter

import pytest

from tests.conftest import ROOT

SOAK = runpy.run_path(str(ROOT / "scripts" / "soak.py"))
Look, judge = SOAK["Look"], SOAK["judge"]


@pytest.mark.parametrize(
    ("memory", "descriptors", "answers", "says"),
    [
        ([100, 150, 155, 160], [9, 20, 21, 22], {200: 9, 404: 2, 503: 1}, []),
        ([100, 150, 160, 170], [9, 20, 21, 22], {200: 9}, ["Het geheugen groeide van 150 naar 170 MB."]),
        ([100, 150, 150, 150], [9, 20, 30, 40], {200: 9}, ["Het aantal open bestanden groeide van 20 naar 40."]),
        ([100, 150, 150, 150], [9, 9, 9, 9], {200: 9, 500: 2}, ["De site faalde: {500: 2}."]),
    ],
)
def test_what_grows_after_the_site_is_warm_is_a_leak(
    memory: list[float], descriptors: list[int], answers: dict[int, int], says: list[str]
) -> None:
    looks = [Look(m, d) for m, d in zip(memory, descriptors, strict=True) for _ in range(3)]
    assert judge(looks, Counter(answers)) == says


def test_too_short_a_run_says_nothing() -> None:
    with pytest.raises(ValueError, match="te kort"):
        judge([Look(1, 1)] * 3, Counter())
