"""Wordings that are no term: status of an element, marks for "no value", names of lists (``data/waarden.yml``)."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Literal

from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.text import fold

Status = Literal["effect", "ervaren", "gemengd", "geen_effect", "beoogd"]
Herkomst = Literal["slo", "database", "beide"]


class GeenWaarde(StrEnum):
    """Why a filled cell holds no value; three different things."""

    LEEG = "leeg"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"
    ONBEKEND = "onbekend"


class _ValuesModel(StrictModel):
    statussen: Mapping[Status, tuple[str, ...]]
    zonder_waarde: Mapping[GeenWaarde, tuple[str, ...]]
    herkomst: Mapping[Herkomst, tuple[str, ...]]
    ontkenningen: tuple[str, ...]


class ValueWords:
    """Looks up status words, marks for "no value" and names of the lists, compared folded."""

    def __init__(self, model: _ValuesModel):
        self._status = {fold(word): status for status, words in model.statussen.items() for word in words}
        self._zonder = {fold(word): soort for soort, words in model.zonder_waarde.items() for word in words}
        self._ontkenningen = {fold(word) for word in model.ontkenningen}
        self._herkomst = {fold(word): herkomst for herkomst, words in model.herkomst.items() for word in words}

    def status(self, text: str) -> Status | None:
        """Return the status that `text` stands for, or None."""
        return self._status.get(fold(text))

    def geen_waarde(self, text: str) -> GeenWaarde | None:
        """Return why `text` is no value, or None when it is one."""
        return self._zonder.get(fold(text))

    def denies(self, note: str | None) -> bool:
        """Tell whether `note`, behind a wording, says that the wording does not hold (``RCT: nee``)."""
        return note is not None and fold(note) in self._ontkenningen

    def herkomst(self, text: str) -> Herkomst | None:
        """Return the list that `text` names, or None."""
        return self._herkomst.get(fold(text))


def load_value_words(path: Path) -> ValueWords:
    """Read ``data/waarden.yml``.

    Raises:
        ConfigError: the file is missing or wrong.

    """
    return ValueWords(load_yaml(path, _ValuesModel))
