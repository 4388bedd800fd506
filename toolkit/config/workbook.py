"""What curators know of one workbook: ``data/werkboeken/<name of the file without extension>.yml``."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, field_validator

from toolkit.codes import Status
from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.text import fold, plain_sign

Teken = Literal[Status, "ja", "nee", "leeg"]
"""What a sign in a cell means: a status, a cross, no cross, or nothing."""

Kopje = Literal[Status, "leeg"]
"""The status that a heading gives the elements below it, or nothing."""

Said = TypeVar("Said")

_PLACE = re.compile(r"\((kolom|rij)\s+([a-z]{1,3}|\d{1,7})\)$", re.IGNORECASE)


def placed_key(kop: str, plaats: str) -> str:
    """Return the key of the one column with header `kop` at `plaats`: ``Notes (kolom K)``, ``(kolom K)`` without one.

    Args:
        kop: joined header path; empty for a column without a header.
        plaats: ``kolom K``, or ``rij 5`` when the records are columns.

    """
    return f"{kop} ({plaats})".lstrip()


def _as_fields(written: object) -> object:
    """Return what is written for a field; a list names two or more different fields.

    Raises:
        ValueError: it is something else; the message is Dutch.

    """
    if written is None or isinstance(written, str):
        return written
    if not isinstance(written, Sequence) or not all(isinstance(veld, str) for veld in written):
        raise ValueError("schrijf één veld, zoals `naam`, of een lijst van velden, zoals `[naam, publicatie.titel]`")
    if len(set(written)) < _TWO or len(set(written)) != len(written):
        raise ValueError("een lijst noemt twee of meer verschillende velden, zoals `[naam, publicatie.titel]`")
    return tuple(written)


_TWO = 2


class KolomIndeling(StrictModel):
    """What one column is.

    Attributes:
        veld: a field of ``data/velden.yml``, a list of two when its values are both (the title of a study that is the
            name of the intervention as well), or null when the column is to be left alone.
        term: the term its header stands for, when its cells are crosses.
        reden: why it is so, for people.

    """

    veld: Annotated[str | tuple[str, ...] | None, BeforeValidator(_as_fields)]
    term: str | None = None
    reden: str | None = None

    @property
    def velden(self) -> tuple[str, ...]:
        """The fields, the first of which the column is known by; empty when it is to be left alone."""
        return (self.veld,) if isinstance(self.veld, str) else self.veld or ()


class BladIndeling(StrictModel):
    """How one sheet is laid out; what is not said is found by the program itself.

    Attributes:
        overslaan: the sheet holds no interventions, however much it looks like it; ``false`` says that it does.
        richting: a record is a row (``rijen``) or a column (``kolommen``).
        kopregels: first and last row of the header (columns, as numbers, when the records are columns).
        gegevensregels: first and last row with records.
        kolommen: joined header path (``Fase › Groep``) → field, or field with term; null leaves a column alone. With
            its place behind it (see `placed_key`) a key is about that one column only, and goes first.
        tekens: what a sign such as ``+`` or ``-`` means on this sheet; goes before what holds for the workbook.
        kopjes: the status that a heading (a group of rows, a band, a title, the sheet's name) gives the elements below
            it; ``leeg`` when it gives none.
        bevestigd: a person has looked at all columns: any other set of headers is a question, and a column that is not
            named here is a field only when its header literally says so.

    """

    overslaan: bool | None = None
    richting: Literal["rijen", "kolommen"] | None = None
    kopregels: tuple[int, int] | None = None
    gegevensregels: tuple[int, int] | None = None
    kolommen: Mapping[str, KolomIndeling] = {}
    tekens: Mapping[str, Teken] = {}
    kopjes: Mapping[str, Kopje] = {}
    bevestigd: bool = False

    @field_validator("kolommen", mode="before")
    @classmethod
    def _only_fields(cls, kolommen: object) -> object:
        """Write out a column of which only the field is said."""
        if not isinstance(kolommen, Mapping):
            return kolommen
        return {
            kop: said if isinstance(said, Mapping | KolomIndeling) else {"veld": said} for kop, said in kolommen.items()
        }

    @field_validator("kolommen")
    @classmethod
    def _tidy_keys(cls, kolommen: Mapping[str, KolomIndeling]) -> dict[str, KolomIndeling]:
        tidy: dict[str, KolomIndeling] = {}
        for written, decided in kolommen.items():
            key = _PLACE.sub(lambda m: f"({m[1].lower()} {m[2].upper()})", " ".join(written.split()))
            if key in tidy:
                raise ValueError(f"de kolom “{key}” staat hier twee keer")
            tidy[key] = decided
        return tidy

    def key_of(self, kop: str, plaats: str) -> str | None:
        """Return the key of the decision about the column with this header at this place, or None."""
        return next((key for key in (placed_key(kop, plaats), kop) if key in self.kolommen), None)

    def column(self, kop: str, plaats: str) -> KolomIndeling | None:
        """Return what a person decided about the column with this header path at this place, or None when nothing."""
        key = self.key_of(kop, plaats)
        return None if key is None else self.kolommen[key]


class BeslistUitkomst(StrictModel):
    """What a person decided about an outcome that the words do not settle.

    Attributes:
        tekst: what stands in the cell, with a colon and what stands in the cell beside it when the outcome is there.
        uitkomst: the status it gives each element in that cell of which it was not clear; ``leeg`` when it gives none.
        reden: why it is so, for people.

    """

    tekst: str
    uitkomst: Kopje
    reden: str | None = None


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
        volgt_uit: field → dimension → term: a value in that field implies the term, in records that say nothing about
            that dimension themselves.
        tekens: sign or *nee* in a cell → what it means, in any sheet; goes before a legend on the sheet.
        kopjes: heading → the status that it gives the elements below it, in any sheet.
        uitkomsten: what outcomes mean that the words of a cell do not settle, in any sheet.
        indeling: per sheet name how it is laid out; ``*`` is for every other sheet.

    """

    titel: str | None = None
    herkomst: Literal["slo", "database"] | None = None
    samengesteld: bool = False
    toegekend_door_samensteller: tuple[str, ...] = ()
    peildatum: str | None = None
    publiceer_verborgen: bool = False
    volgt_uit: Mapping[str, Mapping[str, str]] = {}
    tekens: Mapping[str, Teken] = {}
    kopjes: Mapping[str, Kopje] = {}
    uitkomsten: tuple[BeslistUitkomst, ...] = ()
    indeling: Mapping[str, BladIndeling] = {}

    @field_validator("uitkomsten")
    @classmethod
    def _once_each(cls, uitkomsten: tuple[BeslistUitkomst, ...]) -> tuple[BeslistUitkomst, ...]:
        texts = [fold(one.tekst) for one in uitkomsten]
        if twice := [one.tekst for one in uitkomsten if texts.count(fold(one.tekst)) > 1]:
            raise ValueError(f"over de uitkomst “{twice[0]}” staat hier twee keer iets")
        return uitkomsten

    def named_as(self, shown: Callable[[str], str]) -> "WorkbookConfig":
        """Return the same decisions, about sheets, columns and headings by the names that `shown` makes of theirs.

        Raises:
            ConfigError: two decisions would then have one name.

        """
        sheets = {
            naam: blad.model_copy(
                update={"kolommen": _renamed(blad.kolommen, shown), "kopjes": _renamed(blad.kopjes, shown)}
            )
            for naam, blad in _renamed(self.indeling, shown).items()
        }
        return self.model_copy(update={"indeling": sheets, "kopjes": _renamed(self.kopjes, shown)})

    def sheet(self, naam: str) -> BladIndeling:
        """Return what a person decided about one sheet; empty when nothing."""
        return self.indeling.get(naam) or self.indeling.get("*") or BladIndeling()

    def signs(self, naam: str) -> dict[str, Teken]:
        """Return what a person decided about the signs on one sheet."""
        return {plain_sign(sign): meaning for sign, meaning in {**self.tekens, **self.sheet(naam).tekens}.items()}

    def headings(self, naam: str) -> dict[str, Kopje]:
        """Return what a person decided about the headings on one sheet."""
        return {plain_sign(text): said for text, said in {**self.kopjes, **self.sheet(naam).kopjes}.items()}


def _renamed(decided: Mapping[str, Said], shown: Callable[[str], str]) -> dict[str, Said]:
    renamed: dict[str, Said] = {}
    for key, said in decided.items():
        if (name := shown(key)) in renamed:
            raise ConfigError(
                f"data/werkboeken: “{name}” staat er twee keer, als contactgegevens in koppen en namen van bladen "
                "verborgen zijn. Zet bij een kolom haar plaats erachter, zoals “(kolom K)”."
            )
        renamed[name] = said
    return renamed


@dataclass(frozen=True, slots=True)
class WrittenAs:
    """The names, without ending, by which curators' files are about one workbook: its own, or one that it replaces.

    Attributes:
        indeling: of the file in ``data/werkboeken``.
        correcties: of the file in ``data/correcties``.
        besluiten: behind `werkboek` in ``data/besluiten``.

    """

    indeling: str
    correcties: str
    besluiten: str

    @classmethod
    def itself(cls, workbook: Path) -> "WrittenAs":
        """Return the names when it replaces nothing."""
        return cls(workbook.stem, workbook.stem, workbook.stem)


def load_workbook_config(folder: Path, workbook: Path) -> WorkbookConfig:
    """Return the configuration of `workbook`, empty when the curators wrote none.

    Raises:
        ConfigError: the YAML file exists and is wrong.

    """
    path = folder / f"{workbook.stem}.yml"
    return load_yaml(path, WorkbookConfig) if path.exists() else WorkbookConfig()
