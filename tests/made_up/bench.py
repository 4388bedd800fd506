"""The part of ``make bench`` about reading: how time follows the data, and how tables of public workbooks are found."""

import csv
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from rich.console import Console
from rich.table import Table as ScreenTable

from toolkit.config.workbook import WorkbookConfig
from toolkit.findings import Bevindingen
from toolkit.mapping.column import Knowledge
from toolkit.mapping.read import read_workbook
from toolkit.reading.workbook_reading import WorkbookError, WorkbookReading

SIZES = (1_000, 4_000, 16_000)
WIDTH = 10


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a workbook without any knowledge of it."""

    knowledge: Knowledge

    def read(self, path: Path) -> WorkbookReading:
        """Return the reading of one workbook; see `read_workbook`."""
        return read_workbook(
            path,
            knowledge=self.knowledge,
            config=WorkbookConfig(),
            bevindingen=Bevindingen(),
        )


def bench_reading(console: Console, reader: Reader, corpus: Path | None = None) -> None:
    """Print tables with times and their ratios, and with the quality of reading public workbooks.

    Args:
        console: where the tables go.
        reader: reads workbooks.
        corpus: a folder with public workbooks and ``verwacht.csv``: columns bestand, werkblad, kop_van, kop_tot,
            gegevens_van, gegevens_tot of the first table of each sheet; None when there is none on this machine.

    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.xlsx"
        console.print(_times_table(reader, path))
    if corpus is not None:
        console.print(_corpus_table(reader, corpus))


def _times_table(reader: Reader, path: Path) -> ScreenTable:
    table = ScreenTable("regels", "seconden", "verhouding", title=f"Lezen: tijd bij {WIDTH} kolommen")
    before: float | None = None
    for size in SIZES:
        _write_many(path, size)
        seconds = _timed(lambda: reader.read(path))
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


def _corpus_table(reader: Reader, corpus: Path) -> ScreenTable:
    """Compare the first table of every sheet of public workbooks with what a person says it is."""
    with (corpus / "verwacht.csv").open(encoding="utf-8", newline="") as source:
        expected = {(row["bestand"], row["werkblad"]): row for row in csv.DictReader(source)}
    heads = bodies = crashes = 0
    for bestand in sorted({bestand for bestand, _ in expected}):
        try:
            tables = {table.werkblad: table for table in reversed(reader.read(corpus / bestand).tabellen)}
        except WorkbookError:
            crashes += 1
            continue
        for (other, werkblad), row in expected.items():
            if other == bestand and werkblad in tables:
                found = tables[werkblad]
                heads += found.kop == (int(row["kop_van"]), int(row["kop_tot"]))
                bodies += found.gegevens == (int(row["gegevens_van"]), int(row["gegevens_tot"]))
    table = ScreenTable("werkbladen", "kop goed", "gegevens goed", "niet te openen", title="Lezen: openbare werkmappen")
    table.add_row(str(len(expected)), _share(heads, expected), _share(bodies, expected), str(crashes))
    return table


def _share(count: int, of: dict[tuple[str, str], dict[str, str]]) -> str:
    return f"{count} ({100 * count / len(of):.1f} %)"
