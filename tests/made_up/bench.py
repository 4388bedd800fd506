"""The part of ``make bench`` about reading: how time follows the data, and how labelled workbooks are read."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from rich.console import Console
from rich.table import Table as ScreenTable

from tests.made_up.labelled import QUESTIONS, judge
from tests.made_up.labelled_set import write_labelled
from toolkit.config.workbook import WorkbookConfig
from toolkit.findings import Bevindingen
from toolkit.mapping.column import Knowledge
from toolkit.mapping.read import read_workbook
from toolkit.reading.workbook_reading import WorkbookReading

SIZES = (1_000, 4_000, 16_000)
WIDTH = 10


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a workbook without any knowledge of it."""

    knowledge: Knowledge

    def read(self, path: Path, config: WorkbookConfig) -> WorkbookReading:
        """Return the reading of one workbook; see `read_workbook`."""
        return read_workbook(
            path, knowledge=self.knowledge.for_workbook(path.stem), config=config, bevindingen=Bevindingen()
        )


def bench_reading(console: Console, reader: Reader, labels: Path | None = None) -> None:
    """Print tables with times and their ratios, and with how well labelled workbooks are read.

    Args:
        console: where the tables go.
        reader: reads workbooks.
        labels: a folder as `tests.made_up.labelled` describes; None for the made-up one.

    """
    with tempfile.TemporaryDirectory() as folder:
        console.print(_times_table(reader, Path(folder) / "bench.xlsx"))
        if labels is None:
            write_labelled(Path(folder))
        console.print(_labelled_table(reader, labels or Path(folder)))


def _labelled_table(reader: Reader, folder: Path) -> ScreenTable:
    first, after = judge(folder, reader.read, (dimension.naam for dimension in reader.knowledge.vocabulary))
    table = ScreenTable("wat", "zonder antwoorden", "na de antwoorden", title="Lezen: werkmappen met labels")
    answered = dict(after.rows())
    for measure, result in first.rows():
        table.add_row(measure, result, answered.get(measure, ""))
    table.add_row(QUESTIONS, str(first.right[QUESTIONS]), str(after.right[QUESTIONS]))
    return table


def _times_table(reader: Reader, path: Path) -> ScreenTable:
    table = ScreenTable("regels", "seconden", "verhouding", title=f"Lezen: tijd bij {WIDTH} kolommen")
    before: float | None = None
    for size in SIZES:
        _write_many(path, size)
        seconds = _timed(lambda: reader.read(path, WorkbookConfig()))
        table.add_row(str(size), f"{seconds:.2f}", "" if before is None else f"{seconds / before:.2f}")
        before = seconds
    return table


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _write_many(path: Path, size: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Blad1")
        sheet.write_row(0, 0, ["Interventie", "Land", "Doelgroep", "Doel", *(f"Overig {n}" for n in range(WIDTH - 4))])
        for row in range(1, size + 1):
            values = [f"Programma {row}", "Nederland", "Ouders; Docenten", f"Doel nummer {row}"]
            sheet.write_row(row, 0, [*values, *range(row, row + WIDTH - 4)])
