"""What a publication may not do before a person has to say that it is right: ``data/grenzen.yml``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from toolkit.changes.numbers import Telling, Tellingen
from toolkit.config.strict_yaml import StrictModel, load_yaml

Limits = Mapping[Telling, Annotated[int, Field(ge=0, le=100)]]
"""What is counted → how many percent fewer there may be."""

LESS_THAN_BEFORE = "veel_minder"
"""The kind of finding that says that there is less than may be."""


class _Grenzen(StrictModel):
    grenzen: Limits
    dagen_vooruit: int = Field(ge=0)


def load_limits(path: Path) -> Limits:
    """Read ``data/grenzen.yml``.

    Raises:
        ConfigError: the file is missing or wrong.

    """
    return load_yaml(path, _Grenzen).grenzen


def load_days_ahead(path: Path) -> int:
    """Return how many days after today a publication may be dated, from ``data/grenzen.yml``.

    Raises:
        ConfigError: the file is missing or wrong.

    """
    return load_yaml(path, _Grenzen).dagen_vooruit


def below_limits(before: Tellingen, now: Tellingen, limits: Limits) -> list[str]:
    """Return, in Dutch, what there is too little of compared with the last publication; empty when nothing."""
    problems = []
    for what, percent in limits.items():
        was, is_ = before.get(what, 0), now.get(what, 0)
        if was - is_ > was * percent / 100:
            problems.append(
                f"er zijn nu {is_} {what}, en in de vorige uitgave waren het er {was}. Meer dan {percent} % minder "
                "mag niet (data/grenzen.yml). Is er een blad of kolom niet gelezen? Kijk in het kwaliteitsrapport."
            )
    return problems
