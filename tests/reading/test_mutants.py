"""Damaged and hostile workbooks: each is read or refused with a message that names it, in bounded time and memory."""

import multiprocessing
from pathlib import Path

from tests.reading.mutants import problems

NUMBER = 500


def test_no_mutant_crashes_hangs_or_fills_the_memory(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:  # so that its memory is its own
        assert pool.apply(problems, (range(NUMBER), tmp_path / "raw")) == []
