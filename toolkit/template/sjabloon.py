"""``data/sjabloon.yml``: what the template says beside fields and vocabulary."""

from collections.abc import Mapping
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import Velden

INTERMEDIAIR = "intermediair"
"""The role that a column of its own stands for; in the first column people are reached for themselves."""


class RolKolom(StrictModel):
    """A second column of a dimension, for who helps to reach others."""

    kop: str
    uitleg: str


class TemplateConfig(StrictModel):
    """The file.

    Attributes:
        weglaten: fields without a column.
        rollen: dimension → its column for the role `INTERMEDIAIR`.
        uitleg: field → explanation, or what is to be added to the one it has.
        voorbeelden: field (``doelgroep.intermediair`` for a column of a role) → text, per example.

    """

    weglaten: tuple[str, ...] = ()
    rollen: Mapping[str, RolKolom] = {}
    uitleg: Mapping[str, str] = {}
    voorbeelden: tuple[Mapping[str, str | int], ...] = ()


def load_template_config(path: Path, velden: Velden, vocabulary: Vocabulary) -> TemplateConfig:
    """Read `path`.

    Raises:
        ConfigError: the file is missing or wrong, names a field that does not exist or has no column, or leaves a
            field without explanation.

    """
    config = load_yaml(path, TemplateConfig)
    known = {veld.veld for veld in velden} | {dimension.naam for dimension in vocabulary}
    columns = (known - set(config.weglaten)) | {f"{naam}.{INTERMEDIAIR}" for naam in config.rollen}
    named = [*((naam, columns) for voorbeeld in config.voorbeelden for naam in voorbeeld)]
    named += [(naam, known) for naam in (*config.weglaten, *config.uitleg)]
    named += [(naam, {dimension.naam for dimension in vocabulary}) for naam in config.rollen]
    if unknown := sorted({naam for naam, allowed in named if naam not in allowed}):
        raise ConfigError(f"{path}: deze velden bestaan niet, of hebben geen kolom: {', '.join(unknown)}.")
    silent = [v.veld for v in velden if v.kolom is None and v.veld not in {*config.weglaten, *config.uitleg}]
    if silent:
        raise ConfigError(f"{path}: zet bij `uitleg` wat hier ingevuld wordt: {', '.join(silent)}.")
    return config
