"""The configuration of the plugin: which dimensions hang on which table.

It stands in Datasette's configuration at the table it is about (see docs/m2m.md) and is checked when Datasette starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from toolkit.m2m.relation import Relation

NIET_GERAPPORTEERD = "niet-gerapporteerd"
MODUS = "modus"
# In a URL a name stands between underscores, and Datasette reads a double underscore as a column filter.
_NAME = re.compile(r"[A-Za-z0-9]+(_[A-Za-z0-9]+)*")


class ConfigError(ValueError):
    """The configuration is not usable; the message says in Dutch what to change."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The dimensions of one table, by name, and those that are shown as a column without being asked for."""

    tabel: str
    sleutel: str
    relations: Mapping[str, Relation]
    kolommen: tuple[str, ...] = ()


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Name = Annotated[str, Field(min_length=1)]


class _Dimensie(_Strict):
    koppeltabel: _Name
    tabel_kolom: _Name
    term_kolom: _Name
    termtabel: _Name
    label_kolom: _Name
    term_sleutel: _Name = "id"
    broader_kolom: _Name | None = None
    kenmerken: tuple[_Name, ...] = ()


class _Tabel(_Strict):
    sleutel: _Name
    dimensies: dict[str, _Dimensie] = Field(min_length=1)
    kolommen: tuple[str, ...] = ()


_PROBLEMS = {"missing": "ontbreekt", "extra_forbidden": "is geen bekende instelling", "too_short": "is leeg"}


def read_dimensions(tabel: str, raw: object) -> Dimensions:
    """Return the dimensions that the configuration of one table gives.

    Raises:
        ConfigError: something is missing, unknown or ambiguous.
    """
    try:
        found = _Tabel.model_validate(raw)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, found['loc'])) or 'm2m'} {_PROBLEMS.get(found['type'], 'heeft een verkeerde waarde')}"
            for found in error.errors()
        )
        raise ConfigError(f"m2m bij tabel {tabel}: {problems}.") from None
    relations = {
        naam: Relation(naam=naam, tabel=tabel, sleutel=found.sleutel, **dict(dimensie))
        for naam, dimensie in found.dimensies.items()
    }
    dimensions = Dimensions(tabel, found.sleutel, relations, found.kolommen)
    _check_names(dimensions)
    return dimensions


def parameter_names(relation: Relation) -> dict[str, str]:
    """Return the URL parameters of a dimension and what each is about: "", "modus" or an attribute column."""
    prefix = f"_m2m_{relation.naam}"
    return {prefix: "", f"{prefix}_{MODUS}": MODUS} | {f"{prefix}_{kolom}": kolom for kolom in relation.kenmerken}


def columns_in_use(relation: Relation) -> dict[str, set[str]]:
    """Return the tables of a dimension with the columns that have to be in them."""
    terms = {relation.term_sleutel, relation.label_kolom}
    if relation.broader_kolom is not None:
        terms.add(relation.broader_kolom)
    tags = {relation.tabel_kolom, relation.term_kolom, *relation.kenmerken}
    return {relation.koppeltabel: tags, relation.termtabel: terms}


def _check_names(dimensions: Dimensions) -> None:
    taken: dict[str, str] = {"_m2m_kolom": "de parameter voor kolommen"}
    for naam, relation in dimensions.relations.items():
        for part in (naam, *relation.kenmerken):
            if not _NAME.fullmatch(part):
                raise ConfigError(
                    f"m2m bij tabel {dimensions.tabel}: de naam {part!r} kan niet in een URL. "
                    "Gebruik letters, cijfers en losse streepjes (_) ertussen."
                )
        if MODUS in relation.kenmerken:
            raise ConfigError(f"m2m bij tabel {dimensions.tabel}: een kenmerk kan niet {MODUS!r} heten.")
        for parameter in parameter_names(relation):
            if parameter in taken:
                raise ConfigError(
                    f"m2m bij tabel {dimensions.tabel}: {parameter} betekent twee dingen, "
                    f"bij {taken[parameter]} en bij {naam}. Geef een dimensie een andere naam."
                )
            taken[parameter] = naam
    unknown = [naam for naam in dimensions.kolommen if naam not in dimensions.relations]
    if unknown:
        raise ConfigError(
            f"m2m bij tabel {dimensions.tabel}: kolommen noemt onbekende dimensies: {', '.join(unknown)}."
        )
