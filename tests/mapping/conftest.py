"""What the tests of reading and mapping share: fields, and one call that reads a workbook."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT
from toolkit.config.workbook import WorkbookConfig
from toolkit.curation import load_curation
from toolkit.findings import Bevindingen
from toolkit.mapping.column import Knowledge
from toolkit.mapping.fields import FieldCatalogue
from toolkit.mapping.read import read_workbook
from toolkit.reading.workbook_reading import WorkbookReading


@dataclass(frozen=True)
class Read:
    """A reading and its findings."""

    reading: WorkbookReading
    bevindingen: Bevindingen = field(default_factory=Bevindingen)

    def codes(self) -> list[str]:
        """Return the codes of the findings, in order."""
        return [bevinding.code for bevinding in self.bevindingen]

    def values(self) -> list[list[tuple[str, str, str | None]]]:
        """Return per record its fields, texts and terms."""
        return [[(v.veld, v.text, v.term) for v in record.values] for record in self.reading.records]


ReadFile = Callable[..., Read]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_curation(ROOT / "data").kennis


@pytest.fixture(scope="session")
def velden(knowledge: Knowledge) -> FieldCatalogue:
    return knowledge.velden


@pytest.fixture(scope="session")
def read(knowledge: Knowledge) -> ReadFile:
    """Return a function that reads the workbook at a path."""

    def call(path: Path, config: WorkbookConfig | None = None) -> Read:
        bevindingen = Bevindingen()
        reading = read_workbook(
            path,
            knowledge=knowledge,
            config=config or WorkbookConfig(),
            bevindingen=bevindingen,
        )
        return Read(reading, bevindingen)

    return call
