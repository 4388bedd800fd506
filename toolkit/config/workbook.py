"""What curators know of one workbook: ``data/werkboeken/<name of the file without extension>.yml``."""

from pathlib import Path
from typing import Literal

from toolkit.config.strict_yaml import StrictModel, load_yaml


class WorkbookConfig(StrictModel):
    """Knowledge about one workbook; every key is optional, and so is the whole file.

    Attributes:
        titel: how the catalogue names this list on screen.
        herkomst: kind of list, when no column says so.
        samengesteld: compiled by the makers of this catalogue, never to be shown as the study's own annex.
        toegekend_door_samensteller: fields whose tags were assigned by the compilers; all other tags come from the
            source.
        publiceer_verborgen: publish the values of hidden cells too.

    """

    titel: str | None = None
    herkomst: Literal["slo", "database"] | None = None
    samengesteld: bool = False
    toegekend_door_samensteller: tuple[str, ...] = ()
    publiceer_verborgen: bool = False


def load_workbook_config(folder: Path, workbook: Path) -> WorkbookConfig:
    """Return the configuration of `workbook`, empty when the curators wrote none.

    Raises:
        ConfigError: the YAML file exists and is wrong.

    """
    path = folder / f"{workbook.stem}.yml"
    return load_yaml(path, WorkbookConfig) if path.exists() else WorkbookConfig()
