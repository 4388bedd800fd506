"""Judge the reading of workbooks of which a person wrote down what every column is: before and after her answers.

A folder holds ``bestanden/`` and ``labels.json``: a list with one object per sheet. `kopregels` and `gegevensregels`
are a first and last row (null when there are none; other right answers in `kopregels_ook`), `is_lijst` says whether
the sheet lists interventions, `naam` holds the letters of the columns that may be their name (null: none is), and
`kolommen` gives per letter the field, null for none, or a list of which any is right; other columns are not judged.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.config.workbook import BladIndeling, WorkbookConfig, placed_key
from toolkit.reading.workbook_reading import Richting, TableReading, WorkbookError, WorkbookReading
from toolkit.vocabulary.velden import NAAM

Label = dict[str, Any]
Read = Callable[[Path, WorkbookConfig], WorkbookReading]
_ASKED_NAME = re.compile(r"[Kk]olom ([A-Z]{1,3}) \(“[^”]*”\) lijkt de namen te hebben")
_TITLE = "publicatie.titel"


@dataclass(slots=True)
class Figures:
    """What was right of what, by the name of the measure: pairs of counts."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, right: int, total: int = 1) -> None:
        """Count `right` of `total` more."""
        self.right[measure] += right
        self.total[measure] += total

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield per measure its name and what it came to, such as ``15 van 16 (94 %)``."""
        for measure, total in self.total.items():
            if total:
                yield measure, f"{self.right[measure]} van {total} ({100 * self.right[measure] / total:.0f} %)"


HEADER, DATA, NAME = "kop goed", "gegevens goed", "naam goed of als eerste gevraagd"
USED, FOUND, TAGS = "gebruikte kolommen goed", "kolommen van lijsten gevonden", "kenmerken uit een goede kolom"
MADE_UP, QUESTIONS, OPENED = "bladen zonder namen die toch interventies geven", "vragen", "werkmappen geopend"


def judge(folder: Path, read: Read, dimensions: Iterable[str]) -> tuple[Figures, Figures]:
    """Return how well the workbooks of `folder` are read at first sight, and once their questions are answered.

    The answers are what the labels say, in the YAML that a question asks for.

    Raises:
        OSError: `folder` holds no labels or lacks a workbook.

    """
    labels: list[Label] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    first, after, tags = Figures(), Figures(), frozenset(dimensions)
    for bestand in dict.fromkeys(label["bestand"] for label in labels):
        own = [label for label in labels if label["bestand"] == bestand]
        try:
            reading = read(folder / "bestanden" / bestand, WorkbookConfig())
        except WorkbookError:
            first.add(OPENED, 0)
            continue
        first.add(OPENED, 1)
        _judge_workbook(first, reading, own, tags)
        _judge_workbook(after, read(reading.pad, answers(reading, own)), own, tags)
    return first, after


def answers(reading: WorkbookReading, labels: Sequence[Label]) -> WorkbookConfig:
    """Return what a person who knows the labels answers to the questions about a workbook."""
    said = {}
    for label in labels:
        tables = [table for table in reading.tabellen if table.werkblad == label["werkblad"]]
        if not label["is_lijst"] or label["naam"] is None:
            said[label["werkblad"]] = BladIndeling(overslaan=True)
        elif tables:
            columns = {
                placed_key(column.kop, f"kolom {column.kolom}"): _answer(label, column.kolom)
                for table in tables
                if table.richting is Richting.RIJEN
                for column in table.kolommen
            }
            said[label["werkblad"]] = BladIndeling.model_validate({"kolommen": columns, "bevestigd": True})
    return WorkbookConfig(indeling=said)


def _answer(label: Label, letters: str) -> str | list[str] | None:
    fields = _fields(label, letters)
    if letters == next(iter(label["naam"]), None):
        return [NAAM, _TITLE] if _TITLE in fields else NAAM
    fields = [veld for veld in fields if veld != NAAM]
    return None if _unsure(label, letters) else next(iter(fields), None)


def _unsure(label: Label, letters: str) -> bool:
    """Return whether a person would say as well that a column is no field."""
    said = label["kolommen"].get(letters)
    return isinstance(said, list) and None in said


def _fields(label: Label, letters: str) -> list[str]:
    said = label["kolommen"].get(letters)
    return [veld for veld in (said if isinstance(said, list) else [said]) if veld]


def _judge_workbook(figures: Figures, reading: WorkbookReading, labels: Sequence[Label], tags: frozenset[str]) -> None:
    figures.add(QUESTIONS, len(reading.vragen), 0)
    for label in labels:
        tables = [table for table in reading.tabellen if table.werkblad == label["werkblad"]]
        _judge_rows(figures, tables, label)
        _judge_columns(figures, tables, label)
        _judge_tags(figures, reading, label, tags)
        if label["is_lijst"] and label["naam"] is not None:
            figures.add(NAME, _names_right(reading, tables, label))
        else:
            figures.add(MADE_UP, any(record.werkblad == label["werkblad"] for record in reading.records))


def _judge_rows(figures: Figures, tables: Sequence[TableReading], label: Label) -> None:
    if label["gegevensregels"] is None or not (tables or label["naam"]):
        return
    best = max(tables, key=lambda table: _overlap(table, label["gegevensregels"]), default=None)
    upright = best is not None and best.richting is Richting.RIJEN
    for measure, key in ((HEADER, "kopregels"), (DATA, "gegevensregels")):
        right = [label[key] or [], *label.get(f"{key}_ook", [])]
        found = None if best is None else _found(best, key)
        figures.add(measure, upright and found in right)


def _found(table: TableReading, key: str) -> list[int]:
    if key == "gegevensregels":
        return list(table.gegevens)
    return [] if table.zonder_kop else list(table.kop)


def _overlap(table: TableReading, rows: Sequence[int]) -> int:
    return min(table.gegevens[1], rows[1]) - max(table.gegevens[0], rows[0])


def _judge_columns(figures: Figures, tables: Sequence[TableReading], label: Label) -> None:
    right = set()
    for column in (column for table in tables for column in table.kolommen if column.velden):
        if column.kolom not in label["kolommen"]:
            continue
        good = set(column.velden) <= set(_fields(label, column.kolom))
        figures.add(USED, good)
        right |= {column.kolom} if good else set()
    if label["is_lijst"]:
        sure = [letters for letters in label["kolommen"] if _fields(label, letters) and not _unsure(label, letters)]
        figures.add(FOUND, len(right & set(sure)), len(sure))


def _judge_tags(figures: Figures, reading: WorkbookReading, label: Label, tags: frozenset[str]) -> None:
    """Count the values that become tags; one is right when its column is labelled with its dimension."""
    values = (v for record in reading.records if record.werkblad == label["werkblad"] for v in record.values)
    for value in values:
        if value.veld in tags and value.cell.kolom in label["kolommen"]:
            figures.add(TAGS, value.veld in _fields(label, str(value.cell.kolom)))


def _names_right(reading: WorkbookReading, tables: Sequence[TableReading], label: Label) -> bool:
    used = {column.kolom for table in tables for column in table.kolommen if NAAM in column.velden}
    if used:
        return bool(used & set(label["naam"]))
    about = [question for question in reading.vragen if label["werkblad"] in question]
    asked = next((found[1] for question in about if (found := _ASKED_NAME.search(question))), None)
    return asked in label["naam"]
