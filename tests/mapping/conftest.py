"""What the tests of reading and mapping share: fields, and one call that reads a workbook."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT
from toolkit.config.workbook import WorkbookConfig
from toolkit.findings import Bevindingen
from toolkit.mapping.fields import FieldCatalogue, field_catalogue
from toolkit.mapping.read import read_workbook
from toolkit.reading.model import WorkbookReading
from toolkit.vocabulary.model import Vocabulary
from toolkit.vocabulary.velden import load_velden


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
def velden(vocabulary: Vocabulary) -> FieldCatalogue:
    return field_catalogue(load_velden(ROOT / "data" / "velden.yml"), vocabulary)


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary, velden: FieldCatalogue) -> ReadFile:
    """Return a function that reads the workbook at a path."""

    def call(path: Path, config: WorkbookConfig | None = None) -> Read:
        bevindingen = Bevindingen()
        reading = read_workbook(
            path,
            vocabulary=vocabulary,
            velden=velden,
            config=config or WorkbookConfig(),
            bevindingen=bevindingen,
        )
        return Read(reading, bevindingen)

    return call
