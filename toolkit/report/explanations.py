"""Cause and remedy per kind of finding, in Dutch, from ``uitleg.yml`` beside this module."""

from collections.abc import Mapping
from pathlib import Path

from toolkit.config.strict_yaml import StrictModel, load_yaml

WAARDE_ONBESLIST = "waarde_onbeslist"


class Uitleg(StrictModel):
    """What a kind of finding is, where it usually comes from, and what to do about it.

    `eerst`: it comes before every question, because it makes most of the other questions disappear.
    """

    titel: str
    oorzaak: str
    oplossing: str
    eerst: bool = False


class _UitlegFile(StrictModel):
    codes: Mapping[str, Uitleg]


def load_uitleg() -> Mapping[str, Uitleg]:
    """Return the explanation of each code of the table `bevinding`."""
    return load_yaml(Path(__file__).with_name("uitleg.yml"), _UitlegFile).codes
