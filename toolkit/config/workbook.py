"""What curators know of one workbook: ``data/werkboeken/<name of the file without extension>.yml``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from toolkit.config.strict_yaml import StrictModel, load_yaml


class KolomIndeling(StrictModel):
    """What one column is.

    Attributes:
        veld: a field of ``data/velden.yml``, or null when the column is to be left alone.
        term: the term its header stands for, when its cells are crosses.

    """

    veld: str | None
    term: str | None = None


class BladIndeling(StrictModel):
    """How one sheet is laid out; what is not said is found by the program itself.

    Attributes:
        overslaan: the sheet holds no interventions, however much it looks like it; ``false`` says that it does.
        richting: a record is a row (``rijen``) or a column (``kolommen``).
        kopregels: first and last row of the header (columns, as numbers, when the records are columns).
        gegevensregels: first and last row with records.
        kolommen: joined header path (``Fase › Groep``) → field, or field with term; null leaves a column alone.
        bevestigd: a person has looked at all columns: any other set of headers is a question.

    """

    overslaan: bool | None = None
    richting: Literal["rijen", "kolommen"] | None = None
    kopregels: tuple[int, int] | None = None
    gegevensregels: tuple[int, int] | None = None
    kolommen: Mapping[str, KolomIndeling | str | None] = {}
    bevestigd: bool = False

    def column(self, kop: str) -> KolomIndeling | None:
        """Return what a person decided about the column with this header path, or None when nothing."""
        if kop not in self.kolommen:
            return None
        decided = self.kolommen[kop]
        return decided if isinstance(decided, KolomIndeling) else KolomIndeling(veld=decided)


class WorkbookConfig(StrictModel):
    """Knowledge about one workbook; every key is optional, and so is the whole file.

    Attributes:
        titel: how the catalogue names this list on screen.
        herkomst: kind of list, when no column says so.
        samengesteld: compiled by the makers of this catalogue, never to be shown as the study's own annex.
        toegekend_door_samensteller: fields whose tags were assigned by the compilers; all other tags come from the
            source.
        peildatum: the data are of this date, in words.
        publiceer_verborgen: publish the values of hidden cells too.
        indeling: per sheet name how it is laid out; ``*`` is for every other sheet.

    """

    titel: str | None = None
    herkomst: Literal["slo", "database"] | None = None
    samengesteld: bool = False
    toegekend_door_samensteller: tuple[str, ...] = ()
    peildatum: str | None = None
    publiceer_verborgen: bool = False
    indeling: Mapping[str, BladIndeling] = {}

    def sheet(self, naam: str) -> BladIndeling:
        """Return what a person decided about one sheet; empty when nothing."""
        return self.indeling.get(naam) or self.indeling.get("*") or BladIndeling()


def load_workbook_config(folder: Path, workbook: Path) -> WorkbookConfig:
    """Return the configuration of `workbook`, empty when the curators wrote none.

    Raises:
        ConfigError: the YAML file exists and is wrong.

    """
    path = folder / f"{workbook.stem}.yml"
    return load_yaml(path, WorkbookConfig) if path.exists() else WorkbookConfig()
