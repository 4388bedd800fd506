"""How much of the truth the whole pipeline gives back: read, map columns, resolve terms, make records."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from tests.made_up.layouts import Layout
from tests.made_up.measure import Pair, Score, Scores, score_pairs, score_sets
from tests.made_up.render import Renderer
from tests.made_up.truth import make_truth
from toolkit.config.workbook import WorkbookConfig
from toolkit.curation import Curation
from toolkit.findings import Bevindingen
from toolkit.mapping.read import read_workbook
from toolkit.records.build import make_records
from toolkit.records.record import Record

_SIZE = 12


@dataclass(frozen=True, slots=True)
class WholeScore:
    """Figures over some layouts: the layouts, the names that came back, and the terms per dimension."""

    layouts: int
    names: Score
    terms: Scores


def measure_pipeline(curation: Curation, layouts: Sequence[Layout], folder: Path, seed: int = 1) -> WholeScore:
    """Render a made-up truth in every layout, read it as a build does, and compare.

    Args:
        curation: the curators' files.
        layouts: the layouts to try.
        folder: an existing folder for the workbooks.
        seed: of the made-up truth; the same seed gives the same figures.

    """
    chance = Random(seed)
    names, terms = Score(), Scores()
    for number, layout in enumerate(layouts):
        truth = make_truth(curation.vocabulary, chance, _SIZE)
        path = folder / f"indeling-{number}.xlsx"
        Renderer(curation.vocabulary, layout, Random(number)).write(truth, path)
        records = _read(path, curation)
        found = {record.naam for record in records}
        expected = {one.naam for one in truth}
        names.add(score_sets(expected, found))
        terms.add(score_pairs(truth, partial(_tagged, records)))
    return WholeScore(len(layouts), names, terms)


def _read(path: Path, curation: Curation) -> list[Record]:
    bevindingen, config = Bevindingen(), WorkbookConfig()
    reading = read_workbook(path, knowledge=curation.kennis, config=config, bevindingen=bevindingen)
    return make_records(reading, "bench", config, curation.tools, bevindingen)


def _tagged(records: Sequence[Record], veld: str) -> set[Pair]:
    return {(record.naam, tag.term_id) for record in records for tag in record.tags if tag.dimensie == veld}
