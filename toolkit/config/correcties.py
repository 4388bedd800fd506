"""What curators corrected in one workbook: ``data/correcties/<name of the file without extension>.yml``.

An example::

    correcties:
      - werkblad: Nederland
        cel: F12
        interventie: Boks mee
        was: ouders
        wordt: ouders van jongeren
        reden: De pagina noemt alleen ouders van jongeren.
        door: M. Jansen
        datum: 2026-12-01
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.text import fold


class Celcorrectie(StrictModel):
    """One value of a source that a curator put right.

    Attributes:
        werkblad: the sheet.
        cel: where the value stood when the curator saw it, such as ``F12``.
        interventie: another text of the same row (or column), usually the name: the cell is found back when rows move.
        was: the value as it stands in the source; another value there means that this correction is over.
        wordt: what it should be; None when the cell should be empty.
        reden, door, datum: why, by whom and when, for the reader of the catalogue.

    """

    werkblad: str
    cel: str = Field(pattern=r"^[A-Z]{1,3}[1-9][0-9]{0,6}$")
    interventie: str | None = None
    was: str = Field(min_length=1)
    wordt: str | None
    reden: str = Field(min_length=1)
    door: str = Field(min_length=1)
    datum: date

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.wordt is not None and fold(self.wordt) == fold(self.was) and self.wordt == self.was:
            raise ValueError("`was` en `wordt` zijn hetzelfde: deze correctie doet niets")
        if self.wordt is not None and re.match(r"^=", self.wordt):
            raise ValueError("`wordt` is een waarde, geen formule")
        return self


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A correction and the address of the cell it was applied to, as the cell stands now."""

    correctie: Celcorrectie
    adres: str


class _Correcties(StrictModel):
    correcties: tuple[Celcorrectie, ...] = ()


def load_corrections(folder: Path, workbook: Path) -> tuple[Celcorrectie, ...]:
    """Return the corrections for `workbook`, none when the curators wrote none.

    Raises:
        ConfigError: the YAML file exists and is wrong.

    """
    path = folder / f"{workbook.stem}.yml"
    return load_yaml(path, _Correcties).correcties if path.exists() else ()
